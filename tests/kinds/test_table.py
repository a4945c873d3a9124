"""Equations in the words of those who fill the table in, and where they break."""

from __future__ import annotations

import pytest

from reportlint.errors import ReportlintError
from reportlint.facts import understand
from reportlint.findings import Hit
from reportlint.items.scene import Scene
from reportlint.kinds import table
from reportlint.kinds.equations import parse
from reportlint.kinds.forms import Form
from reportlint.kinds.table import Options, Part
from reportlint.patterns import Pattern
from reportlint.readers import open_draft

FORM = Form(
    "复议情况",
    Pattern("复议"),
    {"新收": Pattern("新收"), "结转": Pattern("结转"), "办结": Pattern("办结"), "未结": Pattern("未办结|未结")},
    {"县级": Pattern("县级"), "乡级": Pattern("乡级"), "合计": Pattern("合计")},
)
HEAD = "一、复议情况\n| 事项 | 县级 | 乡级 | 合计 |\n"
ROWS = ("| 新收 | 5 | 2 | 7 |", "| 结转 | 1 | 0 | 1 |", "| 办结 | 4 | 2 | 6 |", "| 未结 | 2 | 0 | 2 |")


def draft(*rows: str, head: str = HEAD, more: str = "") -> str:
    return head + "\n".join(rows) + f"\n{more}"


def hits(text: str, **options: object) -> list[tuple[str, dict[str, object]]]:
    made = understand(open_draft("a.md", text.encode()), {})
    given = Options(**options)  # type: ignore[arg-type]
    return [(made.document.of(hit.span), _values(hit)) for hit in table.run(given, Scene(made, {}))]


def _values(hit: Hit) -> dict[str, object]:
    return {name: getattr(value, "zh", value) for name, value in hit.values.items()}


def sums(text: str) -> list[tuple[str, str, str, str]]:
    equations = ("新收 + 结转 = 办结 + 未结", "合计 = 县级 + 乡级")
    found = hits(text, test="equations", tables=(Part((FORM,), equations),))
    return [(quote, str(said["where"]), str(said["left"]), str(said["right"])) for quote, said in found]


def faults(text: str) -> list[tuple[str, str]]:
    return [(quote, str(said["why"])) for quote, said in hits(text, test="shape", tables=(Part((FORM,)),))]


def test_a_table_that_adds_up_is_left_alone() -> None:
    assert sums(draft(*ROWS)) == []
    assert faults(draft(*ROWS)) == []


def test_both_sides_are_written_out_at_the_cell_named_first() -> None:
    assert sums(draft(ROWS[0].replace("5", "6"), *ROWS[1:])) == [
        ("6", "县级", "新收 + 结转 = 7", "办结 + 未结 = 6"),
        ("7", "新收", "合计 = 7", "县级 + 乡级 = 8"),
    ]


def test_labels_may_be_longer_and_rows_of_others_between() -> None:
    rows = ("| 1. 本年新收（件） | 5 | 2 | 7 |", "| 备注 | | | |", *ROWS[1:])
    assert sums(draft(*rows)) == []
    assert faults(draft(*rows)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (draft(*ROWS[:2], ROWS[3]), [("未结", "“复议情况”缺少“办结”一行")]),
        (draft(*ROWS, head="一、复议情况\n"), [("新收", "“复议情况”没有表头")]),
        (
            draft(*ROWS, head=HEAD.replace("县级 | 乡级", "乡级 | 县级")),
            [("乡级", "“复议情况”的列序应为：县级、乡级、合计")],
        ),
        (draft(*ROWS, head=HEAD.replace("乡级", "备注")), [("备注", "“复议情况”缺少“乡级”一列")]),
        (draft("| 新收 | 约5 | 2 | 7 |", *ROWS[1:]), [("约5", "“新收”“县级”一格写的“约5”不是数字")]),
        ("一、复议情况\n全年没有复议案件。\n", [("一、复议情况", "没有读到“复议情况”")]),
        (draft("| 甲 | 1 | 1 | 2 |"), [("一、复议情况", "认不出“复议情况”的各行")]),
    ],
)
def test_what_cannot_be_read_is_said_and_not_summed(text: str, expected: list[tuple[str, str]]) -> None:
    assert faults(text) == expected
    assert sums(text) == []


def test_blanks_and_strokes_count_as_nothing_and_are_told() -> None:
    text = draft(*ROWS[:1], "| 结转 | 1 | / | 1 |", *ROWS[2:3], "| 未结 | 2 | | 2 |")
    assert sums(text) == []
    found = hits(text, test="blanks", tables=(Part((FORM,)),))
    assert [said["where"] for _, said in found] == ["“结转”“乡级”", "“未结”“乡级”"]


def test_what_the_text_says_is_held_against_a_cell_or_a_sum_of_cells() -> None:
    said = {
        "新收/合计": Pattern(r"新收(?P<n>\d+)件"),
        "新收/县级 + 结转/县级": Pattern("县级(?P<n>[一二三四五六七八九十]+)件"),
    }
    text = "一、总体情况\n全年新收8件，县级七件；新收7件，县级六件。\n\n" + draft(*ROWS).replace("一、", "二、", 1)
    found = hits(text, test="said", tables=(Part((FORM,), (), said),))
    assert [(quote, told["left"], told["right"]) for quote, told in found] == [("8", "8", "7"), ("七", "7", "6")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("新收 + 结转", "“新收 + 结转”应写成“甲 + 乙 = 丙”"),
        ("新收 = = 结转", "“新收 = = 结转”应写成“甲 + 乙 = 丙”"),
        ("新受 = 结转", "“新受 = 结转”中没有“新受”这一行或列"),
        ("（九）各项 = 结转", "“（九）各项 = 结转”中没有“（九）各项”这一行或列"),
    ],
)
def test_an_equation_that_cannot_be_read_is_refused(text: str, message: str) -> None:
    with pytest.raises(ReportlintError) as caught:
        parse(text, list(FORM.rows))
    assert caught.value.message.zh == message


def test_names_stand_for_all_that_begin_with_them_and_for_last_year() -> None:
    names = ["（三）", "（三）1甲", "（三）2乙", "四"]
    made = parse("（三） = （三）各项 - 上年四", names)
    assert [(term.sign, term.names, term.before) for term in made.right] == [
        (1, ("（三）1甲", "（三）2乙"), False),
        (-1, ("四",), True),
    ]
    assert made.before
