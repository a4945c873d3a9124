"""What is marked in the text of a draft: the words of findings, the places that belong to them, and where the required
items are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...findings import Answer, Finding, Severity, Span
from ...records import NamedTuple, field, record
from ..checklist import ANSWERED, COMMA, SIGNS
from .markup import Markup, el, join
from .sheet import CLASSES, SEE, Sheet

NAMED = 8
"""Findings that a place which belongs to many is given the numbers of, or that one piece of text is told to bear."""


class Mark(NamedTuple):
    """Source offsets of marked words in one block, and the numbers of the findings that mark them; `severity` is None
    where they only belong to these."""

    start: int
    end: int
    numbers: tuple[int, ...]
    severity: Severity | None


class Sign(NamedTuple):
    """A tag that is put into the text before a source offset."""

    offset: int
    markup: Markup


@record(frozen=False)
class Marks:
    """What is marked in one block; `before` are the lines on what is absent and belongs before it."""

    marks: list[Mark] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    before: list[Markup] = field(default_factory=list)


def marks_of(sheet: Sheet) -> Mapping[int, Marks]:
    """What is marked in a draft, by the index of the block; a draft without text has it all at index 0."""
    found: dict[int, Marks] = {}
    for item, verdict in enumerate(sheet.checked.verdicts, 1):
        for index, span in enumerate(verdict.evidence, 1):
            tag = _item_tag(sheet, f"{sheet.id}-e{item}-{index}", item, verdict.rule, verdict.answer)
            _marks(found, sheet, span).signs.append(Sign(sheet.document.source_offset(span.start), tag))
    for number, finding in sheet.findings:
        if finding.absent:
            _marks(found, sheet, finding.span).before.append(_absent(sheet, number, finding))
        else:
            _put(found, sheet, finding.span, (number,), finding.severity, _tag(sheet, number, finding))
    for span, numbers in sheet.related.items():
        _put(found, sheet, span, numbers, None, _see(sheet, span, numbers))
    return found


def _marks(found: dict[int, Marks], sheet: Sheet, span: Span) -> Marks:
    """What is marked in the block where a span begins."""
    return found.setdefault(sheet.document.block_at(span.start), Marks())


def _put(
    found: dict[int, Marks],
    sheet: Sheet,
    span: Span,
    numbers: tuple[int, ...],
    severity: Severity | None,
    tag: Markup,
) -> None:
    """A tag where a span begins, and a mark in every block that it covers a part of."""
    document = sheet.document
    _marks(found, sheet, span).signs.append(Sign(document.source_offset(span.start), tag))
    for index, part in _parts(sheet, span):
        marks = found.setdefault(index, Marks()).marks
        marks.append(Mark(*document.source_span(part), numbers, severity))


def _parts(sheet: Sheet, span: Span) -> Iterator[tuple[int, Span]]:
    """The blocks that a span covers, with what it covers of each."""
    blocks = sheet.document.blocks
    if span.end <= span.start or not blocks:
        return
    for index in range(sheet.document.block_at(span.start), sheet.document.block_at(span.end - 1) + 1):
        part = Span(max(span.start, blocks[index].span.start), min(span.end, blocks[index].span.end))
        if part.start < part.end:
            yield index, part


def _tag(sheet: Sheet, number: int, finding: Finding) -> Markup:
    """`错3` before the words of a finding, linked to it."""
    title = sheet.title(number, finding)
    return el(
        "a",
        sheet.tag(number, finding.severity),
        class_=f"tag {CLASSES[finding.severity]}",
        id=sheet.mark_id(number),
        href=f"#{sheet.finding_id(number)}",
        title=title,
        data_f=number,
    )


def _absent(sheet: Sheet, number: int, finding: Finding) -> Markup:
    """A line of its own where something absent belongs."""
    here = sheet.of("应写在这里：", "belongs here: ")
    return el(
        "p",
        _tag(sheet, number, finding),
        " ",
        here,
        finding.message.of(sheet.lang),
        class_=f"absent {CLASSES[finding.severity]}",
        data_f=number,
    )


def _see(sheet: Sheet, span: Span, numbers: tuple[int, ...]) -> Markup:
    """`参3` before words that belong to findings, a link for each of the first of these."""
    named = [str(number) for number in numbers[:NAMED]]
    links = [el("a", number, href=f"#{sheet.finding_id(int(number))}") for number in named]
    rest = sheet.of("等", " …") if numbers[NAMED:] else ""
    title = sheet.of(
        f"与第 {'、'.join(named)} 处问题有关",
        f"belongs to finding {', '.join(named)}",
    )
    return el(
        "span",
        SEE.of(sheet.lang),
        join(links, COMMA[sheet.lang]),
        rest,
        class_="tag r",
        id=sheet.related_id(span),
        title=title,
        data_f=" ".join(map(str, numbers)),
    )


def _item_tag(sheet: Sheet, id_: str, item: int, rule: str, answer: Answer) -> Markup:
    """`✓FZ103` where a required item was found, linked to it in the checklist."""
    sign = SIGNS[answer][0]
    said = ANSWERED[answer].of(sheet.lang)
    return el(
        "a",
        f"{sign}{rule}",
        class_=f"tag item {answer.value}",
        id=id_,
        href=f"#{sheet.id}-v{item}",
        title=sheet.of(f"必备内容 {rule}：{said}", f"required item {rule}: {said}"),
    )
