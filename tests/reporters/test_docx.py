"""A Word copy with comments: at the exact characters, and nothing else in it is another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from commented import W, bare, comments
from lxml import etree
from report_samples import PACK, sample
from word_files import p, part, r, raw, unzipped, zipped

from reportlint import engine
from reportlint.cli import books
from reportlint.errors import InputError, Message
from reportlint.findings import Finding, Related, Severity, Span
from reportlint.readers import Reading, open_draft
from reportlint.reporters.docx import annotated
from reportlint.reporters.look import Look
from reportlint.results import Checked
from reportlint.text import Document

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus" / "files"


def finding(document: Document, words: str, *, absent: bool = False) -> Finding:
    start = document.text.index(words)
    span = Span(start, start + len(words))
    return Finding("GW701", Severity.WARNING, span, Message(words, words), Message("", ""), absent=absent)


def copy(data: bytes, *words: str, view: str = "accepted", absent: bool = False) -> bytes:
    """A copy of a file with one comment on each of some words."""
    document = open_draft("稿.docx", data, Reading(view))
    found = tuple(finding(document, each, absent=absent) for each in words)
    return annotated(Checked("稿.docx", document, {}, PACK, findings=found), Look())


def around(data: bytes, *words: str, view: str = "accepted") -> list[str]:
    """What the comments on some words are put around, after a look that nothing else was changed."""
    made = copy(data, *words, view=view)
    assert bare(unzipped(made)["word/document.xml"]) == bare(unzipped(data)["word/document.xml"])
    return [comment.around for comment in comments(made)[1:]]


BOLD = "<w:b/>"
BY = 'w:id="90" w:author="甲"'


def test_a_comment_inside_a_bold_run_splits_it_and_keeps_both_parts_bold() -> None:
    data = raw(f"<w:p>{r('前')}{r('推进依法行政', BOLD)}{r('后')}</w:p>")
    assert around(data, "依法") == ["依法"]
    root = etree.fromstring(unzipped(copy(data, "依法"))["word/document.xml"])
    runs = [
        (run.findtext(f"{W}t"), run.find(f"{W}rPr/{W}b") is not None)
        for run in root.iter(f"{W}r")
        if run.find(f"{W}t") is not None
    ]
    # The comment with the checklist is put around the first character.
    assert runs == [("前", False), ("推进", True), ("依法", True), ("行政", True), ("后", False)]


def test_a_comment_on_words_that_are_split_over_runs() -> None:
    data = raw(f"<w:p>{r('全年推')}{r('进', BOLD)}{r('依法')}{r('行政。')}</w:p>")
    assert around(data, "推进依法行") == ["推进依法行"]


def test_a_comment_inside_a_tracked_insertion() -> None:
    data = raw(f"<w:p>{r('全年')}<w:ins {BY}>{r('推进依法行政')}</w:ins>{r('。')}</w:p>")
    assert around(data, "依法") == ["依法"]
    root = etree.fromstring(unzipped(copy(data, "依法"))["word/document.xml"])
    [insertion] = root.iter(f"{W}ins")
    assert [etree.QName(each).localname for each in insertion] == [
        "r",
        "commentRangeStart",
        "r",
        "commentRangeEnd",
        "r",
    ]
    assert not list(insertion.iter(f"{W}commentReference"))


def test_a_comment_from_the_text_into_an_insertion() -> None:
    data = raw(f"<w:p>{r('全年推进')}<w:ins {BY}>{r('依法行政')}</w:ins></w:p>")
    assert around(data, "推进依法") == ["推进依法"]


def test_a_comment_on_text_that_is_deleted_in_the_other_view() -> None:
    data = raw(f"<w:p>{r('共')}<w:del {BY}><w:r><w:delText>三个方面</w:delText></w:r></w:del></w:p>")
    assert around(data, "个方", view="original") == ["个方"]


def test_a_comment_inside_a_cell_of_a_table() -> None:
    rows = "".join(
        f"<w:tr><w:tc>{p(left)}</w:tc><w:tc>{p(right)}</w:tc></w:tr>"
        for left, right in (("类", "数"), ("运输案件", "12件"))
    )
    assert around(raw(f"<w:tbl>{rows}</w:tbl>"), "输案", "2") == ["输案", "2"]


def test_a_comment_on_a_whole_row_is_put_around_its_cells() -> None:
    rows = "".join(f"<w:tr><w:tc>{p(text)}</w:tc><w:tc>{p('1')}</w:tc></w:tr>" for text in "甲乙")
    assert around(raw(f"<w:tbl>{rows}</w:tbl>"), "| 乙 | 1 |") == ["乙1"]


def test_a_comment_inside_a_link() -> None:
    data = raw(f"<w:p>{r('见')}<w:hyperlink w:anchor='a'>{r('县政府网站')}</w:hyperlink></w:p>")
    assert around(data, "政府") == ["政府"]


def test_a_comment_inside_a_content_control_and_the_result_of_a_field() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("2025年1月")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    data = raw(f"<w:p><w:sdt><w:sdtContent>{r('县司法局')}</w:sdtContent></w:sdt>{field}</w:p>")
    assert around(data, "司法", "1月") == ["司法", "1月"]


def test_a_comment_beside_tabs_in_one_run() -> None:
    data = raw("<w:p><w:r><w:t>文号</w:t><w:tab/><w:t>签发人</w:t><w:br/><w:t>周砚舟</w:t></w:r></w:p>")
    assert around(data, "签发", "砚") == ["签发", "砚"]


def test_a_comment_over_a_tab_takes_it_in() -> None:
    data = raw("<w:p><w:r><w:t>a b</w:t><w:tab/><w:t>c d</w:t></w:r></w:p>")
    assert around(data, "b\tc") == ["b\tc"]


def test_blanks_at_the_edge_of_a_split_run_are_kept() -> None:
    data = raw("<w:p><w:r><w:t>one two three</w:t></w:r></w:p>")
    root = etree.fromstring(unzipped(copy(data, "two"))["word/document.xml"])
    texts = [(text.text, text.get("{http://www.w3.org/XML/1998/namespace}space")) for text in root.iter(f"{W}t")]
    assert texts == [("o", None), ("ne ", "preserve"), ("two", None), (" three", "preserve")]


def test_comments_that_overlap_or_stand_at_one_place_are_all_there() -> None:
    data = raw(p("全年推进依法行政"))
    assert around(data, "推进依", "进依法", "推进依", "法行", "全") == ["推进依", "进依法", "推进依", "法行", "全"]


def test_a_comment_over_several_paragraphs() -> None:
    data = raw(p("一、主要举措") + p("推进依法行政。") + p("结束"))
    document = open_draft("稿.docx", data)
    found = Finding("X", Severity.INFO, Span(2, 12), Message("", ""), Message("", ""))
    made = annotated(Checked("稿.docx", document, {}, PACK, findings=(found,)), Look())
    assert comments(made)[1].around == "主要举措推进依法行"


def test_a_comment_on_stray_blanks_is_put_around_what_stands_there() -> None:
    assert around(raw(p("全 年推进")), "全年") == ["全 年"]


NUMBERED = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
)


def test_a_comment_on_an_automatic_number_stands_at_the_first_word() -> None:
    data = raw(p("主要举措", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'), numbering=NUMBERED)
    assert around(data, "一、", "一、主要") == ["主", "主要"]


def test_a_comment_on_a_text_box_or_a_note_stands_where_it_is_anchored() -> None:
    boxed = f"<w:pict><w:txbxContent>{p('框内文字')}</w:txbxContent></w:pict>"
    body = f"<w:p>{r('前')}<w:r>{boxed}</w:r>{r('中')}<w:r><w:footnoteReference w:id='2'/></w:r>{r('后')}</w:p>"
    notes = part("footnotes", f'<w:footnote w:id="2">{p("注释文字")}</w:footnote>')
    data = raw(body, footnotes=notes)
    made = copy(data, "框内", "注释")
    assert bare(unzipped(made)["word/document.xml"]) == bare(unzipped(data)["word/document.xml"])
    root = etree.fromstring(unzipped(made)["word/document.xml"])
    marked = [etree.QName(each).localname for each in root.iterfind(f"{W}body/{W}p/*")]
    assert marked == [
        *("commentRangeStart", "r", "commentRangeEnd", "r"),
        *("commentRangeStart", "r", "commentRangeEnd", "r", "r"),
        *("commentRangeStart", "r", "commentRangeEnd", "r", "r"),
    ]


def test_a_comment_on_a_page_header_stands_in_the_text() -> None:
    section = '<w:sectPr><w:headerReference r:id="header"/></w:sectPr>'
    data = raw(p("正文") + section, header=part("hdr", p("内部资料")))
    assert around(data, "内部") == ["文"]


def test_a_comment_on_a_formula_or_on_ruby_takes_all_of_it() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{r('han')}</w:rt><w:rubyBase>{r('汉字')}</w:rubyBase></w:ruby></w:r>"
    data = raw(f"<w:p>{r('按')}<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>{ruby}</w:p>")
    made = copy(data, "a", "汉")
    assert bare(unzipped(made)["word/document.xml"]) == bare(unzipped(data)["word/document.xml"])
    root = etree.fromstring(unzipped(made)["word/document.xml"])
    assert not [mark for box in root.iter("{*}oMath", "{*}ruby") for mark in box.iter("{*}commentRangeStart")]


def test_what_is_absent_has_its_comment_before_the_paragraph_that_it_belongs_before() -> None:
    made = copy(raw(p("一、主要举措") + p("二、工作安排")), "工作安排", absent=True)
    comment = comments(made)[1]
    assert comment.around == "二"
    assert "应写在此前。" in comment.lines


def test_a_file_with_comments_keeps_them() -> None:
    old = part("comments", f'<w:comment w:id="7" w:author="县长">{p("请核实")}</w:comment>')
    marks = '<w:commentRangeStart w:id="7"/>', '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
    data = raw(f"<w:p>{marks[0]}{r('全年')}{marks[1]}{r('推进')}</w:p>", comments=old)
    found = comments(copy(data, "推进"))
    assert [(each.id, each.author, each.around) for each in found] == [
        ("7", "县长", "全年"),
        ("8", "reportlint", "全"),
        ("9", "reportlint", "推进"),
    ]
    names = [name for name in unzipped(copy(data, "推进")) if "comments" in name]
    assert names == ["word/comments.xml"]


def test_every_other_part_is_copied_byte_for_byte() -> None:
    data = zipped({**unzipped(raw(p("推进"))), "word/media/a.png": b"\x89PNG\0", "docProps/app.xml": "<a  b='1'/>"})
    before, after = unzipped(data), unzipped(copy(data, "推"))
    new = {"word/comments.xml", "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert {name for name in after if after[name] != before.get(name)} == new
    assert set(after) - set(before) == {"word/comments.xml"}
    assert b"/word/comments.xml" in after["[Content_Types].xml"]
    assert b'Target="comments.xml"' in after["word/_rels/document.xml.rels"]


def test_the_same_draft_gives_the_same_copy() -> None:
    data = raw(p("推进依法行政"))
    assert copy(data, "依法") == copy(data, "依法")


def test_a_file_with_macros_is_not_copied() -> None:
    files = unzipped(raw(p("推进")))
    types = files["[Content_Types].xml"].replace(
        b"wordprocessingml.document.main", b"ms-word.document.macroEnabled.main"
    )
    with pytest.raises(InputError) as caught:
        copy(zipped({**files, "[Content_Types].xml": types}), "推")
    assert caught.value.message.zh == "稿.docx：文稿带有宏，不做副本；请先另存为 .docx"


def test_a_file_that_is_damaged_elsewhere_is_not_copied() -> None:
    data = zipped({**unzipped(raw(p("推进"))), "word/media/a.bin": b"0123456789" * 9})
    at = data.index(b"word/media/a.bin") + 20
    with pytest.raises(InputError, match="damaged"):
        copy(data[:at] + b"\xff\xff\xff" + data[at + 3 :], "推")


def test_a_text_that_stands_only_in_page_headers_cannot_be_commented() -> None:
    data = raw('<w:sectPr><w:headerReference r:id="header"/></w:sectPr>', header=part("hdr", p("内部资料")))
    with pytest.raises(InputError, match="no text"):
        copy(data, "内部")


FIRST = (
    "reportlint · 法治政府建设年度报告 · 2021 年度 · 新县科学技术和工业信息化局",
    "✓ 具备 FZ101 主要举措和成效：原文第 2 行“一、主要举措和成效”",
    "？ 待人工确认 FZ102 存在的不足和原因：原文第 3 行“建章立制”",
    "✗ 缺失 FZ103 第一责任人职责履行情况：原文第 5 行“法治建设第一责任人职责”：只是对 2022 年的打算",
    "– 不适用 FZ104 下一年度主要安排",
    "错误 1  警告 1  提示 1",
)


def test_a_text_draft_becomes_a_new_file_with_the_checklist_and_every_finding() -> None:
    made = comments(annotated(sample(), Look()))
    assert [comment.author for comment in made] == ["reportlint"] * 4
    assert made[0].lines == FIRST
    assert [(comment.lines, comment.around) for comment in made[1:]] == [
        (("警告 GW301：半角“,”应为“，”", "可改为“，”", "依据：《标点符号用法》"), ","),
        (
            (
                "错误 FZ103：缺少第一责任人职责的情况",
                "应写在此前。",
                "另见原文第 5 行“法治建设第一责任人职责”：只是对 2022 年的打算",
                "依据：《法治政府建设与责任落实督察工作规定》第四章",
            ),
            "#",
        ),
        (("提示 GW105：署名",), "新县科学"),
    ]


def test_comments_speak_english_when_asked() -> None:
    made = comments(annotated(sample(), Look("en")))
    assert made[0].lines[1] == "✓ met FZ101 measures: line 2 “一、主要举措和成效”"
    assert made[1].lines == ("warning GW301: “,” should be “，”", "Could be “，”", "Basis: 《标点符号用法》")


def test_in_a_word_draft_places_are_told_by_paragraphs() -> None:
    data = raw(p("一、主要举措") + "<w:p/>" + p("推进依法行政"))
    document = open_draft("稿.docx", data)
    found = finding(document, "依法")
    related = Related(Span(0, 2), Message("前一处", "before"))
    found = Finding("X", Severity.INFO, found.span, Message("不一致", "x"), Message("", ""), related=(related,))
    made = annotated(Checked("稿.docx", document, {}, PACK, findings=(found,)), Look())
    assert comments(made)[1].lines == ("提示 X：不一致", "另见第 1 段“一、”：前一处")


def test_control_characters_of_a_draft_do_not_reach_the_comments() -> None:
    document = open_draft("a.txt", "甲\x07\x1b[31m\uffff乙\t丙".encode())
    found = Finding("X", Severity.INFO, Span(0, 1), Message("见\x07", "x"), Message("", ""))
    made = comments(annotated(Checked("a.txt", document, {}, PACK, findings=(found,)), Look()))
    assert made[1].lines == ("提示 X：见\ufffd",)


def drafts() -> Sequence[Path]:
    return sorted([*(ROOT / "examples").glob("*.*"), *(ROOT / "tests" / "data").glob("*.txt"), *CORPUS.glob("*.docx")])


@pytest.mark.parametrize("path", [path for path in drafts() if path.name != "README.md"], ids=lambda path: path.name)
def test_every_comment_of_a_whole_draft_is_put_around_what_its_finding_quotes(path: Path) -> None:
    data = path.read_bytes()
    checked = engine.check(path.name, data, packs=books.packs_of(None, ()), given={}, select=lambda _: True)
    document = checked.document
    assert document is not None
    made = annotated(checked, Look())
    found = comments(made)
    assert len(found) == len(checked.findings) + 1
    for comment, each in zip(found[1:], checked.findings, strict=True):
        if not each.absent:
            quoted = document.quote(each.span) if document.format == "docx" else document.of(each.span)
            assert "".join(quoted.split()).endswith("".join(comment.around.split()))
            assert comment.around
    if document.format == "docx":
        assert bare(unzipped(made)["word/document.xml"]) == bare(data and unzipped(data)["word/document.xml"])
