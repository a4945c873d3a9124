"""Values with where each comes from, key by key: what the file says in general, and what each override says."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

from ..packs.nodes import Entry, Items, Map, Node
from ..packs.syntax import Place
from ..records import NamedTuple
from ..shapes import keys_of
from .model import Config, Override

SEVERITIES, SET = "severities.", "set."
"""The two keys that hold keys: one value an entry, such as `set.year`."""

MAPS = frozenset({"severities", "set"})
NOT_FLAT = frozenset({"files", "overrides"})


class Source(Enum):
    """What sets a value."""

    DEFAULT = "default"
    FILE = "file"
    OPTION = "option"
    VARIABLE = "variable"


class Origin(NamedTuple):
    """Where a value comes from: `place` is that of its key in the file, `name` the option or environment variable."""

    source: Source = Source.DEFAULT
    name: str = ""
    place: Place | None = None


class Value(NamedTuple):
    """What holds under a key. Of a list in the file `places` are those of its items, else there is one or none."""

    value: Any
    origin: Origin = Origin()
    places: tuple[Place, ...] = ()


Values = Mapping[str, Value]
"""By key; later ones are laid over earlier ones."""


def defaults() -> Values:
    """What holds where nobody says anything."""
    nothing = Config()
    return {
        key: Value(getattr(nothing, field.name))
        for key, field in keys_of(Config).items()
        if key not in MAPS and key not in NOT_FLAT
    }


def written(shape: Config | Override, node: Map | None) -> Values:
    """What a part of the configuration says, and nothing that it leaves out; `node` is what it was read from.

    Without a node, as where a program makes a configuration, what differs from the defaults is said, and no place.
    """
    nothing = Config() if isinstance(shape, Config) else Override(files=())
    found: dict[str, Value] = {}
    for key, field in keys_of(type(shape)).items():
        value, entry = getattr(shape, field.name), node.entries.get(key) if node else None
        said = entry is not None if node else value != getattr(nothing, field.name)
        if not said or key in NOT_FLAT:
            continue
        if key in MAPS:
            found |= _entries(key, value, entry)
        else:
            origin = Origin(Source.FILE, place=entry.key.place) if entry else Origin()
            found[key] = Value(value, origin, _places(entry.value) if entry else ())
    return found


def _entries(key: str, values: Mapping[str, Any], entry: Entry | None) -> Values:
    """One value for each entry of a map."""
    node = entry.value if entry else None
    found = {}
    for name, value in values.items():
        inner = node.entries[name] if isinstance(node, Map) else None
        flat = rule_key(name) if key == "severities" else SET + name
        origin = Origin(Source.FILE, place=inner.key.place) if inner else Origin()
        found[flat] = Value(value, origin, (inner.value.place,) if inner else ())
    return found


def rule_key(word: str) -> str:
    """The key of the severity of a rule, or of all whose ids begin so; letters count as capitals."""
    return SEVERITIES + word.strip().upper()


def _places(node: Node) -> tuple[Place, ...]:
    return tuple(item.place for item in node.items) if isinstance(node, Items) else (node.place,)
