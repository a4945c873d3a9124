"""From what a rule of a pack says of the remedy to the edit of one hit."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..findings import Edit, Piece, Span, edit_of
from ..matching import expanded
from ..patterns import Pattern
from ..readers.marks import STRAY
from ..shapes import Shape
from ..text import Block

if TYPE_CHECKING:
    import regex

_BLANK = " \u00a0"


class Fix(Shape):
    """What to put in the place of each match of `find`: `replace`, with \\g<name> for groups, or the match with its
    characters exchanged by `translate`. `safe` says that it cannot change the meaning."""

    find: Pattern
    replace: str = ""
    translate: dict[str, str] = {}
    safe: bool = True

    def of(self, match: regex.Match[str]) -> str:
        """What takes the place of a match."""
        if self.translate:
            return "".join([self.translate.get(char, char) for char in match.group()])
        text: str = expanded(self.replace, match)
        return text


class Remedies:
    """The fixes of a rule over one range of a text, which is searched only once there is a hit in it."""

    def __init__(self, fixes: Sequence[Fix], text: str, within: Span) -> None:
        self._fixes = fixes
        self._text = text
        self._within = within
        self._found: list[tuple[list[regex.Match[str]], list[int]]] = []

    def edit(self, span: Span) -> Edit | None:
        """The edit for a flagged span: that of the first fix with a match that touches the span."""
        for index, fix in enumerate(self._fixes):
            if index == len(self._found):
                matches = list(fix.find.finditer(self._text, *self._within))
                self._found.append((matches, [match.end() for match in matches]))
            matches, ends = self._found[index]
            if not ends or ends[-1] < span.start:
                continue
            if pieces := [Piece(Span(*match.span()), fix.of(match)) for match in _touching(matches, ends, span)]:
                return edit_of(pieces, safe=fix.safe)
        return None


def _touching(matches: Sequence[regex.Match[str]], ends: Sequence[int], span: Span) -> Iterator[regex.Match[str]]:
    """The matches that share a code point with a span, or that are empty and stand in it or at its edges."""
    for index in range(bisect_left(ends, span.start), len(matches)):
        match = matches[index]
        if match.start() > span.end:
            return
        if match.start() == match.end() or (match.start() < span.end and span.start < match.end()):
            yield match


def reworded(span: Span, before: str, after: str, *, safe: bool) -> Edit | None:
    """The edit from one short text to another, in as small pieces as there are."""
    # Imported when used, as few drafts need it.
    from difflib import SequenceMatcher

    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    pieces = [
        Piece(Span(span.start + low, span.start + high), after[start:end])
        for kind, low, high, start, end in steps
        if kind != "equal"
    ]
    return edit_of(pieces, safe=safe)


def coupled(marks: Sequence[str], text: str, blocks: Sequence[Block], flagged: Sequence[int]) -> dict[int, Edit]:
    """For the flagged marks that stand in pairs the edit of the pair, by the offset of either mark.

    Each of `marks` is four characters: the wrong opening and closing one, and the right ones. A pair that is not whole
    in its paragraph, one half of which was excused, or that has a blank to be filled in, has no edit.
    """
    found: dict[int, Edit] = {}
    starts = [block.span.start for block in blocks]
    for index in sorted({bisect_right(starts, at) - 1 for at in flagged}):
        span = blocks[index].span
        here = set(flagged[bisect_left(flagged, span.start) : bisect_left(flagged, span.end)])
        for wrong in marks:
            pairs = _alike if wrong[0] == wrong[1] else _nested
            for first, last in pairs(wrong, text, span, here):
                pieces = [
                    widened(text, at, right) for at, right in ((first, wrong[2]), (last, wrong[3])) if text[at] != right
                ]
                if edit := edit_of(pieces, safe=True):
                    found |= {at: edit for at in (first, last) if at in here}
    return found


def _nested(marks: str, text: str, span: Span, flagged: set[int]) -> list[tuple[int, int]]:
    """Brackets, by what opens last closing first; those right behind ] are of a link in Markdown."""
    waiting: list[int] = []
    pairs = []
    places = {at for mark in {*marks} for at in _places(text, mark, span)}
    for at in sorted(places):
        if text[at] in (marks[0], marks[2]):
            waiting.append(at)
        elif waiting:
            first = waiting.pop()
            halves = ((first, marks[2]), (at, marks[3]))
            link = text[max(span.start, first - 1) : first] == "]"
            if not link and _filled(text, first, at) and all(i in flagged or text[i] == right for i, right in halves):
                pairs.append((first, at))
    return [] if waiting else pairs


def _alike(marks: str, text: str, span: Span, flagged: set[int]) -> list[tuple[int, int]]:
    """Straight quotation marks, opening and closing by turns; none of a paragraph where the turns do not come out."""
    places = list(_places(text, marks[0], span))
    if len(places) % 2 or not flagged.issuperset(places):
        return []
    turns = {at: marks[2 + index % 2] for index, at in enumerate(places)}
    line = "".join(turns.get(at, text[at]) for at in range(*span) if at in turns or text[at] in marks[2:])
    pairs = list(zip(places[::2], places[1::2], strict=True))
    whole = line == marks[2:] * (len(line) // 2) and all(_filled(text, *pair) for pair in pairs)
    return pairs if whole else []


def _places(text: str, mark: str, span: Span) -> Iterator[int]:
    """Where a mark stands in a span."""
    at = text.find(mark, *span)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1, span.end)


def _filled(text: str, first: int, last: int) -> bool:
    """Whether something stands between two marks, without blanks at its edges."""
    inner = text[first + 1 : last]
    return inner != "" and inner == inner.strip()


def widened(text: str, at: int, right: str) -> Piece:
    """The replacement of a mark, with a blank at its outer side that would be a stray one beside the right mark."""
    start, end = at, at + 1
    if text[start - 1 : start] in _BLANK and start > 1 and STRAY.search(f"{text[start - 2]} {right}"):
        start -= 1
    if text[end : end + 1] in _BLANK and STRAY.search(f"{right} {text[end + 1 : end + 2]}"):
        end += 1
    return Piece(Span(start, end), right)
