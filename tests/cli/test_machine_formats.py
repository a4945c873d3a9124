"""The formats for other programs, through the whole command line."""

from __future__ import annotations

import json
import sys
from xml.etree import ElementTree

import openpyxl
import pytest

from reportlint.reporters import REPORTERS

NAME = "报送 材料/甲 100%,乙.txt"


def test_every_format_is_written_in_one_run(shell):
    shell.file(NAME, "好𠮷坏\r\n错？\r\n")
    wanted = [word for name in REPORTERS for word in ("--format", name, "--output", f"out.{name}")]
    result = shell(NAME, *wanted)
    assert (result.exit_code, result.stdout) == (1, "")
    for name in REPORTERS:
        data = (shell.folder / f"out.{name}").read_bytes()
        assert data.decode("utf-8").strip()
    assert (shell.folder / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_workbook_of_the_whole_run_is_one_file(shell):
    shell.file("a.txt", "坏坏")
    shell.file("b.txt", "好")
    result = shell("a.txt", "b.txt", "--format", "xlsx", "--output", "结果.xlsx", "--format", "concise")
    book = openpyxl.load_workbook(shell.folder / "结果.xlsx")
    assert [row[0] for row in book["汇总"].iter_rows(values_only=True)] == ["文稿", "a.txt", "b.txt"]
    assert [row[3] for row in book["问题清单"].iter_rows(values_only=True)] == ["规则", "GW701", "GW701"]
    assert result.exit_code == 0
    assert result.stdout.count("\n") == 2


@pytest.mark.parametrize("words", [[], ["--output", "-"]])
def test_a_workbook_cannot_go_to_the_screen(shell, words: list[str]):
    shell.file("a.txt", "坏")
    result = shell("a.txt", "--format", "xlsx", *words)
    assert (result.stderr, result.exit_code) == ("reportlint: --format xlsx 要用 --output 指定文件（.xlsx）\n", 2)


def test_a_workbook_without_its_library_is_refused_before_anything_is_checked(shell, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    result = shell("zzz.txt", "--format", "xlsx", "--output", "a.xlsx")
    assert result.stderr == "reportlint: --format xlsx 要另外安装：pip install 'reportlint[xlsx]'\n"
    assert result.exit_code == 2
    assert not (shell.folder / "a.xlsx").exists()


def test_a_workbook_never_replaces_a_draft(shell):
    path = shell.file("a.xlsx", "坏")
    result = shell("a.xlsx", "--format", "xlsx", "--output", "a.xlsx")
    assert (result.stderr, result.exit_code) == (
        "reportlint: a.xlsx：不能写到这里，会覆盖草稿；请换一个文件名\n",
        2,
    )
    assert path.read_text("utf-8") == "坏"


def test_a_page_says_itself_and_on_stderr_what_cannot_be_read(shell):
    shell.file("a.txt", "坏")
    result = shell("a.txt", "zzz.txt", "--format", "html", "--output", "a.html")
    page = (shell.folder / "a.html").read_text("utf-8")
    assert "<li>zzz.txt：没有这个文件或文件夹，请检查路径</li>" in page
    assert (result.stderr, result.exit_code) == ("zzz.txt：没有这个文件或文件夹，请检查路径\n", 2)


def test_all_unfolds_what_is_folded_on_a_page(shell):
    shell.file("a.txt", "坏坏坏坏")
    assert "<details>" in shell("a.txt", "--format", "html").stdout
    assert "<details open>" in shell("a.txt", "--format", "html", "--all").stdout


@pytest.mark.skipif(sys.platform == "win32", reason="no such file name there")
def test_a_name_with_marks_is_whole_in_the_annotations(shell):
    shell.file("甲:乙,丙%.txt", "好\r\n𠮷坏")
    result = shell("甲:乙,丙%.txt", "--format", "github")
    assert result.stdout == (
        "::warning file=甲%3A乙%2C丙%25.txt,line=2,endLine=2,col=2,endColumn=3,title=GW701::用字不当\n"
    )
    assert result.stderr == ""


def test_a_whole_path_is_told_from_the_current_folder(shell):
    path = shell.file("子/a.txt", "坏")
    [issue] = json.loads(shell(str(path), "--format", "gitlab").stdout)
    assert issue["location"]["path"] == "子/a.txt"


def test_strict_makes_an_unclear_item_fail_in_junit(shell):
    shell.file("a.txt", "？")
    for words, outcome in (([], "skipped"), (["--strict"], "failure")):
        root = ElementTree.fromstring(shell("a.txt", "--format", "junit", *words).stdout)
        assert [child.tag for case in root.iter("testcase") for child in case] == [outcome]


def test_what_cannot_be_read_is_in_the_report_and_on_stderr(shell):
    result = shell("zzz.txt", "--format", "sarif")
    [invocation] = json.loads(result.stdout)["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert result.stderr == "zzz.txt：没有这个文件或文件夹，请检查路径\n"
    assert result.exit_code == 2


def test_a_checklist_says_itself_what_could_not_be_checked(shell):
    result = shell("zzz.txt", "--format", "checklist")
    assert "- zzz.txt：没有这个文件或文件夹，请检查路径\n" in result.stdout
    assert result.stderr == ""
