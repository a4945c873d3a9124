"""How required items are located in a draft: headings first, then passages, then mentions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from ..errors import Message
from ..facts import Draft
from ..findings import Answer, Related, Span
from ..outline import Section
from ..parts import Part
from ..records import NamedTuple, replace
from .passages import by_passage
from .scene import PLAN, Item, holder, meeting, outside, sentence_at
from .tense import tense_of
from .wanted import Options

MENTIONS = 3
"""How many passing mentions are shown."""


class Doubt(NamedTuple):
    """What is said of sections under an item's heading that tell nothing of the year asked for, and where they are."""

    item: Item
    spans: tuple[Span, ...]


def locate_items(wanted: Sequence[Options], draft: Draft) -> Mapping[str, Item]:
    """Where each item stands, by role; the order of `wanted` is the usual order of the items.

    Items that are not looked for in next year's part come after that part is known.
    """
    items: dict[str, Item] = {}
    doubts: dict[str, Doubt] = {}
    # The plan comes first, for the others leave it out; then headings, then passages, loose sections last of all.
    for each in sorted(wanted, key=lambda each: (each.role != PLAN, each.in_ == "past")):
        found = _by_heading(each, draft, _left_out(each, items, doubts))
        if isinstance(found, Item):
            items[each.role] = found
            continue
        if found:
            doubts[each.role] = found
        if each.role == PLAN:
            items[PLAN] = by_passage(each, draft, items, _left_out(each, items, doubts))
    for each in sorted(wanted, key=lambda each: each.passage.reach == "sections"):
        if each.role not in items:
            items[each.role] = by_passage(each, draft, items, _left_out(each, items, doubts))
    for role, doubt in doubts.items():
        if items[role].answer is not Answer.MET and not items[role].spans:
            items[role] = doubt.item
    if PLAN in items:
        items[PLAN] = _told_apart(next(each for each in wanted if each.role == PLAN), draft, items)
    return {each.role: _placed(each, draft, items, [other.role for other in wanted]) for each in wanted}


def _evidence(item: Item, draft: Draft) -> tuple[Span, ...]:
    """The headings of an item and the paragraphs in which its content begins, which may be further on."""
    document, headings = draft.document, set(item.marks)
    marks = list(item.marks)
    for span in item.spans if item.by == "heading" else ():
        blocks = document.blocks[document.block_at(span.start) : document.block_at(span.end - 1) + 1]
        inside = (block.span for block in blocks if span.start <= block.span.start < span.end)
        first = next((each for each in inside if each not in headings), None)
        if first and not meeting(item.marks, first):
            marks.append(first)
    return tuple(marks)


def _plan(items: Mapping[str, Item]) -> tuple[Span, ...]:
    return items[PLAN].spans if PLAN in items else ()


def _left_out(wanted: Options, items: Mapping[str, Item], doubts: Mapping[str, Doubt]) -> tuple[Span, ...]:
    """Next year's part, where the item is not looked for in it, and what stands under headings in vain."""
    own = [doubt for role, doubt in doubts.items() if role == wanted.role or wanted.passage.reach == "sections"]
    vain = [span for doubt in own for span in doubt.spans]
    return tuple(sorted([*vain, *(_plan(items) if wanted.in_ == "past" else ())]))


def _by_heading(wanted: Options, draft: Draft, left_out: tuple[Span, ...]) -> Item | Doubt | None:
    """The outermost sections whose heading names the item and that tell of its year; else those that do not."""
    found: list[Section] = []
    names, top, year, end = wanted.heading.names, wanted.heading.top, draft.year, -1
    for section in draft.outline.sections:
        heading, topmost = section.heading, section.parent is None
        # What begins inside a section that was found is a part of it.
        if heading.sentence or section.span.start < end or (top and not topmost):
            continue
        if left_out and holder(left_out, section.span):
            continue
        if names(heading.text, topmost=topmost, year=year):
            found.append(section)
            end = section.span.end
    told = {section.span: tense_of(wanted, draft, section.span) for section in found}
    telling = [section for section in found if told[section.span] is Answer.MET]
    if found and not telling:
        return _doubt(wanted, draft, found, told)
    if found and _is_hollow(wanted, draft, telling):
        return _unclear(wanted, draft, found, telling[0])
    spans = tuple(section.span for section in telling)
    marks = tuple(section.heading.span for section in telling)
    return Item(wanted.role, Answer.MET, "heading", spans, marks) if found else None


def _doubt(wanted: Options, draft: Draft, found: Sequence[Section], told: Mapping[Span, Answer]) -> Doubt:
    """Sections that tell only of another year: a person must read the first that is not plain, if there is one."""
    spans = tuple(section.span for section in found)
    for section in found:
        if told[section.span] is Answer.UNCLEAR:
            return _unclear(wanted, draft, found, section)
    note = Message("写的是已经做了的事", "tells what was done already") if wanted.role == PLAN else _coming(draft)
    near = tuple(Related(section.heading.span, note) for section in found)
    start = spans[0].start
    return Doubt(Item(wanted.role, Answer.UNMET, near=near, belongs=Span(start, start + 1)), spans)


def _unclear(wanted: Options, draft: Draft, found: Sequence[Section], section: Section) -> Doubt:
    """A section that a person must read, as part of all that were found."""
    lines = Span(section.span.start, section.span.start + len(draft.document.of(section.span).rstrip()))
    item = Item(wanted.role, Answer.UNCLEAR, "", (section.span,), (lines,))
    return Doubt(item, tuple(each.span for each in found))


def _is_hollow(wanted: Options, draft: Draft, sections: Sequence[Section]) -> bool:
    """Whether sections tell less than the words under a heading must."""
    text, left = draft.document.text, wanted.heading.at_least
    for clue in wanted.passage.clues.values():
        if left <= 0:
            break
        left -= any(clue.search(text, section.heading.span.end, section.span.end) for section in sections)
    return left > 0


def _coming(draft: Draft) -> Message:
    if draft.year is None:
        return Message("只是对下一年度的打算", "only meant for next year")
    return Message(f"只是对 {draft.year + 1} 年的打算", f"only meant for {draft.year + 1}")


def _told_apart(plan: Options, draft: Draft, items: Mapping[str, Item]) -> Item:
    """The plan without what other items hold of the same section.

    In a merged section (“存在问题及下一步打算”) the plan begins at the first paragraph that speaks of what will be
    done; what is told before belongs to the other item. Problems told in the opening of the plan are no plan.
    """
    item = items[PLAN]
    others = sorted(span for role, other in items.items() if role != PLAN for span in other.spans)
    spans: list[Span] = []
    for span in item.spans:
        inside = others[bisect_left(others, (span.start, 0)) : bisect_left(others, (span.end, 0))]
        start = _first_intent(plan, draft, span) if span in inside else span.start
        held = tuple(other for other in inside if span.holds(other) and other != span)
        spans += outside((Span(start, span.end),), held)
    return replace(item, spans=tuple(spans))


def _first_intent(plan: Options, draft: Draft, span: Span) -> int:
    body = Span(draft.document.text.find("\n", span.start, span.end) + 1 or span.start, span.end)
    found = plan.passage.anchor.search(draft.document.text, *body) if plan.passage.anchor else None
    if found is None:
        return span.start
    return max(body.start, sentence_at(draft.document.text, Span(*found.span())).start)


def _placed(wanted: Options, draft: Draft, items: Mapping[str, Item], order: Sequence[str]) -> Item:
    """The item with the place where it belongs and the nearest mentions, where it is not met."""
    item = items[wanted.role]
    clues, evidence = wanted.passage.clues, _evidence(item, draft)
    if item.answer is not Answer.UNMET or item.near:
        return replace(item, clues=clues, evidence=evidence)
    near, belongs = tuple(_mentions(wanted, draft, items)), _belongs(wanted.role, draft, items, order)
    return replace(item, clues=clues, evidence=evidence, near=near, belongs=belongs)


def _belongs(role: str, draft: Draft, items: Mapping[str, Item], order: Sequence[str]) -> Span:
    """Before an item that usually follows and stands behind those that usually go before, or behind the first of these;
    else before the signature, else at the last line of the body."""
    place = order.index(role)
    earlier = [items[other].spans for other in order[:place]]
    for before in (earlier, earlier[:1]):
        end = max((span.end for spans in before for span in spans), default=0)
        for marks in (items[other].marks for other in order[place + 1 :]):
            if marks and marks[0].start >= end:
                return Span(marks[0].start, marks[0].start + 1)
    for part in (Part.SIGNATURE, Part.DATE):
        for signed in draft.parts.spans.get(part, ()):
            if signed.start >= draft.parts.body.end:
                return Span(signed.start, signed.start + 1)
    blocks = [block.span for block in draft.document.blocks if block.span.start < draft.parts.body.end]
    start = blocks[-1].start if blocks else 0
    return Span(start, min(start + 1, len(draft.document.text)))


def _mentions(wanted: Options, draft: Draft, items: Mapping[str, Item]) -> Iterator[Related]:
    """Passing mentions, those of next year first: they are what a writer took for the item."""
    if wanted.mention is None:
        return
    plan = _plan(items)
    found = list(wanted.mention.spans(draft.document.text, draft.parts.body))
    found.sort(key=lambda span: (not holder(plan, span), span.start))
    # One mention a paragraph tells enough.
    first: dict[int, Span] = {}
    for span in found:
        first.setdefault(draft.document.block_at(span.start), span)
    for span in islice(first.values(), MENTIONS):
        planned = wanted.in_ == "past" and holder(plan, span)
        yield Related(span, _coming(draft) if planned else Message("只是顺带提到", "only mentioned in passing"))
