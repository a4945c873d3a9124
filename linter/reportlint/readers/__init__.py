"""The table of readers: how the bytes of each format become a Document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath

from ..text import Document, Source
from .plain import read_markdown, read_text

READERS: Mapping[str, Callable[[Source], Document]] = {
    "text": read_text,
    "markdown": read_markdown,
}
SUFFIXES: Mapping[str, str] = {".md": "markdown", ".markdown": "markdown"}
"""Suffixes that name a reader; everything else is plain text."""


def read(source: Source) -> Document:
    """The Document of a decoded draft, by the reader that its name asks for."""
    return READERS[SUFFIXES.get(PurePath(source.path).suffix.lower(), "text")](source)
