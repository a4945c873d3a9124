"""The values that hold, as `reportlint config` shows them: one row a value, with where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import Any

from ..config import Choices, Config, Found, Origin, Settings, Source
from ..config.values import MAPS
from ..errors import Lang, Message
from ..records import NamedTuple
from ..reporters.view import clean
from ..shapes import keys_of

SCHEMA = "reportlint-config/1"
"""The name and version of the JSON shape."""

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


def rows(choices: Choices, path: Path | None) -> Iterator[Row]:
    """What holds for a draft, or in general, in the order of the keys."""
    found, settings = choices.found, choices.settings(path)
    if path is not None:
        choices.for_draft(path)
    for key in keys_of(Config):
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


def searched(found: Found) -> Message:
    """Which file was found, or that none was, and between which folders."""
    start, end = found.searched[0].as_posix(), found.searched[-1].as_posix()
    if found.file:
        return Message(
            f"配置文件：{found.file}（从 {start} 往上找，在 {end} 找到）",
            f"configuration: {found.file} (searched from {start} upward, found in {end})",
        )
    root = Message("文件系统的根", "the root of the file system")
    if (found.searched[-1] / ".git").exists():
        root = Message("仓库的根", "the root of the repository")
    return Message(
        f"没有配置文件（从 {start} 往上找到{root.zh} {end} 为止）",
        f"no configuration (searched from {start} upward to {root.en}, {end})",
    )


def told(origin: Origin) -> Message:
    """Where a value comes from, in words."""
    if origin.place is not None:
        place = f"{origin.place.path}:{origin.place.line}"
        return Message(place, place)
    return {
        Source.OPTION: Message(f"命令行 {origin.name}", f"command line {origin.name}"),
        Source.VARIABLE: Message(f"环境变量 {origin.name}", f"environment variable {origin.name}"),
    }.get(origin.source, Message("默认", "default"))


def as_text(where: Message, tables: Mapping[str, Sequence[Row]], lang: Lang) -> Iterator[str]:
    """For people: where the configuration is, then a table, or one a draft."""
    # Measuring text takes a library that no other command needs.
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


def as_json(found: Found, tables: Mapping[str, Sequence[Row]]) -> str:
    """For programs."""
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
    absent: list[str] | str = ABSENT["lang"].zh if row.key == "lang" else []
    origin = {"by": row.origin.source.value}
    if row.origin.name:
        origin["name"] = row.origin.name
    place = row.origin.place
    return {
        "key": row.key,
        "value": absent if row.value is None else row.value,
        "from": origin | ({"path": place.path, "line": place.line} if place else {}),
    }
