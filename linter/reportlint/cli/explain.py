"""`reportlint explain ID`: all that is known of one rule, for the clerk who is told of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from ..errors import Lang, Message, UsageError
from ..findings import SEVERITY_NAMES, Severity
from ..packs import Pack, Rule
from ..packs.model import Example, Profile
from . import books
from .options import Command, option
from .say import Voice
from .texts import TEXTS

PROFILES = {Profile.SUBMISSION: Message("报送版", "submission"), Profile.PUBLICATION: Message("公开版", "publication")}


def command(lang: Lang) -> click.Command:
    """The command, its help in one language."""

    @click.pass_obj
    def run(voice: Voice, rule: str | None, pack: str | None) -> int:
        packs = books.packs_of(pack, ())
        click.echo("\n".join(explain(rule or "", packs, voice.lang)))
        return 0

    params: Sequence[click.Parameter] = (
        click.Argument(["rule"], required=False, metavar=TEXTS["id"].of(lang)),
        option("pack", lang, metavar="PACK"),
    )
    return Command("explain", lang, run, params)


def explain(wanted: str, packs: Sequence[Pack], lang: Lang) -> Iterator[str]:
    """The lines on one rule; raises UsageError when no pack has it."""
    rules = books.rules_of(packs)
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
    yield from _item(Message("类型", "kind"), head.kind, lang)
    yield from _item(Message("规则包", "pack"), f"{rule.pack} ({rule.path}:{rule.line})", lang)
    yield from _item(Message("依据", "basis"), _basis(rule, pack, lang), lang)
    yield from _item(Message("报告", "says"), head.message.message().of(lang), lang)
    yield from _item(Message("理由", "why"), head.why.message().of(lang), lang)
    yield from _examples(Message("会报的例子", "found in"), head.examples.bad, lang)
    yield from _examples(Message("不报的例子", "not found in"), head.examples.good, lang)


def severity(rule: Rule, lang: Lang) -> str:
    """The rule's severity in words; where it depends on the profile, one word each."""
    given = rule.head.severity
    if isinstance(given, Severity):
        return SEVERITY_NAMES[given].of(lang)
    return (
        Message("、", ", ")
        .of(lang)
        .join(f"{SEVERITY_NAMES[each].of(lang)} ({PROFILES[profile].of(lang)})" for profile, each in given.items())
    )


def _basis(rule: Rule, pack: Pack, lang: Lang) -> str:
    source = pack.sources[rule.head.basis.source]
    number = f" {source.number}" if source.number else ""
    quote = f"\n“{rule.head.basis.quote}”" if rule.head.basis.quote else ""
    return f"{pack.basis(rule).of(lang)}{number}{quote}"


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
        yield from (f"    {line}" for line in others)
