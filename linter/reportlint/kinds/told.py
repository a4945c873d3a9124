"""What the text says of the cells of a prescribed table, held against them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from ..errors import Message, ReportlintError
from ..findings import Hit, Related, Span
from ..items.scene import Scene
from ..items.wanted import of_its_year
from ..numerals import read_han
from ..patterns import Pattern
from .figures import written
from .form import Filled, Form

EITHER = "或"
_NONE = frozenset({"未", "没有", "无"})
"""What a text says instead of a number where there was nothing."""


def cells_of(text: str, form: Form) -> tuple[tuple[str, str], ...]:
    """The cells that a sum such as `一/总计 + 二/总计` names; raises ReportlintError for one that is not there."""
    keys = []
    for word in text.replace("＋", "+").split("+"):
        row, _, column = (part.strip() for part in word.partition("/"))
        if row not in form.rows or column not in form.columns:
            raise ReportlintError(
                Message(f"没有“{word.strip()}”这一格，应写成“行/列”", f"no cell “{word.strip()}”; write “row/column”")
            )
        keys.append((row, column))
    return tuple(keys)


def sums_of(text: str, form: Form) -> tuple[tuple[tuple[str, str], ...], ...]:
    """The sums of cells of which, parted by 或, one must be what the text says."""
    return tuple(cells_of(each, form) for each in text.split(EITHER))


def contradicted(said: Mapping[str, Pattern], filled: Filled, scene: Scene) -> Iterator[Hit]:
    """Each number in the text that is not that of its cells."""
    for text, pattern in said.items():
        sums = [[filled.cells.get(key) for key in keys] for keys in sums_of(text, filled.form)]
        cells = [cell for cells in sums for cell in cells if cell is not None and cell.number is not None]
        if len(cells) < sum(map(len, sums)):
            continue
        totals = [sum((cell.number or Decimal(0) for cell in cells if cell), Decimal(0)) for cells in sums]
        for within in scene.ranges("body"):
            for match in pattern.finditer(scene.text, *within):
                told = _told(match["n"])
                if told is not None and told not in totals and of_its_year(match, scene.draft.year):
                    related = tuple(
                        Related(cell.span, Message("表中", "in the table")) for cell in dict.fromkeys(cells)
                    )
                    right = "、".join(dict.fromkeys(map(written, totals)))
                    values = {"found": match["n"], "where": text, "right": right, "left": written(told)}
                    yield Hit(Span(*match.span("n")), values, related)


def _told(text: str) -> Decimal | None:
    bare = text.replace(",", "").replace("，", "")
    if bare in _NONE:
        return Decimal(0)
    if bare.isascii() and bare.isdigit():
        return Decimal(bare)
    counted = read_han(bare)
    return None if counted is None else Decimal(counted)
