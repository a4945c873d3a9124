"""Heading numbers in every scheme, well and badly written."""

from __future__ import annotations

import pytest

from reportlint.labels import Clause, Label, Scheme, clauses, label_at, write

HAN, HAN_PAREN, ARABIC, ARABIC_PAREN = Scheme.HAN, Scheme.HAN_PAREN, Scheme.ARABIC, Scheme.ARABIC_PAREN


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("第一部分　主要举措", Label(Scheme.PART, 1, 4)),
        ("第二章 总则", Label(Scheme.CHAPTER, 2, 3)),
        ("第三节、程序", Label(Scheme.SECTION, 3, 4, "、")),
        ("第十二条 本办法", Label(Scheme.ARTICLE, 12, 4)),
        ("第3章 附则", Label(Scheme.CHAPTER, 3, 3)),
        ("一、主要举措", Label(HAN, 1, 2, "、")),
        ("十一、其他", Label(HAN, 11, 3, "、")),
        ("一.主要举措", Label(HAN, 1, 2, ".")),
        ("一．主要举措", Label(HAN, 1, 2, "．")),
        ("一，主要举措", Label(HAN, 1, 2, "，")),
        ("一：主要举措", Label(HAN, 1, 2, "：")),
        ("（一）加强学习", Label(HAN_PAREN, 1, 3)),
        ("(二)加强学习", Label(HAN_PAREN, 2, 3, half=True)),
        ("(三）加强学习", Label(HAN_PAREN, 3, 3, half=True)),
        ("（四）、加强学习", Label(HAN_PAREN, 4, 4, "、")),
        ("（ 五 ）加强学习", Label(HAN_PAREN, 5, 5)),
        ("1.健全机制", Label(ARABIC, 1, 2, ".")),
        ("12．健全机制", Label(ARABIC, 12, 3, "．")),
        ("1、健全机制", Label(ARABIC, 1, 2, "、")),
        ("2，健全机制", Label(ARABIC, 2, 2, "，")),
        ("（1）健全机制", Label(ARABIC_PAREN, 1, 3)),
        ("(10).健全机制", Label(ARABIC_PAREN, 10, 5, ".", half=True)),
        ("①健全机制", Label(Scheme.CIRCLED, 1, 1)),
        ("⑳、健全机制", Label(Scheme.CIRCLED, 20, 2, "、")),
    ],
)
def test_every_scheme_is_known_with_the_mark_behind_the_number(text: str, label: Label) -> None:
    assert label_at(text) == label


@pytest.mark.parametrize(
    "text",
    [
        "",
        "一是加强学习",
        "一方面",
        "十二届全国人大",
        "2024年，全县",
        "1.5万人次",
        "3.15国际消费者权益日",
        "100.基础",
        "（全面推行）",
        "（2024）",
        "第一责任人",
        "第二条规定",
        "第一部分的",
        "00.甲",
        "(0)甲",
    ],
)
def test_numbers_in_running_text_are_no_labels(text: str) -> None:
    assert label_at(text) is None


def test_a_label_is_found_only_between_the_bounds() -> None:
    assert label_at("甲一、乙", 1) == Label(HAN, 1, 2, "、")
    assert label_at("甲一、乙", 1, 2) is None
    assert label_at("甲一、乙", 0) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一是抓学习。二是抓落实。", [Clause(1, 0, 2), Clause(2, 6, 8)]),
        ("主要是：一要早，二要快", [Clause(1, 4, 6), Clause(2, 8, 10)]),
        ("一方面是人少；二方面是钱少", [Clause(1, 0, 4), Clause(2, 7, 11)]),
        ("其一，人少。其二是钱少", [Clause(1, 0, 2), Clause(2, 6, 8)]),
        ("十一是难点", [Clause(11, 0, 3)]),
        ("进一步，统一是前提", []),
        ("一是否必要", []),
        ("第一是学习", []),
    ],
)
def test_clauses_open_after_a_mark_or_at_the_start(text: str, found: list[Clause]) -> None:
    assert clauses(text, 0, len(text)) == found


@pytest.mark.parametrize(
    ("scheme", "value", "text"),
    [
        (Scheme.PART, 1, "第一部分"),
        (Scheme.CHAPTER, 12, "第十二章"),
        (Scheme.SECTION, 2, "第二节"),
        (Scheme.ARTICLE, 21, "第二十一条"),
        (HAN, 3, "三、"),
        (HAN_PAREN, 4, "（四）"),
        (ARABIC, 5, "5."),
        (ARABIC_PAREN, 6, "（6）"),
        (Scheme.CIRCLED, 7, "⑦"),
        (Scheme.CIRCLED, 21, "21"),
    ],
)
def test_numbers_are_written_as_the_standard_has_them(scheme: Scheme, value: int, text: str) -> None:
    assert write(scheme, value) == text
