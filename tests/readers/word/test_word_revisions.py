"""Tracked changes: what each of the two views shows."""

from __future__ import annotations

import pytest
from word_files import p, r, raw

from reportlint.errors import Message
from reportlint.readers import Reading, open_draft
from reportlint.text import Document

BY = 'w:id="1" w:author="甲" w:date="2025-01-01T00:00:00Z"'


def ins(inside: str) -> str:
    return f"<w:ins {BY}>{inside}</w:ins>"


def gone(text: str) -> str:
    return f"<w:del {BY}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def marked(kind: str, inside: str, more: str = "") -> str:
    return f"<w:p><w:pPr>{more}<w:rPr><w:{kind} {BY}/></w:rPr></w:pPr>{inside}</w:p>"


def both(body: str) -> tuple[str, str]:
    """The text with all changes accepted, and the one before them."""
    data = raw(body)
    return read(data).source.text, read(data, "original").source.text


def read(data: bytes, view: str = "accepted") -> Document:
    return open_draft("a.docx", data, Reading(view))


@pytest.mark.parametrize(
    ("body", "accepted", "original"),
    [
        (f"<w:p>{r('共')}{gone('三')}{ins(r('四'))}{r('项')}</w:p>", "共四项", "共三项"),
        (f"<w:p>{r('甲')}{ins(gone('乙'))}</w:p>", "甲", "甲"),
        (f"<w:p>{ins('<w:hyperlink>' + r('乙') + '</w:hyperlink>')}{r('甲')}</w:p>", "乙甲", "甲"),
        (
            f"<w:p><w:moveFrom {BY}>{r('甲')}</w:moveFrom>{r('乙')}<w:moveTo {BY}>{r('甲')}</w:moveTo></w:p>",
            "乙甲",
            "甲乙",
        ),
        (marked("del", r("推进依法")) + p("行政"), "推进依法行政", "推进依法\n行政"),
        (marked("moveFrom", r("推进依法")) + p("行政"), "推进依法行政", "推进依法\n行政"),
        (marked("ins", r("推进依法")) + p("行政"), "推进依法\n行政", "推进依法行政"),
        (marked("del", gone("全删")) + p("乙"), "乙", "全删\n乙"),
        (marked("ins", ins(r("全增"))) + p("乙"), "全增\n乙", "乙"),
        (marked("del", r("甲")) + marked("del", r("乙")) + p("丙"), "甲乙丙", "甲\n乙\n丙"),
        (marked("del", r("最后")), "最后", "最后"),
        (ins(p("整段")) + p("乙"), "整段\n乙", "乙"),
    ],
)
def test_each_view_shows_its_text(body: str, accepted: str, original: str) -> None:
    assert both(body) == (accepted, original)


def row(text: str, change: str = "") -> str:
    return f"<w:tr><w:trPr>{change}</w:trPr><w:tc>{p(text)}</w:tc><w:tc>{p('1')}</w:tc></w:tr>"


def test_rows_that_were_added_or_deleted_are_in_one_view_only() -> None:
    table = f"<w:tbl>{row('甲')}{row('增', f'<w:ins {BY}/>')}{row('删', f'<w:del {BY}/>')}</w:tbl>"
    assert both(table) == ("| 甲 | 1 |\n| 增 | 1 |", "| 甲 | 1 |\n| 删 | 1 |")


def test_a_paragraph_that_goes_on_in_the_next_has_that_ones_properties() -> None:
    center = '<w:jc w:val="center"/>'
    joined = read(raw(marked("del", r("推进依法"), center) + p("行政"))).blocks[0]
    assert (joined.indent, joined.paragraph) == (0, 1)
    assert read(raw(marked("del", r("推进依法")) + p("行政", center))).blocks[0].indent == 8


def test_a_paragraph_of_which_nothing_else_is_left_lends_the_next_nothing() -> None:
    center = '<w:jc w:val="center"/>'
    empty = f"<w:p>{gone('删')}</w:p>"
    assert read(raw(marked("del", r("推进依法"), center) + empty)).blocks[0].indent == 8


def test_the_original_view_has_the_properties_from_before_the_change() -> None:
    changed = f'<w:outlineLvl w:val="0"/><w:pPrChange {BY}><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:pPrChange>'
    data = raw(p("甲", changed) + f"<w:p>{ins(r('乙'))}</w:p>")
    assert [read(data, view).blocks[0].level for view in ("accepted", "original")] == [1, 2]


def test_that_there_were_changes_is_said_with_their_number_and_the_way_to_the_other_view() -> None:
    body = f"<w:p>{r('甲')}{ins(r('一'))}{ins(r('二'))}{gone('三')}</w:p>"
    found = read(raw(body))
    assert found.revisions == "accepted"
    assert found.notices == (
        Message(
            "文稿有修订标记（插入 2 处、删除 1 处、移动 0 处），检查的是接受全部修订后的文字；"
            "另一种看法用 --revisions original",
            "the draft has tracked changes (insertions 2, deletions 1, moves 0); checked was the text with all of them"
            " accepted; --revisions original gives the other view",
        ),
    )
    other = read(raw(body), "original")
    assert other.revisions == "original"
    assert "检查的是修订前的原文" in other.notices[0].zh


def test_nothing_is_said_of_a_file_without_changes() -> None:
    found = read(raw(p("甲")), "original")
    assert (found.notices, found.revisions) == ((), "")
