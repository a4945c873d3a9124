"""PDF files: rows put together to paragraphs, running heads apart, pages told, clear words for what is unreadable."""

from __future__ import annotations

import builtins
import time
from io import BytesIO
from typing import Any

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from web_files import draw, pdf_of, wrapped

from reportlint.errors import InputError
from reportlint.readers import open_draft, pdf
from reportlint.text import BlockKind, Document

PARAGRAPH = (
    "2023年，县教育局坚持以习近平法治思想为指导，深入推进法治政府建设，制定行政规范性文件3件，开展行政执法检查12次，"
    "办理行政复议案件2件，没有发生行政诉讼败诉案件，人民群众满意度达到96.5%。现将有关情况报告如下："
)


def texts(document: Document, kind: BlockKind = BlockKind.TEXT) -> list[str]:
    return [document.of(block.span) for block in document.blocks if block.kind is kind]


def lines(*paragraphs: str) -> list[tuple[float, str]]:
    """The lines of paragraphs, the first of each indented by two characters."""
    return [(0 if number else 2, line) for text in paragraphs for number, line in enumerate(wrapped(text, 2, 28))]


def read(made: list[tuple[float, str]], **settings: Any) -> Document:
    return open_draft("a.pdf", pdf_of(made, **settings))


def drawn(work: Any, pages: int = 1) -> Document:
    """What is read of pages that a function draws on."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for number in range(pages):
        work(canvas, number)
        canvas.showPage()
    canvas.save()
    return open_draft("a.pdf", out.getvalue())


def test_lines_are_put_together_to_paragraphs() -> None:
    document = read(lines("一、主要举措", PARAGRAPH, PARAGRAPH))
    assert texts(document) == ["一、主要举措", PARAGRAPH, PARAGRAPH]
    assert [block.indent for block in document.blocks] == [4, 4, 4]
    assert all(not block.broken for block in document.blocks)


def test_a_line_of_the_extracted_text_is_a_paragraph() -> None:
    assert read(lines(PARAGRAPH, PARAGRAPH)).source.text == f"{PARAGRAPH}\n{PARAGRAPH}"


def test_a_paragraph_that_goes_over_a_page_is_one_and_stands_on_its_first_page() -> None:
    document = read(lines(*[PARAGRAPH] * 15), head="芦汀县公文")
    assert texts(document) == [PARAGRAPH] * 15
    assert [block.page for block in document.blocks if block.kind is BlockKind.TEXT] == [1] * 6 + [2] * 5 + [3] * 4


def test_running_heads_and_page_numbers_are_set_apart() -> None:
    document = read(lines(*[PARAGRAPH] * 15), head="芦汀县公文")
    assert texts(document, BlockKind.MARGIN) == ["芦汀县公文", "—1—", "芦汀县公文", "—2—", "芦汀县公文", "—3—"]
    assert texts(document, BlockKind.FURNITURE) == []


def test_what_stands_at_the_top_of_two_pages_only_is_no_running_head() -> None:
    document = drawn(lambda canvas, _: draw(canvas, 72, 800, "甲县教育局", 16), pages=2)
    assert texts(document) == ["甲县教育局", "甲县教育局"]


def test_a_title_in_large_type_is_a_block_of_its_own() -> None:
    def work(canvas: Any, _: int) -> None:
        draw(canvas, 120, 760, "2023年法治政府建设年度报告", 22)
        for number, (indent, text) in enumerate(lines(PARAGRAPH)):
            draw(canvas, 72 + 16 * indent, 700 - 28 * number, text, 16)

    assert texts(drawn(work)) == ["2023年法治政府建设年度报告", PARAGRAPH]


def test_letters_set_apart_to_look_wide_are_one_word() -> None:
    document = drawn(lambda canvas, _: [draw(canvas, 100 + 80 * n, 700, char, 22) for n, char in enumerate("报告书")])
    assert texts(document) == ["报告书"]


def test_columns_make_a_table_row_with_cells() -> None:
    def work(canvas: Any, _: int) -> None:
        for row, cells in enumerate((("项目", "数量", "备注"), ("检查", "12"), ("复议", "2"))):
            for column, text in enumerate(cells):
                draw(canvas, 72 + 150 * column, 700 - 28 * row, text, 16)

    document = drawn(work)
    assert texts(document, BlockKind.TABLE) == ["| 项目 | 数量 | 备注 |", "| 检查 | 12 |", "| 复议 | 2 |"]
    assert [document.of(cell.span) for cell in document.blocks[0].cells] == ["项目", "数量", "备注"]


def test_a_glyph_printed_twice_to_look_bold_is_one() -> None:
    def work(canvas: Any, _: int) -> None:
        for shift in (0, 0.3):
            draw(canvas, 72 + shift, 700, "11月依法行政", 16)

    assert texts(drawn(work)) == ["11月依法行政"]


def test_a_slanted_watermark_is_not_read() -> None:
    def work(canvas: Any, _: int) -> None:
        draw(canvas, 72, 700, "一、主要举措", 16)
        canvas.rotate(45)
        draw(canvas, 300, 100, "征求意见稿", 40)

    assert texts(drawn(work)) == ["一、主要举措"]


@pytest.mark.parametrize(("turn", "left", "base"), [(90, 0, 0), (270, 0, 0), (180, 0, 0)])
def test_a_page_that_is_shown_turned_is_read_as_it_is_seen(turn: int, left: int, base: int) -> None:
    def work(canvas: Any, _: int) -> None:
        canvas.setPageRotation(turn)
        canvas.translate(297, 421)
        canvas.rotate(turn)
        for number, text in enumerate(("一、主要举措", "二、存在问题")):
            draw(canvas, -100 + left, 40 - 30 * number + base, text, 16)

    assert texts(drawn(work)) == ["一、主要举措", "二、存在问题"]


def test_raised_figures_stay_on_their_row() -> None:
    def work(canvas: Any, _: int) -> None:
        draw(canvas, 72, 700, "面积12m", 16)
        draw(canvas, 128, 705, "2", 8)
        draw(canvas, 132, 700, "。", 16)

    assert texts(drawn(work)) == ["面积12m2。"]


def test_pages_without_text_are_said() -> None:
    def work(canvas: Any, number: int) -> None:
        if number == 0:
            draw(canvas, 72, 700, "一、主要举措", 16)
        elif number == 1:
            canvas.rect(100, 100, 200, 200, fill=1)

    document = drawn(work, pages=3)
    assert [notice.zh for notice in document.notices] == ["第 2 页只有图片或图形，没有文字（共 1 页），没有检查"]


def failure(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        open_draft("a.pdf", data)
    assert caught.value.message.en.startswith("a.pdf: ")
    return caught.value.message.zh


def test_a_scan_is_refused_as_a_scan() -> None:
    out = BytesIO()
    canvas = Canvas(out)
    canvas.rect(100, 100, 200, 200, fill=1)
    canvas.save()
    assert failure(out.getvalue()) == (
        "a.pdf：PDF 里没有文字，是扫描件或图片；请改用 Word 稿（.docx），或先做文字识别（OCR）"
    )


def test_a_pdf_with_a_password_is_refused_as_such() -> None:
    data = pdf_of(lines(PARAGRAPH), encrypt=StandardEncryption("secret"))
    assert failure(data) == "a.pdf：PDF 设了打开密码，读不了；请去掉密码后再检查"


def test_a_pdf_that_only_forbids_copying_is_read() -> None:
    data = pdf_of(lines(PARAGRAPH), encrypt=StandardEncryption("", ownerPassword="owner", canCopy=0))
    assert texts(open_draft("a.pdf", data)) == [PARAGRAPH]


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.4\n",
        pdf_of(lines(PARAGRAPH))[:700],
        b"%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF",
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\n"
        b"trailer<</Root 1 0 R>>",
    ],
)
def test_a_damaged_pdf_is_refused_at_once(data: bytes) -> None:
    began = time.monotonic()
    assert failure(data) == "a.pdf：PDF 文件已损坏或不完整，读不了；请重新导出"
    assert time.monotonic() - began < 2


def test_a_pdf_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    assert "PDF 太大（3 页）" in failure(pdf_of(lines(*[PARAGRAPH] * 15)))


@pytest.mark.parametrize(("name", "value"), [("SECONDS", 0.0), ("MOST_GLYPHS", 100)])
def test_a_pdf_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: float) -> None:
    monkeypatch.setattr(pdf, name, value)
    assert "读到第 1 页就超出限度" in failure(pdf_of(lines(PARAGRAPH)))


def test_without_the_extra_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.startswith("pypdfium2"):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    data = pdf_of(lines(PARAGRAPH))
    monkeypatch.setattr(builtins, "__import__", without)
    assert failure(data) == "a.pdf：读 PDF 要另外安装：pip install 'reportlint[pdf]'；或者改用 Word 稿（.docx）"


def test_text_without_a_table_of_characters_is_refused_as_garbled() -> None:
    with pytest.raises(InputError) as caught:
        drawn(lambda canvas, _: draw(canvas, 72, 700, "\ue123\ue124\ue125法治\ue126", 16))
    assert "读出来是乱码" in caught.value.message.zh
