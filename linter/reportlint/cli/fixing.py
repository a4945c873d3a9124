"""`--fix` and `--diff`: edits made in drafts, in copies of Word drafts or for the screen, and said so."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from ..changes import REVISERS, TEXTS, everything, offers
from ..errors import InputError, Message, UsageError, reason
from ..fixes import Fixer, Outcome
from ..readers import ORIGINAL
from ..records import NamedTuple, field, record, replace
from ..reporters import HUMAN
from ..results import Checked
from .diffs import differences
from .files import FIXED, NAMED, Draft, is_regular
from .outputs import Target, save
from .say import Voice


class Wish(NamedTuple):
    """What is asked for."""

    fix: bool
    unsafe: bool
    diff: bool

    @property
    def active(self) -> bool:
        """Whether drafts are to be fixed, be it only for show."""
        return self.fix or self.diff

    def takes_screen(self, drafts: Sequence[Draft]) -> bool:
        """Whether differences or a draft go to stdout."""
        return self.diff or (self.fix and any(draft.path is None for draft in drafts))

    def copies(self, drafts: Sequence[Draft]) -> list[Path]:
        """The files that fixed copies may go to."""
        paths = [draft.path for draft in drafts if draft.path and self.fix and not self.diff]
        return [copy_of(path) for path in paths if path.suffix.lower() == ".docx"]


class Rules(NamedTuple):
    """How one draft is checked: `chosen` tells which rules are reported, and whose edits are made; `check` runs the
    rules that it is given over some bytes; `standing` takes out what is let stand, and so is not fixed."""

    chosen: Callable[[str], bool]
    check: Callable[[bytes, Callable[[str], bool]], Checked]
    standing: Callable[[Checked], Checked]


@record(frozen=False)
class Done:
    """What came of it: the results to be reported, whether something could not be written, and whether there is a
    difference."""

    results: Sequence[Checked]
    failed: bool = False
    differs: bool = False


def screened(
    wish: Wish, targets: Sequence[Target], drafts: Sequence[Draft], revisions: str, *, told: bool
) -> list[Target]:
    """The reports that are still to be written where the screen is for drafts or differences.

    Those for people go to stderr, beside differences only where the user `told` so. Raises UsageError for one for
    programs without a file, and where tracked changes are to be looked at as they were before: nothing can be written
    into that.
    """
    if wish.active and revisions == ORIGINAL:
        raise UsageError(
            Message(
                "--fix、--diff 不能与 --revisions original 同用；请先接受或者拒绝修订",
                "--fix and --diff cannot go with --revisions original; accept or reject the changes first",
            )
        )
    if not wish.takes_screen(drafts):
        return list(targets)
    for target in targets:
        if target.path is None and target.format not in HUMAN:
            raise UsageError(
                Message(
                    f"屏幕要留给修正的内容；请给 --format {target.format} 加 --output 文件名",
                    f"the screen is for what is fixed; give --format {target.format} an --output FILE",
                )
            )
    return [target for target in targets if target.path or told or not wish.diff]


@record(frozen=False)
class Tally:
    """What is said at the end: edits made, edits that a person must confirm, those that stand where nothing may be
    touched, and drafts in formats that are only read."""

    edits: int = 0
    later: int = 0
    barred: int = 0
    read_only: list[str] = field(default_factory=list)


def carry_out(
    wish: Wish, drafts: Sequence[Draft], results: Sequence[Checked], rules: Sequence[Rules], voice: Voice
) -> Done:
    """Fixes every draft that was read, each by rules of its own, says how many places, and returns what is left."""
    left: list[Checked] = []
    done, tally = Done(left), Tally()
    for draft, checked, own in zip(drafts, results, rules, strict=True):
        try:
            outcome = _fixed(checked, wish, own, tally)
            shown = _put(draft, checked, outcome, wish, voice) if outcome.edits or draft.path is None else checked
        except InputError as error:
            voice.note(error.message)
            done.failed = True
            left.append(checked)
        else:
            tally.edits += outcome.edits
            done.differs = done.differs or (wish.diff and outcome.edits > 0)
            left.append(shown)
    _tell(tally, wish, voice)
    return done


def _fixed(checked: Checked, wish: Wish, rules: Rules, tally: Tally) -> Outcome:
    """One draft fixed; raises InputError. Harm is looked for by all rules, whichever are reported."""
    document = checked.document
    if document is None:
        return Outcome(b"", checked, 0)
    outcome = Outcome(document.source.data, checked, 0)
    if document.format not in REVISERS:
        tally.read_only.append(checked.path)
        return outcome
    if any(offers(rules.standing(checked), unsafe=wish.unsafe)):

        def recheck(data: bytes) -> Checked:
            return rules.standing(rules.check(data, everything))

        fixer = Fixer(wish.unsafe, rules.chosen, recheck, REVISERS[document.format])
        outcome = fixer.fixed(recheck(outcome.data))
        outcome = replace(outcome, checked=rules.check(outcome.data, rules.chosen))
    tally.barred += outcome.barred
    if not wish.unsafe:
        tally.later += sum(not each.edit.safe for each in offers(rules.standing(outcome.checked), unsafe=True))
    return outcome


def _put(draft: Draft, before: Checked, outcome: Outcome, wish: Wish, voice: Voice) -> Checked:
    """Shows or writes what was fixed, and returns it under the name of the file that holds it; raises InputError."""
    assert before.document is not None or not outcome.edits
    if wish.diff:
        sys.stdout.write(differences(before, outcome.checked))
        return outcome.checked
    if draft.path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(outcome.data)
        sys.stdout.buffer.flush()
        return outcome.checked
    name, place = draft.name, draft.path
    if before.document and before.document.format not in TEXTS:
        place = copy_of(draft.path)
        name = f"{draft.name.removesuffix(draft.path.name)}{place.name}"
    try:
        if place is draft.path:
            _refuse_changed(draft, before)
        elif place.exists() and place.read_bytes() != outcome.data:
            raise InputError(
                Message(
                    f"{name}：已有内容不同的同名文件，没有覆盖；请先移走或者改名",
                    f"{name}: another file of this name is there and was not overwritten; move it first",
                )
            )
        save(place, outcome.data)
    except OSError as error:
        why = reason(error)
        raise InputError(Message(f"{name}：写不了（{why.zh}）", f"{name}: cannot be written ({why.en})")) from None
    if place is not draft.path:
        voice.tell(Message(f"{draft.name}：修正后的副本是 {name}", f"{draft.name}: the fixed copy is {name}"))
    return replace(outcome.checked, path=name)


def _refuse_changed(draft: Draft, before: Checked) -> None:
    """Raises InputError for a draft that is no ordinary file, or no longer what was read; OSError."""
    assert draft.path is not None
    assert before.document is not None
    if not is_regular(draft.path):
        raise InputError(
            Message(f"{draft.name}：不是普通文件，没有修正", f"{draft.name}: no ordinary file, it was not fixed")
        )
    if draft.path.read_bytes() != before.document.source.data:
        raise InputError(
            Message(
                f"{draft.name}：检查期间文件有改动，没有修正；请再运行一次",
                f"{draft.name}: the file changed while it was checked and was not fixed; run once more",
            )
        )


def copy_of(path: Path) -> Path:
    """Where the fixed copy of a Word draft goes: beside it."""
    return path.with_name(path.stem + FIXED)


def _tell(tally: Tally, wish: Wish, voice: Voice) -> None:
    """The count in one line, and one for the drafts that cannot be written."""
    edits, later = tally.edits, tally.later
    done = Message("可修正" if wish.diff else "已修正", "would be fixed" if wish.diff else "fixed")
    zh, en = f"{done.zh} {edits} 处", f"{done.en}: {edits}"
    if later:
        zh += f"（{later} 处待确认的修正见 --unsafe-fixes）"
        en += f" (to be confirmed, see --unsafe-fixes: {later})"
    if tally.barred:
        zh += f"；另有 {tally.barred} 处在修订、文本框、脚注等处，没有动"
        en += f"; not touched in tracked changes, text boxes, notes and the like: {tally.barred}"
    voice.tell(Message(zh, en))
    if count := len(tally.read_only):
        names = tally.read_only[:NAMED]
        voice.note(
            Message(
                f"{count} 份没有修正，只能修正文本、Markdown 和 .docx："
                + "、".join(names)
                + ("等" if count > NAMED else ""),
                f"not fixed, for only text, Markdown and .docx can be: {', '.join(names)}"
                + (f" … ({count})" if count > NAMED else ""),
            )
        )
