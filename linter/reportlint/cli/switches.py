"""The options of `check`: one table, from which click makes its own, and which reads a plain command line alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..config import FailOn
from ..expressions import expression
from ..readers import REVISIONS
from ..records import NamedTuple, record
from ..reporters import FORMATS


class Switch(NamedTuple):
    """A long option: what stands for its value in the help (empty: it has none), the words that the value may be
    (empty: any), whether it may be repeated, and what it is where it is not given. `path` says that blanks are part
    of it, `number` that it is a number from 1 on."""

    name: str
    metavar: str = ""
    words: Sequence[str] = ()
    repeated: bool = False
    default: Any = None
    path: bool = False
    number: bool = False

    @property
    def key(self) -> str:
        """The field of Options that it fills."""
        return self.name.partition("/")[0].replace("-", "_")


SWITCHES: Sequence[Switch] = (
    Switch("format", "FORMAT", FORMATS, repeated=True),
    Switch("output", "FILE", repeated=True, path=True),
    Switch("select", "RULES", repeated=True),
    Switch("ignore", "RULES", repeated=True),
    Switch("fail-on", "LEVEL", [each.value for each in FailOn]),
    Switch("strict/--no-strict"),
    Switch("pack", "PACK"),
    Switch("set", "FACT=VALUE", repeated=True),
    Switch("all", default=False),
    Switch("config", "FILE", path=True),
    Switch("no-config", default=False),
    Switch("stdin-filename", "NAME", default="-"),
    Switch("revisions", "VIEW", REVISIONS),
    Switch("previous", "FILE", path=True),
    Switch("baseline", "FILE", path=True),
    Switch("write-baseline", "FILE", path=True),
    Switch("statistics", default=False),
    Switch("quiet", default=False),
    Switch("exit-zero", default=False),
    Switch("watch", default=False),
    Switch("fix", default=False),
    Switch("unsafe-fixes", default=False),
    Switch("diff", default=False),
    Switch("jobs", "N", number=True),
    Switch("no-cache", default=False),
    Switch("profile", default=False),
)


@record
class Options:
    """The command line of `check`; None and empty are what was not given."""

    paths: Sequence[str]
    format: Sequence[str]
    output: Sequence[str]
    select: Sequence[str]
    ignore: Sequence[str]
    fail_on: str | None
    strict: bool | None
    pack: str | None
    set: Sequence[str]
    all: bool
    config: str | None
    no_config: bool
    stdin_filename: str
    revisions: str | None
    previous: str | None
    baseline: str | None
    write_baseline: str | None
    statistics: bool
    quiet: bool
    exit_zero: bool
    watch: bool
    fix: bool
    unsafe_fixes: bool
    diff: bool
    jobs: int | None
    no_cache: bool
    profile: bool


OURS = frozenset({"REPORTLINT_LANG", "REPORTLINT_CACHE_DIR", "REPORTLINT_DEBUG"})
"""Variables that are neither options of `check` nor for click."""


_NUMBER = expression(r"[1-9][0-9]{0,5}")


def plain(args: Sequence[str], environ: Mapping[str, str]) -> Options | None:
    """What click would make of a command line, without the time that it takes to load: longer than one check.

    None where that is for click to say: help, a variable that stands for an option, anything that may be a mistake.
    """
    if not args or any("REPORTLINT_" in name and name not in OURS for name in environ):
        return None
    given = _given(list(args))
    if given is None:
        return None
    values: dict[str, Any] = {name: tuple(each) if isinstance(each, list) else each for name, each in given.items()}
    return Options(**values)


def _given(args: list[str]) -> dict[str, Any] | None:
    values: dict[str, Any] = {each.key: [] if each.repeated else each.default for each in SWITCHES}
    values["paths"] = []
    while args:
        arg = args.pop(0)
        if arg == "--":
            values["paths"] += args
            break
        if arg == "-" or not arg.startswith("-"):
            values["paths"].append(arg)
            continue
        name, sign, value = arg.partition("=")
        switch, turned = _KNOWN.get(name, (None, None))
        if switch is None or bool(sign) > bool(switch.metavar):
            return None
        if not switch.metavar:
            values[switch.key] = turned
            continue
        if not sign:
            if not args:
                return None
            value = args.pop(0)
        if (switch.words and value not in switch.words) or (switch.number and not _NUMBER.fullmatch(value)):
            return None
        if switch.repeated:
            values[switch.key].append(value)
        else:
            values[switch.key] = int(value) if switch.number else value
    return values


def _named() -> Mapping[str, tuple[Switch, bool]]:
    """Every spelling of an option, with what it turns a switch without value to."""
    known = {}
    for each in SWITCHES:
        yes, _, no = each.name.partition("/")
        known[f"--{yes}"] = each, True
        if no:
            known[no] = each, False
    return known


_KNOWN = _named()
