"""One run of `check`: what was asked for, and what is to be done with every draft."""

from __future__ import annotations

from collections.abc import Sequence

from ..config import Choices, FailOn, Found
from ..records import NamedTuple
from ..reporters.look import Look
from . import files, outputs, pool
from .say import Voice
from .switches import Options
from .work import Work


class Run(NamedTuple):
    """One run of `check`: what was asked for, what is to be checked, where reports go, and
    the arguments by which it may be remembered."""

    options: Options
    voice: Voice
    found: Found
    choices: Choices
    drafts: Sequence[files.Draft]
    targets: Sequence[outputs.Target]
    args: Sequence[str] = ()

    @property
    def fail_on(self) -> FailOn:
        """From which severity on findings are a reason to fail."""
        return FailOn.NEVER if self.options.exit_zero else self.choices.general.fail_on

    @property
    def jobs(self) -> int:
        """How many processes may be used."""
        return self.options.jobs or pool.cores()

    def look(self, *, colour: bool = False, fixable: bool = True, unsafe: bool = False) -> Look:
        """How reports are to look."""
        return Look(
            self.voice.lang,
            self.options.all,
            colour=colour,
            strict=self.choices.general.strict,
            quiet=self.options.quiet,
            fixable=fixable,
            unsafe=unsafe,
        )


def work_of(this: Run, look: Look, format_: str = "") -> tuple[Work, list[int]]:
    """What is done with every draft, and the number of the choice that holds for each.

    All of them before the first draft is read: a fault of the configuration ends the run.
    """
    chosen = [this.choices.for_draft(draft.named) for draft in this.drafts]
    known = {id(choice): choice for choice in chosen}
    numbers = {key: number for number, key in enumerate(known)}
    work = Work(list(known.values()), this.choices.waivers, this.choices.general.revisions, look, format_)
    return work, [numbers[id(choice)] for choice in chosen]
