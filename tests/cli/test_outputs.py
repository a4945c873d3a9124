from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions and links of POSIX")


def test_formats_and_files_pair_in_order(shell):
    shell.file("a.txt", "坏")
    result = shell("a.txt", "--format", "json", "--output", "a.json", "--format", "concise")
    assert json.loads((shell.folder / "a.json").read_text())["summary"]["warning"] == 1
    assert result.stdout == "a.txt:1:1: 警告 GW701 用字不当\n"


def test_a_lone_output_is_the_full_format_without_colour(shell):
    shell.file("a.txt", "好")
    result = shell("a.txt", "--output", "说明.txt", env={"FORCE_COLOR": "1"})
    assert result.stdout == ""
    assert (shell.folder / "说明.txt").read_text("utf-8") == (
        "a.txt · 没有适用的检查清单，只按通用规则检查\n\n没有发现问题\n"
    )


def test_output_minus_is_the_screen(shell):
    shell.file("a.txt", "坏")
    assert shell("a.txt", "--format", "concise", "--output", "-").stdout == "a.txt:1:1: 警告 GW701 用字不当\n"


def test_reports_are_written_also_when_the_run_fails(shell):
    result = shell("zzz.txt", "--format", "json", "--output", "a.json")
    assert json.loads((shell.folder / "a.json").read_text())["summary"]["failed"] == 1
    assert result.stderr == "zzz.txt：没有这个文件或文件夹，请检查路径\n"
    assert result.exit_code == 2


def test_a_file_that_cannot_be_written_is_told_and_the_others_are_written(shell):
    shell.file("a.txt", "好")
    result = shell("a.txt", "--format", "full", "--output", "none/x.txt", "--format", "json", "--output", "a.json")
    assert result.stderr == "none/x.txt：写不了（没有这个文件或文件夹）\n"
    assert result.exit_code == 2
    assert (shell.folder / "a.json").exists()


def test_a_folder_is_no_output(shell):
    shell.file("a.txt", "好")
    (shell.folder / "out").mkdir()
    result = shell("a.txt", "--output", "out")
    assert (result.stderr, result.exit_code) == ("out：写不了（这是文件夹，不是文件）\n", 2)


def test_nothing_but_the_report_is_left_behind(shell):
    shell.file("a.txt", "好")
    shell.file("old.json", "old")
    shell("a.txt", "--format", "json", "--output", "old.json")
    assert sorted(path.name for path in shell.folder.iterdir()) == [".git", "a.txt", "old.json"]


@posix
def test_the_permissions_of_a_report_are_those_of_any_new_file(shell):
    shell.file("a.txt", "好")
    shell("a.txt", "--output", "x.txt")
    assert (shell.folder / "x.txt").stat().st_mode == (shell.folder / "a.txt").stat().st_mode
    (shell.folder / "x.txt").chmod(0o640)
    shell("a.txt", "--output", "x.txt")
    assert (shell.folder / "x.txt").stat().st_mode & 0o777 == 0o640


@posix
def test_a_linked_report_stays_a_link(shell):
    shell.file("a.txt", "好")
    shell.file("real.txt", "old")
    (shell.folder / "link.txt").symlink_to("real.txt")
    shell("a.txt", "--output", "link.txt")
    assert (shell.folder / "link.txt").is_symlink()
    assert "没有发现问题" in (shell.folder / "real.txt").read_text("utf-8")


@posix
def test_a_device_is_written_to_and_not_replaced(shell):
    shell.file("a.txt", "好")
    assert shell("a.txt", "--output", os.devnull).exit_code == 0
    assert not Path(os.devnull).is_file()


@posix
def test_a_link_to_a_draft_is_no_output(shell):
    shell.file("a.txt", "好")
    (shell.folder / "link.txt").symlink_to("a.txt")
    result = shell("a.txt", "--output", "link.txt")
    assert result.stderr == "reportlint: link.txt：不能写到这里，会覆盖草稿；请换一个文件名\n"


def test_colour_follows_the_variables(shell):
    shell.file("a.txt", "坏")
    assert "\x1b[33m警告\x1b[0m" in shell("a.txt", env={"FORCE_COLOR": "1"}).stdout
    assert "\x1b" not in shell("a.txt", env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout
    assert "\x1b" not in shell("a.txt").stdout
