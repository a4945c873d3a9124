"""A Word file with more comments: the text with its marks and the comments are new (ECMA-376 part 1, 11.3.2)."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence

from lxml import etree

from ...expressions import expression
from ...readers.docx.package import Package
from ...readers.docx.xml import Element, attribute, number
from ...word.packed import TYPES, content_types, repacked

AUTHOR, INITIALS = "reportlint", "RL"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_STRICT = "purl.oclc.org"
_RELATIONS = {
    True: "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
    False: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
}


_NO_XML = expression("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML file may hold (XML 1.0, 2.2)."""


def xml_text(text: str) -> str:
    """The text with a sign for every character that no XML file may hold."""
    return _NO_XML.sub("\ufffd", text)


def comments_part(package: Package, namespace: str) -> tuple[str, Element, int]:
    """The name and root of the part with the comments, made if there is none, and the first free number."""
    kinds = {relation.kind: relation.target for relation in package.relations(package.main).values()}
    name = kinds.get("comments", "")
    root = package.tree(name) if name else None
    if root is None:
        name = _free(package, posixpath.join(posixpath.dirname(package.main), "comments.xml"))
        root = etree.Element(f"{{{namespace}}}comments", nsmap={"w": namespace})
    numbers = (number(attribute(each, "id")) for each in root)
    return name, root, max((each for each in numbers if each is not None), default=-1) + 1


def _free(package: Package, name: str) -> str:
    stem, suffix = posixpath.splitext(name)
    names = (name, *(f"{stem}{index}{suffix}" for index in range(2, 1000)))
    return next(each for each in names if each not in package.members)


def comment(namespace: str, id_: int, lines: Sequence[str]) -> Element:
    """One comment of some paragraphs. It bears no date, so that the same draft gives the same copy."""
    own = f"{{{namespace}}}"
    root = etree.Element(f"{own}comment", {f"{own}id": str(id_), f"{own}author": AUTHOR, f"{own}initials": INITIALS})
    for index, line in enumerate(lines):
        paragraph = etree.SubElement(root, f"{own}p")
        if index == 0:
            etree.SubElement(etree.SubElement(paragraph, f"{own}r"), f"{own}annotationRef")
        text = etree.SubElement(etree.SubElement(paragraph, f"{own}r"), f"{own}t")
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        text.text = xml_text(line)
    return root


def rewritten(package: Package, data: bytes, root: Element, comments: tuple[str, Element]) -> bytes:
    """The file again with another main part and other comments; raises InputError where it cannot be copied."""
    name, comments_root = comments
    parts = {package.main: root, name: comments_root}
    if name not in package.members:
        parts |= _announced(package, name, strict=_STRICT in str(root.tag))
    return repacked(package, data, parts)


def _announced(package: Package, name: str, *, strict: bool) -> Mapping[str, Element]:
    """The parts that must know of a new part with comments: content types and relationships."""
    types = content_types(package)
    types.append(
        etree.Element(f"{{{_PACKAGE}/content-types}}Override", {"PartName": f"/{name}", "ContentType": _COMMENTS})
    )
    folder, base = posixpath.split(package.main)
    place = posixpath.join(folder, "_rels", f"{base}.rels")
    relations = package.tree(place)
    if relations is None:
        relations = etree.Element(
            f"{{{_PACKAGE}/relationships}}Relationships", nsmap={None: f"{_PACKAGE}/relationships"}
        )
    taken = {each.get("Id") for each in relations}
    id_ = next(each for each in (f"rIdReportlint{index}" for index in range(1, 1000)) if each not in taken)
    target = posixpath.relpath(name, folder or ".")
    relations.append(
        etree.Element(
            f"{{{_PACKAGE}/relationships}}Relationship", {"Id": id_, "Type": _RELATIONS[strict], "Target": target}
        )
    )
    return {TYPES: types, place: relations}
