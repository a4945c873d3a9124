"""`reportlint completion SHELL`: the script with which a shell completes commands, options, rules and packs."""

from __future__ import annotations

from collections.abc import Callable

import click
from click.shell_completion import get_completion_class

from ..errors import Lang, Message, UsageError
from .completers import of_words
from .exits import Exit
from .options import Command

NAME = "reportlint"
VARIABLE = f"_{NAME.upper()}_COMPLETE"
SHELLS = ("bash", "zsh", "fish")


def command(lang: Lang, root: Callable[[], click.Command]) -> click.Command:
    """The command, its help in one language; `root` gives the whole command line."""

    def run(shell: str | None) -> int:
        click.echo(script(shell or "", root()))
        return Exit.CLEAN

    argument = click.Argument(["shell"], required=False, metavar="|".join(SHELLS), shell_complete=of_words(SHELLS))
    return Command("completion", lang, run, [argument])


def script(shell: str, root: click.Command) -> str:
    """The script for a shell; raises UsageError for one that there is none for."""
    found = get_completion_class(shell) if shell in SHELLS else None
    if found is None:
        raise UsageError(
            Message(
                f"completion 后面写 {'、'.join(SHELLS)} 之一（PowerShell 没有）",
                f"completion needs one of {', '.join(SHELLS)} (there is none for PowerShell)",
            )
        )
    return found(root, {}, NAME, VARIABLE).source()
