"""The kind `repeats`."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from kind_runs import Seen, flagged, seen

from reportlint.kinds import repeats
from reportlint.kinds.repeats import Options

LONG = "全年开展执法检查12次，办结案件9件，均未被行政复议机关撤销或者被人民法院判决败诉，情况良好。"


def test_the_second_standing_is_flagged_and_the_first_is_named() -> None:
    assert seen(repeats, Options(), f"{LONG}\n别的。\n{LONG}") == [
        Seen(f"3:1 {LONG}", {"found": LONG[:12] + "……", "line": 1}),
    ]


def test_every_later_standing_counts() -> None:
    found = seen(repeats, Options(), f"{LONG}\n{LONG}\n{LONG}")
    assert [(each.what[:3], each.values["line"]) for each in found] == [("2:1", 1), ("3:1", 1)]


def test_marks_and_blanks_make_no_other_paragraph() -> None:
    other = LONG.replace("，", ",").replace("12次", " 12 次")
    assert [each[:3] for each in flagged(repeats, Options(), f"{LONG}\n{other}")] == ["2:1"]


@given(
    st.text(st.sampled_from("的法行人工甲乙丙12"), min_size=10, max_size=20),
    st.sampled_from(["", "（二）", "二、", "第二节", "2."]),
    st.integers(1, 10),
)
def test_numbers_before_a_paragraph_and_marks_in_it_make_no_other(words: str, number: str, place: int) -> None:
    text = f"（一）共{words}。\n别的。\n{number}共{words[:place]}，{words[place:]}。"
    assert [each[:3] for each in flagged(repeats, Options(least=5), text)] == ["3:1"]


def test_another_number_makes_another_paragraph() -> None:
    assert flagged(repeats, Options(), f"{LONG}\n{LONG.replace('12', '13')}") == []


def test_short_paragraphs_repeat_by_nature() -> None:
    assert flagged(repeats, Options(), "情况良好。\n情况良好。") == []
    assert flagged(repeats, Options(least=5), "情况良好。\n情况良好。") == ["2:1 情况良好。"]


def test_a_signature_that_stands_twice_is_flagged_however_short() -> None:
    text = "办结案件9件。\n\n禾川县林业局\n2025年2月10日\n\n禾川县林业局\n2025年2月10日\n"
    assert flagged(repeats, Options(), text) == ["6:1 禾川县林业局"]


def test_two_bodies_may_sign_together() -> None:
    text = "办结案件9件。\n\n禾川县林业局\n禾川县水利局\n2025年2月10日\n"
    assert flagged(repeats, Options(), text) == []


def test_a_body_named_in_title_and_signature_is_no_repeat() -> None:
    assert (
        flagged(repeats, Options(), "禾川县林业局\n关于工作情况的报告\n\n办结9件。\n\n禾川县林业局\n2025年1月1日\n")
        == []
    )
