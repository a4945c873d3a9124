"""Plain text and Markdown laid out as logical text, one block a line."""

from __future__ import annotations

import time

import pytest

from reportlint.facts import understand
from reportlint.findings import Span
from reportlint.readers import read
from reportlint.text import Block, BlockKind, Document, Segment, decode


def document(text: str, name: str = "a.txt") -> Document:
    return read(decode(name, text.encode()))


def test_blocks_are_lines_of_the_logical_text() -> None:
    found = document("# 年度报告\n\n　　一、主要举措\n- 甲 项。\n— 1 —\n")
    assert found.text == "年度报告\n一、主要举措\n甲项。\n—1—\n"
    assert found.blocks == (
        Block(Span(0, 4), level=1),
        Block(Span(5, 11), indent=4, apart=True),
        Block(Span(12, 15), bullet=True),
        Block(Span(16, 19), BlockKind.FURNITURE),
    )
    assert found.segments == [
        Segment(0, 2, 4),
        Segment(5, 10, 6),
        Segment(12, 19, 1),
        Segment(13, 21, 2),
        Segment(16, 24, 1),
        Segment(17, 26, 1),
        Segment(18, 28, 1),
    ]


def test_every_break_of_a_paragraph_is_remembered() -> None:
    found = document("现将《法治政府建设\n实施纲要》执行情况、\n成效报告如下。\n")
    assert found.text == "现将《法治政府建设实施纲要》执行情况、成效报告如下。\n"
    assert [block.broken for block in found.blocks] == [(9, 19)]


def test_the_break_is_found_behind_bold_that_closes_on_a_later_line() -> None:
    found = document("**（一）“关键少数”带头，\n履职。**局党组\n")
    assert found.text == "（一）“关键少数”带头，履职。局党组\n"
    assert found.blocks[0].broken == (12,)
    assert found.quote(Span(10, 15)) == "头，\n履职。"


def test_a_line_end_inside_a_paragraph_of_markdown_is_no_break_but_a_blank_line_is() -> None:
    assert document("县司法局、\n县财政局\n", "a.md").blocks[0].broken == ()
    assert document("县司法局、\n\n县财政局\n", "a.md").blocks[0].broken == (5,)


def test_the_name_of_a_draft_names_its_reader() -> None:
    assert document("甲", "a.md").format == "markdown"
    assert document("甲", "A.MARKDOWN").format == "markdown"
    assert document("甲", "a.txt").format == "text"
    assert document("甲", "-").format == "text"


def test_a_draft_without_text_has_no_blocks() -> None:
    assert [document(text).text for text in ("", "\n\n", "　\n")] == ["", "", ""]


def test_a_metadata_row_over_two_lines_is_no_broken_paragraph() -> None:
    found = document("标题：\n某县报告\n")
    assert found.text == "标题：某县报告\n"
    assert found.blocks == (Block(Span(0, 7), BlockKind.METADATA),)


LONG = 300_000


@pytest.mark.parametrize(
    "text",
    [
        "全面贯彻习近平法治思想，" * (LONG // 12),
        "一 二 " * (LONG // 4),
        "**甲** 乙 " * (LONG // 8),
        "*" * LONG + "甲",
        "（" * LONG,
        "《一" * (LONG // 2),
        "-" * LONG + "甲",
        "甲" + "\t" * LONG,
        "|" * LONG + "甲",
        "> " * (LONG // 2) + "甲",
        "2024年" * (LONG // 5),
        "甲_" * (LONG // 2) + "网站",
        " " * LONG + "甲",
        "# " + "#" * LONG,
        "（一）加强领导\n" * (LONG // 32),
        "一二三四五六七八九十\n" * (LONG // 44),
        "— 3 —\n" * (LONG // 24),
        "某某县人民政府\n2024年1月1日\n" * (LONG // 72),
        "附件\n" * (LONG // 12),
    ],
    ids=lambda text: text[:6],
)
def test_long_lines_and_many_lines_are_read_in_bounded_time(text: str) -> None:
    began = time.process_time()
    understand(document(text), {})
    assert time.process_time() - began < 5
