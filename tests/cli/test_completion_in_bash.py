"""Completion as a real bash does it: the printed script is loaded, and what its function offers is read."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import reportlint

BASH = shutil.which("bash")
SOURCES = Path(reportlint.__file__).resolve().parents[1]
SCRIPT = """\
eval "$(reportlint completion bash)"
# Outside of a completion there are no options of it to change.
compopt() { :; }
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
complete -p reportlint >/dev/null
_reportlint_completion reportlint
printf '%s\\n' "${COMPREPLY[@]}"
"""

pytestmark = pytest.mark.skipif(BASH is None, reason="there is no bash here")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with drafts, and reportlint in the path."""
    tools = tmp_path / "tools"
    tools.mkdir()
    command = tools / "reportlint"
    command.write_text(f"#!/bin/sh\nPYTHONPATH='{SOURCES}' exec '{sys.executable}' -m reportlint \"$@\"\n", "utf-8")
    command.chmod(0o755)
    drafts = tmp_path / "drafts"
    (drafts / "各局").mkdir(parents=True)
    for name in ("报告 一.txt", "pack-notes.txt", "ours.yaml", "各局/甲.txt"):
        (drafts / name).touch()
    return drafts


def offered(folder: Path, *words: str) -> list[str]:
    """What is offered for the last of some words behind the name of the command."""
    assert BASH is not None
    environment = {
        name: text for name, text in os.environ.items() if not name.startswith(("REPORTLINT_", "_REPORTLINT_"))
    }
    environment["PATH"] = f"{folder.parent / 'tools'}{os.pathsep}{environment['PATH']}"
    done = subprocess.run(
        [BASH, "--norc", "-c", SCRIPT, "bash", "reportlint", *words],
        cwd=folder,
        env=environment | {"LC_ALL": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return sorted(filter(None, done.stdout.split("\n")))


COMMANDS = ["check", "completion", "config", "explain", "lsp", "new", "packs", "rules"]
FILES = ["ours.yaml", "pack-notes.txt", "各局", "报告 一.txt"]


def test_the_first_word_is_a_command_or_a_draft(folder: Path) -> None:
    assert offered(folder, "") == sorted([*COMMANDS, *FILES])
    assert offered(folder, "pack") == ["pack-notes.txt", "packs"]
    assert offered(folder, "exp") == ["explain"]
    assert offered(folder, "报") == ["报告 一.txt"]
    assert offered(folder, "各局/") == ["各局/甲.txt"]


def test_without_a_command_options_are_those_of_check_and_so_are_their_values(folder: Path) -> None:
    assert offered(folder, "--fo") == ["--format"]
    assert offered(folder, "--format", "js") == ["json", "jsonl"]
    assert offered(folder, "--strict", "--fail-on", "") == ["error", "info", "never", "warning"]
    assert offered(folder, "--lang", "en", "--fail-on", "w") == ["warning"]
    assert offered(folder, "报告\\ 一.txt", "--revisions", "o") == ["original"]
    assert offered(folder, "--config", "ou") == ["ours.yaml"]


def test_a_language_before_a_command_hides_it_from_nobody(folder: Path) -> None:
    assert offered(folder, "--lang", "") == ["en", "zh"]
    assert offered(folder, "--lang", "en", "explain", "FZ10") == ["FZ101", "FZ102", "FZ103", "FZ104"]
    assert offered(folder, "--lang=en", "packs", "sch") == ["schema"]


def test_a_value_behind_the_sign_that_bash_takes_for_a_word_of_its_own_is_completed(folder: Path) -> None:
    assert offered(folder, "check", "--fail-on", "=", "w") == ["warning"]
    assert offered(folder, "check", "--fail-on", "=") == ["error", "info", "never", "warning"]
    assert offered(folder, "--fail-on", "=", "never", "--fo") == ["--format"]


def test_rules_are_completed_behind_a_comma_too(folder: Path) -> None:
    assert offered(folder, "--select", "FZ103,GW10")[:2] == ["FZ103,GW101", "FZ103,GW102"]
    assert offered(folder, "check", "--ignore", "fz10") == ["FZ101", "FZ102", "FZ103", "FZ104"]


def test_a_pack_is_a_name_or_a_file(folder: Path) -> None:
    packs = ["fazhi", "fazhi-henan", "gongwen"]
    assert offered(folder, "--pack", "fa") == ["fazhi", "fazhi-henan"]
    assert offered(folder, "--pack", "ou") == ["ours.yaml"]
    assert set(packs) | set(FILES) <= set(offered(folder, "packs", "check", ""))
    assert offered(folder, "packs", "test", "fazhi", "gong") == ["gongwen"]
