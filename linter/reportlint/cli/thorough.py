"""Runs that need whole results: for fixes, waivers, a baseline, statistics, or formats that put all drafts together."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TextIO

from ..config import FailOn
from ..readers import Reading
from ..reporters import HUMAN, view
from ..reporters.look import Look
from ..reporters.tallies import summary
from ..results import Results
from . import files, fixing, outputs, pool, profiles, progress, runs, settle
from . import statistics as tables
from .exits import Exit, exit_code
from .run import Run, work_of
from .say import note


def thorough(this: Run, written: set[str] | None) -> int:
    """Checks all drafts, does with the results what was asked for, writes the reports, and returns the exit code.

    The real paths of the files that it writes are added to `written` beforehand.
    """
    options, voice = this.options, this.voice
    if options.statistics:
        tables.refuse_machines(this.targets)
    general = this.choices.general
    wish = fixing.Wish(options.fix, options.unsafe_fixes, options.diff)
    targets = fixing.screened(wish, this.targets, this.drafts, general.revisions, told=bool(options.format))
    more = [*wish.copies(this.drafts), *([Path(options.write_baseline)] if options.write_baseline else [])]
    made = outputs.refuse_drafts(targets, this.drafts, *more)
    if written is not None:
        written.update(made)
    look = this.look(fixable=not wish.active, unsafe=wish.unsafe)
    work, numbers = work_of(this, look)
    reading = Reading(general.revisions)
    previous = runs.previous(options.previous, reading)
    times: dict[str, float] | None = {} if options.profile else None
    work = work._replace(previous=previous, times=times)
    tasks = [files.task(draft, number) for draft, number in zip(this.drafts, numbers, strict=True)]
    found = pool.done(work, "result", tasks, 1 if times is not None else this.jobs)
    done = fixing.Done(list(progress.tracked(found, len(tasks), voice)))
    if wish.active:
        standing = runs.standing(this.choices, this.found, Path(options.baseline) if options.baseline else None)
        pairs = zip(this.drafts, numbers, strict=True)
        rules = [runs.rules(draft, work.choices[number], reading, standing, previous) for draft, number in pairs]
        done = fixing.carry_out(wish, this.drafts, done.results, rules, voice)
    results = settle.waived(done.results, this.drafts, this.choices, excluded=this.found.excludes)
    if options.write_baseline:
        kept = settle.write(results, Path(options.write_baseline), voice)
        sums = [checked.sums for checked in results]
        return exit_code(sums, FailOn.NEVER, strict=False) if kept and not done.failed else Exit.FAILED
    if options.baseline:
        results = settle.without_known(results, Path(options.baseline), voice)
    screen = sys.stderr if wish.takes_screen(this.drafts) else sys.stdout
    complete = _write(this, targets, results, look, screen)
    if times is not None:
        profiles.tell(times, results, voice)
    if not complete or done.failed:
        return Exit.FAILED
    differs = Exit.FINDINGS if done.differs and not options.exit_zero else Exit.CLEAN
    return max(exit_code([checked.sums for checked in results], this.fail_on, strict=general.strict), differs)


def _write(this: Run, targets: list[outputs.Target], results: Results, look: Look, screen: TextIO) -> bool:
    """Writes every report, and to stderr what none on the screen says; False where a file failed.

    With `statistics` the tables take the place of what people would read on the screen.
    """
    voice, statistics = this.voice, this.options.statistics
    written = True
    for target in targets:
        if statistics and target.path is None:
            screen.write("".join(f"{line}\n" for line in tables.lines(results, look.lang)))
            continue
        for problem in outputs.write(target, results, look, os.environ, screen):
            voice.note(problem)
            written = False
    if statistics or not any(target.path is None and target.format in HUMAN for target in targets):
        for line in view.failures(results, voice.lang):
            note(line)
    if not look.quiet and not statistics and any(target.format == "concise" for target in targets):
        for line in view.notices(results, voice.lang):
            note(line)
        note(summary([checked.sums for checked in results], voice.lang))
    return written
