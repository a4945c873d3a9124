"""The table over several drafts: a row a draft, a column a required item, linked to the drafts below."""

from __future__ import annotations

from collections.abc import Sequence

from ...errors import Lang, Message
from ...results import Results
from .. import matrix, tallies
from ..checklist import ANSWERED
from .items import badge
from .markup import Markup, el


def overview(results: Results, lang: Lang) -> Markup:
    """The section with the table and one line over all drafts."""
    head, *rows = matrix.rows(results, lang)
    named = Message("总表", "Overview").of(lang)
    columns = el("tr", *(el("th", str(name), scope="col") for name in head))
    body = [_row(number, row, lang) for number, row in enumerate(rows, 1)]
    table = el("table", el("thead", columns), el("tbody", *body))
    # A wide table is scrolled by itself; who has no mouse must be able to get into it.
    region = el("div", table, class_="wide", role="region", aria_labelledby="overview", tabindex="0")
    return el(
        "section",
        el("h2", named, id="overview"),
        el("p", tallies.summary([checked.sums for checked in results], lang), class_="counted"),
        region,
        class_="paper overview",
        aria_labelledby="overview",
    )


def _row(number: int, row: Sequence[str | int], lang: Lang) -> Markup:
    first, last = len(matrix.FIRST), len(row) - len(matrix.LAST)
    link = el("th", el("a", str(row[0]), href=f"#d{number}"), scope="row")
    about, counts = (map(_cell, cells) for cells in (row[1:first], row[last:]))
    return el("tr", link, *about, *(_verdict(str(cell), lang) for cell in row[first:last]), *counts)


def _cell(cell: str | int) -> Markup:
    return el("td", str(cell), class_="number" if isinstance(cell, int) else None)


def _verdict(cell: str, lang: Lang) -> Markup:
    answers = {said.of(lang): answer for answer, said in ANSWERED.items()}
    if cell in answers:
        return el("td", badge(answers[cell], cell))
    return el("td", cell, class_="unchecked" if cell else None)
