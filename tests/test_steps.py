"""The steps behind the rules: every finding once, in reading order."""

from __future__ import annotations

from itertools import permutations

from reportlint.errors import Message
from reportlint.findings import Edit, Finding, Severity, Span
from reportlint.steps import finish, in_order, once


def here(offset: int) -> int:
    return offset


def finding(start: int, end: int, rule: str = "GW301", words: str = "甲") -> Finding:
    return Finding(rule, Severity.WARNING, Span(start, end), Message(words, words), Message("", ""))


def test_findings_come_in_reading_order_then_by_rule_then_by_words() -> None:
    wanted = (
        finding(0, 1),
        finding(0, 2),
        finding(3, 4, "FZ101"),
        finding(3, 4, "GW301", "乙"),
        finding(3, 4, "GW301", "甲"),
        finding(9, 9),
    )
    assert all(in_order(given, here) == wanted for given in permutations(wanted))


def test_the_same_words_at_the_same_place_are_said_once() -> None:
    assert once([finding(0, 1), finding(0, 1)]) == (finding(0, 1),)


def test_another_rule_place_or_word_makes_another_finding() -> None:
    different = (finding(0, 1), finding(0, 2), finding(0, 1, "GW302"), finding(0, 1, words="乙"))
    assert once(different) == different


def test_the_first_of_two_doubles_stays_with_its_edit() -> None:
    edit = Edit(Span(0, 1), "，")
    first = Finding("GW301", Severity.WARNING, Span(0, 1), Message("甲", "a"), Message("", ""), edit=edit)
    second = Finding("GW301", Severity.WARNING, Span(0, 1), Message("甲", "a"), Message("", ""))
    assert [each.edit for each in once([first, second])] == [edit]


def test_finishing_does_both() -> None:
    assert finish([finding(5, 6), finding(0, 1), finding(5, 6)], here) == (finding(0, 1), finding(5, 6))


def test_nothing_stays_nothing() -> None:
    assert finish([], here) == ()


def test_what_stands_first_in_the_source_comes_first_wherever_it_is_in_the_logical_text() -> None:
    title, page_number = finding(5, 6), finding(90, 91)
    assert finish([title, page_number], {5: 40, 90: 0}.__getitem__) == (page_number, title)
