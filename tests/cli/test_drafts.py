from __future__ import annotations

import os
import sys

import pytest

posix = pytest.mark.skipif(sys.platform == "win32", reason="links of POSIX")


def checked(shell, *args: str) -> list[str]:
    """The paths of the drafts that were read, each of which holds one bad word."""
    return [line.split(":1:1:")[0] for line in shell(*args, "--format", "concise").stdout.splitlines()]


def test_a_folder_is_walked_in_order_of_names(shell):
    for name in ("d/b.txt", "d/a.TXT", "d/c/1.md", "d/10.txt", "d/2.txt"):
        shell.file(name, "坏")
    expected = ["d/10.txt", "d/2.txt", "d/a.TXT", "d/b.txt", "d/c/1.md"]
    assert checked(shell, "d") == expected
    assert checked(shell, "d/") == expected


def test_paths_are_shown_as_given(shell):
    shell.file("d/a.txt", "坏")
    assert checked(shell, "./d/a.txt") == ["./d/a.txt"]
    assert checked(shell, str(shell.folder / "d")) == [f"{shell.folder.as_posix()}/d/a.txt"]
    assert checked(shell, ".") == ["d/a.txt"]


def test_what_is_passed_over_is_counted_and_named(shell):
    shell.file("d/a.txt", "坏")
    shell.file("d/.x.txt", "坏")
    shell.file("d/.old/b.txt", "坏")
    shell.file("d/z.txt", b"\0")
    shell.file("d/utf16.txt", "坏".encode("utf-16"))
    shell.file("d/c.xyz", "坏")
    result = shell("d", "--format", "concise")
    assert result.stdout == "d/a.txt:1:1: 警告 GW701 用字不当\nd/utf16.txt:1:1: 警告 GW701 用字不当\n"
    assert result.stderr.splitlines()[0] == (
        "已跳过 3 项：d/.old（隐藏）、d/.x.txt（隐藏）、d/z.txt（二进制）；"
        "另有 1 个文件不是 .txt、.md、.docx、.html、.pdf、.ofd，未检查"
    )


def test_many_files_passed_over_are_named_in_part(shell):
    shell.file("d/a.txt", "坏")
    for number in range(6):
        shell.file(f"d/.{number}.txt", "坏")
    notice = shell("d", "--lang", "en").stderr
    names = ", ".join(f"d/.{number}.txt (hidden)" for number in range(5))
    assert notice == f"skipped 6: {names} …\n"


def test_a_file_that_is_named_is_read_whatever_it_is_called(shell):
    shell.file(".hidden.log", "坏")
    assert checked(shell, ".hidden.log") == [".hidden.log"]


def test_a_draft_given_twice_is_checked_once(shell):
    shell.file("d/a.txt", "坏")
    assert checked(shell, "d/a.txt", "d", "./d/a.txt") == ["d/a.txt"]


@posix
def test_a_loop_of_links_ends(shell):
    shell.file("d/a.txt", "坏")
    (shell.folder / "d" / "loop").symlink_to("..", target_is_directory=True)
    (shell.folder / "d" / "gone.txt").symlink_to("nowhere")
    (shell.folder / "d" / "again.txt").symlink_to("a.txt")
    result = shell("d", "--format", "concise")
    assert result.stdout == "d/a.txt:1:1: 警告 GW701 用字不当\n"
    assert result.stderr.splitlines()[0] == "已跳过 2 项：d/gone.txt（链接）、d/loop（链接）"


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_cannot_be_read_is_an_error(shell):
    shell.file("d/a.txt", "坏")
    shell.file("d/locked/b.txt", "坏")
    (shell.folder / "d/locked").chmod(0)
    result = shell("d", "--format", "json")
    (shell.folder / "d/locked").chmod(0o700)
    assert (result.stderr, result.exit_code) == ("d/locked：读不了（没有权限）\n", 2)


def test_patterns_that_no_shell_expanded_are_expanded(shell):
    shell.file("a1.txt", "坏")
    shell.file("a2.txt", "坏")
    shell.file("b[1].txt", "坏")
    assert checked(shell, "a*.txt", "b[1].txt") == ["a1.txt", "a2.txt", "b[1].txt"]


@posix
def test_a_name_that_is_no_text_is_shown_as_far_as_it_can_be(shell):
    try:
        shell.file(os.fsdecode(b"\xff.txt"), "坏")
    except OSError:
        pytest.skip("this file system wants names to be text")
    assert checked(shell, os.fsdecode(b"\xff.txt")) == ["\ufffd.txt"]
    assert shell(".", "--format", "json").exit_code == 0


@posix
def test_a_name_longer_than_any_file_may_have_is_a_missing_draft(shell):
    name = "x" * 5000
    assert shell(name).stdout == f"{name}：没有这个文件或文件夹，请检查路径\n"
