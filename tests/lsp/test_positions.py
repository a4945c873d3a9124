"""Offsets in code points against positions in the units that a client counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position

from reportlint.lsp.positions import UNITS, Positions

TEXT = "a𠮷好\r\n\f😀b\u2028c\rx\n"


@pytest.mark.parametrize(
    ("units", "offset", "position"),
    [
        ("utf-16", 1, Position(0, 1)),
        ("utf-16", 2, Position(0, 3)),
        ("utf-16", 3, Position(0, 4)),
        ("utf-8", 2, Position(0, 5)),
        ("utf-8", 3, Position(0, 8)),
        ("utf-32", 3, Position(0, 3)),
        ("utf-16", 4, Position(0, 4)),
        ("utf-16", 5, Position(1, 0)),
        ("utf-16", 7, Position(1, 3)),
        ("utf-16", 9, Position(1, 5)),
        ("utf-16", 11, Position(2, 0)),
        ("utf-16", 13, Position(3, 0)),
        ("utf-16", 99, Position(3, 0)),
    ],
)
def test_an_offset_is_a_position_in_the_units_agreed(units: str, offset: int, position: Position) -> None:
    assert Positions(TEXT, units).position(offset) == position


@pytest.mark.parametrize(
    ("units", "position", "offset"),
    [
        ("utf-16", Position(0, 2), 1),
        ("utf-16", Position(0, 3), 2),
        ("utf-8", Position(0, 3), 1),
        ("utf-16", Position(0, 99), 3),
        ("utf-16", Position(2, 1), 12),
        ("utf-16", Position(3, 0), 13),
        ("utf-16", Position(9, 0), 13),
    ],
)
def test_a_position_is_an_offset_even_where_no_character_begins(units: str, position: Position, offset: int) -> None:
    assert Positions(TEXT, units).offset(position) == offset


@given(st.text(st.sampled_from("a好𠮷\r\n\f\u2028\ud800"), max_size=12), st.sampled_from(sorted(UNITS)), st.data())
def test_there_and_back_is_where_one_was(text: str, units: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    back = Positions(text, units).offset(Positions(text, units).position(offset))
    inside = text[max(0, offset - 1) : offset + 1] == "\r\n"
    assert back == offset - inside


@pytest.mark.parametrize(("text", "newline"), [("", "\n"), ("a", "\n"), ("a\r\nb\n", "\r\n"), ("a\rb", "\r")])
def test_a_text_keeps_its_own_line_end(text: str, newline: str) -> None:
    assert Positions(text, "utf-16").newline == newline
