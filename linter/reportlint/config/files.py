"""Where the configuration is found, and how it is read: with every fault of it, each at its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .. import folders
from ..errors import InputError, Message, Problem, UsageError, YamlError, reason
from ..folders import there, upward
from ..given import parse_facts
from ..packs.find import MOST_BYTES
from ..packs.nodes import Items, Map, Node, Scalar, parse
from ..packs.shape import INVALID, convert
from ..packs.syntax import Place
from ..records import field, record, replace
from . import globs
from .model import Config
from .settings import Settings
from .values import defaults, rule_key, written

NAME = ".reportlint.yaml"


@record
class Found:
    """A configuration and the folder that its paths are relative to.

    `file` is its path as shown, empty where there is none. `searched` are the folders that were looked into; the last
    one holds the file, or is the root of the repository or of the file system.
    """

    config: Config
    folder: Path
    file: str = field(default="", compare=False)
    searched: tuple[Path, ...] = field(default=(), compare=False)
    node: Map | None = field(default=None, compare=False, repr=False)

    def for_draft(self, path: Path | None) -> Settings:
        """What holds for one draft: the general values, and over them those of each override for it, in file order.

        None is a draft without a name: no override holds for it.
        """
        return self.settings(self.overrides_for(path))

    def overrides_for(self, path: Path | None) -> tuple[int, ...]:
        """The indices of the overrides that hold for a draft."""
        if path is None:
            return ()
        overrides = enumerate(self.config.overrides)
        return tuple(at for at, each in overrides if globs.matched(each.files, path, self.folder) is not None)

    def settings(self, overrides: tuple[int, ...] = ()) -> Settings:
        """The general values, and over them those of some overrides."""
        layers = [defaults(), written(self.config, self.node)]
        layers += [written(self.config.overrides[at], self._override(at)) for at in overrides]
        values = {key: value for layer in layers for key, value in layer.items()}
        return Settings(values, self.folder, overrides)

    def place(self, override: int) -> Place | None:
        """Where an override begins in the file."""
        node = self._override(override)
        return node.place if node else None

    def _override(self, at: int) -> Map | None:
        return _items(self.node.get("overrides"))[at] if self.node else None

    def excludes(self, path: Path) -> bool:
        """Whether a path found in a folder, or a folder above it, matches one of the patterns under `exclude`."""
        return self.excluded_by(path) is not None

    def excluded_by(self, path: Path) -> int | None:
        """The index of the first pattern under `exclude` that a path matches."""
        return globs.matched(self.config.exclude, path, self.folder)

    @property
    def facts(self) -> dict[str, str | int]:
        """The facts under `set`, as results name them."""
        return self.settings().facts

    @property
    def packs(self) -> tuple[str, ...]:
        """The packs named, files among them made independent of the current directory."""
        return self.settings().packs


NOTHING = Found(Config(), Path())
"""What holds where there is no configuration."""


def find(start: Path) -> Found:
    """The nearest configuration from a folder upward to the repository's root; YamlError where it is broken."""
    searched: list[Path] = []
    for folder in upward(start.resolve()):
        searched.append(folder)
        if there(path := folder / NAME) and path.is_file():
            return replace(load(path), searched=tuple(searched))
    return replace(NOTHING, searched=tuple(searched))


def load(path: Path) -> Found:
    """One configuration file; raises InputError when it cannot be read and YamlError when it is broken."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        why = reason(error)
        raise InputError(
            Message(f"{path}：读不了这份配置（{why.zh}）", f"{path}: this configuration cannot be read ({why.en})")
        ) from None
    shown = folders.shown(path)
    problems: list[Problem] = []
    node = parse(data, shown, problems)
    config = INVALID if node is None else convert(node, Config, problems)
    problems += _faults(node) if isinstance(node, Map) else ()
    if problems:
        raise YamlError(sorted(problems, key=lambda problem: (problem.line, problem.column)))
    assert isinstance(config, Config)
    assert isinstance(node, Map)
    return Found(config, path.parent, shown, node=node)


def _faults(root: Map) -> Iterator[Problem]:
    """What the classes cannot tell: patterns of paths that are none, unknown facts, a rule named twice."""
    yield from _bad_patterns(root.get("exclude"))
    for part in (root, *_items(root.get("overrides"))):
        yield from _bad_patterns(files := part.get("files"))
        if isinstance(files, Items) and not files.items:
            yield Problem(*files.place, Message("这里至少要写一个路径模式", "a pattern of paths is needed here"))
        yield from _bad_facts(part.get("set"))
        yield from _twins(part.get("severities"))


def _items(node: Node | None) -> list[Map]:
    """The mappings among the items of a list."""
    return [item for item in node.items if isinstance(item, Map)] if isinstance(node, Items) else []


def _bad_patterns(node: Node | None) -> Iterator[Problem]:
    for item in node.items if isinstance(node, Items) else [node]:
        if isinstance(item, Scalar) and not item.empty and (why := globs.fault(item.text)):
            yield Problem(*item.place, why)


def _bad_facts(node: Node | None) -> Iterator[Problem]:
    """The faults of `set`, each at its own place: the classes only know that it holds texts."""
    for name, entry in node.entries.items() if isinstance(node, Map) else ():
        try:
            parse_facts([f"{name}={entry.value.text}"] if isinstance(entry.value, Scalar) else [])
        except UsageError as error:
            yield Problem(*entry.key.place, error.message)


def _twins(node: Node | None) -> Iterator[Problem]:
    """Names of rules that differ by case only; the loader refuses those that do not differ."""
    seen: dict[str, Place] = {}
    for name, entry in node.entries.items() if isinstance(node, Map) else ():
        first = seen.setdefault(rule_key(name), entry.key.place)
        if first != entry.key.place:
            yield entry.key.place.problem(
                f"“{name}”写了两次，第一次在第 {first.line} 行", f"“{name}” is given twice, first in line {first.line}"
            )
