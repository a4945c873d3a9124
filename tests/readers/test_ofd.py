"""OFD files (GB/T 33190): text objects put together to paragraphs, and clear words for what is unreadable."""

from __future__ import annotations

import time

import pytest
from web_files import ofd, text_object, wrapped, zipped

from reportlint.errors import InputError
from reportlint.readers import ofd as reader
from reportlint.readers import open_draft
from reportlint.text import BlockKind, Document

PARAGRAPH = (
    "2023年，县教育局坚持以习近平法治思想为指导，深入推进法治政府建设，制定行政规范性文件3件，开展行政执法检查12次，"
    "办理行政复议案件2件，没有发生行政诉讼败诉案件，人民群众满意度达到96.5%。现将有关情况报告如下："
)
LINES = [(0 if number else 2, line) for number, line in enumerate(wrapped(PARAGRAPH, 2, 28))]
OUTLINE = '<ofd:PathObject Boundary="0 0 70 30"><ofd:AbbreviatedData>M 0 0 L 9 9</ofd:AbbreviatedData></ofd:PathObject>'
SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def texts(document: Document, kind: BlockKind = BlockKind.TEXT) -> list[str]:
    return [document.of(block.span) for block in document.blocks if block.kind is kind]


def entry(document: str) -> str:
    """The main entry that leads to a document."""
    return f"<ofd:OFD {SPACE}><ofd:DocBody><ofd:DocRoot>{document}</ofd:DocRoot></ofd:DocBody></ofd:OFD>"


def files(objects: str, **more: str) -> dict[str, str | bytes]:
    """The members of an OFD file with one page of the given objects."""
    return {
        "OFD.xml": entry("/Doc_0/Document.xml"),
        "Doc_0/Document.xml": f"<ofd:Document {SPACE}><ofd:CommonData>{more.pop('common', '')}</ofd:CommonData>"
        '<ofd:Pages><ofd:Page ID="1" BaseLoc="Page.xml"/></ofd:Pages></ofd:Document>',
        "Doc_0/Page.xml": f"<ofd:Page {SPACE}>{more.pop('page', '')}<ofd:Content><ofd:Layer>{objects}</ofd:Layer>"
        "</ofd:Content></ofd:Page>",
        **more,
    }


def read(objects: str, **more: str) -> Document:
    return open_draft("a.ofd", zipped(files(objects, **more)))


def test_lines_are_put_together_over_pages_and_numbers_set_apart() -> None:
    lines = LINES * 12
    pages = [[*lines[first : first + 19], (12, f"— {first} —")] for first in range(0, len(lines), 19)]
    document = open_draft("a.ofd", ofd(pages))
    assert texts(document) == [PARAGRAPH] * 12
    assert texts(document, BlockKind.FURNITURE) + texts(document, BlockKind.MARGIN) == [
        "—0—",
        "—19—",
        "—38—",
    ]
    assert {block.page for block in document.blocks} == {1, 2, 3}
    assert (document.format, document.source.encoding) == ("ofd", "ofd")


def test_objects_are_read_from_top_to_bottom_whatever_their_order() -> None:
    document = read(text_object("乙做得好。", 30, 60, 5) + text_object("甲做得好。", 30, 40, 5))
    assert texts(document) == ["甲做得好。", "乙做得好。"]


@pytest.mark.parametrize("steps", ["g 3 5", "5 5 5", "5 g 2 5", ""])
def test_steps_between_characters_may_be_counted_or_left_out(steps: str) -> None:
    code = f'<ofd:TextCode X="0" Y="4" DeltaX="{steps}">依法行政</ofd:TextCode>'
    document = read(
        f'<ofd:TextObject Boundary="50 40 90 6" Size="5">{code}</ofd:TextObject>' + text_object("。", 70, 40, 5)
    )
    assert texts(document) == ["依法行政。"]


def test_an_object_s_matrix_says_how_large_its_text_is() -> None:
    code = '<ofd:TextCode X="0" Y="0.8" DeltaX="g 3 1">依法行政</ofd:TextCode>'
    document = read(
        f'<ofd:TextObject Boundary="50 40 90 6" CTM="5 0 0 5 0 0" Size="1">{code}</ofd:TextObject>'
        + text_object("，", 70, 40, 5)
    )
    assert texts(document) == ["依法行政，"]


@pytest.mark.parametrize(
    "hidden",
    ['Visible="false"', 'CTM="0.7 0.7 -0.7 0.7 0 0"', 'ReadDirection="90"', 'CTM="-1 0 0 -1 0 0"'],
)
def test_hidden_and_turned_text_is_not_read(hidden: str) -> None:
    document = read(text_object("甲做得好。", 30, 40, 5) + text_object("征求意见稿", 30, 60, 5, hidden))
    assert texts(document) == ["甲做得好。"]


def test_the_page_below_is_read_as_well() -> None:
    head = text_object("甲县文件", 60, 20, 5)
    template = f"<ofd:Page {SPACE}><ofd:Content><ofd:Layer>{head}</ofd:Layer></ofd:Content></ofd:Page>"
    document = read(
        text_object("甲做得好。", 30, 40, 5),
        common='<ofd:TemplatePage ID="7" BaseLoc="Tpls/T.xml"/>',
        page='<ofd:Template TemplateID="7"/><ofd:Template TemplateID="8"/>',
        **{"Doc_0/Tpls/T.xml": template},
    )
    assert texts(document) == ["甲县文件", "甲做得好。"]


def test_pages_of_outlines_are_said() -> None:
    document = open_draft("a.ofd", ofd([LINES, []], extra=OUTLINE))
    assert [notice.zh for notice in document.notices] == ["第 2 页只有图片或者转成曲线的字（共 1 页），没有检查"]


def failure(data: bytes) -> str:
    began = time.monotonic()
    with pytest.raises(InputError) as caught:
        open_draft("a.ofd", data)
    assert time.monotonic() - began < 3
    assert caught.value.message.en.startswith("a.ofd: ")
    return caught.value.message.zh


def test_a_file_that_is_all_outlines_is_refused_as_such() -> None:
    assert failure(ofd([[]], extra=OUTLINE)) == (
        "a.ofd：OFD 里没有文字，是图片或者转成曲线的字；请改用 Word 稿（.docx），或先做文字识别（OCR）"
    )


def test_a_file_without_a_table_of_characters_is_refused_as_garbled() -> None:
    assert "读出来是乱码" in failure(ofd([[(0, "\ue123\ue124\ue125法治\ue126")]]))


DAMAGED = "a.ofd：OFD 文件已损坏、不完整或已加密，读不了；请改用 Word 稿（.docx）"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"OFD.xml": "<ofd:OFD"}, DAMAGED),
        ({"OFD.xml": b"\x00\x01encrypted"}, DAMAGED),
        ({"OFD.xml": entry("../../x")}, DAMAGED),
        ({"Doc_0/Page.xml": ""}, DAMAGED),
        ({"Doc_0/Page.xml": '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'}, "文档类型声明"),
        ({"Doc_0/Page.xml": "<a>" * 5000 + "</a>" * 5000}, "嵌套过深"),
        ({"Doc_0/Page.xml": "<a>" + "x" * 40_000_000 + "</a>"}, "解压后过大"),
        ({"Doc_0/Page.xml": "<a>" + " " * 20_000_000 + "</a>"}, "压缩比异常"),
    ],
)
def test_a_damaged_or_hostile_file_is_refused(changed: dict[str, str | bytes], said: str) -> None:
    assert said in failure(zipped(files("") | changed))


def test_a_file_that_is_cut_off_is_damaged() -> None:
    assert failure(ofd([LINES])[:900]) == DAMAGED


def test_a_file_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_PAGES", 1)
    assert "第 2 页起超出限度" in failure(ofd([LINES, LINES]))


@pytest.mark.parametrize(
    "objects",
    [
        '<ofd:TextObject Boundary="1 2 3" Size="5"><ofd:TextCode>x</ofd:TextCode></ofd:TextObject>',
        '<ofd:TextObject Boundary="nan 1e999 inf 4" Size="5"><ofd:TextCode>x</ofd:TextCode></ofd:TextObject>',
        '<ofd:TextObject Boundary="1 2 3 4" Size="x" CTM="0 0 0 0 0 0"><ofd:TextCode>x</ofd:TextCode></ofd:TextObject>',
    ],
)
def test_an_object_with_false_numbers_is_passed_over(objects: str) -> None:
    assert texts(read(objects + text_object("甲做得好。", 30, 40, 5))) == ["甲做得好。"]


def test_a_count_of_steps_without_end_costs_nothing() -> None:
    code = '<ofd:TextCode X="0" Y="4" DeltaX="g 999999999 5">依法行政。</ofd:TextCode>'
    assert texts(read(f'<ofd:TextObject Boundary="5 4 90 6" Size="5">{code}</ofd:TextObject>')) == ["依法行政。"]
