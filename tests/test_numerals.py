"""Chinese numerals to numbers, and back."""

from __future__ import annotations

import pytest

from reportlint.numerals import read_han, read_year, write_han


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一", 1),
        ("〇", 0),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("九十九", 99),
        ("一百零五", 105),
        ("一百一十", 110),
        ("两千三百", 2300),
        ("二〇二四", 2024),
        ("二○二四", 2024),
        ("二零二四", 2024),
        ("一万", 10_000),
        ("三万五千", 35_000),
        ("十二万", 120_000),
        ("一亿二千万", 120_000_000),
        ("一万亿", 1_000_000_000_000),
        ("", None),
        ("百", None),
        ("万", None),
        ("十百", None),
        ("二甲", None),
        ("3", None),
    ],
)
def test_han_numerals_are_read_by_places_or_units(text: str, value: int | None) -> None:
    assert read_han(text) == value


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2024", 2024),
        ("二〇二四", 2024),
        ("二○二四", 2024),
        ("二零二四", 2024),
        ("24", None),
        ("20XX", None),
        ("二十四年", None),
        ("", None),
    ],
)
def test_a_year_has_four_digits_of_one_kind(text: str, year: int | None) -> None:
    assert read_year(text) == year


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (99, "九十九"),
        (100, "一百"),
        (105, "一百零五"),
        (115, "一百一十五"),
    ],
)
def test_numbers_are_written_as_headings_count(value: int, text: str) -> None:
    assert write_han(value) == text


def test_what_is_written_is_read_back() -> None:
    assert [read_han(write_han(value)) for value in range(1, 1000)] == list(range(1, 1000))
