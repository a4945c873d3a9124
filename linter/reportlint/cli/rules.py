"""`reportlint rules`: one line a rule, or one line for each key of a rule and who set it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from .. import waivers
from ..catalogue import kind, severity
from ..errors import Lang, Message
from ..packs import Pack
from . import books
from .exits import Exit
from .options import Command, option
from .say import Voice


def command(lang: Lang) -> click.Command:
    """The command, its help in one language."""

    @click.pass_obj
    def run(voice: Voice, pack: str | None, trace: str | None) -> int:
        packs = books.chosen(pack, voice)
        lines = (
            traced(trace, packs, voice.lang)
            if trace is not None
            else table(packs if pack else [*packs, waivers.PACK], voice.lang)
        )
        click.echo("\n".join(lines))
        return Exit.CLEAN

    return Command("rules", lang, run, [option("pack", lang, metavar="PACK"), option("trace", lang, metavar="RULE")])


def table(packs: Sequence[Pack], lang: Lang) -> Iterator[str]:
    """Id, severity, title, kind and basis of every rule, aligned by cells."""
    # Measuring text takes a library that no other command needs.
    from ..reporters.cells import cell_len, pad

    rows = [
        (rule.id, severity(rule, lang), rule.head.title.message().of(lang), kind(rule, lang), pack.basis(rule).of(lang))
        for rule, pack in books.rules_of(packs).values()
    ]
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()


def traced(wanted: str, packs: Sequence[Pack], lang: Lang) -> Iterator[str]:
    """Who set which key of a rule, and over whom; raises UsageError when no pack has it."""
    from ..packs.origins import origins
    from ..reporters.cells import cell_len, pad

    rules = books.rules_of(packs)
    if wanted.upper() not in rules:
        raise books.no_such_rule(wanted, list(rules))
    rule, pack = rules[wanted.upper()]
    keys = origins(pack.path)[rule.id]
    yield f"{rule.id} {rule.head.title.message().of(lang)}"
    key_width = max(map(cell_len, keys))
    by_width = max(cell_len(origin.by) for origin in keys.values())
    for key, origin in keys.items():
        over = " ← ".join(origin.over)
        said = Message(f"原为 {over}", f"over {over}").of(lang) if over else ""
        yield f"  {pad(key, key_width)}  {pad(origin.by, by_width)}  {said}".rstrip()
