"""The pack on open government information against mutants of a whole report, in text, Markdown, web page and Word."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence
from html import escape
from pathlib import Path

import docx
import pytest

import reportlint
from reportlint.findings import Severity

ROOT = Path(__file__).resolve().parents[1]
WHOLE = (ROOT / "examples/xinxi-gongkai.md").read_text("utf-8")
LINES = WHOLE.split("\n")
EQUATIONS = 42
"""One and three for each of seven columns (R1, R2), one for each of 25 rows (R3), three of table C (R4)."""

Row = list[str]
Table = list[Row]


def found(text: str | bytes, name: str = "报告.md", previous: str = "") -> list[tuple[str, int]]:
    """Rule and line of every finding that is graver than a hint, and of the hints of this pack."""
    checked = reportlint.check(text, name=name)
    assert checked.failures == ()
    return [
        (each.rule, reportlint.place(checked, each).line)
        for each in checked.findings
        if each.severity > Severity.INFO or each.rule.startswith("XG")
    ]


def line(words: str, lines: Sequence[str] = LINES) -> int:
    """The 1-based line that holds some words."""
    [number] = [number for number, text in enumerate(lines, 1) if words in text]
    return number


def cell(row: str, column: int, value: str) -> str:
    """The report with the cell of a row changed; columns are counted from the right, the total being 1."""
    at = line(row) - 1
    cells = LINES[at].split("|")
    cells[-1 - column] = f" {value} "
    return "\n".join([*LINES[:at], "|".join(cells), *LINES[at + 1 :]])


NEW, CARRIED, TOTAL, ON = "一、本年新收", "二、上年结转", "（七）总计", "四、结转下年度"
ITEMS = [
    *("（一）予以公开", "（二）部分公开", "1.属于国家秘密", "3.危及", "8.属于行政查询", "1.本机关不掌握"),
    *("3.补正后", "1.信访举报", "5.要求行政机关确认", "2.申请人逾期", "3.其他 |"),
]
PERSONS, FIRM, OTHER, SUM = 7, 6, 2, 1
"""Columns from the right: 自然人, 商业企业, 其他, 总计."""

CELLS = [
    *((NEW, column, [("XG201", NEW), ("XG203", NEW)]) for column in (PERSONS, FIRM, OTHER)),
    (NEW, SUM, [("XG207", "收到政府信息公开申请"), ("XG201", NEW), ("XG203", NEW)]),
    *((CARRIED, column, [("XG201", NEW), ("XG203", CARRIED)]) for column in (PERSONS, SUM)),
    *((row, PERSONS, [("XG203", row), ("XG202", TOTAL)]) for row in ITEMS),
    *((row, SUM, [("XG203", row), ("XG202", TOTAL)]) for row in ITEMS[:4]),
    *((TOTAL, column, [("XG201", NEW), ("XG202", TOTAL), ("XG203", TOTAL)]) for column in (PERSONS, SUM)),
    *((ON, column, [("XG201", NEW), ("XG203", ON)]) for column in (PERSONS, OTHER)),
]


@pytest.mark.parametrize(("row", "column", "expected"), CELLS)
def test_a_cell_that_does_not_fit_is_found_where_it_breaks_an_equation(
    row: str, column: int, expected: list[tuple[str, str]]
) -> None:
    assert found(cell(row, column, "30")) == [(rule, line(words)) for rule, words in expected]


def without(start: str, end: str) -> str:
    """The report without what stands from one heading to another, the numbers of the later parts moved up."""
    text = WHOLE[: WHOLE.index(start)] + WHOLE[WHOLE.index(end) :]
    numbers = iter("一二三四五六")
    return re.sub(r"^## [一二三四五六]、", lambda _: f"## {next(numbers)}、", text, flags=re.MULTILINE)


PARTS = [
    ("## 一、", "## 二、", ["XG101"]),
    ("## 二、", "## 三、", ["XG102", "XG210"]),
    ("## 三、", "## 四、", ["XG103", "XG210"]),
    ("## 四、", "## 五、", ["XG104", "XG210"]),
    ("## 五、", "## 六、", ["XG105"]),
    ("## 六、", "芦汀县交通运输局\n2025", ["XG106"]),
]


@pytest.mark.parametrize(("start", "end", "rules"), PARTS)
def test_a_part_that_is_missing_is_found(start: str, end: str, rules: list[str]) -> None:
    assert sorted(rule for rule, _ in found(without(start, end))) == rules


EDITS = [
    ("a row dropped", LINES[line("6.属于四类过程性信息") - 1] + "\n", "", [("XG210", "7.属于行政执法案卷", -1)]),
    ("a row of totals dropped", LINES[line(TOTAL) - 1] + "\n", "", [("XG210", ON, -1)]),
    ("columns swapped", "| 商业企业 | 科研机构 |", "| 科研机构 | 商业企业 |", [("XG210", "科研机构 | 商业企业", 0)]),
    ("no number", "| 6 | 1 | 0 | 0 | 0 | 0 | 7 |", "| 若干 | 1 | 0 | 0 | 0 | 0 | 7 |", [("XG210", "若干", 0)]),
    ("a blank for 0", "| 0 | 0 | 0 | 7 |", "|  | 0 | 0 | 7 |", [("XG209", ITEMS[0], 0)]),
    ("a stroke for 0", "| 0 | 0 | 0 | 7 |", "| / | 0 | 0 | 7 |", [("XG209", ITEMS[0], 0)]),
    ("a dash for 0", "| 0 | 0 | 0 | 7 |", "| —— | 0 | 0 | 7 |", [("XG209", ITEMS[0], 0)]),
    ("results of reviews", "| 1 | 0 | 0 | 1 | 2 |", "| 1 | 0 | 0 | 1 | 4 |", [("XG204", "| 1 | 0 | 0 | 1 | 4 |", 0)]),
    ("results of lawsuits", "| 2 | 1 | 0 | 0 | 0 | 1 |", "| 2 | 1 | 1 | 0 | 0 | 1 |", [("XG204", "| 2 | 1 | 1", 0)]),
    ("period of last year", "为2024年1月1日至2024年", "为2023年1月1日至2024年", [("XG208", "统计期限", 0)]),
    ("period reversed", "2024年1月1日至2024年12月31日", "2024年12月31日至2024年1月1日", [("XG208", "统计期限", 0)]),
    ("counts in the text", "申请12件", "申请21件", [("XG207", "申请21件", 0)]),
    ("after the deadline", "2025年1月20日", "2025年2月20日", [("XG301", "2025年2月20日", 0)]),
    ("months of last year", "2024年1月1日至2024年12月31日", "2023年1月至12月", [("XG208", "统计期限", 0)] * 2),
    ("half a year", "2024年1月1日至2024年12月31日", "2024年1月1日～6月30日", [("XG208", "统计期限", 0)]),
    (
        "period without a word on it",
        "数据统计期限为2024年1月1日至2024年12月31日",
        "反映2023年1月1日起，至12月31日止的工作",
        [("XG208", "反映", 0)] * 2,
    ),
    ("counts with a comma", "申请12件", "申请1,204件", [("XG207", "申请1,204件", 0)]),
    ("counts in Chinese figures", "申请12件", "申请共计十五宗", [("XG207", "申请共计十五宗", 0)]),
    ("none received", "收到政府信息公开申请12件", "未收到政府信息公开申请", [("XG207", "未收到政府", 0)]),
    ("handled", "收到政府信息公开申请12件", "共办理政府信息公开申请15件", [("XG207", "共办理政府", 0)]),
    ("a row of table A dropped", "| 行政强制 | 0 | | |\n", "", [("XG210", "| 行政处罚 |", 0)]),
    ("a blank in table A", "| 行政许可 | 35 |", "| 行政许可 | |", [("XG209", "| 行政许可 |", 0)]),
    ("no number in table A", "| 行政许可 | 35 |", "| 行政许可 | 见附件 |", [("XG210", "| 行政许可 |", 0)]),
    (
        "a row too many",
        LINES[line("2.重复申请") - 1],
        LINES[line("2.重复申请") - 1] + "\n| | | 6.转来 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |",
        [("XG210", "6.转来", 0)],
    ),
    (
        "groups swapped",
        "| 行政复议 | | | | | 行政诉讼 |",
        "| 行政诉讼 | | | | | 行政复议 |",
        [("XG210", "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经", 0)],
    ),
    (
        "reviews that were all about information",
        "组织培训2次",
        "组织培训2次；本机关行政复议3件，均因信息公开答复引起",
        [("XG207", "均因信息公开", 0)],
    ),
    ("last year's year", "2024年，县交通运输局按照", "2023年，县交通运输局按照", [("XG302", "2023年，县交通", 0)]),
    ("nothing on problems", LINES[line("存在的主要问题：") - 1], "无。", [("XG113", "## 五、", 0)]),
    ("no word on fees", "本年没有收取信息处理费，", "", [("XG112", "## 六、", 0)]),
    ("no word on platforms", "推进公开平台建设，更新网站栏目5个；", "", [("XG111", "## 一、", 0)]),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), EDITS, ids=[each[0] for each in EDITS])
def test_an_edit_is_found_at_its_line(name: str, old: str, new: str, expected: list[tuple[str, str, int]]) -> None:
    assert WHOLE.count(old) == 1, name
    text = WHOLE.replace(old, new)
    lines = text.split("\n")
    assert found(text) == [(rule, line(words, lines)) for rule, words, _ in expected]


RIGHT = [
    ("with what was carried over", "申请12件", "申请13件（含上年结转1件）"),
    ("by way of asking", "申请12件", "申请12件，其中网上收到申请8件，信函收到申请4件"),
    ("last year told too", "申请12件", "申请12件，比2023年收到申请20件减少40%"),
    ("all that was handled", "收到政府信息公开申请12件", "办结政府信息公开申请12件"),
    ("reviews of all sorts", "组织培训2次", "组织培训2次；全年办理行政复议30件、行政诉讼20件"),
    ("other lawsuits", "组织培训2次", "组织培训2次；代理其他行政诉讼5件"),
    (
        "another table",
        "## 三、",
        "另附表：\n\n| 单位 | 公开 | 解读 | 回应 | 其他 |\n|---|---|---|---|---|\n| 甲 | 1 | 2 | 3 | 4 |\n\n## 三、",
    ),
    ("a heading", "## 一、总体情况", "## 一、基本情况"),
    ("a heading", "## 二、主动公开政府信息情况", "## 二、政府信息主动公开情况"),
    ("a heading", "## 三、收到和处理政府信息公开申请情况", "## 三、依申请公开政府信息情况"),
    ("a heading", "## 三、收到和处理政府信息公开申请情况", "## 三、政府信息公开申请的收到和处理情况"),
    ("a heading", "## 四、政府信息公开行政复议、行政诉讼情况", "## 四、复议诉讼情况"),
    ("another period", "组织培训2次", "2024年3月至5月组织培训2次"),
]


@pytest.mark.parametrize(("name", "old", "new"), RIGHT, ids=[each[0] for each in RIGHT])
def test_what_is_right_in_other_words_is_left_alone(name: str, old: str, new: str) -> None:
    assert WHOLE.count(old) == 1, name
    assert found(WHOLE.replace(old, new)) == []


@pytest.mark.parametrize("heading", ["总体情况", "概述"])
def test_the_general_part_is_looked_at_by_itself(heading: str) -> None:
    start, end = WHOLE.index("2024年，县交通运输局"), WHOLE.index("## 二、")
    text = f"{WHOLE[:start]}2024年，我局加强政府信息管理。\n\n{WHOLE[end:]}".replace("总体情况", heading)
    [message] = [each.message.zh for each in reportlint.check(text).findings if each.rule == "XG111"]
    assert message == "总体情况没有写到：主动公开、依申请公开、平台建设、监督保障"


def of_2020(text: str) -> str:
    """The report as that on 2020, in the forms on trial."""
    text = text.replace("2024年", "2020年").replace("2025年", "2021年")
    text = text.replace(
        "| 本年制发件数 | 本年废止件数 | 现行有效件数 |", "| 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |"
    )
    text = re.sub(r"\| \| （六）其他处理 \| 1\.[^|]+\|", "| | （六）其他处理 | |", text)
    return re.sub(r"\| \| \| (?:2\.申请人逾期未按|3\.其他 ).*\n", "", text)


def test_reports_in_the_forms_on_trial_are_checked_too() -> None:
    text = of_2020(WHOLE)
    assert found(text) == []
    assert reportlint.check(text).compared == EQUATIONS - 2
    lines = text.split("\n")
    row = lines[line("2.重复申请", lines) - 1]
    assert found(text.replace(row + "\n", "")) == [("XG210", line("2.重复申请", lines))]
    assert found(text.replace("| 6 | 1 | 0 | 0 | 0 | 0 | 7 |", "| 6 | 1 | 0 |  | 0 | 0 | 7 |")) == [
        ("XG209", line(ITEMS[0], lines))
    ]


@pytest.mark.parametrize("row", ["（六）其他处理 |", "2.申请人逾期未按", "3.其他 |"])
def test_a_row_of_the_new_form_dropped_is_not_the_form_on_trial(row: str) -> None:
    at = line(row)
    assert [rule for rule, _ in found("\n".join([*LINES[: at - 1], *LINES[at:]]))] == ["XG210"]


def test_every_rule_of_the_pack_is_found_by_a_mutant() -> None:
    expected = [found for *_, each in (*CELLS, *EDITS) for found in each]
    named = {rule for rule, *_ in expected} | {rule for *_, rules in PARTS for rule in rules}
    # Both compare with last year's report and have a test of their own below.
    across = {"XG205", "XG206"}
    own = {rule.id for rule in reportlint.pack("xinxi-gongkai").rules if rule.pack == "xinxi-gongkai"}
    assert named | across == own


def test_there_are_at_least_forty_mutants() -> None:
    assert len(CELLS) + len(PARTS) + len(EDITS) >= 40


def parts(text: str) -> Iterator[str | Table]:
    """The paragraphs of the report, and its tables as rows of cells."""
    rows: Table = []
    for each in text.split("\n"):
        if each.startswith("|"):
            if not re.fullmatch(r"[|\s-]+", each):
                rows.append([one.strip() for one in each.strip("|").split("|")])
            continue
        if rows:
            yield rows
            rows = []
        if each.strip():
            yield re.sub("^#+ ", "", each)
    if rows:
        yield rows


def spans(table: Table) -> Iterator[tuple[int, int, int, int, str]]:
    """Row, column, rows, columns and text of each cell, blank ones in heads and labels merged into the one before or
    above, as the form has them."""
    figures = next(number for number, row in enumerate(table) if any(one.isdigit() for one in row))
    width = max(map(len, table))
    labels = width - (7 if width == 10 else 15 if width == 15 else 3)
    covered: set[tuple[int, int]] = set()
    for number, row in enumerate(table):
        for column, text in enumerate(row):
            if (number, column) in covered:
                continue
            across = down = 1
            merges = number < figures or column < labels
            if text and merges:
                limit = width if number < figures else labels
                while column + across < limit and not row[column + across]:
                    across += 1
                if number >= figures:
                    while number + down < len(table) and not any(table[number + down][: column + across]):
                        down += 1
            covered |= {(number + y, column + x) for y in range(down) for x in range(across)}
            yield number, column, down, across, text


def as_html(text: str) -> bytes:
    body = ""
    for part in parts(text):
        if isinstance(part, str):
            body += f"<p>{escape(part)}</p>\n"
            continue
        rows = ["" for _ in part]
        for row, _, down, across, content in spans(part):
            rows[row] += f'<td rowspan="{down}" colspan="{across}">{escape(content)}</td>'
        body += "<table>" + "".join(f"<tr>{row}</tr>\n" for row in rows) + "</table>\n"
    return f"<html><head><meta charset='utf-8'></head><body>{body}</body></html>".encode()


def as_docx(text: str) -> bytes:
    file = docx.Document()
    for part in parts(text):
        if isinstance(part, str):
            file.add_paragraph(part)
            continue
        width = max(map(len, part))
        table = file.add_table(len(part), width)
        for row, column, down, across, content in spans(part):
            one = table.cell(row, column)
            if down > 1 or across > 1:
                one = one.merge(table.cell(row + down - 1, min(column + across, width) - 1))
            one.text = content
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def as_tabs(text: str) -> bytes:
    """As pasted from a table: cells between tabs."""
    pieces = [part if isinstance(part, str) else "\n".join("\t".join(row) for row in part) for part in parts(text)]
    return "\n\n".join(pieces).encode()


def as_text(text: str) -> bytes:
    return re.sub("^#+ ", "", text, flags=re.MULTILINE).encode()


FORMS: dict[str, Callable[[str], bytes]] = {
    "报告.md": str.encode,
    "报告.txt": as_text,
    "制表符.txt": as_tabs,
    "报告.html": as_html,
    "报告.docx": as_docx,
}


@pytest.mark.parametrize("name", FORMS)
def test_a_whole_report_meets_all_parts_and_every_equation_is_worked_out(name: str) -> None:
    checked = reportlint.check(FORMS[name](WHOLE), name=name)
    assert {verdict.rule: verdict.answer.value for verdict in checked.verdicts} == {
        f"XG10{number}": "met" for number in range(1, 7)
    }
    assert [each.rule for each in checked.findings if each.rule.startswith("XG")] == []
    assert checked.compared == EQUATIONS


@pytest.mark.parametrize("name", FORMS)
def test_a_broken_sum_is_found_in_every_form(name: str) -> None:
    checked = reportlint.check(FORMS[name](cell(TOTAL, PERSONS, "11")), name=name)
    broken = [(each.rule, each.message.zh) for each in checked.findings if each.rule.startswith("XG")]
    assert broken == [
        ("XG201", "“自然人”不平：一 + 二 = 11，（七）总计 + 四 = 12"),
        (
            "XG202",
            "“自然人”不平：（七）总计 = 11，"
            "（一）予以公开 + （二）部分公开 + （三）各项 + （四）各项 + （五）各项 + （六）各项 = 10",
        ),
        (
            "XG203",
            "“（七）总计”不平：总计 = 12，自然人 + 商业企业 + 科研机构 + 社会公益组织 + 法律服务机构 + 其他 = 13",
        ),
    ]


def test_full_width_and_chinese_figures_are_numbers() -> None:
    at = line(ITEMS[0])
    text = WHOLE.replace(LINES[at - 1], LINES[at - 1].replace("| 6 | 1 |", "| ６ | 一 |"))
    assert text != WHOLE
    assert found(text) == []


@pytest.mark.parametrize("name", ["报告.docx", "报告.html", "报告.md"])
def test_a_table_over_two_pages_with_its_head_repeated_is_one(name: str) -> None:
    head = "\n".join(LINES[line("| 自然人 |") - 3 : line("商业企业")])
    after = LINES[line("8.属于行政查询") - 1] + "\n"
    text = WHOLE.replace(after, f"{after}\n续表\n\n{head}\n")
    checked = reportlint.check(FORMS[name](text), name=name)
    assert [each.rule for each in checked.findings if each.rule.startswith("XG")] == []
    assert checked.compared == EQUATIONS


def test_a_table_pasted_cell_by_cell_is_unclear_and_not_wrong() -> None:
    pasted = "\n\n".join(
        part if isinstance(part, str) else "\n".join(one for row in part for one in row if one) for part in parts(WHOLE)
    )
    rules = {rule for rule, _ in found(pasted, name="报告.txt")}
    assert "XG210" in rules
    assert not rules & {"XG201", "XG202", "XG203", "XG204"}


def test_last_years_report_is_compared_where_it_is_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from reportlint.cli.app import run

    last = WHOLE.replace("2024年", "2023年").replace("2025年", "2024年")
    (tmp_path / "2024.md").write_text(WHOLE, "utf-8")
    (tmp_path / "2023.md").write_text(last, "utf-8")
    (tmp_path / "2022.md").write_text(last.replace("2023年", "2022年").replace("2024年", "2023年"), "utf-8")

    def said(previous: str) -> str:
        options = ["--format", "concise", "--select", "XG2", "--no-config", "--fail-on", "never"]
        assert run([str(tmp_path / "2024.md"), "--previous", str(tmp_path / previous), *options]) == 0
        out, err = capsys.readouterr()
        return out + err

    assert "XG205" not in said("2023.md")
    assert "XG206 “行政规范性文件”与上年报告不衔接：现行有效 = 9，上年现行有效 + 本年制发 - 本年废止 = 10" in said(
        "2023.md"
    )
    carried_on = LINES[line(ON) - 1]
    changed = last.replace(carried_on, carried_on.replace("| 1 |", "| 2 |"))
    (tmp_path / "2023.md").write_text(changed, "utf-8")
    assert "XG205 “自然人”与上年报告不符：二 = 1，上年四 = 2" in said("2023.md")
    assert "没有与" in said("2022.md")
    (tmp_path / "2023.md").write_text(last.replace(carried_on + "\n", ""), "utf-8")
    assert "没有读全，“二 = 上年四”没有全部核对" in said("2023.md")


def test_the_checklist_tells_how_many_equations_were_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from reportlint.cli.app import run

    (tmp_path / "报告.md").write_text(WHOLE, "utf-8")
    assert run([str(tmp_path / "报告.md"), "--format", "checklist", "--no-config"]) == 0
    assert f"核对勾稽关系 {EQUATIONS} 处" in capsys.readouterr().out


def as_pdf(text: str, *, lines: bool = True) -> bytes:
    """The report set by a typesetter, its tables with or without lines, with repeated heads, over several pages."""
    platypus = pytest.importorskip("reportlab.platypus", reason="reportlab is not installed")
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import cidfonts, pdfmetrics

    pdfmetrics.registerFont(cidfonts.UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("text", fontName="STSong-Light", fontSize=12, leading=20, wordWrap="CJK")
    small = ParagraphStyle("cell", fontName="STSong-Light", fontSize=7, leading=9, wordWrap="CJK")
    story = []
    for part in parts(text):
        if isinstance(part, str):
            story += [platypus.Paragraph(escape(part), style), platypus.Spacer(1, 6)]
            continue
        width = max(map(len, part))
        rows = [[platypus.Paragraph(escape(one), small) for one in row] + [""] * (width - len(row)) for row in part]
        heads = next(number for number, row in enumerate(part) if any(one.isdigit() for one in row))
        widths = (
            [180 if column < width - 7 else 40 for column in range(width)] if width == 10 else [840 / width] * width
        )
        grid = [("GRID", (0, 0), (-1, -1), 0.5, "black")] if lines else []
        story.append(platypus.Table(rows, colWidths=widths, repeatRows=heads, style=grid))
    stream = io.BytesIO()
    platypus.SimpleDocTemplate(stream, pagesize=(1000, 500)).build(story)
    return stream.getvalue()


def test_the_tables_of_a_pdf_are_read_over_its_pages() -> None:
    pytest.importorskip("pypdfium2", reason="pypdfium2 (the extra pdf) is not installed")
    checked = reportlint.check(as_pdf(WHOLE), name="报告.pdf")
    assert max(block.page for block in checked.document.blocks) > 1
    assert {verdict.answer.value for verdict in checked.verdicts} == {"met"}
    assert [each.rule for each in checked.findings] == []
    assert checked.compared == EQUATIONS


def test_a_broken_sum_in_a_pdf_is_found_at_its_cell() -> None:
    pytest.importorskip("pypdfium2", reason="pypdfium2 (the extra pdf) is not installed")
    checked = reportlint.check(as_pdf(cell(TOTAL, PERSONS, "11")), name="报告.pdf")
    assert [(each.rule, checked.document.of(each.span)) for each in checked.findings] == [
        ("XG201", "10"),
        ("XG202", "11"),
        ("XG203", "12"),
    ]


def test_a_pdf_without_lines_is_not_said_to_be_wrong() -> None:
    pytest.importorskip("pypdfium2", reason="pypdfium2 (the extra pdf) is not installed")
    checked = reportlint.check(as_pdf(WHOLE, lines=False), name="报告.pdf")
    assert {each.rule for each in checked.findings} == {"XG210"}
