"""Tables of figures are a line a row; tables that only lay out a page are none."""

from __future__ import annotations

from word_files import p, raw

from reportlint.readers import open_draft
from reportlint.text import Document


def cell(inside: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside if inside.startswith('<') else p(inside)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    inside = "".join(each if each.startswith("<w:tc>") else cell(each) for each in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inside}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def document(body: str) -> Document:
    return open_draft("a.docx", raw(body))


def kinds(found: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, found.of(block.span)) for block in found.blocks]


def cells(found: Document, index: int) -> list[tuple[str, int, int]]:
    return [(found.of(each.span), each.column, each.columns) for each in found.blocks[index].cells]


def test_a_row_is_a_line_with_its_cells() -> None:
    found = document(p("表") + table(row("类别", "立案 数"), row("运输", "１２")))
    assert kinds(found) == [("text", "表"), ("table", "| 类别 | 立案数 |"), ("table", "| 运输 | 12 |")]
    assert cells(found, 1) == [("类别", 0, 1), ("立案数", 1, 1)]
    assert cells(found, 2) == [("运输", 0, 1), ("12", 1, 1)]
    assert [block.paragraph for block in found.blocks] == [1, 2, 4]


def test_merged_cells_keep_their_columns() -> None:
    restart, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    found = document(
        table(
            row(cell("合计", '<w:gridSpan w:val="2"/>'), "3"),
            row(cell("甲", restart), "乙", "1"),
            row(cell("看不见", goes_on), "丙", "2"),
            row("丁", properties='<w:gridBefore w:val="2"/>'),
        )
    )
    assert found.source.text.split("\n") == ["| 合计 | 3 |", "| 甲 | 乙 | 1 |", "|  | 丙 | 2 |", "| 丁 |"]
    assert cells(found, 0) == [("合计", 0, 2), ("3", 2, 1)]
    assert [column for _, column, _ in cells(found, 2)] == [0, 1, 2]
    assert cells(found, 3) == [("丁", 2, 1)]


def test_paragraphs_of_one_cell_are_set_apart_by_a_blank() -> None:
    found = document(table(row(cell(p("甲") + "<w:p/>" + p("乙")), "1"), row("丙", "2")))
    assert found.source.text == "| 甲 乙 | 1 |\n| 丙 | 2 |"
    assert cells(found, 0)[0] == ("甲乙", 0, 1)


def test_an_empty_row_is_no_line() -> None:
    assert document(table(row("", ""), row("甲", "1")) + p("乙")).source.text == "| 甲 | 1 |\n乙"


def test_a_frame_of_one_column_only_lays_out_its_paragraphs() -> None:
    found = document(table(row(cell(p("一、主要举措") + p("推进依法行政。"))), row("二、问题")))
    assert kinds(found) == [("text", "一、主要举措"), ("text", "推进依法行政。"), ("text", "二、问题")]


def test_a_single_row_sets_two_ends_of_a_line_apart() -> None:
    found = document(table(row("芦交〔2025〕14号", "签发人：周砚舟")))
    assert kinds(found) == [("text", "芦交〔2025〕14号签发人：周砚舟")]
    assert found.source.text == "芦交〔2025〕14号　　签发人：周砚舟"


def test_a_cell_with_a_page_of_text_lays_out_its_paragraphs() -> None:
    text = "推进依法行政，" * 30 + "成效明显。"
    found = document(table(row("序号", "内容"), row("1", cell(p("（一）举措") + p(text) + p(text)))))
    assert [kind for kind, _ in kinds(found)] == ["table", "table", "text", "text", "text"]


def test_a_table_inside_a_cell_is_read_as_a_table() -> None:
    inner = table(row("甲", "1"), row("乙", "2"))
    found = document(table(row("外", cell(inner + "<w:p/>")), row("丙", "丁")))
    assert kinds(found) == [("text", "外"), ("table", "| 甲 | 1 |"), ("table", "| 乙 | 2 |"), ("table", "| 丙 | 丁 |")]


def test_rows_and_cells_in_content_controls_are_read() -> None:
    def control(inside: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    second = f"<w:tr>{cell('乙')}{control(cell('2'))}</w:tr>"
    assert document(table(row("甲", "1"), control(second))).source.text == "| 甲 | 1 |\n| 乙 | 2 |"


def test_a_false_number_of_columns_is_cut() -> None:
    found = document(table(row(cell("甲", '<w:gridSpan w:val="999999999"/>'), "1"), row("乙", "2")))
    assert cells(found, 0) == [("甲", 0, 1000), ("1", 1000, 1)]
