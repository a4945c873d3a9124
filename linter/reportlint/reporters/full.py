"""For people at a terminal: the checklist first, then each finding with its line and ground, then one closing line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TextIO

from ..errors import Lang, Message
from ..findings import SEVERITY_NAMES, Finding, Severity
from ..results import Checked, Results, Sums
from ..text import Document
from . import tallies, view
from .checklist import checklist, tally
from .excerpts import Mark, excerpt
from .look import Look
from .styled import Line, joined

FOLD = 3
"""A rule with more findings than this in one draft is folded."""

STYLES: Mapping[Severity, str] = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def write(results: Results, out: TextIO, look: Look) -> None:
    """All drafts, and a line over all where there are several."""
    out.write(assembled([(piece(checked, look), checked.sums) for checked in results], look))


def piece(checked: Checked, look: Look) -> str:
    """What is said of one draft."""
    return joined(_unmended(checked, look) if look.quiet else _draft(checked, look), colour=look.colour)


def assembled(pieces: Sequence[tuple[str, Sums]], look: Look) -> str:
    """The whole report of its pieces."""
    if look.quiet:
        return "".join([text for text, _ in pieces])
    whole: list[str] = []
    before: Sums | None = None
    for text, sums in pieces:
        # Drafts that could not be read are one line each, and stand together.
        if before and (sums.read or before.read):
            whole.append("\n")
        whole.append(text)
        before = sums
    if len(pieces) > 1:
        closing = Line((tallies.summary([sums for _, sums in pieces], look.lang), "bold"))
        whole += ["\n", joined([closing], colour=look.colour)]
    return "".join(whole)


def _draft(checked: Checked, look: Look) -> Iterator[Line]:
    if checked.document is not None:
        yield _header(checked, look.lang)
        yield from (Line((f"  {view.clean(notice.of(look.lang))}", "yellow")) for notice in checked.notices)
        yield Line()
        yield from checklist(checked, checked.document, look.lang)
        if checked.verdicts:
            yield Line()
        yield from _findings(checked, checked.document, look)
        yield from _waived(checked, checked.document, look.lang)
    yield from _failures(checked, look.lang)
    if checked.failures and checked.document is not None:
        yield Line()
    if look.every:
        yield from _skipped(checked, look.lang)
    if checked.document is not None:
        yield _closing(checked, look)


def _unmended(checked: Checked, look: Look) -> Iterator[Line]:
    """What somebody has to do something about, and nothing else."""
    if checked.document is not None:
        yield from _findings(checked, checked.document, look)
    yield from _failures(checked, look.lang)


def _failures(checked: Checked, lang: Lang) -> Iterator[Line]:
    for failure in checked.failures:
        yield Line((view.failure_line(checked, failure, lang), STYLES[Severity.ERROR]))


def _header(checked: Checked, lang: Lang) -> Line:
    parts = [checked.path, *view.about(checked, lang)]
    return Line((" · ".join(map(view.clean, parts)), "bold"))


def _findings(checked: Checked, document: Document, look: Look) -> Iterator[Line]:
    """Findings in reading order; of a folded rule the first, with a line that counts the others."""
    times = Counter(finding.rule for finding in checked.findings)
    folded = {rule for rule, count in times.items() if count > FOLD and not look.every}
    shown: set[str] = set()
    for finding in checked.findings:
        if finding.rule in folded and finding.rule in shown:
            continue
        shown.add(finding.rule)
        yield from _finding(checked, document, finding, look.lang)
        if finding.rule in folded:
            yield _fold(checked, document, finding, times[finding.rule], look.lang)
        yield Line()


def _finding(checked: Checked, document: Document, finding: Finding, lang: Lang) -> Iterator[Line]:
    place, style = view.place_of(document, finding), STYLES[finding.severity]
    spot = view.spot_of(document, finding.span.start, lang)
    yield Line(
        f"{view.clean(checked.path)}:{place.line}:{place.column} " + f"{spot} " * bool(spot),
        (SEVERITY_NAMES[finding.severity].of(lang), style),
        (f" {finding.rule} ", "bold"),
        view.clean(finding.message.of(lang)),
    )
    note = Message("应写在此前", "belongs before this").of(lang) if finding.absent else ""
    marks = [Mark(place, "^", style, note)]
    marks += [
        Mark(document.place(related.span), "─", "cyan", view.clean(related.note.of(lang)))
        for related in finding.related
    ]
    yield from excerpt(document, marks)
    if spot and (headings := view.headings_of(checked, finding.span.start)):
        under = view.clean(" › ".join(headings))
        yield Line((Message(f"  位置 {under}", f"  under: {under}").of(lang), "dim"))
    if basis := view.clean(finding.basis.of(lang)):
        yield Line((Message(f"  依据 {basis}", f"  basis: {basis}").of(lang), "dim"))


def _fold(checked: Checked, document: Document, first: Finding, count: int, lang: Lang) -> Line:
    title = view.titles_of(checked).get(first.rule, Message("", ""))
    place = view.place_of(document, first)
    at = f"{place.line}:{place.column}"
    name = " ".join(filter(None, (first.rule, title.of(lang))))
    told = Message(
        f"{name} {count} 处，首见 {at}，--all 全列", f"{name}: {count} places, first at {at}; --all lists them"
    )
    return Line((f"  {told.of(lang)}", "dim"))


def _waived(checked: Checked, document: Document, lang: Lang) -> Iterator[Line]:
    """One line a finding that was decided to stand; an item's is in the checklist."""
    items = {verdict.rule for verdict in checked.verdicts}
    told = [waived for waived in checked.waived if waived.finding.rule not in items]
    for finding, waiver in told:
        place = view.place_of(document, finding)
        yield Line((f"  {finding.rule} {place.line}:{place.column} {view.waiver_of(waiver, lang)}", "dim"))
    if told:
        yield Line()


def _skipped(checked: Checked, lang: Lang) -> Iterator[Line]:
    """One line a reason, with the rules that it kept from running."""
    for line in view.skipped(checked, lang):
        yield Line((Message("未查 ", "not run: ").of(lang) + line, "dim"))
    if checked.skipped:
        yield Line()


def _closing(checked: Checked, look: Look) -> Line:
    lang = look.lang
    parts = [
        tally(checked.verdicts, lang),
        _counts(checked, lang),
        _compared(checked, lang),
        *tallies.settled([checked.sums], lang),
    ]
    if checked.failures:
        parts.append(Message("未能查完", "not fully checked").of(lang))
    if checked.findings:
        gravest = max(checked.findings, key=lambda finding: finding.severity)
        parts.append(Message("说明：", "more: ").of(lang) + f"reportlint explain {gravest.rule}")
        parts.append(view.fixable(checked, look))
    return Line(" · ".join(filter(None, parts)))


def _compared(checked: Checked, lang: Lang) -> str:
    count = checked.compared
    return Message(f"核对勾稽关系 {count} 处", f"equations checked: {count}").of(lang) if count else ""


def _counts(checked: Checked, lang: Lang) -> str:
    if checked.findings or checked.failures:
        return tallies.counted([checked.sums], lang)
    return Message("没有发现问题", "nothing found").of(lang)
