"""`reportlint explain ID`: all that is known of one rule, for the clerk who is told of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from .. import waivers
from ..catalogue import ground, kind, remedy, severity
from ..errors import Lang, Message, UsageError
from ..packs import Pack, Rule, load, shipped
from ..packs.model import Example
from . import books
from .completers import of_rules
from .exits import Exit
from .options import Command, option
from .say import Voice
from .texts import TEXTS


def command(lang: Lang) -> click.Command:
    """The command, its help in one language."""

    @click.pass_obj
    def run(voice: Voice, rule: str | None, pack: str | None) -> int:
        packs = books.chosen(pack, voice)
        if pack is None and rule and rule.upper() not in books.rules_of(packs):
            packs = _with_overlays(rule.upper(), packs)
        click.echo("\n".join(explain(rule or "", packs, voice.lang)))
        return Exit.CLEAN

    params: Sequence[click.Parameter] = (
        click.Argument(["rule"], required=False, metavar=TEXTS["id"].of(lang), shell_complete=of_rules),
        option("pack", lang, metavar="PACK"),
    )
    return Command("explain", lang, run, params)


def _with_overlays(rule: str, packs: list[Pack]) -> list[Pack]:
    """With the shipped overlays, which no check here would use, where one of them has the rule."""
    more = [*packs, *map(load, shipped())]
    return more if rule in books.rules_of(more) else packs


def explain(wanted: str, packs: Sequence[Pack], lang: Lang) -> Iterator[str]:
    """The lines on one rule; raises UsageError when no pack has it."""
    rules = books.rules_of([*packs, waivers.PACK])
    if not wanted:
        raise UsageError(
            Message("缺少规则编号；例如 reportlint explain FZ103", "which rule? Try: reportlint explain FZ103")
        )
    if wanted.upper() not in rules:
        raise books.no_such_rule(wanted, list(rules))
    rule, pack = rules[wanted.upper()]
    head = rule.head
    yield f"{rule.id} {head.title.message().of(lang)}"
    yield ""
    yield from _item(Message("级别", "severity"), severity(rule, lang), lang)
    yield from _item(Message("类型", "kind"), kind(rule, lang), lang)
    if said := remedy(rule, lang):
        yield from _item(Message("修正", "fix"), said, lang)
    yield from _item(Message("规则包", "pack"), _home(rule).of(lang), lang)
    if rule.trace:
        yield from _item(Message("调整", "changed"), "\n".join(f"{by} {key}" for key, by in rule.trace), lang)
    yield from _item(Message("依据", "basis"), _basis(rule, pack, lang), lang)
    yield from _item(Message("报告", "says"), head.message.message().of(lang), lang)
    yield from _item(Message("理由", "why"), head.why.message().of(lang), lang)
    yield from _examples(Message("会报的例子", "found in"), head.examples.bad, lang)
    yield from _examples(Message("不报的例子", "not found in"), head.examples.good, lang)


def _home(rule: Rule) -> Message:
    place = f"{rule.path}:{rule.line}"
    if not rule.path:
        return Message("程序自带", "built in")
    return Message(f"{rule.pack}（{place}）", f"{rule.pack} ({place})")


def _basis(rule: Rule, pack: Pack, lang: Lang) -> str:
    quote = f"\n“{rule.head.basis.quote}”" if rule.head.basis.quote else ""
    return f"{ground(rule, pack).of(lang)}{quote}"


def _item(name: Message, text: str, lang: Lang) -> Iterator[str]:
    first, *others = text.strip().splitlines() or [""]
    yield f"{name.of(lang)}  {first}"
    yield from (f"      {line}" for line in others)


def _examples(name: Message, examples: Sequence[Example], lang: Lang) -> Iterator[str]:
    if not examples:
        return
    yield ""
    yield name.of(lang)
    for example in examples:
        first, *others = example.text.strip().splitlines() or [""]
        yield f"  - {first}"
        yield from (f"    {line}".rstrip() for line in others)
