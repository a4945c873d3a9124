"""What the engine is told for each draft: packs, loaded once, rules to run, severities, facts; checked beforehand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from .. import waiver_rules
from ..errors import Problem, UsageError, YamlError
from ..findings import Severity
from ..packs import Pack, load, resolve, shipped
from ..packs.syntax import Place
from ..records import record
from . import rulebook
from .files import NAME, Found
from .model import Grade
from .settings import Asked, Settings
from .values import SEVERITIES, Source, Value

PacksOf = Callable[[str | None, Sequence[str]], list[Pack]]


@record
class Choice:
    """What the engine is told for one draft: `rules` are the ids to run, `severities` those that are not a pack's own,
    by id; `forced` says that the first pack is used whatever it would recognise.
    """

    packs: Sequence[Pack]
    facts: Mapping[str, str | int]
    rules: frozenset[str]
    severities: Mapping[str, Severity]
    forced: bool


class Choices:
    """The choices of one run: a configuration, and what is asked for over it.

    Raises UsageError for what is asked for and does not exist, and YamlError with every fault that the configuration
    has against the packs: unknown packs and rules, severities that are not allowed.
    """

    def __init__(self, found: Found, asked: Asked = Asked(), packs_of: PacksOf = rulebook.packs_of) -> None:
        self.found = found
        self.asked = asked
        self._packs_of = packs_of
        self._packs: dict[tuple[str, ...], list[Pack]] = {}
        self._made: dict[tuple[int, ...], Choice] = {}
        self.general = self._settings(())
        """What holds where no override does, and for the run as a whole."""
        layers = [self.general, *(self._settings((at,)) for at in range(len(found.config.overrides)))]
        _raise(problem for layer in layers for problem in self._bad_packs(layer))
        self._check_asked([rule for layer in layers for pack in self.packs(layer) for rule in pack.ids])
        _raise(problem for layer in layers for problem in (*self._bad_words(layer), *self._too_grave(layer)))

    def settings(self, path: Path | None) -> Settings:
        """What holds for one draft; None for a draft without a name."""
        return self._settings(self.found.overrides_for(path))

    def for_draft(self, path: Path | None) -> Choice:
        """What the engine is told for one draft; the same value for all drafts that the same overrides hold for.

        Raises YamlError where two overrides together raise a severity too far.
        """
        overrides = self.found.overrides_for(path)
        if overrides not in self._made:
            self._made[overrides] = self._choice(self._settings(overrides))
        return self._made[overrides]

    def packs(self, settings: Settings) -> list[Pack]:
        """The packs that hold."""
        key = (settings.forced,) if settings.forced else settings.packs
        if key not in self._packs:
            self._packs[key] = self._packs_of(settings.forced, settings.packs)
        return self._packs[key]

    def _settings(self, overrides: tuple[int, ...]) -> Settings:
        return self.asked.over(self.found.settings(overrides))

    def _choice(self, settings: Settings) -> Choice:
        _raise(self._too_grave(settings))
        return _over(settings, self.packs(settings))

    @property
    def waivers(self) -> Choice:
        """The same for the rules on waivers, which no override is for."""
        return _over(self.general, [waiver_rules.PACK])

    def _bad_packs(self, settings: Settings) -> Iterator[Problem]:
        value = settings.values["packs"]
        for number, name in enumerate(settings.packs):
            try:
                resolve(name)
            except UsageError as error:
                yield Problem(*self._place(value, number), error.message)

    def _check_asked(self, known: Sequence[str]) -> None:
        for word in rulebook.all_words((*self.asked.select, *self.asked.ignore)):
            if rulebook.unknown(word, (*known, *waiver_rules.BY_ID)):
                raise rulebook.no_such_rule(word, sorted(set(known)))

    def _bad_words(self, settings: Settings) -> Iterator[Problem]:
        """Rules that are nowhere; one of another pack than those of this run is no fault, it only does nothing."""
        here = {rule for pack in (*self.packs(settings), waiver_rules.PACK) for rule in pack.ids}
        for word, place in self._words(settings):
            if rulebook.unknown(word, here) and rulebook.unknown(word, self._everywhere):
                yield Problem(*place, rulebook.no_such_rule(word, self._everywhere).message)

    def _words(self, settings: Settings) -> Iterator[tuple[str, Place]]:
        for key, value in settings.values.items():
            if value.origin.source in {Source.OPTION, Source.VARIABLE}:
                continue
            if key in {"select", "ignore"}:
                for number, text in enumerate(value.value):
                    yield from ((word, self._place(value, number)) for word in rulebook.words(text))
            elif key.startswith(SEVERITIES):
                yield key.removeprefix(SEVERITIES), value.origin.place or self._place(value)

    @cached_property
    def _everywhere(self) -> list[str]:
        """The ids of all packs that are loaded or shipped."""
        packs = [*(pack for each in self._packs.values() for pack in each), *map(load, shipped()), waiver_rules.PACK]
        return list(rulebook.rules_of(packs))

    def _too_grave(self, settings: Settings) -> Iterator[Problem]:
        """Severities above what the ground of a rule allows, the first rule of each entry."""
        told = set()
        if not settings.severities:
            return
        for pack in self.packs(settings):
            for rule in pack.rules:
                key = rulebook.longest(rule.id, settings.severities)
                severity = settings.severities[key].severity if key else None
                if severity is not None and severity > pack.most(rule) and key not in told:
                    told.add(key)
                    yield Problem(*self._place(settings.values[f"{SEVERITIES}{key}"]), rulebook.too_grave(rule, pack))

    def _place(self, value: Value, number: int = 0) -> Place:
        """Where an item of a value stands; one that a program made has no place."""
        return value.places[number] if value.places else Place(self.found.file or NAME, 0, 0)


def _over(settings: Settings, packs: Sequence[Pack]) -> Choice:
    """What settings say of some packs."""
    known = {rule for pack in packs for rule in pack.ids}
    grades = {rule: grade for rule in known if (grade := _grade(rule, settings)) is not None}
    off = {rule for rule, grade in grades.items() if grade is Grade.OFF}
    return Choice(
        packs,
        settings.facts,
        rulebook.chosen(settings.select, settings.ignore, known) - off,
        {rule: grade.severity for rule, grade in grades.items() if grade.severity is not None},
        settings.forced is not None,
    )


def _grade(rule: str, settings: Settings) -> Grade | None:
    key = rulebook.longest(rule, settings.severities)
    return settings.severities[key] if key else None


def _raise(problems: Iterator[Problem]) -> None:
    """Raises YamlError with these faults in file order, each once; nothing where there are none."""
    if found := sorted(set(problems), key=lambda problem: (problem.line, problem.column)):
        raise YamlError(found)
