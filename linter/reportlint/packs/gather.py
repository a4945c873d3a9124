"""Reads a pack file and all that it extends, each once."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..errors import Message, Problem, UsageError
from ..records import NamedTuple
from ..shapes import Shape, Text
from ..version import __version__
from .find import read_bytes, resolve
from .include import Included, Includer
from .model import Recognise
from .nodes import Items, Map, Node, Scalar, parse
from .shape import Problems, convert, read_fields

MOST_STEPS = 20
MERGED = ("skeleton", "sources", "rules")


class Cover(Shape):
    """The keys of a pack file beside those that are merged with what it extends."""

    pack: str
    title: Text
    version: str
    requires: str = ""
    extends: tuple[str, ...] = ()
    recognise: Recognise | None = None


class PackFile(NamedTuple):
    """One file with what it includes, read but not yet checked.

    `cover` holds the fields of Cover, INVALID where faulty.
    """

    name: str
    path: str
    data: bytes
    root: Map
    cover: Mapping[str, Any]
    included: tuple[Included, ...] = ()

    def all_data(self) -> bytes:
        """Its own bytes, then those of what it includes, in order."""
        return b"".join((self.data, *(part.data for part in self.included)))

    def contents(self) -> Mapping[str, bytes]:
        """By path, the bytes of this file and of each of those it includes."""
        return {self.path: self.data, **{part.path: part.data for part in self.included}}

    def names(self) -> Mapping[str, str]:
        """By path, what a trace calls this file and each of those it includes."""
        return {self.path: self.name, **{part.path: f"{self.name}/{part.given}" for part in self.included}}


class Gathered(NamedTuple):
    """All files that make up a pack, inherited ones first and its own last; `paths`, those of included files among
    them, in the order they were met.

    `complete` is false where something that is extended could not be read: then nothing can be said to be missing.
    """

    files: tuple[PackFile, ...]
    paths: tuple[str, ...]
    complete: bool


def gather(path: str, problems: Problems) -> Gathered:
    """Everything that the pack at `path` is made of; raises UsageError when that file itself cannot be opened."""
    gatherer = _Gatherer(problems)
    gatherer.add(path, read_bytes(path), ())
    return Gathered(tuple(gatherer.files.values()), tuple(gatherer.paths), gatherer.complete)


class _Gatherer:
    """Walks along `extends`, depth first, parents before children."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.files: dict[str, PackFile] = {}
        self.paths: list[str] = []
        self.met: set[str] = set()
        self.complete = True

    def add(self, path: str, data: bytes, chain: tuple[str, ...]) -> None:
        """Reads one file after all that it extends; `chain` are the real paths that led here."""
        here = os.path.realpath(path)
        self.paths.append(path)
        self.met.add(here)
        includer = Includer(path, self.problems)
        root = _root(data, path, self.problems, includer)
        self.paths.extend(part.path for part in includer.files)
        self.complete = self.complete and includer.complete and root is not None
        if root is None:
            return
        for node in self._extended(root):
            try:
                self._extend(path, node, (*chain, here))
            except UsageError as error:
                self.problems.append(Problem(*node.place, error.message))
                self.complete = False
        file = _pack_file(path, data, root, self.problems)
        self.files[here] = file._replace(included=tuple(includer.files))

    def _extended(self, root: Map) -> tuple[Scalar, ...]:
        nodes = _texts(root.get("extends"))
        if len(nodes) > MOST_STEPS:
            place = nodes[MOST_STEPS].place
            self.problems.append(
                place.problem(f"最多继承 {MOST_STEPS} 个规则包", f"at most {MOST_STEPS} packs may be extended")
            )
        return nodes[:MOST_STEPS]

    def _extend(self, path: str, node: Scalar, chain: tuple[str, ...]) -> None:
        target = resolve(node.text, folder=os.path.dirname(path) or ".")  # noqa: PTH120 (paths stay as given)
        real = os.path.realpath(target)
        if real in chain:
            raise UsageError(
                Message(
                    f"“{node.text}”绕回了自己：{_cycle(chain, real)}",
                    f"“{node.text}” extends itself: {_cycle(chain, real)}",
                )
            )
        if len(chain) > MOST_STEPS:
            raise UsageError(Message(f"继承超过 {MOST_STEPS} 层", f"more than {MOST_STEPS} packs extend one another"))
        if real not in self.met:
            self.add(target, read_bytes(target), chain)


def _cycle(chain: tuple[str, ...], back: str) -> str:
    steps = [*chain[chain.index(back) :], back]
    return " → ".join(Path(step).stem for step in steps)


def _root(data: bytes, path: str, problems: Problems, includer: Includer) -> Map | None:
    node = parse(data, path, problems, includer)
    if node is not None and not isinstance(node, Map):
        convert(node, Cover, problems)
        return None
    return node


def _texts(node: Node | None) -> tuple[Scalar, ...]:
    """The texts of a list or of a single text; anything else is reported where the cover is converted."""
    nodes = node.items if isinstance(node, Items) else (node,)
    return tuple(one for one in nodes if isinstance(one, Scalar) and one.text)


def _pack_file(path: str, data: bytes, root: Map, problems: Problems) -> PackFile:
    _, rest = root.split(MERGED)
    cover = read_fields(rest, Cover, problems, also=MERGED)
    stem = Path(path).stem
    if isinstance(name := root.get("pack"), Scalar) and name.text and name.text != stem:
        problems.append(
            name.place.problem(f"“pack”应与文件名相同：{stem}", f"“pack” must be the name of the file: {stem}")
        )
    if isinstance(requires := root.get("requires"), Scalar) and requires.text:
        problems.extend(_unmet(requires))
    return PackFile(stem, path, data, root, cover)


def _unmet(requires: Scalar) -> Problems:
    """Faults of `requires: reportlint >= 0.1`."""
    found = re.fullmatch(r"reportlint *>= *([0-9]{1,9}(?:\.[0-9]{1,9}){0,3})", requires.text)
    if found is None:
        return [requires.place.problem("“requires”应写作 reportlint >= 0.1", "“requires” must read reportlint >= 0.1")]
    if _numbers(found[1]) <= _numbers(__version__):
        return []
    return [
        requires.place.problem(
            f"需要 reportlint {found[1]} 或更新，现为 {__version__}",
            f"needs reportlint {found[1]} or newer, this is {__version__}",
        )
    ]


def _numbers(version: str) -> tuple[int, ...]:
    """The leading numbers of a version, without closing zeros, so that 0.1 equals 0.1.0."""
    found = re.match(r"[0-9]+(?:\.[0-9]+)*", version)
    numbers = [int(part) for part in found[0].split(".")] if found else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
