"""Many drafts: the same bytes whatever the number of processes and whatever is remembered."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reportlint.caching.store import FOLDER, folder
from reportlint.cli import pool
from reportlint.cli.app import run
from reportlint.cli.work import Task, Work
from reportlint.results import Checked

EXAMPLES = Path(__file__).parents[2] / "examples"
FORMATS = ["full", "concise", "json", "junit", "csv"]


@pytest.fixture
def batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two dozen drafts, all a little different, as if these were many."""
    monkeypatch.setattr(pool, "MANY", 8)
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    monkeypatch.setenv(FOLDER, str(tmp_path / "cache"))
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    texts = [(EXAMPLES / name).read_text("utf-8") for name in ("complete.txt", "faulty.txt", "shufa.txt")]
    for number in range(24):
        (drafts / f"{number:03}.txt").write_text(f"{texts[number % 3]}\n附注：第{number}份。\n", "utf-8")
    (drafts / "020.txt").write_text("", "utf-8")
    return drafts


def out(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    code = run(["drafts", *args])
    said = capsys.readouterr()
    return int(code), said.out, said.err


@pytest.mark.parametrize("format_", FORMATS)
def test_processes_and_caches_change_no_byte(batch: Path, capsys, format_: str) -> None:
    alone = out(capsys, "--format", format_, "--jobs", "1", "--no-cache")
    assert alone[0] == 2
    for args in (["--jobs", "4", "--no-cache"], ["--jobs", "4"], ["--jobs", "1"], []):
        assert out(capsys, "--format", format_, *args) == alone


def test_a_draft_that_changed_is_checked_again(batch: Path, capsys) -> None:
    before = out(capsys)
    draft = batch / "001.txt"
    draft.write_text(draft.read_text("utf-8") + "截止目前，没有其他问题。\n", "utf-8")
    after = out(capsys)
    assert after != before
    assert after == out(capsys, "--no-cache")
    for args in (["--lang", "en"], ["--all"], ["--select", "GW"], ["--set", "year=2020"], ["--quiet"]):
        assert out(capsys, *args) == out(capsys, "--no-cache", *args)


def test_a_changed_pack_or_configuration_is_another_run(batch: Path, capsys) -> None:
    out(capsys)
    (batch.parent / ".reportlint.yaml").write_text("ignore: [GW]\n", "utf-8")
    assert out(capsys) == out(capsys, "--no-cache")
    (batch.parent / "reportlint-waivers.yaml").write_text(
        "waivers:\n  - {rule: FZ103, reason: 经审定, by: 法制科, until: 2099-01-01}\n", "utf-8"
    )
    waived = out(capsys)
    assert "已豁免" in waived[1]
    assert waived == out(capsys, "--no-cache")


def test_what_is_kept_of_a_draft_is_not_to_be_read_without_it(batch: Path, capsys) -> None:
    out(capsys)
    [path] = (Path(folder()) / "results").iterdir()
    kept = path.read_bytes()
    for text in ("芦汀县", "砚溪县", "drafts/001.txt", "FZ101 "):
        assert text.encode() not in kept


def test_a_damaged_cache_changes_nothing(batch: Path, capsys) -> None:
    right = out(capsys)
    for path in Path(folder()).rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-1] + b"\0")
    assert out(capsys) == right


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the process that dies is made by a patch, which only a fork sees")
@pytest.mark.parametrize("format_", ["full", "json"])
def test_a_process_that_dies_is_told_and_survived(batch: Path, capsys, monkeypatch, format_: str) -> None:
    right = out(capsys, "--format", format_, "--no-cache")
    real = Work.result

    def dying(work: Work, task: Task) -> Checked:
        if task.name == "drafts/007.txt" and task.data is not None:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(work, task)

    monkeypatch.setattr(Work, "result", dying)
    code, text, _ = out(capsys, "--format", format_, "--no-cache", "--jobs", "2")
    assert code == 2
    assert "检查这份稿子的进程意外退出，没有查完；请报告给开发者" in text
    if format_ == "full":
        blocks = {block.split(" ", 1)[0]: block for block in right[1].split("\n\n") if " · " in block.split("\n")[0]}
        others = {block.split(" ", 1)[0]: block for block in text.split("\n\n") if " · " in block.split("\n")[0]}
        assert blocks.keys() - others.keys() == {"drafts/007.txt"}


@pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
def test_an_interrupted_run_ends_without_a_word(batch: Path) -> None:
    for number in range(100, 400):
        (batch / f"{number}.txt").write_text((EXAMPLES / "faulty.txt").read_text("utf-8") * 3, "utf-8")
    command = [sys.executable, "-m", "reportlint", "drafts", "--jobs", "2", "--no-cache"]
    process = subprocess.Popen(
        command, cwd=batch.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(1.5)
    os.killpg(process.pid, signal.SIGINT)
    _, complaints = process.communicate(timeout=30)
    assert (process.returncode, complaints) == (130, b"")
