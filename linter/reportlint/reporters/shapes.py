"""The JSON answer, version 1, as types: every key is always there but those of `Spot`."""

from __future__ import annotations

import msgspec


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """Where a place is in a file that is no text: paragraph (Word), page (PDF), line of the file (HTML), 1-based, and
    the headings over it. A key is there only where the format knows it."""

    paragraph: int | msgspec.UnsetType = msgspec.UNSET
    page: int | msgspec.UnsetType = msgspec.UNSET
    source_line: int | msgspec.UnsetType = msgspec.UNSET
    headings: list[str] | msgspec.UnsetType = msgspec.UNSET


class Place(Spot, frozen=True):
    """Source text by 1-based lines and columns (code points), end exclusive, and what stands there."""

    line: int
    column: int
    end_line: int
    end_column: int
    quote: str


class Noted(Place, frozen=True):
    """A place with a word on why it is named."""

    note: str


class Fix(msgspec.Struct, frozen=True):
    """A replacement of a place; a safe one cannot change the meaning."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    safe: bool


class Fact(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """Something that the draft says of itself; `line` is null where it says so nowhere."""

    value: str | int
    line: int | None
    from_: str


class Verdict(msgspec.Struct, frozen=True):
    """The answer on one required item; `by` is heading, passage or empty."""

    rule: str
    title: str
    verdict: str
    by: str
    evidence: list[Place]
    near: list[Noted]
    basis: str


class Finding(Spot, frozen=True):
    """One defect. `fingerprint` is unique in the draft and does not depend on line numbers."""

    rule: str
    severity: str
    message: str
    line: int
    column: int
    end_line: int
    end_column: int
    quote: str
    absent: bool
    basis: str
    related: list[Noted]
    fix: Fix | None
    fingerprint: str


class Skipped(msgspec.Struct, frozen=True):
    """A rule that was not run, and why."""

    rule: str
    why: str


class Coverage(msgspec.Struct, frozen=True):
    """How many rules ran, which did not, and how many equations among cells of tables were worked out."""

    rules: int
    skipped: list[Skipped]
    equations: int = 0


class Error(msgspec.Struct, frozen=True):
    """Something that could not be checked; `rule` is empty where it is the whole draft."""

    rule: str
    message: str


class Waived(msgspec.Struct, frozen=True):
    """A finding that somebody decided to let stand: why, who, until which day (empty: for good), written where."""

    finding: Finding
    reason: str
    by: str
    until: str
    path: str
    line: int


class Draft(msgspec.Struct, frozen=True):
    """Everything said of one draft; of an unreadable one only `path` and `errors` say anything.

    `revisions` is there for a Word draft with tracked changes: the view of them that was checked. `waived` and the
    number of those in the baseline are not among `findings`.
    """

    path: str
    sha256: str | None
    format: str | None
    encoding: str | None
    pack: str | None
    listed: bool
    facts: dict[str, Fact]
    verdicts: list[Verdict]
    findings: list[Finding]
    checked: Coverage
    notices: list[str]
    errors: list[Error]
    revisions: str | msgspec.UnsetType = msgspec.UNSET
    waived: list[Waived] = []
    baseline: int = 0


class Tool(msgspec.Struct, frozen=True):
    """Who says it."""

    name: str
    version: str


class Pack(msgspec.Struct, frozen=True):
    """By which rules: `sha256` is that of the pack's file."""

    name: str
    version: str
    sha256: str


class Summary(msgspec.Struct, frozen=True):
    """Numbers over all drafts; `failed` counts drafts that could not be checked, wholly or in part."""

    documents: int
    error: int
    warning: int
    info: int
    unmet: int
    unclear: int
    failed: int
    waived: int = 0
    baseline: int = 0


class Report(msgspec.Struct, frozen=True):
    """The whole answer."""

    schema: str
    tool: Tool
    packs: list[Pack]
    documents: list[Draft]
    summary: Summary
