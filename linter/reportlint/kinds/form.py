"""What a prescribed table asks for, and what a draft has of it, as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from unicodedata import normalize

from ..errors import Message
from ..expressions import expression
from ..findings import Span
from ..packs.model import Years
from ..patterns import Pattern
from ..records import record
from ..shapes import Shape
from ..tables import GridCell

_STRAY = expression(r"[\s*＊]+")
_NAMED = 5
"""Rows or columns that are named in one message."""


class Form(Shape):
    """A prescribed table. `heading` matches that of its part; `rows` and `columns` give, in their order, a name and the
    pattern of what stands in the label (blanks left out, characters half-width).

    Where columns of several groups bear the same labels, `groups` gives, for what their names begin with, the pattern
    of what must stand over them. `closed` says that no other row may hold numbers, as where rows are summed. `years`
    are the report years for which the form is prescribed.
    """

    title: str
    heading: Pattern
    rows: dict[str, Pattern]
    columns: dict[str, Pattern]
    groups: dict[str, Pattern] = {}
    closed: bool = False
    years: Years = Years()

    def group(self, column: str) -> Pattern | None:
        """What must stand over a column beside its own label."""
        begins = [name for name in self.groups if column.startswith(name)]
        return self.groups[max(begins, key=len)] if begins else None


@record
class Fault:
    """Something that keeps a table, or a part of it, from being checked."""

    span: Span
    why: Message


@record
class Filled:
    """A form as a draft has it: its cells by names of row and column, what could not be read, and the part of the draft
    that it stands in. Where there is no such table, `lost` is the heading of its part, blank where that is missing."""

    form: Form
    cells: Mapping[tuple[str, str], GridCell]
    faults: tuple[Fault, ...]
    part: Span | None = None
    lost: Span | None = None

    def cell(self, name: str, other: str, row: bool) -> GridCell | None:
        """The cell of a row in a column; `row` says that the first of the two names is the row."""
        return self.cells.get((name, other) if row else (other, name))


def lacking(form: Form, names: Sequence[str], zh: str, en: str) -> Message:
    """That rows or columns (`zh`, `en`: what one is called) are not there; of many, the first are named."""
    quoted = [f"“{name}”" for name in names[:_NAMED]]
    if len(names) == 1:
        return Message(f"“{form.title}”缺少{quoted[0]}一{zh}", f"“{form.title}” lacks the {en} {quoted[0]}")
    rest = f"等 {len(names)} {zh}" if len(names) > _NAMED else f"各{zh}"
    more = f" and others, {len(names)} in all" if len(names) > _NAMED else ""
    return Message(
        f"“{form.title}”缺少{'、'.join(quoted)}{rest}", f"“{form.title}” lacks the {en}s {', '.join(quoted)}{more}"
    )


def folded(text: str) -> str:
    """The text of a label as patterns see it: blanks and stars left out, characters half-width."""
    return _STRAY.sub("", normalize("NFKC", text))
