"""Headings to a tree: numbers say the level, Markdown and shape help out (GB/T 9704-2012, 7.3.3)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property

from .expressions import expression
from .findings import Span
from .labels import Label, Scheme, label_at
from .parts import DATELINE
from .records import record
from .text import Block, BlockKind, Document

TOP = Scheme.HAN.value * 10
MINOR = 95
"""Rank of a heading that neither number nor mark nor neighbour gives a level: it ends nothing but its like."""

LONGEST = 60
_ABOVE = {Scheme.HAN: Scheme.PART, Scheme.HAN_PAREN: Scheme.HAN, Scheme.ARABIC: Scheme.HAN_PAREN}
_FULL = expression(r"[。！？；]")
_STOP = expression(r"[。！？；]|[：:](?=.)")
_FINAL = "。！？；，、.!?;,…"
_NOT_HEADING = expression(
    r"^(?:各位|同志们|附件|抄送|主送|签发人|联系人|（|\()|表$|^\d{4}[年.\-/]\d{1,2}|[如于][下后][：:]?$"
)
"""Lines that open or close a document, or lead over to what follows (有关情况如下：)."""


@record
class Heading:
    """One heading: the block it stands in, its span with the number, its text without.

    `rank` is small for high levels. `run_in` says that it is the first sentence of a paragraph; then `sentence` tells
    whether that sentence is too long to be a heading in its own right.
    """

    block: int
    span: Span
    text: str
    label: Label | None
    rank: int
    run_in: bool = False
    sentence: bool = False


@record
class Section:
    """A heading and all up to the next one of its level. `body` begins behind the heading."""

    heading: Heading
    span: Span
    body: Span
    parent: int | None


@record
class Outline:
    """All sections in reading order; `parent` is an index into them. `body` is the text they were read from."""

    sections: tuple[Section, ...]
    body: Span

    @cached_property
    def _starts(self) -> list[int]:
        return [section.span.start for section in self.sections]

    @cached_property
    def _children(self) -> Mapping[int | None, list[int]]:
        found: dict[int | None, list[int]] = {}
        for index, section in enumerate(self.sections):
            found.setdefault(section.parent, []).append(index)
        return found

    def children(self, parent: int | None) -> Sequence[int]:
        """Indexes of the sections right below one, or of the topmost for None."""
        return self._children.get(parent, [])

    @cached_property
    def _headings(self) -> Mapping[int, Heading]:
        return {section.span.start: section.heading for section in self.sections}

    def heading_at(self, offset: int) -> Heading | None:
        """The heading that begins at an offset."""
        return self._headings.get(offset)

    def within(self, span: Span) -> Sequence[Section]:
        """The sections that begin inside a span."""
        return self.sections[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def at(self, offset: int) -> int | None:
        """Index of the innermost section that holds an offset."""
        found: int | None = bisect_right(self._starts, offset) - 1
        while found is not None and found >= 0 and self.sections[found].span.end <= offset:
            found = self.sections[found].parent
        return None if found == -1 else found


def outline_of(document: Document, body: Span) -> Outline:
    """The outline of the blocks between two offsets, which are those of the body without title and signature."""
    texts = [
        index
        for index, block in enumerate(document.blocks)
        if (block.kind is BlockKind.TEXT or block.kind is BlockKind.TABLE) and body.start <= block.span.start < body.end
    ]
    return Outline(_sections(_ranked(document, _candidates(document, texts)), body), body)


def _candidates(document: Document, texts: Sequence[int]) -> list[Heading]:
    found = []
    for place, index in enumerate(texts):
        block = document.blocks[index]
        if block.kind is not BlockKind.TEXT:
            continue
        label = label_at(document.text, block.span.start, block.span.end)
        if label is not None:
            found.append(_numbered(document, index, block, label))
        elif (block.level or _stands_alone(document, texts, place)) and not _is_dateline(document.of(block.span)):
            text = document.of(block.span)
            found.append(Heading(index, block.span, text.rstrip("：:"), None, 0))
    return found


def _numbered(document: Document, index: int, block: Block, label: Label) -> Heading:
    start = block.span.start + label.length
    stop = _STOP.search(document.text, start, block.span.end)
    whole = stop is None or stop.end() >= block.span.end
    end = block.span.end if stop is None else stop.start()
    if stop is not None and stop.group() in "：:" and end - start > 30:
        full = _FULL.search(document.text, start, block.span.end)
        end = full.start() if full else block.span.end
        whole = full is None or full.end() >= block.span.end
    text = document.text[start:end].strip()
    long = end - start > LONGEST
    # A numbered item of one whole sentence (（一）以……为契机，……。) is a paragraph, not a heading with nothing below.
    sentence = long or (whole and stop is not None and ("，" in text or len(text) > 30))
    return Heading(
        index, Span(block.span.start, end), text, label, label.scheme.value * 10, not whole or sentence, sentence
    )


def _stands_alone(document: Document, texts: Sequence[int], place: int) -> bool:
    """Whether an unnumbered line has the shape of a heading: short, open-ended, with prose or a number below."""
    block = document.blocks[texts[place]]
    text = document.of(block.span)
    if block.bullet or len(text) > 40 or len(text) < 3 or text[-1] in _FINAL or _NOT_HEADING.search(text):
        return False
    if (text[-1] in "：:" and len(text) > 20) or text.count("，") > 1 or place + 1 >= len(texts):
        return False
    after = document.blocks[texts[place + 1]]
    if after.kind is not BlockKind.TEXT:
        return False
    below = document.of(after.span)
    return label_at(below) is not None or (len(below) > len(text) and below[-1] in "。；：!?！？;:”")


def _is_dateline(text: str) -> bool:
    """Whether a line ends in a date: it says who wrote something and when, and heads nothing."""
    return len(text) <= LONGEST and DATELINE.search(text) is not None


def _ranked(document: Document, found: Sequence[Heading]) -> list[Heading]:
    """The headings with the ranks of the unnumbered ones worked out from marks and neighbours."""
    levels: dict[int, int] = {}
    for heading in found:
        level = document.blocks[heading.block].level
        if heading.label and level:
            levels[level] = min(heading.rank, levels.get(level, heading.rank))
    numbered = any(heading.label and heading.rank <= TOP for heading in found)
    ranked: list[Heading] = []
    for place, heading in enumerate(found):
        if heading.label is None:
            level = document.blocks[heading.block].level
            rank = _marked(level, levels) if level else _by_neighbour(ranked, found, place, numbered=numbered)
            heading = Heading(heading.block, heading.span, heading.text, None, rank)
        ranked.append(heading)
    return ranked


def _marked(level: int, levels: dict[int, int]) -> int:
    """The rank that a Markdown level stands for, by what the numbered headings of that level are."""
    if level in levels:
        return levels[level]
    above = [known for known in levels if known < level]
    below = [known for known in levels if known > level]
    if above:
        return levels[max(above)] + level - max(above)
    if below:
        return levels[min(below)] - (min(below) - level)
    return TOP + level


def _by_neighbour(before: Sequence[Heading], found: Sequence[Heading], place: int, *, numbered: bool) -> int:
    """The rank of an unnumbered heading: one above the first number below it, the top where nothing is numbered.

    The first one stands above nothing where prose parts it from the only 一、 of the draft: then it is a line below the
    title (who wrote this, for whom).
    """
    after = found[place + 1] if place + 1 < len(found) else None
    label = after.label if after else None
    if after is not None and label is not None and label.value == 1 and label.scheme in _ABOVE:
        rank = _ABOVE[label.scheme].value * 10
        leads = before or after.block == found[place].block + 1 or _counted_anew(found[place + 2 :], label)
        if leads and (not before or before[-1].rank != rank):
            return rank
    return MINOR if numbered else TOP


def _counted_anew(found: Sequence[Heading], label: Label) -> bool:
    return any(heading.label is not None and heading.label[:2] == label[:2] for heading in found)


def _sections(headings: Sequence[Heading], body: Span) -> tuple[Section, ...]:
    """The sections of headings; each ends at the next heading of its level or a higher one."""
    parents: list[int | None] = []
    ends = [body.end] * len(headings)
    open_: list[int] = []
    for index, heading in enumerate(headings):
        while open_ and headings[open_[-1]].rank >= heading.rank:
            ends[open_.pop()] = heading.span.start
        parents.append(open_[-1] if open_ else None)
        open_.append(index)
    return tuple(
        Section(heading, Span(heading.span.start, end), Span(heading.span.end, end), parent)
        for heading, end, parent in zip(headings, ends, parents, strict=True)
    )
