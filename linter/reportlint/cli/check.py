"""`reportlint check`: reads drafts, runs the rules, writes the reports, and says by the exit code how it went."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from .. import config as configuration
from ..config import Asked, Choice, Choices, FailOn, Found
from ..errors import InputError, Lang, Message, UsageError
from ..findings import Answer, Severity
from ..readers import REVISIONS, Reading
from ..reporters import FORMATS, view
from ..reporters.view import Look
from ..results import Checked, Failure, Results
from . import books, files, outputs, settle
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
    strict: bool | None
    pack: str | None
    set: Sequence[str]
    all: bool
    config: str | None
    no_config: bool
    stdin_filename: str
    revisions: str | None
    baseline: str | None
    write_baseline: str | None


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
        option("strict/--no-strict", lang, text="strict", default=None),
        option("pack", lang, metavar="PACK"),
        option("set", lang, multiple=True, metavar="FACT=VALUE"),
        option("all", lang, is_flag=True),
        option("config", lang, type=click.Path(), metavar="FILE"),
        option("no-config", lang, is_flag=True),
        option("stdin-filename", lang, metavar="NAME", default="-"),
        option("revisions", lang, type=one_of("revisions", REVISIONS), metavar="|".join(REVISIONS)),
        option("baseline", lang, type=click.Path(), metavar="FILE"),
        option("write-baseline", lang, type=click.Path(), metavar="FILE"),
    ]


def check(options: Options, voice: Voice, commands: Sequence[str]) -> int:
    """Does the whole job and returns the exit code; raises ReportlintError when it cannot begin."""
    found = settings(options)
    if found.config.lang and not voice.chosen:
        voice.lang = found.config.lang
    targets = outputs.pair(options.format, options.output)
    settle.refuse_both(options.baseline, options.write_baseline)
    choices = Choices(found, asked(options), books.packs_of)
    general = choices.general
    drafts = _drafts(options, found, voice, commands)
    outputs.refuse_drafts(targets, drafts, *([Path(options.write_baseline)] if options.write_baseline else []))
    # All of them before the first draft is read: a fault of the configuration ends the run.
    chosen = [choices.for_draft(draft.named) for draft in drafts]
    reading = Reading(general.revisions)
    results = [_checked(draft, choice, reading) for draft, choice in zip(drafts, chosen, strict=True)]
    results = settle.waived(results, drafts, choices, excluded=found.excludes)
    if options.write_baseline:
        kept = settle.write(results, Path(options.write_baseline), voice)
        return exit_code(results, FailOn.NEVER, strict=False) if kept else FAILED
    if options.baseline:
        results = settle.without_known(results, Path(options.baseline), voice)
    written = _write(targets, results, Look(voice.lang, options.all, strict=general.strict), voice)
    return exit_code(results, general.fail_on, strict=general.strict) if written else FAILED


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


def _checked(draft: files.Draft, choice: Choice, reading: Reading) -> Checked:
    """One draft's result; a draft that cannot be read is a result too."""
    from .. import engine

    try:
        data = files.read(draft)
    except InputError as error:
        return Checked(draft.name, failures=(Failure("", error.message),))
    return engine.check(
        draft.name,
        data,
        packs=choice.packs,
        given=choice.facts,
        select=choice.rules.__contains__,
        severities=choice.severities,
        forced=choice.forced,
        reading=reading,
    )


def _write(targets: Sequence[outputs.Target], results: Results, look: Look, voice: Voice) -> bool:
    """Writes every report, and to stderr what none on stdout says; False where a file failed."""
    written = True
    for target in targets:
        for problem in outputs.write(target, results, look, os.environ):
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
    unclear = strict and any(verdict.answer is Answer.UNCLEAR for checked in results for verdict in checked.open)
    grave = any(finding.severity >= threshold for checked in results for finding in checked.findings)
    return FINDINGS if unclear or grave else CLEAN
