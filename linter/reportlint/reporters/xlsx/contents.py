"""What stands in the workbook: units by items, every finding, what was checked and what was not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from ...errors import Lang, Message
from ...findings import SEVERITY_NAMES, Answer, Finding, Severity
from ...records import NamedTuple
from ...results import Checked, Results
from ...version import __version__
from .. import json_, matrix, view
from ..checklist import ANSWERED

Cell = str | int
Row = Sequence[Cell]


class Sheet(NamedTuple):
    """A sheet: its name, its head, the width of each column in characters, the rows below, and whether these are all
    alike, so that one may filter them."""

    name: Message
    head: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[Row]
    alike: bool = True


FINDINGS = (
    (Message("文稿", "draft"), 30),
    (Message("单位", "unit"), 22),
    (Message("级别", "severity"), 8),
    (Message("规则", "rule"), 9),
    (Message("规则名称", "title"), 20),
    (Message("行", "line"), 7),
    (Message("页或段", "page or paragraph"), 12),
    (Message("原文", "quote"), 40),
    (Message("说明", "message"), 48),
    (Message("依据", "basis"), 40),
)
DECISIONS = (
    (Message("理由", "reason"), 40),
    (Message("批准", "by"), 14),
    (Message("有效期至", "until"), 12),
)
CHECKS = (
    (Message("文稿", "draft"), 30),
    (Message("格式", "format"), 10),
    (Message("编码", "encoding"), 10),
    (Message("文件 SHA-256", "SHA-256 of the file"), 20),
    (Message("规则包", "pack"), 18),
    (Message("运行规则", "rules run"), 9),
    (Message("未查规则", "rules not run"), 40),
    (Message("提醒", "notices"), 40),
    (matrix.LAST[-1], 40),
)
LEGEND = (
    (ANSWERED[Answer.MET], Message("文稿里有，行号是所在的地方", "it is there, at the line named")),
    (ANSWERED[Answer.UNMET], Message("文稿里没有", "it is not there")),
    (ANSWERED[Answer.UNCLEAR], Message("可能有，请人工阅读", "something may be it: a person must read")),
    (ANSWERED[Answer.NOT_APPLICABLE], Message("不要求这份文稿有", "the law does not ask it of this draft")),
    (SEVERITY_NAMES[Severity.ERROR], Message("违反法规，或者文内自相矛盾", "against the law, or contradicting itself")),
    (SEVERITY_NAMES[Severity.WARNING], Message("不合标准", "against a standard")),
    (SEVERITY_NAMES[Severity.INFO], Message("不合惯例，或者值得一看", "against practice, or worth a look")),
    (matrix.LAST[-1], Message("没能检查，原因写在表中", "could not be checked; the reason is told")),
)


def overview(results: Results, lang: Lang) -> Sheet:
    """The rows of the format `csv`."""
    head, *rows = matrix.rows(results, lang)
    items = len(head) - len(matrix.FIRST) - len(matrix.LAST)
    widths = [30, 24, 8, 24, *[14] * items, 8, 8, 8, 40]
    return Sheet(Message("汇总", "Overview"), [str(name) for name in head], widths, rows)


def findings(results: Results, lang: Lang) -> Sheet:
    """Every finding, in reading order."""
    return Sheet(Message("问题清单", "Findings"), *_columns(FINDINGS, lang), list(_findings(results, lang)))


def waived(results: Results, lang: Lang) -> Sheet:
    """Every finding that somebody decided to let stand, with that decision."""
    return Sheet(Message("已豁免", "Waived"), *_columns((*FINDINGS, *DECISIONS), lang), list(_waived(results, lang)))


def notes(results: Results, lang: Lang) -> Sheet:
    """A row a draft; then the packs, and what the words mean."""
    return Sheet(Message("说明", "Notes"), *_columns(CHECKS, lang), list(_notes(results, lang)), alike=False)


def _columns(columns: Iterable[tuple[Message, int]], lang: Lang) -> tuple[list[str], list[int]]:
    names, widths = zip(*columns, strict=True)
    return [name.of(lang) for name in names], list(widths)


def _findings(results: Results, lang: Lang) -> Iterator[Row]:
    for checked in results:
        titles = view.titles_of(checked)
        for finding in checked.findings:
            yield _finding(checked, finding, titles, lang)


def _waived(results: Results, lang: Lang) -> Iterator[Row]:
    for checked in results:
        titles = view.titles_of(checked)
        for finding, waiver in checked.waived:
            yield *_finding(checked, finding, titles, lang), waiver.reason, waiver.by, waiver.until


def _finding(checked: Checked, finding: Finding, titles: Mapping[str, Message], lang: Lang) -> Row:
    document = checked.document
    assert document is not None
    unit = (checked.facts or {}).get("issuer")
    before = Message("（应写在这一行之前）", "(belongs before this line)").of(lang)
    return (
        checked.path,
        str(unit.value) if unit else "",
        SEVERITY_NAMES[finding.severity].of(lang),
        finding.rule,
        titles.get(finding.rule, Message("", "")).of(lang),
        view.place_of(document, finding).line,
        view.spot_of(document, finding.span.start, lang),
        before if finding.absent else view.quote_of(document, finding),
        finding.message.of(lang),
        finding.basis.of(lang),
    )


def _notes(results: Results, lang: Lang) -> Iterator[Row]:
    for checked in results:
        yield _check(checked, lang)
    yield ()
    yield Message("工具", "tool").of(lang), "reportlint", __version__
    for pack in json_.packs_of(results):
        yield Message("规则包", "pack").of(lang), pack.name, pack.version, pack.sha256
    yield ()
    for word, meaning in LEGEND:
        yield word.of(lang), meaning.of(lang)


def _check(checked: Checked, lang: Lang) -> Row:
    document, pack = checked.document, checked.pack
    notices = [notice.of(lang) for notice in checked.notices]
    if document is not None and not checked.listed:
        notices.insert(0, view.UNLISTED.of(lang))
    return (
        checked.path,
        document.format if document else "",
        document.source.encoding if document else "",
        sha256(document.source.data).hexdigest() if document else "",
        f"{pack.name} {pack.version}" if pack else "",
        checked.rules_run,
        "; ".join(view.skipped(checked, lang)),
        "; ".join(notices),
        "; ".join(view.failure_line(checked, failure, lang) for failure in checked.failures),
    )
