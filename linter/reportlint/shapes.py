"""Base of everything that is read from YAML."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from .errors import Message


class Shape(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={"from_": "from", "in_": "in", "except_": "except", "with_": "with"},
):
    """Immutable, unknown keys refused; a field named like a Python keyword has a trailing underscore.

    A text where the struct was expected fills the field that `plain_key` names, if it names one.
    """

    plain_key: ClassVar[str] = ""


class Text(Shape, frozen=True):
    """A text in both languages."""

    zh: str
    en: str

    def message(self) -> Message:
        """As the value that errors and findings carry."""
        return Message(self.zh, self.en)
