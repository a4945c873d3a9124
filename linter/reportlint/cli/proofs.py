"""Checks and tests packs for `reportlint packs`, and says line by line what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from ..errors import Lang, Message
from ..packs import Pack, load
from ..reporters.view import clean
from .exits import Exit


def check(name: str, lang: Lang) -> int:
    """Tells what is suspicious in a pack that loads; raises YamlError with all faults of one that does not.

    That a pattern is slow is said, but is no fault: the machine has a say in it.
    """
    from ..pack_lint import slow, warnings

    pack = load(name)
    found = list(warnings(pack))
    for problem in found:
        place, what = f"{problem.path}:{problem.line}:{problem.column}", problem.message
        _say(Message(f"{place}: 警告：{what.zh}", f"{place}: warning: {what.en}"), lang)
    for problem in slow(pack):
        place, what = f"{problem.path}:{problem.line}", problem.message
        _say(Message(f"{place}: {what.zh}", f"{place}: {what.en}"), lang)
    _say(
        Message(
            f"{pack.name}：{len(pack.rules)} 条规则，{f'{len(found)} 处可疑' if found else '没有发现问题'}",
            f"{pack.name}: {len(pack.rules)} rules, {f'warnings: {len(found)}' if found else 'nothing found'}",
        ),
        lang,
    )
    return Exit.FINDINGS if found else Exit.CLEAN


def test(name: str, lang: Lang) -> int:
    """Tells every example and draft of a pack that does not come out as it says; raises YamlError, UsageError."""
    from .. import pack_cases
    from ..pack_tests import counted, own_rules

    pack = load(name)
    rules = list(own_rules(pack))
    said, broken = 0, False
    for lines, failed in (*_examples(pack), *_drafts(pack)):
        said += 1
        broken = broken or failed
        for line in lines:
            _say(line, lang)
    number, examples = counted(rules)
    drafts = len(pack_cases.drafts(pack))
    _say(
        Message(
            f"{pack.name}：规则 {number} 条，例子 {examples} 个，整篇草稿 {drafts} 份，"
            + (f"{said} 处不符" if said else "全部相符"),
            f"{pack.name}: rules {number}, examples {examples}, whole drafts {drafts}: "
            + (f"{said} failed" if said else "all as expected"),
        ),
        lang,
    )
    return Exit.FAILED if broken else Exit.FINDINGS if said else Exit.CLEAN


Told = tuple[list[Message], bool]
"""What is said of one failing test, and whether it could not be done at all."""


def _examples(pack: Pack) -> Iterator[Told]:
    from ..pack_tests import misses, own_rules, unproved

    rules = {rule.id: rule for rule in own_rules(pack)}
    for rule in rules.values():
        if rule.pack == pack.name and (lacking := unproved(rule)):
            place = f"{rule.path}:{rule.line}"
            yield [Message(f"{place}: {lacking.zh}", f"{place}: {lacking.en}")], False
    for miss in misses(pack):
        rule = rules[miss.rule]
        place = f"{rule.path}:{rule.line}: {rule.id}"
        lines = [Message(f"{place} {miss.which.zh}", f"{place} {miss.which.en}")]
        lines += _told("期望标出", "expected", miss.marked)
        lines += _told("实际标出", "got", miss.flagged)
        lines += [Message(f"  无法检查：{why.zh}", f"  could not check: {why.en}") for why in miss.failures]
        yield lines, bool(miss.failures)


def _drafts(pack: Pack) -> Iterator[Told]:
    from ..pack_cases import differences

    for found in differences(pack):
        lines = [Message(f"{found.path}: 与预期不符", f"{found.path}: not as expected")]
        lines += _told("期望", "expected", found.missing)
        lines += _told("实际", "got", found.extra)
        lines += [Message(f"  无法检查：{why.zh}", f"  could not check: {why.en}") for why in found.failures]
        yield lines, bool(found.failures)


def _told(zh: str, en: str, items: Sequence[str]) -> list[Message]:
    items = items or [""]
    return [Message(f"  {zh}  {item or '（无）'}", f"  {en}  {item or '(nothing)'}") for item in items]


def _say(message: Message, lang: Lang) -> None:
    click.echo(clean(message.of(lang)))
