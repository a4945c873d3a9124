"""What holds for one draft, once everything that was said is laid over one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ..errors import Lang
from ..given import parse_facts, split
from ..packs.find import SUFFIXES
from ..records import field, record, replace
from .model import FailOn, Grade
from .values import SET, SEVERITIES, Origin, Source, Value, Values


@record
class Settings:
    """What holds for one draft, with where it comes from (`values`, by key; `severities` and `set` entry by entry).

    `overrides` are the indices of the overrides that are in it; equal ones make equal settings.
    """

    values: Values
    folder: Path
    overrides: tuple[int, ...] = ()

    @property
    def forced(self) -> str | None:
        """The one pack that a run asks for, whatever it would recognise; None where it does not."""
        value, origin, _ = self.values["packs"]
        return value[0] if origin.source in {Source.OPTION, Source.VARIABLE} else None

    @property
    def packs(self) -> tuple[str, ...]:
        """The packs of the configuration, files among them made independent of the current directory."""
        return () if self.forced else tuple(map(self.path_of, self.values["packs"].value))

    def path_of(self, pack: str) -> str:
        """What stands for a pack that the file names: files are relative to its folder."""
        return str(self.folder / pack) if pack.lower().endswith(SUFFIXES) else pack

    @property
    def select(self) -> tuple[str, ...]:
        """Beginnings of the ids of the rules to run, several in a text separated by commas; none stands for all."""
        return tuple(self.values["select"].value)

    @property
    def ignore(self) -> tuple[str, ...]:
        """Beginnings of the ids of the rules to leave out."""
        return tuple(self.values["ignore"].value)

    @property
    def severities(self) -> Mapping[str, Grade]:
        """Severities by beginnings of ids, in capitals; of several for one rule the longest counts."""
        return {
            key.removeprefix(SEVERITIES): each.value for key, each in self.values.items() if key.startswith(SEVERITIES)
        }

    @property
    def facts(self) -> dict[str, str | int]:
        """The facts that are told instead of read, as results name them."""
        return parse_facts(
            f"{key.removeprefix(SET)}={each.value}" for key, each in self.values.items() if key.startswith(SET)
        )

    @property
    def fail_on(self) -> FailOn:
        """From which severity on the run fails; the same for all drafts of a run, as are the following."""
        return FailOn(self.values["fail-on"].value)

    @property
    def strict(self) -> bool:
        """Whether an unclear item counts as unmet."""
        return bool(self.values["strict"].value)

    @property
    def revisions(self) -> str:
        """Which text of a Word draft with tracked changes is read."""
        return str(self.values["revisions"].value)


@record
class Asked:
    """What one run asks for over the configuration, as the command line has it; None and empty is not asked.

    `origins` tell by name where each comes from, unless it is the option of that name.
    """

    pack: str | None = None
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    set: Sequence[str] = ()
    fail_on: str | None = None
    strict: bool | None = None
    revisions: str | None = None
    lang: Lang | None = None
    origins: Mapping[str, Origin] = field(default_factory=dict)

    def over(self, settings: Settings) -> Settings:
        """The settings with what is asked for over them; raises UsageError for wrong facts.

        Who selects rules gets just these: what the configuration leaves out, by `ignore` or as `off`, is set aside.
        """
        values = dict(settings.values)
        if self.select:
            values = {key: each for key, each in values.items() if each.value is not Grade.OFF}
            values["ignore"] = Value((), self._origin("select"))
        parse_facts(self.set)
        values |= {SET + name: Value(text, self._origin("set")) for name, text in map(split, self.set)}
        values |= self._plain()
        return replace(settings, values=values)

    def _plain(self) -> Values:
        """What is asked for by key of the file."""
        asked = {
            "packs": ("pack", (self.pack,) if self.pack else ()),
            "select": ("select", tuple(self.select)),
            "ignore": ("ignore", tuple(self.ignore)),
            "fail-on": ("fail_on", FailOn(self.fail_on) if self.fail_on else None),
            "strict": ("strict", self.strict),
            "revisions": ("revisions", self.revisions),
            "lang": ("lang", self.lang),
        }
        return {
            key: Value(value, self._origin(name)) for key, (name, value) in asked.items() if value not in {None, ()}
        }

    def _origin(self, name: str) -> Origin:
        option = f"--{name.replace('_', '-')}"
        return self.origins.get(name, Origin(Source.OPTION, option))
