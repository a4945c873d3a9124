"""What a file is, is told by what is in it; the name only decides between text and Markdown."""

from __future__ import annotations

import pytest
from web_files import ofd, pdf_of, zipped
from word_files import p, raw

from reportlint.errors import InputError
from reportlint.readers import READERS, open_draft
from reportlint.readers.sniff import format_of

PAGE = "<html><body><p>一、主要举措</p></body></html>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def compound(stream: str) -> bytes:
    return OLE + bytes(504) + stream.encode("utf-16-le") + bytes(500)


@pytest.mark.parametrize(
    ("data", "form"),
    [
        ("一、主要举措".encode(), "text"),
        (b"", "text"),
        (PAGE.encode(), "html"),
        (("\r\n \t<!DOCTYPE html>" + PAGE).encode(), "html"),
        (("<!-- saved from url=(0014)about:internet -->\r\n" + PAGE).encode(), "html"),
        (('<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "x">' + PAGE).encode(), "html"),
        (PAGE.encode("utf-16"), "html"),
        (b"\xef\xbb\xbf" + PAGE.encode(), "html"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n", "mhtml"),
        (pdf_of([(2, "一、主要举措")]), "pdf"),
        (raw(p("一、主要举措")), "docx"),
        (ofd([[(2, "一、主要举措")]]), "ofd"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "odt"),
        (zipped({"xl/workbook.xml": ""}), "xlsx"),
        (zipped({"ppt/presentation.xml": ""}), "pptx"),
        (zipped({"photo.jpg": "x"}), "zip"),
        (compound("WordDocument"), "doc"),
        (compound("EncryptedPackage"), "encrypted"),
        (compound("Workbook"), "xls"),
        (compound("PowerPoint Document"), "ppt"),
        (compound("Nothing"), "ole"),
        (b"{\\rtf1\\ansi}", "rtf"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "wordxml"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.pdf", "a.html", "a.doc", "草稿"])
def test_the_content_tells_the_format_whatever_the_name_is(data: bytes, form: str, name: str) -> None:
    assert format_of(name, data) == form
    assert form in READERS


@pytest.mark.parametrize(
    "data", [b'<div class="TRS_Editor"><p>a</p></div>', b"\n<p>a</p><table><tr><td>1</td></tr></table>"]
)
def test_the_content_of_an_article_alone_is_a_page_by_its_name(data: bytes) -> None:
    named = {name: format_of(name, data) for name in ("a.html", "a.HTM", "a.txt", "a.md")}
    assert named == {"a.html": "html", "a.HTM": "html", "a.txt": "text", "a.md": "markdown"}
    assert format_of("a.html", b"1 < 2, 3 > 2") == "text"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", '<div align="center">甲</div>\n\n# 一、主要举措'),
        ("a.md", "<!-- 批注 -->\n# 一、主要举措"),
        ("a.markdown", "%PDF 是一种格式"),
    ],
)
def test_marks_inside_markdown_make_no_page_of_it(name: str, text: str) -> None:
    assert format_of(name, text.encode()) == "markdown"


@pytest.mark.parametrize("text", ["< 5 项", "<一> 主要举措", "MIME 类型", "OFD.xml", "html"])
def test_text_that_speaks_of_formats_is_text(text: str) -> None:
    assert format_of("a.txt", text.encode()) == "text"


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.docx", PAGE.encode(), "html"),
        ("a.doc", PAGE.encode("gb18030"), "html"),
        ("a.txt", raw(p("一、主要举措")), "docx"),
        ("a.txt", pdf_of([(2, "一、主要举措")]), "pdf"),
        ("a.pdf", ofd([[(2, "一、主要举措")]]), "ofd"),
        ("a.html", "一、主要举措".encode(), "text"),
    ],
)
def test_a_file_under_a_false_name_is_read_as_what_it_is(name: str, data: bytes, form: str) -> None:
    document = open_draft(name, data)
    assert (document.format, document.text) == (form, "一、主要举措\n")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (zipped({"photo.jpg": "x"}), "a.txt：这是压缩包，不能检查"),
        (zipped({"xl/workbook.xml": ""}), "a.txt：这是 Excel 表格，不能检查"),
        (compound("PowerPoint Document"), "a.txt：这是演示文稿，不能检查"),
        (compound("Nothing"), "a.txt：这是二进制复合文件，不能检查"),
        (compound("EncryptedPackage"), "a.txt：文件设有打开密码，读不了"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a.txt：这是二进制文件，不是文本"),
    ],
)
def test_what_is_no_draft_is_called_by_its_name(data: bytes, said: str) -> None:
    with pytest.raises(InputError) as caught:
        open_draft("a.txt", data)
    assert caught.value.message.zh.startswith(said)
