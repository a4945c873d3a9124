"""The kind `substance`."""

from __future__ import annotations

import pytest
from kind_runs import flagged, seen

from reportlint.items.wanted import Heading, Passage
from reportlint.items.wanted import Options as Wanted
from reportlint.kinds import substance
from reportlint.kinds.substance import Options
from reportlint.patterns import Pattern

PROBLEMS = Wanted(
    "problems",
    Heading(Pattern("问题|不足")),
    Passage({"不够": Pattern("不够"), "薄弱": Pattern("薄弱")}, 2, Pattern("还存在")),
)
DUTY = Wanted("duty", Heading(Pattern("责任")), Passage({"主持": Pattern("主持")}, 1, Pattern("局长")))
LACKS = Options(("problems",), "lacks", {"原因": Pattern("原因|由于")})
EMPTY = Options(
    ("problems",),
    "empty",
    boilerplate=Pattern("无|没有(?:明显)?问题|我局[^。]{0,20}没有问题"),
    phrases=Pattern("高度重视[^。]{0,20}"),
    under=4,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一、存在问题\n力量薄弱，培训不够深入细致。", ["1:1 一、存在问题"]),
        ("一、存在问题\n力量薄弱，由于编制不足。", []),
        ("一、存在问题\n（一）力量薄弱。培训少。\n（二）经费少。原因是财力有限。", []),
        ("一、存在问题及原因\n力量薄弱，培训不够深入细致。", ["1:1 一、存在问题及原因"]),
        ("一、存在问题\n力量薄弱，培训不够深入细致。\n二、原因\n由于编制不足。", ["1:1 一、存在问题"]),
        ("一、存在问题\n二、打算\n加强培训。", []),
        ("二、打算\n加强培训。", []),
    ],
)
def test_a_section_that_lacks_what_it_must_speak_of_is_flagged_at_its_heading(text: str, found: list[str]) -> None:
    assert flagged(substance, LACKS, text, PROBLEMS) == found


@pytest.mark.parametrize(
    ("after", "found"),
    [(0, True), (1, True), (2, False), (9, False)],
)
def test_a_passage_has_so_many_paragraphs_behind_it(after: int, found: bool) -> None:
    text = "说明。\n还存在力量薄弱、培训不够的情况。\n又说。\n原因是编制不足。\n完了。"
    options = Options(("problems",), "lacks", {"原因": Pattern("原因")}, after=after)
    assert flagged(substance, options, text, PROBLEMS) == (["2:1 还存在力量薄弱、培训不够的情况。"] if found else [])


def test_paragraphs_of_the_next_section_are_not_behind_a_passage() -> None:
    text = "一、别的\n还存在力量薄弱、培训不够的情况。\n二、其他\n原因是编制不足。"
    assert flagged(substance, LACKS, text, PROBLEMS) == ["2:1 还存在力量薄弱、培训不够的情况。"]


def test_without_clues_those_of_the_item_are_looked_for() -> None:
    options = Options(("duty",), "lacks")
    assert flagged(substance, options, "一、责任\n提高站位，扛起重担，发挥作用。", DUTY) == ["1:1 一、责任"]
    assert flagged(substance, options, "一、责任\n提高站位，主持会议四次。", DUTY) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一、存在问题", ["1:1 一、存在问题"]),
        ("一、存在问题\n二、打算\n加强培训。", ["1:1 一、存在问题"]),
        ("一、存在问题\n无。", ["1:1 一、存在问题"]),
        ("一、存在问题\n我局工作扎实，没有问题。", ["1:1 一、存在问题"]),
        ("一、存在问题\n我局工作扎实，没有问题。\n但是培训少。", []),
        ("一、存在问题\n力量薄弱。", []),
        ("一、存在问题\n缺9人", []),
        ("一、存在问题\n缺人", ["1:1 一、存在问题"]),
        ("一、存在问题\n薄弱。", []),
        ("一、存在问题\n1.缺", ["1:1 一、存在问题"]),
        ("一、存在问题\n9年", ["1:1 一、存在问题"]),
        ("一、存在问题\n高度重视各项工作。", ["1:1 一、存在问题"]),
        ("一、存在问题\n高度重视，但是基础薄弱。", []),
        ("一、存在问题\n高度重视，缺编9人。", []),
        ("一、存在问题\n（一）主要问题\n", ["1:1 一、存在问题"]),
        ("一、存在问题\n（一）力量\n（二）经费\n", ["1:1 一、存在问题"]),
        ("一、存在问题\n（一）执法力量比较薄弱\n（二）普法形式比较单一\n", []),
        ("一、存在问题\n（一）力量薄弱。培训少。", []),
        ("一、存在问题\n| 问题 | 数量 |\n| 甲乙丙 | 3 |\n二、打算\n加强。", []),
        ("一、存在问题\n—1—\n二、打算\n加强培训。", ["1:1 一、存在问题"]),
        ("一、存在问题\n无。\n二、其他不足\n力量薄弱。", []),
        ("还存在力量薄弱、培训不够的情况。", []),
    ],
)
def test_a_section_with_nothing_but_headings_or_a_phrase_is_empty(text: str, found: list[str]) -> None:
    assert flagged(substance, EMPTY, text, PROBLEMS) == found


def test_an_item_told_in_passing_is_flagged_with_its_first_words() -> None:
    options = Options(("problems", "duty"), "passing")
    text = "局长主持会议。\n一、存在问题\n力量薄弱。"
    assert [each.what for each in seen(substance, options, text, PROBLEMS, DUTY)] == ["1:1 局长主持会议。"]
    assert seen(substance, options, text, PROBLEMS, DUTY)[0].values == {"heading": "局长主持会议。"}


@pytest.mark.parametrize("test", ["lacks", "empty", "passing"])
def test_an_item_that_is_missing_or_unclear_has_its_own_finding_already(test: str) -> None:
    options = Options(("problems", "nobody"), test, {"原因": Pattern("原因")}, boilerplate=Pattern("无"), under=4)
    assert flagged(substance, options, "说明。", PROBLEMS) == []
    assert flagged(substance, options, "还存在薄弱。", PROBLEMS) == []
