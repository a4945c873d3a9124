from __future__ import annotations

import csv
from io import StringIO

import pytest
from machine_samples import PATH, nasty, text_of
from report_samples import clean, sample, unreadable

from reportlint.facts import Fact
from reportlint.records import replace
from reportlint.results import Failure, Results


def cells(results: Results) -> list[list[str]]:
    return list(csv.reader(StringIO(text_of("csv", results).removeprefix("\ufeff"), newline="")))


def test_a_draft_is_a_row_and_an_item_a_column():
    assert text_of("csv", [sample(), clean(), unreadable()]) == (
        "\ufeff文稿,单位,年度,报告,FZ101 主要举措和成效,FZ102 存在的不足和原因,FZ103 第一责任人职责履行情况,"
        "FZ104 下一年度主要安排,错误,警告,提示,未能检查\r\n"
        "xinxian.txt,新县科学技术和工业信息化局,2021,法治政府建设年度报告,具备,待人工确认,缺失,不适用,1,1,1,\r\n"
        "净.txt,,,,,,,,0,0,0,\r\n"
        "坏.txt,,,,未能检查,未能检查,未能检查,未能检查,,,,坏.txt：二进制文件\r\n"
    )


def test_marks_of_the_format_read_back():
    row = cells([nasty()])[1]
    assert row[0] == PATH
    assert row[-1] == f"{PATH}: 无法检查 GW777：超时; {PATH}: 无法检查 GW777：又超时"


def test_an_item_whose_rule_failed_was_not_checked():
    failed = replace(
        sample(), verdicts=sample().verdicts[1:], failures=(Failure("FZ101", nasty().failures[0].message),)
    )
    head, _, row = cells([sample(), failed])
    assert row[head.index("FZ101 主要举措和成效")] == "未能检查"


@pytest.mark.parametrize("unit", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "\t=1", " =1"])
def test_a_cell_that_would_be_computed_is_text(unit: str):
    drafted = replace(sample(), facts={"issuer": Fact(unit, None, "title")})
    assert cells([drafted])[1][1] == "'" + unit.replace("\t", " ")


def test_a_title_in_the_head_is_guarded_too():
    assert cells([nasty()])[0][4] == "FZ103 =第一|责任人"
    assert cells([replace(nasty(), path="=cmd|' /C calc'!A0")])[1][0] == "'=cmd|' /C calc'!A0"


def test_a_line_break_in_a_cell_is_a_blank():
    assert cells([replace(sample(), path="甲\n乙")])[1][0] == "甲 乙"
