"""What one run says, before any format: one Checked a draft."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .errors import Message
from .findings import Answer, Finding, Severity, Verdict, Waived
from .records import NamedTuple, record, replace

if TYPE_CHECKING:
    from .facts import Fact
    from .outline import Outline
    from .packs.model import Pack
    from .text import Document

WAIVERS = "waivers"
"""The format of a file of waivers, whose own faults are results too."""


class Skipped(NamedTuple):
    """A rule that was not run, and why."""

    rule: str
    why: Message


class Sums(NamedTuple):
    """Of one result how often what was found: `findings` by severity, the mildest first; `unmet` and `unclear` items
    that nobody has let stand. `read` says whether the draft could be read, `is_draft` whether it is one."""

    read: bool
    is_draft: bool
    findings: tuple[int, int, int]
    unmet: int
    unclear: int
    failed: bool
    waived: int
    known: int


class Failure(NamedTuple):
    """Something that could not be checked: the rule (empty for the whole draft) and the reason."""

    rule: str
    message: Message


@record
class Checked:
    """Everything said of one draft.

    `document` is None where the draft could not be read; then `failures` says why. `pack` is the pack whose rules
    ran; `listed` tells whether it is a checklist for the draft's kind of report, or only the general rules. `waived`
    are findings that a waiver lets stand, `known` those that the baseline holds; `findings` has neither.
    `compared` is how many equations among cells of tables were worked out.
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
    waived: tuple[Waived, ...] = ()
    known: tuple[Finding, ...] = ()
    compared: int = 0

    def count(self, severity: Severity) -> int:
        """How many findings have exactly this severity."""
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def is_draft(self) -> bool:
        """Whether this is said of a draft, not of a file that goes with drafts."""
        return self.document is None or self.document.format != WAIVERS

    @property
    def open(self) -> tuple[Verdict, ...]:
        """The answers that nobody has decided to let stand."""
        settled = {each.finding.rule for each in self.waived} | {finding.rule for finding in self.known}
        return tuple(verdict for verdict in self.verdicts if verdict.rule not in settled)

    def answers(self, answer: Answer) -> int:
        """How many required items have this answer."""
        return sum(verdict.answer is answer for verdict in self.verdicts)

    @property
    def sums(self) -> Sums:
        """What the lines over all drafts need of this one."""
        answers = [verdict.answer for verdict in self.open]
        return Sums(
            self.document is not None,
            self.is_draft,
            (self.count(Severity.INFO), self.count(Severity.WARNING), self.count(Severity.ERROR)),
            answers.count(Answer.UNMET),
            answers.count(Answer.UNCLEAR),
            bool(self.failures),
            len(self.waived),
            len(self.known),
        )


Results = Sequence[Checked]

NOTHING_RUN = Message(
    "选用的规则没有一条适用于这份稿子，等于没有检查；请改 --select、--ignore 或配置",
    "none of the rules selected applies to this draft, so nothing was checked; change --select, --ignore or the"
    " configuration",
)


def owned_up(checked: Checked) -> Checked:
    """The same, with a failure where no rule looked at the draft: it must not pass for one without findings."""
    if checked.document is None or checked.rules_run:
        return checked
    return replace(checked, failures=(*checked.failures, Failure("", NOTHING_RUN)))
