"""The report of the year before, and how a draft is checked again while it is fixed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ..config import Choice, Choices, Found
from ..readers import Reading
from ..results import Checked
from . import files, settle
from .fixing import Rules

if TYPE_CHECKING:
    from .. import facts as understood

Standing = Callable[[Checked, files.Draft], Checked]
"""Takes out of the result of a draft what is let stand."""


def previous(path: str | None, reading: Reading) -> understood.Draft | None:
    """The report of the year before; raises InputError where it cannot be read."""
    if path is None:
        return None
    from .. import engine

    return engine.read_draft(path, files.read(files.Draft(path, Path(path))), {}, reading)


def standing(choices: Choices, found: Found, baseline: Path | None) -> Standing:
    """What a waiver or the baseline lets stand is not fixed either."""

    def parted(result: Checked, draft: files.Draft) -> Checked:
        [open_, *_] = settle.waived([result], [draft], choices, excluded=found.excludes)
        return settle.unknown(open_, baseline) if baseline else open_

    return parted


def rules(
    draft: files.Draft, choice: Choice, reading: Reading, standing: Standing, before: understood.Draft | None = None
) -> Rules:
    """How a draft is checked to be fixed."""
    from ..checking import check_with

    return Rules(
        choice.rules.__contains__,
        lambda data, select: check_with(choice, draft.name, data, reading, select=select, previous=before),
        lambda result: standing(result, draft),
    )
