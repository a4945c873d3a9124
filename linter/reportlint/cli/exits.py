"""The exit codes of the command line, and which one the results of a check come to."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

from ..config import FailOn
from ..findings import Answer, Severity
from ..results import Results


class Exit(IntEnum):
    """How a run went: nothing to say, findings, or a job that could not be done; a higher code wins over a lower."""

    CLEAN = 0
    FINDINGS = 1
    FAILED = 2
    INTERRUPTED = 130


THRESHOLDS: Mapping[FailOn, Severity | None] = {
    FailOn.ERROR: Severity.ERROR,
    FailOn.WARNING: Severity.WARNING,
    FailOn.INFO: Severity.INFO,
    FailOn.NEVER: None,
}


def exit_code(results: Results, fail_on: FailOn, *, strict: bool) -> Exit:
    """FAILED where anything could not be checked, else FINDINGS where a finding is grave enough, else CLEAN.

    `strict` counts an item that is unclear like one that is unmet, except where nothing is grave enough.
    """
    if any(checked.failures for checked in results):
        return Exit.FAILED
    threshold = THRESHOLDS[fail_on]
    if threshold is None:
        return Exit.CLEAN
    unclear = strict and any(verdict.answer is Answer.UNCLEAR for checked in results for verdict in checked.open)
    grave = any(finding.severity >= threshold for checked in results for finding in checked.findings)
    return Exit.FINDINGS if unclear or grave else Exit.CLEAN
