"""What kinds make of the remedies that a rule names: which edit a hit gets, and over which code points."""

from __future__ import annotations

import pytest
from kind_runs import hits, scene_of

from reportlint.findings import Edit, Piece, Span
from reportlint.kinds import KINDS, fixable, layout, numbering, part, pattern
from reportlint.kinds.layout import Options as Layout
from reportlint.kinds.numbering import Options as Numbering
from reportlint.kinds.part import Options as Form
from reportlint.kinds.pattern import Options
from reportlint.kinds.remedies import Fix
from reportlint.packs import load
from reportlint.parts import Part
from reportlint.patterns import Pattern


def edits(kind, options, text: str) -> list[Edit | None]:
    return [hit.edit for hit in hits(kind, options, scene_of(text))]


def test_the_first_fix_with_a_match_counts_and_its_match_is_what_is_replaced() -> None:
    options = Options(
        Pattern("坏"),
        fixes=(Fix(Pattern("很(?P<word>坏) ?"), r"\g<word>透", safe=False), Fix(Pattern("坏"), "好")),
    )
    assert edits(pattern, options, "很坏 人，坏人") == [Edit(Span(0, 2), "坏透", False), Edit(Span(4, 5), "好")]


def test_a_hit_outside_all_fixes_has_no_edit() -> None:
    assert edits(pattern, Options(Pattern("坏"), fixes=(Fix(Pattern("很坏"), "差"),)), "坏人") == [None]


def test_characters_are_translated_and_an_empty_replacement_deletes() -> None:
    options = Options(Pattern("坏[,;]"), fixes=(Fix(Pattern("[,;]"), translate={",": "，", ";": "；"}),))
    assert edits(pattern, options, "坏,坏;") == [Edit(Span(1, 2), "，"), Edit(Span(3, 4), "；")]
    assert edits(pattern, Options(Pattern("坏人"), fixes=(Fix(Pattern("坏")),)), "坏人") == [Edit(Span(0, 1), "")]


def test_all_matches_in_what_is_flagged_are_one_edit_and_an_insertion_is_an_empty_span() -> None:
    options = Options(Pattern("一坏二坏"), fixes=(Fix(Pattern("坏"), "好"),))
    assert edits(pattern, options, "一坏二坏") == [Edit(Span(1, 2), "好", more=(Piece(Span(3, 4), "好"),))]
    options = Options(Pattern("20—40%"), fixes=(Fix(Pattern(r"(?<=\d)(?=—)"), "%"),))
    assert edits(pattern, options, "压缩20—40%") == [Edit(Span(4, 4), "%")]


BRACKETS = Options(Pattern("[()]"), couples=("()（）",))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("甲(乙)丙", [(1, 2, "（"), (3, 4, "）")]),
        ("甲 (乙) 丙", [(1, 3, "（"), (4, 6, "）")]),
        ("APP (乙) OK", [(4, 5, "（"), (6, 7, "）")]),
        ("甲(乙）丙", [(1, 2, "（")]),
        ("甲(乙", []),
        ("甲(乙。\n\n丙)丁", []),
        ("甲( 乙)", []),
        ("甲()", []),
        ("[甲](乙)", []),
    ],
)
def test_brackets_are_put_right_in_pairs(text: str, pieces: list[tuple[int, int, str]]) -> None:
    wanted = [Piece(Span(start, end), mark) for start, end, mark in pieces]
    for edit in edits(pattern, BRACKETS, text):
        assert list(edit.pieces if edit else ()) == wanted


def test_a_pair_is_left_where_one_half_was_excused() -> None:
    options = Options(Pattern("[()]"), except_=Pattern("甲[(]"), couples=("()（）",))
    assert edits(pattern, options, "甲(乙)") == [None]


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ('"甲"乙"丙"', "“甲”乙“丙”"),
        ('"甲"乙"', '"甲"乙"'),
        ('“甲"、“乙"', '“甲"、“乙"'),
        ('“甲”、"乙"', "“甲”、“乙”"),
        ('"甲 "乙', '"甲 "乙'),
    ],
)
def test_quotation_marks_open_and_close_by_turns(text: str, better: str) -> None:
    made = text
    for edit in edits(pattern, Options(Pattern('"'), couples=('""“”',)), text):
        for span, mark in edit.pieces if edit else ():
            made = made[: span.start] + mark + made[span.end :]
    assert made == better


DATE = Form(Part.DATE, "form", must=Pattern(r"^\d{4}年[1-9]\d?月[1-9]\d?日$"), rewrite=True)


@pytest.mark.parametrize(
    ("date", "pieces"),
    [
        ("2025年02月08日", [("0", ""), ("0", "")]),
        ("二〇二五年二月十日", [("二〇二五", "2025"), ("二", "2"), ("十", "10")]),
        ("2025.2.10", [(".", "年"), (".", "月"), ("", "日")]),
        ("二〇二五年二月", []),
        ("2025年13月40日", []),
        ("2025年02月08日（星期六）", []),
    ],
)
def test_a_date_is_written_in_arabic_digits_where_it_is_one(date: str, pieces: list[tuple[str, str]]) -> None:
    text = f"办结案件9件。\n\n禾川县林业局\n{date}\n"
    found = edits(part, DATE, text)
    logical = scene_of(text).text
    made = [(logical[slice(*span)], mark) for edit in found if edit for span, mark in edit.pieces]
    assert made == pieces


def test_a_part_that_would_still_be_malformed_has_no_edit() -> None:
    form = Form(Part.NUMBER, "form", must=Pattern(r"〔\d{4}〕\d+号$"), fixes=(Fix(Pattern(r"\[(\d+)\]"), r"〔\1〕"),))
    text = "禾林发[{}]7号\n\n禾川县林业局关于工作的报告\n"
    assert edits(part, form, text.format("25")) == [None]
    [edit] = edits(part, form, text.format("2025"))
    assert edit == Edit(Span(3, 4), "〔", more=(Piece(Span(8, 9), "〕"),))


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("将 2024 年度工作，共 12 项。", 4),
        ("截至 2024年12月31日，办结 9 件。", 3),
        ("福建省委员会 2024年12月31日，办结 9 件。", 2),
        ("2024 年，办结案件。", 1),
        ("1 项目概况，办结案件。", 0),
        ("附件2 项目，办结案件。", 0),
        ("明显提升 ，办结； 二是推进、 落实。", 2),
        ("奋进新征程 共度人才日，办结。", 0),
        ("完成　12　项，办结。", 0),
        ("将 2024 年度工作", 0),
        ("工作时间 2018年，办结。后来共 9 件。", 2),
    ],
)
def test_only_blanks_that_part_nothing_are_taken_out(text: str, gaps: int) -> None:
    found = [piece for edit in edits(layout, Layout("blanks"), text) if edit for piece in edit.pieces]
    assert len(found) == gaps
    assert all(span.start == span.end and mark == "" for span, mark in found)


def test_the_brackets_of_all_numbers_are_widened_at_once() -> None:
    text = "（一）甲。做了。\n(二)乙。做了。\n(三) 丙。做了。"
    [edit] = edits(numbering, Numbering("mixed"), text)
    assert edit is not None
    logical = scene_of(text).text
    assert [(logical[slice(*span)], mark) for span, mark in edit.pieces] == [
        ("(", "（"),
        (")", "）"),
        ("(", "（"),
        (") ", "）"),
    ]


def test_a_missing_ordinal_is_for_a_person_to_confirm() -> None:
    assert edits(numbering, Numbering("clauses"), "一是甲；三是乙。") == [Edit(Span(4, 6), "二是", safe=False)]


def test_what_a_kind_says_of_its_edits_is_what_it_offers() -> None:
    """No bad example of a shipped rule gets an edit of a sort that the rule does not announce."""
    from fixing import check

    rules = {rule.id: rule for rule in load("fazhi").rules}
    announced = {id_: fixable(rule.head.kind, rule.options) for id_, rule in rules.items()}
    seen: dict[str, set[bool]] = {id_: set() for id_ in rules}
    for rule in rules.values():
        for bad in rule.head.examples.bad:
            for found in check(bad.text.replace("⟦", "").replace("⟧", "").encode(), name="fazhi").findings:
                seen[found.rule] |= {found.edit.safe} if found.edit else set()
    assert {id_: said for id_, said in seen.items() if not said <= announced[id_]} == {}
    assert {id_ for id_, said in announced.items() if said} - {id_ for id_, said in seen.items() if said} == set()
    assert all(hasattr(KINDS[rule.head.kind], "fixable") for rule in rules.values() if announced[rule.id])
