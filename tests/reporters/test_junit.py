from __future__ import annotations

from typing import Any

from lxml import etree
from machine_samples import PATH, flawed, nasty, text_of
from report_samples import clean, sample, unreadable

from reportlint.results import Results


def suites(results: Results, *, strict: bool = False) -> Any:
    return etree.fromstring(text_of("junit", results, strict=strict).encode())


def outcomes(suite: Any) -> dict[str, str]:
    return {case.get("name"): "".join(child.tag for child in case) for case in suite.iter("testcase")}


def test_a_draft_is_a_suite():
    assert text_of("junit", [flawed("甲\n坏", "坏")]) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        "<testsuites>\n"
        '  <testsuite package="reportlint" id="0" name="a.txt" timestamp="1970-01-01T00:00:00" hostname="localhost"'
        ' tests="1" failures="1" errors="0" skipped="0" time="0">\n'
        "    <properties>\n"
        f'      <property name="pack" value="fazhi 2026.1 {"ab" * 32}" />\n'
        '      <property name="sha256" value="103408f711493028b1b9aee7dc6b08b4a412a70f7299acaa640bfaa90663f288" />\n'
        '      <property name="format" value="text" />\n'
        '      <property name="encoding" value="utf-8" />\n'
        '      <property name="rules" value="0" />\n'
        "    </properties>\n"
        '    <testcase name="GW1" classname="a.txt" time="0">\n'
        '      <failure message="有误" type="warning">a.txt:2:1: warning 有误</failure>\n'
        "    </testcase>\n"
        "    <system-out>a.txt: 没有适用的检查清单，只按通用规则检查</system-out>\n"
        "    <system-err />\n"
        "  </testsuite>\n"
        "</testsuites>\n"
    )


def test_every_item_is_a_case_so_that_passes_show():
    [suite] = suites([sample()])
    assert outcomes(suite) == {
        "FZ101 主要举措和成效": "",
        "FZ102 存在的不足和原因": "skipped",
        "FZ103 第一责任人职责履行情况": "failure",
        "FZ104 下一年度主要安排": "skipped",
        "GW301 半角标点": "failure",
        "GW105": "failure",
    }
    numbers = {name: suite.get(name) for name in ("tests", "failures", "errors", "skipped")}
    assert numbers == {"tests": "6", "failures": "3", "errors": "0", "skipped": "2"}


def test_an_unclear_item_fails_where_that_is_asked_for():
    [suite] = suites([sample()], strict=True)
    assert outcomes(suite)["FZ102 存在的不足和原因"] == "failure"
    assert outcomes(suite)["FZ104 下一年度主要安排"] == "skipped"


def test_a_missing_item_says_where_it_belongs_and_what_comes_near():
    failure = next(suites([sample()]).iter("failure"))
    assert (failure.get("type"), failure.get("message")) == ("unmet", "缺少第一责任人职责的情况")
    assert failure.text == (
        "xinxian.txt:4:1: error 缺少第一责任人职责的情况\n"
        "《法治政府建设与责任落实督察工作规定》第四章\n"
        "xinxian.txt:5: 只是对 2022 年的打算 法治建设第一责任人职责"
    )


def test_findings_of_one_rule_are_one_case():
    case = suites([nasty()])[0].findall("testcase")[-1]
    assert case[0].text == f"{PATH}:1:3: info 字\n{PATH}:1:3: info 字"


def test_what_could_not_be_checked_is_an_error():
    unread, failed = suites([unreadable(), nasty()])
    assert outcomes(unread) == {"reportlint": "error"}
    assert [error.get("message") for error in failed.iter("error")] == [
        f"{PATH}: 无法检查 GW777：超时",
        f"{PATH}: 无法检查 GW777：又超时",
    ]


def test_a_clean_draft_is_a_case_that_passes():
    [suite] = suites([clean()])
    assert outcomes(suite) == {"reportlint": ""}


def test_suites_are_numbered_from_zero():
    assert [suite.get("id") for suite in suites([clean(), sample()])] == ["0", "1"]


def test_what_xml_forbids_is_replaced():
    messages = [failure.get("message") for failure in suites([nasty()]).iter("failure")]
    assert '半角“,”：应为“，”  ::error::100% <&>"]]>��[31m' in messages
