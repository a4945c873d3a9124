"""What a section tells of: the year that is asked for, or only another one."""

from __future__ import annotations

import pytest
from kind_runs import scene_of

from reportlint.findings import Answer
from reportlint.items.scene import Item, Scene
from reportlint.items.wanted import Heading, Options, Passage, Tense
from reportlint.patterns import Pattern

TENSE = Tense(Pattern(r"(?P<report_year>\d{4})年|曾"), Pattern(r"(?P<next_year>\d{4})年|将"), Pattern(r"\d件"))
CLUES = {"甲": Pattern("甲"), "乙": Pattern("乙")}
DUTY = Options("duty", Heading(Pattern("责任")), Passage(CLUES, 2, Pattern("责任者")), tense=TENSE)
PLAN = Options("plan", Heading(Pattern("打算")), Passage(CLUES, 2, Pattern("打算者")), tense=TENSE)


def located(text: str, want: Options = DUTY) -> tuple[Item, Scene]:
    scene = scene_of(text, want, report_year=2024)
    return scene.items[want.role], scene


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        ("责任者将做甲事。", Answer.UNMET),
        ("责任者将做甲事。将做乙事。", Answer.UNMET),
        ("2025年，责任者做甲事。", Answer.UNMET),
        ("责任者将做甲事。又做乙事。", Answer.UNCLEAR),
        ("责任者将做几件事：\n做甲的事。\n做乙的事。", Answer.UNCLEAR),
        ("（一）甲。将做甲事。\n（二）乙。将做乙事。", Answer.UNMET),
        ("责任者十分重视。将做甲事。", Answer.UNCLEAR),
        ("责任者将做甲事9件。", Answer.UNCLEAR),
        ("责任者将做甲事。\n又做乙的事情。", Answer.UNCLEAR),
        ("责任者曾做甲事。将做乙事。", Answer.MET),
        ("责任者将做甲事。曾做乙事。", Answer.MET),
        ("2024年，责任者做甲事。2025年，做乙事。", Answer.MET),
        ("2024年，责任者做甲事，2025年将做乙事。", Answer.MET),
        ("责任者做甲事。将做乙事。", Answer.MET),
        ("责任者将做甲事。共做9件。", Answer.MET),
        ("责任者曾做甲事。将做乙事。\n又做乙的事情。", Answer.MET),
        ("责任者十分重视。", Answer.MET),
        ("（一）将做的事情。\n责任者做甲事。", Answer.MET),
        ("2023年，责任者十分重视。", Answer.MET),
        ("", Answer.MET),
    ],
)
def test_a_section_that_tells_only_of_another_year_does_not_meet_an_item(content: str, answer: Answer) -> None:
    assert located(f"一、责任\n{content}\n二、别的\n说明。")[0].answer is answer


@pytest.mark.parametrize(
    ("content", "answer"),
    [("2025年，责任者做乙事。", Answer.MET), ("将做乙事。", Answer.UNMET), ("2024年，责任者做乙事。", Answer.MET)],
)
def test_a_year_is_no_other_where_the_report_year_is_not_known(content: str, answer: Answer) -> None:
    assert scene_of(f"一、责任\n{content}", DUTY).items["duty"].answer is answer


def test_what_tells_of_another_year_is_shown_and_belongs_where_it_stands() -> None:
    item, scene = located("一、别的\n说明。\n二、责任\n责任者将做甲事。")
    document = scene.draft.document
    assert [(document.of(near.span), near.note.zh) for near in item.near] == [("二、责任", "只是对 2025 年的打算")]
    assert (document.line_of(item.belongs.start), item.evidence, item.spans) == (3, (), ())


def test_a_plan_of_what_was_done_is_told_so() -> None:
    item, _ = located("一、别的\n说明。\n二、打算\n将来做甲事。", PLAN)
    assert [near.note.zh for near in item.near] == ["写的是已经做了的事"]


def test_the_lines_to_read_are_those_of_the_section() -> None:
    item, scene = located("一、责任\n责任者将做几件事：\n做甲的事。\n二、别的\n说明。")
    [mark] = item.marks
    assert scene.draft.document.of(mark) == "一、责任\n责任者将做几件事：\n做甲的事。"


def test_another_section_that_tells_of_the_year_meets_the_item() -> None:
    item, scene = located("一、责任\n责任者将做甲事。\n二、责任\n责任者曾做乙事。")
    assert [scene.draft.document.of(mark) for mark in item.marks] == ["二、责任"]


def test_a_passage_elsewhere_meets_the_item() -> None:
    item, scene = located("一、责任\n责任者将做甲事。\n二、别的\n责任者做甲事和乙事。")
    assert (item.answer, item.by) == (Answer.MET, "passage")
    assert [scene.draft.document.of(mark) for mark in item.marks] == ["责任者做甲事和乙事。"]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("责任者将做甲事和乙事。", Answer.UNMET),
        ("责任者十分重视。将做甲事和乙事。", Answer.UNCLEAR),
        ("责任者做甲事。将做乙事。", Answer.MET),
    ],
)
def test_a_passage_that_tells_of_another_year_is_none(text: str, answer: Answer) -> None:
    assert located(f"一、别的\n{text}")[0].answer is answer


def test_a_section_in_vain_is_no_loose_section() -> None:
    loose = Options("done", Heading(Pattern("成效")), Passage(CLUES, 2, reach="sections"), tense=TENSE)
    assert located("一、成效\n将做甲事和乙事。", loose)[0].answer is Answer.UNMET
    assert located("一、成效\n将做甲事和乙事。\n二、别的\n做甲事和乙事。", loose)[0].by == "passage"


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        ("详见第一部分。", Answer.UNCLEAR),
        ("（见第一部分）", Answer.UNCLEAR),
        ("见第一部分。责任者做甲事。", Answer.MET),
        ("见第一部分" + "，" * 80, Answer.MET),
        ("", Answer.MET),
    ],
)
def test_a_section_that_only_says_where_the_item_is_told_must_be_read(content: str, answer: Answer) -> None:
    heading = Heading(Pattern("责任"), elsewhere=Pattern("见第一部分"))
    want = Options("duty", heading, Passage(CLUES, 2, Pattern("责任者")))
    assert located(f"一、别的\n说明。\n二、责任\n{content}\n", want)[0].answer is answer
    told = located(f"一、别的\n责任者做甲事、乙事。\n二、责任\n{content}\n", want)[0]
    assert (told.answer, told.by) == (Answer.MET, "passage" if answer is Answer.UNCLEAR else "heading")
