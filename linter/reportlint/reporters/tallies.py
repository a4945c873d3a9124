"""Lines over all drafts: how many findings, items and drafts there are of each sort."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..errors import Lang, Message
from ..findings import Severity
from ..results import Sums


def counted(sums: Sequence[Sums], lang: Lang) -> str:
    """How many findings there are of each severity: `错误 1  警告 6  提示 3`."""
    infos, warnings, errors = (sum(each.findings[at] for each in sums) for at in range(3))
    return Message(
        f"错误 {errors}  警告 {warnings}  提示 {infos}", f"errors {errors}  warnings {warnings}  infos {infos}"
    ).of(lang)


def settled(sums: Sequence[Sums], lang: Lang) -> Iterator[str]:
    """How many findings are not among those counted, because a waiver or the baseline has them."""
    waived, known = sum(each.waived for each in sums), sum(each.known for each in sums)
    if waived:
        yield Message(f"已豁免 {waived} 处", f"waived: {waived}").of(lang)
    if known:
        yield Message(f"基线内 {known} 处", f"in the baseline: {known}").of(lang)


def failed_drafts(sums: Iterable[Sums]) -> int:
    """How many drafts could not be checked, wholly or in part."""
    return sum(each.failed for each in sums)


def summary(sums: Sequence[Sums], lang: Lang) -> str:
    """One line over all drafts."""
    unmet, unclear = sum(each.unmet for each in sums), sum(each.unclear for each in sums)
    failed, drafts = failed_drafts(sums), sum(each.is_draft for each in sums)
    parts = [
        Message(f"共 {drafts} 份", f"drafts: {drafts}"),
        Message(counted(sums, "zh"), counted(sums, "en")),
    ]
    if unmet:
        parts.append(Message(f"必备内容缺失 {unmet} 项", f"required items unmet: {unmet}"))
    if unclear:
        parts.append(Message(f"待人工确认 {unclear} 项", f"required items unclear: {unclear}"))
    if failed:
        parts.append(Message(f"{failed} 份未能查完", f"not fully checked: {failed}"))
    return " · ".join([*(part.of(lang) for part in parts), *settled(sums, lang)])


def gravest(sums: Iterable[Sums]) -> Severity | None:
    """The gravest severity that any finding has."""
    found = {grade for each in sums for grade, count in zip(Severity, each.findings, strict=True) if count}
    return max(found, default=None)
