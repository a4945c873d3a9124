"""The values that checking yields: spans, hits, findings, verdicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, IntEnum

from .errors import Message
from .records import NamedTuple, field, record


class Severity(IntEnum):
    """How grave a finding is; comparable, so that a threshold is one comparison."""

    INFO = 1
    WARNING = 2
    ERROR = 3


SEVERITY_NAMES: Mapping[Severity, Message] = {
    Severity.ERROR: Message("错误", "error"),
    Severity.WARNING: Message("警告", "warning"),
    Severity.INFO: Message("提示", "info"),
}


class Answer(Enum):
    """What is said of a required item."""

    # That of Enum is written in Python, and sets of kinds are asked all the time.
    __hash__ = object.__hash__

    MET = "met"
    UNMET = "unmet"
    UNCLEAR = "unclear"
    NOT_APPLICABLE = "not-applicable"


class Span(NamedTuple):
    """A half-open range of code points of the logical text."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


class Piece(NamedTuple):
    """One replacement: a span of the logical text and what takes its place.

    An empty span with a text inserts this; one without a text takes out the blanks that the source has there and the
    logical text has not.
    """

    span: Span
    text: str


class Edit(NamedTuple):
    """A replacement of a span of the logical text; `safe` edits cannot change the meaning.

    `more` are replacements elsewhere in the draft that must be made together with it or not at all: the other bracket
    of a pair.
    """

    span: Span
    text: str
    safe: bool = True
    more: tuple[Piece, ...] = ()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All replacements, this one first."""
        return (Piece(self.span, self.text), *self.more)


def edit_of(pieces: Sequence[Piece], *, safe: bool) -> Edit | None:
    """One edit that makes some replacements together; None where there are none."""
    return Edit(*pieces[0], safe, tuple(pieces[1:])) if pieces else None


class Related(NamedTuple):
    """Another place that belongs to a finding, with a word on why."""

    span: Span
    note: Message


Value = str | int | Message


@record
class Hit:
    """What a kind saw. The engine adds rule, severity and text.

    `values` fill the slots of the rule's message. `absent` says that something is missing: the span
    then only marks the place where it belongs. `message` and `severity` stand in for those of the rule
    where a kind has something milder to say (read these lines yourself); a severity is never raised by it.
    """

    span: Span
    values: Mapping[str, Value] = field(default_factory=dict)
    related: tuple[Related, ...] = ()
    edit: Edit | None = None
    absent: bool = False
    message: Message | None = None
    severity: Severity | None = None


@record
class Finding:
    """One defect of a draft, at a span of its logical text."""

    rule: str
    severity: Severity
    span: Span
    message: Message
    basis: Message
    related: tuple[Related, ...] = ()
    edit: Edit | None = None
    absent: bool = False


@record
class Verdict:
    """The answer on one required item, with the spans that it rests on.

    `by` is "heading" or "passage" where the item is met, else empty. `near` are the nearest passing
    mentions of an item that is not met.
    """

    rule: str
    title: Message
    answer: Answer
    evidence: tuple[Span, ...] = ()
    near: tuple[Related, ...] = ()
    by: str = ""
    basis: Message = Message("", "")


class Waiver(NamedTuple):
    """A decision to let a finding stand: why, by whom, until which day (ISO date, inclusive; empty is for good), and
    where it is written (1-based line)."""

    reason: str
    by: str
    until: str
    path: str
    line: int


class Waived(NamedTuple):
    """A finding that somebody decided to let stand."""

    finding: Finding
    waiver: Waiver
