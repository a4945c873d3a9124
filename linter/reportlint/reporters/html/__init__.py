"""For people in a browser or on paper: one page complete in itself, with checklists, findings, and the drafts' text
marked in place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from ...results import Checked, Results
from ..look import Look
from . import page
from .body import body
from .head import head, troubles
from .items import items
from .listing import listing
from .markup import Markup, el
from .overview import overview
from .sheet import Sheet


def write(results: Results, out: TextIO, look: Look) -> None:
    """All drafts, and before those of several a table over all; the same results make the same page."""
    for piece in _page(results, look):
        out.write(piece)


def _page(results: Results, look: Look) -> Iterator[Markup]:
    yield page.head(results, look.lang)
    yield page.skip(look.lang)
    yield page.bar(results, look.lang)
    yield from page.main(_parts(results, look), look.lang)
    yield page.foot(look.lang)


def _parts(results: Results, look: Look) -> Iterator[Markup]:
    if len(results) > 1:
        yield overview(results, look.lang)
    for number, checked in enumerate(results, 1):
        yield _draft(checked, number, look)


def _draft(checked: Checked, number: int, look: Look) -> Markup:
    """One draft; one that could not be read is its name and why."""
    name = f"d{number}"
    if checked.document is None:
        pieces = [el("header", el("h2", checked.path, id=f"{name}-name"), troubles(checked, look.lang))]
    else:
        sheet = Sheet(checked, checked.document, number, look.lang, look.every)
        review = el("div", listing(sheet), body(sheet), class_="review")
        pieces = [head(sheet), items(sheet), review]
    return el("article", *pieces, id=name, class_="paper", aria_labelledby=f"{name}-name")
