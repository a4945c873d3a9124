"""Source lines as the terminal shows them: a gutter with the line number, and a mark below the words meant."""

from __future__ import annotations

from collections.abc import Sequence

from ..records import NamedTuple
from ..text import Document, Place
from . import view
from .cells import cell_len, window
from .styled import Line


class Mark(NamedTuple):
    """A place to show, the sign that underlines it, its style, and a word beside the underline."""

    place: Place
    sign: str
    style: str
    note: str = ""


class _Row(NamedTuple):
    """A source line as it is shown, and a mark below it that begins so many cells from its start."""

    number: int
    text: str
    start: int
    underline: str
    mark: Mark


def excerpt(document: Document, marks: Sequence[Mark]) -> list[Line]:
    """Two lines a mark: the source line and the underline; marks of one kind below one line share them. A place over
    several lines shows its first."""
    digits = max((len(str(mark.place.line)) for mark in marks), default=0)
    groups: list[list[_Row]] = []
    for mark in marks:
        row = _row(document, mark)
        group = next((group for group in groups if _beside(row, group)), None)
        if group is None:
            groups.append([row])
        else:
            group.append(row)
    return [line for group in groups for line in _lines(sorted(group, key=lambda row: row.start), digits)]


def _row(document: Document, mark: Mark) -> _Row:
    place = mark.place
    source = document.source.line_text(place.line)
    end = place.end_column - 1 if place.end_line == place.line else len(source)
    line, start, end = window(view.clean(source), place.column - 1, end)
    # An empty place, such as a lost mark at the end of a line, still needs something to see.
    underline = mark.sign * max(1, cell_len(line[start:end]))
    return _Row(place.line, line.rstrip(), cell_len(line[:start]), underline, mark)


def _beside(row: _Row, group: Sequence[_Row]) -> bool:
    """Whether a mark finds room below the same line beside others of its kind."""
    first = group[0]
    same = (row.number, row.text, row.mark.sign, row.mark.note)
    return same == (first.number, first.text, first.mark.sign, first.mark.note) and all(
        row.start > other.start + len(other.underline) or row.start + len(row.underline) < other.start
        for other in group
    )


def _lines(rows: Sequence[_Row], digits: int) -> list[Line]:
    first, at, below = rows[0], 0, ""
    for row in rows:
        below += " " * (row.start - at) + row.underline
        at = row.start + len(row.underline)
    note = f" {first.mark.note}" if first.mark.note else ""
    indent = below[: first.start]
    return [
        Line((f"  {first.number:>{digits}} │ ", "dim"), first.text),
        Line((f"  {'':>{digits}} │ ", "dim"), indent, (below[first.start :] + note, first.mark.style)),
    ]
