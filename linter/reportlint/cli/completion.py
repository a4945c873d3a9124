"""`reportlint completion SHELL`: the script with which a shell completes commands, options, rules and packs."""

from __future__ import annotations

from collections.abc import Callable

import click
from click.shell_completion import BashComplete, add_completion_class, get_completion_class

from ..errors import Lang, Message, UsageError
from .completers import of_words
from .exits import Exit
from .options import Command

NAME = "reportlint"
VARIABLE = f"_{NAME.upper()}_COMPLETE"
SHELLS = ("bash", "zsh", "fish")

BASH = """\
%(complete_func)s() {
    local answer type value found
    answer=$(IFS=$'\\n'; COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD %(complete_var)s=bash_complete "$1")
    COMPREPLY=()
    while IFS=, read -r type value; do
        case $type in
            plain) COMPREPLY+=("$value") ;;
            file | dir)
                compopt -o filenames
                mapfile -t found < <(compgen -A "${type/dir/directory}" -- "$value")
                COMPREPLY+=("${found[@]}") ;;
        esac
    done <<<"$answer"
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""


class Bash(BashComplete):
    """Completion in bash. The script of click drops every other word where a file is possible too."""

    source_template = BASH

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one to be completed, and that one; bash makes a word of its own of each sign `=`."""
        args, incomplete = super().get_completion_args()
        return [word for word in args if word != "="], incomplete


add_completion_class(Bash)


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
