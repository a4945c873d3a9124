"""Which lines make up a paragraph: joined on evidence only."""

from __future__ import annotations

import pytest

from reportlint.readers.habits import Habits, Wrap, ends, habits_of
from reportlint.readers.joins import join_lines
from reportlint.readers.lines import Line, read_lines
from reportlint.text import decode


def lines(text: str) -> list[Line]:
    return list(read_lines(decode("a.txt", text.encode()), markdown=False))


def paragraphs(text: str) -> list[str]:
    return ["".join(line.text for line in paragraph) for paragraph in join_lines(lines(text))]


PROSE = (
    "全县坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，"
    "把法治政府建设摆在突出位置，扎实推进依法行政，各项工作取得明显成效，群众满意度持续提高，营商环境不断优化"
)
"""Eighty-eight code points without a full stop."""


def wrapped(text: str, width: int, first: str = "") -> str:
    rows = [first + text[: width - len(first)]]
    rest = text[width - len(first) :]
    rows += [rest[at : at + width] for at in range(0, len(rest), width)]
    return "\n".join(rows)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("办结9件。", True),
        ("办结9件", False),
        ("如下：", True),
        ("他说“好。”", True),
        ("取得成效。（县司法局负责）", True),
        ("（县司法局、县财政局负责）", True),
        ("县（市、区）", False),
        ("包括——", True),
        ("2021—", False),
        ("办结9件；", True),
        ("**办结9件。**", True),
        ("", False),
    ],
)
def test_a_sentence_ends_with_its_mark_whatever_closes_behind_it(text: str, answer: bool) -> None:
    assert ends(text) is answer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Evidence of a broken sentence.
        ("2024年，将年度工作情况报告如\n下：\n", ["2024年，将年度工作情况报告如下："]),
        ("现将情况报告如下\n：\n", ["现将情况报告如下："]),
        ("将有关情况报告如\n\n下：\n", ["将有关情况报告如", "下："]),
        (f"{PROSE}。将有关情况报告如\n\n下：\n", [f"{PROSE}。将有关情况报告如下："]),
        ("认真落实《法治政府建设\n实施纲要》要求\n", ["认真落实《法治政府建设实施纲要》要求"]),
        ("县司法局、\n县财政局\n", ["县司法局、县财政局"]),
        ("一、\n加强组织领导\n", ["一、加强组织领导"]),
        # Whole lines.
        ("一、主要举措\n全年办结9件。\n", ["一、主要举措", "全年办结9件。"]),
        ("一、主要举措\n（一）加强学习\n", ["一、主要举措", "（一）加强学习"]),
        ("某某县司法局\n关于2024年度法治政府建设情况的报告\n", ["某某县司法局", "关于2024年度法治政府建设情况的报告"]),
        ("某某县司法局\n2025年1月22日\n", ["某某县司法局", "2025年1月22日"]),
        (f"{PROSE}\n2025年1月22日\n", [PROSE, "2025年1月22日"]),
        (f"{PROSE}\n某某县司法局\n2025年1月22日\n", [PROSE, "某某县司法局", "2025年1月22日"]),
        (f"{PROSE}\n　　另起一段。\n", [PROSE, "　　另起一段。".strip("　")]),
        (f"{PROSE}\n- 另起一条\n", [PROSE, "另起一条"]),
        (f"{PROSE}\n## 标题\n", [PROSE, "标题"]),
        (f"{PROSE}\n（二）加强学习\n", [PROSE, "（二）加强学习"]),
        (f"{PROSE}。现将情况报告如下\n2024年，{PROSE}。\n", [f"{PROSE}。现将情况报告如下", f"2024年，{PROSE}。"]),
        (f"{PROSE}\n\n三、工作安排\n", [PROSE, "三、工作安排"]),
        (f"{PROSE}\n| 类别 | 件数 |\n", [PROSE, "| 类别 | 件数 |"]),
        (
            "落实“免督查”政策。（县政府办负责）\n继续加大力度。\n",
            ["落实“免督查”政策。（县政府办负责）", "继续加大力度。"],
        ),
        ("（一加强学习\n全年办结9件\n", ["（一加强学习", "全年办结9件"]),
        (
            "网址：http://example.invalid/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r\n管理办法\n",
            ["网址：http://example.invalid/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r", "管理办法"],
        ),
    ],
)
def test_two_lines_are_one_paragraph_only_where_a_sentence_was_broken(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


def test_three_lines_of_equal_length_were_wrapped() -> None:
    assert paragraphs("县委县政府高度重视法治建设\n把法治建设纳入发展总体规划\n同部署同落实\n") == [
        "县委县政府高度重视法治建设把法治建设纳入发展总体规划同部署同落实"
    ]


@pytest.mark.parametrize("width", [12, 20, 33])
def test_a_wrapped_draft_is_put_together_by_its_width(width: int) -> None:
    text = f"{wrapped(PROSE + '。', width)}\n{wrapped(PROSE + '！', width)}\n"
    assert paragraphs(text) == [PROSE + "。", PROSE + "！"]


def test_a_page_number_in_the_middle_of_a_paragraph_comes_after_it() -> None:
    rows = wrapped(PROSE + "。", 20).split("\n")
    text = "\n".join([*rows[:2], "", "— 3 —", "", *rows[2:]])
    assert paragraphs(text) == [PROSE + "。", "—3—"]


def test_a_short_line_ends_its_paragraph_in_a_wrapped_draft() -> None:
    text = f"一、主要举措\n{wrapped(PROSE + '。', 20)}\n二、存在问题\n{wrapped(PROSE + '。', 20)}\n"
    assert paragraphs(text) == ["一、主要举措", PROSE + "。", "二、存在问题", PROSE + "。"]


def test_after_a_full_stop_at_the_edge_the_indent_tells_whether_the_paragraph_goes_on() -> None:
    sentence = "全县坚持依法行政把法治建设摆在突出位置。"
    assert len(sentence) == 20
    body = wrapped(PROSE + "。", 20, "　　")
    assert paragraphs(f"{body}\n　　{sentence[2:]}\n{sentence}\n　　{sentence[2:]}\n{body}\n") == [
        PROSE + "。",
        sentence[2:] + sentence,
        sentence[2:],
        PROSE + "。",
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("主要原因是各个业务系统建设时间标准不", "一，县级没有能力自行改造接口。"),
        ("全年累计组织开展各类执法检查活动共1", "2、3次以上的检查另行统计。"),
        ("认真落实条例第十条第一款以及第二款第", "（七）项的规定。"),
        ("认真落实条例第十条第一款以及第二款第", "（二）项的规定。"),
        ("积极推进集约化建设并且不断完善提升县", "政府网站的内容保障能力和服务水平。"),
    ],
)
def test_a_broken_line_may_begin_like_a_heading_or_like_navigation(before: str, after: str) -> None:
    body = wrapped(PROSE + "。", len(before))
    assert paragraphs(f"{body}\n（一）{before[3:]}\n{after}\n{body}\n") == [
        PROSE + "。",
        f"（一）{before[3:]}{after}",
        PROSE + "。",
    ]


def test_the_next_number_is_a_heading_even_behind_a_full_line() -> None:
    body = wrapped(PROSE + "。", 12)
    assert paragraphs(f"{body}\n（一）健全决策机制有力\n（二）严格规范执法\n{body}\n") == [
        PROSE + "。",
        "（一）健全决策机制有力",
        "（二）严格规范执法",
        PROSE + "。",
    ]


def test_a_list_item_goes_on_below_its_own_text() -> None:
    text = f"- {PROSE[:18]}\n  {PROSE[18:36]}\n  {PROSE[36:54]}\n  {PROSE[54:72]}\n  {PROSE[72:]}。\n- 另一条\n"
    assert paragraphs(text) == [PROSE + "。", "另一条"]


def test_the_value_below_the_label_of_a_metadata_row_belongs_to_it() -> None:
    assert paragraphs("标　题：\n某县2023年报告\n发布日期：\n2024年1月2日\n正文\n") == [
        "标题：某县2023年报告",
        "发布日期：2024年1月2日",
        "正文",
    ]


@pytest.mark.parametrize(
    ("text", "habits"),
    [
        ("", Habits()),
        (f"{PROSE}。\n{PROSE}。\n{PROSE}。\n{PROSE}。\n", Habits()),
        ("一、甲\n二、乙\n三、丙\n四、丁\n五、戊\n", Habits()),
        (wrapped(PROSE + "。", 16), Habits(Wrap(0, 16, 0))),
        (
            f"{wrapped(PROSE + '。', 16, '　　')}\n{wrapped(PROSE + '。', 16, '　　')}",
            Habits(Wrap(0, 16, 0), indented=True),
        ),
        (f"{wrapped(PROSE + '。', 16)}\n\n{wrapped(PROSE + '。', 16)}", Habits(Wrap(0, 16, 0), apart=True)),
        (wrapped(PROSE + "。", 16).replace("\n", "\n\n"), Habits(Wrap(0, 16, 0), spaced=True)),
        (f"　　{PROSE}。\n　　{PROSE}。\n", Habits(indented=True)),
    ],
)
def test_the_habits_of_a_draft_are_read_off_all_its_lines(text: str, habits: Habits) -> None:
    assert habits_of(lines(text)) == habits


def test_lines_set_flush_in_cells_may_fall_short_of_the_width() -> None:
    text = (
        "为贯彻落实中华人民共和国个人所得税法及其\n实施条例和2024年工作要求，强化个人所得税\n"
        "纳税信用协同共治，促进纳税人依法诚信纳税\n现就加强个人所得税纳税信用建设工作、有关\n"
        "事项的通知精神和Covid防控工作要求，充分\n发挥各业务主管部门在个人所得税纳税信用建\n"
        "设中的组织引导、示范推动作用，形成合力。\n"
    )
    assert len(paragraphs(text)) == 1
