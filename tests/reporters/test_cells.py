from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, set_cell_size

from reportlint.reporters.cells import cell_len as ours
from reportlint.reporters.cells import cut, pad, window, wrap

LINES = st.text(st.sampled_from("甲乙，ab 1"), max_size=200)


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [("甲a", 5, "甲a  "), ("甲乙", 4, "甲乙"), ("甲乙丙", 4, "甲乙丙")],
)
def test_padding_counts_a_han_character_twice(text, cells, expected):
    assert pad(text, cells) == expected


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [("甲乙", 4, "甲乙"), ("甲乙丙", 5, "甲乙…"), ("甲乙丙丁", 6, "甲乙…"), ("", 3, "")],
)
def test_cutting_never_goes_over_the_width(text, cells, expected):
    assert cut(text, cells) == expected


def test_cutting_marks_that_take_no_room_takes_no_time():
    assert cut("\u0301" * 200_000 + "法" * 40, 6).endswith("法法…")


@given(st.text(st.sampled_from("甲乙，ab 1…“é\u0301\u200dｱ𠮷✓"), max_size=40), st.integers(2, 30))
def test_widths_and_cuts_are_those_of_rich(text, cells):
    assert ours(text) == cell_len(text)
    right = text if cell_len(text) <= cells else set_cell_size(text, cells - 1).rstrip() + "…"
    assert cut(text, cells) == right


@pytest.mark.parametrize(
    ("line", "start", "end", "expected"),
    [
        ("甲乙丙", 1, 2, ("甲乙丙", 1, 2)),
        ("甲乙丙丁戊己庚辛", 0, 1, ("甲乙丙丁…", 0, 1)),
        ("甲乙丙丁戊己庚辛", 7, 8, ("…戊己庚辛", 4, 5)),
        ("甲乙丙丁戊己庚辛", 4, 5, ("…丙丁戊己…", 3, 4)),
        ("", 0, 0, ("", 0, 0)),
    ],
)
def test_a_window_keeps_the_range_in_sight(line, start, end, expected):
    assert window(line, start, end, 10) == expected


@given(LINES, st.data())
def test_a_window_is_never_wider_than_it_may_and_shows_the_start_of_the_range(line, data):
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    shown, low, high = window(line, start, end, 20)
    assert cell_len(shown) <= 20
    assert 0 <= low <= high <= len(shown)
    assert line[start:end].startswith(shown[low:high])
    assert (high > low) == (end > start)


def test_a_very_long_line_is_measured_only_where_it_is_shown():
    line = "甲" * 5_000_000
    shown, low, high = window(line, 2_500_000, 2_500_001)
    assert (cell_len(shown), high - low) == (72, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲乙丙丁戊己", ["甲乙丙丁戊", "己"]),
        ("甲乙丙丁。戊", ["甲乙丙丁。", "戊"]),
        ("甲乙丙丁戊。己", ["甲乙丙丁", "戊。己"]),
        ("one two three", ["one two", "three"]),
        ("查看 --all 选项", ["查看 --all", "选项"]),
        ("", [""]),
    ],
)
def test_wrapping_breaks_between_han_characters_but_not_inside_words(text, expected):
    assert wrap(text, 10) == expected
