"""The figures of a range, picked out of those of the whole text."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.findings import Span
from reportlint.kinds.figures import _figures, _told, figures

TEXTS = st.text(st.sampled_from("0123,. \u00a0一十百件个人万元余约共第年合计百分，、。！\n"), max_size=40)


@settings(max_examples=400)
@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_the_figures_of_a_range_are_those_of_its_sentences(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    sentences = [Span(*match.span()) for match in re.compile(r"[^。！？\n]+").finditer(text, start, end)]
    alone = [(sentence, list(_figures(text, *sentence))) for sentence in sentences]
    assert list(_told(text, Span(start, end))) == [each for each in alone if each[1]]
    assert list(figures(text, start, end)) == [figure for _, found in alone for figure in found]
