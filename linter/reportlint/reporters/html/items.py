"""The required items as a table: what is met and where, what is missing and where it belongs, what to read oneself."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings import Answer, Related, Span, Verdict
from .. import view
from ..checklist import ANSWERED, SEMICOLON, SIGNS, tally
from .markup import Markup, el, join
from .sheet import Sheet


def badge(answer: Answer, lang_text: str) -> Markup:
    """The sign of a verdict and its word."""
    return el("span", el("span", SIGNS[answer][0], aria_hidden="true"), " ", lang_text, class_=f"badge {answer.value}")


def items(sheet: Sheet) -> Markup:
    """The section with the checklist, nothing where none applies."""
    verdicts = sheet.checked.verdicts
    if not verdicts:
        return Markup()
    name = f"{sheet.id}-items"
    columns = (
        sheet.of("必备内容", "Required item"),
        sheet.of("结论", "Verdict"),
        sheet.of("位置与说明", "Where, and notes"),
    )
    head = el("thead", el("tr", *(el("th", column, scope="col") for column in columns)))
    rows = [_row(sheet, number, verdict) for number, verdict in enumerate(verdicts, 1)]
    return el(
        "section",
        el("h3", sheet.of("必备内容", "Required items"), id=name),
        el("p", tally(verdicts, sheet.lang), class_="counted"),
        el("table", head, el("tbody", *rows)),
        class_="items",
        aria_labelledby=name,
    )


def _row(sheet: Sheet, number: int, verdict: Verdict) -> Markup:
    basis = verdict.basis.of(sheet.lang)
    title = el(
        "th",
        el("span", verdict.rule, class_="rule"),
        " ",
        verdict.title.of(sheet.lang),
        el("small", basis) if basis else "",
        scope="row",
    )
    said = ANSWERED[verdict.answer].of(sheet.lang)
    return el(
        "tr",
        title,
        el("td", badge(verdict.answer, said)),
        el("td", join(_notes(sheet, number, verdict))),
        id=f"{sheet.id}-v{number}",
        class_=verdict.answer.value,
    )


def _notes(sheet: Sheet, item: int, verdict: Verdict) -> Iterator[Markup]:
    """Where to look, a paragraph each."""
    if verdict.answer is Answer.UNMET:
        yield _line(_unmet(sheet, verdict))
    elif verdict.answer is Answer.UNCLEAR and (verdict.evidence or verdict.near):
        yield _line(sheet.of("请人工阅读：", "please read:"))
    elif verdict.answer is Answer.UNCLEAR:
        yield _line(sheet.of("请人工通读全文", "please read the whole draft"))
    for index, span in enumerate(verdict.evidence, 1):
        yield _line(_linked(sheet, span, f"{sheet.id}-e{item}-{index}"))
    # Two mentions in one line are one thing to look at.
    yield from dict.fromkeys(_line(_near(sheet, near)) for near in verdict.near)
    if decided := view.settled_item(sheet.checked, verdict.rule, sheet.lang):
        yield _line(decided)


def _unmet(sheet: Sheet, verdict: Verdict) -> Markup:
    """That it is not there, and where it belongs, if a finding says so."""
    said = sheet.of("没有这部分内容", "nothing on this")
    for number, finding in sheet.findings:
        if finding.rule == verdict.rule and finding.absent:
            link = el("a", sheet.where(finding.span.start), href=f"#{sheet.finding_id(number)}")
            before, behind = sheet.of("应写在", "belongs before "), sheet.of("之前", "")
            return join([said, SEMICOLON[sheet.lang], before, link, behind])
    return join([said])


def _near(sheet: Sheet, near: Related) -> Markup:
    id_ = sheet.related_id(near.span) if near.span in sheet.related else sheet.block_id(near.span.start)
    return join([_linked(sheet, near.span, id_), near.note.of(sheet.lang)], " ")


def _linked(sheet: Sheet, span: Span, id_: str) -> Markup:
    return join([el("a", sheet.where(span.start), href=f"#{id_}"), sheet.quoted(span)], " ")


def _line(said: Markup | str) -> Markup:
    return el("p", said)
