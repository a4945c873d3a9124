"""The kind `count`."""

from __future__ import annotations

import pytest
from kind_runs import flagged, seen

from reportlint.items.wanted import Heading, Passage
from reportlint.items.wanted import Options as Wanted
from reportlint.kinds import count
from reportlint.kinds.count import Options
from reportlint.patterns import Pattern

PLAN = Wanted("plan", Heading(Pattern("打算")), Passage({"甲": Pattern("甲")}, 1, Pattern("下步将")))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一、说说2025年的打算\n做甲。", ["1:1 一、说说2025年的打算"]),
        ("一、打算\n做甲和乙。", []),
        ("一、打算。做甲。", ["1:1 一、打算"]),
        ("一、打算\n做甲。\n\n\n", ["1:1 一、打算"]),
        ("一、打算\n做甲。\n二、又打算\n做。", []),
        ("下步将甲。", []),
        ("下步将甲乙丙，说明。", []),
        ("一、别的\n说明。", []),
    ],
)
def test_the_content_of_an_item_is_counted_without_its_heading(text: str, found: list[str]) -> None:
    assert flagged(count, Options("plan", least=5), text, PLAN) == found


@pytest.mark.parametrize(("text", "found"), [("一、2025年打算\n做甲。", True), ("一、打算\n做甲9件。", False)])
def test_a_pattern_is_not_looked_for_in_the_heading(text: str, found: bool) -> None:
    assert bool(flagged(count, Options("plan", least=1, pattern=Pattern(r"\d")), text, PLAN)) is found


def test_too_much_is_told_with_its_count() -> None:
    [hit] = seen(count, Options("plan", most=5), "一、打算\n做甲、做乙、做丙。", PLAN)
    assert (hit.what, hit.values) == ("1:1 一、打算", {"count": 9, "heading": "一、打算"})
