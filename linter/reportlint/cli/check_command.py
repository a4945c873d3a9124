"""`reportlint check` as click has it: with help, completion, variables, and words on what it does not understand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from ..errors import Lang
from .completers import of_files
from .options import Command, OneOf, option
from .say import Voice
from .switches import SWITCHES, Options, Switch
from .texts import TEXTS


def command(lang: Lang, commands: Sequence[str]) -> click.Command:
    """The command, its help in one language; `commands` are suggested for a path that does not exist."""

    @click.pass_obj
    def run(voice: Voice, /, **given: Any) -> int:
        from . import check

        return check.run(Options(**given), voice, commands)

    return Command("check", lang, run, params(lang))


def params(lang: Lang) -> list[click.Parameter]:
    """The command's parameters."""
    paths = click.Argument(["paths"], nargs=-1, metavar=TEXTS["paths"].of(lang), shell_complete=of_files)
    return [paths, *(_option(each, lang) for each in SWITCHES)]


def _option(switch: Switch, lang: Lang) -> click.Option:
    name = switch.name.partition("/")[0]
    text = f"check {name}" if f"check {name}" in TEXTS else name
    if not switch.metavar:
        return option(switch.name, lang, text=text, is_flag=True, default=switch.default)
    given: dict[str, Any] = {} if switch.repeated else {"default": switch.default}
    if switch.words:
        given["type"] = OneOf(switch.name, switch.words)
    elif switch.number:
        given["type"] = click.IntRange(min=1)
    elif switch.path:
        # The type keeps blanks in a variable's paths together.
        given["type"] = click.Path()
    return option(switch.name, lang, text=text, metavar=switch.metavar, multiple=switch.repeated, **given)
