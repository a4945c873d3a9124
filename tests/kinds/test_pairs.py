"""The kind `pairs`."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kind_runs import flagged, seen

from reportlint.findings import Span
from reportlint.kinds import pairs
from reportlint.kinds.pairs import Options


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("出台《办法》（试行）。", []),
        ("出台《办法，明确制度。", [("1:3 《", "》")]),
        ("出台办法》，明确制度。", [("1:5 》", "《")]),
        ("《关于印发〈办法〉的通知》", []),
        ("《关于印发〈办法的通知》", [("1:6 〈", "〉")]),
        ("《关于印发办法〉的通知》", [("1:8 〉", "〈")]),
        ("（一（二）三", [("1:1 （", "）")]),
        ("（一（二（三", [("1:1 （", "）"), ("1:3 （", "）"), ("1:5 （", "）")]),
        ("《甲（乙》丙）", [("1:3 （", "）"), ("1:7 ）", "（")]),
        ("（含乡镇)和(含街道）", []),
        ("“一网通办”和“一窗受理", [("1:8 “", "”")]),
        ("1）完善制度；", []),
        ("一）完善制度；", []),
        ("（1）完善制度；2）加强培训。", [("1:10 ）", "（")]),
        ("（2020年12月3日省人大常委会会议通过\n　　2024年5月8日修订）", []),
        ("（上段没有完。\n下段才完）", [("1:1 （", "）"), ("2:5 ）", "（")]),
        ("（上段没有完\n（中段完）\n下段才完）", [("1:1 （", "）"), ("3:5 ）", "（")]),
        ("“第一段引文。\n“第二段引文。”", []),
        ("“第一段引文。\n第二段引文。”", [("1:1 “", "”"), ("2:7 ”", "“")]),
        ("温度<5℃，a>b，it's", []),
        ("（一）甲（只计\t1\t0\n一次）\t2\t0", []),
        ("（一）甲（只计\t1\t0\n二、乙\t2\t0", [("1:5 （", "）")]),
        ("| 甲（只计 | 1 | 0 |\n| 一次） | 2 | 0 |", [("1:4 （", "）"), ("2:5 ）", "（")]),
        ("甲\t1\t2\n（二）乙（只计一次，\n不计其他）\t2\t0", []),
        ("（甲\t1\t0\n一段正文。\n乙）\t2\t0", [("1:1 （", "）"), ("3:2 ）", "（")]),
        ("〔2024〕3号，【注】", []),
        ("〔2024]3号", [("1:1 〔", "〕")]),
        ("｛甲", []),
    ],
)
def test_a_mark_without_its_partner_is_flagged_within_its_paragraph(text: str, found: list[tuple[str, str]]) -> None:
    got = seen(pairs, Options(), text)
    assert [(each.what, each.values["missing"]) for each in got] == found


def test_a_sentence_in_brackets_is_no_item_in_front_of_its_number() -> None:
    assert flagged(pairs, Options(), "a）甲；\nb）乙。") == []


def test_only_the_marks_asked_for_are_looked_at() -> None:
    assert flagged(pairs, Options(marks="《"), "（甲《乙") == ["1:3 《"]


def test_furniture_has_no_pairs() -> None:
    assert flagged(pairs, Options(), "【打印本页\n正文。") == []


@settings(max_examples=300)
@given(st.text(st.sampled_from("（）()《》“”〔〕一1甲"), max_size=14))
def test_marks_are_paired_as_by_looking_back_for_the_partner_of_each(text: str) -> None:
    closed_by, marks = pairs._looked_for(Options().marks)
    opens = {close: mark for mark, close in closed_by.items()}
    item = pairs._ITEM.match(text)
    waiting: list[int] = []
    lost: list[tuple[int, str]] = []
    for at, mark in enumerate(text):
        if mark in closed_by:
            waiting.append(at)
        elif mark in opens and not (item and item.end() == at + 1):
            place = pairs._partner(text, waiting, opens[mark])
            behind = len(waiting) if place is None else place
            lost += [(at, opens[mark])] if place is None else []
            lost += [(other, closed_by[text[other]]) for other in waiting[behind + 1 :]]
            del waiting[behind:]
    lost += [(at, closed_by[text[at]]) for at in waiting]
    assert pairs._unpaired(text, [Span(0, len(text))], marks, closed_by) == [sorted(lost)]
