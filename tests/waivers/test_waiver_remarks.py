"""Remarks in drafts: how they are read, what they are about, and that the draft reads as if they were not there."""

from __future__ import annotations

import pytest

from reportlint.readers import open_draft
from reportlint.waivers.entries import Entry
from reportlint.waivers.remarks import Misread, remarks

BODY = "一、主要举措\n全年办理行政复议案件12件，均在法定期限内办结。\n{}\n二、存在问题\n宣传培训次数偏少。\n"


def said(remark: str, name: str = "a.txt") -> list[Entry | Misread]:
    return list(remarks(open_draft(name, BODY.format(remark).encode())))


@pytest.mark.parametrize(
    ("remark", "expected"),
    [
        ("<!-- reportlint: ignore[GW501] 待核定 -->", [("GW501", "待核定", "")]),
        (
            "<!--reportlint：ignore［gw501，GW301］ until=2025-03-31 待核定-->",
            [("GW501", "待核定", "2025-03-31"), ("GW301", "待核定", "2025-03-31")],
        ),
        ("reportlint: ignore[GW501]：待核定", [("GW501", "待核定", "")]),
        ("reportlint：ignore【GW501】until 2025-03-31：待核定", [("GW501", "待核定", "2025-03-31")]),
    ],
)
def test_a_remark_names_rules_reason_and_day(remark: str, expected: list[tuple[str, str, str]]) -> None:
    found = [each for each in said(remark) if isinstance(each, Entry)]
    assert [(each.rule, each.waiver.reason, each.waiver.until) for each in found] == expected
    assert {each.waiver.line for each in found} == {3}


@pytest.mark.parametrize(
    ("remark", "why"),
    [
        ("<!-- reportlint: 此处不查 -->", "看不懂；应写成 reportlint: ignore[规则编号] 理由"),
        ("<!-- reportlint: ignore[] 待核定 -->", "看不懂；应写成 reportlint: ignore[规则编号] 理由"),
        ("<!-- reportlint: ignore[GW501] -->", "没有写理由"),
        ("甲 <!-- reportlint: ignore[GW501] 待核定 --> 乙。", "应写在行末，或单独一行"),
        ("reportlint: ignore[GW501] until=2025-13-01 待核定", "“2025-13-01”不是日期"),
    ],
)
def test_a_remark_that_cannot_be_followed_is_told(remark: str, why: str) -> None:
    assert [each.why.zh for each in said(remark) if isinstance(each, Misread)] == [why]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("甲段落。\n\n<!-- reportlint: ignore[A1] 因 -->\n\n乙段落。\n", "乙段落。"),
        ("甲段落。 <!-- reportlint: ignore[A1] 因 -->\n\n乙段落。\n", "甲段落。"),
        ("甲段落。\n\n乙段落。\n\n<!-- reportlint: ignore[A1] 因 -->\n", "乙段落。"),
    ],
)
def test_a_remark_is_about_the_paragraph_after_it_or_the_one_it_ends(name: str, text: str, about: str) -> None:
    document = open_draft(name, text.encode())
    [entry] = [each for each in remarks(document) if isinstance(each, Entry)]
    assert entry.block is not None
    assert document.of(document.blocks[entry.block].span) == about
    assert document.of(entry.span) == "<!-- reportlint: ignore[A1] 因 -->"


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_the_rest_reads_as_if_no_remark_were_there(name: str) -> None:
    long = "全年办理行政复议案件十二件，均在法定期限内办结，没有一件因程序违法被撤销或者被"
    plain = f"一、举措\n{long}\n{long}\n{long}\n确认违法。\n"
    remarked = f"一、举措\n{long}\n<!-- reportlint: ignore[A1] 因 -->\n{long} <!-- reportlint: ignore[A1] 因 -->\n{long}\n确认违法。\n"  # noqa: E501
    want, got = open_draft(name, plain.encode()), open_draft(name, remarked.encode())
    assert got.text[: len(want.text)] == want.text
    assert got.text[len(want.text) :] == "<!-- reportlint: ignore[A1] 因 -->\n" * 2


def test_words_about_the_program_are_no_remark() -> None:
    document = open_draft("a.txt", "本报告用 reportlint: 一种检查工具 检查过。\n".encode())
    assert list(remarks(document)) == []
    assert document.text == "本报告用 reportlint: 一种检查工具检查过。\n"
