"""Patterns out of packs: flags, bounds, time limit, and what is refused at load."""

from __future__ import annotations

import time

import pytest

from reportlint.errors import PatternError, TimeLimitError
from reportlint.findings import Span
from reportlint.patterns import Pattern


@pytest.mark.parametrize(
    ("pattern", "text", "within", "spans"),
    [
        ("法制", "法制与法制", (0, 5), [(0, 2), (3, 5)]),
        ("法制", "法制与法制", (1, 5), [(3, 5)]),
        ("法制", "法制与法制", (0, 4), [(0, 2)]),
        ("^甲", "甲\n甲甲", (0, 4), [(0, 1), (2, 3)]),
        ("甲$", "甲\n甲甲", (0, 4), [(0, 1), (3, 4)]),
        ("甲.乙", "甲\n乙甲丙乙", (0, 6), [(3, 6)]),
        ("(?<=甲)乙", "甲乙", (1, 2), [(1, 2)]),
        ("甲(?=乙)", "甲乙", (0, 1), []),
        ("[\\p{Han}--[甲]]+", "甲乙丙甲", (0, 4), [(1, 3)]),
        ("\U00020bb7", "县\U00020bb7县", (0, 3), [(1, 2)]),
    ],
)
def test_matches_keep_to_the_bounds_of_the_span(
    pattern: str, text: str, within: tuple[int, int], spans: list[tuple[int, int]]
) -> None:
    assert list(Pattern(pattern).spans(text, Span(*within))) == [Span(*span) for span in spans]


def test_the_first_match_is_searched_and_a_whole_text_matched() -> None:
    pattern = Pattern("[0-9]+")
    first = pattern.search("甲12乙34")
    assert first is not None
    assert first.span() == (1, 3)
    assert pattern.search("甲乙") is None
    assert pattern.fullmatch("12") is not None
    assert pattern.fullmatch("12乙") is None


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("(甲", "does not compile"),
        ("[甲", "does not compile"),
        ("甲*", "matches the empty text"),
        ("", "matches the empty text"),
        ("甲|", "matches the empty text"),
        ("(甲+)+乙", "nests unbounded repeats"),
        ("(?:甲*乙?)*丙", "nests unbounded repeats"),
        ("((甲+)|乙){2,}", "nests unbounded repeats"),
        ("(甲{1,})*乙", "nests unbounded repeats"),
    ],
)
def test_what_is_broken_or_runs_away_is_refused(pattern: str, problem: str) -> None:
    with pytest.raises(PatternError, match=problem):
        Pattern(pattern)


@pytest.mark.parametrize(
    "pattern", ["(甲+)乙", "(甲|乙)+", "[+*]+(丙)+", "(\\+)+甲", "(甲{1,3}){1,3}", "(甲+){2}", "[[甲]--[乙+]]+(丙)+"]
)
def test_repeats_that_do_not_nest_are_taken(pattern: str) -> None:
    assert Pattern(pattern).text == pattern


def test_patterns_of_the_same_text_are_equal() -> None:
    assert Pattern("甲") == Pattern("甲") != Pattern("乙")
    assert len({Pattern("甲"), Pattern("甲")}) == 1
    assert Pattern("甲") != "甲"


def test_a_search_that_runs_away_is_stopped_and_named() -> None:
    slow = Pattern("(?:甲|甲甲|[甲])+乙|丙")
    began = time.monotonic()
    with pytest.raises(TimeLimitError, match="ran over 2 s"):
        list(slow.finditer("甲" * 60))
    assert time.monotonic() - began < 10
