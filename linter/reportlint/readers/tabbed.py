"""Which lines of a text are rows of a table that was pasted from a sheet: cells between tabs, blank ones and all."""

from __future__ import annotations

from collections.abc import Sequence

from ..expressions import expression
from ..labels import label_at
from ..text import BlockKind
from .furniture import shape_of
from .marks import BLANKS

OUTER = BLANKS.replace("\t", "")
"""The blanks around a row that are no cells."""

_SENTENCE = expression(r"[。；！？]$")


def tabbed_rows(lines: Sequence[str]) -> frozenset[int]:
    """The 1-based numbers of the lines with a tab that are rows by their shape, or stand next to such a row. What only
    begins with one tab is an indented paragraph, and a numbered line with tabs at its ends is a heading."""
    if not any("\t" in line for line in lines):
        return frozenset()
    rows = {n for n, line in enumerate(lines, 1) if "\t" in line.strip(BLANKS) and _is_row(line)}
    for step in (1, -1):
        for number in sorted(rows, reverse=step < 0):
            beside = number + step
            while 0 < beside <= len(lines) and beside not in rows and _may_be_row(lines[beside - 1]):
                rows.add(beside)
                beside += step
    return frozenset(rows)


def _is_row(line: str) -> bool:
    return shape_of(line.strip(BLANKS)) is BlockKind.TABLE


def _may_be_row(line: str) -> bool:
    text = line.strip(BLANKS)
    if not text or "\t" not in line.strip(OUTER) or _SENTENCE.search(text) or shape_of(text) is not BlockKind.TEXT:
        return False
    return "\t" in text or ((not line.startswith("\t") or line.startswith("\t\t")) and label_at(text, 0) is None)
