"""A Code Quality report for GitLab: what a merge request brings or mends is told by fingerprints without lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any, TextIO

import msgspec

from ..results import Results
from . import machine
from .look import Look

SEVERITIES: Mapping[str, str] = {"error": "major", "warning": "minor", "info": "info"}
UNCHECKED = "blocker"


def write(results: Results, out: TextIO, look: Look) -> None:
    """One array of all findings, indented."""
    issues = [issue for draft in machine.told(results, look.lang) for issue in _issues(draft)]
    out.write(msgspec.json.format(msgspec.json.encode(issues), indent=2).decode("utf-8") + "\n")


def _issues(draft: machine.Told) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    for trouble in draft.troubles:
        key = f"{trouble.rule}\0{seen[trouble.rule]}"
        seen[trouble.rule] += 1
        yield _issue(draft.path, trouble.rule or "reportlint", UNCHECKED, trouble.message, key, (1, 1))
    for entry in draft.entries:
        found, lines = entry.found, (entry.region.line, entry.region.end_line)
        yield _issue(draft.path, found.rule, SEVERITIES[found.severity], entry.message, found.fingerprint, lines)


def _issue(path: str, rule: str, severity: str, text: str, key: str, lines: tuple[int, int]) -> dict[str, Any]:
    # The fingerprint of a finding is unique in its draft, and GitLab wants it unique in the report.
    fingerprint = sha256(f"{path}\0{key}".encode("utf-8", "surrogatepass")).hexdigest()
    return {
        "description": text,
        "check_name": rule,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": lines[0], "end": lines[1]}},
    }
