"""Groups of commands that speak our two languages and name what they do not understand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click
from click.shell_completion import CompletionItem

from ..errors import Lang, Message, UsageError, hint
from .options import HELP_NAMES, Context, helpful, lang_option
from .texts import TEXTS


class Group(click.Group):
    """A group, its help in one language."""

    context_class = Context

    default: click.Command | None = None
    """The command that a shell completes where none is named."""

    def __init__(self, name: str, lang: Lang, commands: Sequence[click.Command], **settings: Any) -> None:
        given: dict[str, Any] = {
            "params": [lang_option(lang)],
            "options_metavar": "",
            "subcommand_metavar": f"{TEXTS['command'].of(lang)} {TEXTS['options'].of(lang)}",
            "context_settings": {"help_option_names": HELP_NAMES},
            "no_args_is_help": False,
        }
        if name in TEXTS:
            given |= {"help": TEXTS[name].of(lang), "short_help": TEXTS[name].of(lang)}
        super().__init__(name, commands=commands, **given | settings)
        self.lang: Lang = lang

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The help option."""
        return helpful(super().get_help_option(ctx), self.lang)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, but in our words where no command is named; a shell that completes gets the default one."""
        if not args and not ctx.resilient_parsing:
            raise self._unknown("")
        return super().parse_args(ctx, self._with_default(args) if ctx.resilient_parsing else args)

    def _with_default(self, args: list[str]) -> list[str]:
        """The arguments, the default command put before them where they name none; the language may come first."""
        rest = list(args)
        while rest and rest[0].partition("=")[0] == "--lang":
            rest = rest[1 if "=" in rest[0] else 2 :]
        if self.default is None or not rest or rest[0] in self.commands:
            return rest
        return [str(self.default.name), *rest]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but in our words where a command is not there."""
        if args[0] not in self.commands and not ctx.resilient_parsing:
            raise self._unknown(args[0])
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands, and what may stand in the place of one: an option or a path of the default command."""
        found = super().shell_complete(ctx, incomplete)
        if self.default is None:
            return found
        known = {item.value for item in found}
        inner = click.Context(self.default, parent=ctx, resilient_parsing=True)
        more = [item for item in self.default.shell_complete(inner, incomplete) if item.value not in known]
        return [*found, *more, *([] if incomplete.startswith("-") else [CompletionItem(incomplete, type="file")])]

    def _unknown(self, named: str) -> UsageError:
        known = list(self.commands)
        near = hint(named, known)
        if not named:
            return UsageError(
                Message(f"{self.name} 后面还要写一个命令{near.zh}", f"{self.name} needs a command{near.en}")
            )
        return UsageError(
            Message(f"{self.name} 没有“{named}”这个命令{near.zh}", f"{self.name} has no command “{named}”{near.en}")
        )
