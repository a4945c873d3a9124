"""What is shown where the pointer rests: the findings there, with their grounds, and the verdict on a required item."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol.types import Hover, MarkupContent, MarkupKind, Position, Range

from ..errors import Message
from ..expressions import expression
from ..findings import SEVERITY_NAMES, Finding, Span, Verdict
from ..packs.model import Pack, Rule
from ..reporters import view
from ..reporters.checklist import SIGNS, said
from ..waiver_rules import PACK as WAIVERS
from .client import Client
from .review import Review

_MARKS = expression(r"([\\`*_{}\[\]()<>#+|~-])")


def hover(review: Review, position: Position, client: Client) -> Hover | None:
    """What is said of a place; None where nothing is."""
    finish = _marked if client.markdown else str
    shown = list(_shown(review, position))
    if not shown:
        return None
    parts = ["\n\n".join([_title(title, client), *map(finish, lines)]) for title, lines, _ in shown]
    kind = MarkupKind.Markdown if client.markdown else MarkupKind.PlainText
    rule = "\n\n---\n\n" if client.markdown else "\n\n"
    place = shown[0][2]
    return Hover(MarkupContent(kind, rule.join(parts)), place if _within(place, position) else None)


def _title(text: str, client: Client) -> str:
    return f"**{_marked(text)}**" if client.markdown else text


def _marked(text: str) -> str:
    """A text of which nothing is taken for a mark of Markdown."""
    return _MARKS.sub(r"\\\1", text)


def _shown(review: Review, position: Position) -> Iterator[tuple[str, list[str], Range]]:
    """Title, lines and range of everything that is to be shown: what is right there, then what the line lacks."""
    for finding in sorted(review.checked.findings, key=lambda each: each.absent):
        place = review.range_of(finding)
        if _within(place, position, whole_line=finding.absent):
            yield *_finding(review, finding), place
    for verdict in review.checked.verdicts:
        for span in _headings(review, verdict):
            if _within(place := review.range(span), position):
                yield *_verdict(review, verdict), place


def _within(place: Range, position: Position, *, whole_line: bool = False) -> bool:
    if whole_line:
        return place.start.line == position.line
    start, end, at = (each.line * 2**32 + each.character for each in (place.start, place.end, position))
    return start <= at < max(end, start + 1)


def _headings(review: Review, verdict: Verdict) -> Iterator[Span]:
    """The headings that a verdict rests on, or the passages where it rests on none."""
    outline = review.checked.outline
    headings = {section.heading.span for section in outline.sections} if outline else set()
    marks = [span for span in verdict.evidence if span in headings]
    yield from marks or verdict.evidence


def _finding(review: Review, finding: Finding) -> tuple[str, list[str]]:
    lang = review.lang
    rule, pack = _rule(review, finding.rule)
    name = rule.head.title.message().of(lang) if rule else ""
    severity = SEVERITY_NAMES[finding.severity].of(lang)
    lines = [view.clean(finding.message.of(lang))]
    basis = view.clean(finding.basis.of(lang))
    if rule and pack:
        number, quote = pack.sources[rule.head.basis.source].number, rule.head.basis.quote
        basis += f" {number}" * bool(number)
        basis += Message(f"：“{quote}”", f": “{quote}”").of(lang) * bool(quote)
    if basis:
        lines.append(Message(f"依据：{basis}", f"Basis: {basis}").of(lang))
    if rule:
        why = view.clean(rule.head.why.message().of(lang))
        lines.append(Message(f"理由：{why}", f"Why: {why}").of(lang))
    return " ".join(filter(None, (finding.rule, name, f"· {severity}"))), lines


def _rule(review: Review, id_: str) -> tuple[Rule | None, Pack | None]:
    """A rule with the pack that ran it."""
    packs = [pack for pack in (review.checked.pack, WAIVERS) if pack]
    return next(((rule, pack) for pack in packs for rule in pack.rules if rule.id == id_), (None, None))


def _verdict(review: Review, verdict: Verdict) -> tuple[str, list[str]]:
    assert review.checked.document is not None
    lang = review.lang
    sign = SIGNS[verdict.answer][0]
    basis = view.clean(verdict.basis.of(lang))
    lines = [view.clean(said(review.checked, review.checked.document, verdict, lang))]
    if basis:
        lines.append(Message(f"依据：{basis}", f"Basis: {basis}").of(lang))
    return f"{sign} {verdict.rule} {verdict.title.of(lang)}", lines
