"""One line a finding, for editors, hooks and grep; a clean draft says nothing."""

from __future__ import annotations

from typing import TextIO

from ..findings import SEVERITY_NAMES
from ..results import Checked, Results
from . import view
from .view import Look


def write(results: Results, out: TextIO, look: Look) -> None:
    """`path:line:column: severity rule message` for each finding, and a line for all that could not be checked."""
    for checked in results:
        for line in _lines(checked, look):
            out.write(f"{line}\n")


def _lines(checked: Checked, look: Look) -> list[str]:
    path = view.clean(checked.path)
    lines = []
    if checked.document is not None:
        for finding in checked.findings:
            place = view.place_of(checked.document, finding)
            severity = SEVERITY_NAMES[finding.severity].of(look.lang)
            message = view.clean(finding.message.of(look.lang))
            lines.append(f"{path}:{place.line}:{place.column}: {severity} {finding.rule} {message}")
    return lines + [view.failure_line(checked, failure, look.lang) for failure in checked.failures]
