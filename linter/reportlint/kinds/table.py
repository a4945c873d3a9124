"""A prescribed table: its shape, the equations among its cells, and what the text says of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from ..errors import Message, ReportlintError
from ..findings import Hit, Related, Span
from ..items.scene import Scene
from ..patterns import Pattern
from ..records import NamedTuple
from ..shapes import Shape
from ..tables import GridCell
from .equations import Equation, Term, parse
from .figures import written
from .form import Filled, Form
from .forms import fill, heading_at, prescribed
from .told import contradicted, sums_of

SLOTS = frozenset({"found", "where", "left", "right", "why"})

MOST_RELATED = 12


class Part(Shape):
    """One table. `form` are its prescribed forms, of which the draft's is taken; `equations` are among rows, in every
    column, or among columns, in every row; `said` gives for a cell (`row/column`) or a sum of cells the pattern of what
    the text says of it, with the number in the group `n`.

    Raises ReportlintError for a name that is in no form.
    """

    form: tuple[Form, ...]
    equations: tuple[str, ...] = ()
    said: dict[str, Pattern] = {}

    def __post_init__(self) -> None:
        if not self.form:
            raise ReportlintError(Message("“form”里没有表", "“form” holds no table"))
        for form in self.form:
            for text in self.equations:
                equation(text, form)
            for text in self.said:
                sums_of(text, form)


class Options(Shape):
    """`test` is

    - equations: the equations of the tables hold;
    - shape: the tables are there and can be read, with all their rows and columns;
    - blanks: no cell is left blank or holds a stroke for 0, a whole row told at once;
    - said: numbers in the text are those of the tables.
    """

    test: Literal["equations", "shape", "blanks", "said"]
    tables: tuple[Part, ...]


class Compared(NamedTuple):
    """One equation in one column or row: its cells in this draft, and what each side comes to."""

    equation: Equation
    where: str
    cells: tuple[GridCell, ...]
    left: Decimal
    right: Decimal


def run(options: Options, scene: Scene) -> Iterator[Hit]:
    """Every place that does not fit."""
    parts = list(_prescribed(options, scene))
    filled = [fill(part.form, scene.draft) for part in parts]
    if options.test == "shape":
        yield from _lost(filled, scene)
    for part, each in zip(parts, filled, strict=True):
        yield from _TESTS[options.test](part, each, scene)


def _lost(filled: Sequence[Filled], scene: Scene) -> Iterator[Hit]:
    """The tables that are not there: one hit for each place, which for a missing part is the heading of the next."""
    places: dict[Span, list[str]] = {}
    for number, each in enumerate(filled):
        if each.lost is not None:
            before = max((other.part.end for other in filled[:number] if other.part), default=0)
            behind = min((other.part.start for other in filled[number:] if other.part), default=None)
            span = each.lost if each.lost.end else heading_at(scene.draft, before or behind)
            places.setdefault(span, []).append(each.form.title)
    for span, titles in places.items():
        quoted = "、".join(f"“{title}”" for title in titles)
        why = Message(f"没有读到{quoted}", f"no table was found: {quoted}")
        yield Hit(span, {"why": why, "found": titles[0]})


def _prescribed(options: Options, scene: Scene) -> Iterator[Part]:
    """The tables that are prescribed for the report year."""
    return (part for part in options.tables if prescribed(part.form, scene.draft))


def compared(options: Options, scene: Scene) -> int:
    """How many equations were worked out, each column or row counted."""
    if options.test != "equations":
        return 0
    return sum(1 for part in _prescribed(options, scene) for _ in _compared(part, fill(part.form, scene.draft), scene))


def lacking(options: Options, scene: Scene) -> Message | None:
    """What a rule on last year's report lacks where there is none."""
    if scene.previous is not None or options.test != "equations":
        return None
    equations = [equation(text, part.form[0])[0] for part in options.tables for text in part.equations]
    if not all(one.before for one in equations):
        return None
    return Message("没有上年报告，可用 --previous 给出", "no report of last year; give it with --previous")


def unread(options: Options, scene: Scene) -> Message | None:
    """What could not be compared because the tables of last year's report could not be read."""
    if scene.previous is None or options.test != "equations":
        return None
    for part in _prescribed(options, scene):
        filled, before = fill(part.form, scene.draft), fill(part.form, scene.previous)
        for text in part.equations:
            one, among_rows = equation(text, filled.form)
            names = filled.form.columns if among_rows else filled.form.rows
            last = [name for term in one.terms if term.before for name in term.names]
            cells = [before.cell(name, each, among_rows) for name in last for each in names]
            if filled.cells and any(cell is None or cell.number is None for cell in cells):
                return Message(
                    f"上年报告的“{filled.form.title}”没有读全，“{text}”没有全部核对",
                    f"“{filled.form.title}” of last year's report was not read in full; “{text}” was not fully checked",
                )
    return None


def equation(text: str, form: Form) -> tuple[Equation, bool]:
    """An equation, and whether it is one among rows; raises ReportlintError for a name that is not in the form."""
    try:
        return parse(text, form.rows), True
    except ReportlintError as error:
        try:
            return parse(text, form.columns), False
        except ReportlintError:
            raise error from None


def _shape(_: Part, filled: Filled, __: Scene) -> Iterator[Hit]:
    for fault in filled.faults:
        yield Hit(fault.span, {"why": fault.why, "found": filled.form.title})


def _blanks(_: Part, filled: Filled, __: Scene) -> Iterator[Hit]:
    rows: dict[str, list[tuple[str, GridCell]]] = {}
    for (row, column), cell in filled.cells.items():
        if cell.blank or cell.nothing:
            rows.setdefault(row, []).append((column, cell))
    for row, cells in rows.items():
        whole = len(cells) > 1 and len(cells) == len(filled.form.columns)
        for column, cell in cells[:1] if whole else cells:
            where = f"“{row}”" if whole else f"“{row}”“{column}”"
            yield Hit(cell.span, {"where": where, "found": cell.text})


def _equations(part: Part, filled: Filled, scene: Scene) -> Iterator[Hit]:
    for one in _compared(part, filled, scene):
        if one.left != one.right:
            others = [cell for cell in one.cells[1:] if not cell.blank][:MOST_RELATED]
            values = {
                "found": one.cells[0].text,
                "where": one.where,
                "left": _side(one.equation.left, one.left),
                "right": _side(one.equation.right, one.right),
            }
            related = tuple(Related(cell.span, Message("一同核对", "checked with it")) for cell in others)
            yield Hit(one.cells[0].span, values, related)


def _compared(part: Part, filled: Filled, scene: Scene) -> Iterator[Compared]:
    before = fill(part.form, scene.previous) if scene.previous is not None else None
    for text in part.equations:
        one, among_rows = equation(text, filled.form)
        for name in filled.form.columns if among_rows else filled.form.rows:
            cells: list[GridCell] = []
            numbers: dict[Term, Decimal] = {}
            for term in one.terms:
                source = before if term.before else filled
                found = [source.cell(each, name, among_rows) for each in term.names] if source else []
                read = [cell for cell in found if cell is not None and cell.number is not None]
                if len(read) == len(term.names):
                    numbers[term] = sum((cell.number or Decimal(0) for cell in read), Decimal(0))
                    cells += [] if term.before else read
            if len(numbers) == len(set(one.terms)):
                yield Compared(one, name, tuple(cells), _sum(one.left, numbers), _sum(one.right, numbers))


def _sum(side: tuple[Term, ...], numbers: Mapping[Term, Decimal]) -> Decimal:
    return sum((term.sign * numbers[term] for term in side), Decimal(0))


def _side(side: tuple[Term, ...], value: Decimal) -> str:
    """`一 + 二 = 57`."""
    words = "".join(f" {'-' if term.sign < 0 else '+'} {term.word}" for term in side)
    return f"{words.removeprefix(' + ').strip()} = {written(value)}"


_TESTS: Mapping[str, Callable[[Part, Filled, Scene], Iterator[Hit]]] = {
    "equations": _equations,
    "shape": _shape,
    "blanks": _blanks,
    "said": lambda part, filled, scene: contradicted(part.said, filled, scene),
}
