"""All commands as click has them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

import click

from ..errors import Lang, UsageError
from ..version import __version__
from . import check_command, completion, config, explain, lsp, new, packs, rules
from .groups import Group
from .names import COMMANDS, NAME
from .options import HELP_NAMES, lang_option, usage_problem
from .say import Voice
from .texts import TEXTS


def invoke(args: Sequence[str], voice: Voice) -> int:
    """Runs a command line and returns the exit code; raises UsageError for one that cannot be understood."""
    group = build(voice.lang)
    if completion.VARIABLE in os.environ:
        group.main(list(args), NAME)
    try:
        with group.make_context(NAME, with_command(args), obj=voice) as context:
            return int(group.invoke(context) or 0)
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except click.ClickException as error:
        raise UsageError(usage_problem(error, list(everything(group)))) from None


def with_command(args: Sequence[str]) -> list[str]:
    """The arguments, `check` put before them where they name no command."""
    alone = {*COMMANDS, *HELP_NAMES, "--version"}
    return list(args) if args and args[0] in alone else ["check", *args]


def build(lang: Lang) -> Group:
    """All commands, their help in one language."""
    group = Group(
        NAME,
        lang,
        [
            check_command.command(lang, COMMANDS),
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
