"""`reportlint config`: what configuration holds, in general or for drafts, and from where each value comes."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple

import click

from .. import config as configuration
from ..config import Asked, Choices, Found, Origin, Settings, Source
from ..config.values import MAPS
from ..errors import REASONS, InputError, Lang, Message, UsageError
from ..packs.shape import fields
from ..reporters.view import clean
from . import books, check
from .options import Command, one_of, option
from .say import Voice
from .texts import TEXTS

SCHEMA = "reportlint-config/1"
FORMATS = ("text", "json")
SHARED = {"paths", "select", "ignore", "fail_on", "strict", "pack", "set", "config", "no_config", "revisions"}
"""What `check` takes too, by name."""

ABSENT: Mapping[str, Message] = {
    "packs": Message("自带的，按标题识别", "those shipped, recognised by the title"),
    "select": Message("全部", "all"),
    "ignore": Message("无", "none"),
    "exclude": Message("无", "none"),
    "lang": Message("zh", "zh"),
}
"""What is shown where nothing stands under a key."""


class Row(NamedTuple):
    """One value as it is shown: texts, or None where nothing stands under the key."""

    key: str
    value: tuple[str, ...] | str | bool | None
    origin: Origin


def command(lang: Lang) -> click.Command:
    """The command, its help in one language."""

    @click.pass_context
    def run(context: click.Context, /, **given: Any) -> int:
        voice = context.obj
        if given["schema"]:
            from ..config.schema import text

            click.echo(text(), nl=False)
            return 0
        return show(given, voice, _origins(context, given, voice))

    params = [param for param in check.params(lang) if param.name in SHARED]
    # A variable for the format is meant for `check`.
    params.append(
        option(
            "format",
            lang,
            text="config format",
            type=one_of("format", FORMATS),
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
    found = _found(given)
    if found.config.lang and not voice.chosen:
        voice.lang = found.config.lang
    wanted = {name: given[name] for name in ("pack", "select", "ignore", "set", "fail_on", "strict", "revisions")}
    choices = Choices(found, Asked(**wanted, lang=lang, origins=origins), books.packs_of)
    paths = given["paths"]
    _refuse_no_drafts(paths)
    tables = {path: list(_rows(choices, Path(path))) for path in paths} if paths else {"": list(_rows(choices, None))}
    if given["format"] == "json":
        click.echo(_json(found, tables))
    else:
        click.echo("\n".join(_text(_where(found, given, origins), tables, voice.lang)))
    return 0


def _found(given: Mapping[str, Any]) -> Found:
    """The configuration that a check with these options would use."""
    if given["config"] and given["no_config"]:
        raise UsageError(Message("--config 与 --no-config 只能用一个", "use either --config or --no-config"))
    if given["no_config"]:
        return configuration.NOTHING
    return configuration.load(Path(given["config"])) if given["config"] else configuration.find(Path.cwd())


def _refuse_no_drafts(paths: Sequence[str]) -> None:
    for path in paths:
        if not os.path.lexists(path):
            why = REASONS[errno.ENOENT]
            raise InputError(Message(f"{path}：{why.zh}", f"{path}: {why.en}"))
        if Path(path).is_dir():
            raise InputError(
                Message(f"{path}：这是文件夹，请写出其中的草稿", f"{path}: a folder; name drafts in it instead")
            )


def _rows(choices: Choices, path: Path | None) -> Iterator[Row]:
    """What holds for a draft, or in general, in the order of the keys."""
    found, settings = choices.found, choices.settings(path)
    if path is not None:
        choices.for_draft(path)
    for key in fields(configuration.Config):
        if key == "overrides":
            yield from _overrides(found, settings.overrides if path else range(len(found.config.overrides)))
        elif key == "exclude" and path is not None:
            yield from _excluded(found, settings, path)
        elif key in MAPS:
            entries = ((name, each) for name, each in settings.values.items() if name.startswith(f"{key}."))
            yield from (Row(name, _plain(each.value), each.origin) for name, each in entries)
        else:
            yield Row(key, _plain(settings.values[key].value), settings.values[key].origin)


def _overrides(found: Found, which: Sequence[int]) -> Iterator[Row]:
    for at in which:
        yield Row("overrides", found.config.overrides[at].files, Origin(Source.FILE, place=found.place(at)))


def _excluded(found: Found, settings: Settings, path: Path) -> Iterator[Row]:
    """The pattern for which the draft is left out where its folder is checked."""
    at = found.excluded_by(path)
    if at is not None:
        yield Row(
            "excluded", (found.config.exclude[at],), Origin(Source.FILE, place=settings.values["exclude"].places[at])
        )


def _plain(value: Any) -> Any:
    """A value as it would be written in the file; None for nothing."""
    if isinstance(value, Enum):
        return value.value
    return None if value == () else value


def _where(found: Found, given: Mapping[str, Any], origins: Mapping[str, Origin]) -> Message:
    """Which file it is, and how that was found."""
    if found.searched:
        start, end = found.searched[0].as_posix(), found.searched[-1].as_posix()
        if found.file:
            return Message(
                f"配置文件：{found.file}（从 {start} 往上找，在 {end} 找到）",
                f"configuration: {found.file} (searched from {start} upward, found in {end})",
            )
        root = Message("仓库的根", "the root of the repository")
        if not (found.searched[-1] / ".git").exists():
            root = Message("文件系统的根", "the root of the file system")
        return Message(
            f"没有配置文件（从 {start} 往上找到{root.zh} {end} 为止）",
            f"no configuration (searched from {start} upward to {root.en}, {end})",
        )
    name = "config" if given["config"] else "no_config"
    by = told(origins.get(name, Origin(Source.OPTION, f"--{name.replace('_', '-')}")))
    if given["config"]:
        return Message(f"配置文件：{found.file}（{by.zh}）", f"configuration: {found.file} ({by.en})")
    return Message(f"不用配置文件（{by.zh}）", f"no configuration ({by.en})")


def told(origin: Origin) -> Message:
    """Where a value comes from, in words."""
    if origin.place is not None:
        place = f"{origin.place.path}:{origin.place.line}"
        return Message(place, place)
    return {
        Source.OPTION: Message(f"命令行 {origin.name}", f"command line {origin.name}"),
        Source.VARIABLE: Message(f"环境变量 {origin.name}", f"environment variable {origin.name}"),
    }.get(origin.source, Message("默认", "default"))


def _text(where: Message, tables: Mapping[str, Sequence[Row]], lang: Lang) -> Iterator[str]:
    from ..reporters.cells import cell_len, pad

    yield clean(where.of(lang))
    for path, rows in tables.items():
        yield ""
        if path:
            yield clean(path)
        cells = [(row.key, clean(_value(row, lang)), clean(told(row.origin).of(lang))) for row in rows]
        widths = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
        for key, value, origin in cells:
            yield f"  {pad(key, widths[0])}  {pad(value, widths[1])}  {origin}"


def _value(row: Row, lang: Lang) -> str:
    if row.value is None:
        return ABSENT[row.key].of(lang)
    if isinstance(row.value, bool):
        return str(row.value).lower()
    return row.value if isinstance(row.value, str) else Message("、", ", ").of(lang).join(row.value)


def _json(found: Found, tables: Mapping[str, Sequence[Row]]) -> str:
    import json

    values = {path: [_entry(row) for row in rows] for path, rows in tables.items()}
    made = {
        "schema": SCHEMA,
        "file": found.file or None,
        "searched": [folder.as_posix() for folder in found.searched],
        "values": values.pop("", None),
        "drafts": [{"path": path, "values": entries} for path, entries in values.items()],
    }
    return json.dumps(made, ensure_ascii=False, indent=2)


def _entry(row: Row) -> dict[str, Any]:
    """One value; that of a list is a list, an empty one where nothing was said."""
    value = row.value
    if value is None:
        value = [] if row.key != "lang" else ABSENT["lang"].zh
    origin = {"by": row.origin.source.value}
    if row.origin.name:
        origin["name"] = row.origin.name
    place = row.origin.place
    return {
        "key": row.key,
        "value": value,
        "from": origin | ({"path": place.path, "line": place.line} if place else {}),
    }
