"""Records as plain values that can be kept, and back: what was checked once is not checked again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from importlib import import_module
from typing import Any

from ..records import fields

PACKAGE = __name__.partition(".")[0]
_TUPLE, _DICT, _DATE, _PATH = -1, -2, -3, -4

Node = tuple[int, Sequence[Any], Sequence[int]]
"""What it is one of, the values that it holds, and which of these (0-based) stand for an earlier node by its place."""
Kept = tuple[Sequence[str], Sequence[Node]]
"""Classes, and nodes in such an order that each comes behind those that it holds; the last one holds the value."""


class Encoder:
    """Makes plain values; equal ones become one node, and `classes` names the classes that they are of.

    A class with the methods `kept` and `restored` says itself what is kept of it. Texts that begin with `root`, where
    one is given, are paths of files that may be elsewhere when they are read again.
    """

    def __init__(self, root: str = "") -> None:
        self._root = root
        self._classes: list[str] = []
        self._numbers: dict[type, int] = {}
        self._nodes: list[Node] = []
        self._places: dict[tuple[Any, ...], int] = {}

    def kept(self, value: Any) -> Kept:
        """The value with all that it holds; raises TypeError for one that cannot be kept."""
        self._node(_TUPLE, (value,))
        return self._classes, self._nodes

    def _node(self, number: int, values: Iterable[Any]) -> int:
        """The place of a node with these values."""
        held: list[Any] = []
        nodes: list[int] = []
        for at, value in enumerate(values):
            plain = value is None or type(value) in {str, int, float, bool, bytes}
            if plain and not self._is_path(value):
                held.append(value)
            else:
                held.append(self._placed(value))
                nodes.append(at)
        node = (number, tuple(held), tuple(nodes))
        # 1 and True are equal.
        place = self._places.setdefault((*node, *map(type, held)), len(self._nodes))
        if place == len(self._nodes):
            self._nodes.append(node)
        return place

    def _is_path(self, value: Any) -> bool:
        return bool(self._root) and isinstance(value, str) and value.startswith(self._root)

    def _placed(self, value: Any) -> int:
        kind = type(value)
        if kind is str:
            return self._node(_PATH, (value.removeprefix(self._root),))
        if kind is tuple:
            return self._node(_TUPLE, value)
        if isinstance(value, Mapping):
            return self._node(_DICT, [part for pair in value.items() for part in pair])
        if kind is date:
            return self._node(_DATE, (value.isoformat(),))
        number = self._number(kind)
        if isinstance(value, Enum):
            return self._node(number, (value.name,))
        if hasattr(value, "kept"):
            return self._node(number, value.kept())
        return self._node(
            number, value if isinstance(value, tuple) else [getattr(value, name) for name in fields(kind)]
        )

    def _number(self, kind: type) -> int:
        if kind not in self._numbers:
            if not kind.__module__.startswith(f"{PACKAGE}."):
                raise TypeError(f"{kind.__qualname__} cannot be kept")
            self._numbers[kind] = len(self._classes)
            self._classes.append(f"{kind.__module__}:{kind.__qualname__}:{_members(kind)}")
        return self._numbers[kind]


def restored(kept: Kept, root: str = "") -> Any:
    """The value of what an Encoder made; raises ValueError, LookupError, TypeError or AttributeError for others."""
    classes, nodes = kept
    # Those of negative numbers stand at the end.
    makers = [*map(_maker, classes), lambda values: root + values[0], _date, _dict, tuple]
    made: list[Any] = []
    for number, values, places in nodes:
        if places:
            values = list(values)
            for at in places:
                values[at] = made[values[at]]
        made.append(makers[number](values))
    return made[-1][0]


def _date(values: Sequence[Any]) -> date:
    return date.fromisoformat(values[0])


def _dict(values: Sequence[Any]) -> dict[Any, Any]:
    return dict(zip(values[::2], values[1::2], strict=True))


def _maker(name: str) -> Callable[[Sequence[Any]], Any]:
    module, inside, members = name.split(":")
    if not module.startswith(f"{PACKAGE}."):
        raise ValueError(name)
    kind: Any = import_module(module)
    for part in inside.split("."):
        kind = getattr(kind, part)
    if members != _members(kind):
        raise ValueError(name)
    if issubclass(kind, Enum):
        return lambda values: kind[values[0]]
    if hasattr(kind, "restored"):
        return lambda values: kind.restored(*values)
    if issubclass(kind, tuple):
        return lambda values: kind(*values)
    return _record_maker(kind)


def _members(kind: type) -> str:
    """What a class consists of: where that has changed, nothing that was kept of it can be used."""
    if issubclass(kind, Enum):
        return ",".join(kind.__members__)
    if issubclass(kind, tuple) or hasattr(kind, "kept"):
        return ""
    return ",".join(fields(kind))


def _record_maker(kind: type) -> Callable[[Sequence[Any]], Any]:
    names = tuple(fields(kind))
    new = object.__new__

    def make(values: Sequence[Any]) -> Any:
        one: Any = new(kind)
        # What `__init__` would check was checked before it was kept.
        one.__dict__.update(zip(names, values, strict=True))
        return one

    return make
