"""What the formats for other programs share: relative paths, findings in all their words, places in the file itself."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import PurePath

from ..errors import Lang
from ..findings import Finding
from ..records import NamedTuple
from ..results import Checked, Results
from ..text import Document
from . import json_, shapes, view

AS_READ = frozenset({"text", "markdown"})
"""Formats whose lines and columns are those of the file; those of all others are places in the text read out of it."""


class Region(NamedTuple):
    """Where something stands in a file: 1-based lines and columns in code points, end exclusive; a column is 0 where
    only the line is known."""

    line: int
    column: int
    end_line: int
    end_column: int


class Entry(NamedTuple):
    """One finding. `message` is one line and names page or paragraph, where the file has such."""

    found: shapes.Finding
    message: str
    region: Region


class Trouble(NamedTuple):
    """Something that could not be checked; `rule` is empty where it is the whole draft."""

    rule: str
    message: str


class Told(NamedTuple):
    """One draft as programs are told of it; `path` is relative, with forward slashes. `waived` are the findings that
    somebody decided to let stand, each with that decision."""

    path: str
    checked: Checked
    draft: shapes.Draft
    entries: list[Entry]
    troubles: list[Trouble]
    waived: list[tuple[Entry, shapes.Waived]]

    def edit_of(self, entry: Entry) -> shapes.Fix | None:
        """The edit of a finding where it can be applied to the file itself."""
        return entry.found.fix if self.draft.format in AS_READ else None


def told(results: Results, lang: Lang) -> Iterator[Told]:
    """Every draft, in order."""
    for checked, draft in zip(results, json_.report(results, lang).documents, strict=True):
        troubles = [Trouble(one.rule, view.failure_line(checked, one, lang)) for one in checked.failures]
        yield Told(
            relative(checked.path),
            checked,
            draft,
            _entries(checked.document, checked.findings, draft.findings, lang),
            troubles,
            _waived(checked, draft, lang),
        )


def _waived(checked: Checked, draft: shapes.Draft, lang: Lang) -> list[tuple[Entry, shapes.Waived]]:
    findings = [waived.finding for waived in checked.waived]
    entries = _entries(checked.document, findings, [waived.finding for waived in draft.waived], lang)
    return list(zip(entries, draft.waived, strict=True))


def _entries(
    document: Document | None, findings: Sequence[Finding], told: Sequence[shapes.Finding], lang: Lang
) -> list[Entry]:
    if document is None:
        return []
    return [
        Entry(found, _message(document, found, finding.span.start, lang), region(found))
        for finding, found in zip(findings, told, strict=True)
    ]


def _message(document: Document, found: shapes.Finding, offset: int, lang: Lang) -> str:
    spot = view.spot_of(document, offset, lang)
    return view.clean(found.message + (f" [{spot}]" if spot else ""))


def region(found: shapes.Finding | shapes.Place) -> Region:
    """The place of a finding or of something that belongs to it; of a web page only the line of its source."""
    if isinstance(found.source_line, int):
        return Region(found.source_line, 0, found.source_line, 0)
    return Region(found.line, found.column, found.end_line, found.end_column)


def relative(path: str) -> str:
    """The path from the current folder, with forward slashes and without `./`, as all these formats want it."""
    # On another drive of Windows there is no way from here.
    with suppress(ValueError):
        path = os.path.relpath(path) if PurePath(path).is_absolute() else os.path.normpath(path)
    return PurePath(path).as_posix()
