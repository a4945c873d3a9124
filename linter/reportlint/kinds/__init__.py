"""The table of kinds: a rule is data, a kind is the code that interprets its options."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import ModuleType
from typing import Any, NamedTuple

from ..errors import Message
from ..items.scene import Scene
from . import (
    agree,
    count,
    dated,
    element,
    layout,
    numbering,
    pairs,
    part,
    pattern,
    repeats,
    substance,
    sums,
    swap,
    table,
    titles,
    when,
)

KINDS: Mapping[str, ModuleType] = {
    "agree": agree,
    "count": count,
    "dated": dated,
    "element": element,
    "layout": layout,
    "numbering": numbering,
    "pairs": pairs,
    "part": part,
    "pattern": pattern,
    "repeats": repeats,
    "substance": substance,
    "sums": sums,
    "swap": swap,
    "table": table,
    "titles": titles,
    "when": when,
}
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
