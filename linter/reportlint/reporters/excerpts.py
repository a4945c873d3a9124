"""Source lines as the terminal shows them: a gutter with the line number, and a mark below the words meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

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


def excerpt(document: Document, marks: Sequence[Mark]) -> list[Line]:
    """Two lines a mark: the source line and the underline. A place over several lines shows its first."""
    digits = max((len(str(mark.place.line)) for mark in marks), default=0)
    shown: list[Line] = []
    for mark in marks:
        shown += _lines(document, mark, digits)
    return shown


def _lines(document: Document, mark: Mark, digits: int) -> list[Line]:
    place = mark.place
    source = document.source.line_text(place.line)
    end = place.end_column - 1 if place.end_line == place.line else len(source)
    line, start, end = window(view.clean(source), place.column - 1, end)
    indent = " " * cell_len(line[:start])
    # An empty place, such as a lost mark at the end of a line, still needs something to see.
    underline = mark.sign * max(1, cell_len(line[start:end]))
    note = f" {mark.note}" if mark.note else ""
    return [
        Line((f"  {place.line:>{digits}} │ ", "dim"), line.rstrip()),
        Line((f"  {'':>{digits}} │ ", "dim"), indent, (underline + note, mark.style)),
    ]
