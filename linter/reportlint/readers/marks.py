"""What is taken off a text without changing what it says: stray blanks, bold marks, full-width letters and digits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..expressions import expression
from ..records import NamedTuple

BLANKS = " \t\u00a0\u3000\u200b\u200c\u200d\u2060\ufeff\u2002\u2003\u2009\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\r\n"
_MARKS = r"\u3001-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65“”‘’—…·"
_HAN = rf"\u2e80-\u2fdf{_MARKS}\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_DIGIT = r"0-9\uff10-\uff19"


def _stray(blanks: str) -> re.Pattern[str]:
    # That it begins with a blank, and looks behind only then, makes the search ten times as fast.
    some = "[" + re.escape(blanks) + "]"
    return expression(
        rf"{some}(?:(?<=[{_HAN}]{some}){some}*(?=[{_HAN}{_DIGIT}])|(?<=[{_DIGIT}]{some}){some}*(?=[{_HAN}]))"
    )


STRAY = _stray(BLANKS)
"""Blanks that no author means: between Han characters (with their punctuation), and between Han and digits."""
STRAY_IN_ROW = _stray(BLANKS.replace("\t", ""))
"""The same in the row of a table, whose cells tabs set apart."""

MARKS = frozenset(">#-+*•●◆■▪")
"""What the marks of quotations, headings and list items begin with."""
QUOTED = expression(r"(?:>[ \t\u3000]*)+")
HEADING = expression(r"(#{1,6})[ \t\u3000]+")
BULLET = expression(r"(?:[-+]|\*(?!\*)|[•●◆■▪])[ \t\u3000]+(?=\S)")

_COUNTED = "次个件人名条项年月日县市区省局镇乡元万份场家户号"
"""What a number stands before: ** between two of these are two gaps of a template, not bold."""
_BOLD = expression(
    rf"(?:(?P<open>\*{{2,3}})(?![\s*{_COUNTED}])|(?:^|(?<=[，。；：、（“\s]))(?P<first>\*{{2,3}})(?=[{_COUNTED}]))"
    r"[^*\n]{1,300}(?P<close>\*{2,3})(?!\*)"
)
_FOLD = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}

_WIDE = "０-９Ａ-Ｚａ-ｚ"
_FOLDED = expression(f"[{_WIDE}]")
_ODD = expression(f"[{re.escape(BLANKS)}{_WIDE}]")


class Piece(NamedTuple):
    """`length` code points that were kept, from a source offset on."""

    source: int
    length: int


def tidied(text: str, pieces: tuple[Piece, ...], *, row: bool = False) -> tuple[str, tuple[Piece, ...]]:
    """The text without pairs of bold marks and stray blanks, letters and digits folded to ASCII; and what is left of
    the pieces of the source that it is made of. In the `row` of a table, tabs are kept."""
    if "**" in text:
        marks = [pair.span(name) for pair in _bold(text) for name in ("open", "first", "close") if pair[name]]
        text, pieces = _without(marks, text, pieces)
    # Few lines have anything to be taken off or folded: one quick look saves two slow ones.
    if _ODD.search(text) is None:
        return text, pieces
    text, pieces = _without([match.span() for match in (STRAY_IN_ROW if row else STRAY).finditer(text)], text, pieces)
    return text if _FOLDED.search(text) is None else text.translate(_FOLD), pieces


def _bold(text: str) -> Iterator[re.Match[str]]:
    """The pairs of bold marks, tried only where there is a mark: the expression itself would try everywhere."""
    at = text.find("**")
    while at >= 0:
        pair = _BOLD.match(text, at)
        if pair is not None:
            yield pair
        at = text.find("**", at + 1 if pair is None else pair.end())


def _without(holes: Sequence[tuple[int, int]], text: str, pieces: tuple[Piece, ...]) -> tuple[str, tuple[Piece, ...]]:
    """The text without some ranges, which are in order and apart, and the pieces that are left."""
    if not holes:
        return text, pieces
    kept, at = [], 0
    for start, end in holes:
        if at < start:
            kept.append((at, start))
        at = end
    if at < len(text):
        kept.append((at, len(text)))
    return "".join([text[start:end] for start, end in kept]), tuple(_cut(pieces, kept))


def _cut(pieces: Sequence[Piece], kept: Sequence[tuple[int, int]]) -> list[Piece]:
    """The pieces of some ranges of the text that the pieces make up, in one pass over both."""
    if len(pieces) == 1:
        begin = pieces[0].source
        return [Piece(begin + start, end - start) for start, end in kept]
    found = []
    index = at = 0
    for start, end in kept:
        while at + pieces[index].length <= start:
            at += pieces[index].length
            index += 1
        while start < end:
            piece = pieces[index]
            stop = min(end, at + piece.length)
            found.append(Piece(piece.source + start - at, stop - start))
            start = stop
            if stop == at + piece.length and start < end:
                at += piece.length
                index += 1
    return found
