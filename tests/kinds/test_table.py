"""Equations in the words of those who fill the table in, and where they break."""

from __future__ import annotations

import pytest

from reportlint.errors import ReportlintError
from reportlint.facts import understand
from reportlint.findings import Hit
from reportlint.items.scene import Scene
from reportlint.kinds import table
from reportlint.kinds.equations import parse
from reportlint.kinds.form import Form
from reportlint.kinds.table import Options, Part
from reportlint.packs.model import Years
from reportlint.patterns import Pattern
from reportlint.readers import open_draft
from reportlint.records import replace

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


def in_forms(text: str, *forms: Form) -> list[tuple[str, str]]:
    found = hits(text, test="shape", tables=(Part(forms),))
    return [(quote, str(said["why"])) for quote, said in found]


OLD = replace(FORM, rows={**FORM.rows, "其他": Pattern("其他$")}, title="旧表", years=Years(2019, 2020))
NEW = replace(FORM, rows={**FORM.rows, "其他1": Pattern("甲类"), "其他2": Pattern("乙类")}, years=Years(2021))
SPLIT = (*ROWS, "| 其他/甲类 | 0 | 0 | 0 |")


@pytest.mark.parametrize(("year", "missing"), [("2020", "“旧表”缺少“其他”一行"), ("2021", "“复议情况”缺少“其他2”一行")])
def test_the_form_is_that_of_the_report_year(year: str, missing: str) -> None:
    text = f"芦汀县{year}年年度报告\n\n{draft(*SPLIT)}"
    assert [why for _, why in in_forms(text, OLD, NEW)] == [missing]


def test_without_a_year_the_form_with_the_most_rows_is_taken() -> None:
    assert [why for _, why in in_forms(draft(*SPLIT), OLD, NEW)] == ["“复议情况”缺少“其他2”一行"]


def test_a_row_too_many_is_found_only_where_rows_are_summed() -> None:
    text = draft(*ROWS[:2], "| 转来 | 1 | 0 | 1 |", *ROWS[2:])
    assert in_forms(text, FORM) == []
    assert in_forms(text, replace(FORM, closed=True)) == [("转来", "“复议情况”多出“转来”一行数字")]
    assert in_forms(text.replace("| 1 | 0 | 1 |\n| 办结", "| 0 | 0 | 0 |\n| 办结"), replace(FORM, closed=True)) == []


PAIRED = Form(
    "两组",
    Pattern("复议"),
    {"件数": Pattern("件数")},
    {name + end: Pattern(end) for name in ("复议", "诉讼") for end in ("维持", "纠正")},
    groups={"复议": Pattern("^行政复议"), "诉讼": Pattern("诉讼")},
    closed=True,
)
GROUPS = "一、复议情况\n| 行政复议 | | 行政诉讼 | |\n| 维持 | 纠正 | 维持 | 纠正 |\n"


def test_columns_of_the_same_name_are_told_apart_by_their_group() -> None:
    assert in_forms(GROUPS + "| 1 | 2 | 3 | 4 |\n", PAIRED) == []
    swapped = GROUPS.replace("行政复议 | | 行政诉讼", "行政诉讼 | | 行政复议")
    assert in_forms(swapped + "| 1 | 2 | 3 | 4 |\n", PAIRED) == [
        ("维持", "“两组”的列序应为：复议维持、复议纠正、诉讼维持、诉讼纠正")
    ]


def test_a_form_of_one_row_may_be_blank_or_hold_a_letter() -> None:
    assert in_forms(GROUPS + "| | | | |\n", PAIRED) == []
    blank = hits(GROUPS + "| | | | |\n", test="blanks", tables=(Part((PAIRED,)),))
    assert [said["where"] for _, said in blank] == ["“件数”"]
    blank = hits(GROUPS + "| | / | 3 | |\n", test="blanks", tables=(Part((PAIRED,)),))
    assert [said["where"] for _, said in blank] == ["“件数”“复议维持”", "“件数”“复议纠正”", "“件数”“诉讼纠正”"]
    assert in_forms(GROUPS + "| 1 | O | 3 | 4 |\n", PAIRED) == [("O", "“件数”“复议纠正”一格写的“O”不是数字")]
    assert in_forms(GROUPS + "| 1 | 2 | 3 | 4 |\n| 1 | 2 | 3 | 4 |\n", PAIRED) == [("1", "“两组”多出一行数字")]


def test_another_table_in_the_part_does_not_matter() -> None:
    more = "\n另表如下：\n\n| 年度 | 甲 | 乙 | 丙 | 丁 | 戊 |\n| 2022 | 1 | 2 | 3 | 4 | 5 |\n"
    assert in_forms(draft(*ROWS, more=more), replace(FORM, closed=True)) == []


def test_a_table_whose_part_is_missing_is_not_found_where_that_part_should_be() -> None:
    first = replace(FORM, title="新收情况", heading=Pattern("新收情况"))
    text = draft(*ROWS, more="\n二、问题\n没有。\n").replace("一、复议情况", "一、新收情况")
    found = hits(text, test="shape", tables=(Part((first,)), Part((PAIRED,))))
    assert [(quote, said["why"]) for quote, said in found] == [("二、问题", "没有读到“两组”")]


def test_true_columns_are_trusted_where_heads_reach_down() -> None:
    rows = "".join(f"<tr><td>{name}</td><td>1</td><td>2</td><td>3</td></tr>" for name in FORM.rows)

    def page(last: str, first: str) -> str:
        head = f'<tr><td rowspan="2">事项</td><td colspan="2">两级</td><td rowspan="2">{last}</td></tr>'
        return f"<html><p>一、复议情况</p><table>{head}<tr><td>{first}</td><td>乡级</td></tr>{rows}</table></html>"

    form = replace(FORM, heading=Pattern("复议"))
    made = understand(open_draft("a.html", page("合计", "县级").encode()), {})
    assert list(table.run(Options(test="shape", tables=(Part((form,)),)), Scene(made, {}))) == []
    made = understand(open_draft("a.html", page("县级", "合计").encode()), {})
    [hit] = table.run(Options(test="shape", tables=(Part((form,)),)), Scene(made, {}))
    assert made.document.of(hit.span) == "合计"
