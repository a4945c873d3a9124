"""The keys of `.reportlint.yaml`, as classes that its text is read into."""

from __future__ import annotations

from enum import Enum
from typing import Literal

from ..errors import Lang
from ..findings import Severity
from ..shapes import Shape


class FailOn(Enum):
    """From which severity on findings make the run fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


class Grade(Enum):
    """What a configuration makes of a rule: a severity, or left out."""

    OFF = "off"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def severity(self) -> Severity | None:
        """The severity; None for a rule left out."""
        return None if self is Grade.OFF else Severity[self.name]


class Override(Shape):
    """What holds for the drafts that match one of `files` only, glob patterns as under `exclude`.

    A key that is given replaces the general one; `severities` and `set` do so entry by entry.
    """

    files: tuple[str, ...]
    packs: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: dict[str, Grade] = {}
    set: dict[str, str] = {}


class Config(Shape, rename={"fail_on": "fail-on"}):
    """The keys of the file. `exclude` holds glob patterns of paths, relative to the file's folder."""

    packs: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: dict[str, Grade] = {}
    fail_on: FailOn = FailOn.ERROR
    strict: bool = False
    lang: Lang | None = None
    revisions: Literal["accepted", "original"] = "accepted"
    set: dict[str, str] = {}
    exclude: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()
