"""Base of everything that is read from YAML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, dataclass_transform, get_type_hints

from .errors import Message
from .records import NamedTuple, fields, record


class Key(NamedTuple):
    """A key that YAML may have: the field that it fills, the type of its value, and whether it must be there."""

    name: str
    type: Any
    required: bool


@dataclass_transform(frozen_default=True)
class Shape:
    """An immutable record; a field named like a Python keyword has a trailing underscore that its key lacks.

    A text where the record was expected fills the field that `plain_key` names, if it names one.
    """

    plain_key: ClassVar[str] = ""
    renamed: ClassVar[Mapping[str, str]] = {}

    def __init_subclass__(cls, rename: Mapping[str, str] = {}) -> None:
        """Every class below is a record of its fields; `rename` tells the keys of fields that are spelt otherwise."""
        cls.renamed = {**cls.renamed, **rename}
        record(cls)


class Text(Shape):
    """A text in both languages."""

    zh: str
    en: str

    def message(self) -> Message:
        """As the value that errors and findings carry."""
        return Message(self.zh, self.en)


_KNOWN: dict[type, Mapping[str, Key]] = {}


def keys_of(shape: type[Shape]) -> Mapping[str, Key]:
    """What YAML may say of a shape, by the word that it uses."""
    if shape not in _KNOWN:
        types = get_type_hints(shape)
        known = {
            shape.renamed.get(name, name.rstrip("_")): Key(name, types[name], each.required)
            for name, each in fields(shape).items()
        }
        _KNOWN[shape] = known
    return _KNOWN[shape]
