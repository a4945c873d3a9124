"""The options of the gate: tables, silence, codes; and no run that checked nothing passes for a clean one."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from reportlint.cli.app import run
from reportlint.cli.commands import build

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def test_statistics_count_findings_and_drafts_by_rule_and_severity(shell):
    shell.file("a.txt", "坏坏错\n")
    shell.file("b.txt", "坏\n")
    result = shell("a.txt", "b.txt", "--statistics")
    assert result.stdout == (
        "规则         级别  处  份\nGW701  坏字  错误  4   2\n\n共 2 份 · 错误 1  警告 3  提示 0\n"
    )
    assert (result.exit_code, result.stderr) == (1, "")


def test_statistics_count_the_verdicts_of_items(shell):
    shell.file("a.txt", "？\n")
    lines = shell("a.txt", "--statistics", "--lang", "en").stdout.splitlines()
    assert lines[2:4] == ["item             met  unmet  unclear  n/a", "FZ101  measures  0    0      1        0"]


def test_statistics_leave_files_as_they_are_asked_for(shell):
    shell.file("a.txt", "坏\n")
    result = shell("a.txt", "--statistics", "--format", "full", "--output", "-", "--format", "csv", "--output", "x.csv")
    assert "GW701" in result.stdout
    assert Path("x.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_statistics_do_not_take_the_place_of_a_format_for_programs(shell):
    shell.file("a.txt", "坏\n")
    result = shell("a.txt", "--statistics", "--format", "json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "reportlint: --statistics 输出到屏幕，请给 --format json 加 --output 文件名\n"


@pytest.mark.parametrize("form", ["full", "concise"])
def test_a_quiet_run_says_nothing_of_a_clean_draft(shell, form):
    shell.file("d/a.txt", "好\n")
    shell.file("d/b.png", b"\x89PNG")
    result = shell("d", "--quiet", "--format", form)
    assert (result.stdout, result.stderr, result.exit_code) == ("", "", 0)


def test_a_quiet_run_still_says_findings_and_what_could_not_be_checked(shell):
    shell.file("a.txt", "坏炸\n")
    result = shell("a.txt", "--quiet")
    assert result.stdout == ("a.txt:1:1 警告 GW701 用字不当\n  1 │ 坏炸\n    │ ^^\n\na.txt: 无法检查 GW301：超时\n")
    assert result.exit_code == 2


@pytest.mark.parametrize(("text", "code"), [("错", 0), ("？", 0), ("炸", 2)])
def test_exit_zero_lets_findings_pass_but_not_what_was_not_checked(shell, text, code):
    shell.file("a.txt", text)
    assert shell("a.txt", "--exit-zero").exit_code == code


@pytest.mark.parametrize(("other", "named"), [(["--fail-on", "error"], "--fail-on"), (["--strict"], "--strict")])
def test_exit_zero_with_what_says_the_contrary_is_refused(shell, other, named):
    shell.file("a.txt", "错")
    result = shell("a.txt", "--exit-zero", *other)
    assert (result.exit_code, result.stderr) == (2, f"reportlint: --exit-zero 与 {named} 只能用一个\n")


def out(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    code = run(list(args))
    said = capsys.readouterr()
    return code, said.out, said.err


LEFT_OUT = "没有检查必备内容 FZ101、FZ102、FZ103、FZ104：没有选用"


@pytest.mark.parametrize("asked", [["--select", "GW"], ["--ignore", "FZ"]])
def test_items_that_were_not_selected_are_said_not_to_be_checked(capsys, asked):
    code, text, _ = out(capsys, str(EXAMPLES / "complete.txt"), *asked)
    assert (code, text.splitlines()[1]) == (0, f"  {LEFT_OUT}")
    _, _, err = out(capsys, str(EXAMPLES / "complete.txt"), "--format", "concise", *asked)
    assert LEFT_OUT in err


def test_a_forced_pack_without_items_says_so(capsys):
    _, text, _ = out(capsys, str(EXAMPLES / "complete.txt"), "--pack", "gongwen")
    assert text.splitlines()[1] == "  规则包 gongwen 没有必备内容清单，只查了它的规则"


def test_a_draft_that_no_rule_looked_at_is_a_failure(capsys):
    code, text, _ = out(capsys, str(EXAMPLES / "complete.txt"), "--ignore", "FZ,GW")
    assert code == 2
    assert "选用的规则没有一条适用于这份稿子，等于没有检查；请改 --select、--ignore 或配置" in text


def test_a_quiet_run_in_which_no_rule_looked_at_a_draft_is_a_failure_too(capsys):
    code, text, _ = out(capsys, "--quiet", "--exit-zero", "--ignore", "FZ,GW", str(EXAMPLES / "complete.txt"))
    assert code == 2
    assert "没有一条适用于这份稿子，等于没有检查" in text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_fits_a_screen(capsys, lang):
    group = build(lang)
    names = [[], *([name] for name in group.commands), *(["packs", name] for name in group.commands["packs"].commands)]
    lengths = {" ".join(words): len(out(capsys, *words, "--help", "--lang", lang)[1].splitlines()) for words in names}
    assert {"", "check", "config", "packs docs"} <= set(lengths)
    assert {name: lines for name, lines in lengths.items() if lines > (40 if name == "check" else 24)} == {}


def completed(*words: str) -> list[str]:
    """What bash would be offered for the last of some words."""
    environment = {**os.environ, "COMP_WORDS": " ".join(("reportlint", *words)), "COMP_CWORD": str(len(words))}
    done = subprocess.run(
        [sys.executable, "-m", "reportlint"],
        env={**environment, "_REPORTLINT_COMPLETE": "bash_complete"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    return [line.partition(",")[2] or line for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["exp"], ["explain", "exp"]),
        (["--fo"], ["--format"]),
        (["draft.txt", "--fail"], ["--fail-on"]),
        (["draft.txt", "--format", "jso"], ["json", "jsonl"]),
        (["check", "--pack", "faz"], ["fazhi", "fazhi-henan", "faz"]),
        (["explain", "FZ30"], ["FZ301", "FZ302", "FZ303", "FZ304", "FZ305", "FZ306"]),
        (["check", "--select", "FZ101,GW70"], ["FZ101,GW701", "FZ101,GW702"]),
        (["packs", "sch"], ["schema"]),
        (["completion", ""], ["bash", "zsh", "fish"]),
    ],
)
def test_a_shell_completes_commands_options_and_values(words, offered):
    assert completed(*words) == offered


@pytest.mark.parametrize("shell_name", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell_is_printed(capsys, shell_name):
    code, text, _ = out(capsys, "completion", shell_name)
    assert code == 0
    assert "_REPORTLINT_COMPLETE" in text


@pytest.mark.parametrize("words", [["completion"], ["completion", "powershell"]])
def test_a_shell_without_a_script_is_told_which_have_one(capsys, words):
    code, text, err = out(capsys, *words)
    assert (code, text) == (2, "")
    assert err == "reportlint: completion 后面写 bash、zsh、fish 之一（PowerShell 没有）\n"


def test_no_bar_stands_in_a_pipe(shell):
    for number in range(25):
        shell.file(f"d/{number}.txt", "好\n")
    assert shell("d").stderr == ""


TERMINAL = pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal on Windows")


def on_a_terminal(folder: Path, **variables: str) -> tuple[str, str]:
    """What a check of many drafts writes to stdout, and to stderr, which is a terminal."""
    import pty

    for number in range(25):
        (folder / f"{number}.txt").write_text("一、好\n", "utf-8")
    screen, terminal = pty.openpty()
    plain = {name: text for name, text in os.environ.items() if name not in {"CI", "NO_COLOR", "FORCE_COLOR"}}
    environment = {**plain, "TERM": "xterm", "COLUMNS": "80", **variables}
    command = [sys.executable, "-m", "reportlint", ".", "--format", "concise", "--no-config"]
    done = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=terminal, env=environment)
    os.close(terminal)
    said = b""
    while True:
        try:
            piece = os.read(screen, 4096)
        except OSError:
            break
        if not piece:
            break
        said += piece
    os.close(screen)
    assert done.stdout is not None
    found = done.stdout.read().decode()
    done.stdout.close()
    done.wait()
    return found, said.decode()


@TERMINAL
def test_a_bar_stands_on_a_terminal_and_goes_away(tmp_path):
    found, said = on_a_terminal(tmp_path)
    assert "正在检查" not in found
    bar, _, after = said.rpartition("正在检查")
    assert "\x1b[?25l" in bar
    # The cursor is back, the line of the bar is taken back, and the notices follow.
    assert re.search(r"\x1b\[\?25h\r\x1b\[1A\x1b\[2K", after)
    assert re.search(r"共 25 份", after)


@TERMINAL
@pytest.mark.parametrize("variables", [{"CI": "true"}, {"TERM": "dumb"}])
def test_no_bar_stands_in_ci_or_on_a_terminal_that_cannot_take_a_line_back(tmp_path, variables):
    _, said = on_a_terminal(tmp_path, **variables)
    assert "\x1b" not in said
    assert "正在检查" not in said
    assert said.split("\r\n")[-2].startswith("共 25 份")
    assert "" not in said.split("\r\n")[:-1]
