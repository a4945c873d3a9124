"""The kind `swap`."""

from __future__ import annotations

import pytest
from kind_runs import Seen, flagged, hits, scene_of, seen

from reportlint.errors import ReportlintError
from reportlint.kinds import swap
from reportlint.kinds.swap import Options


def test_every_wrong_word_comes_with_the_right_one() -> None:
    assert seen(swap, Options({"好几个": "多个", "一大堆": "大量"}), "好几个项目，\n又有一大堆、好几个。") == [
        Seen("1:1 好几个", {"found": "好几个", "better": "多个"}, "多个"),
        Seen("2:3 一大堆", {"found": "一大堆", "better": "大量"}, "大量"),
        Seen("2:7 好几个", {"found": "好几个", "better": "多个"}, "多个"),
    ]


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ({"截止": "截至", "截止今年": "截至今年"}, "截止今年底", ["1:1 截止今年"]),
        ({"一.": "一、"}, "一个一.", ["1:3 一."]),
        ({"(a)": "（a）"}, "a(a)", ["1:2 (a)"]),
        ({"甲": "乙"}, "", []),
        ({"甲": "乙"}, "丙", []),
        ({"甲甲": "乙"}, "甲甲甲", ["1:1 甲甲"]),
    ],
)
def test_the_longest_word_wins_and_marks_mean_themselves(words: dict[str, str], text: str, found: list[str]) -> None:
    assert flagged(swap, Options(words), text or " x") == found


def test_longer_words_that_are_right_are_left_out() -> None:
    options = Options({"法制": "法治"}, except_=("法制办", "法制审核"))
    assert flagged(swap, options, "法制办做法制审核，建设法制政府") == ["1:12 法制"]


def test_a_word_that_a_paste_cut_in_two_is_found() -> None:
    assert flagged(swap, Options({"好几个": "多个"}), "有好 几 个项目") == ["1:2 好几个"]


def test_the_scope_counts() -> None:
    assert flagged(swap, Options({"坏": "好"}, scope="title"), "关于坏事的报告\n\n坏。") == ["1:3 坏"]


def test_an_edit_is_as_safe_as_the_rule_says() -> None:
    for safe in (True, False):
        [hit] = hits(swap, Options({"坏": "好"}, safe=safe), scene_of("坏"))
        assert hit.edit is not None
        assert hit.edit.safe is safe


@pytest.mark.parametrize("words", [{}, {"": "甲"}])
def test_nothing_to_swap_is_refused(words: dict[str, str]) -> None:
    with pytest.raises(ReportlintError, match="must not be empty"):
        Options(words)
