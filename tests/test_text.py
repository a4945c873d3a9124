"""Decoding, lines, and the way back from the logical text to the file."""

from __future__ import annotations

import pytest

from reportlint.errors import InputError
from reportlint.findings import Span
from reportlint.readers import read
from reportlint.text import Document, Place, Source, decode

RARE = "\U00020bb7"
"""𠮷: outside the basic plane; two units in UTF-16, four bytes in UTF-8 and in GB 18030."""


def logical(text: str, name: str = "a.txt") -> Document:
    return read(decode(name, text.encode()))


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"", "", "utf-8"),
        ("法治\n".encode(), "法治\n", "utf-8"),
        (b"\xef\xbb\xbf" + "法治".encode(), "法治", "utf-8"),
        (b"\xff\xfe" + "法治".encode("utf-16-le"), "法治", "utf-16-le"),
        (b"\xfe\xff" + "法治".encode("utf-16-be"), "法治", "utf-16-be"),
        (b"\xff\xfe" + RARE.encode("utf-16-le"), RARE, "utf-16-le"),
        ("法治政府".encode("gb18030"), "法治政府", "gb18030"),
        (f"{RARE}县".encode("gb18030"), f"{RARE}县", "gb18030"),
        ("㐀县".encode("gb18030"), "㐀县", "gb18030"),
        (b"report\r\n", "report\r\n", "utf-8"),
        ("\ufeff法".encode("gb18030"), "\ufeff法", "gb18030"),
    ],
)
def test_bytes_are_decoded_by_mark_then_utf8_then_gb18030(data: bytes, text: str, encoding: str) -> None:
    source = decode("a.txt", data)
    assert (source.text, source.encoding) == (text, encoding)


@pytest.mark.parametrize(
    ("data", "offset", "encoding"),
    [
        (b"\xff\xff\xff", 0, "gb18030"),
        (b"abc\x80\x20", 3, "gb18030"),
        (b"\xef\xbb\xbf" + "法".encode() + b"\xff", 6, "utf-8"),
        (b"\xff\xfe\x41", 2, "utf-16-le"),
        (b"\xff\xfe\x00\xd8\x41\x00", 2, "utf-16-le"),
        ("法治政府建设年度报告".encode() + b"\xb7" + "工作".encode(), 30, "utf-8"),
        ("法治政府建设年度报告".encode()[:-1], 27, "utf-8"),
    ],
)
def test_bytes_of_no_known_encoding_are_refused_with_the_offset(data: bytes, offset: int, encoding: str) -> None:
    with pytest.raises(InputError) as caught:
        decode("甲.txt", data)
    message = caught.value.message
    assert message.zh == f"甲.txt：第 {offset} 字节处无法按 {encoding} 解码，编码不明；请另存为 UTF-8 文本后再检查"
    assert message.en.startswith(f"甲.txt: byte {offset} is not {encoding}")


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04\0\0",
        b"\xef\xbb\xbfab\0c",
        b"\xff\xfe\0\0A\0\0\0",
        "法治\n".encode("utf-16-le"),
    ],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="binary"):
        decode("a.txt", data)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("\n", [""]),
        ("甲", ["甲"]),
        ("甲\n", ["甲"]),
        ("甲\r\n乙\r丙\n丁", ["甲", "乙", "丙", "丁"]),
        ("甲\n\n乙\n", ["甲", "", "乙"]),
        ("甲\f乙\n丙", ["甲\f乙", "丙"]),
        ("甲\u2028乙\v丙\x85丁\r戊", ["甲\u2028乙\v丙\x85丁", "戊"]),
        ("\r\r\n\n", ["", "", ""]),
    ],
)
def test_crlf_lf_and_cr_end_lines_and_nothing_else_does(text: str, lines: list[str]) -> None:
    source = Source("a.txt", b"", text, "utf-8")
    assert [source.line_text(number) for number in range(1, source.line_count + 1)] == lines
    assert source.lines == lines


@pytest.mark.parametrize(
    ("text", "offset", "position"),
    [
        ("", 0, (1, 1)),
        ("甲乙", 2, (1, 3)),
        ("甲\r\n乙", 3, (2, 1)),
        ("甲\r\n乙", 1, (1, 2)),
        (f"{RARE}乙\n丙", 1, (1, 2)),
        ("甲\n", 2, (2, 1)),
    ],
)
def test_positions_count_lines_and_code_points_from_one(text: str, offset: int, position: tuple[int, int]) -> None:
    assert Source("a.txt", b"", text, "utf-8").position(offset) == position


@pytest.mark.parametrize(
    ("text", "reading", "found", "place", "quote"),
    [
        ("全年办结9件。", "全年办结9件。\n", "9件", (1, 5, 1, 7), "9件"),
        ("全 年 办结 9 件。", "全年办结9件。\n", "年办", (1, 3, 1, 6), "年 办"),
        ("２０２４年ＡＰＰ", "2024年APP\n", "2024", (1, 1, 1, 5), "２０２４"),
        ("## 一、主要举措", "一、主要举措\n", "一、", (1, 4, 1, 6), "一、"),
        ("**（一）学习。**落实", "（一）学习。落实\n", "学习。落", (1, 6, 1, 12), "学习。**落"),
        ("- 甲项工作\n", "甲项工作\n", "甲项", (1, 3, 1, 5), "甲项"),
        (f"\ufeff{RARE}{RARE} 县办结9件", f"{RARE}{RARE}县办结9件\n", "县", (1, 4, 1, 5), "县"),
        ("公开报告如下\n：一、", "公开报告如下：一、\n", "下：", (1, 6, 2, 2), "下\n："),
        ("公开报告如下\r\n：一、", "公开报告如下：一、\n", "下：", (1, 6, 2, 2), "下\r\n："),
    ],
)
def test_what_was_left_out_leads_back_to_where_it_stood(
    text: str, reading: str, found: str, place: tuple[int, ...], quote: str
) -> None:
    document = logical(text)
    start = document.text.index(found)
    span = Span(start, start + len(found))
    assert (document.text, document.of(span)) == (reading, found)
    assert document.place(span) == Place(*place)
    assert document.quote(span) == quote


def test_an_empty_document_has_a_place_for_everything() -> None:
    document = logical("")
    assert document.blocks == ()
    assert document.place(Span(0, 0)) == Place(1, 1, 1, 1)
    assert document.anchor(Span(0, 0)) == Place(1, 1, 1, 1)


def test_what_is_absent_is_anchored_at_the_first_character_of_its_line() -> None:
    document = logical("标题行\n\n　　一、主要举措\n")
    assert document.anchor(Span(7, 8)) == Place(3, 1, 3, 2)


def test_a_line_feed_between_blocks_stands_at_the_end_of_the_block_before() -> None:
    document = logical("甲乙\n\n丙丁\n")
    assert document.text == "甲乙\n丙丁\n"
    assert [document.source_offset(offset) for offset in range(6)] == [0, 1, 2, 4, 5, 6]
    assert [document.block_at(offset) for offset in range(6)] == [0, 0, 0, 1, 1, 1]
    assert [document.line_of(offset) for offset in range(6)] == [1, 1, 1, 3, 3, 3]


def test_the_offsets_before_which_something_was_left_out_are_known() -> None:
    document = logical("全 年办结 9 件。\n")
    assert document.text == "全年办结9件。\n"
    assert list(document.drops(Span(0, 7))) == [1, 4, 5]
    assert list(document.drops(Span(2, 5))) == [4]
