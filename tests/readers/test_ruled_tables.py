"""Tables that are drawn on pages: cells between strokes, words broken in a cell or overleaf, and what is no table."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from web_files import draw, ofd, text_object

from reportlint.readers import open_draft
from reportlint.readers.rulings import MOST_LINES, Box, Stroke, ruled
from reportlint.text import BlockKind, Document

XS = (72.0, 132.0, 202.0, 272.0)
YS = (700.0, 670.0, 640.0, 610.0)
"""From the top, counted upwards as PDF does."""
GRID = (("信息内容", "本年制发件数", "现行有效"), ("规章", "0", "3"), ("行政规范性文件", "2", "9"))

Line = tuple[float, float, float, float]


def strokes(*lines: Line) -> list[Stroke]:
    return [Stroke(*line) for line in lines]


def across(y: float, start: float = 0, end: float = 100) -> Line:
    return start, y, end, y


def down(x: float, start: float = 0, end: float = 60) -> Line:
    return x, start, x, end


FRAME = (across(0), across(60), down(0), down(100))


def boxes(*lines: Line) -> list[list[Box]]:
    return [list(table.boxes) for table in ruled(strokes(*lines))]


def test_cells_stand_between_strokes() -> None:
    assert boxes(*FRAME, across(20), down(40)) == [
        [Box(0, 0, 1, 1), Box(0, 1, 1, 1), Box(1, 0, 1, 1), Box(1, 1, 1, 1)],
    ]


def test_a_missing_stroke_merges_cells() -> None:
    assert boxes(*FRAME, across(20), across(40, 50), down(50), down(75, 0, 20)) == [
        [Box(0, 0, 1, 1), Box(0, 1, 1, 1), Box(0, 2, 1, 1), Box(1, 0, 2, 1), Box(1, 1, 1, 2), Box(2, 1, 1, 2)]
    ]


def test_pieces_and_double_lines_are_one() -> None:
    pieces = [across(y, start, start + 25) for y in (0, 20, 60) for start in (0, 25, 50, 75)]
    doubled = [down(x + more) for x in (0, 50, 100) for more in (0, 1.2, 2.4)]
    assert boxes(*pieces, *doubled) == [[Box(0, 0, 1, 1), Box(0, 1, 1, 1), Box(1, 0, 1, 1), Box(1, 1, 1, 1)]]


def test_tables_apart_are_two() -> None:
    beside = [(x0 + 200, y0, x1 + 200, y1) for x0, y0, x1, y1 in (*FRAME, down(50))]
    assert boxes(*FRAME, down(50), *beside) == [[Box(0, 0, 1, 1), Box(0, 1, 1, 1)]] * 2


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(FRAME, id="a frame"),
        pytest.param((*FRAME, across(20), across(40)), id="one column"),
        pytest.param((across(0), across(60)), id="rules above and below"),
        pytest.param((*FRAME, across(30, 0, 50), down(50, 0, 30)), id="a corner, which is no rectangle"),
        pytest.param([*(across(5.0 * n) for n in range(MOST_LINES)), down(0), down(9)], id="a drawing"),
    ],
)
def test_what_is_no_table(lines: Sequence[Line]) -> None:
    assert boxes(*lines) == []


def made(*pages: Callable[[Any], None]) -> Document:
    """What is read of pages that functions draw."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return open_draft("a.pdf", out.getvalue())


def write(canvas: Any, rows: Sequence[Sequence[str]], ys: Sequence[float] = YS, size: float = 10) -> None:
    """The words of a table, broken where a cell is full; a blank cell is merged with the one above."""
    for row, top in zip(rows, ys, strict=False):
        for text, left, right in zip(row, XS, XS[1:], strict=False):
            most = int((right - left - 4) / size)
            for number, start in enumerate(range(0, len(text), most)):
                draw(canvas, left + 2, top - 12 - number * 12, text[start : start + most], size)


def lined(canvas: Any, ys: Sequence[float] = YS) -> None:
    canvas.grid(list(XS), list(ys))


def filled(canvas: Any) -> None:
    """Strokes as word processors make them: thin rectangles, one for each side of each cell."""
    for y in YS:
        for left, right in itertools.pairwise(XS):
            canvas.rect(left, y - 0.25, right - left, 0.5, stroke=0, fill=1)
    for x in XS:
        for top, bottom in itertools.pairwise(YS):
            canvas.rect(x - 0.25, bottom, 0.5, top - bottom, stroke=0, fill=1)


def boxed(canvas: Any) -> None:
    for top, bottom in itertools.pairwise(YS):
        for left, right in itertools.pairwise(XS):
            canvas.rect(left, bottom, right - left, top - bottom)


def in_a_form(canvas: Any) -> None:
    canvas.beginForm("rules")
    canvas.translate(-100, 0)
    lined(canvas)
    canvas.endForm()
    canvas.translate(100, 0)
    canvas.doForm("rules")
    canvas.translate(-100, 0)


def shaded(canvas: Any) -> None:
    canvas.setFillGray(0.9)
    canvas.rect(XS[0], YS[1], XS[-1] - XS[0], YS[0] - YS[1], stroke=0, fill=1)
    canvas.setFillGray(0)
    lined(canvas)


def rows_of(document: Document) -> list[list[str]]:
    return [
        [document.of(cell.span) for cell in block.cells]
        for block in document.blocks
        if block.kind is BlockKind.TABLE and block.cells
    ]


WHOLE = [list(row) for row in GRID]


@pytest.mark.parametrize("drawn", [lined, filled, boxed, in_a_form, shaded])
def test_a_word_broken_in_its_cell_is_one(drawn: Callable[[Any], None]) -> None:
    def page(canvas: Any) -> None:
        draw(canvas, 72, 760, "二、主动公开政府信息情况", 16)
        drawn(canvas)
        write(canvas, GRID)

    document = made(page)
    assert rows_of(document) == WHOLE
    assert [document.of(block.span) for block in document.blocks if block.kind is BlockKind.TEXT] == [
        "二、主动公开政府信息情况"
    ]


@pytest.mark.parametrize(("turn", "move"), [(90, (0, -595)), (180, (-595, -842)), (270, (-842, 0))])
def test_a_page_that_is_turned(turn: int, move: tuple[float, float]) -> None:
    def page(canvas: Any) -> None:
        canvas.setPageRotation(turn)
        canvas.rotate(turn)
        canvas.translate(*(move if turn != 90 else (0, -595)))
        canvas.translate(0, -150 if turn != 180 else 0)
        lined(canvas)
        write(canvas, GRID)

    assert rows_of(made(page)) == WHOLE


def test_figures_that_no_line_sets_apart_are_read_row_by_row() -> None:
    def page(canvas: Any) -> None:
        lined(canvas, (YS[0], YS[-1]))
        write(canvas, [[text[:4] for text in row] for row in GRID])

    texts = rows_of(made(page))
    assert texts == [["信息内容", "本年制发", "现行有效"], ["规章", "0", "3"], ["行政规范", "2", "9"]]


def test_a_page_inside_lines_is_text() -> None:
    prose = "县交通运输局坚持依法行政，办理行政许可三百二十件，开展执法检查十二次，没有发生败诉案件。" * 8

    def page(canvas: Any) -> None:
        canvas.grid([60, 80, 540], [800, 100])
        for number, start in enumerate(range(0, len(prose), 28)):
            draw(canvas, 90, 780 - number * 24, prose[start : start + 28], 16)

    [block] = made(page).blocks
    assert block.kind is BlockKind.TEXT


HEAD = ("申请情况", "自然人", "总计")
TOP = (800.0, 770.0, 740.0)


def test_a_table_goes_on_overleaf_where_a_cell_is_broken_and_its_head_said_again() -> None:
    def first(canvas: Any) -> None:
        lined(canvas)
        write(canvas, (HEAD, ("一、新收", "2", "2"), ("本机关不", "1", "1")))
        draw(canvas, 290, 40, "— 1 —", 14)

    def second(canvas: Any) -> None:
        ys = (*TOP, 710.0, 680.0)
        lined(canvas, ys)
        write(canvas, (HEAD, ("掌握信息", "", ""), ("重复申请", "0", "0"), ("总计", "3", "3")), ys)
        draw(canvas, 290, 40, "— 2 —", 14)

    assert rows_of(made(first, second)) == [
        list(HEAD),
        ["一、新收", "2", "2"],
        ["本机关不", "1", "1"],
        list(HEAD),
        ["掌握信息", "", ""],
        ["重复申请", "0", "0"],
        ["总计", "3", "3"],
    ]

    def full(canvas: Any) -> None:
        lined(canvas)
        write(canvas, (HEAD, ("一、新收", "2", "2"), ("本机关不掌", "1", "1")))

    assert rows_of(made(full, second)) == [
        list(HEAD),
        ["一、新收", "2", "2"],
        ["本机关不掌掌握信息", "1", "1"],
        list(HEAD),
        ["重复申请", "0", "0"],
        ["总计", "3", "3"],
    ]


def test_a_blank_row_at_the_top_of_a_page_with_a_number_of_its_own_is_a_row() -> None:
    def first(canvas: Any) -> None:
        lined(canvas)
        write(canvas, (HEAD, ("一、新收", "2", "2"), ("（一）公开了", "1", "1")))

    def second(canvas: Any) -> None:
        lined(canvas, TOP)
        write(canvas, (("（二）部分", "", ""), ("总计", "3", "3")), TOP)

    assert rows_of(made(first, second))[2:] == [["（一）公开了", "1", "1"], ["（二）部分", "", ""], ["总计", "3", "3"]]


def test_a_row_of_words_and_a_group_of_its_own_are_left_alone_overleaf() -> None:
    def first(canvas: Any) -> None:
        canvas.grid([XS[0], XS[1]], [YS[0], YS[1], YS[3]])
        canvas.grid(list(XS[1:]), list(YS))
        write(canvas, (HEAD, ("行政处罚五", "甲", "2"), ("", "乙", "1")))

    def second(canvas: Any) -> None:
        lined(canvas, TOP)
        write(canvas, (("行政检查", "丙", "4"), ("", "丁", "5")), TOP)

    assert rows_of(made(first, second))[1:] == [
        ["行政处罚五", "甲", "2"],
        ["", "乙", "1"],
        ["行政检查", "丙", "4"],
        ["", "丁", "5"],
    ]

    def words(canvas: Any) -> None:
        lined(canvas)
        write(canvas, (HEAD, ("公示不全面", "水利局的", "立即整改的"), ("执法不规范", "城管局的", "尚未整改的")))

    def more(canvas: Any) -> None:
        lined(canvas, TOP)
        write(canvas, (("案卷不完整", "住建局的", "正在整改的"), ("其他", "无", "无")), TOP)

    assert rows_of(made(words, more))[3:] == [["案卷不完整", "住建局的", "正在整改的"], ["其他", "无", "无"]]


def test_a_frame_that_a_table_reaches_holds_text() -> None:
    def page(canvas: Any) -> None:
        canvas.rect(XS[0], 500, XS[-1] - XS[0], 300)
        lined(canvas)
        write(canvas, GRID)
        for number, text in enumerate(("一、总体情况", "全年公开信息。", "二、主动公开情况")):
            draw(canvas, XS[0] + 4, 780 - number * 20, text, 12)

    document = made(page)
    assert rows_of(document) == WHOLE
    assert [document.of(block.span) for block in document.blocks if block.kind is BlockKind.TEXT] == [
        "一、总体情况",
        "全年公开信息。",
        "二、主动公开情况",
    ]


def test_columns_are_those_of_the_whole_table() -> None:
    def first(canvas: Any) -> None:
        lined(canvas)
        write(canvas, (HEAD, ("一、新收", "2", "2"), ("二、结转", "1", "1")))

    def second(canvas: Any) -> None:
        canvas.grid([XS[0], XS[2], XS[3]], list(TOP))
        draw(canvas, XS[0] + 2, 788, "合计", 10)
        draw(canvas, XS[2] + 2, 788, "3", 10)
        draw(canvas, XS[0] + 2, 758, "另附", 10)
        draw(canvas, XS[2] + 2, 758, "0", 10)

    document = made(first, second)
    last = next(block for block in document.blocks if block.page == 2)
    assert [(document.of(cell.span), cell.column, cell.columns) for cell in last.cells] == [("合计", 0, 2), ("3", 2, 1)]


def rule(x0: float, y0: float, x1: float, y1: float, more: str = "") -> str:
    """A path object of one line, in millimetres."""
    return (
        f'<ofd:PathObject Boundary="{x0} {y0} {x1 - x0 + 1} {y1 - y0 + 1}" {more}>'
        f"<ofd:AbbreviatedData>M 0 0 L {x1 - x0} {y1 - y0}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def filled_box(x: float, y: float, wide: float, high: float) -> str:
    return (
        f'<ofd:PathObject Boundary="{x} {y} {wide} {high}" Stroke="false" Fill="true"><ofd:AbbreviatedData>'
        f"S 0 0 L {wide} 0 L {wide} {high} L 0 {high} C</ofd:AbbreviatedData></ofd:PathObject>"
    )


IN_OFD = "".join(
    text_object(text[start : start + 4], 21 + column * 25, 101 + row * 12 + number * 5, 4)
    for row, texts in enumerate(GRID)
    for column, text in enumerate(texts)
    for number, start in enumerate(range(0, len(text), 4))
)


@pytest.mark.parametrize(
    "rules",
    [
        [rule(20, 100 + row * 12, 95, 100 + row * 12) for row in range(4)]
        + [rule(20 + column * 25, 100, 20 + column * 25, 136) for column in range(4)],
        [filled_box(20, 100 + row * 12, 75, 0.2) for row in range(4)]
        + [filled_box(20 + column * 25, 100, 0.2, 36) for column in range(4)],
    ],
    ids=["drawn", "filled"],
)
def test_a_table_of_an_ofd_file_is_read_by_its_lines(rules: list[str]) -> None:
    assert rows_of(open_draft("a.ofd", ofd([[]], extra="".join(rules) + IN_OFD))) == WHOLE


@pytest.mark.parametrize("data", ["M 0", "M 0 0 X 1 1", "C", "L 1e99 0", ""])
def test_a_path_that_is_none_is_passed_over(data: str) -> None:
    path = f'<ofd:PathObject Boundary="0 0 9 9"><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'
    document = open_draft("a.ofd", ofd([[(0, "一、总体情况")]], extra=path))
    assert [document.of(block.span) for block in document.blocks] == ["一、总体情况"]
