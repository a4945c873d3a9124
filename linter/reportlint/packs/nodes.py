"""YAML text to a tree of nodes that know their places; the only module that imports yaml."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from ..errors import Problem, YamlError
from ..expressions import expression
from ..records import NamedTuple, record
from .find import MOST_BYTES
from .syntax import Place, explain

MOST_LEVELS = 40
MOST_NODES = 100_000


@record
class Scalar:
    """A text, never converted. `plain` says that it stands without quotes."""

    text: str
    place: Place
    plain: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing was written at all, as in `key:`."""
        return self.plain and not self.text


@record
class Items:
    """A list of nodes."""

    items: tuple[Node, ...]
    place: Place


class Entry(NamedTuple):
    """One key of a mapping with what it holds."""

    key: Scalar
    value: Node


@record
class Map:
    """Keys and values in file order; `place` is where its first key stands."""

    entries: Mapping[str, Entry]
    place: Place

    def get(self, *keys: str) -> Node | None:
        """What stands at a path of keys, or None."""
        entry = self.entries.get(keys[0])
        if entry is None or len(keys) == 1:
            return entry and entry.value
        return entry.value.get(*keys[1:]) if isinstance(entry.value, Map) else None

    def split(self, keys: Collection[str]) -> tuple[Map, Map]:
        """The entries with one of these keys, and the others."""
        ours = {key: entry for key, entry in self.entries.items() if key in keys}
        others = {key: entry for key, entry in self.entries.items() if key not in keys}
        return Map(ours, self.place), Map(others, self.place)


@record
class Unread:
    """What stands for a part that could not be read; its fault was reported where it was met."""

    place: Place


Node = Scalar | Items | Map | Unread


def parse(data: bytes, path: str, problems: list[Problem], replace: Callable[[Map], Node] | None = None) -> Node | None:
    """The tree of one YAML document, or None where it cannot be read at all.

    Every fault is added to `problems`; after a duplicate key, an alias and the like the rest is still read. `replace`
    says of every mapping below the root what stands in its place.
    """
    try:
        text = _decode(data, path)
        return _Builder(text, path, problems, replace).document()
    except YamlError as error:
        problems.extend(error.problems)
        return None


UNPRINTABLE = expression(r"[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _decode(data: bytes, path: str) -> str:
    """The text without its BOM; PyYAML would give no place for what is refused here."""
    if len(data) > MOST_BYTES:
        raise _fatal(Place(path, 1, 1), "文件超过 4 MB", "the file is larger than 4 MB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        read = data[: error.start].decode("utf-8-sig", errors="ignore")
        raise _fatal(
            _place_after(read, path),
            f"不是 UTF-8 编码（第 {error.start} 字节），请另存为 UTF-8",
            f"not UTF-8 (byte offset {error.start}), save the file as UTF-8",
        ) from None
    if found := UNPRINTABLE.search(text):
        name = f"U+{ord(found[0]):04X}"
        place = _place_after(text[: found.start()], path)
        raise _fatal(place, f"不可见的控制字符 {name}，请删去", f"control character {name}, delete it")
    return text


def _place_after(read: str, path: str) -> Place:
    lines = re.split(r"\r\n|\r|\n", read)
    return Place(path, len(lines), len(lines[-1]) + 1)


_DECORATION = {
    "*": ("以 * 开头的文字要加引号（不允许引用）", "aliases are not allowed; quote a text that begins with “*”"),
    "&": ("以 & 开头的文字要加引号（不允许锚点）", "anchors are not allowed; quote a text that begins with “&”"),
    "!": ("以 ! 开头的文字要加引号（不允许标签）", "tags are not allowed; quote a text that begins with “!”"),
}


def _fatal(place: Place, zh: str, en: str) -> YamlError:
    return YamlError([place.problem(zh, en)])


class _Builder:
    """Builds the tree from parser events.

    Events rather than `yaml.compose`: they tell anchors and tags apart from what the resolver guesses, spare its cost,
    and leave the depth to us, where the composer of the C library recurses as deep as the file says.
    """

    def __init__(
        self, text: str, path: str, problems: list[Problem], replace: Callable[[Map], Node] | None = None
    ) -> None:
        import yaml

        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self.yaml = yaml
        self.text = text
        self.path = path
        self.problems = problems
        self.replace = replace
        self.room = MOST_NODES
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=loader)

    def document(self) -> Node | None:
        """The first document; a second one is a fault."""
        try:
            return self._document()
        except self.yaml.YAMLError as error:
            raise YamlError([_syntax_problem(error, self.text, self.path)]) from None

    def _document(self) -> Node | None:
        next(self.events)
        start = next(self.events)
        if not isinstance(start, self.yaml.DocumentStartEvent):
            raise _fatal(Place(self.path, 1, 1), "文件是空的", "the file is empty")
        root = self._node(next(self.events), 1)
        next(self.events)
        if isinstance(after := next(self.events), self.yaml.DocumentStartEvent):
            place = self._place(after)
            self._add(
                place, "一个文件里只能有一份内容，不能再用 --- 另起", "a second document begins here, one is allowed"
            )
        return root

    def _node(self, event: Any, level: int) -> Node:
        place = self._place(event)
        if level > MOST_LEVELS:
            raise _fatal(place, f"嵌套超过 {MOST_LEVELS} 层", f"nested deeper than {MOST_LEVELS} levels")
        self.room -= 1
        if self.room < 0:
            raise _fatal(place, f"内容超过 {MOST_NODES} 项", f"more than {MOST_NODES} keys and values")
        if isinstance(event, self.yaml.AliasEvent):
            self._add(place, *_DECORATION["*"])
            return Scalar("", place)
        if event.anchor is not None:
            self._add(place, *_DECORATION["&"])
        if event.tag is not None:
            self._add(place, *_DECORATION["!"])
        return self._content(event, place, level)

    def _content(self, event: Any, place: Place, level: int) -> Node:
        if isinstance(event, self.yaml.MappingStartEvent):
            node = Map(self._entries(level), place)
            return self.replace(node) if self.replace and level > 1 else node
        if isinstance(event, self.yaml.SequenceStartEvent):
            return Items(tuple(self._items(level)), place)
        return Scalar(event.value, place, plain=event.style in {None, ""})

    def _items(self, level: int) -> Iterator[Node]:
        while not isinstance(event := next(self.events), self.yaml.SequenceEndEvent):
            yield self._node(event, level + 1)

    def _entries(self, level: int) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        while not isinstance(event := next(self.events), self.yaml.MappingEndEvent):
            node = self._node(event, level + 1)
            value = self._node(next(self.events), level + 1)
            if (key := self._key(node, entries)) is not None:
                entries[key.text] = Entry(key, value)
        return entries

    def _key(self, node: Node, entries: Mapping[str, Entry]) -> Scalar | None:
        """The node as a key, or None and a fault when it cannot be one."""
        if not isinstance(node, Scalar):
            self._add(node.place, "键只能是一段文字", "a key must be a text")
        elif not node.text:
            self._add(node.place, "冒号前缺少键", "a key is missing before the colon")
        elif node.plain and node.text == "<<":
            self._add(
                node.place,
                "不允许合并键 <<；作为文字请加引号",
                "merge keys are not allowed; quote “<<” if it is a text",
            )
        elif twin := entries.get(node.text):
            line = twin.key.place.line
            self._add(
                node.place,
                f"“{node.text}”写了两次，第一次在第 {line} 行",
                f"“{node.text}” is given twice, first in line {line}",
            )
        else:
            return node
        return None

    def _place(self, event: Any) -> Place:
        return Place(self.path, event.start_mark.line + 1, event.start_mark.column + 1)

    def _add(self, place: Place, zh: str, en: str) -> None:
        self.problems.append(place.problem(zh, en))


def _syntax_problem(error: Exception, text: str, path: str) -> Problem:
    """A fault of the parser as ours; PyYAML gives no mark for some."""
    marks = [getattr(error, name, None) for name in ("context_mark", "problem_mark")]
    places = [Place(path, mark.line + 1, mark.column + 1) for mark in marks if mark is not None]
    fault = str(getattr(error, "problem", None) or error)
    return explain(fault, places or [Place(path, 1, 1)], text)
