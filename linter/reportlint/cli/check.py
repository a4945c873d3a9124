"""`reportlint check`: reads drafts, runs the rules, writes the reports, and says by the exit code how it went."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from ..caching.store import STORE
from ..config import Asked, Choices, Found
from ..errors import Message, UsageError
from ..folders import LOOKED, WAIVER_FILE, nearest
from ..packs import kept
from ..reporters import HUMAN, PIECEWISE, of_pieces
from ..reporters.tallies import summary
from ..results import Sums
from . import books, direct, files, outputs, pool, progress
from .exits import Exit, exit_code
from .remembered import OURS, Remembered
from .run import Run, work_of
from .say import SAID, Voice, note, wants_colour
from .switches import Options
from .work import Piece, Task, Work


def run(options: Options, voice: Voice, commands: Sequence[str], args: Sequence[str] = ()) -> int:
    """Checks, once or again and again; `commands` are suggested for a path that does not exist, and `args` are the
    arguments by which the run may be remembered."""
    voice.quiet = options.quiet
    STORE.enabled = not options.no_cache
    if options.watch:
        from .again import watched

        return watched(options, voice, lambda written: check(options, voice, commands, written))
    return check(options, voice, commands, args=args)


def check(
    options: Options,
    voice: Voice,
    commands: Sequence[str],
    written: set[str] | None = None,
    args: Sequence[str] = (),
) -> int:
    """Does the whole job and returns the exit code; raises ReportlintError when it cannot begin.

    The real paths of the files that it writes are added to `written` beforehand.
    """
    found = books.settings(voice, options.config, none=options.no_config)
    targets = outputs.pair(options.format, options.output)
    _refuse_contradictions(options)
    choices = Choices(found, asked(options), books.packs_of)
    collected = _drafts(options, found, voice, commands)
    drafts = collected.drafts
    # Why a file was passed over may be in its content, and what a pattern stands for is nowhere written down.
    known = not collected.skipped and all(map(os.path.lexists, options.paths))
    this = Run(options, voice, found, choices, drafts, targets, args if known else ())
    if not _piecewise(this):
        # Imported when used: whole results are wanted where something is done with them, or a format needs them.
        from .thorough import thorough

        return thorough(this, written)
    made = outputs.refuse_drafts(targets, drafts)
    if written is not None:
        written.update(made)
    return _in_pieces(this)


def _refuse_contradictions(options: Options) -> None:
    if options.baseline and options.write_baseline:
        raise UsageError(
            Message(
                "--baseline 与 --write-baseline 只能用一个",
                "use either --baseline or --write-baseline",
            )
        )
    if options.exit_zero and (options.fail_on or options.strict):
        other = "--fail-on" if options.fail_on else "--strict"
        raise UsageError(Message(f"--exit-zero 与 {other} 只能用一个", f"use either --exit-zero or {other}"))


def asked(options: Options) -> Asked:
    """What the command line says of what the configuration could say too."""
    return Asked(
        options.pack,
        options.select,
        options.ignore,
        options.set,
        options.fail_on,
        options.strict,
        options.revisions,
    )


def _drafts(options: Options, found: Found, voice: Voice, commands: Sequence[str]) -> files.Collected:
    if not options.paths:
        raise UsageError(
            Message(
                "没有指定草稿；用法：reportlint 报告.txt（说明：reportlint --help）",
                "no draft given; usage: reportlint draft.txt (help: reportlint --help)",
            )
        )
    collected = files.collect(
        options.paths, commands=commands, excluded=found.excludes, stdin_name=options.stdin_filename
    )
    if notice := collected.notice():
        voice.tell(notice)
    if not collected.drafts:
        raise UsageError(
            Message(
                f"没有可检查的草稿：文件夹里没有 {files.KINDS.zh} 文件",
                f"nothing to check: no {files.KINDS.en} file there",
            )
        )
    return collected


def _piecewise(this: Run) -> bool:
    """Whether the report is the same for each draft whatever the others are, and nothing else is wanted."""
    options = this.options
    more = (options.fix, options.diff, options.baseline, options.write_baseline, options.previous, options.statistics)
    if any(more) or options.profile or len(this.targets) > 1 or this.targets[0].format not in PIECEWISE:
        return False
    # What is of no use in a file of waivers is known only when all drafts were seen.
    folders = {(draft.path or Path(draft.name)).parent for draft in this.drafts}
    return not any(nearest(folder, WAIVER_FILE) for folder in folders)


def _in_pieces(this: Run) -> int:
    [target] = this.targets
    colour = target.path is None and wants_colour(sys.stdout, os.environ)
    look = this.look(colour=colour, unsafe=this.options.unsafe_fixes)
    work, numbers = work_of(this, look, target.format)
    tasks = [files.task(draft, number) for draft, number in zip(this.drafts, numbers, strict=True)]
    pieces = _pieces(this, work, tasks)
    sums = [piece.sums for piece in pieces]
    text = of_pieces(target.format).assembled([(piece.text, piece.sums) for piece in pieces], look)
    # The texts of all drafts are large, and are in the whole now.
    pieces = [piece._replace(text="") for piece in pieces]
    complete = True
    code = exit_code(sums, this.fail_on, strict=look.strict)
    if target.path is None:
        sys.stdout.write(text)
    else:
        for problem in outputs.written(target.path, text.encode("utf-8", "replace")):
            this.voice.note(problem)
            complete = False
    if target.path is not None or target.format not in HUMAN:
        for line in (line for piece in pieces for line in piece.failures):
            note(line)
    if not look.quiet and target.format == "concise":
        for line in (line for piece in pieces for line in piece.notices):
            note(line)
        note(summary(sums, look.lang))
    if target.path is None:
        _remember(this, tasks, sums, text, code)
    return code if complete else Exit.FAILED


def _remember(this: Run, tasks: Sequence[Task], sums: Sequence[Sums], text: str, code: int) -> None:
    """Keeps what a run over files said, where it is known what all of that depended on."""
    packs = {pack.path for draft in this.drafts for pack in this.choices.for_draft(draft.named).packs}
    plain = this.args and not any(each.failed for each in sums) and packs <= kept.USED.keys()
    if plain and all(task.data and OURS not in task.data and Path(task.path).is_file() for task in tasks):
        files_of_packs = {path for files in kept.USED.values() for path in files}
        others = {path: direct.content(path) for path in sorted(LOOKED | files_of_packs)}
        drafts = {task.path: task.data or b"" for task in tasks}
        direct.remember(this.args, drafts, others, text, SAID, code)


def _pieces(this: Run, work: Work, tasks: Sequence[Task]) -> list[Piece]:
    """The pieces of all drafts: remembered ones, and the others made."""
    remembered = Remembered(work)
    keys = [remembered.key(task) for task in tasks]
    pieces = [remembered.get(key) for key in keys]
    missing = [at for at, piece in enumerate(pieces) if piece is None]
    fresh = pool.done(work, "piece", [tasks[at] for at in missing], this.jobs)
    for at, piece in zip(missing, progress.tracked(fresh, len(missing), this.voice), strict=True):
        remembered.put(keys[at], piece)
        pieces[at] = piece
    remembered.close()
    return [piece for piece in pieces if piece is not None]
