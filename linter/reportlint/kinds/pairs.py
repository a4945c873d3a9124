"""Brackets, quotation marks and title marks that are not closed, or not opened, within their paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from ..expressions import expression
from ..findings import Hit, Span
from ..items.scene import Scene
from ..shapes import Shape
from ..text import Block, BlockKind

SLOTS = frozenset({"found", "missing"})

_CLOSED_BY = {
    "（": "）",
    "(": ")",
    "《": "》",
    "〈": "〉",
    "“": "”",
    "‘": "’",
    "〔": "〕",
    "【": "】",
    "「": "」",
    "『": "』",
}
_WIDTHS = {"（": "(", "）": ")"}
_KINDS = frozenset({BlockKind.TEXT, BlockKind.TABLE})
_ITEM = expression(r"[\d一二三四五六七八九十]{1,3}[）)]|[a-zA-Z][）)]")

ROWS = 3
"""Rows of a table; no cell that is broken over more is told apart so badly."""
NOTE = 12
"""Lines; no note in brackets under a title is longer."""


class Options(Shape):
    """`marks` are the opening marks that are looked at."""

    marks: str = "（(《〈“〔【"


def run(options: Options, scene: Scene) -> Iterator[Hit]:
    """Every mark without its partner, paragraph by paragraph.

    A quotation of several paragraphs opens each of them and closes only the last (GB/T 15834-2011, 4.8.3.5), so an
    unclosed “ is passed over where the next paragraph opens with one too.
    """
    closed_by, marks = _looked_for(options.marks)
    document = scene.draft.document
    blocks = [block for block in document.blocks if block.kind in _KINDS]
    texts = [block.span for block in blocks]
    lost = _unpaired(scene.text, texts, marks, closed_by)
    if not any(lost):
        return
    # Bars set rows apart; glyphs on pages and tabs may not.
    loose = document.format in {"pdf", "ofd"}
    tables = [
        (loose or "|" not in document.of(block.span)) and _in_table(scene.text, blocks, place)
        for place, block in enumerate(blocks)
    ]
    broken = _over_rows(scene.text, lost, tables, closed_by)
    note = -1
    for index, span in enumerate(texts):
        following = scene.text[texts[index + 1].start] if index + 1 < len(texts) else ""
        for at, missing in lost[index]:
            found = scene.text[at]
            if at in broken:
                continue
            if found == "“" and at == span.start and following == "“":
                continue
            if found in "（(" and at == span.start and (closes := _note_end(scene.text, texts[index : index + NOTE])):
                note = closes
            elif at != note:
                yield Hit(Span(at, at + 1), {"found": found, "missing": missing})


@lru_cache(maxsize=16)
def _looked_for(marks: str) -> tuple[Mapping[str, str], re.Pattern[str]]:
    """The opening marks of a rule with their partners, and what finds both."""
    closed_by = {mark: _CLOSED_BY[mark] for mark in marks if mark in _CLOSED_BY}
    return closed_by, expression("[" + re.escape("".join(sorted({*closed_by, *closed_by.values()}))) + "]")


def _in_table(text: str, blocks: Sequence[Block], place: int) -> bool:
    """Whether a block is a row of a table, or a line between two of them, as a cell of several lines leaves."""
    around = blocks[max(0, place - 1) : place + 2]
    return blocks[place].kind is BlockKind.TABLE or (
        len(around) == 3
        and all(block.kind is BlockKind.TABLE for block in around[::2])
        and text[blocks[place].span.end - 1] not in "。；！？"
    )


def _over_rows(
    text: str, lost: Sequence[Sequence[tuple[int, str]]], tables: Sequence[bool], closed_by: Mapping[str, str]
) -> frozenset[int]:
    """Where marks stand that are opened in one row of a table and closed in one of the next, as in a cell of several
    lines whose rows a file does not tell apart."""
    found: set[int] = set()
    waiting: list[tuple[int, int]] = []
    for row, (marks, table) in enumerate(zip(lost, tables, strict=True)):
        waiting = [each for each in waiting if table and row - each[0] <= ROWS]
        for at, missing in marks if table else ():
            if text[at] in closed_by:
                waiting.append((row, at))
            elif (pair := next((each for each in waiting if text[each[1]] == missing), None)) is not None:
                found |= {pair[1], at}
                waiting.remove(pair)
    return frozenset(found)


def _note_end(text: str, spans: Sequence[Span]) -> int | None:
    """Where a note in brackets ends that is set over several lines, as under the title of a law or a speech."""
    for place, span in enumerate(spans):
        line = text[span.start + (place == 0) : span.end]
        closes = place > 0 and line[-1] in "）)"
        if re.search("[（()）]", line[:-1] if closes else line) or line[-1:] in "。！？；：":
            return None
        if closes:
            return span.end - 1
    return None


def _unpaired(
    text: str, spans: Sequence[Span], marks: re.Pattern[str], closed_by: Mapping[str, str]
) -> list[list[tuple[int, str]]]:
    """Offsets of the marks in each span without a partner there, each with the partner that is missing."""
    opens = {close: mark for mark, close in closed_by.items()}
    places = [match.start() for match in marks.finditer(text)]
    lost: list[list[tuple[int, str]]] = []
    last = 0
    for span in spans:
        first = bisect_left(places, span.start, last)
        last = bisect_left(places, span.end, first)
        lost.append(_alone(text, span, places[first:last], closed_by, opens) if first < last else [])
    return lost


def _alone(
    text: str, span: Span, places: Sequence[int], closed_by: Mapping[str, str], opens: Mapping[str, str]
) -> list[tuple[int, str]]:
    waiting: list[int] = []
    lost: list[tuple[int, str]] = []
    for at in places:
        mark = text[at]
        if mark in closed_by:
            waiting.append(at)
        elif waiting and closed_by[text[waiting[-1]]] == mark:
            waiting.pop()
        else:
            place = _partner(text, waiting, opens[mark])
            if place is not None:
                lost += [(other, closed_by[text[other]]) for other in waiting[place + 1 :]]
                del waiting[place:]
            elif (item := _ITEM.match(text, *span)) is None or item.end() != at + 1:
                lost.append((at, opens[mark]))
    lost += [(at, closed_by[text[at]]) for at in waiting]
    return sorted(lost)


def _partner(text: str, waiting: list[int], opening: str) -> int | None:
    """The place of the nearest waiting mark that a closing one belongs to; the width of brackets is not looked at."""
    wanted = _WIDTHS.get(opening, opening)
    for place in range(len(waiting) - 1, -1, -1):
        if _WIDTHS.get(text[waiting[place]], text[waiting[place]]) == wanted:
            return place
    return None
