"""`.reportlint.yaml`: what a project always wants, so that nobody has to type it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from fnmatch import fnmatchcase
from pathlib import Path

from .errors import InputError, Lang, Message, Problem, UsageError, YamlError, reason
from .folders import shown, upward
from .given import parse_facts
from .packs.find import SUFFIXES
from .packs.nodes import Map, Node, Scalar, parse
from .packs.shape import INVALID, convert
from .shapes import Shape

NAME = ".reportlint.yaml"


class FailOn(Enum):
    """From which severity on findings make the run fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


class Config(Shape, frozen=True, rename={"fail_on": "fail-on"}):
    """The keys of the file. `exclude` holds glob patterns of paths, relative to the file's folder."""

    packs: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: FailOn = FailOn.ERROR
    lang: Lang | None = None
    set: dict[str, str] = {}
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """A configuration and the folder that its paths are relative to."""

    config: Config
    folder: Path

    def excludes(self, path: Path) -> bool:
        """Whether a path found in a folder, or a folder above it, matches one of the patterns under `exclude`."""
        inside = Path(os.path.relpath(path, self.folder)).as_posix() if self.config.exclude else ""
        names = (inside, path.name)
        return any(fnmatchcase(name, pattern.removesuffix("/")) for pattern in self.config.exclude for name in names)

    @property
    def facts(self) -> dict[str, str | int]:
        """The facts under `set`, as results name them."""
        return parse_facts(f"{name}={text}" for name, text in self.config.set.items())

    @property
    def packs(self) -> tuple[str, ...]:
        """The packs named, files among them made independent of the current directory."""
        return tuple(str(self.folder / name) if name.lower().endswith(SUFFIXES) else name for name in self.config.packs)


NOTHING = Found(Config(), Path())
"""What holds where there is no configuration."""


def find(start: Path) -> Found:
    """The nearest configuration from a folder upward to the repository's root; YamlError where it is broken."""
    for folder in upward(start.resolve()):
        if (path := folder / NAME).is_file():
            return load(path)
    return NOTHING


def load(path: Path) -> Found:
    """One configuration file; raises InputError when it cannot be read and YamlError when it is broken."""
    try:
        data = path.read_bytes()
    except OSError as error:
        why = reason(error)
        raise InputError(
            Message(f"{path}：读不了这份配置（{why.zh}）", f"{path}: this configuration cannot be read ({why.en})")
        ) from None
    return Found(_read(data, shown(path)), path.parent)


def _read(data: bytes, path: str) -> Config:
    problems: list[Problem] = []
    node = parse(data, path, problems)
    config = INVALID if node is None else convert(node, Config, problems)
    problems += _bad_facts(node.get("set") if isinstance(node, Map) else None)
    if problems:
        raise YamlError(sorted(problems, key=lambda problem: (problem.line, problem.column)))
    assert isinstance(config, Config)
    return config


def _bad_facts(node: Node | None) -> Iterator[Problem]:
    """The faults of `set`, each at its own place: the schema only knows that it holds texts."""
    for name, entry in node.entries.items() if isinstance(node, Map) else ():
        try:
            parse_facts([f"{name}={entry.value.text}"] if isinstance(entry.value, Scalar) else [])
        except UsageError as error:
            yield Problem(*entry.key.place, error.message)
