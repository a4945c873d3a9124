"""`reportlint config`: what configuration holds, in general or for drafts, and from where each value comes."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from ..config import Asked, Choices, Found, Origin, Source
from ..errors import REASONS, InputError, Lang, Message
from . import books, check_command, effective
from .exits import Exit
from .options import Command, OneOf, option
from .say import Voice

FORMATS = ("text", "json")
SHARED = {"paths", "select", "ignore", "fail_on", "strict", "pack", "set", "config", "no_config", "revisions"}
"""What `check` takes too, by name."""


def command(lang: Lang) -> click.Command:
    """The command, its help in one language."""

    @click.pass_context
    def run(context: click.Context, /, **given: Any) -> int:
        voice = context.obj
        if given["schema"]:
            from ..config.schema import text

            click.echo(text(), nl=False)
            return Exit.CLEAN
        return show(given, voice, _origins(context, given, voice))

    params = [param for param in check_command.params(lang) if param.name in SHARED]
    # A variable for the format is meant for `check`.
    params.append(
        option(
            "format",
            lang,
            text="config format",
            type=OneOf("format", FORMATS),
            default="text",
            metavar="|".join(FORMATS),
            allow_from_autoenv=False,
        )
    )
    params.append(option("schema", lang, text="config schema", is_flag=True, allow_from_autoenv=False))
    return Command("config", lang, run, params, text="config command")


def _origins(context: click.Context, given: Mapping[str, Any], voice: Voice) -> dict[str, Origin]:
    """Where each option that was given comes from, by its name."""
    origins = {}
    for name in given:
        if context.get_parameter_source(name) is click.core.ParameterSource.ENVIRONMENT:
            origins[name] = Origin(Source.VARIABLE, f"REPORTLINT_{name.upper()}")
    if given["strict"] is False:
        origins.setdefault("strict", Origin(Source.OPTION, "--no-strict"))
    if not voice.by_option:
        origins["lang"] = Origin(Source.VARIABLE, "REPORTLINT_LANG")
    return origins


def show(given: Mapping[str, Any], voice: Voice, origins: Mapping[str, Origin]) -> int:
    """Prints all of it; raises ReportlintError for a configuration that is broken, and for drafts that are none."""
    lang: Lang | None = voice.lang if voice.chosen else None
    found = books.settings(voice, given["config"], none=given["no_config"])
    wanted = {name: given[name] for name in ("pack", "select", "ignore", "set", "fail_on", "strict", "revisions")}
    choices = Choices(found, Asked(**wanted, lang=lang, origins=origins), books.packs_of)
    paths = given["paths"]
    _refuse_no_drafts(paths)
    tables = {path: list(effective.rows(choices, Path(path))) for path in paths}
    if not paths:
        tables = {"": list(effective.rows(choices, None))}
    if given["format"] == "json":
        click.echo(effective.as_json(found, tables))
    else:
        click.echo("\n".join(effective.as_text(_where(found, given, origins), tables, voice.lang)))
    return Exit.CLEAN


def _refuse_no_drafts(paths: Sequence[str]) -> None:
    for path in paths:
        if not os.path.lexists(path):
            why = REASONS[errno.ENOENT]
            raise InputError(Message(f"{path}：{why.zh}", f"{path}: {why.en}"))
        if Path(path).is_dir():
            raise InputError(
                Message(f"{path}：这是文件夹，请写出其中的草稿", f"{path}: a folder; name drafts in it instead")
            )


def _where(found: Found, given: Mapping[str, Any], origins: Mapping[str, Origin]) -> Message:
    """Which file it is, and how that was found."""
    if found.searched:
        return effective.searched(found)
    name = "config" if given["config"] else "no_config"
    by = effective.told(origins.get(name, Origin(Source.OPTION, f"--{name.replace('_', '-')}")))
    if given["config"]:
        return Message(f"配置文件：{found.file}（{by.zh}）", f"configuration: {found.file} ({by.en})")
    return Message(f"不用配置文件（{by.zh}）", f"no configuration ({by.en})")
