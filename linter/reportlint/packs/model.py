"""What a rule pack holds once it is read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cached_property, lru_cache
from typing import Any, ClassVar

from ..errors import Message, ReportlintError
from ..findings import Severity
from ..patterns import Pattern
from ..records import record
from ..shapes import Shape, Text


class Level(Enum):
    """How strong a legal source is; caps the severity of the rules that cite it."""

    __hash__ = object.__hash__

    LAW = "L1"
    PARTY = "L2"
    STANDARD = "L3"
    LOCAL = "L4"
    PRACTICE = "L5"
    SELF = "L0"


MOST: Mapping[Level, Severity] = {
    Level.SELF: Severity.ERROR,
    Level.LAW: Severity.ERROR,
    Level.PARTY: Severity.ERROR,
    Level.STANDARD: Severity.WARNING,
    Level.LOCAL: Severity.WARNING,
    Level.PRACTICE: Severity.INFO,
}
"""The gravest severity that a source of each level allows."""


class Body(Enum):
    """Kinds of reporting body."""

    __hash__ = object.__hash__

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    DEPARTMENT = "department"
    TOWNSHIP = "township"
    DEVZONE = "devzone"


class Profile(Enum):
    """Whether the draft is handed in to a superior (报送版) or published (公开版)."""

    __hash__ = object.__hash__

    SUBMISSION = "submission"
    PUBLICATION = "publication"


class Dates(Shape):
    """ISO dates from which and to which something holds, both inclusive; empty is open.

    Raises ReportlintError for a text that is no date.
    """

    from_: str = ""
    to: str = ""

    def __post_init__(self) -> None:
        for text in (self.from_, self.to):
            if text and not is_date(text):
                raise ReportlintError(
                    Message(f"“{text}”应是形如 2024-03-31 的日期", f"“{text}” must be a date such as 2024-03-31")
                )


def is_date(text: str) -> bool:
    """Whether a text is an ISO date such as 2024-03-31."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


class LegalSource(Shape):
    """A law, standard or other ground that rules cite."""

    name: str
    level: Level
    number: str = ""
    in_force: Dates = Dates()
    see: str = ""


class Basis(Shape):
    """Where in a source the ground of a rule stands. An unverified one caps the rule at info."""

    source: str
    at: str = ""
    quote: str = ""
    verified: bool = True


class Years(Shape):
    """Report years, both inclusive."""

    from_: int = 0
    to: int = 9999


class Applies(Shape):
    """To which drafts a rule applies; what is left out does not restrict."""

    year: Years = Years()
    body: tuple[Body, ...] = ()
    profile: tuple[Profile, ...] = ()
    type: tuple[str, ...] = ()


class Example(Shape):
    """A text for a rule; ⟦ ⟧ mark what must be flagged. `set` overrides facts, as `--set` does; `previous` is the text
    of last year's report, as `--previous` gives it."""

    plain_key: ClassVar[str] = "text"

    text: str
    set: dict[str, str] = {}
    previous: str = ""


class Examples(Shape):
    """Texts that must and must not be flagged."""

    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()


class Recognise(Shape):
    """How a draft is known to be of a pack's kind: a match in its title, or else in its opening paragraph."""

    title: Pattern
    opening: Pattern | None = None


SKELETON_SLOTS = frozenset({"title", "unit", "year", "next_year"})


class Skeleton(Shape):
    """The empty draft of a pack's kind of report: its title, and the whole text for each profile.

    The slots {title}, {unit}, {year} and {next_year} are filled; a title may not use {title}.
    """

    title: str
    submission: str
    publication: str


class Head(Shape):
    """The keys that every rule has; the other keys of the entry are the options of its kind.

    `since` is the version of the pack that brought the rule, left out for its first one.
    """

    id: str
    kind: str
    title: Text
    severity: Severity | dict[Profile, Severity]
    basis: Basis
    message: Text
    why: Text
    applies: Applies = Applies()
    examples: Examples = Examples()
    since: str = ""


@record
class Rule:
    """One checked rule: its head, the options of its kind, and where it was written.

    `trace` says who set what: for each key path (`severity`, `message.zh`) that a later pack changed or added,
    the pack and line that did (`xinxian:12`). All else was written at `path` and `line` by `pack`.
    """

    head: Head
    options: Any
    pack: str
    path: str
    line: int
    trace: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """The permanent id."""
        return self.head.id

    def severity(self, profile: Profile) -> Severity:
        """How grave the rule is in a draft of this profile."""
        given = self.head.severity
        return given if isinstance(given, Severity) else given[profile]


@record
class Pack:
    """A checked pack with all the rules it extends, in order: inherited ones first."""

    name: str
    title: Text
    version: str
    rules: tuple[Rule, ...]
    sources: dict[str, LegalSource]
    recognise: Recognise | None
    extends: tuple[str, ...]
    path: str
    sha256: str
    skeleton: Skeleton | None = None

    def __getattr__(self, name: str) -> Any:
        """The rules, where they are made only now; raises AttributeError for what no pack has."""
        later = self.__dict__.get("later")
        if name != "rules" or later is None:
            raise AttributeError(f"a pack has no {name}")
        self.__dict__["rules"] = rules = later()
        return rules

    def __getstate__(self) -> dict[str, Any]:
        """All that goes to another process: the rules themselves, not how to make them."""
        return {**self.__dict__, "rules": self.rules, "later": None}

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of all rules, in order."""
        return tuple(rule.id for rule in self.rules)

    @cached_property
    def writers(self) -> tuple[str, ...]:
        """The names of the packs that the rules were written in, each once."""
        return tuple(dict.fromkeys(rule.pack for rule in self.rules))

    def basis(self, rule: Rule) -> Message:
        """The ground of a rule as readers see it: the source's name and the place in it."""
        given = rule.head.basis
        source = self.sources[given.source]
        return _basis(source.name, given.at, titled=source.level not in {Level.SELF, Level.PRACTICE})

    def most(self, rule: Rule) -> Severity:
        """The gravest severity that the ground of a rule allows."""
        given = rule.head.basis
        return MOST[self.sources[given.source].level] if given.verified else Severity.INFO


@lru_cache(maxsize=1024)
def _basis(source: str, at: str, *, titled: bool) -> Message:
    name = f"《{source.strip('《》')}》" if titled else source
    return Message(f"{name}{at}", f"{name}{at}")
