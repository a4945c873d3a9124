"""`--fix`, `--unsafe-fixes` and `--diff`: what is written where, what is said, and the exit code."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from word_files import p, r, raw

from reportlint import engine
from reportlint.cli.app import run
from reportlint.readers import open_draft

BAD = "推进改革,办结案件9件。截止到目前，报名截止12月底。\n"
GOOD = "推进改革，办结案件9件。截至目前，报名截止12月底。\n"
BEST = "推进改革，办结案件9件。截至目前，报名截至12月底。\n"
ONLY = ("--select", "GW301,GW701", "--pack", "gongwen", "--fail-on", "info")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [name for name in os.environ if name.startswith("REPORTLINT_")]:
        monkeypatch.delenv(name)
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Done(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def shell(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch):
    def call(*args: str, stdin: bytes | None = None) -> Done:
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run(args)
        out, err = capsysbinary.readouterr()
        return Done(code, out.decode("utf-8", "replace"), err.decode())

    return call


def write(name: str, text: str | bytes = BAD) -> Path:
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_what_is_certain_is_written_and_what_is_left_is_reported(shell) -> None:
    path = write("稿.txt")
    done = shell("--fix", "稿.txt", *ONLY)
    assert path.read_bytes().decode() == GOOD
    assert done.err == "已修正 2 处（1 处待确认的修正见 --unsafe-fixes）\n"
    assert "稿.txt:1:20 提示 GW701" in done.out
    assert "GW301" not in done.out.replace("reportlint explain", "")
    assert done.code == 1


def test_the_exit_code_counts_only_what_is_left(shell) -> None:
    write("稿.txt")
    assert shell("--fix", "--unsafe-fixes", "稿.txt", *ONLY).code == 0
    assert Path("稿.txt").read_bytes().decode() == BEST


def test_a_second_time_changes_nothing_and_says_so(shell) -> None:
    path = write("稿.txt")
    shell("--fix", "稿.txt", *ONLY)
    before = path.read_bytes(), path.stat().st_mtime_ns
    done = shell("--fix", "稿.txt", *ONLY, "--lang", "en")
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert done.err == "fixed: 0 (to be confirmed, see --unsafe-fixes: 1)\n"


def test_without_fix_nothing_is_written_and_the_closing_line_counts(shell) -> None:
    path = write("稿.txt")
    assert shell("稿.txt", *ONLY).out.endswith("· 可自动修正 2 处：reportlint --fix\n")
    done = shell("--unsafe-fixes", "稿.txt", *ONLY)
    assert done.out.endswith("· 可自动修正 2 处，待确认 1 处：reportlint --fix --unsafe-fixes\n")
    assert path.read_bytes().decode() == BAD


def test_only_the_rules_that_run_are_fixed(shell) -> None:
    path = write("稿.txt")
    shell("--fix", "稿.txt", "--select", "GW701")
    assert path.read_bytes().decode() == BAD.replace("截止到目前", "截至目前")


def test_a_difference_is_shown_with_line_feeds_and_nothing_is_written(shell) -> None:
    path = write("稿.txt", ("报告\n\n" + BAD + "二。").replace("\n", "\r\n"))
    done = shell("--diff", "稿.txt", *ONLY)
    assert done.out.splitlines() == [
        "--- 稿.txt",
        "+++ 稿.txt",
        "@@ -1,4 +1,4 @@",
        " 报告",
        " ",
        f"-{BAD.strip()}",
        f"+{GOOD.strip()}",
        " 二。",
    ]
    assert "\r" not in done.out
    assert done.err == "可修正 2 处（1 处待确认的修正见 --unsafe-fixes）\n"
    assert path.read_bytes().decode() == ("报告\n\n" + BAD + "二。").replace("\n", "\r\n")


def test_a_difference_is_exit_code_one_and_none_is_that_of_the_findings(shell) -> None:
    write("稿.txt")
    assert shell("--diff", "稿.txt", "--select", "GW301", "--fail-on", "never").code == 1
    write("稿.txt", GOOD)
    done = shell("--fix", "--diff", "稿.txt", "--select", "GW301")
    assert (done.code, done.out) == (0, "")
    assert shell("--diff", "稿.txt", *ONLY).code == 1


def test_reports_to_files_are_written_beside_a_difference(shell) -> None:
    write("稿.txt")
    assert shell("--diff", "稿.txt", *ONLY, "--format", "json", "--output", "a.json").out.startswith("--- 稿.txt\n")
    assert [each["rule"] for each in json.loads(Path("a.json").read_bytes())["documents"][0]["findings"]] == ["GW701"]


@pytest.mark.parametrize("args", [["--diff", "稿.txt"], ["--fix", "-"]])
def test_a_format_for_programs_needs_a_file_where_the_screen_is_taken(shell, args: list[str]) -> None:
    path = write("稿.txt")
    done = shell(*args, "--format", "json", stdin=BAD.encode())
    assert (done.code, done.out) == (2, "")
    assert done.err == "reportlint: 屏幕要留给修正的内容；请给 --format json 加 --output 文件名\n"
    assert path.read_bytes().decode() == BAD


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_the_standard_input_comes_out_fixed_in_its_encoding_and_the_report_goes_to_stderr(
    shell, capsysbinary, monkeypatch, encoding: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BAD.encode(encoding))))
    code = run(["--fix", "-", *ONLY])
    out, err = capsysbinary.readouterr()
    assert out == GOOD.encode(encoding)
    assert "已修正 2 处" in err.decode()
    assert "GW701" in err.decode()
    assert code == 1


def test_the_standard_input_without_anything_to_fix_comes_out_as_it_is(shell) -> None:
    assert shell("--fix", "-", *ONLY, stdin=BEST.encode()).out == BEST


def test_encoding_mark_and_permissions_of_a_file_stay_and_links_are_followed(shell) -> None:
    path = write("稿.txt", b"\xef\xbb\xbf" + BAD.encode())
    path.chmod(0o640)
    Path("链接.txt").symlink_to(path.name)
    shell("--fix", "链接.txt", *ONLY)
    assert path.read_bytes() == b"\xef\xbb\xbf" + GOOD.encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert Path("链接.txt").is_symlink()
    assert sorted(each.name for each in Path().iterdir()) == [".git", "稿.txt", "链接.txt"]


def test_a_draft_that_changed_meanwhile_is_not_written(shell, monkeypatch: pytest.MonkeyPatch) -> None:
    path, check = write("稿.txt"), engine.check

    def meanwhile(*args, **settings):
        path.write_bytes("新的文字。\n".encode())
        return check(*args, **settings)

    monkeypatch.setattr(engine, "check", meanwhile)
    done = shell("--fix", "稿.txt", *ONLY)
    assert path.read_bytes().decode() == "新的文字。\n"
    assert done.err.splitlines()[0] == "稿.txt：检查期间文件有改动，没有修正；请再运行一次"
    assert done.err.splitlines()[1].startswith("已修正 0 处")
    assert done.code == 2


def test_a_pipe_is_not_written(shell, tmp_path: Path) -> None:
    import threading

    os.mkfifo("管道.txt")
    threading.Thread(target=lambda: Path("管道.txt").write_bytes(BAD.encode())).start()
    done = shell("--fix", "管道.txt", *ONLY)
    assert "管道.txt：不是普通文件，没有修正" in done.err
    assert done.code == 2


def test_a_word_draft_is_fixed_in_a_copy_beside_it(shell) -> None:
    data = raw(p(BAD.strip()))
    path = write("d/稿.docx", data)
    done = shell("--fix", "d/稿.docx", *ONLY)
    assert path.read_bytes() == data
    assert open_draft("a.docx", Path("d/稿.fixed.docx").read_bytes()).source.text == GOOD.strip()
    assert done.err.splitlines() == [
        "d/稿.docx：修正后的副本是 d/稿.fixed.docx",
        "已修正 2 处（1 处待确认的修正见 --unsafe-fixes）",
    ]
    assert "d/稿.fixed.docx:1:20 第 1 段 提示 GW701" in done.out


def test_the_copy_of_a_word_draft_is_written_again_but_never_over_another_file(shell) -> None:
    write("稿.docx", raw(p(BAD.strip())))
    first = shell("--fix", "稿.docx", *ONLY)
    copy = Path("稿.fixed.docx").read_bytes()
    assert shell("--fix", "稿.docx", *ONLY) == first
    assert Path("稿.fixed.docx").read_bytes() == copy
    Path("稿.fixed.docx").write_bytes(b"mine")
    done = shell("--fix", "稿.docx", *ONLY)
    assert Path("稿.fixed.docx").read_bytes() == b"mine"
    assert done.err.splitlines()[0] == "稿.fixed.docx：已有内容不同的同名文件，没有覆盖；请先移走或者改名"
    assert done.code == 2


def test_a_fixed_copy_is_not_checked_again_with_its_folder(shell) -> None:
    write("d/稿.docx", raw(p(BAD.strip())))
    write("d/别.fixed.docx", raw(p(BEST.strip())))
    shell("--fix", "d", *ONLY)
    done = shell("d", *ONLY)
    assert "已跳过 1 项：d/稿.fixed.docx（修正后的副本）" in done.err
    assert "d/别.fixed.docx" in done.out


def test_tracked_changes_are_not_touched_and_that_is_said(shell) -> None:
    inserted = f'<w:ins w:id="9" w:author="甲">{r("改革,")}</w:ins>'
    write("稿.docx", raw(f"<w:p>{r('推进')}{inserted}{r('办结,完成。')}</w:p>"))
    done = shell("--fix", "稿.docx", *ONLY)
    assert done.err.splitlines()[-1] == "已修正 1 处；另有 1 处在修订、文本框、脚注等处，没有动"
    assert "可自动修正" not in done.out


@pytest.mark.parametrize("flag", ["--fix", "--diff"])
def test_nothing_is_fixed_in_the_original_view(shell, flag: str) -> None:
    write("稿.docx", raw(p(BAD.strip())))
    done = shell(flag, "--revisions", "original", "稿.docx")
    assert (done.code, done.out) == (2, "")
    assert done.err == "reportlint: --fix、--diff 不能与 --revisions original 同用；请先接受或者拒绝修订\n"


def test_what_is_only_read_is_named_in_one_line_and_changes_no_exit_code(shell) -> None:
    page = f"<html><body><p>{BEST}</p></body></html>"
    paths = [write("甲.html", page), write("乙.html", page.replace("，", ","))]
    done = shell("--fix", "甲.html", "乙.html", "--select", "GW301", "--fail-on", "error")
    assert done.err.splitlines() == [
        "已修正 0 处",
        "2 份没有修正，只能修正文本、Markdown 和 .docx：甲.html、乙.html",
    ]
    assert done.code == 0
    assert [path.read_bytes().decode() for path in paths] == [page, page.replace("，", ",")]


def test_a_draft_that_cannot_be_read_is_said_and_the_others_are_fixed(shell) -> None:
    write("坏.txt", b"\0\1")
    path = write("稿.txt")
    done = shell("--fix", "坏.txt", "稿.txt", *ONLY)
    assert done.code == 2
    assert path.read_bytes().decode() == GOOD


def test_a_report_may_not_take_the_place_of_a_fixed_copy(shell) -> None:
    write("稿.docx", raw(p(BAD.strip())))
    done = shell("--fix", "稿.docx", "--format", "docx", "--output", "稿.fixed.docx")
    assert done.code == 2
    assert "会覆盖另一份结果" in done.err
    assert not Path("稿.fixed.docx").exists()


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("GW203", "修正  可自动修正（--fix）"),
        ("GW205", "修正  待人确认后修正（--fix --unsafe-fixes）"),
        ("GW301", "修正  有把握的自动修正（--fix），其余待人确认（--unsafe-fixes）"),
    ],
)
def test_explain_tells_whether_a_rule_can_be_fixed(shell, rule: str, said: str) -> None:
    assert said in shell("explain", rule).out.splitlines()
    assert not any(line.startswith("修正") for line in shell("explain", "GW302").out.splitlines())


def test_what_a_waiver_or_the_baseline_lets_stand_is_not_fixed(shell) -> None:
    path = write("稿.txt")
    waiver = "waivers:\n  - {rule: GW701, draft: 稿.txt, quote: 截止, reason: 沿用原文, by: 甲, until: 2999-01-01}\n"
    Path("reportlint-waivers.yaml").write_text(waiver, "utf-8")
    shell("--fix", "稿.txt", *ONLY)
    assert path.read_bytes().decode() == BAD.replace(",", "，")
    Path("reportlint-waivers.yaml").unlink()
    write("稿.txt")
    shell("稿.txt", "--write-baseline", "旧.json", "--select", "GW301", "--pack", "gongwen")
    shell("--fix", "稿.txt", *ONLY, "--baseline", "旧.json")
    assert path.read_bytes().decode() == BAD.replace("截止到目前", "截至目前")


def test_drafts_are_not_fixed_while_they_are_watched(shell) -> None:
    write("稿.txt")
    done = shell("--fix", "--watch", "稿.txt")
    assert (done.code, done.err) == (2, "reportlint: --watch 与 --fix 只能用一个\n")


def test_quiet_says_nothing_of_what_was_fixed(shell) -> None:
    write("稿.txt")
    assert shell("--fix", "--quiet", "稿.txt", *ONLY).err == ""
