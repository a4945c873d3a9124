"""Checkstyle's XML, which many build servers and editors read."""

from __future__ import annotations

from typing import TextIO
from xml.etree import ElementTree

from ..results import Results
from . import machine, xml_
from .look import Look

VERSION = "4.3"
"""Of the format, as readers expect it."""


def write(results: Results, out: TextIO, look: Look) -> None:
    """One element a draft, one below it a finding."""
    root = ElementTree.Element("checkstyle", {"version": VERSION})
    for draft in machine.told(results, look.lang):
        _file(root, draft)
    xml_.write(root, out)


def _file(root: ElementTree.Element, draft: machine.Told) -> None:
    file = xml_.element(root, "file", {"name": draft.path})
    for trouble in draft.troubles:
        source = ".".join(filter(None, ("reportlint", trouble.rule)))
        xml_.element(file, "error", {"line": 1, "severity": "error", "message": trouble.message, "source": source})
    for entry in draft.entries:
        xml_.element(file, "error", _error(entry))


def _error(entry: machine.Entry) -> dict[str, object]:
    line: dict[str, object] = {"line": entry.region.line}
    column = {"column": entry.region.column} if entry.region.column else {}
    said = {"severity": entry.found.severity, "message": entry.message, "source": f"reportlint.{entry.found.rule}"}
    return line | column | said
