"""For reviewdog, which writes findings into reviews: columns count bytes of UTF-8, edits are suggestions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TextIO

import msgspec

from ..results import Results
from ..text import Source
from . import machine, shapes, view
from .look import Look

SEVERITIES: Mapping[str, str] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def write(results: Results, out: TextIO, look: Look) -> None:
    """One result with all findings, indented."""
    diagnostics = [each for draft in machine.told(results, look.lang) for each in _diagnostics(draft)]
    result = {"source": {"name": "reportlint"}, "diagnostics": diagnostics}
    out.write(msgspec.json.format(msgspec.json.encode(result), indent=2).decode("utf-8") + "\n")


def _diagnostics(draft: machine.Told) -> list[dict[str, Any]]:
    unchecked = [_unchecked(draft.path, trouble) for trouble in draft.troubles]
    document = draft.checked.document
    return unchecked + [_diagnostic(draft, document.source, entry) for entry in draft.entries if document]


def _unchecked(path: str, trouble: machine.Trouble) -> dict[str, Any]:
    code = {"code": {"value": trouble.rule}} if trouble.rule else {}
    return {"message": trouble.message, "location": {"path": path}, "severity": "ERROR", **code}


def _diagnostic(draft: machine.Told, source: Source, entry: machine.Entry) -> dict[str, Any]:
    found = entry.found
    made: dict[str, Any] = {
        "message": entry.message,
        "location": {"path": draft.path, "range": _range(source, entry.region)},
        "severity": SEVERITIES[found.severity],
        "code": {"value": found.rule},
    }
    if edit := draft.edit_of(entry):
        made["suggestions"] = [
            {"range": _range(source, _edited(each)), "text": each.text} for each in edit.replacements
        ]
    if found.related:
        made["related_locations"] = [_related(draft.path, source, noted) for noted in found.related]
    return made


def _related(path: str, source: Source, noted: shapes.Noted) -> dict[str, Any]:
    where = {"path": path, "range": _range(source, machine.region(noted))}
    return {"message": view.clean(noted.note), "location": where}


def _edited(edit: shapes.Replacement) -> machine.Region:
    return machine.Region(edit.line, edit.column, edit.end_line, edit.end_column)


def _range(source: Source, region: machine.Region) -> dict[str, Any]:
    start = _position(source, region.line, region.column)
    return {"start": start, "end": _position(source, region.end_line, region.end_column)}


def _position(source: Source, line: int, column: int) -> dict[str, int]:
    """1-based line and byte; without a byte where only the line is known."""
    if not column:
        return {"line": line}
    start = source.line_starts[line - 1]
    before = source.text[start : start + column - 1]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
