"""The findings of a draft: the gravest first, and of a rule that fires often only the first until one asks for more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ...errors import Message
from ...findings import SEVERITY_NAMES, Finding, Severity
from .. import tallies, view
from .markup import Markup, el, join
from .sheet import CLASSES, Sheet

QUOTED = 30
"""Code points of what words could be that are shown."""

FOLD = 3
"""A rule with more findings than this of one severity in one draft is folded."""

Numbered = tuple[int, Finding]


def listing(sheet: Sheet) -> Markup:
    """The section with all findings; of a draft without any, that there are none."""
    name = f"{sheet.id}-findings"
    head = el("h3", sheet.of("问题", "Findings"), id=name)
    waived = _waived(sheet)
    if not sheet.findings:
        said = " · ".join(
            [sheet.of("没有发现问题", "Nothing found"), *tallies.settled([sheet.checked.sums], sheet.lang)]
        )
        return el("section", head, el("p", said, class_="none"), waived, class_="panel", aria_labelledby=name)
    total = len(sheet.findings)
    counts = [tallies.counted([sheet.checked.sums], sheet.lang), *tallies.settled([sheet.checked.sums], sheet.lang)]
    counted = el("p", " · ".join(counts), class_="counted")
    # Filled in by the script: who prints a filtered list must not take it for all.
    filtered = el(
        "p",
        sheet.of("已筛选，只显示 ", "Filtered: "),
        el("b", str(total)),
        sheet.of(f" 处（共 {total} 处）", f" of {total} shown"),
        class_="filtered",
        hidden=True,
    )
    groups = [_group(sheet, severity) for severity in view.GRAVEST_FIRST]
    return el("section", head, counted, filtered, join(groups), waived, class_="panel", aria_labelledby=name)


def _group(sheet: Sheet, severity: Severity) -> Markup:
    found = [(number, finding) for number, finding in sheet.findings if finding.severity is severity]
    if not found:
        return Markup()
    name = SEVERITY_NAMES[severity].of(sheet.lang)
    head = el("h4", name, " ", el("span", str(len(found)), class_="many"), class_=CLASSES[severity])
    return el("section", head, el("ol", *_items(sheet, found)), class_="group")


def _items(sheet: Sheet, found: Sequence[Numbered]) -> Iterator[Markup]:
    """In reading order; a folded rule stands where it first fires."""
    times = Counter(finding.rule for _, finding in found)
    shown: set[str] = set()
    for number, finding in found:
        if times[finding.rule] <= FOLD:
            yield _item(sheet, number, finding, brief=False)
        elif finding.rule not in shown:
            shown.add(finding.rule)
            yield _item(sheet, number, finding, brief=False)
            yield _fold(sheet, [each for each in found if each[1].rule == finding.rule][1:], finding)


def _fold(sheet: Sheet, rest: Sequence[Numbered], first: Finding) -> Markup:
    """The other findings of a rule, to be unfolded; the ground that all share is told with the first."""
    title = view.titles_of(sheet.checked).get(first.rule, Message("", "")).of(sheet.lang)
    named = " ".join(filter(None, (first.rule, title)))
    said = sheet.of(f"{named}：同类问题还有 {len(rest)} 处", f"{named}: {len(rest)} more of these")
    items = [_item(sheet, number, finding, brief=finding.basis == first.basis) for number, finding in rest]
    return el("li", el("details", el("summary", said), el("ol", *items), open=sheet.every), class_="fold")


def _item(sheet: Sheet, number: int, finding: Finding, *, brief: bool) -> Markup:
    """One finding: what, where, what stands there, what else belongs to it, on what ground."""
    mark = CLASSES[finding.severity]
    tag = el("a", sheet.tag(number, finding.severity), class_=f"tag {mark}", href=f"#{sheet.mark_id(number)}")
    said = el("p", tag, " ", el("b", finding.rule), " ", finding.message.of(sheet.lang), class_="said")
    return el(
        "li",
        said,
        el("p", _place(sheet, number, finding), class_="at"),
        *_related(sheet, finding),
        "" if brief else _basis(sheet, finding),
        class_=f"f {mark}",
        id=sheet.finding_id(number),
        data_rule=finding.rule,
    )


def _place(sheet: Sheet, number: int, finding: Finding) -> Markup:
    link = el("a", sheet.where(finding.span.start), href=f"#{sheet.mark_id(number)}")
    if finding.absent:
        return join([link, sheet.of("，应写在此前", ", belongs before this")])
    pieces: list[str] = [link, sheet.quoted(finding.span)]
    if better := view.mended(sheet.document, finding, QUOTED):
        pieces.append(join([sheet.of("可改为", "could be"), el("q", better)], " "))
    return join(pieces, " ")


def _related(sheet: Sheet, finding: Finding) -> Iterator[Markup]:
    for related in finding.related:
        link = el("a", sheet.where(related.span.start), href=f"#{sheet.related_id(related.span)}")
        pieces = [sheet.of("参见", "See"), link, sheet.quoted(related.span), related.note.of(sheet.lang)]
        yield el("p", join(pieces, " "), class_="see")


def _basis(sheet: Sheet, finding: Finding) -> Markup:
    basis = finding.basis.of(sheet.lang)
    return el("p", sheet.of("依据：", "Basis: "), basis, class_="basis") if basis else Markup()


def _waived(sheet: Sheet) -> Markup:
    """What was found and decided to stand, with the decision; it is not marked in the text."""
    if not sheet.checked.waived:
        return Markup()
    items = []
    for finding, waiver in sheet.checked.waived:
        link = el("a", sheet.where(finding.span.start), href=f"#{sheet.block_id(finding.span.start)}")
        pieces = [link] if finding.absent else [link, sheet.quoted(finding.span)]
        said = el("p", el("b", finding.rule), " ", finding.message.of(sheet.lang), class_="said")
        decided = el("p", view.waiver_of(waiver, sheet.lang), class_="basis")
        items.append(el("li", said, el("p", join(pieces, " "), class_="at"), decided, class_="waived"))
    head = el("h4", sheet.of("已豁免", "waived"), " ", el("span", str(len(items)), class_="many"), class_="r")
    return el("section", head, el("ol", *items), class_="settled")
