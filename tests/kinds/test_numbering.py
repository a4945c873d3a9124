"""The kind `numbering`."""

from __future__ import annotations

import pytest
from kind_runs import Seen, flagged, seen

from reportlint.kinds import numbering
from reportlint.kinds.numbering import Options


def expected(test: str, text: str) -> list[tuple[str, str]]:
    return [(each.what, each.values["expected"]) for each in seen(numbering, Options(test), text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一、甲事\n做了。\n二、乙事\n做了。", []),
        ("一、甲事\n做了。\n三、乙事\n做了。", [("3:1 三、", "二、")]),
        ("一、甲事\n做了。\n一、乙事\n做了。", [("3:1 一、", "二、")]),
        ("二、甲事\n做了。\n三、乙事\n做了。", [("1:1 二、", "一、")]),
        ("一、甲事\n（一）做了。\n（二）又做。\n二、乙事\n（一）做了。", []),
        ("一、甲事\n（一）做了。\n（二）又做。\n（二）还做。", [("4:1 （二）", "（三）")]),
        ("一、甲事\n（二）又做。", [("2:1 （二）", "（一）")]),
        ("一、甲事\n1.做了。\n2.又做。\n4.还做。", [("4:1 4.", "3.")]),
        ("（一）甲事\n1.做了。\n（二）乙事\n1.做了。\n2.又做。", []),
        ("一、甲事\n（1）做了。\n（3）又做。", [("3:1 （3）", "（2）")]),
        ("第一部分　甲事\n做了。\n第三部分　乙事\n做了。", [("3:1 第三部分", "第二部分")]),
        ("第一部分　甲事\n一、做了甲。\n第二部分　乙事\n一、做了乙。", []),
        ("九、甲事\n十、乙事\n十一、丙事\n十三、丁事", [("1:1 九、", "一、"), ("4:1 十三、", "十二、")]),
        ("一、甲事\n做了。\n一、乙事\n做了。\n二、丙事\n做了。", [("3:1 一、", "二、")]),
        ("一、甲事\n做了。\n二、乙事\n做了。\n一、丙事\n做了。", []),
        ("## 一、甲事\n做了。\n## 三、乙事\n做了。", [("3:4 三、", "二、")]),
        ("一、甲事\n投入\n3.5万元。", []),
        ("没有序号。", []),
    ],
)
def test_a_number_follows_the_one_before_under_its_parent(text: str, found: list[tuple[str, str]]) -> None:
    assert expected("gap", text) == found


def test_a_gap_names_the_number_before() -> None:
    assert seen(numbering, Options("gap"), "一、甲事\n做了。\n四、乙事\n做了。") == [
        Seen("3:1 四、", {"found": "四、", "expected": "二、"})
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一、甲\n（一）乙\n1.丙\n（1）丁", []),
        ("一、甲\n1.乙\n2.丙", []),
        ("一、甲\n1.乙。做了。\n（一）丙。做了。\n（二）丁。做了。", ["3:1 （一）"]),
        ("一、甲\n（一）乙\n1.丙\n（二）丁\n1.戊", []),
        ("一、甲\n1.乙。做了。\n二、丙\n（一）丁。做了。", []),
        ("一、甲\n（1）乙。做了。\n（一）丙。做了。", ["3:1 （一）"]),
    ],
)
def test_a_higher_number_does_not_stand_under_a_lower_one(text: str, found: list[str]) -> None:
    assert flagged(numbering, Options("nesting"), text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一、甲\n（一）乙\n1.丙\n（1）丁\n2．戊", []),
        ("一.甲\n做了。", [("1:1 一.", "一、")]),
        ("一，甲\n做了。", [("1:1 一，", "一、")]),
        ("1、甲。做了。", [("1:1 1、", "1.")]),
        ("1，甲。做了。", [("1:1 1，", "1.")]),
        ("（一）、甲。做了。", [("1:1 （一）、", "（一）")]),
        ("(1).甲。做了。", [("1:1 (1).", "(1)")]),
        ("第一，甲。做了。", []),
        ("①甲。做了。", []),
        ("第一部分、甲\n做了。", []),
    ],
)
def test_the_mark_behind_a_number_is_that_of_its_scheme(text: str, found: list[tuple[str, str]]) -> None:
    assert expected("mark", text) == found


def test_the_mark_is_mended_and_nothing_else() -> None:
    assert [each.edit for each in seen(numbering, Options("mark"), "（一）、甲。做了。\n1、乙。做了。")] == [
        "（一）",
        "1.",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("（一）甲。做了。\n（二）乙。做了。", []),
        ("(一)甲。做了。\n(二)乙。做了。", []),
        ("(一)甲。做了。\n（二）乙。做了。\n(三)丙。做了。", [("2:1 （二）", "(一)")]),
        ("（一）甲。做了。\n(1)乙。做了。", [("2:1 (1)", "（一）")]),
        ("（一)甲。做了。\n（二）乙。做了。", [("2:1 （二）", "（一)")]),
        ("一、甲\n1.乙", []),
    ],
)
def test_brackets_of_one_draft_have_one_width(text: str, found: list[tuple[str, str]]) -> None:
    assert expected("mixed", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一是甲；二是乙；三是丙。", []),
        ("一是甲；三是丙。", [("1:5 三是", "二是")]),
        ("一是甲。\n二是乙。\n四是丁。", [("3:1 四是", "三是")]),
        ("一是甲；二是乙。再说，一是丙；二是丁。", []),
        ("一、子\n一是甲；二是乙。\n二、丑\n三是丙。", []),
        ("三是丙。", []),
        ("一是甲。\n二是一体推进乙。\n三是丙。", []),
        ("实事求是，一是一，二是二。", []),
        ("一是是否合法；二是能否执行。", []),
        ("一要甲，二要乙，四要丁。", [("1:9 四要", "三要")]),
        ("其一，甲；其三，丙。", [("1:6 其三", "其二")]),
        ("唯一是甲；统一是乙，三是丙", []),
        ("一是甲；十一是丙", [("1:5 十一是", "二是")]),
        ("一是甲；一是乙；二是丙；三是丁。", []),
        ("一是甲；二是乙；二是丙。", [("1:9 二是", "三是")]),
    ],
)
def test_running_ordinals_leave_none_out(text: str, found: list[tuple[str, str]]) -> None:
    assert expected("clauses", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("抓好三个方面：一是甲；二是乙；三是丙。", []),
        ("抓好三个方面：一是甲；二是乙。", [("1:3 三个方面", 2)]),
        ("重点做好四项工作：\n一是甲。\n二是乙。\n三是丙。", [("1:5 四项工作", 3)]),
        ("抓好两个方面：甲和乙。", []),
    ],
)
def test_as_many_items_follow_as_were_announced(text: str, found: list[tuple[str, int]]) -> None:
    assert expected("announced", text) == found


@pytest.mark.parametrize("test", ["gap", "nesting", "mark", "mixed", "clauses", "announced"])
def test_numbers_in_furniture_and_end_matter_do_not_count(test: str) -> None:
    assert flagged(numbering, Options(test), "一、甲事\n做了。\n\n附件：1.表\n　　　2.表\n\n某局\n2025年1月1日\n") == []
