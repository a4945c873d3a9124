"""`reportlint rules`: one line a rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from ..errors import Lang
from ..packs import Pack
from . import books
from .explain import severity
from .options import Command, option
from .say import Voice


def command(lang: Lang) -> click.Command:
    """The command, its help in one language."""

    @click.pass_obj
    def run(voice: Voice, pack: str | None) -> int:
        click.echo("\n".join(table(books.packs_of(pack, ()), voice.lang)))
        return 0

    return Command("rules", lang, run, [option("pack", lang, metavar="PACK")])


def table(packs: Sequence[Pack], lang: Lang) -> Iterator[str]:
    """Id, severity, title, kind and basis of every rule, aligned by cells."""
    # Measuring text takes a library that no other command needs.
    from ..reporters.cells import cell_len, pad

    rows = [
        (rule.id, severity(rule, lang), rule.head.title.message().of(lang), rule.head.kind, pack.basis(rule).of(lang))
        for rule, pack in books.rules_of(packs).values()
    ]
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
