"""A Word file again with some of its parts changed: every other part is copied as it is (ECMA-376 part 2, 10)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from ..errors import InputError, Message
from ..readers.docx.package import Package
from ..readers.docx.xml import Element, local

TYPES = "[Content_Types].xml"
"""The part that tells what every part is."""
COPIED = 512 * 1024**2
"""Bytes of all parts together, unpacked, that are copied."""


def repacked(package: Package, data: bytes, parts: Mapping[str, Element]) -> bytes:
    """The file with other roots of some parts, new ones last; raises InputError where it cannot be copied."""
    if TYPES not in parts:
        content_types(package)
    return _packed(package, data, {name: _serialised(root) for name, root in parts.items()})


def content_types(package: Package) -> Element:
    """The root of the part with the content types; raises InputError for a file with macros."""
    types = package.tree(TYPES)
    if types is None:
        raise package.damaged()
    if any("macroEnabled" in each.get("ContentType", "") for each in types):
        raise InputError(
            Message(
                f"{package.path}：文稿带有宏，不做副本；请先另存为 .docx",
                f"{package.path}: the draft holds macros, no copy is made; save it as .docx first",
            )
        )
    return types


def _serialised(root: Element) -> bytes:
    etree.cleanup_namespaces(root) if local(root) == "comments" else None
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def _packed(package: Package, data: bytes, parts: Mapping[str, bytes]) -> bytes:
    if sum(info.file_size for info in package.members.values()) > COPIED:
        raise package.hostile("解压后过大", "too large when unpacked")
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for info in package.members.values():
            new.writestr(_like(info), parts.get(info.filename) or _read(package, old, info))
        for name in _new(parts, package.members):
            new.writestr(ZipInfo(name), parts[name], ZIP_DEFLATED)
    return out.getvalue()


def _new(parts: Iterable[str], members: Mapping[str, ZipInfo]) -> Iterable[str]:
    return (name for name in parts if name not in members)


def _like(info: ZipInfo) -> ZipInfo:
    copied = ZipInfo(info.filename, info.date_time)
    copied.compress_type, copied.external_attr = info.compress_type, info.external_attr
    return copied


def _read(package: Package, archive: ZipFile, info: ZipInfo) -> bytes:
    """The bytes of a member, which may be damaged although the text is not."""
    try:
        with archive.open(info) as stream:
            data = stream.read(info.file_size + 1)
    except Exception:
        raise package.damaged() from None
    if len(data) > info.file_size:
        raise package.damaged()
    return data
