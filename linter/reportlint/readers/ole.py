"""What the reader must know of a compound file (MS-CFB) that is a Word document: whether a password protects it."""

from __future__ import annotations

import struct

_ENTRY = 128
"""Bytes of a directory entry (MS-CFB 2.6.1); entries are aligned to their size."""
_FIRST_SECTOR = 116
_SECTOR_SHIFT = 30
_WORD = 0xA5EC
_ENCRYPTED = 0x0100
"""Fields of the file information block (MS-DOC 2.5.2): wIdent, and the flag fEncrypted in the word at offset 10."""


def is_protected(data: bytes) -> bool:
    """Whether the main stream of a Word 97-2003 document says that it is encrypted or obfuscated by a password."""
    stream = _stream(data, "WordDocument")
    if len(stream) < 12:
        return False
    (ident,) = struct.unpack_from("<H", stream)
    (flags,) = struct.unpack_from("<H", stream, 10)
    return ident == _WORD and bool(flags & _ENCRYPTED)


def _stream(data: bytes, name: str) -> bytes:
    """The first sector of a stream, empty where there is none. The directory is searched, not followed."""
    wanted = f"{name}\0".encode("utf-16-le")
    at = data.find(wanted)
    while at >= 0 and at % _ENTRY:
        at = data.find(wanted, at + 1)
    if at < 0 or at + _ENTRY > len(data):
        return b""
    (shift,) = struct.unpack_from("<H", data, _SECTOR_SHIFT)
    (sector,) = struct.unpack_from("<I", data, at + _FIRST_SECTOR)
    if shift not in (9, 12):
        return b""
    start = (sector + 1) << shift
    return data[start : start + (1 << shift)]
