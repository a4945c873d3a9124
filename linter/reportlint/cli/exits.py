"""The exit codes of the command line, and which one the results of a check come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum

from ..config import FailOn
from ..findings import Severity
from ..reporters.tallies import gravest
from ..results import Sums


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


def exit_code(sums: Sequence[Sums], fail_on: FailOn, *, strict: bool) -> Exit:
    """FAILED where anything could not be checked, else FINDINGS where a finding is grave enough, else CLEAN.

    `strict` counts an item that is unclear like one that is unmet, except where nothing is grave enough.
    """
    if any(each.failed for each in sums):
        return Exit.FAILED
    threshold = THRESHOLDS[fail_on]
    if threshold is None:
        return Exit.CLEAN
    unclear = strict and any(each.unclear for each in sums)
    most = gravest(sums)
    return Exit.FINDINGS if unclear or (most is not None and most >= threshold) else Exit.CLEAN
