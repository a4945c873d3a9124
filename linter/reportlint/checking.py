"""Checks one draft as the command line would: with the packs, rules, severities, facts and waivers that hold for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from . import engine, waivers
from .config import Choice, Choices
from .config.rulebook import rules_of
from .engine import Times
from .facts import Draft
from .packs import load, shipped
from .readers import Reading
from .records import replace
from .results import Checked, owned_up


def check_with(
    choice: Choice,
    name: str,
    data: bytes,
    reading: Reading,
    *,
    select: Callable[[str], bool] | None = None,
    previous: Draft | None = None,
    times: Times | None = None,
) -> Checked:
    """The result for the bytes of one draft by what was chosen for it, before any waiver; `select` stands in for the
    choice's rules. Never raises for what is in the draft."""
    return engine.check(
        name,
        data,
        packs=choice.packs,
        given=choice.facts,
        select=select or choice.rules.__contains__,
        severities=choice.severities,
        forced=choice.forced,
        reading=reading,
        previous=previous,
        times=times,
    )


def check_draft(path: Path, data: bytes, choices: Choices, *, waived: bool) -> Checked:
    """The result for the bytes of one draft; `waived` says whether files of waivers are looked for beside its path.

    Never raises for what is in the draft. Raises YamlError where two overrides of the configuration contradict the
    packs.
    """
    choice = choices.for_draft(path)
    reading = Reading(choices.settings(path).revisions)
    checked = owned_up(check_with(choice, path.as_posix(), data, reading))
    own = choices.waivers

    def known() -> set[str]:
        return set(rules_of([*choice.packs, *map(load, shipped()), waivers.PACK]))

    waiving = waivers.Waiving(
        known=known, select=own.rules.__contains__, severities=own.severities, today=date.today(), files=waived
    )
    checked = waiving.apply(checked, path)
    # A file of waivers that cannot be read leaves open what it would have waived.
    faults = tuple(fault for each in waiving.reports(lambda _: ()) for fault in each.failures)
    return replace(checked, failures=(*checked.failures, *faults)) if faults else checked
