"""Runs one kind over a small text and tells what it flags in plain values."""

from __future__ import annotations

from types import ModuleType
from typing import Any, NamedTuple

from reportlint.errors import Message
from reportlint.facts import understand
from reportlint.findings import Hit
from reportlint.items.locate import locate_items
from reportlint.items.scene import Scene
from reportlint.items.wanted import Options as Wanted
from reportlint.readers import read
from reportlint.text import decode


class Seen(NamedTuple):
    """A hit as `line:column text`, with its Chinese values and the text of its edit."""

    what: str
    values: dict[str, Any]
    edit: str | None = None


def scene_of(text: str, *wanted: Wanted, path: str = "a.txt", **given: str | int) -> Scene:
    """A scene with the items that are wanted."""
    draft = understand(read(decode(path, text.encode())), given)
    return Scene(draft, locate_items(wanted, draft))


def hits(kind: ModuleType, options: Any, scene: Scene) -> list[Hit]:
    """The hits of a kind, all of whose values are slots that it offers."""
    found = list(kind.run(options, scene))
    assert all(set(hit.values) == kind.SLOTS for hit in found)
    return found


def seen(kind: ModuleType, options: Any, text: str, *wanted: Wanted, path: str = "a.txt", **given: Any) -> list[Seen]:
    """What a kind flags in a text."""
    scene = scene_of(text, *wanted, path=path, **given)
    return [seen_of(hit, scene) for hit in hits(kind, options, scene)]


def seen_of(hit: Hit, scene: Scene) -> Seen:
    document = scene.draft.document
    place = document.place(hit.span)
    values = {name: value.zh if isinstance(value, Message) else value for name, value in hit.values.items()}
    return Seen(f"{place.line}:{place.column} {document.of(hit.span)}", values, hit.edit.text if hit.edit else None)


def flagged(kind: ModuleType, options: Any, text: str, *wanted: Wanted, path: str = "a.txt", **given: Any) -> list[str]:
    """The places and texts that a kind flags."""
    return [each.what for each in seen(kind, options, text, *wanted, path=path, **given)]
