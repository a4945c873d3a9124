"""Which lines of a text are rows of a table that was pasted from a sheet: cells between tabs, blank ones and all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..expressions import expression
from ..labels import label_at
from ..text import BlockKind
from .furniture import shape_of
from .marks import BLANKS

OUTER = BLANKS.replace("\t", "")
"""The blanks around a row that are no cells."""

SHORT = 20
"""Code points of a cell in a row of two."""
_SENTENCE = expression(r"[。；！？]$")


def tabbed_rows(lines: Sequence[str]) -> frozenset[int]:
    """The 1-based numbers of the lines with a tab that are rows by their shape, stand next to such a row, or are two
    short cells like the line beside them. What only begins with one tab is an indented paragraph, and a numbered line
    with tabs at its ends is a heading."""
    if not any("\t" in line for line in lines):
        return frozenset()
    rows = {n for n, line in enumerate(lines, 1) if "\t" in line.strip(BLANKS) and _is_row(line)}
    pairs = [n for n, line in enumerate(lines, 1) if _is_pair(line)]
    rows.update(n for one, other in pairwise(pairs) if other == one + 1 for n in (one, other))
    for step in (1, -1):
        for number in sorted(rows, reverse=step < 0):
            beside = number + step
            while 0 < beside <= len(lines) and beside not in rows and _may_be_row(lines[beside - 1]):
                rows.add(beside)
                beside += step
    return frozenset(rows)


def _is_row(line: str) -> bool:
    return shape_of(line.strip(BLANKS)) is BlockKind.TABLE


def _is_pair(line: str) -> bool:
    """Whether a line is two short cells, without a number before them."""
    text = line.strip(BLANKS)
    cells = text.split("\t")
    return len(cells) == 2 and max(map(len, cells)) <= SHORT and _may_be_row(line) and label_at(text, 0) is None


def _may_be_row(line: str) -> bool:
    text = line.strip(BLANKS)
    if not text or "\t" not in line.strip(OUTER) or _SENTENCE.search(text) or shape_of(text) is not BlockKind.TEXT:
        return False
    return "\t" in text or ((not line.startswith("\t") or line.startswith("\t\t")) and label_at(text, 0) is None)
