"""Where programs are told that a fix goes: all of its places, an insertion, a blank, or no fix at all."""

from __future__ import annotations

from typing import Any

import pytest
from machine_samples import value_of
from report_samples import PACK, same

from reportlint.findings import Edit, Finding, Piece, Severity, Span
from reportlint.readers.plain import read_text
from reportlint.reporters.docx.remarks import remarks_of
from reportlint.results import Checked
from reportlint.text import decode

PAIR = Edit(Span(1, 2), "（", more=(Piece(Span(3, 4), "）"),))


def flawed(text: str, edit: Edit, span: tuple[int, int] = (0, 1)) -> Checked:
    """A draft with one finding and its edit."""
    finding = Finding("GW301", Severity.WARNING, Span(*span), same("有误"), same(""), edit=edit)
    return Checked("a.txt", read_text(decode("a.txt", text.encode())), {}, PACK, findings=(finding,))


def fix_of(text: str, edit: Edit) -> Any:
    return value_of("json", [flawed(text, edit)])["documents"][0]["findings"][0]["fix"]


def test_replacements_that_belong_together_are_one_fix() -> None:
    assert fix_of("甲(乙)", PAIR) == {
        "line": 1,
        "column": 2,
        "end_line": 1,
        "end_column": 3,
        "text": "（",
        "safe": True,
        "more": [{"line": 1, "column": 4, "end_line": 1, "end_column": 5, "text": "）"}],
    }


@pytest.mark.parametrize(
    ("text", "edit", "columns"),
    [
        ("甲乙", Edit(Span(1, 1), "，"), (2, 2)),
        ("甲 乙", Edit(Span(1, 1), "，"), (2, 2)),
        ("甲 乙", Edit(Span(1, 1), ""), (2, 3)),
        ("甲 乙", Edit(Span(0, 2), "丙"), (1, 4)),
    ],
)
def test_an_insertion_is_an_empty_place_and_a_blank_taken_out_is_that_of_the_blank(
    text: str, edit: Edit, columns: tuple[int, int]
) -> None:
    found = fix_of(text, edit)
    assert (found["column"], found["end_column"], found["text"]) == (*columns, edit.text)


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("根据县委、县政府，\n乙丙。", Edit(Span(8, 10), "、乙")),
        ("甲**乙丙**。", Edit(Span(0, 2), "乙")),
        ("甲乙。\n丙丁。", Edit(Span(2, 5), "、丙")),
        ("甲乙", Edit(Span(1, 1), "")),
    ],
)
def test_an_edit_that_would_swallow_a_line_end_or_marks_or_nothing_is_no_fix(text: str, edit: Edit) -> None:
    assert fix_of(text, edit) is None
    assert "fixes" not in value_of("sarif", [flawed(text, edit)])["runs"][0]["results"][0]
    assert "suggestions" not in value_of("rdjson", [flawed(text, edit)])["diagnostics"][0]


def test_sarif_and_rdjson_tell_all_places() -> None:
    [result] = value_of("sarif", [flawed("甲(乙)", PAIR)])["runs"][0]["results"]
    [change] = result["fixes"][0]["artifactChanges"]
    assert [
        (each["deletedRegion"]["startColumn"], each["insertedContent"]["text"]) for each in change["replacements"]
    ] == [
        (2, "（"),
        (4, "）"),
    ]
    [one] = value_of("rdjson", [flawed("甲(乙)", PAIR)])["diagnostics"]
    assert [(each["range"]["start"]["column"], each["text"]) for each in one["suggestions"]] == [(4, "（"), (8, "）")]


@pytest.mark.parametrize(
    ("text", "edit", "span", "said"),
    [
        ("压缩20—40%。", Edit(Span(4, 4), "%"), (2, 8), "可改为“20%—40%”"),
        ("甲(乙)", PAIR, (1, 2), "可改为“（”"),
        (
            "禾林发[2025]07号",
            Edit(Span(3, 4), "〔", more=(Piece(Span(8, 9), "〕"), Piece(Span(9, 10), ""))),
            (0, 12),
            "可改为“禾林发〔2025〕7号”",
        ),
        ("一是，完善", Edit(Span(2, 3), ""), (0, 3), "可改为“一是”"),
    ],
)
def test_a_comment_quotes_what_the_words_become(text: str, edit: Edit, span: tuple[int, int], said: str) -> None:
    checked = flawed(text, edit, span)
    assert checked.document is not None
    assert remarks_of(checked, checked.document, "zh")[1].lines[1] == said
