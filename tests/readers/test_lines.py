"""One source line at a time: what is taken off, and what kind of line it is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from unicodedata import east_asian_width

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportlint.labels import Label, Scheme
from reportlint.readers.lines import Line, cells, read_lines
from reportlint.readers.marks import BLANKS, STRAY
from reportlint.text import BlockKind, decode

TEXT, TABLE, METADATA, FURNITURE = BlockKind.TEXT, BlockKind.TABLE, BlockKind.METADATA, BlockKind.FURNITURE


def lines(text: str, *, markdown: bool = False) -> list[Line]:
    return list(read_lines(decode("a.txt", text.encode()), markdown=markdown))


def only(text: str, *, markdown: bool = False) -> Line:
    (line,) = lines(text, markdown=markdown)
    return line


@pytest.mark.parametrize(
    ("raw", "text", "pieces"),
    [
        ("全年办结9件。", "全年办结9件。", [(0, 7)]),
        ("　　全年 办结 9 件。　", "全年办结9件。", [(2, 2), (5, 2), (8, 1), (10, 2)]),
        ("报　　告", "报告", [(0, 1), (3, 1)]),
        ("２０２４年", "2024年", [(0, 5)]),
        ("Ａpp ３ 个", "App 3个", [(0, 5), (6, 1)]),
        ("APP 与 PC 端", "APP 与 PC 端", [(0, 10)]),
        ("共 3 次 ， 计 5 次", "共3次，计5次", [(0, 1), (2, 1), (4, 1), (6, 1), (8, 1), (10, 1), (12, 1)]),
        ("“ 三区 ”", "“三区”", [(0, 1), (2, 2), (5, 1)]),
        ("全\u200b年\ufeff度", "全年度", [(0, 1), (2, 1), (4, 1)]),
        ("**全年**办结", "全年办结", [(2, 2), (6, 2)]),
        ("***全年***办结", "全年办结", [(3, 2), (8, 2)]),
        ("**决策程序。** 《方案》", "决策程序。《方案》", [(2, 5), (10, 4)]),
        ("**人民至上**的理念", "人民至上的理念", [(2, 4), (8, 3)]),
        ("召开会议**次，培训**人", "召开会议**次，培训**人", [(0, 13)]),
        ("召开会议**次，**重点**推进", "召开会议**次，重点推进", [(0, 8), (10, 2), (14, 2)]),
        ("**（一）“关键", "**（一）“关键", [(0, 8)]),
        ("> 引文 引文", "引文引文", [(2, 2), (5, 2)]),
        ("> > 引文", "引文", [(4, 2)]),
        ("### 一、 举措 ###", "一、举措", [(4, 2), (7, 2)]),
        ("#井号", "#井号", [(0, 3)]),
        ("- 甲项", "甲项", [(2, 2)]),
        ("-5℃", "-5℃", [(0, 3)]),
        ("● 甲项", "甲项", [(2, 2)]),
    ],
)
def test_marks_and_stray_blanks_are_taken_off(raw: str, text: str, pieces: list[tuple[int, int]]) -> None:
    line = only(raw)
    assert (line.text, list(line.pieces)) == (text, pieces)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("全年办结9件。", TEXT),
        ("— 3 —", FURNITURE),
        ("－12－", FURNITURE),
        ("· 4 ·", FURNITURE),
        ("7", FURNITURE),
        ("第 2 页", FURNITURE),
        ("第2页 共10页", FURNITURE),
        ("3/10", FURNITURE),
        ("2024", TEXT),
        ("2025.3.1", TEXT),
        ("12件", TEXT),
        ("----------", FURNITURE),
        ("* * *", FURNITURE),
        ("<!-- 注 -->", FURNITURE),
        ("首页 > 政务公开 > 年度报告", FURNITURE),
        ("首页设计获奖的作品共有十二件", TEXT),
        ("当前位置：首页 > 政务公开", FURNITURE),
        ("【字体：大 中 小】 【打印】", FURNITURE),
        ("打印本页", FURNITURE),
        ("打印机采购", TEXT),
        ("扫一扫在手机打开当前页", FURNITURE),
        ("政府网站集约化试点工作方案", TEXT),
        ("政府网站作为电子政务的重要内容。", TEXT),
        ("政府网站标识码：4100000001", FURNITURE),
        ("无障碍浏览 长者模式", FURNITURE),
        ("无障碍设施建设", TEXT),
        ("豫ICP备05000001号", FURNITURE),
        ("新县2023年法治政府建设报告-新县人民政府门户网站", FURNITURE),
        ("上一篇：通知", FURNITURE),
        ("| 类别 | 件数 |", TABLE),
        ("| --- | ---: |", FURNITURE),
        ("类别\t件数\t金额", TABLE),
        ("行政运行 1,511.90 1,511.89 0.01", TABLE),
        ("2,887,000", TABLE),
        ("索引号：LQ0001", METADATA),
        ("标 题: | 某局报告 |", METADATA),
        ("发布机构：某局　发布日期：2024-03-12", METADATA),
        ("来源地广泛", TEXT),
    ],
)
def test_furniture_tables_and_metadata_are_told_from_text(raw: str, kind: BlockKind) -> None:
    assert only(raw).kind is kind


def test_what_stands_around_a_line_is_remembered() -> None:
    first, second, third = lines("　　甲乙\n\n   - 丙丁\n\f戊己")
    assert (first.indent, first.apart, first.turned, first.bullet, first.hang) == (4, False, False, False, 4)
    assert (second.indent, second.apart, second.turned, second.bullet, second.hang) == (3, True, False, True, 5)
    assert (third.indent, third.apart, third.turned) == (1, False, True)


def test_lengths_are_in_code_points_of_the_file_of_the_clean_text_and_in_cells() -> None:
    assert only("　　全年 办结 9 件。").widths == (12, 9, 17)
    assert only("**Wi-Fi** 3个  ").widths == (12, 8, 9)


@pytest.mark.parametrize(("raw", "level"), [("# 甲", 1), ("###### 甲", 6), ("#　甲", 1), ("甲", 0)])
def test_heading_marks_give_the_level(raw: str, level: int) -> None:
    assert only(raw).level == level


def test_the_number_is_found_behind_bold_that_closes_on_a_later_line() -> None:
    assert only("**（一）“关键").label == Label(Scheme.HAN_PAREN, 1, 3)


@pytest.mark.parametrize(
    ("raw", "markdown", "text", "hard"),
    [
        ("甲乙  ", True, "甲乙", True),
        ("甲乙\\", True, "甲乙", True),
        ("甲乙  ", False, "甲乙", False),
        ("甲乙\\", False, "甲乙\\", False),
    ],
)
def test_only_markdown_forces_a_break_at_the_end_of_a_line(raw: str, markdown: bool, text: str, hard: bool) -> None:
    line = only(raw, markdown=markdown)
    assert (line.text, line.hard) == (text, hard)


def test_the_yaml_head_of_markdown_is_furniture() -> None:
    found = lines("---\ntitle: 报告\n---\n# 报告\n", markdown=True)
    assert [(line.text, line.kind) for line in found] == [
        ("---", FURNITURE),
        ("title: 报告", FURNITURE),
        ("---", FURNITURE),
        ("报告", TEXT),
    ]


@pytest.mark.parametrize(("text", "width"), [("", 0), ("abc", 3), ("法治", 4), ("A法。", 5), ("　", 2), ("“”", 4)])
def test_a_han_character_or_mark_is_two_cells(text: str, width: int) -> None:
    assert cells(text) == width


BLOCKS = [
    chr(code) for code in (*range(0x20, 0x180), *range(0x2000, 0x3100), *range(0x4DF0, 0xA010), *range(0xFE00, 0x10000))
]
"""Letters, marks, Han characters, and their forms of full width."""


@given(st.text(st.one_of(st.sampled_from("法治，。“”—…A1 ·×"), st.characters())))
@example("法治\ud800")
def test_the_cells_of_a_text_are_those_of_its_characters(text: str) -> None:
    assert cells(text) == sum(map(width, text))


def test_each_character_of_the_usual_blocks_has_its_own_cells() -> None:
    assert [char for char in BLOCKS if cells(char) != width(char)] == []


def width(char: str) -> int:
    return 2 if east_asian_width(char) in "WFA" else 1


@given(st.text("法、1０ \t\u3000A（,"))
def test_stray_blanks_stand_between_han_characters_or_these_and_digits(text: str) -> None:
    assert [match.span() for match in STRAY.finditer(text)] == list(stray(text))


def stray(text: str) -> Iterator[tuple[int, int]]:
    """Runs of blanks, each judged by the characters around it."""
    at = 0
    for blank, run in groupby(text, BLANKS.__contains__):
        start, at = at, at + len(list(run))
        around = text[start - 1 : start] + text[at : at + 1]
        if blank and len(around) == 2 and all(char in "法、（1０" for char in around) and not around.isdecimal():
            yield start, at


def test_blank_lines_yield_nothing() -> None:
    assert lines("\n \n　\n\t\n") == []
