"""The table of kinds: a rule is data, a kind is the code that interprets its options."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from ..errors import Message
from ..items.scene import Scene
from ..records import NamedTuple

_NAMES = (
    "agree",
    "count",
    "dated",
    "element",
    "layout",
    "numbering",
    "pairs",
    "part",
    "pattern",
    "repeats",
    "substance",
    "sums",
    "swap",
    "table",
    "titles",
    "when",
)


class _Kinds(Mapping[str, ModuleType]):
    """The modules by name, each loaded when it is first asked for: a run uses one pack, and a pack some of them."""

    def __init__(self) -> None:
        self._loaded: dict[str, ModuleType] = {}

    def __getitem__(self, name: str) -> ModuleType:
        if name not in self._loaded:
            if name not in _NAMES:
                raise KeyError(name)
            self._loaded[name] = import_module(f".{name}", __name__)
        return self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_NAMES)

    def __len__(self) -> int:
        return len(_NAMES)


KINDS: Mapping[str, ModuleType] = _Kinds()
"""Each kind is a module with `Options` (a Shape), `SLOTS` (the names its messages may use) and `run`. One that offers
edits has `fixable` too, which yields for each sort of them whether it is safe. It may have `lacking`, which says what a
rule lacks to be run on a draft, `compared`, how many equations it worked out there, and `unread`, what of last year's
report it could not read."""


class Kind(NamedTuple):
    """A kind, and what it may have besides; None for what it has not."""

    module: ModuleType
    lacking: Callable[[Any, Scene], Message | None] | None
    compared: Callable[[Any, Scene], int] | None
    unread: Callable[[Any, Scene], Message | None] | None


@cache
def kind_of(name: str) -> Kind:
    """A kind, by its name."""
    module = KINDS[name]
    return Kind(module, *(getattr(module, each, None) for each in Kind._fields[1:]))


def fixable(kind: str, options: Any) -> frozenset[bool]:
    """Whether hits may come with safe edits (True) and with ones that a person must confirm (False); empty: neither."""
    told = getattr(KINDS[kind], "fixable", None)
    return frozenset(told(options)) if told else frozenset()
