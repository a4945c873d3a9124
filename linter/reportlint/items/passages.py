"""Passages that tell a required item without a heading of its own: an anchor, and enough of what belongs to it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from operator import attrgetter

from ..facts import AS_FOLLOWS, Draft
from ..findings import Answer, Span
from ..labels import Clause, clauses
from ..outline import MINOR, Section
from ..patterns import Pattern
from ..text import BlockKind
from .scene import Excuses, Item, clause_at, outside, sentence_at
from .tense import tense_of
from .wanted import Options, Passage, of_its_year

SOME = 3
"""Paragraphs that tell an item together, where none does alone and no section is left."""
BEHIND = 80
"""Code points behind an anchor in which something may be said to be settled."""


def by_passage(wanted: Options, draft: Draft, items: Mapping[str, Item], left_out: tuple[Span, ...]) -> Item:
    """The first passage that tells enough, else the one that tells most and must be read by a person, else nothing."""
    if wanted.passage.reach == "sections" and (sections := _free_sections(wanted, draft, items, left_out)):
        spans = tuple(section.span for section in sections)
        return Item(wanted.role, Answer.MET, "passage", spans, tuple(section.heading.span for section in sections))
    best, most = None, 0
    some: list[Span] = []
    for unit, excused in _units(wanted, draft, items, left_out):
        groups = _groups(wanted, draft, unit)
        told = tense_of(wanted, draft, unit) if groups else Answer.UNMET
        if told is Answer.UNMET:
            continue
        if excused and groups < wanted.passage.at_least:
            continue
        enough = groups >= wanted.passage.at_least and told is Answer.MET and not excused
        aside = unit.end - unit.start < wanted.passage.least and not _opens(draft, unit)
        if enough and not aside:
            return Item(wanted.role, Answer.MET, "passage", (unit,), (_shown(draft, unit),))
        if groups > most and (enough or not aside):
            best, most = unit, groups
        if told is Answer.MET and not excused:
            some.append(unit)
    if wanted.passage.reach == "sections" and len(some) >= SOME and _together(wanted, draft, some):
        return Item(wanted.role, Answer.MET, "passage", tuple(some), (_shown(draft, some[0]),))
    if best is None or wanted.passage.anchor is None:
        return Item(wanted.role, Answer.UNMET)
    return Item(wanted.role, Answer.UNCLEAR, "", (best,), (_shown(draft, best),))


def _units(
    wanted: Options, draft: Draft, items: Mapping[str, Item], left_out: tuple[Span, ...]
) -> Iterator[tuple[Span, bool]]:
    """Where the clues may stand, and whether it is excused."""
    if wanted.passage.reach == "sections":
        held = (*(span for item in items.values() for span in item.spans), *left_out)
        return ((span, False) for span in _paragraphs(draft, held, wanted.passage.anchor))
    return _anchored(wanted, draft, left_out)


def _groups(wanted: Options, draft: Draft, span: Span) -> int:
    """How many different clue groups stand in a span."""
    return sum(clue.search(draft.document.text, *span) is not None for clue in wanted.passage.clues.values())


def _together(wanted: Options, draft: Draft, spans: Iterable[Span]) -> bool:
    """Whether spans of which none tells enough, as where each has its own theme, tell more than that at once, and the
    anchor, if there is one, stands in any of them."""
    where, anchor = tuple(spans), wanted.passage.anchor
    if anchor is not None and not any(anchor.search(draft.document.text, *span) for span in where):
        return False
    found = sum(
        any(clue.search(draft.document.text, *span) for span in where) for clue in wanted.passage.clues.values()
    )
    return found > wanted.passage.at_least


def _free_sections(
    wanted: Options, draft: Draft, items: Mapping[str, Item], left_out: tuple[Span, ...]
) -> list[Section]:
    """The topmost sections that no other item has taken and that tell enough, and those before them that tell some."""
    taken = (*(span for item in items.values() for span in item.spans), *left_out)
    topmost = [draft.outline.sections[index] for index in draft.outline.children(None)]
    topmost = [section for section in topmost if section.heading.rank < MINOR]
    free = set(outside(tuple(section.heading.span for section in topmost), taken))
    mine = [section for section in topmost if section.heading.span in free]
    told = [
        (section, _groups(wanted, draft, section.span))
        for section in mine
        if tense_of(wanted, draft, section.span) is Answer.MET
    ]
    if all(groups < wanted.passage.at_least for _, groups in told):
        some = [section for section, groups in told if groups]
        return some if _together(wanted, draft, (section.span for section in some)) else []
    first = next((place for place, (_, groups) in enumerate(told) if groups >= wanted.passage.at_least), len(told))
    before = [section for section, groups in told[:first] if groups] if first < len(told) else []
    return before + [section for section, groups in told[first:] if groups >= wanted.passage.at_least]


def _paragraphs(draft: Draft, held: tuple[Span, ...], anchor: Pattern | None) -> Iterator[Span]:
    """Paragraphs outside all items, without headings. The opening one comes last, if nothing but paragraphs is there,
    it holds the anchor and does not lead over to the others, else not at all."""
    body = draft.parts.body
    bare = {section.heading.span for section in draft.outline.sections}
    texts = [block.span for block in draft.document.blocks if block.kind is BlockKind.TEXT and body.holds(block.span)]
    spans = [span for span in texts if span not in bare]
    yield from outside(tuple(spans[1:]), held)
    text = draft.document.text
    if spans and not bare and anchor and anchor.search(text, *spans[0]) and not AS_FOLLOWS.search(text, *spans[0]):
        yield from outside((spans[0],), held)


def _anchored(wanted: Options, draft: Draft, left_out: tuple[Span, ...]) -> Iterator[tuple[Span, bool]]:
    """From each anchor on: its clause, paragraph or section; what is excused, to the end of its sentence."""
    text, body, anchor = draft.document.text, draft.parts.body, wanted.passage.anchor
    if anchor is None:
        return
    ended, excuses = {True: -1, False: -1}, Excuses(wanted.passage.unless, text)
    for within in outside((body,), left_out):
        for match in anchor.finditer(text, *within):
            sentence = sentence_at(text, Span(*match.span()))
            named = text.count("《", sentence.start, match.start()) > text.count("》", sentence.start, match.start())
            # Inside 《》 stands the name of a document, which tells nothing of the year.
            if not of_its_year(match, draft.year) or named:
                continue
            clause = clause_at(text, Span(*match.span()))
            excused = excuses.hold(clause) or _is_settled(wanted.passage, text, match.end(), sentence)
            sentence = Span(max(sentence.start, body.start), sentence.end)
            unit = _reach(wanted, draft, sentence, match.start(), within.end)
            if excused:
                unit = Span(unit.start, min(unit.end, sentence.end + 1))
            # What ends where an earlier one ended is a part of that.
            if unit.end != ended[excused]:
                yield unit, excused
            ended[excused] = unit.end


def _is_settled(passage: Passage, text: str, anchor: int, sentence: Span) -> bool:
    """Whether what is said behind an anchor in its sentence rules it out."""
    behind = Span(anchor, max(anchor, min(sentence.end, anchor + BEHIND)))
    return passage.settled is not None and passage.settled.search(text, *behind) is not None


def _reach(wanted: Options, draft: Draft, sentence: Span, anchor: int, limit: int) -> Span:
    """From an anchor to the end of what it leads: the clause, the paragraph, or the section where it opens a list."""
    document = draft.document
    block = document.blocks[document.block_at(anchor)].span
    number = draft.outline.at(anchor)
    section_end = draft.outline.sections[number].span.end if number is not None else draft.parts.body.end
    leads_on = document.text[block.end - 1] in "：:" and sentence.end >= block.end
    opens = wanted.passage.reach == "section" and not document.text[block.start : sentence.start].strip()
    if leads_on or opens:
        return Span(sentence.start, min(max(section_end, block.end), limit))
    steps = _clauses(document.text, *block)
    after = bisect_right(steps, anchor, key=attrgetter("start"))
    if after:
        end = steps[after].start if after < len(steps) else block.end
        return Span(steps[after - 1].start, min(end, limit))
    return Span(sentence.start, min(block.end, limit))


@lru_cache(maxsize=1)
def _clauses(text: str, start: int, end: int) -> list[Clause]:
    """A long paragraph with many anchors is taken apart only once."""
    return clauses(text, start, end)


def _opens(draft: Draft, unit: Span) -> bool:
    """Whether a passage begins where its paragraph does."""
    return unit.start == draft.document.blocks[draft.document.block_at(unit.start)].span.start


def _shown(draft: Draft, span: Span) -> Span:
    """The part of a passage that is shown: its first paragraph."""
    block = draft.document.blocks[draft.document.block_at(span.start)].span
    return Span(span.start, min(span.end, block.end))
