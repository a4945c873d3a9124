"""Grids out of rows: cells with their spans, labels through merged cells, heads, and what counts as a number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportlint.findings import Span
from reportlint.readers import open_draft
from reportlint.tables import Grid, GridCell, grid_of


def grid(text: str, name: str = "a.md") -> Grid:
    document = open_draft(name, text.encode())
    return grid_of(document, Span(0, len(document.text)))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("1,204", 1204),
        ("１２", 12),
        ("3.6", Decimal("3.6")),
        ("十二", 12),
        ("12件", 12),
        ("-3", -3),
        ("", 0),
        ("/", 0),
        ("—", 0),
        ("——", 0),
        ("无", 0),
        ("一", 1),
        ("零", 0),
        ("若干", None),
        ("12,34", None),
        ("第3", None),
    ],
)
def test_a_cell_holds_a_number_or_nothing_or_something_else(text: str, number: Decimal | None) -> None:
    assert GridCell(text, Span(0, len(text)), 0).number == number


STROKES = {"": False, "/": True, "—": True, "无": True, "0": False, "一": False}


@pytest.mark.parametrize(("text", "nothing"), STROKES.items())
def test_a_stroke_is_nothing_but_a_figure_is_not(text: str, nothing: bool) -> None:
    assert GridCell(text, Span(0, len(text)), 0).nothing is nothing


def test_rows_of_markdown_are_cells_with_their_spans() -> None:
    text = "| 事项 | 件数 |\n|---|---:|\n| 新收 | 12 |\n"
    made = grid(text)
    assert [[cell.text for cell in row.cells] for row in made.rows] == [["事项", "件数"], ["新收", "12"]]
    document = open_draft("a.md", text.encode())
    assert [document.of(cell.span) for row in made.rows for cell in row.cells] == ["事项", "件数", "新收", "12"]
    assert (made.width, made.even) == (2, True)


def test_tabs_set_cells_apart_and_blank_ones_stay() -> None:
    made = grid("事项\t县级\t乡级\t合计\n新收\t\t12\t12\n", "a.txt")
    assert [[cell.text for cell in row.cells] for row in made.rows] == [
        ["事项", "县级", "乡级", "合计"],
        ["新收", "", "12", "12"],
    ]


def test_a_label_reaches_down_over_the_blank_cells_that_it_covers() -> None:
    made = grid("| 结果 | 公开 | 1 |\n| | 不公开 | 2 |\n| 总计 | | 3 |\n")
    assert [[cell.text for cell in made.before(index, 1)] for index in range(3)] == [
        ["结果", "公开"],
        ["结果", "不公开"],
        ["总计"],
    ]


def test_heads_over_a_column_are_told_from_the_top() -> None:
    made = grid("| | 法人 | |\n| | 企业 | 其他 |\n| 新收 | 1 | 2 |\n")
    assert [cell.text for cell in made.heads(2)[1]] == ["法人", "企业"]
    assert [cell.text for cell in made.heads(2)[2]] == ["法人", "其他"]


def test_merged_cells_of_a_web_page_cover_their_columns() -> None:
    page = (
        "<html><body><p>一、表</p><table><tr><td colspan=2>事项</td><td>件数</td></tr>"
        "<tr><td rowspan=2>结果</td><td>公开</td><td>1</td></tr><tr><td>不公开</td><td>2</td></tr></table>"
        "</body></html>"
    )
    made = grid(page, "a.html")
    assert [[(cell.text, cell.column, cell.columns) for cell in row.cells] for row in made.rows] == [
        [("事项", 0, 2), ("件数", 2, 1)],
        [("结果", 0, 1), ("公开", 1, 1), ("1", 2, 1)],
        [("不公开", 1, 1), ("2", 2, 1)],
    ]
    assert made.even


def test_blank_cells_at_the_right_that_were_left_out_are_filled_in() -> None:
    made = grid("事项\t县级\t合计\n新收\t1\t1\n结转\t2\n", "a.txt")
    assert [[cell.text for cell in row.cells] for row in made.rows] == [
        ["事项", "县级", "合计"],
        ["新收", "1", "1"],
        ["结转", "2", ""],
    ]


def test_rows_that_lack_cells_on_the_left_are_left_as_they_are() -> None:
    made = grid("结果\t公开\t1\t2\t3\n总计\t1\t2\t3\n", "a.txt")
    assert [row.width for row in made.rows] == [5, 4]


def test_blank_cells_at_the_ends_of_a_pasted_row_stay() -> None:
    made = grid("第一项\t\t\n\t县级\t合计\n新收\t\t\n结转\t2\t2\n", "a.txt")
    assert [[cell.text for cell in row.cells] for row in made.rows] == [
        ["第一项", "", ""],
        ["", "县级", "合计"],
        ["新收", "", ""],
        ["结转", "2", "2"],
    ]


@pytest.mark.parametrize("line", ["\t（二）依申请公开", "一、总体情况\t", "\t全年收到申请2件，均已答复。"])
def test_a_heading_or_a_paragraph_beside_a_pasted_table_is_no_row(line: str) -> None:
    made = grid(f"{line}\n事项\t县级\t合计\n新收\t1\t1\n{line}\n", "a.txt")
    assert [row.cells[0].text for row in made.rows] == ["事项", "新收"]


def test_columns_that_are_blank_throughout_are_no_columns() -> None:
    assert grid("| 事项 | 件数 | |\n|---|---|---|\n| 新收 | 12 | |\n").width == 2


def test_a_line_broken_in_a_cell_of_markdown_is_one() -> None:
    rows = grid("| 社会公<br>益组织 | 其他<BR/> |\n| 1 | 2 |\n").rows
    assert [[cell.text for cell in row.cells] for row in rows] == [["社会公益组织", "其他"], ["1", "2"]]
    [row] = grid("| 1<br>2 | 3<br> |\n").rows
    assert [cell.number for cell in row.cells] == [None, 3]


def test_two_lines_of_two_short_cells_are_rows() -> None:
    pasted = "第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t112\n三、收到申请情况\n说明\t全年没有收费。\n"
    assert [[cell.text for cell in row.cells] for row in grid(pasted, "a.txt").rows] == [
        ["信息内容", "本年处理决定数量"],
        ["行政许可", "112"],
    ]


def test_a_label_above_its_remark_is_one() -> None:
    rows = "一、新收\t6\t0\t7\n（二）部分公开\n（只计这一情形）\t1\t0\t1\n（三）不予公开\n（1）国家秘密\t0\t0\t0\n"
    assert [row.cells[0].text for row in grid(rows, "a.txt").rows] == [
        "一、新收",
        "（二）部分公开（只计这一情形）",
        "（1）国家秘密",
    ]
    assert [row.run for row in grid(rows, "a.txt").rows] == [0, 0, 1]


def test_text_parts_tables() -> None:
    made = grid("| 甲 | 1 |\n| 乙 | 2 |\n\n另表如下：\n\n| 丙 | 3 |\n| 丁 | 4 |\n")
    assert [row.run for row in made.rows] == [0, 0, 1, 1]
