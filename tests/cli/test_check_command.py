from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reportlint.readers import intake


def test_a_bare_path_is_checked(shell):
    shell.file("a.txt", "一坏\n")
    result = shell("a.txt")
    assert result.stdout == (
        "a.txt · 没有适用的检查清单，只按通用规则检查\n\n"
        "a.txt:1:2 警告 GW701 用字不当\n"
        "  1 │ 一坏\n"
        "    │   ^^\n\n"
        "错误 0  警告 1  提示 0 · 说明：reportlint explain GW701\n"
    )
    assert (result.exit_code, result.stderr) == (0, "")


def test_options_may_stand_before_a_bare_path(shell):
    shell.file("a.txt", "一坏\n")
    result = shell("--format", "concise", "a.txt")
    assert result.stdout == "a.txt:1:2: 警告 GW701 用字不当\n"
    assert result.stderr == "a.txt: 没有适用的检查清单，只按通用规则检查\n共 1 份 · 错误 0  警告 1  提示 0\n"


@pytest.mark.parametrize(
    ("text", "args", "code"),
    [
        ("好", [], 0),
        ("坏", [], 0),
        ("错", [], 1),
        ("坏", ["--fail-on", "warning"], 1),
        ("好", ["--fail-on", "info"], 0),
        ("错", ["--fail-on", "never"], 0),
        ("？", [], 0),
        ("？", ["--strict"], 1),
        ("？", ["--strict", "--fail-on", "never"], 0),
        ("炸", ["--fail-on", "never"], 2),
        ("炸错", [], 2),
    ],
)
def test_exit_code_tells_clean_findings_and_failure(shell, text, args, code):
    shell.file("a.txt", text)
    assert shell("a.txt", *args).exit_code == code


def test_a_missing_draft_is_named_once_and_the_others_are_checked(shell):
    shell.file("a.txt", "错")
    result = shell("--format", "concise", "zzz.txt", "a.txt")
    missing = "zzz.txt：没有这个文件或文件夹，请检查路径\n"
    assert result.stdout == f"{missing}a.txt:1:1: 错误 GW701 用字不当\n"
    unlisted = "a.txt: 没有适用的检查清单，只按通用规则检查\n"
    assert result.stderr == f"{unlisted}共 2 份 · 错误 1  警告 0  提示 0 · 1 份未能查完\n"
    assert result.exit_code == 2


def test_json_holds_what_could_not_be_read_and_stderr_says_it(shell):
    shell.file("a.txt", "好")
    shell.file("b.txt", b"\0\1")
    result = shell("--format", "json", "b.txt", "a.txt")
    documents = json.loads(result.stdout)["documents"]
    message = "b.txt：这是二进制文件，不是文本；请另存为纯文本（.txt）后再检查"
    assert [document["errors"] for document in documents] == [[{"rule": "", "message": message}], []]
    assert (result.stderr, result.exit_code) == (f"{message}\n", 2)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("chek", "chek：没有这个文件，也没有这个命令；是不是要写“reportlint check”？"),
        ("explan", "explan：没有这个文件，也没有这个命令；是不是要写“reportlint explain”？"),
        ("报告1.txt", "报告1.txt：没有这个文件或文件夹，是不是“报告.txt”？"),
    ],
)
def test_a_path_that_does_not_exist_suggests_a_command_or_a_neighbour(shell, path, said):
    shell.file("报告.txt", "好")
    result = shell(path)
    assert (result.stdout, result.stderr, result.exit_code) == (f"{said}\n", "", 2)


def test_standard_input_is_a_draft_with_the_name_given(shell):
    result = shell("-", "--stdin-filename", "稿.txt", "--format", "concise", stdin="一坏")
    assert result.stdout == "稿.txt:1:2: 警告 GW701 用字不当\n"
    assert shell("-", "--format", "concise", stdin="坏").stdout == "-:1:1: 警告 GW701 用字不当\n"


def test_a_draft_that_is_too_large_is_an_error(shell, monkeypatch):
    monkeypatch.setattr(intake, "MOST_BYTES", 1024 * 1024)
    shell.file("a.txt", b" " * (1024 * 1024 + 1))
    result = shell("a.txt", "--format", "concise", "--lang", "en")
    assert result.stdout == "a.txt: larger than 1 MB, not checked; split it, or make sure that it is a draft\n"
    assert result.exit_code == 2


def test_only_selected_rules_run(shell):
    shell.file("a.txt", "坏")
    assert shell("a.txt", "--select", "GW3", "--format", "concise").stdout == ""
    assert shell("a.txt", "--ignore", "gw7,GW301", "--format", "concise").stdout == ""
    assert shell("a.txt", "--select", "GW3，GW701", "--format", "concise").stdout != ""
    assert shell("a.txt", "--select", "GW", "--ignore", "GW701", "--format", "concise").stdout == ""


def test_facts_given_reach_the_engine(shell):
    shell.file("a.txt", "好")
    result = shell("a.txt", "--format", "json", "--set", "year=2024", "--set", "body=部门")
    assert json.loads(result.stdout)["documents"][0]["facts"] == {
        "report_year": {"value": 2024, "line": None, "from": "set"},
        "body": {"value": "department", "line": None, "from": "set"},
    }


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], "没有指定草稿；用法：reportlint 报告.txt（说明：reportlint --help）"),
        (["--formt", "json", "a.txt"], "没有选项“--formt”，是不是“--format”？"),
        (["a.txt", "-x"], "没有选项“-x”"),
        (["a.txt", "--format"], "选项 --format 后面要写一个值"),
        (["a.txt", "--all=1"], "选项 --all 后面不写值"),
        (["a.txt", "--format", "jsn"], "--format 不能是“jsn”，是不是“json”？"),
        (["a.txt", "--fail-on", "x"], "--fail-on 不能是“x”；可用：error、warning、info、never"),
        (["a.txt", "--lang", "fr"], "--lang 不能是“fr”；可用：zh、en"),
        (["a.txt", "--lang"], "选项 --lang 后面要写一个值"),
        (["a.txt", "--select", "GW4"], "没有规则 GW4；可用：GW301、GW701"),
        (["a.txt", "--ignore", "GW702"], "没有规则 GW702，是不是“GW701”？"),
        (["a.txt", "--set", "yaer=2024"], "没有“yaer”这项事实，是不是“year”？"),
        (["a.txt", "--set", "year"], "“year”应写成“名称=值”，例如 year=2024"),
        (["a.txt", "--set", "year=24"], "“year”不能是“24”；应为：1980–2100 之间的年份"),
        (["a.txt", "--config", "c.yaml", "--no-config"], "--config 与 --no-config 只能用一个"),
        (
            ["a.txt", "--format", "json", "--format", "full"],
            "只能有一种格式输出到屏幕；请给其余格式加 --output 文件名",
        ),
        (
            ["a.txt", "--output", "x", "--output", "y"],
            "有 2 个 --output，却只有 1 个 --format；请一一对应",
        ),
        (["a.txt", "--output", "./a.txt"], "a.txt：不能写到这里，会覆盖草稿；请换一个文件名"),
        (
            ["a.txt", "--format", "full", "--output", "x", "--format", "json", "--output", "./x"],
            "x：不能写到这里，会覆盖另一份结果；请换一个文件名",
        ),
        (["rules", "a.txt"], "多了“a.txt”，rules 用不上"),
        (["folder"], "没有可检查的草稿：文件夹里没有 .txt、.md、.docx、.html、.pdf、.ofd 文件"),
    ],
)
def test_a_wrong_command_line_is_one_line_and_exit_code_2(shell, args, said):
    shell.file("a.txt", "好")
    (shell.folder / "folder").mkdir()
    result = shell(*args)
    assert (result.stdout, result.stderr, result.exit_code) == ("", f"reportlint: {said}\n", 2)
    assert (shell.folder / "a.txt").read_text() == "好"


def test_wrong_command_lines_are_told_in_english_too(shell):
    result = shell("--lang", "en", "--formt", "json")
    assert result.stderr == "reportlint: no such option “--formt”, did you mean “--format”?\n"
    assert shell("--all=1", "--lang=en").stderr == "reportlint: option --all takes no value\n"


def test_a_wrong_variable_names_the_variable(shell):
    shell.file("a.txt", "好")
    result = shell("a.txt", env={"REPORTLINT_STRICT": "maybe"})
    assert result.stderr == "reportlint: 选项 --strict 的值不能用；它也可能来自环境变量 REPORTLINT_STRICT\n"
    assert result.exit_code == 2


def test_long_options_are_variables_too(shell):
    shell.file("a.txt", "坏")
    env = {"REPORTLINT_FORMAT": "concise", "REPORTLINT_FAIL_ON": "warning", "REPORTLINT_LANG": "en"}
    result = shell("a.txt", env=env)
    assert (result.stdout, result.exit_code) == ("a.txt:1:1: warning GW701 bad word\n", 1)


def test_the_command_line_wins_over_variables(shell):
    shell.file("a.txt", "坏")
    env = {"REPORTLINT_FORMAT": "json", "REPORTLINT_LANG": "en"}
    result = shell("a.txt", "--format", "concise", "--lang", "zh", env=env)
    assert result.stdout == "a.txt:1:1: 警告 GW701 用字不当\n"


def test_the_configuration_holds_where_the_command_line_is_silent(shell):
    shell.file("a.txt", "坏")
    shell.file(".reportlint.yaml", "fail-on: warning\nlang: en\nset:\n  year: 2023\nexclude: [old]\n")
    shell.file("old/b.txt", "坏")
    result = shell(".", "--format", "concise")
    assert result.stdout == "a.txt:1:1: warning GW701 bad word\n"
    assert result.stderr.splitlines()[0] == "skipped 2: .git (hidden), old (excluded)"
    assert result.exit_code == 1
    assert shell("a.txt", "--fail-on", "error", "--lang", "zh").exit_code == 0
    assert "2023 年度" in shell("a.txt", "--lang", "zh").stdout
    assert "2022 年度" in shell("a.txt", "--lang", "zh", "--set", "year=2022").stdout
    assert shell("a.txt", "--no-config").exit_code == 0


def test_a_broken_configuration_is_told_with_its_lines(shell):
    shell.file("a.txt", "坏")
    shell.file(".reportlint.yaml", "fail-on: bad\nslect: GW3\n")
    result = shell("a.txt")
    assert result.stderr == (
        ".reportlint.yaml:1:10: “fail-on”应是 error、warning、info、never 之一\n"
        ".reportlint.yaml:2:1: 没有“slect”这一项，是不是“select”？\n"
    )
    assert (result.stdout, result.exit_code) == ("", 2)


def test_a_configuration_that_is_not_there_is_an_error(shell):
    shell.file("a.txt", "坏")
    result = shell("a.txt", "--config", "c.yaml")
    assert (result.stderr, result.exit_code) == ("c.yaml：读不了这份配置（没有这个文件或文件夹）\n", 2)


def test_a_crash_of_a_rule_is_told_and_the_other_findings_stand(shell):
    shell.file("a.txt", "炸坏")
    result = shell("a.txt", "--format", "concise")
    assert result.stdout == "a.txt:1:2: 警告 GW701 用字不当\na.txt: 无法检查 GW301：超时\n"
    assert result.exit_code == 2


def test_an_unexpected_error_is_one_line_without_traceback(shell):
    shell.file("a.txt", "崩")
    result = shell("a.txt")
    assert result.stderr == (
        "reportlint: 内部错误 ZeroDivisionError: 崩了；请连同草稿报告给维护者（详情：设 REPORTLINT_DEBUG=1 再运行）\n"
    )
    assert (result.stdout, result.exit_code) == ("", 2)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("seen", [False, True])
def test_a_full_disk_is_told_in_one_line(seen):
    command = [sys.executable, "-m", "reportlint", str(Path(__file__).parents[2] / "examples" / "faulty.txt")]
    if seen:
        subprocess.run(command, stdout=subprocess.DEVNULL)
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE)
    said = done.stderr.decode("utf-8")
    assert said == f"reportlint: 写不了输出，磁盘可能已满（{os.strerror(errno.ENOSPC)}）；请腾出空间后再试\n"
    assert done.returncode == 2


def test_the_process_ends_with_all_that_was_said_and_the_code():
    example = Path(__file__).parents[2] / "examples" / "faulty.txt"
    code = (
        "import sys; from reportlint import cli\n"
        "def unflushed(given):\n"
        "    print('甲' * 100_000, end=''); print('乙', file=sys.stderr, end=''); return 3\n"
        "cli.direct = None\n"
        "import reportlint.cli.direct as direct; direct.repeated = unflushed\n"
        "cli.main()"
    )
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", code, str(example)], capture_output=True)
    said = (done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
    assert (said, done.returncode) == (("甲" * 100_000, "乙"), 3)


def test_the_traceback_is_shown_when_asked_for(shell):
    shell.file("a.txt", "崩")
    result = shell("a.txt", env={"REPORTLINT_DEBUG": "1"})
    assert result.stderr.startswith("Traceback (most recent call last):\n")
    assert result.stderr.splitlines()[-1].startswith("reportlint: 内部错误 ZeroDivisionError: 崩了")


def test_an_interrupt_ends_with_130_and_no_words(shell, monkeypatch):
    def interrupted(*args, **more):
        raise KeyboardInterrupt

    shell.file("a.txt", "好")
    monkeypatch.setattr("reportlint.engine.check", interrupted)
    result = shell("a.txt")
    assert (result.stdout, result.stderr, result.exit_code) == ("", "", 130)


@pytest.mark.parametrize("option", ["--all", "--lang=zh", "--strict"])
def test_arguments_after_two_dashes_are_paths(shell, option):
    shell.file(option, "坏")
    assert shell("--format", "concise", "--", option).stdout == f"{option}:1:1: 警告 GW701 用字不当\n"
