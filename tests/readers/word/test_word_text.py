"""What is read of a Word file, and what is not: paragraphs, fields, boxes, notes, page headers."""

from __future__ import annotations

import pytest
from word_files import p, part, r, raw, unzipped, zipped

from reportlint.readers import open_draft
from reportlint.text import BlockKind, Document


def document(body: str, **parts: str) -> Document:
    return open_draft("a.docx", raw(body, **parts))


def lines(body: str, **parts: str) -> list[str]:
    return document(body, **parts).source.text.split("\n")


def test_a_paragraph_is_a_line_and_empty_ones_are_not_counted() -> None:
    found = document(p("甲") + "<w:p/>" + p(" ") + p("乙"))
    assert found.source.text == "甲\n乙"
    assert [(block.paragraph, block.apart) for block in found.blocks] == [(1, False), (2, True)]


def test_runs_make_up_the_text() -> None:
    assert lines(f"<w:p>{r('推进', '<w:b/>')}{r('依法')}{r('行政')}</w:p>") == ["推进依法行政"]


def test_line_ends_of_the_file_are_blanks_of_the_text() -> None:
    assert lines(f"<w:p>{r('a&#10;b&#13;c')}</w:p>") == ["a b c"]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", "甲\t乙"),
        ("<w:r><w:t>甲</w:t><w:noBreakHyphen/><w:t>乙</w:t></w:r>", "甲-乙"),
        ("<w:r><w:t>甲</w:t><w:softHyphen/><w:t>乙</w:t></w:r>", "甲乙"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t></w:r>', "☑是"),
        ('<w:r><w:sym w:font="宋体" w:char="3007"/></w:r>', "〇"),
        ('<w:r><w:t>甲</w:t><w:sym w:char="ZZ"/></w:r>', "甲\ufffd"),
        (f'<w:hyperlink r:id="x">{r("链接")}</w:hyperlink>', "链接"),
        (f'<w:smartTag w:element="date">{r("三月")}</w:smartTag>', "三月"),
        (f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{r('控件')}</w:sdtContent></w:sdt>", "控件"),
        (f"<w:customXml>{r('标记')}</w:customXml>", "标记"),
        (f'<w:fldSimple w:instr="DATE">{r("2025年")}</w:fldSimple>', "2025年"),
        (f"<w:bdo>{r('左右')}</w:bdo>", "左右"),
        (f"<w:r><w:ruby><w:rt>{r('han')}</w:rt><w:rubyBase>{r('汉')}</w:rubyBase></w:ruby></w:r>", "汉"),
        (f"{r('甲')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>", "甲"),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>不隐藏</w:t></w:r>', "不隐藏"),
        (f"{r('按')}<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", "按a+b"),
        (f'<w:bookmarkStart w:id="1" w:name="a"/>{r("书签")}<w:bookmarkEnd w:id="1"/><w:proofErr/>', "书签"),
        (f"<w:unknown>{r('别的')}</w:unknown>", "别的"),
    ],
)
def test_what_stands_in_a_paragraph(inside: str, text: str) -> None:
    assert lines(f"<w:p>{inside}</w:p>") == [text]


def field(instruction: str, result: str, nested: str = "") -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>{nested}"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_of_a_field_only_the_result_is_text() -> None:
    assert lines(f"<w:p>{r('第')}{field(' PAGE ', r('3'))}{r('页')}</w:p>") == ["第3页"]


def test_a_field_inside_an_instruction_is_no_text() -> None:
    inner = field("DATE", r("不是"))
    assert lines(f"<w:p>{field('IF', r('是'), inner)}</w:p>") == ["是"]


def test_a_field_without_end_does_not_swallow_the_rest() -> None:
    broken = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>没了</w:t></w:r></w:p>'
    assert lines(p("甲") + broken + p("乙")) == ["甲", "乙"]


def test_a_table_of_contents_is_set_apart() -> None:
    start = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("一、举措")}</w:p>'
    )
    end = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    found = document(start + p("二、问题") + end + p("一、举措"))
    assert [(block.kind, found.of(block.span)) for block in found.blocks] == [
        (BlockKind.TEXT, "一、举措"),
        (BlockKind.MARGIN, "一、举措"),
        (BlockKind.MARGIN, "二、问题"),
    ]


def test_a_table_of_contents_in_its_control_is_set_apart_with_its_heading() -> None:
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p('目录')}</w:sdtContent></w:sdt>"
    )
    assert [block.kind for block in document(control + p("甲")).blocks] == [BlockKind.TEXT, BlockKind.MARGIN]


BREAK = "<w:r><w:br/></w:r>"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("芦汀县交通运输局", "2025年1月20日", ["芦汀县交通运输局", "2025年1月20日"]),
        ("全年办结12件。", "群众满意。", ["全年办结12件。", "群众满意。"]),
        ("一、主要举措", "全年办结12件。", ["一、主要举措", "全年办结12件。"]),
        ("全年办理案件，", "无一被撤销。", ["全年办理案件，无一被撤销。"]),
        ("全年办理案件", "、听证会。", ["全年办理案件、听证会。"]),
        (
            "坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，认真落实法治政府建设",
            "各项任务。",
            None,
        ),
    ],
)
def test_a_soft_break_ends_a_line_unless_a_sentence_goes_on(
    before: str, after: str, expected: list[str] | None
) -> None:
    assert lines(f"<w:p>{r(before)}{BREAK}{r(after)}</w:p>") == (expected or [before + after])


def test_lines_of_one_paragraph_have_one_number() -> None:
    found = document(f"<w:p>{r('甲。')}<w:r><w:br w:type='page'/></w:r>{r('乙。')}</w:p>" + p("丙"))
    assert [block.paragraph for block in found.blocks] == [1, 1, 2]


def box(text: str) -> str:
    return f"<w:txbxContent>{p(text)}</w:txbxContent>"


def test_a_text_box_stands_behind_its_paragraph_once_and_bears_its_number() -> None:
    drawing = (
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp>"
        f"<wps:txbx>{box('框内')}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box('框内')}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent>"
    )
    found = document(f"<w:p>{r('甲')}<w:r>{drawing}</w:r>{r('乙')}</w:p>" + p("丙"))
    assert found.source.text == "甲乙\n框内\n丙"
    assert [block.paragraph for block in found.blocks] == [1, 1, 2]


def test_the_fallback_is_read_where_no_choice_holds_text() -> None:
    alternate = (
        f"<mc:AlternateContent><mc:Choice Requires='w14'/><mc:Fallback>{r('后备')}</mc:Fallback></mc:AlternateContent>"
    )
    assert lines(f"<w:p>{alternate}</w:p>") == ["后备"]


NOTES = part(
    "footnotes", f'<w:footnote w:id="2">{p("注释一")}</w:footnote><w:footnote w:id="3">{p("没有引用")}</w:footnote>'
)


def test_a_note_stands_behind_the_paragraph_that_refers_to_it() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    found = document(f"<w:p>{r('甲')}{reference}{reference}</w:p>" + p("乙"), footnotes=NOTES)
    assert found.source.text == "甲\n注释一\n乙"
    assert [block.paragraph for block in found.blocks] == [1, 1, 2]


def test_a_note_that_refers_to_itself_is_read_once() -> None:
    notes = part(
        "endnotes", f'<w:endnote w:id="2"><w:p>{r("尾注")}<w:r><w:endnoteReference w:id="2"/></w:r></w:p></w:endnote>'
    )
    assert lines('<w:p><w:r><w:endnoteReference w:id="2"/></w:r></w:p>', endnotes=notes) == ["尾注"]


def test_page_headers_and_footers_stand_last_and_apart() -> None:
    section = '<w:sectPr><w:headerReference r:id="header"/><w:footerReference r:id="footer"/></w:sectPr>'
    found = document(
        f"<w:p><w:pPr>{section}</w:pPr>{r('甲')}</w:p>{section}",
        header=part("hdr", p("内部资料")),
        footer=part("ftr", p("- 1 -")),
    )
    assert [(block.kind, found.of(block.span), block.paragraph) for block in found.blocks] == [
        (BlockKind.TEXT, "甲", 1),
        (BlockKind.MARGIN, "内部资料", 0),
        (BlockKind.MARGIN, "- 1 -", 0),
    ]


def test_an_embedded_file_is_said_not_to_be_read() -> None:
    found = document('<w:altChunk r:id="x"/>' + p("甲"))
    assert [notice.zh for notice in found.notices] == ["文稿中嵌入了另一份文件（altChunk），其中的文字没有检查"]


STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="标题 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="own"/><w:basedOn w:val="c"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="c"/><w:basedOn w:val="b"/>'
    '<w:pPr><w:outlineLvl w:val="2"/><w:jc w:val="center"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>',
)


@pytest.mark.parametrize(
    ("properties", "level"),
    [
        ("", 0),
        ('<w:pStyle w:val="1"/>', 1),
        ('<w:pStyle w:val="2"/>', 2),
        ('<w:pStyle w:val="b"/>', 3),
        ('<w:pStyle w:val="none"/>', 0),
        ('<w:outlineLvl w:val="3"/>', 4),
        ('<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>', 0),
    ],
)
def test_styles_and_outline_levels_are_hints_for_headings(properties: str, level: int) -> None:
    assert [block.level for block in document(p("主要举措", properties), styles=STYLES).blocks] == [level]


def test_a_paragraph_of_prose_is_no_heading_whatever_its_style() -> None:
    assert document(p("推进依法行政。" * 10, '<w:pStyle w:val="1"/>'), styles=STYLES).blocks[0].level == 0


def test_what_is_centred_by_its_style_counts_as_far_in() -> None:
    assert document(p("甲", '<w:pStyle w:val="b"/>'), styles=STYLES).blocks[0].indent == 8


def test_the_indent_of_a_first_line_is_told_in_cells() -> None:
    body = p("甲", '<w:ind w:firstLineChars="200" w:firstLine="640"/>') + p("乙", '<w:ind w:firstLine="640"/>')
    assert [block.indent for block in document(body).blocks] == [4, 4]


def test_paragraphs_in_styles_of_contents_are_set_apart() -> None:
    assert document(p("一、举措\t3", '<w:pStyle w:val="t"/>'), styles=STYLES).blocks[0].kind is BlockKind.MARGIN


def test_a_strict_file_is_read_like_any_other() -> None:
    transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = {
        name: content.replace(transitional.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
        for name, content in unzipped(raw(p("甲"))).items()
    }
    assert open_draft("a.docx", zipped(strict)).source.text == "甲"
