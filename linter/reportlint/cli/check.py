"""`reportlint check`: reads drafts, runs the rules, writes the reports, and says by the exit code how it went."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

import click

from .. import config as configuration
from ..config import FailOn, Found
from ..errors import InputError, Lang, Message, UsageError
from ..findings import Answer, Severity
from ..given import parse_facts
from ..packs import Pack
from ..readers import ACCEPTED, REVISIONS, Reading
from ..reporters import FORMATS, view
from ..reporters.view import Look
from ..results import Checked, Failure, Results
from . import books, files, fixing, outputs
from .options import Command, one_of, option
from .say import Voice, note
from .texts import TEXTS

CLEAN, FINDINGS, FAILED = 0, 1, 2
"""The exit codes; FAILED wins over FINDINGS."""

THRESHOLDS: Mapping[FailOn, Severity | None] = {
    FailOn.ERROR: Severity.ERROR,
    FailOn.WARNING: Severity.WARNING,
    FailOn.INFO: Severity.INFO,
    FailOn.NEVER: None,
}


@dataclass(frozen=True)
class Options:
    """The command line of `check`; None and empty are what was not given."""

    paths: Sequence[str]
    format: Sequence[str]
    output: Sequence[str]
    select: Sequence[str]
    ignore: Sequence[str]
    fail_on: str | None
    strict: bool
    pack: str | None
    set: Sequence[str]
    all: bool
    config: str | None
    no_config: bool
    stdin_filename: str
    revisions: str
    fix: bool
    unsafe_fixes: bool
    diff: bool


def command(lang: Lang, commands: Sequence[str]) -> click.Command:
    """The command, its help in one language; `commands` are suggested for a path that does not exist."""

    @click.pass_obj
    def run(voice: Voice, /, **given: Any) -> int:
        return check(Options(**given), voice, commands)

    return Command("check", lang, run, params(lang))


def params(lang: Lang) -> list[click.Parameter]:
    """The command's parameters."""
    return [
        click.Argument(["paths"], nargs=-1, metavar=TEXTS["paths"].of(lang)),
        option("format", lang, type=one_of("format", FORMATS), multiple=True, metavar="FORMAT"),
        # The type keeps blanks in a variable's paths together.
        option("output", lang, type=click.Path(), multiple=True, metavar="FILE"),
        option("select", lang, multiple=True, metavar="RULES"),
        option("ignore", lang, multiple=True, metavar="RULES"),
        option("fail-on", lang, type=one_of("fail-on", [each.value for each in FailOn]), metavar="LEVEL"),
        option("strict", lang, is_flag=True),
        option("pack", lang, metavar="PACK"),
        option("set", lang, multiple=True, metavar="FACT=VALUE"),
        option("all", lang, is_flag=True),
        option("config", lang, type=click.Path(), metavar="FILE"),
        option("no-config", lang, is_flag=True),
        option("stdin-filename", lang, metavar="NAME", default="-"),
        option("revisions", lang, type=one_of("revisions", REVISIONS), metavar="|".join(REVISIONS), default=ACCEPTED),
        option("fix", lang, is_flag=True),
        option("unsafe-fixes", lang, is_flag=True),
        option("diff", lang, is_flag=True),
    ]


def check(options: Options, voice: Voice, commands: Sequence[str]) -> int:
    """Does the whole job and returns the exit code; raises ReportlintError when it cannot begin."""
    found = settings(options)
    if found.config.lang and not voice.chosen:
        voice.lang = found.config.lang
    wish = fixing.Wish(options.fix, options.unsafe_fixes, options.diff)
    targets = outputs.pair(options.format, options.output)
    facts = found.facts | parse_facts(options.set)
    packs = books.packs_of(options.pack, found.packs)
    chosen = books.chooser(options.select or found.config.select, options.ignore or found.config.ignore, packs)
    drafts = _drafts(options, found, voice, commands)
    targets = fixing.screened(wish, targets, drafts, options.revisions, told=bool(options.format))
    outputs.refuse_drafts(targets, drafts, wish.copies(drafts))
    forced, reading = options.pack is not None, Reading(options.revisions)
    results = [_checked(draft, packs, facts, chosen, forced=forced, reading=reading) for draft in drafts]
    done = fixing.Done(results)
    if wish.active:
        done = fixing.carry_out(wish, drafts, results, fixing.Rules(chosen, packs, facts, forced, reading), voice)
    look = Look(voice.lang, options.all, strict=options.strict, fixable=not wish.active, unsafe=wish.unsafe)
    screen = sys.stderr if wish.takes_screen(drafts) else sys.stdout
    written = _write(targets, done.results, look, voice, screen)
    fail_on = FailOn(options.fail_on) if options.fail_on else found.config.fail_on
    if not written or done.failed:
        return FAILED
    return max(exit_code(done.results, fail_on, strict=options.strict), FINDINGS if done.differs else CLEAN)


def settings(options: Options) -> Found:
    """The configuration that holds."""
    if options.config and options.no_config:
        raise UsageError(Message("--config 与 --no-config 只能用一个", "use either --config or --no-config"))
    if options.no_config:
        return configuration.NOTHING
    return configuration.load(Path(options.config)) if options.config else configuration.find(Path.cwd())


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
        voice.note(notice)
    if not collected.drafts:
        raise UsageError(
            Message(
                f"没有可检查的草稿：文件夹里没有 {files.KINDS.zh} 文件",
                f"nothing to check: no {files.KINDS.en} file there",
            )
        )
    return collected.drafts


def _checked(
    draft: files.Draft,
    packs: Sequence[Pack],
    facts: Mapping[str, str | int],
    chosen: Callable[[str], bool],
    *,
    forced: bool,
    reading: Reading,
) -> Checked:
    """One draft's result; a draft that cannot be read is a result too."""
    from .. import engine

    try:
        data = files.read(draft)
    except InputError as error:
        return Checked(draft.name, failures=(Failure("", error.message),))
    return engine.check(draft.name, data, packs=packs, given=facts, select=chosen, forced=forced, reading=reading)


def _write(targets: Sequence[outputs.Target], results: Results, look: Look, voice: Voice, screen: TextIO) -> bool:
    """Writes every report, and to stderr what none on the screen says; False where a file failed."""
    written = True
    for target in targets:
        for problem in outputs.write(target, results, look, os.environ, screen):
            voice.note(problem)
            written = False
    if not outputs.human_on_stdout(targets):
        for line in view.failures(results, voice.lang):
            note(line)
    if any(target.format == "concise" for target in targets):
        for line in view.notices(results, voice.lang):
            note(line)
        note(view.summary(results, voice.lang))
    return written


def exit_code(results: Results, fail_on: FailOn, *, strict: bool) -> int:
    """2 where anything could not be checked, else 1 where a finding is grave enough, else 0.

    `strict` counts an item that is unclear like one that is unmet, except where nothing is grave enough.
    """
    if any(checked.failures for checked in results):
        return FAILED
    threshold = THRESHOLDS[fail_on]
    if threshold is None:
        return CLEAN
    unclear = strict and any(checked.answers(Answer.UNCLEAR) for checked in results)
    grave = any(finding.severity >= threshold for checked in results for finding in checked.findings)
    return FINDINGS if unclear or grave else CLEAN
