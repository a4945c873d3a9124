from __future__ import annotations

import re
import subprocess
import sys

import pytest

from reportlint.cli.texts import TEXTS

EXPLAINED = """\
GW701 坏字

级别  警告
类型  用词
规则包  toy（toy.yaml:12）
依据  《公文格式》第 7 条（GB/T 9704—2012，推荐性国家标准）
      “用语应当规范”
报告  “{found}”应为“{better}”
理由  读者会误解。
      上级会退回。

会报的例子
  - 这是⟦坏⟧字。
  - 一、标题
    ⟦坏⟧

不报的例子
  - 这是好字。
"""

HELP = """\
用法：reportlint [命令] [选项] 草稿…

  检查公文草稿：少了什么内容、哪一行有毛病、依据是哪一条。
  “reportlint 报告.txt”就是“reportlint check 报告.txt”。

选项：
  --version     显示版本号。
  --lang zh|en  语言：zh（默认）或 en。
  -h, --help    显示本说明。

命令：
  check       检查草稿。文件夹会逐层查看其中的 .txt、.md、.docx、.html、.pdf、
              .ofd 文件；“-”表示标准输入。
  completion  输出让命令行自动补全的脚本，如 eval "$(reportlint completion
              bash)"。
  config      说明什么配置在起作用，每一项来自哪个文件的哪一行。
  explain     说明一条规则：查什么、为什么、依据和正反例。
  lsp         语言服务器：由编辑器启动，边写边查（见 docs/editors.zh-CN.md）。
  new         输出一份空白稿：要素、标题、必备部分齐全，内容待补充。
  packs       规则包工具：列出、检查、测试、模式、目录。
  rules       列出规则。

  退出码：0 没有问题，1 有问题，2 没能查完。
  每个长选项都可以用环境变量给出，如 REPORTLINT_FORMAT、REPORTLINT_LANG。
"""


def test_explain_tells_all_of_one_rule(shell):
    result = shell("explain", "gw701")
    assert (result.stdout, result.exit_code) == (EXPLAINED, 0)


def test_explain_tells_how_severity_depends_on_the_profile(shell):
    assert "级别  错误（报送版）、提示（公开版）\n" in shell("explain", "GW301").stdout
    assert "severity  error (submission), info (publication)\n" in shell("explain", "GW301", "--lang=en").stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["GW702"], "没有规则 GW702，是不是“GW701”？"),
        (["XX"], "没有规则 XX；可用：GW301、GW701、WV101、WV102、WV103、WV104"),
        ([], "缺少规则编号；例如 reportlint explain FZ103"),
        (["GW701", "GW301"], "多了“GW301”，explain 用不上"),
    ],
)
def test_explain_suggests_what_may_be_meant(shell, args, said):
    result = shell("explain", *args)
    assert (result.stdout, result.stderr, result.exit_code) == ("", f"reportlint: {said}\n", 2)


def test_rules_are_a_table_aligned_by_cells(shell):
    assert shell("rules", "--pack", "toy").stdout == (
        "GW301  错误（报送版）、提示（公开版）  半角标点  用词  《公文格式》第 7 条\n"
        "GW701  警告                            坏字      用词  《公文格式》第 7 条\n"
    )


def test_help_speaks_chinese_unless_asked_otherwise(shell):
    assert shell("--help").stdout == HELP
    assert shell("-h").stdout == HELP
    english = shell("--lang", "en", "--help").stdout
    assert english.startswith("Usage: reportlint [COMMAND] [OPTIONS] DRAFTS...\n")
    assert shell("--help", env={"REPORTLINT_LANG": "en"}).stdout == english


@pytest.mark.parametrize("command", ["check", "config", "explain", "rules", "new"])
def test_help_of_every_command_is_in_one_language(shell, command):
    chinese, english = shell(command, "--help").stdout, shell(command, "--help", "--lang", "en").stdout
    assert not re.search("Usage|Options|Show", chinese)
    assert not re.search("[\u4e00-\u9fff]", english)
    assert chinese.count("--") >= english.count("--pack") > 0


def test_version_is_one_line(shell):
    assert shell("--version").stdout == "reportlint 0.1.0\n"


def test_a_variable_named_like_a_flag_of_the_program_changes_nothing(shell):
    shell.file("a.txt", "坏")
    env = {"REPORTLINT_HELP": "1", "REPORTLINT_VERSION": "1"}
    assert shell("a.txt", "--format", "concise", env=env).stdout == "a.txt:1:1: 警告 GW701 用字不当\n"


@pytest.mark.parametrize("name", TEXTS)
def test_every_text_is_there_in_both_languages(name):
    text = TEXTS[name]
    assert re.search("[\u4e00-\u9fff]", text.zh)
    assert text.en
    assert not re.search("[\u4e00-\u9fff]", text.en)


def test_the_module_runs_like_the_command():
    done = subprocess.run([sys.executable, "-m", "reportlint", "--version"], capture_output=True, check=True)
    assert done.stdout.split() == [b"reportlint", b"0.1.0"]


def test_chinese_is_printed_in_a_locale_that_knows_only_ascii():
    env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run([sys.executable, "-m", "reportlint", "--formt"], capture_output=True, env=env, check=False)
    assert done.stderr.decode() == "reportlint: 没有选项“--formt”，是不是“--format”？\n"
    assert done.returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_a_reader_who_leaves_is_no_error():
    command = [sys.executable, "-m", "reportlint", "--help"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_draft_is_checked_without_loading_what_only_the_terminal_needs():
    program = (
        "import sys; from reportlint.cli import main\n"
        "try: main(['--format', 'concise', 'nowhere'])\n"
        "except SystemExit: print(*[name for name in ('rich', 'asyncio', 'traceback') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == ""
