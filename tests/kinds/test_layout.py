"""The kind `layout`."""

from __future__ import annotations

import pytest
from kind_runs import Seen, flagged, seen

from reportlint.kinds import layout
from reportlint.kinds.layout import Options
from reportlint.patterns import Pattern

CUT = "根据县委、县政府出台的政策，积极引导企业改造。一是推进“三大改造”，加快\n转型升级，提高企业竞争力。"


def test_a_broken_paragraph_is_flagged_at_its_first_break() -> None:
    assert seen(layout, Options("broken"), CUT) == [Seen("1:36 快转", {"found": "快转", "count": 1})]


@pytest.mark.parametrize(
    "text",
    [
        "一、主要举措和成效\n积极引导企业改造。",
        "禾川县林业局\n关于2024年度法治政府建设情况的报告\n",
        "第一段。\n第二段。",
        "—1—",
        "| a | b |\n| 1 | 2 |",
        " ",
    ],
)
def test_headings_titles_and_whole_paragraphs_are_not_broken(text: str) -> None:
    assert flagged(layout, Options("broken"), text) == []


def test_furniture_is_told_once_with_its_count() -> None:
    text = "办结案件9件。\n—1—\n又办结9件。\n—2—\n首页 > 公开\n"
    assert seen(layout, Options("furniture"), text) == [Seen("2:1 —1—", {"found": "—1—", "count": 3})]


@pytest.mark.parametrize("text", ["办结9件。\n---\n又9件。", "办结9件。\n***", "<!-- 注 -->\n办结9件。", "1.办结9件。"])
def test_rules_comments_and_numbers_are_no_furniture_worth_a_word(text: str) -> None:
    assert flagged(layout, Options("furniture"), text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("推进 依法行政，成效 明显。", ["1:2 进依"]),
        ("述 法 报 告", []),
        ("第二部分  述廉", []),
        ("述法人：砚溪县市长  周砚舟", []),
        ("清屏县委书记、主任  周砚舟", []),
        ("召集书记  会议研究落实", ["1:4 记会"]),
        ("第二部分  述 廉情况", ["1:7 述廉"]),
        (f"{'推进依法行政，办结案件九件。' * 3}\n\n白苇镇党委书记  庄墨林\n2024年12月30日", []),
    ],
)
def test_blanks_stand_in_wide_lines_behind_numbers_and_in_signatures(text: str, found: list[str]) -> None:
    assert flagged(layout, Options("blanks"), text) == found


def test_marks_are_those_that_the_rule_names() -> None:
    options = Options("marks", Pattern("&nbsp;|<br/?>"))
    assert flagged(layout, options, "一&nbsp;二<br>\n三<br/>四") == ["1:2 &nbsp;", "1:9 <br>", "2:2 <br/>"]
    assert flagged(layout, Options("marks"), "一&nbsp;二") == []
