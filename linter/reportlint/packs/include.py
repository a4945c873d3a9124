"""Included files: `{file: lists/terms.yaml}` anywhere in a pack stands for what that file holds."""

from __future__ import annotations

import os
import re
from pathlib import Path

from ..errors import Message, Problem, UsageError
from ..records import NamedTuple
from .find import SUFFIXES, read_bytes
from .nodes import Map, Node, Scalar, Unread, parse
from .syntax import Place

MOST_INCLUDES = 50

KEY = "file"


class Included(NamedTuple):
    """One file that a pack includes; `given` is its path as the pack writes it."""

    path: str
    data: bytes
    given: str


class Includer:
    """Puts included files in place while one pack file is parsed; keeps them in the order in which they were met.

    `complete` turns false where one could not be read: then nothing can be said to be missing.
    """

    def __init__(self, pack: str, problems: list[Problem]) -> None:
        self.folder = os.path.dirname(pack)  # noqa: PTH120 (paths stay as given)
        self.problems = problems
        self.files: list[Included] = []
        self.nodes: dict[str, Node] = {}
        self.complete = True
        self.room = MOST_INCLUDES

    def __call__(self, node: Map) -> Node:
        """The node that stands for a mapping: what it includes where its only key says so, else itself."""
        given = node.entries.get(KEY)
        if given is None or len(node.entries) > 1:
            return node
        try:
            return self._included(given.value)
        except UsageError as error:
            self.problems.append(Problem(*given.value.place, error.message))
            self.complete = False
            return Unread(node.place)

    def _included(self, given: Node) -> Node:
        self.room -= 1
        if self.room < 0:
            raise _refusal(f"最多引入 {MOST_INCLUDES} 次文件", f"at most {MOST_INCLUDES} files may be included")
        text = given.text if isinstance(given, Scalar) else ""
        path = self._path(text)
        if path not in self.nodes:
            self.nodes[path] = self._read(path, text)
        return self.nodes[path]

    def _path(self, text: str) -> str:
        """Where the included file is; raises UsageError unless it is a file in the pack's folder or below."""
        if not text.lower().endswith(SUFFIXES):
            raise _refusal(
                "“file”应是 .yaml 文件的相对路径，如 lists/terms.yaml",
                "“file” must be the relative path of a .yaml file, such as lists/terms.yaml",
            )
        if re.match(r"[/\\]|[A-Za-z]:", text) or ".." in re.split(r"[/\\]", text) or not text.isprintable():
            raise _outside(text)
        path = os.path.normpath(os.path.join(self.folder, text))  # noqa: PTH118
        real, folder = os.path.realpath(path), os.path.realpath(self.folder or ".")
        if not Path(real).is_relative_to(folder):
            raise _outside(text)
        if not Path(real).is_file():
            raise _refusal(f"找不到引入的文件 {path}", f"no included file {path}")
        return path

    def _read(self, path: str, text: str) -> Node:
        data = read_bytes(path)
        self.files.append(Included(path, data, text))
        node = parse(data, path, self.problems, self._refuse)
        if node is None:
            self.complete = False
            return Unread(Place(path, 1, 1))
        return node

    def _refuse(self, node: Map) -> Node:
        """Inside an included file nothing more is included."""
        if set(node.entries) != {KEY}:
            return node
        place = node.entries[KEY].key.place
        self.problems.append(place.problem("引入的文件不能再引入文件", "an included file may not include another"))
        self.complete = False
        return Unread(node.place)


def _refusal(zh: str, en: str) -> UsageError:
    return UsageError(Message(zh, en))


def _outside(text: str) -> UsageError:
    return _refusal(f"“{text}”不在规则包所在的文件夹里", f"“{text}” is not below the folder of the pack")
