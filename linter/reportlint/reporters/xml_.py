"""XML as text: indented, and without what XML cannot hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TextIO
from xml.etree import ElementTree

from ..expressions import expression

_FORBIDDEN = expression("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """The text with � for every character that XML 1.0 has no way to write."""
    return _FORBIDDEN.sub("\ufffd", text)


def element(
    parent: ElementTree.Element, tag: str, attributes: Mapping[str, object], text: str = ""
) -> ElementTree.Element:
    """A new last child."""
    child = ElementTree.SubElement(parent, tag, {name: legal(str(value)) for name, value in attributes.items()})
    child.text = legal(text) or None
    return child


def write(root: ElementTree.Element, out: TextIO) -> None:
    """The document, with its declaration."""
    ElementTree.indent(root)
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n")
