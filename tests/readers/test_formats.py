"""Formats are told by content, never by name, and each is read by what it needs only."""

from __future__ import annotations

import subprocess
import sys

import pytest
from word_files import p, raw, zipped

from reportlint.errors import InputError
from reportlint.readers import open_draft
from reportlint.readers.sniff import format_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def named(name: str) -> bytes:
    return OLE + name.encode("utf-16-le") + bytes(64)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (raw(p("甲")), "docx"),
        (zipped({"OFD.xml": "", "Doc_0/Document.xml": ""}), "ofd"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "odt"),
        (zipped({"xl/workbook.xml": ""}), "xlsx"),
        (zipped({"ppt/presentation.xml": ""}), "pptx"),
        (zipped({"a.txt": "甲"}), "zip"),
        (zipped({}), "zip"),
        (named("EncryptedPackage"), "encrypted"),
        (named("WordDocument"), "doc"),
        (named("Workbook"), "xls"),
        (OLE, "ole"),
        (b"{\\rtf1 a}", "rtf"),
        (b"%PDF-1.7\n", "pdf"),
        (b"<!DOCTYPE html><html></html>", "html"),
        ("<html lang=zh>".encode("utf-16"), "html"),
        (b"<!-- saved -->\n<HTML>", "html"),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>', "wordxml"),
        (b"MIME-Version: 1.0\r\n", "mhtml"),
        ("关于<html>的报告".encode(), "text"),
        ("<!-- 注 -->\n报告".encode(), "text"),
        (b"", "text"),
    ],
)
def test_bytes_tell_the_format_whatever_the_name(data: bytes, expected: str) -> None:
    assert format_of("a.txt", data) == expected
    assert format_of("a.pdf", data) == expected


def test_the_name_tells_only_markdown_from_text() -> None:
    assert format_of("a.md", b"a") == "markdown"
    assert format_of("a.md", raw(p("甲"))) == "docx"


def test_a_text_that_is_a_word_file_is_read_as_what_it_is() -> None:
    assert open_draft("a.txt", raw(p("甲"))).format == "docx"


def test_a_word_file_that_is_a_text_is_read_as_what_it_is() -> None:
    assert open_draft("a.docx", "甲".encode()).format == "text"


def test_what_cannot_be_read_is_named_with_what_to_do() -> None:
    with pytest.raises(InputError) as caught:
        open_draft("表.docx", zipped({"xl/workbook.xml": ""}))
    assert caught.value.message.zh.startswith("表.docx：这是")
    assert "另存为 .docx" in caught.value.message.zh


def test_a_text_draft_needs_no_library_for_word() -> None:
    code = (
        "import sys; from reportlint.readers import open_draft; open_draft('a.txt', b'a');"
        "print([name for name in ('lxml', 'docx', 'zipfile', 'pypdfium2') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
