"""The workbook for a batch, read back by another library."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

import openpyxl
import pytest
from machine_samples import PATH, everything, extracted, nasty, text_of, value_of
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from report_samples import clean, document_of, same, sample, unreadable

from reportlint.errors import Message
from reportlint.facts import Fact
from reportlint.findings import Finding, Severity, Span, Waived, Waiver
from reportlint.records import replace
from reportlint.reporters import BINDERS
from reportlint.reporters.look import Look
from reportlint.reporters.xlsx import writer
from reportlint.results import Checked, Failure, Results


def book(results: Results, lang: str = "zh") -> Workbook:
    return openpyxl.load_workbook(BytesIO(BINDERS["xlsx"](results, Look(lang))))  # type: ignore[arg-type]


def rows(sheet: Worksheet) -> list[list[object]]:
    """The values of a sheet; empty cells at the end of a row left out."""
    found = [list(row) for row in sheet.iter_rows(values_only=True)]
    for row in found:
        while row and row[-1] is None:
            row.pop()
    return found


def test_the_first_sheet_is_the_table_of_the_csv_with_numbers_as_numbers() -> None:
    results = [sample(), clean(), unreadable()]
    head, *lines = csv.reader(StringIO(text_of("csv", results).removeprefix("\ufeff")))
    sheet = book(results)["汇总"]
    shown = [["" if cell is None else cell for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert [list(map(str, row)) for row in shown] == [head, *lines]
    assert shown[1][2] == 2021
    assert shown[1][-4:-1] == [1, 1, 1]


def test_the_second_sheet_is_every_finding_with_all_that_is_known() -> None:
    assert rows(book([sample()])["问题清单"]) == [
        ["文稿", "单位", "级别", "规则", "规则名称", "行", "页或段", "原文", "说明", "依据"],
        [
            *("xinxian.txt", "新县科学技术和工业信息化局", "警告", "GW301", "半角标点", 3, None, ","),
            *("半角“,”应为“，”", "《标点符号用法》"),
        ],
        [
            *(
                "xinxian.txt",
                "新县科学技术和工业信息化局",
                "错误",
                "FZ103",
                "第一责任人职责履行情况",
                4,
                None,
                "（应写在这一行之前）",
            ),
            *("缺少第一责任人职责的情况", "《法治政府建设与责任落实督察工作规定》第四章"),
        ],
        ["xinxian.txt", "新县科学技术和工业信息化局", "提示", "GW105", None, 6, None, "新县科学", "署名"],
    ]
    assert rows(book([extracted("pdf", page=4)])["问题清单"])[1][5:8] == [2, "第 4 页", ","]


def test_there_are_as_many_findings_as_in_json() -> None:
    listed = [(row[0], row[3], row[5]) for row in rows(book(everything())["问题清单"])[1:]]
    found = [
        (draft["path"], finding["rule"], finding["line"])
        for draft in value_of("json", everything())["documents"]
        for finding in draft["findings"]
    ]
    assert listed == found


def test_the_third_sheet_says_what_was_checked_and_what_was_not() -> None:
    notes = rows(book([sample(), clean(), unreadable(), nasty()])["说明"])
    assert notes[1][:3] == ["xinxian.txt", "text", "utf-8"]
    assert notes[1][4:] == ["fazhi 2026.1", 61, "FZ302：不适用于 2021 年度"]
    assert notes[2][5:] == [3, None, "没有适用的检查清单，只按通用规则检查"]
    assert notes[3] == ["坏.txt", None, None, None, None, 0, None, None, "坏.txt：二进制文件"]
    assert notes[4][7:] == ["有\ufffd修订", f"{PATH}: 无法检查 GW777：超时; {PATH}: 无法检查 GW777：又超时"]
    assert ["规则包", "fazhi", "2026.1", "ab" * 32] in notes
    assert [row[0] for row in notes[-8:]] == [
        "具备",
        "缺失",
        "待人工确认",
        "不适用",
        "错误",
        "警告",
        "提示",
        "未能检查",
    ]


def test_the_workbook_speaks_the_language_of_the_run() -> None:
    english = book([sample()], "en")
    assert english.sheetnames == ["Overview", "Findings", "Notes"]
    assert rows(english["Findings"])[1][2] == "warning"
    assert rows(english["Overview"])[1][4:8] == ["met", "unclear", "unmet", "not applicable"]


@pytest.mark.parametrize(
    "unit", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "{=1}", "http://reportlint.invalid/", "1", "007"]
)
def test_a_text_stays_a_text_whatever_it_begins_with(unit: str) -> None:
    sheet = book([replace(sample(), facts={"issuer": Fact(unit, None, "title")}, path=unit)])["汇总"]
    for cell in (sheet["A2"], sheet["B2"]):
        assert (cell.value, cell.data_type, cell.hyperlink) == (unit, "s", None)


@pytest.mark.parametrize(("text", "marked"), [("=1+1", True), (" ＠A", True), ("甲=1", False)])
def test_what_would_be_computed_when_edited_is_marked_as_a_text(text: str, marked: bool) -> None:
    assert bool(book([replace(sample(), path=text)])["汇总"]["A2"].quotePrefix) is marked


def test_what_xml_cannot_hold_is_replaced() -> None:
    document = document_of("甲\x00\x0b\ufffe乙\u202e𠮷<&>_x0041_")
    finding = Finding("GW1", Severity.INFO, Span(0, len(document.text)), same("一\n二"), same("]]>"))
    [_, row] = rows(book([Checked("a\udcff.txt", document, findings=(finding,))])["问题清单"])
    assert row[0] == "a\ufffd.txt"
    assert row[7:] == ["甲\ufffd\ufffd\ufffd乙\ufffd𠮷<&>_x0041_", "一 二", "]]>"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("甲" * 32_767, "甲" * 32_767),
        ("甲" * 32_768, "甲" * 32_766 + "…"),
        ("𠮷" * 16_383, "𠮷" * 16_383),
        ("𠮷" * 16_384, "𠮷" * 16_383 + "…"),
    ],
)
def test_a_cell_holds_as_much_as_excel_lets_it(text: str, kept: str) -> None:
    assert writer.cell_text(text) == kept


def test_rows_that_no_sheet_can_hold_are_counted_in_the_last_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "MOST_ROWS", 2)
    assert [row[0] for row in rows(book([sample()])["问题清单"])] == ["文稿", "xinxian.txt", "还有 2 行，表格放不下"]


def test_head_and_first_column_stay_and_every_column_can_be_filtered() -> None:
    made = book([sample(), clean()])
    assert [sheet.freeze_panes for sheet in made] == ["B2", "B2", "A2"]
    assert [sheet.auto_filter.ref for sheet in made] == ["A1:L3", "A1:J4", None]
    assert all(sheet.column_dimensions["A"].width > 25 for sheet in made)


def test_words_have_colours_that_follow_them() -> None:
    for sheet in book([sample()]):
        rules = [rule for each in sheet.conditional_formatting for rule in each.rules]
        colours = {rule.formula[0]: rule.dxf.fill.bgColor.rgb for rule in rules}
        assert colours['"缺失"'] == colours['"错误"'] == colours['"未能检查"'] == "FFFFC7CE"
        assert colours['"具备"'] == "FFC6EFCE"


def test_the_same_results_make_the_same_file() -> None:
    first, second = (BINDERS["xlsx"](everything(), Look("zh")) for _ in range(2))
    assert first == second
    names = ZipFile(BytesIO(first)).namelist()
    assert [name for name in names if "external" in name.lower() or "hyperlink" in name.lower()] == []


def test_an_item_whose_rule_failed_was_not_checked() -> None:
    failed = replace(sample(), verdicts=sample().verdicts[1:], failures=(Failure("FZ101", Message("超时", "late")),))
    assert rows(book([sample(), failed])["汇总"])[2][4:6] == ["未能检查", "待人工确认"]


def test_what_was_waived_has_a_sheet_of_its_own_with_the_decision() -> None:
    warning, error, _ = sample().findings
    waived = Waived(error, Waiver("=经审定", "法制科", "2035-01-01", "reportlint-waivers.yaml", 3))
    made = book([replace(sample(), findings=(warning,), waived=(waived,))])
    assert made.sheetnames == ["汇总", "问题清单", "已豁免", "说明"]
    [head, row] = rows(made["已豁免"])
    assert head[3:4] + head[-3:] == ["规则", "理由", "批准", "有效期至"]
    assert row[3:4] + row[-3:] == ["FZ103", "=经审定", "法制科", "2035-01-01"]
    assert len(rows(made["问题清单"])) == 2
