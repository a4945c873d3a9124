"""What a kind sees: the draft, and where its required items stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from sys import maxsize
from typing import Literal

from ..expressions import expression
from ..facts import Draft
from ..findings import Answer, Related, Span
from ..parts import Part
from ..patterns import Pattern
from ..records import field, record
from ..text import BlockKind

Scope = Literal["text", "body", "past", "plan", "title", "opening", "headings", "everything"]
"""Where a rule looks: all text blocks, the body, the body without what is told of next year, next year's part, …"""

PLAN = "plan"
"""The role of the part on next year; every pack that has such a part names it so."""

_SENTENCE = expression(r"[。！？；\n]")
_CLAUSE = expression(r"[。！？；\n，,：:]")


@record
class Item:
    """Where a required item of a draft stands.

    `spans` are whole sections or paragraphs, `marks` their headings (or the paragraphs themselves), `evidence` these
    and where the content begins, `near` the passing mentions of an item that is not met, `belongs` the place where it
    is missed, `clues` what the rule looks for in a passage.
    """

    role: str
    answer: Answer
    by: str = ""
    spans: tuple[Span, ...] = ()
    marks: tuple[Span, ...] = ()
    evidence: tuple[Span, ...] = ()
    near: tuple[Related, ...] = ()
    belongs: Span = Span(0, 0)
    clues: Mapping[str, Pattern] = field(default_factory=dict)

    @cached_property
    def starts(self) -> Mapping[int, Span]:
        """The marks by where they start."""
        return {mark.start: mark for mark in self.marks}


@record
class Scene:
    """A draft, with the items that the rules of kind `element` have found in it, by role; `previous` is the report of
    the year before, where it was given."""

    draft: Draft
    items: Mapping[str, Item] = field(default_factory=dict)
    previous: Draft | None = None

    @cached_property
    def text(self) -> str:
        """The logical text."""
        return self.draft.document.text

    @cached_property
    def _text_blocks(self) -> tuple[Span, ...]:
        return tuple(block.span for block in self.draft.document.blocks if block.kind is BlockKind.TEXT)

    @cached_property
    def _ranges(self) -> dict[Scope, tuple[Span, ...]]:
        return {}

    def ranges(self, scope: Scope) -> tuple[Span, ...]:
        """The spans that a scope stands for, in reading order, neighbouring blocks put together."""
        if scope not in self._ranges:
            self._ranges[scope] = self._found(scope)
        return self._ranges[scope]

    def _found(self, scope: Scope) -> tuple[Span, ...]:
        draft = self.draft
        if scope == "everything":
            return (Span(0, len(self.text)),)
        if scope == "text":
            return merged(self._text_blocks)
        if scope == "title":
            return draft.parts.spans.get(Part.TITLE, ())
        if scope == "headings":
            return tuple(section.heading.span for section in draft.outline.sections)
        if scope == "opening":
            return (draft.opening,)
        plan = self.items[PLAN].spans if PLAN in self.items else ()
        if scope == "plan":
            return plan
        body = merged(cut(self._text_blocks, (draft.parts.body,)))
        return body if scope == "body" else tuple(outside(body, plan))

    def sentence(self, span: Span) -> Span:
        """The sentence (up to 。！？； or the end of the block) that a span starts in."""
        return sentence_at(self.text, span)


def sentence_at(text: str, span: Span) -> Span:
    """The sentence that a span starts in; its end is that of the sentence that the span ends in."""
    return _between(_SENTENCE, text, span)


def clause_at(text: str, span: Span) -> Span:
    """The clause (up to a comma, a colon or the end of the sentence) that a span starts in, to where it ends."""
    return _between(_CLAUSE, text, span)


def _between(marks: re.Pattern[str], text: str, span: Span) -> Span:
    """From behind the last mark before a span to the first one at or behind its end."""
    stops = places(marks, text)
    before, after = bisect_left(stops, span.start), bisect_left(stops, span.end)
    return Span(stops[before - 1] + 1 if before else 0, stops[after] if after < len(stops) else len(text))


@lru_cache(maxsize=4)
def places(marks: re.Pattern[str], text: str) -> Sequence[int]:
    """Where marks stand in a text: asked for every hit or figure, so found only once a draft."""
    return [match.start() for match in marks.finditer(text)]


class Excuses:
    """What makes a sentence or a clause pass (`unless`), looked for once however many matches stand in it."""

    def __init__(self, unless: Pattern | None, text: str) -> None:
        self._unless = unless
        self._text = text
        self._last: tuple[Span, bool] | None = None

    def hold(self, sentence: Span) -> bool:
        """Whether the sentence or clause is excused."""
        if self._unless is None:
            return False
        if self._last is None or self._last[0] != sentence:
            self._last = (sentence, self._unless.search(self._text, *sentence) is not None)
        return self._last[1]


def holder(spans: Sequence[Span], span: Span) -> Span | None:
    """The one of some spans, which lie apart and in order, that holds another."""
    place = bisect_right(spans, (span.start, maxsize)) - 1
    return spans[place] if place >= 0 and spans[place].holds(span) else None


def meeting(spans: Sequence[Span], span: Span) -> bool:
    """Whether one of some spans, which lie apart and in order, shares a code point with another."""
    place = bisect_left(spans, (span.end, 0)) - 1
    return place >= 0 and spans[place].meets(span)


def merged(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Spans that only a line feed parts, put together."""
    found: list[Span] = []
    for span in spans:
        if found and span.start <= found[-1].end + 1:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def cut(spans: tuple[Span, ...], within: tuple[Span, ...]) -> tuple[Span, ...]:
    """What of some spans lies inside others."""
    pairs = ((max(one.start, other.start), min(one.end, other.end)) for one in spans for other in within)
    return tuple(Span(start, end) for start, end in pairs if start < end)


def outside(spans: tuple[Span, ...], without: tuple[Span, ...]) -> Iterator[Span]:
    """What of some spans lies outside others."""
    holes = merged(tuple(sorted(without)))
    ends = [hole.end for hole in holes]
    for span in spans:
        at = span.start
        for number in range(bisect_right(ends, at), len(holes)):
            hole = holes[number]
            if hole.start >= span.end:
                break
            if at < hole.start:
                yield Span(at, hole.start)
            at = max(at, hole.end)
        if at < span.end:
            yield Span(at, span.end)
