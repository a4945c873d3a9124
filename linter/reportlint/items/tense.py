"""Whether a stretch of text tells of the year that an item asks for, or only of another one, or where it is told."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING

from ..expressions import expression
from ..facts import Draft
from ..findings import Answer, Span
from ..text import BlockKind
from .wanted import Options, Tense, of_its_year

if TYPE_CHECKING:
    import regex

_SENTENCE = expression(r"[^。；！？\n]{4,}")


REFERENCE = 80
"""Code points; a section that only says where something is told is no longer."""


class Told(Enum):
    """What one sentence speaks of: the year asked for, another by its own words, that or another, or any."""

    ASKED = 1
    OTHER = 2
    DOUBTFUL = 3
    OPEN = 4


def tense_of(wanted: Options, draft: Draft, span: Span) -> Answer:
    """MET where something is told of the year asked for, or nothing of another one; UNMET where each sentence tells of
    another one by its own words; UNCLEAR where only some do, and the rest says nothing that belongs to the item, and
    where it is only said in what other place the item is told."""
    if _is_elsewhere(wanted, draft, span):
        return Answer.UNCLEAR
    if wanted.tense is None:
        return Answer.MET
    told: list[Told] = []
    for each in _told(wanted, wanted.tense, draft, span):
        if each is Told.ASKED:
            return Answer.MET
        told.append(each)
    if Told.OTHER not in told and Told.DOUBTFUL not in told:
        return Answer.MET
    return Answer.UNMET if all(each is Told.OTHER for each in told) else Answer.UNCLEAR


def _is_elsewhere(wanted: Options, draft: Draft, span: Span) -> bool:
    """Whether all that a span says is where the item is told (详见第一部分)."""
    pattern, text = wanted.heading.elsewhere, draft.document.text
    if pattern is None:
        return False
    paragraphs, length = [], 0
    for each in _paragraphs(draft, span):
        paragraphs.append(each)
        length += each.end - each.start
        if length > REFERENCE:
            return False
    sentences = [Span(*found.span()) for each in paragraphs for found in _SENTENCE.finditer(text, *each)]
    return bool(sentences) and all(pattern.search(text, *each) is not None for each in sentences)


def _told(wanted: Options, tense: Tense, draft: Draft, span: Span) -> Iterator[Told]:
    """What the sentences of a span speak of, up to the first that speaks of the year asked for.

    Until then, words of another year hold on.
    """
    text, year = draft.document.text, draft.year
    other = False
    for paragraph in _paragraphs(draft, span):
        for found in _SENTENCE.finditer(text, *paragraph):
            sentence = Span(*found.span())
            if any(of_its_year(match, year) for match in tense.own.finditer(text, *sentence)):
                told = Told.ASKED
            elif any(_is_other(match, year) for match in tense.other.finditer(text, *sentence)):
                told, other = Told.DOUBTFUL if _is_likely(tense, text, sentence) else Told.OTHER, True
            elif other:
                told = Told.ASKED if _is_likely(tense, text, sentence) else Told.DOUBTFUL
            else:
                clear = any(clue.search(text, *sentence) for clue in wanted.passage.clues.values())
                told = Told.ASKED if clear else Told.OPEN
            yield told
            if told is Told.ASKED:
                return


def _is_likely(tense: Tense, text: str, sentence: Span) -> bool:
    """Whether a sentence has words of what the item is about."""
    return tense.likely is not None and tense.likely.search(text, *sentence) is not None


def _is_other(match: regex.Match[str], year: int | None) -> bool:
    """Whether a match names another year; a figure may be any year's where the report year is not known."""
    return of_its_year(match, year) and not (year is None and any(match.groupdict().values()))


def _paragraphs(draft: Draft, span: Span) -> Iterator[Span]:
    """The paragraphs of a span without headings, which name a thing and tell nothing of it, but for those that lead on
    (“将做好以下工作：”)."""
    document, outline = draft.document, draft.outline
    for block in document.blocks[document.block_at(span.start) : document.block_at(span.end - 1) + 1]:
        if block.kind is not BlockKind.TEXT:
            continue
        start, end = block.span
        if start < span.start:
            start = span.start
        elif (heading := outline.heading_at(start)) and not heading.sentence:
            behind = heading.span.end
            start = start if document.text[behind - 1] in "：:" else behind
        end = min(end, span.end)
        if start < end:
            yield Span(start, end)
