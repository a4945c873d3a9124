"""Lines that were taken out of a file to a Document."""

from __future__ import annotations

from reportlint.errors import Message
from reportlint.findings import Span
from reportlint.readers.extracted import Extracted, lay_out
from reportlint.text import Block, BlockKind, Cell, Document, Place


def document(*lines: Extracted) -> Document:
    return lay_out("a.docx", b"data", lines, form="docx")


def test_every_line_is_a_block_and_none_is_joined() -> None:
    found = document(Extracted("推进依法"), Extracted("行政，"), Extracted("成效明显。", paragraph=3))
    assert found.text == "推进依法\n行政，\n成效明显。\n"
    assert found.blocks[2] == Block(Span(9, 14), paragraph=3)
    assert (found.source.text, found.source.data) == ("推进依法\n行政，\n成效明显。", b"data")
    assert (found.format, found.source.encoding) == ("docx", "docx")


def test_lines_are_cleaned_like_those_of_a_text() -> None:
    found = document(Extracted("　　全 年办理１２件"), Extracted("- 甲"))
    assert found.text == "全年办理12件\n甲\n"
    assert found.blocks == (Block(Span(0, 7), indent=4), Block(Span(8, 9), bullet=True))
    assert found.quote(Span(0, 4)) == "全 年办理"
    assert found.place(Span(6, 7)) == Place(1, 10, 1, 11)


def test_blank_lines_are_left_out() -> None:
    found = document(Extracted("甲"), Extracted("　"), Extracted(""), Extracted("乙", apart=True))
    assert found.source.text == "甲\n乙"
    assert found.blocks[1].apart


def test_a_line_without_a_kind_of_its_own_has_that_of_its_shape() -> None:
    found = document(Extracted("索引号：0001"), Extracted("— 2 —"), Extracted("甲"))
    assert [block.kind for block in found.blocks] == [BlockKind.METADATA, BlockKind.TEXT, BlockKind.FURNITURE]
    assert found.text == "索引号：0001\n甲\n—2—\n"


def test_what_the_format_sets_apart_stands_behind_all_the_rest() -> None:
    found = document(Extracted("- 页眉", BlockKind.MARGIN), Extracted("甲"))
    assert found.text == "甲\n- 页眉\n"
    assert found.blocks[1].kind is BlockKind.MARGIN
    assert found.line_of(2) == 1


def test_the_level_of_the_file_goes_before_marks_in_the_text() -> None:
    found = document(Extracted("## 甲", level=1), Extracted("## 乙"))
    assert [block.level for block in found.blocks] == [1, 2]


def test_cells_are_where_they_stand_in_the_cleaned_text() -> None:
    line = Extracted(
        "　| 立 案 | １２ |", BlockKind.TABLE, cells=(Cell(Span(3, 6), 0), Cell(Span(9, 11), 1, 2)), paragraph=4
    )
    found = document(Extracted("甲"), line)
    assert found.text == "甲\n| 立案 | 12 |\n"
    assert [(found.of(cell.span), cell.column, cell.columns) for cell in found.blocks[1].cells] == [
        ("立案", 0, 1),
        ("12", 1, 2),
    ]


def test_notices_and_the_view_of_changes_are_kept() -> None:
    note = Message("注", "note")
    found = lay_out("a", b"", [Extracted("甲")], form="docx", notices=[note], revisions="original")
    assert (found.notices, found.revisions) == ((note,), "original")
