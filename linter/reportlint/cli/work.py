"""Drafts checked one by one, each to a piece of the report: what a process of its own can do, and what can be kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..config import Choice
from ..errors import Message
from ..records import NamedTuple
from ..reporters import of_pieces
from ..reporters.look import Look
from ..results import Checked, Failure, Sums, owned_up

if TYPE_CHECKING:
    from ..engine import Times
    from ..facts import Draft

UNREAD = Message("读不了", "cannot be read")
"""Said of a draft that nobody gave a reason for."""


class Task(NamedTuple):
    """One draft: its bytes, or why they could not be had, its name, its path or what stands for it, and which of the
    choices holds for it."""

    name: str
    path: str
    choice: int
    data: bytes | None
    problem: Message | None = None


class Piece(NamedTuple):
    """What is said of one draft: in the report, on stderr where no report for people is on the screen, and in sums."""

    text: str
    failures: tuple[str, ...]
    notices: tuple[str, ...]
    sums: Sums


class Work(NamedTuple):
    """What is done with every draft of a run.

    `waivers` is the choice for the rules on waivers, `format` one of those that are made of pieces (or empty, where
    results are wanted), `previous` the report of the year before; `times` takes up how long each rule took.
    """

    choices: Sequence[Choice]
    waivers: Choice
    revisions: str
    look: Look
    format: str = ""
    previous: Draft | None = None
    times: Times | None = None

    def result(self, task: Task) -> Checked:
        """The result for one draft before any waiver; raises nothing for what is in it."""
        from ..checking import check_with
        from ..readers import Reading

        if task.data is None:
            return Checked(task.name, failures=(Failure("", task.problem or UNREAD),))
        choice, reading = self.choices[task.choice], Reading(self.revisions)
        return owned_up(check_with(choice, task.name, task.data, reading, previous=self.previous, times=self.times))

    def piece(self, task: Task) -> Piece:
        """The piece of the report on one draft, by the waivers in it but by no file of them."""
        from ..reporters import view

        checked = self._waived(self.result(task), task)
        lang = self.look.lang
        return Piece(
            of_pieces(self.format).piece(checked, self.look),
            tuple(view.failures([checked], lang)),
            tuple(view.notices([checked], lang)),
            checked.sums,
        )

    def _waived(self, checked: Checked, task: Task) -> Checked:
        from .. import waivers
        from ..config.rulebook import rules_of
        from ..packs import load, shipped

        packs = self.choices[task.choice].packs
        waiving = waivers.Waiving(
            known=lambda: set(rules_of([*packs, *map(load, shipped()), waivers.PACK])),
            select=self.waivers.rules.__contains__,
            severities=self.waivers.severities,
            today=date.today(),
            files=False,
        )
        return waiving.apply(checked, Path(task.path))
