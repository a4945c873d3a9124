"""Commands, choices and help as click makes them, speaking our two languages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click
from click.shell_completion import CompletionItem

from ..errors import Lang, Message, UsageError, did_you_mean
from .completers import BY_METAVAR, of_words
from .say import LANGS, Voice, not_a_value
from .texts import TEXTS


class Context(click.Context):
    """A context that writes its help in the language of the run."""

    def make_formatter(self) -> click.HelpFormatter:
        """A formatter that knows the language."""
        # Measuring text takes a library that no other run needs.
        from .help import Help

        voice = self.find_object(Voice)
        return Help(voice.lang if voice else "zh")


class Command(click.Command):
    """A command whose options are also environment variables, and that names what it does not understand."""

    context_class = Context

    def __init__(
        self, name: str, lang: Lang, run: Callable[..., int], params: Sequence[click.Parameter], *, text: str = ""
    ) -> None:
        """`text` is the key of the help in the table of texts, the name unless told."""
        about = TEXTS[text or name].of(lang)
        super().__init__(
            name,
            callback=run,
            params=[*params, lang_option(lang)],
            help=about,
            short_help=about,
            options_metavar=TEXTS["options"].of(lang),
            context_settings={
                # On each command, for a group would put the command's name into the variable's.
                "auto_envvar_prefix": "REPORTLINT",
                "help_option_names": HELP_NAMES,
                "allow_extra_args": True,
            },
        )
        self.lang: Lang = lang

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, but with our words for what is too much."""
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise UsageError(
                Message(
                    f"多了“{' '.join(rest)}”，{self.name} 用不上", f"“{' '.join(rest)}” is too much for {self.name}"
                )
            )
        return rest

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The help option, its text in the language of the command."""
        return helpful(super().get_help_option(ctx), self.lang)


HELP_NAMES = ["-h", "--help"]


def helpful(option: click.Option | None, lang: Lang) -> click.Option | None:
    """The help option with our text; not settable by a variable, which would turn every run into help."""
    if option is not None:
        option.help = TEXTS["help"].of(lang)
        option.allow_from_autoenv = False
    return option


class OneOf(click.ParamType):  # type: ignore[type-arg]  # generic in newer versions of click only
    """The value of the option `name`: one of some words, else a UsageError with a suggestion."""

    name = "word"

    def __init__(self, option: str, words: Sequence[str]) -> None:
        self.option = option
        self.words = words

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002
        """The word itself."""
        if value not in self.words:
            raise not_a_value(f"--{self.option}", value, self.words)
        return value

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The words that begin so."""
        return of_words(self.words)(ctx, param, incomplete)


def option(name: str, lang: Lang, *, text: str = "", **settings: Any) -> click.Option:
    """A long option; `text` is the key of its help in the table of texts, the name unless told."""
    completer = BY_METAVAR.get(settings.get("metavar", ""))
    return click.Option([f"--{name}"], help=TEXTS[text or name].of(lang), shell_complete=completer, **settings)


def lang_option(lang: Lang) -> click.Option:
    """`--lang` for the help; its value was taken before, see `say.take_lang`."""
    return option("lang", lang, type=OneOf("lang", LANGS), metavar="zh|en", expose_value=False)


def usage_problem(error: click.ClickException, commands: Sequence[click.Command]) -> Message:
    """What click found wrong with the command line, as one line of ours."""
    known = {name: param for command in commands for param in command.params for name in param.opts}
    if isinstance(error, click.NoSuchOption):
        here = {name for param in error.ctx.command.params for name in param.opts} if error.ctx else known
        near = did_you_mean(error.option_name, sorted(here))
        return Message(f"没有选项“{error.option_name}”{near.zh}", f"no such option “{error.option_name}”{near.en}")
    if isinstance(error, click.BadOptionUsage):
        name, param = error.option_name, known.get(error.option_name)
        if isinstance(param, click.Option) and not param.is_flag:
            return Message(f"选项 {name} 后面要写一个值", f"option {name} needs a value")
        return Message(f"选项 {name} 后面不写值", f"option {name} takes no value")
    if isinstance(error, click.MissingParameter) and error.param is not None:
        name = error.param.make_metavar(error.ctx) if error.ctx else str(error.param.name)
        return Message(f"缺少{name}", f"{name} is missing")
    if isinstance(error, click.BadParameter) and error.param is not None:
        name, variable = error.param.opts[0], f"REPORTLINT_{str(error.param.name).upper()}"
        return Message(
            f"选项 {name} 的值不能用；它也可能来自环境变量 {variable}",
            f"the value of option {name} cannot be used; it may also come from the variable {variable}",
        )
    text = " ".join(error.format_message().split())
    return Message(f"命令行有误：{text}", f"wrong command line: {text}")
