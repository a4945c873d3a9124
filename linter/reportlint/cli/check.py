"""`reportlint check`: reads drafts, runs the rules, writes the reports, and says by the exit code how it went."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from ..config import Asked, Choices, FailOn, Found
from ..errors import Message, ReportlintError, UsageError
from ..readers import Reading
from ..reporters import view
from ..reporters.view import Look
from ..results import Results
from . import books, files, fixing, outputs, progress, runs, settle, watch
from . import statistics as tables
from .exits import Exit, exit_code
from .say import Voice, note
from .switches import Options


def run(options: Options, voice: Voice, commands: Sequence[str]) -> int:
    """Checks, once or again and again; `commands` are suggested for a path that does not exist."""
    voice.quiet = options.quiet
    return _watched(options, voice, commands) if options.watch else check(options, voice, commands)


def _watched(options: Options, voice: Voice, commands: Sequence[str]) -> int:
    """Checks again after each change; what is wrong with a configuration or pack is said, and may be mended."""
    written: set[str] = set()

    def once() -> int:
        try:
            return check(options, voice, commands, written)
        except ReportlintError as error:
            for line in error.lines(voice.lang):
                note(view.clean(line))
            return Exit.FAILED

    if "-" in options.paths:
        raise UsageError(Message("--watch 不能用于标准输入", "--watch is not for the standard input"))
    if options.fix:
        raise UsageError(Message("--watch 与 --fix 只能用一个", "use either --watch or --fix"))
    drafts = [Path.cwd(), *map(Path, options.paths)]
    known = [options.config, options.baseline, *_packs(options, voice)]
    return watch.watch(once, [*drafts, *watch.beside(drafts), *(Path(name) for name in known if name)], written, voice)


def _packs(options: Options, voice: Voice) -> list[str]:
    """The files of packs that the run names; a configuration that is broken names none."""
    if options.pack:
        return [options.pack] if Path(options.pack).is_file() else []
    try:
        found = books.settings(voice, options.config, none=options.no_config)
    except ReportlintError:
        return []
    layers = [(), *((at,) for at in range(len(found.config.overrides)))]
    return [name for layer in layers for name in found.settings(layer).packs if Path(name).is_file()]


def check(options: Options, voice: Voice, commands: Sequence[str], written: set[str] | None = None) -> int:
    """Does the whole job and returns the exit code; raises ReportlintError when it cannot begin.

    The real paths of the files that it writes are added to `written` beforehand.
    """
    found = books.settings(voice, options.config, none=options.no_config)
    targets = outputs.pair(options.format, options.output)
    _refuse_contradictions(options, targets)
    choices = Choices(found, asked(options), books.packs_of)
    general = choices.general
    drafts = _drafts(options, found, voice, commands)
    wish = fixing.Wish(options.fix, options.unsafe_fixes, options.diff)
    targets = fixing.screened(wish, targets, drafts, general.revisions, told=bool(options.format))
    more = [*wish.copies(drafts), *([Path(options.write_baseline)] if options.write_baseline else [])]
    made = outputs.refuse_drafts(targets, drafts, *more)
    if written is not None:
        written.update(made)
    # All of them before the first draft is read: a fault of the configuration ends the run.
    chosen = [choices.for_draft(draft.named) for draft in drafts]
    reading = Reading(general.revisions)
    previous = runs.previous(options.previous, reading)
    pairs = progress.tracked(list(zip(drafts, chosen, strict=True)), voice.lang, quiet=options.quiet)
    done = fixing.Done([runs.checked(draft, choice, reading, previous) for draft, choice in pairs])
    if wish.active:
        standing = runs.standing(choices, found, Path(options.baseline) if options.baseline else None)
        rules = [
            runs.rules(draft, choice, reading, standing, previous) for draft, choice in zip(drafts, chosen, strict=True)
        ]
        done = fixing.carry_out(wish, drafts, done.results, rules, voice)
    results = settle.waived(done.results, drafts, choices, excluded=found.excludes)
    if options.write_baseline:
        kept = settle.write(results, Path(options.write_baseline), voice)
        return exit_code(results, FailOn.NEVER, strict=False) if kept and not done.failed else Exit.FAILED
    if options.baseline:
        results = settle.without_known(results, Path(options.baseline), voice)
    look = Look(
        voice.lang,
        options.all,
        strict=general.strict,
        quiet=options.quiet,
        fixable=not wish.active,
        unsafe=wish.unsafe,
    )
    screen = sys.stderr if wish.takes_screen(drafts) else sys.stdout
    complete = _write(targets, results, look, voice, screen, statistics=options.statistics)
    fail_on = FailOn.NEVER if options.exit_zero else general.fail_on
    if not complete or done.failed:
        return Exit.FAILED
    differs = Exit.FINDINGS if done.differs and not options.exit_zero else Exit.CLEAN
    return max(exit_code(results, fail_on, strict=general.strict), differs)


def _refuse_contradictions(options: Options, targets: Sequence[outputs.Target]) -> None:
    settle.refuse_both(options.baseline, options.write_baseline)
    if options.statistics:
        tables.refuse_machines(targets)
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


def _drafts(options: Options, found: Found, voice: Voice, commands: Sequence[str]) -> list[files.Draft]:
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
    return collected.drafts


def _write(
    targets: Sequence[outputs.Target], results: Results, look: Look, voice: Voice, screen: TextIO, *, statistics: bool
) -> bool:
    """Writes every report, and to stderr what none on the screen says; False where a file failed.

    With `statistics` the tables take the place of what people would read on the screen.
    """
    written = True
    for target in targets:
        if statistics and target.path is None:
            screen.write("".join(f"{line}\n" for line in tables.lines(results, look.lang)))
            continue
        for problem in outputs.write(target, results, look, os.environ, screen):
            voice.note(problem)
            written = False
    if statistics or not outputs.human_on_stdout(targets):
        for line in view.failures(results, voice.lang):
            note(line)
    if not look.quiet and not statistics and any(target.format == "concise" for target in targets):
        for line in view.notices(results, voice.lang):
            note(line)
        note(view.summary(results, voice.lang))
    return written
