"""The command line as a whole: language, commands, and the one place where errors become exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import NoReturn

import click

from .. import expressions
from ..errors import Lang, Message, ReportlintError, UsageError
from ..reporters.view import clean
from ..version import __version__
from . import check, completion, config, explain, lsp, new, packs, rules, say
from .exits import Exit
from .groups import Group
from .options import HELP_NAMES, lang_option, usage_problem
from .say import Voice
from .texts import TEXTS

NAME = "reportlint"
COMMANDS = ("check", "explain", "rules", "packs", "new", "config", "completion", "lsp")


def build(lang: Lang) -> Group:
    """All commands, their help in one language."""
    group = Group(
        NAME,
        lang,
        [
            check.command(lang, COMMANDS),
            explain.command(lang),
            rules.command(lang),
            packs.group(lang),
            new.command(lang),
            config.command(lang),
            completion.command(lang, lambda: build(lang)),
            lsp.command(lang),
        ],
        params=[_version(lang), lang_option(lang)],
        help=TEXTS["group"].of(lang),
        short_help="",
        epilog=TEXTS["exits"].of(lang),
        options_metavar=TEXTS["command"].of(lang),
        subcommand_metavar=f"{TEXTS['options'].of(lang)} {TEXTS['paths'].of(lang)}",
    )
    group.default = group.commands["check"]
    return group


def everything(command: click.Command) -> Iterator[click.Command]:
    """A command and all below it."""
    yield command
    for each in command.commands.values() if isinstance(command, click.Group) else ():
        yield from everything(each)


def _version(lang: Lang) -> click.Option:
    def show(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        if value:
            click.echo(f"{NAME} {__version__}")
            ctx.exit()

    return click.Option(
        ["--version"], is_flag=True, expose_value=False, is_eager=True, callback=show, help=TEXTS["version"].of(lang)
    )


def main(args: Sequence[str] | None = None) -> NoReturn:
    """The entry point: runs the command line and exits."""
    sys.exit(run(sys.argv[1:] if args is None else args))


def run(args: Sequence[str]) -> int:
    """Runs the command line and returns the exit code. Nothing but an exit code leaves this function."""
    say.use_utf8()
    voice = Voice()
    try:
        code = _run(args, voice)
        expressions.keep()
        # Here, where a reader who has gone is no error yet.
        sys.stdout.flush()
    except BrokenPipeError:
        _abandon_stdout()
        return Exit.FAILED
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except Exception as error:
        for line in _lines(error, voice.lang):
            say.note(clean(line))
        return Exit.FAILED
    return code


def _run(args: Sequence[str], voice: Voice) -> int:
    rest = say.take_lang(args, os.environ, voice)
    group = build(voice.lang)
    if completion.VARIABLE in os.environ:
        group.main(rest, NAME)
    try:
        with group.make_context(NAME, with_command(rest), obj=voice) as context:
            return int(group.invoke(context) or 0)
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except click.ClickException as error:
        raise UsageError(usage_problem(error, list(everything(group)))) from None


def with_command(args: Sequence[str]) -> list[str]:
    """The arguments, `check` put before them where they name no command."""
    alone = {*COMMANDS, *HELP_NAMES, "--version"}
    return list(args) if args and args[0] in alone else ["check", *args]


def _lines(error: Exception, lang: Lang) -> Sequence[str]:
    """What an error says to people: ours know; any other is a fault of this program."""
    if isinstance(error, UsageError):
        return [f"{NAME}: {line}" for line in error.lines(lang)]
    if isinstance(error, ReportlintError):
        return error.lines(lang)
    if os.environ.get("REPORTLINT_DEBUG"):
        import traceback

        say.note("".join(traceback.format_exception(error)).rstrip())
    what = " ".join(f"{type(error).__name__}: {error}".split())
    internal = Message(
        f"{NAME}: 内部错误 {what}；请连同草稿报告给维护者（详情：设 REPORTLINT_DEBUG=1 再运行）",
        f"{NAME}: internal error {what}; please report it with the draft (details: set REPORTLINT_DEBUG=1)",
    )
    return [internal.of(lang)]


def _abandon_stdout() -> None:
    """Sends what is left to nowhere: the interpreter flushes once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
