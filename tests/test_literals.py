"""Patterns are tried only where one of their needles stands: what is read off them, and that it changes no result."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from typing import Any

import pytest
import regex
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reportlint.errors import PatternError, TimeLimitError
from reportlint.literals import Plan, plan_of
from reportlint.occurrences import DIRECT, Found, Occurrences
from reportlint.packs.find import shipped
from reportlint.packs.load import load
from reportlint.patterns import Pattern
from reportlint.records import fields
from reportlint.shapes import Shape


def needles(pattern: str) -> list[tuple[str, int, int]]:
    return sorted((text + last, least, most) for text, least, most, last in plan_of(pattern).needles)


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("法制办", [("法制办", 0, 0)]),
        ("依法|执法", [("依法", 0, 0), ("执法", 0, 0)]),
        ("“?八五”?普", [("“八五”普", 0, 0), ("“八五普", 0, 0), ("八五”普", 0, 0), ("八五普", 0, 0)]),
        ("[甲乙]{2}", [("乙乙", 0, 0), ("乙甲", 0, 0), ("甲乙", 0, 0), ("甲甲", 0, 0)]),
        ("截止到?", [("截止", 0, 0)]),
        (r"\d{2,3}号楼", [("号楼", 2, 3)]),
        ("，[^乙]*丙丁", [("丙丁", 1, 1 << 30)]),
        ("(?<=根据)[^，]县", [("根据", -2, -2)]),
        ("[^，]市(?=人民政府)", [("人民政府", 2, 2)]),
        ("(?<!副)县长", [("县长", 0, 0)]),
        ("^(?:打算|安排)$", [("安排", 0, 0), ("打算", 0, 0)]),
        (r"《[^》]{0,40}法制\u300b", [("法制》", 1, 41)]),
        ("甲|[\ue000-\uf8ff乙]", [("乙", 0, 0), ("甲", 0, 0), ("\ue000\uf8ff", 0, 0)]),
        ("[\u4e00-\u9fff]{2}", []),
        (r"\p{Han}+", []),
        ("[甲--[乙]]丙", []),
        (r"(甲)\1", []),
        ("(?i)ab", []),
        ("甲{e<=1}", []),
        ("(?:甲|.)", []),
        ("(?=甲)", []),
    ],
)
def test_what_must_stand_where_a_pattern_matches(pattern: str, found: list[tuple[str, int, int]]) -> None:
    assert needles(pattern) == found


@pytest.mark.parametrize(
    ("pattern", "steps", "degree"),
    [("甲", 1.0, 1), ("[甲乙]{0,24}丙", 50.0, 1), (r"\d+元", 5.0, 2), (r"(?:甲?乙){2,}", float("inf"), 1)],
)
def test_how_long_a_search_may_take_is_known_beforehand(pattern: str, steps: float, degree: int) -> None:
    plan = plan_of(pattern)
    assert (plan.steps, plan.degree) == (steps, degree)


def test_a_place_is_looked_up_only_in_a_text_that_a_pattern_is_tried_on_again_and_again() -> None:
    found = Occurrences("甲乙丙" * 400)
    plan = plan_of("的")
    assert found.of("的", plan, 10) is None
    assert found.of("的", plan, DIRECT) == Found([])


def test_characters_beyond_the_basic_plane_shift_no_place() -> None:
    text = "\U00020bb7县令" + "某" * 600 + "县令\U00020bb7"
    assert Occurrences(text).of("县令", plan_of("县令"), len(text)) == Found([1, 603])
    again = text + "甲"
    assert Occurrences(again).of("县令", plan_of("县令"), len(again)) == Found([1, 603])


def of(value: Any) -> Iterator[Pattern]:
    """All patterns in the options of a rule."""
    if isinstance(value, Pattern):
        yield value
    elif isinstance(value, Shape):
        yield from (each for name in fields(value) for each in of(getattr(value, name)))
    elif isinstance(value, (dict, tuple)):
        yield from (each for one in (value.values() if isinstance(value, dict) else value) for each in of(one))


@cache
def patterns() -> tuple[str, ...]:
    """The patterns of all shipped packs."""
    return tuple({each.text: None for name in shipped() for rule in load(name).rules for each in of(rule.options)})


def outcome(found: regex.Match[str] | None) -> Any:
    return found and (found.span(), found.groups(), found.group())


def same(pattern: Pattern, text: str, ranges: list[tuple[int, int]]) -> None:
    """The pattern finds in each range of a text what the library alone finds."""
    for start, stop in ranges:
        alone = [outcome(each) for each in pattern.compiled.finditer(text, start, stop)]
        with suppress(TimeLimitError):
            assert [outcome(each) for each in pattern.finditer(text, start, stop)] == alone, pattern
            assert outcome(pattern.search(text, start, stop)) == next(iter(alone), None), pattern
        assert pattern.may_match(text) or not alone, pattern
        assert all(each[0][1] - each[0][0] <= pattern.plan.longest for each in alone), pattern


def ranges(text: str, chance: random.Random) -> list[tuple[int, int]]:
    some = [sorted(chance.choices(range(len(text) + 1), k=2)) for _ in range(6)]
    near = [(at, min(len(text), at + chance.randrange(60))) for at in chance.choices(range(len(text)), k=6)]
    return [(0, len(text)), *((start, stop) for start, stop in some), *near]


def fragments(pattern: str) -> list[str]:
    """Parts of texts on which a pattern may match: its needles and words, cut and whole."""
    words = regex.findall(r"[\p{Han}，。；：、“”《》（）〔〕×—-]+", pattern)
    cut = [word[at:] for word in words for at in range(min(3, len(word)))] + [word[:2] for word in words]
    return [*words, *cut, *(each.text for each in plan_of(pattern).needles), *"2024年1月件，。；\n ？?!,%（(）)市县"]


def text_of(pieces: list[str], chance: random.Random) -> str:
    text = ""
    while len(text) < 2 * DIRECT:
        text += chance.choice(pieces) if chance.random() < 0.7 else "某" * chance.randrange(12)
    return text


def test_the_patterns_of_shipped_packs_are_tried() -> None:
    assert len(patterns()) > 300


@settings(max_examples=4, deadline=None)
@given(st.integers(0, 1 << 32))
def test_shipped_patterns_find_what_they_would_find_everywhere(seed: int) -> None:
    chance = random.Random(seed)
    for text in patterns():
        sample = text_of(fragments(text), chance)
        same(Pattern(text), sample, ranges(sample, chance))


ATOMS = st.sampled_from(
    [
        "甲",
        "乙",
        "丙丁",
        "，",
        "1",
        "甲乙",
        "[甲乙]",
        "[乙\\ue000-\\uf8ff]",
        "[^，]",
        "[^甲\\n]",
        r"\d",
        ".",
        r"\p{Han}",
        "[一-三]",
        "\\n",
        r"\(",
    ]
)
QUANTIFIERS = st.sampled_from(["", "", "", "?", "*", "+", "{2}", "{0,3}", "{1,2}", "{2,}", "*?", "+?", "??", "?+"])
LOOKS = st.sampled_from(["(?={})", "(?!{})", "(?<={})", "(?<!{})"])
EXPRESSIONS = st.recursive(
    st.builds("{}{}".format, ATOMS, QUANTIFIERS),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=4).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda arms: f"(?:{'|'.join(arms)})"),
        st.builds("({}){}".format, inner, QUANTIFIERS),
        st.builds(lambda look, held: look.format(held), LOOKS, inner),
        inner.map("^{}".format),
        inner.map("{}$".format),
        inner.map("(?P<at>{})".format),
    ),
    max_leaves=8,
)


@settings(max_examples=300, deadline=None)
@given(EXPRESSIONS, st.integers(0, 1 << 32))
def test_patterns_of_any_shape_find_what_they_would_find_everywhere(expression: str, seed: int) -> None:
    chance = random.Random(seed)
    try:
        pattern = Pattern(expression)
    except PatternError:
        assume(False)
        return
    pieces = [*"甲乙丙丁，1一二三\n(某\ue001", "甲乙", "丙丁", "甲甲", "乙乙乙", "丙丁丙丁"]
    scarce = [*"某某某某某某某某某某某某某某某某某某某某某某某某", *pieces]
    for choice in (pieces, scarce):
        text = text_of(choice, chance)
        same(pattern, text, ranges(text, chance))


def test_a_plan_with_nothing_in_it_lets_a_pattern_run_everywhere() -> None:
    assert Plan().needles == ()
    assert Plan().steps == float("inf")
