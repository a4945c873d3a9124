"""Small questions to the XML of Word. Names are compared without their namespace: Strict files (ECMA-376 part 1, ISO
29500 strict) have another than all the rest."""

from __future__ import annotations

from lxml import etree

from ...expressions import expression

Element = etree._Element

_NUMBER = expression(r"[+-]?\d{1,9}")


def local(element: Element) -> str:
    """The name of an element without its namespace; empty for comments and processing instructions."""
    tag = element.tag
    return tag[tag.rfind("}") + 1 :] if isinstance(tag, str) else ""


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that name."""
    return None if element is None else next(element.iterchildren(f"{{*}}{name}"), None)


def attribute(element: Element | None, name: str) -> str:
    """The attribute `w:name`, empty where it is missing."""
    if element is None:
        return ""
    tag = str(element.tag)
    return element.get(f"{tag[: tag.rfind('}') + 1]}{name}", "")


def value(element: Element | None, name: str) -> str:
    """The `w:val` of the first child of that name, empty where there is none."""
    return attribute(child(element, name), "val")


def number(text: str) -> int | None:
    """A whole number of at most nine digits, else None."""
    found = _NUMBER.match(text)
    return int(found.group()) if found else None


def is_on(element: Element | None, name: str) -> bool:
    """Whether a switch such as `w:vanish` is there and not turned off (ECMA-376 part 1, 17.17.4)."""
    found = child(element, name)
    return found is not None and attribute(found, "val") not in {"0", "false", "off"}
