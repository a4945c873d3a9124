"""One line a finding, for editors, hooks and grep; a clean draft says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from ..findings import SEVERITY_NAMES
from ..results import Checked, Results, Sums
from . import view
from .look import Look


def write(results: Results, out: TextIO, look: Look) -> None:
    """`path:line:column: severity rule message` for each finding, and a line for all that could not be checked."""
    out.write(assembled([(piece(checked, look), checked.sums) for checked in results], look))


def piece(checked: Checked, look: Look) -> str:
    """The lines on one draft."""
    return "".join([f"{line}\n" for line in _lines(checked, look)])


def assembled(pieces: Sequence[tuple[str, Sums]], _: Look) -> str:
    """The whole report of its pieces."""
    return "".join([text for text, _ in pieces])


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
