"""How required items are located: headings, then passages, then mentions, with the place where each belongs."""

from __future__ import annotations

import pytest
from kind_runs import scene_of

from reportlint.findings import Answer, Span
from reportlint.items.scene import Item, Scene, holder, meeting, merged, outside, sentence_at
from reportlint.items.wanted import Heading, Options, Passage
from reportlint.patterns import Pattern


def wanted(role: str, heading: str, clues: str = "", **more: object) -> Options:
    """What a rule asks for; each character of `clues` is a clue group, at least two of which must stand."""
    passage = {
        "at_least": 2,
        "anchor": Pattern(f"{heading}者"),
        **{key: more.pop(key) for key in PASSAGE & more.keys()},
    }
    groups = {clue: Pattern(clue) for clue in clues or "甲乙丙"}
    shape = Heading(Pattern(heading), **{key: more.pop(key) for key in HEADING & more.keys()})
    return Options(role, shape, Passage(groups, **passage), **more)


PASSAGE = {"at_least", "anchor", "unless", "settled", "least", "reach"}
HEADING = {"topmost", "unless_heading", "top"}
ONE = wanted("one", "责任")
PLAN = wanted("plan", "打算", anchor=Pattern(r"(?:(?P<next_year>\d{4})年|下步)将"), reach="section")


def item_of(text: str, *wants: Options, role: str = "one", **given: str | int) -> tuple[Item, Scene]:
    scene = scene_of(text, *wants, **given)
    return scene.items[role], scene


def told(text: str, *wants: Options, role: str = "one", **given: str | int) -> tuple[str, str, list[str]]:
    """Answer, by what, and the evidence as `line text`."""
    item, scene = item_of(text, *wants, role=role, **given)
    document = scene.draft.document
    marks = [f"{document.line_of(mark.start)} {document.of(mark)}" for mark in item.evidence]
    return item.answer.value, item.by, marks


class TestHeadings:
    """A heading that names the item makes its section the evidence."""

    @pytest.mark.parametrize(
        ("text", "marks"),
        [
            ("一、责任\n说明。", ["1 一、责任", "2 说明。"]),
            ("一、别的\n说明。\n（一）落实责任。说明了。", ["3 （一）落实责任"]),
            ("一、别的\n1.责任\n说明。", ["2 1.责任", "3 说明。"]),
            ("## 责任\n\n说明。", ["1 责任", "3 说明。"]),
            (
                "一、责任\n说明。\n二、别的\n说明。\n三、责任\n又说。",
                ["1 一、责任", "5 三、责任", "2 说明。", "6 又说。"],
            ),
            ("一、责任\n（一）责任制。说明。", ["1 一、责任", "2 （一）责任制。说明。"]),
            ("一、责任", ["1 一、责任"]),
        ],
    )
    def test_of_any_level_and_its_outermost_sections(self, text: str, marks: list[str]) -> None:
        assert told(text, ONE) == ("met", "heading", marks)

    @pytest.mark.parametrize(
        "text",
        [
            "一、别的\n说明。",
            "责任在肩，使命如山。\n说明。",
            "一、别的。责任重大。",
            "（一）以压实责任为抓手，层层传导压力，确保落到实处。",
        ],
    )
    def test_a_word_in_the_text_is_no_heading(self, text: str) -> None:
        assert told(text, ONE)[0] == "unmet"

    def test_only_the_topmost_may_be_wanted(self) -> None:
        top = wanted("one", "责任", top=True)
        assert told("一、责任\n说明。", top)[:2] == ("met", "heading")
        assert told("一、别的\n（一）责任\n说明。", top)[0] == "unmet"

    def test_a_pattern_may_hold_for_the_topmost_alone(self) -> None:
        topmost = wanted("one", "责任", topmost=Pattern("职守"))
        assert told("一、职守\n说明。", topmost)[0] == "met"
        assert told("一、别的\n（一）职守\n说明。", topmost)[0] == "unmet"

    @pytest.mark.parametrize(("year", "answer"), [(2024, "met"), (2023, "unmet"), (2025, "unmet")])
    def test_a_year_in_a_heading_is_that_after_the_report(self, year: int, answer: str) -> None:
        plan = wanted("plan", r"(?P<next_year>\d{4})年打算")
        assert told("一、2025年打算\n说明。", plan, role="plan", report_year=year)[0] == answer

    def test_a_year_counts_where_the_report_year_is_not_known(self) -> None:
        plan = wanted("plan", r"(?P<next_year>\d{4})年打算")
        assert told("一、2025年打算\n说明。", plan, role="plan")[0] == "met"


class TestPassages:
    """Without a heading, an anchor and enough of what belongs to it."""

    @pytest.mark.parametrize(
        ("text", "marks"),
        [
            ("责任者甲，又乙。", ["1 责任者甲，又乙。"]),
            ("说明。责任者甲。再乙。", ["1 责任者甲。再乙。"]),
            ("一是别的甲乙；二是责任者甲乙；三是丙。", ["1 二是责任者甲乙；"]),
            ("一是压实。责任者甲，又乙。二是别的。", ["1 一是压实。责任者甲，又乙。"]),
            ("一、别的\n（一）说明。责任者甲，又乙。", ["2 责任者甲，又乙。"]),
            (
                "说明以后，责任者做了下面几件事情，一并说明：\n1.做了甲。\n2.做了乙。",
                ["1 说明以后，责任者做了下面几件事情，一并说明："],
            ),
            ("责任者甲。\n责任者乙丙。", ["2 责任者乙丙。"]),
        ],
    )
    def test_are_the_evidence_from_the_sentence_or_clause_of_the_anchor_on(self, text: str, marks: list[str]) -> None:
        assert told(text, ONE) == ("met", "passage", marks)

    @pytest.mark.parametrize(
        ("text", "marks"),
        [
            ("责任者甲。", ["1 责任者甲。"]),
            ("责任者甲甲甲。\n乙丙。", ["1 责任者甲甲甲。"]),
            ("一是责任者甲；二是乙丙。", ["1 一是责任者甲；"]),
            ("责任者。\n责任者丙。", ["2 责任者丙。"]),
        ],
    )
    def test_with_too_little_must_be_read_by_a_person(self, text: str, marks: list[str]) -> None:
        assert told(text, ONE) == ("unclear", "", marks)

    @pytest.mark.parametrize("text", ["甲乙丙。", "责任者。", "别的。", "学习《责任者甲乙办法》。"])
    def test_without_an_anchor_or_without_anything_that_belongs_to_it_are_none(self, text: str) -> None:
        assert told(text, ONE) == ("unmet", "", [])

    def test_what_comes_behind_the_name_of_a_document_counts(self) -> None:
        assert told("学习《甲办法》，责任者乙丙。", ONE)[0] == "met"

    @pytest.mark.parametrize(
        ("text", "answer"),
        [
            ("督促责任者甲。", "unmet"),
            ("督促责任者甲乙。", "unclear"),
            ("督促责任者。甲乙。", "unmet"),
            ("督促了，责任者甲乙。", "met"),
            ("责任者甲乙，督促了。", "met"),
            ("督促：责任者甲乙。", "met"),
            ("督促责任者甲，责任者又乙。", "met"),
            ("责任者甲，已经解决。", "unmet"),
            ("责任者甲乙，已经解决。", "unclear"),
            ("已经解决，责任者甲乙。", "met"),
            ("责任者甲乙。已经解决。", "met"),
            ("督促责任者甲乙。\n责任者丙。", "unclear"),
        ],
    )
    def test_an_anchor_may_be_excused_by_its_clause_or_by_what_is_settled_behind_it(
        self, text: str, answer: str
    ) -> None:
        assert told(text, wanted("one", "责任", unless=Pattern("督促"), settled=Pattern("解决")))[0] == answer

    def test_next_years_promises_are_left_out_of_what_was_done(self) -> None:
        past = wanted("one", "责任", in_="past", mention=Pattern("责任"))
        text = "一、别的\n说明。\n二、打算\n责任者甲乙。"
        item, scene = item_of(text, past, PLAN)
        assert item.answer is Answer.UNMET
        [near] = item.near
        assert scene.draft.document.line_of(near.span.start) == 4
        assert near.note.zh == "只是对下一年度的打算"
        assert told(text, wanted("one", "责任"), PLAN)[0] == "met"

    def test_headings_in_next_years_part_are_left_out_too(self) -> None:
        past = wanted("one", "责任", in_="past")
        assert told("一、打算\n（一）责任\n说明。", past, PLAN)[0] == "unmet"

    @pytest.mark.parametrize(
        ("text", "answer"),
        [
            ("下步将甲乙。", "met"),
            ("做了别的事情。下步将甲乙。", "unclear"),
            ("做了别的事情。下步将甲乙，还要继续把许许多多的事情都一件一件做得更好更细。", "met"),
            ("做了别的事情。下步将甲。", "unmet"),
        ],
    )
    def test_an_aside_inside_a_paragraph_must_be_read_by_a_person(self, text: str, answer: str) -> None:
        plan = wanted("plan", "打算", anchor=Pattern("下步将"), reach="section", least=30)
        assert told(text, plan, role="plan")[0] == answer

    def test_an_anchor_that_opens_a_paragraph_reaches_to_the_end_of_the_section(self) -> None:
        text = "一、别的\n2025年将如何：先说明。\n（一）甲。做。\n（二）乙。做。\n二、又别的\n丙。"
        item, scene = item_of(text, PLAN, role="plan", report_year=2024)
        assert (item.answer, item.by) == (Answer.MET, "passage")
        assert scene.draft.document.of(item.spans[0]).splitlines()[-1] == "（二）乙。做。"

    def test_the_year_of_an_anchor_is_that_after_the_report(self) -> None:
        assert told("2025年将甲乙。", PLAN, role="plan", report_year=2024)[0] == "met"
        assert told("2024年将甲乙。", PLAN, role="plan", report_year=2024)[0] == "unmet"

    def test_loose_sections_are_those_that_no_other_item_takes(self) -> None:
        loose = wanted("done", "成效", anchor=None, reach="sections")
        text = "一、天\n甲。\n二、地\n甲乙。\n三、人\n丙。\n四、责任\n甲乙丙。\n五、物\n乙丙。"
        assert told(text, loose, ONE, role="done") == ("met", "passage", ["1 一、天", "3 二、地", "9 五、物"])

    def test_without_sections_a_paragraph_behind_the_opening_will_do(self) -> None:
        loose = wanted("done", "成效", anchor=None, reach="sections")
        assert told("甲乙丙。\n说明。\n甲，还有乙。", loose, role="done") == ("met", "passage", ["3 甲，还有乙。"])
        assert told("甲乙丙。\n说明。", loose, role="done")[0] == "unmet"


class TestPlan:
    """What is told of next year, apart from what the same section tells of other items."""

    @pytest.mark.parametrize(
        ("text", "plan"),
        [
            ("一、责任和打算\n说明。\n下步将甲乙。", ["下步将甲乙。"]),
            ("一、责任和打算\n说明。下步将甲乙。", ["下步将甲乙。"]),
            ("一、责任和打算\n说明甲乙。", ["一、责任和打算\n说明甲乙。"]),
            ("一、打算\n说明。", ["一、打算\n说明。"]),
        ],
    )
    def test_of_a_merged_section_begins_where_it_speaks_of_the_future(self, text: str, plan: list[str]) -> None:
        item, scene = item_of(text, ONE, PLAN, role="plan")
        assert [scene.draft.document.of(span).rstrip("\n") for span in item.spans] == plan

    def test_does_not_hold_problems_told_in_its_opening(self) -> None:
        text = "一、打算\n责任者甲乙丙。\n（一）加强。做。"
        item, scene = item_of(text, ONE, PLAN, role="plan")
        assert [scene.draft.document.of(span).strip() for span in item.spans] == ["一、打算", "（一）加强。做。"]


class TestWhereItBelongs:
    """A missing item is located before the item that usually follows, else before the signature, else at the end."""

    TEXT = "关于工作的报告\n\n一、天\n说明。\n二、打算\n做。\n"

    @pytest.mark.parametrize(
        ("text", "wants", "line"),
        [
            (TEXT, (ONE, PLAN), 5),
            (TEXT + "\n禾川县林业局\n2025年1月1日\n", (PLAN, ONE), 8),
            (TEXT + "\n2025年1月1日\n", (PLAN, ONE), 8),
            (TEXT, (PLAN, ONE), 6),
            ("说明。\n说完。\n", (ONE,), 2),
            ("说明。", (ONE,), 1),
        ],
    )
    def test_there_is_always_a_line(self, text: str, wants: tuple[Options, ...], line: int) -> None:
        item, scene = item_of(text, *wants)
        assert item.answer is Answer.UNMET
        assert scene.draft.document.line_of(item.belongs.start) == line
        assert item.belongs.end - item.belongs.start == 1

    FIRST, LAST = wanted("first", "成效"), wanted("last", "绝无")

    @pytest.mark.parametrize(
        ("text", "line"),
        [
            ("一、成效\n说明。\n二、责任\n说明。\n三、打算\n做。\n", 3),
            ("一、责任\n说明。\n二、成效\n说明。\n三、打算\n做。\n", 5),
            ("一、成效\n说明。\n责任者甲乙。\n二、打算\n做。\n", 4),
            ("一、成效\n说明。\n责任者甲乙。\n二、别的\n做。\n", 5),
            ("一、责任\n说明。\n二、打算\n做。\n", 1),
            ("一、打算\n说明。\n二、责任\n做。\n三、成效\n做。\n", 6),
        ],
    )
    def test_what_usually_follows_may_stand_elsewhere(self, text: str, line: int) -> None:
        item, scene = item_of(text, self.FIRST, self.LAST, ONE, PLAN, role="last")
        assert (item.answer, scene.draft.document.line_of(item.belongs.start)) == (Answer.UNMET, line)


class TestMentions:
    """The nearest passing mentions, one a paragraph."""

    def test_next_years_come_first_and_there_are_three_at_most(self) -> None:
        want = wanted("one", "绝无", in_="past", mention=Pattern("责任"))
        text = "一、天\n责任一，责任。\n责任二。\n责任三。\n二、打算\n责任四。"
        item, scene = item_of(text, want, PLAN, report_year=2024)
        lines = [(scene.draft.document.line_of(near.span.start), near.note.zh) for near in item.near]
        assert lines == [(6, "只是对 2025 年的打算"), (2, "只是顺带提到"), (3, "只是顺带提到")]

    def test_an_item_that_is_there_has_none(self) -> None:
        item, _ = item_of("一、责任\n责任重大。", wanted("one", "责任", mention=Pattern("责任")))
        assert item.near == ()


@pytest.mark.parametrize(
    ("spans", "without", "left"),
    [
        ([(0, 10)], [], [(0, 10)]),
        ([(0, 10)], [(2, 4), (6, 8)], [(0, 2), (4, 6), (8, 10)]),
        ([(0, 10)], [(6, 8), (2, 4)], [(0, 2), (4, 6), (8, 10)]),
        ([(0, 10)], [(0, 10)], []),
        ([(0, 10)], [(0, 4), (2, 6)], [(6, 10)]),
        ([(0, 10)], [(2, 9), (3, 4)], [(0, 2), (9, 10)]),
        ([(0, 3), (5, 8)], [(2, 6)], [(0, 2), (6, 8)]),
        ([(5, 8)], [(0, 5), (8, 9)], [(5, 8)]),
    ],
)
def test_what_lies_outside(spans: list[tuple], without: list[tuple], left: list[tuple]) -> None:
    assert list(outside(tuple(Span(*each) for each in spans), tuple(Span(*each) for each in without))) == left


def test_neighbours_are_put_together() -> None:
    spans = (Span(0, 3), Span(4, 6), Span(8, 12), Span(9, 10))
    assert merged(spans) == ((0, 6), (8, 12))


@pytest.mark.parametrize(
    ("span", "held", "met"),
    [((1, 2), (0, 3), True), ((3, 5), None, False), ((2, 4), None, True), ((5, 9), (5, 9), True), ((4, 6), None, True)],
)
def test_spans_apart_are_searched_for_one_that_holds_or_meets_another(
    span: tuple[int, int], held: tuple[int, int] | None, met: bool
) -> None:
    apart = (Span(0, 3), Span(5, 9))
    assert holder(apart, Span(*span)) == held
    assert meeting(apart, Span(*span)) is met


@pytest.mark.parametrize(
    ("text", "at", "sentence"),
    [
        ("一。二三。四", 3, "二三"),
        ("一。二三。四", 2, "二三"),
        ("一\n二；三", 2, "二"),
        ("一二三", 1, "一二三"),
        ("一。", 0, "一"),
        ("一！二", 2, "二"),
    ],
)
def test_a_sentence_ends_at_its_mark_or_its_paragraph(text: str, at: int, sentence: str) -> None:
    span = sentence_at(text, Span(at, at + 1))
    assert text[span.start : span.end] == sentence
