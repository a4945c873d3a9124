"""What one run says, before any format: one Checked a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .errors import Message
from .facts import Fact
from .findings import Answer, Finding, Severity, Verdict
from .outline import Outline
from .packs.model import Pack
from .text import Document


class Skipped(NamedTuple):
    """A rule that was not run, and why."""

    rule: str
    why: Message


class Failure(NamedTuple):
    """Something that could not be checked: the rule (empty for the whole draft) and the reason."""

    rule: str
    message: Message


@dataclass(frozen=True)
class Checked:
    """Everything said of one draft.

    `document` is None where the draft could not be read; then `failures` says why. `pack` is the pack whose rules
    ran; `listed` tells whether it is a checklist for the draft's kind of report, or only the general rules.
    """

    path: str
    document: Document | None = None
    facts: dict[str, Fact] | None = None
    pack: Pack | None = None
    listed: bool = False
    verdicts: tuple[Verdict, ...] = ()
    findings: tuple[Finding, ...] = ()
    failures: tuple[Failure, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    rules_run: int = 0
    notices: tuple[Message, ...] = ()
    outline: Outline | None = None

    def count(self, severity: Severity) -> int:
        """How many findings have exactly this severity."""
        return sum(finding.severity is severity for finding in self.findings)

    def answers(self, answer: Answer) -> int:
        """How many required items have this answer."""
        return sum(verdict.answer is answer for verdict in self.verdicts)


Results = Sequence[Checked]
