"""What is known and let stand: waivers beside the drafts and in them, and the baseline."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from .. import waivers
from ..config import Choices
from ..errors import Message
from ..packs import load, shipped
from ..results import Checked, Results
from . import books, files, outputs
from .say import Voice


def waived(
    results: Sequence[Checked],
    drafts: Sequence[files.Draft],
    choices: Choices,
    *,
    excluded: Callable[[Path], bool],
) -> list[Checked]:
    """The results with waived findings apart, and after them a result for each file of waivers that has faults.

    `choices` are those of the run; `excluded` tells which paths of a folder are no drafts.
    """

    def known() -> set[str]:
        return set(books.rules_of([*choices.for_draft(None).packs, *map(load, shipped()), waivers.PACK]))

    def below(folder: Path) -> Iterator[Path]:
        found = files.collect([str(folder)], commands=(), excluded=excluded, stdin_name="-")
        return (draft.path for draft in found.drafts if draft.path)

    own = choices.waivers
    waiving = waivers.Waiving(known=known, select=own.rules.__contains__, severities=own.severities, today=date.today())
    made = [
        waiving.apply(checked, draft.path or Path(draft.name)) for checked, draft in zip(results, drafts, strict=True)
    ]
    return [*made, *waiving.reports(below)]


def without_known(results: Results, path: Path, voice: Voice) -> list[Checked]:
    """The results with the findings that the baseline holds apart; says how many are not there any more."""
    from .. import baseline as baselines

    baseline = baselines.read(path)
    parted = list(baselines.without_known(results, baseline, path.parent))
    if count := baselines.gone(parted, baseline, path.parent):
        voice.tell(
            Message(
                f"{path}：基线中有 {count} 处问题已经没有了，可用 --write-baseline 重新生成",
                f"{path}: {count} findings of the baseline are gone; renew it with --write-baseline",
            )
        )
    return parted


def unknown(checked: Checked, path: Path) -> Checked:
    """One result with the findings that the baseline holds apart."""
    from .. import baseline as baselines

    [parted] = baselines.without_known([checked], baselines.read(path), path.parent)
    return parted


def write(results: Results, path: Path, voice: Voice) -> bool:
    """Writes the baseline of these results; False, and the reason said, where that failed."""
    from .. import baseline as baselines

    for problem in outputs.written(path, baselines.made(results, path.parent)):
        voice.note(problem)
        return False
    count = sum(len(checked.findings) for checked in results)
    voice.tell(Message(f"{path}：已记下 {count} 处问题", f"{path}: {count} findings kept"))
    return True
