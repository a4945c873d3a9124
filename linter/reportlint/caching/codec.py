"""Records as plain values that can be kept, and back: what was checked once is not checked again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from importlib import import_module
from typing import Any

from ..records import fields

PACKAGE = __name__.partition(".")[0]
_TUPLE, _DICT, _DATE = -1, -2, -3


class Encoder:
    """Makes plain values; equal records become one value, and `classes` names the classes that they are of.

    A class with the methods `kept` and `restored` says itself what is kept of it.
    """

    def __init__(self) -> None:
        self.classes: list[str] = []
        self._numbers: dict[type, int] = {}
        self._known: dict[Any, Any] = {}

    def plain(self, value: Any) -> Any:
        """The value with all that it holds; raises TypeError for one that cannot be kept."""
        if value is None or type(value) in {str, int, float, bool, bytes}:
            return value
        made = self._made(value)
        return self._known.setdefault(made, made)

    def _made(self, value: Any) -> tuple[Any, ...]:
        kind = type(value)
        if kind is tuple:
            return (_TUPLE, *map(self.plain, value))
        if isinstance(value, Mapping):
            return (_DICT, *(self.plain(part) for pair in value.items() for part in pair))
        if kind is date:
            return (_DATE, value.isoformat())
        number = self._number(kind)
        if isinstance(value, Enum):
            return (number, value.name)
        if hasattr(value, "kept"):
            return (number, *map(self.plain, value.kept()))
        if isinstance(value, tuple):
            return (number, *map(self.plain, value))
        return (number, *(self.plain(getattr(value, name)) for name in fields(kind)))

    def _number(self, kind: type) -> int:
        if kind not in self._numbers:
            if not kind.__module__.startswith(f"{PACKAGE}."):
                raise TypeError(f"{kind.__qualname__} cannot be kept")
            self._numbers[kind] = len(self.classes)
            self.classes.append(f"{kind.__module__}:{kind.__qualname__}:{_members(kind)}")
        return self._numbers[kind]


class Decoder:
    """Makes of plain values what they were; raises ValueError, LookupError, TypeError or AttributeError for others."""

    def __init__(self, classes: list[str]) -> None:
        self._makers = [_maker(name) for name in classes]
        self._known: dict[int, Any] = {}

    def value(self, plain: Any) -> Any:
        """The value; one plain value makes one value, however often it is held."""
        if type(plain) is not tuple:
            return plain
        known = self._known
        key = id(plain)
        if key not in known:
            known[key] = self._made(plain)
        return known[key]

    def _made(self, plain: tuple[Any, ...]) -> Any:
        number, *parts = plain
        value = self.value
        values = [value(part) if type(part) is tuple else part for part in parts]
        if number >= 0:
            return self._makers[number](values)
        if number == _TUPLE:
            return tuple(values)
        if number == _DICT:
            return dict(zip(values[::2], values[1::2], strict=True))
        return date.fromisoformat(values[0])


def _maker(name: str) -> Callable[[list[Any]], Any]:
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


def _record_maker(kind: type) -> Callable[[list[Any]], Any]:
    names = tuple(fields(kind))
    new = object.__new__

    def make(values: list[Any]) -> Any:
        one: Any = new(kind)
        # What `__init__` would check was checked before it was kept.
        one.__dict__.update(zip(names, values, strict=True))
        return one

    return make
