"""The pack on reports of principals: what is met, what each rule says, and whose duties are whose."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportlint

WHOLE = (Path(__file__).resolve().parents[1] / "examples/shufa.txt").read_text("utf-8")


def said(text: str) -> list[tuple[str, str]]:
    """Rule and message of all that this pack finds."""
    checked = reportlint.check(text)
    assert checked.failures == ()
    assert checked.pack is not None
    assert checked.pack.name == "shufa"
    return [(each.rule, each.message.zh) for each in checked.findings if each.rule.startswith("SF")]


def without(start: str, end: str) -> str:
    return WHOLE[: WHOLE.index(start)] + WHOLE[WHOLE.index(end) :]


def test_a_whole_report_meets_its_items_and_has_nothing_to_mend() -> None:
    checked = reportlint.check(WHOLE)
    assert {each.rule: each.answer.value for each in checked.verdicts} == {
        "SF101": "met",
        "SF102": "met",
        "SF103": "met",
    }
    assert said(WHOLE) == []


CASES = [
    (without("　　一、", "　　二、"), ("SF101", "提到了这项内容，但写得不具体，请人工阅读第 3 行")),
    (without("　　二、", "　　三、"), ("SF102", "没有写存在的问题和不足")),
    (without("　　三、", "　　　　　"), ("SF103", "没有写下一步改进措施")),
    (WHOLE.replace("局长2024年度", "2024年度"), ("SF104", "标题没有写明职务")),
    (WHOLE.replace("局长2024年度", "局长"), ("SF104", "标题没有写明年度")),
    (WHOLE.replace("述法人：周砚舟", ""), ("SF105", "落款没有姓名")),
    (WHOLE.replace("2025年1月10日", ""), ("SF105", "落款没有日期")),
    (
        WHOLE.replace("交通运输局局长", "县长").translate(
            str.maketrans({"执": "工", "诉": "对", "庭": "席", "判": "定"})
        ),
        ("SF111", "政府主要负责人的职责没有写到：行政执法、出庭应诉"),
    ),
    (
        WHOLE.replace("芦汀县交通运输局局长", "芦汀县石桥镇党委书记"),
        ("SF112", "党委主要负责人的职责没有写到：依规治党、支持履职、用人和队伍"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_lacking_is_said(text: str, expected: tuple[str, str]) -> None:
    assert expected in said(text)


def test_every_rule_of_the_pack_is_found_by_a_case() -> None:
    named = {rule for _, (rule, _) in CASES}
    assert named == {rule.id for rule in reportlint.pack("shufa").rules if rule.pack == "shufa"}


def test_a_report_of_a_body_is_not_taken_for_one_of_a_person() -> None:
    text = "芦汀县交通运输局2024年度法治政府建设情况报告\n\n局党组书记、局长带头述法。\n"
    checked = reportlint.check(text)
    assert checked.pack is not None
    assert checked.pack.name == "fazhi"
