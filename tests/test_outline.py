"""Headings to a tree, whatever shows them."""

from __future__ import annotations

import pytest

from reportlint.findings import Span
from reportlint.outline import Outline, outline_of
from reportlint.readers import read
from reportlint.text import Document, decode

PROSE = "全年坚持依法行政，共办结行政执法案件214件，群众满意度持续提高，营商环境不断优化。"


def parsed(text: str, name: str = "a.txt") -> tuple[Document, Outline]:
    document = read(decode(name, text.encode()))
    return document, outline_of(document, Span(0, len(document.text)))


def tree(text: str, name: str = "a.txt") -> list[str]:
    """Each heading's text, indented by one full stop for each section above it."""
    _, outline = parsed(text, name)
    depths: list[int] = []
    for section in outline.sections:
        depths.append(0 if section.parent is None else depths[section.parent] + 1)
    return ["." * depth + section.heading.text for depth, section in zip(depths, outline.sections, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (f"{PROSE}\n", []),
        (
            f"一、举措\n（一）学习\n{PROSE}\n1.制度\n{PROSE}\n（1）细则\n{PROSE}\n①要点\n{PROSE}\n二、问题\n{PROSE}\n",
            ["举措", ".学习", "..制度", "...细则", "....要点", "问题"],
        ),
        (
            f"第一部分　举措\n一、学习\n{PROSE}\n二、制度\n{PROSE}\n第二部分　打算\n一、学习\n{PROSE}\n",
            ["举措", ".学习", ".制度", "打算", ".学习"],
        ),
        (f"第一章 总则\n第一节 目的\n第一条 甲\n{PROSE}\n第二章 附则\n{PROSE}\n", ["总则", ".目的", "..甲", "附则"]),
        (f"一、举措\n(一)学习\n{PROSE}\n（二）制度\n{PROSE}\n", ["举措", ".学习", ".制度"]),
        (f"一、举措\n1.学习\n{PROSE}\n二、问题\n1.人少\n{PROSE}\n", ["举措", ".学习", "问题", ".人少"]),
    ],
)
def test_numbers_say_the_level(text: str, expected: list[str]) -> None:
    assert tree(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"## 一、举措\n### （一）学习\n{PROSE}\n## 二、问题\n{PROSE}\n", ["举措", ".学习", "问题"]),
        # What numbers say stands over the count of #.
        (f"# 一、举措\n# （一）学习\n{PROSE}\n## 二、问题\n{PROSE}\n", ["举措", ".学习", "问题"]),
        (f"## 举措\n### 学习\n{PROSE}\n### 制度\n{PROSE}\n## 问题\n{PROSE}\n", ["举措", ".学习", ".制度", "问题"]),
        (f"## 一、举措\n### 学习\n{PROSE}\n## 打算\n{PROSE}\n", ["举措", ".学习", "打算"]),
        (f"# 引言\n{PROSE}\n## 一、举措\n{PROSE}\n", ["引言", ".举措"]),
        (f"**一、举措**\n\n**（一）学习。**{PROSE}\n", ["举措", ".学习"]),
    ],
)
def test_markdown_levels_help_out_where_there_is_no_number(text: str, expected: list[str]) -> None:
    assert tree(text, "a.md") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Above the first number: one level above it.
        (
            f"主要举措\n（一）学习\n{PROSE}\n（二）制度\n{PROSE}\n存在问题\n（一）人少\n{PROSE}\n",
            ["主要举措", ".学习", ".制度", "存在问题", ".人少"],
        ),
        # Nothing is numbered: the top.
        (f"主要举措\n{PROSE}\n存在问题\n{PROSE}\n", ["主要举措", "存在问题"]),
        # Over an opening paragraph: above nothing, since nothing is counted anew.
        (f"法规股供稿\n{PROSE}\n一、举措\n{PROSE}\n二、问题\n{PROSE}\n", ["法规股供稿", "举措", "问题"]),
        (
            f"工作总结\n{PROSE}\n一、举措\n{PROSE}\n工作计划\n{PROSE}\n一、学习\n{PROSE}\n",
            ["工作总结", ".举措", "工作计划", ".学习"],
        ),
        # Among numbers of the top level: below them, ending only its like.
        (
            f"一、举措\n学习情况\n{PROSE}\n制度情况\n{PROSE}\n二、问题\n{PROSE}\n",
            ["举措", ".学习情况", ".制度情况", "问题"],
        ),
    ],
)
def test_unnumbered_headings_take_their_level_from_their_neighbours(text: str, expected: list[str]) -> None:
    assert tree(text) == expected


@pytest.mark.parametrize(
    "line",
    [
        "办结9件。",
        "县司法局、县财政局，县公安局，县水利局",
        "附件：统计表",
        "2024年3月5日",
        "甲",
        "这一行没有序号而且写得很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长",
        "- 一条没有句号的列表项",
        "县司法局　2025年1月22日",
        "县司法局（二〇二五年一月二十二日）",
        "发布时间　2025-01-22 16:30",
        "现将有关情况报告如下：",
        "具体情况报告于后：",
    ],
)
def test_a_line_of_another_shape_is_no_heading(line: str) -> None:
    assert tree(f"{line}\n\n{PROSE}\n") == []


def test_a_short_line_at_the_end_or_over_a_table_is_no_heading() -> None:
    assert tree(f"{PROSE}\n办结情况\n") == []
    assert tree(f"{PROSE}\n办结情况\n| 类别 | 件数 |\n") == []


@pytest.mark.parametrize(
    ("line", "text", "run_in", "sentence"),
    [
        ("（一）学习力度不够。全年学习次数少。", "学习力度不够", True, False),
        ("（一）学习力度不够", "学习力度不够", False, False),
        ("（一）学习力度不够。", "学习力度不够", False, False),
        ("（一）学习力度不够：全年次数少。", "学习力度不够", True, False),
        ("（一）以改革为契机，全面落实责任。", "以改革为契机，全面落实责任", True, True),
        ("1.健全机制；", "健全机制", False, False),
        ("（一）加强领导，压实责任。召开会议4次。", "加强领导，压实责任", True, False),
    ],
)
def test_the_first_sentence_behind_a_number_runs_in(line: str, text: str, run_in: bool, sentence: bool) -> None:
    _, outline = parsed(f"{line}\n{PROSE}\n")
    heading = outline.sections[0].heading
    assert (heading.text, heading.run_in, heading.sentence) == (text, run_in, sentence)


def test_sections_end_where_the_next_of_their_level_begins() -> None:
    document, outline = parsed("前言\n一、甲\n（一）乙\n正文。\n二、丙\n正文。\n")
    assert document.text == "前言\n一、甲\n（一）乙\n正文。\n二、丙\n正文。\n"
    found = [(section.heading.text, section.span, section.body, section.parent) for section in outline.sections]
    assert found == [
        ("甲", Span(3, 16), Span(6, 16), None),
        ("乙", Span(7, 16), Span(11, 16), 0),
        ("丙", Span(16, 24), Span(19, 24), None),
    ]


def test_the_innermost_section_of_an_offset_and_its_children_are_known() -> None:
    _, outline = parsed("前言\n一、甲\n（一）乙\n正文。\n二、丙\n正文。\n")
    assert [outline.at(offset) for offset in (0, 3, 8, 15, 16, 23, 24)] == [None, 0, 1, 1, 2, 2, None]
    assert list(outline.children(None)) == [0, 2]
    assert list(outline.children(0)) == [1]
    assert list(outline.children(2)) == []
    assert [section.heading.text for section in outline.within(Span(4, 20))] == ["乙", "丙"]


def test_only_the_blocks_of_the_body_have_headings() -> None:
    document = read(decode("a.txt", f"一、甲\n{PROSE}\n二、乙\n{PROSE}\n".encode()))
    start = document.text.index("二、乙")
    outline = outline_of(document, Span(start, len(document.text)))
    assert [section.heading.text for section in outline.sections] == ["乙"]
