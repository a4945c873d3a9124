"""For a batch in Excel: a workbook with the table of units by items, a list of all findings, and what was checked."""

from __future__ import annotations

from ...results import Results
from ..look import Look
from . import contents
from .writer import written


def book(results: Results, look: Look) -> bytes:
    """The file; equal results make equal files. What was waived has a sheet where there is such."""
    waived = [contents.waived] if any(checked.waived for checked in results) else []
    sheets = (contents.overview, contents.findings, *waived, contents.notes)
    return written([sheet(results, look.lang) for sheet in sheets], look.lang)
