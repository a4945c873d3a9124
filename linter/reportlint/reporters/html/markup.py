"""HTML as text that cannot be forgotten to be escaped: what is not `Markup` is text of a draft and is made safe."""

from __future__ import annotations

import html
from collections.abc import Iterable

from .. import view

VOID = frozenset({"input", "meta"})
"""Elements without an end tag."""


class Markup(str):
    """A piece of a page that is markup already."""

    __slots__ = ()


def text(said: str) -> Markup:
    """Markup as it is; any other text on one line, without control characters, escaped."""
    return said if isinstance(said, Markup) else Markup(html.escape(view.clean(said)))


def join(pieces: Iterable[str], between: str = "") -> Markup:
    """Pieces one after the other, those that are empty left out."""
    return Markup(text(between).join(text(piece) for piece in pieces if piece))


def el(tag: str, /, *children: str, **attributes: str | int | bool | None) -> Markup:
    """An element. `class_` and `data_rule` name the attributes class and data-rule; None, False and an empty text
    leave one out, True gives it no value."""
    words = "".join(_attribute(key, value) for key, value in attributes.items())
    if tag in VOID:
        return Markup(f"<{tag}{words}>")
    return Markup(f"<{tag}{words}>{''.join(map(text, children))}</{tag}>")


def _attribute(key: str, value: str | int | bool | None) -> str:
    if value is None or value is False or value == "":
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{text(str(value))}"'
