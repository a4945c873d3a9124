"""A Word file as a package of parts (ECMA-376 part 2): opened within limits, XML read without entities or network."""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Mapping
from functools import cached_property
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from ...errors import InputError, Message
from ...records import NamedTuple

MEMBERS = 10_000
"""Members of an archive; a draft full of pictures has some hundreds."""
PART_BYTES = 32 * 1024**2
"""Bytes of one unpacked part; a draft of a million characters has about ten million."""
TOTAL_BYTES = 96 * 1024**2
"""Bytes of all parts that are unpacked, pictures not among them."""
RATIO = 250
"""Unpacked bytes for each packed one; XML of Word has up to about a hundred."""
RATIO_FROM = 4 * 1024**2
"""Unpacked bytes below which no ratio is suspicious."""

DEFLATED_OR_STORED = frozenset({0, 8})
"""The methods of compression that a package may use (ECMA-376 part 2, annex C)."""
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


class Relation(NamedTuple):
    """A relationship inside the package: the last word of its type, and the part that it leads to."""

    kind: str
    target: str


class Package:
    """The parts of one file. Every method raises InputError, in the file's name, for what must not or cannot be read.

    Only what is asked for is unpacked, pictures and macros never are, and what lies outside the package is not looked
    at.
    """

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self._unpacked = 0
        # Before the directory is read: a false one could list millions of members.
        if data.count(b"PK\x01\x02") > MEMBERS:
            raise self.hostile(f"成员超过 {MEMBERS} 个", f"more than {MEMBERS} members")
        try:
            self._archive = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, OSError, NotImplementedError):
            raise self.damaged() from None

    @cached_property
    def members(self) -> Mapping[str, ZipInfo]:
        """The members by name; of two with one name the last counts."""
        return {info.filename: info for info in self._archive.infolist()}

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, None if there is none of that name."""
        info = self.members.get(name)
        if info is None:
            return None
        if info.flag_bits & 1:
            raise InputError(
                Message(
                    f"{self.path}：文件设有密码，读不了；请去掉密码、另存为 .docx 后再检查",
                    f"{self.path}: the file is protected by a password; save it as .docx without one first",
                )
            )
        if info.compress_type not in DEFLATED_OR_STORED:
            raise self.damaged()
        self._weigh(info.file_size, info.compress_size)
        try:
            with self._archive.open(info) as stream:
                # What the header says may be false.
                data = stream.read(PART_BYTES + 1)
        except (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError):
            raise self.damaged() from None
        self._weigh(len(data), info.compress_size)
        self._unpacked += len(data)
        return data

    def tree(self, name: str) -> etree._Element | None:
        """The root of an XML part, None if there is none of that name."""
        data = self.read(name)
        if data is None:
            return None
        if any(mark in data for mark in _DOCTYPES):
            raise self.hostile("含有文档类型声明（DTD）", "there is a document type declaration in it")
        # Parsers are cheap, and one that is used for several trees keeps names of all of them.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            if "depth" in str(error):
                raise self.hostile("标签嵌套过深", "elements are nested too deep") from None
            raise self.damaged() from None

    def relations(self, name: str) -> Mapping[str, Relation]:
        """The relationships of a part (of the package itself for an empty name) by id, external ones left out."""
        folder, base = posixpath.split(name)
        root = self.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, Relation] = {}
        for each in () if root is None else root.iterchildren("{*}Relationship"):
            target = each.get("Target", "")
            if each.get("TargetMode") != "External" and target:
                place = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found[each.get("Id", "")] = Relation(each.get("Type", "").rpartition("/")[2], place)
        return found

    @cached_property
    def main(self) -> str:
        """The name of the part with the text."""
        kinds = {relation.kind: relation.target for relation in self.relations("").values()}
        name = kinds.get("officeDocument", "word/document.xml")
        if name not in self.members:
            raise self.damaged()
        return name

    def _weigh(self, size: int, packed: int) -> None:
        if size > PART_BYTES or self._unpacked + size > TOTAL_BYTES:
            raise self.hostile("解压后过大", "too large when unpacked")
        if size > RATIO_FROM and size > RATIO * max(1, packed):
            raise self.hostile("压缩比异常", "packed by an unlikely ratio")

    def damaged(self) -> InputError:
        """The error for an archive that is cut off or broken, or is no Word file after all."""
        return InputError(
            Message(
                f"{self.path}：Word 文件已损坏或不完整，读不了；请用 Word 或 WPS 打开，另存为新的 .docx 后再检查",
                f"{self.path}: the Word file is damaged or cut off; open it in Word or WPS and save it as a new .docx",
            )
        )

    def hostile(self, zh: str, en: str) -> InputError:
        """The error for a file that no word processor writes."""
        return InputError(
            Message(f"{self.path}：不检查这个 Word 文件：{zh}", f"{self.path}: this Word file is not checked: {en}")
        )
