"""What a file is, told by its bytes and never by its name; only between text and Markdown does the name decide."""

from __future__ import annotations

import re
from pathlib import PurePath

from ..expressions import expression
from ..text import BOMS

MARKDOWN = frozenset({".md", ".markdown"})

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""MS-CFB, 2.2: the header of a compound file, which .doc, .wps and encrypted .docx are."""
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
"""APPNOTE, 4.3: a local file, an empty archive, a spanned one."""
_MEMBERS = (
    ("docx", expression(rb"(?<![\w./-])word/")),
    ("ofd", expression(rb"OFD\.xml|Doc_0/")),
    ("odt", expression(rb"application/vnd\.oasis\.opendocument\.text")),
    ("xlsx", expression(rb"xl/")),
    ("pptx", expression(rb"ppt/")),
)
"""Names of members that tell what a zip archive is. They stand as they are in local headers and in the directory."""
_STREAMS = (
    # An encrypted package (MS-OFFCRYPTO, 2.3.4) or the marks of a Word document, in UTF-16 as directories name streams.
    ("encrypted", "EncryptedPackage".encode("utf-16-le")),
    ("doc", "WordDocument".encode("utf-16-le")),
    ("doc", "WpsCustomData".encode("utf-16-le")),
    ("xls", "Workbook".encode("utf-16-le")),
    ("ppt", "PowerPoint Document".encode("utf-16-le")),
)
_MAIL = expression(rb"MIME-Version:|From: .*\r?\nSubject: ")
_WORD_XML = expression(rb"progid=[\"']Word\.Document|<pkg:package|<w:wordDocument")
_HTML = expression(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)[\s>]", re.I | re.S
)
_TAG = expression(rb"<(?:p|div|span|table|td|br|h[1-6]|ul|ol|section|article|a|strong|font)(?:\s[^<>]*)?/?>", re.I)
"""What the content of an article that was saved as a file of its own is made of."""
_WEB = frozenset({".html", ".htm", ".shtml"})
_EDGE = 64 * 1024
"""Bytes at each end of an archive in which the names of its members are looked for."""


def format_of(path: str, data: bytes) -> str:
    """The name of the format, which is a key of the table of readers.

    `data` may be the beginning of a file only; then an archive or a compound file may go by its family's name, zip
    or ole.
    """
    if data.startswith(_ZIP):
        edges = data[:_EDGE] + data[-_EDGE:]
        return next((name for name, mark in _MEMBERS if mark.search(edges)), "zip")
    if data.startswith(_OLE):
        return next((name for name, mark in _STREAMS if mark in data), "ole")
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if b"%PDF-" in data[:1024] and data[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    start = _ascii(data[:4096])
    if start.startswith(b"<?xml") and _WORD_XML.search(start):
        return "wordxml"
    if _HTML.match(start):
        return "html"
    if _MAIL.match(start):
        return "mhtml"
    suffix = PurePath(path).suffix.lower()
    if suffix in _WEB and _TAG.search(start):
        return "html"
    return "markdown" if suffix in MARKDOWN else "text"


def _ascii(start: bytes) -> bytes:
    """The beginning of a text as ASCII, without a byte-order mark, for marks that are ASCII in every encoding."""
    for mark, encoding in BOMS:
        if start.startswith(mark):
            return start[len(mark) :].decode(encoding, "ignore").encode("ascii", "replace")
    return start
