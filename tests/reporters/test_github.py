from __future__ import annotations

import re

from machine_samples import PATH, everything, extracted, nasty, text_of
from report_samples import clean, sample, unreadable


def test_findings_are_commands_and_errors_come_first():
    assert text_of("github", [clean(), sample(), unreadable()]) == (
        "::error file=坏.txt,title=reportlint::坏.txt：二进制文件\n"
        "::error file=xinxian.txt,line=4,endLine=4,col=1,endColumn=2,title=FZ103::"
        "缺少第一责任人职责的情况%0A依据 《法治政府建设与责任落实督察工作规定》第四章\n"
        "::warning file=xinxian.txt,line=3,endLine=3,col=5,endColumn=6,title=GW301::"
        "半角“,”应为“，”%0A依据 《标点符号用法》\n"
        "::notice file=xinxian.txt,line=6,endLine=6,col=1,endColumn=5,title=GW105::署名\n"
    )


def test_a_clean_draft_says_nothing():
    assert text_of("github", [clean()]) == ""


def test_marks_with_a_meaning_are_escaped():
    line = next(line for line in text_of("github", [nasty()]).split("\n") if "GW301" in line)
    assert line == (
        '::warning file=报送 材料/100%25%3A 甲%2C乙 "稿" #1.txt,line=3,endLine=3,col=19,endColumn=20,title=GW301::'
        '半角“,”：应为“，”  ::error::100%25 <&>"]]>��[31m%0A依据 《标点：符号》,100%25'
    )


def test_every_line_is_one_command_that_reads_back():
    lines = text_of("github", everything()).removesuffix("\n").split("\n")
    for line in lines:
        found = re.fullmatch(r"::(error|warning|notice) ((?:\w+=[^:,]*,?)+)::(.+)", line)
        assert found, line
        assert {"file", "title"} <= {pair.split("=")[0] for pair in found.group(2).split(",")}
    files = {re.search(r"file=([^,]*)", line).group(1) for line in lines}
    assert PATH in {file.replace("%3A", ":").replace("%2C", ",").replace("%25", "%") for file in files}


def test_a_web_page_is_named_by_the_line_of_its_source():
    assert text_of("github", [extracted("html", source_line=7)]) == (
        "::warning file=a.html,line=7,endLine=7,title=GW301::半角 [源文件第 7 行]\n"
    )
