"""The kind `pattern`."""

from __future__ import annotations

import pytest
from kind_runs import Seen, flagged, hits, scene_of, seen

from reportlint.findings import Severity
from reportlint.items.wanted import Heading, Passage
from reportlint.items.wanted import Options as Wanted
from reportlint.kinds import pattern
from reportlint.kinds.pattern import Conversion, Options
from reportlint.patterns import Pattern
from reportlint.shapes import Text

PLAN = Wanted("plan", Heading(Pattern("打算")), Passage({"甲": Pattern("甲")}, 1))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("坏", ["1:1 坏"]),
        ("没有。", []),
        ("一坏二坏。\n坏", ["1:2 坏", "1:4 坏", "2:1 坏"]),
        ("　　坏，　坏", ["1:3 坏", "1:6 坏"]),
        ("**坏**处\n> 坏", ["1:3 坏", "2:3 坏"]),
        ("坏\r\n\r\n坏", ["1:1 坏", "3:1 坏"]),
        ("—1—\n坏\n首页 > 坏", ["2:1 坏"]),
        ("标题：坏\n坏", ["2:1 坏"]),
    ],
)
def test_every_match_in_the_text_is_flagged_where_it_stands_in_the_file(text: str, found: list[str]) -> None:
    assert flagged(pattern, Options(Pattern("坏")), text) == found


@pytest.mark.parametrize(
    ("expression", "text", "found"),
    [
        ("^坏", "坏坏\n坏好\n好坏", ["1:1 坏", "2:1 坏"]),
        ("坏$", "坏坏\n好坏\n坏好", ["1:2 坏", "2:2 坏"]),
        ("(?<=。)坏", "好。坏\n坏", ["1:3 坏"]),
        ("好(?P<at>坏+)好", "好坏坏好", ["1:2 坏坏"]),
        ("(?P<at>坏)|差", "坏差", ["1:1 坏", "1:2 差"]),
        ("坏.好", "坏\n好坏一好", ["2:2 坏一好"]),
    ],
)
def test_patterns_see_lines_and_may_name_what_is_flagged(expression: str, text: str, found: list[str]) -> None:
    assert flagged(pattern, Options(Pattern(expression)), text) == found


DRAFT = """\
关于坏事的报告

坏的开头，写得足够长，好让它像是一段话而不是标题，情况报告如下：
一、坏的部分
坏的正文。
二、坏的打算
坏的将来。

坏县林业局
2025年1月1日
"""


@pytest.mark.parametrize(
    ("scope", "lines"),
    [
        ("text", ["1:3", "3:1", "4:3", "5:1", "6:3", "7:1", "9:1"]),
        ("everything", ["1:3", "3:1", "4:3", "5:1", "6:3", "7:1", "9:1"]),
        ("body", ["3:1", "4:3", "5:1", "6:3", "7:1"]),
        ("past", ["3:1", "4:3", "5:1"]),
        ("plan", ["6:3", "7:1"]),
        ("title", ["1:3"]),
        ("opening", ["3:1"]),
        ("headings", ["4:3", "6:3"]),
    ],
)
def test_a_scope_says_where_to_look(scope: str, lines: list[str]) -> None:
    found = flagged(pattern, Options(Pattern("坏"), scope=scope), DRAFT, PLAN)
    assert [each.split()[0] for each in found] == lines


def test_without_a_known_plan_the_past_is_the_whole_body() -> None:
    found = flagged(pattern, Options(Pattern("坏"), scope="past"), DRAFT)
    assert [each.split()[0] for each in found] == ["3:1", "4:3", "5:1", "6:3", "7:1"]
    assert flagged(pattern, Options(Pattern("坏"), scope="plan"), DRAFT) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("坏得有理。坏。", ["1:6 坏"]),
        ("有理，所以坏；坏！坏有理", ["1:8 坏"]),
        ("坏\n有理", ["1:1 坏"]),
        ("坏、坏、坏，有理", []),
    ],
)
def test_a_sentence_may_be_excused(text: str, found: list[str]) -> None:
    assert flagged(pattern, Options(Pattern("坏"), unless=Pattern("有理")), text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [("坏人坏事坏", ["1:5 坏"]), ("人坏坏事", ["1:2 坏"]), ("坏事坏事坏人", [])],
)
def test_longer_words_may_be_left_out(text: str, found: list[str]) -> None:
    assert flagged(pattern, Options(Pattern("坏"), except_=Pattern("坏人|坏事")), text) == found


def test_an_edit_puts_the_replacement_in_the_place_of_what_is_flagged() -> None:
    options = Options(Pattern(r"(?P<at>(?P<number>\d+)个)月"), replace=r"\g<number> 个", safe=False)
    assert seen(pattern, options, "用了3个月。") == [Seen("1:3 3个", {"found": "3个"}, "3 个")]
    [hit] = hits(pattern, options, scene_of("用了3个月。"))
    assert hit.edit is not None
    assert (hit.edit.span, hit.edit.safe) == (hit.span, False)


def test_only_the_first_place_may_be_wanted() -> None:
    options = Options(Pattern("坏"), unless=Pattern("有理"), first_only=True)
    assert flagged(pattern, options, "坏得有理。坏。坏。") == ["1:6 坏"]


CONVERSION = Conversion(Pattern("，"), Text("多为半角", "mostly half-width"), hits=3)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("一,二,三,四", [("1:2", "INFO")]),
        ("一,二,三", []),
        ("一,二,三,四，五，六，七，八", []),
        ("一,二,三,四，五，六", [("1:2", "INFO")]),
    ],
)
def test_a_draft_that_was_converted_is_told_so_once_and_mildly(text: str, said: list[tuple[str, str]]) -> None:
    options = Options(Pattern(","), conversion=CONVERSION)
    found = hits(pattern, options, scene_of(text))
    extra = [hit for hit in found if hit.message is not None]
    assert [(f"1:{hit.span.start + 1}", hit.severity and hit.severity.name) for hit in extra] == said
    assert len(found) - len(extra) == text.count(",")
    assert all(hit.severity is Severity.INFO for hit in extra)
