"""`--watch` in a real process: the first run, a change, a fault of the configuration, and the end."""

from __future__ import annotations

import queue
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportlint.cli.app import run

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SECONDS = 60


class Watched:
    """A process that watches, and the lines that it has printed so far."""

    def __init__(self, folder: Path) -> None:
        command = [
            sys.executable,
            "-u",
            "-m",
            "reportlint",
            ".",
            "--watch",
            "--format",
            "concise",
            "--fail-on",
            "never",
        ]
        self.process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
        )
        self.lines: queue.Queue[str] = queue.Queue()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line)

    def until(self, words: str) -> str:
        """All lines up to the first that holds some words."""
        said = ""
        while words not in said:
            said += self.lines.get(timeout=SECONDS)
        return said


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pytest.importorskip("watchfiles", reason="watchfiles (the extra watch) is not installed")
    (tmp_path / ".git").mkdir()
    shutil.copyfile(EXAMPLES / "faulty.txt", tmp_path / "报告.txt")
    return tmp_path


@pytest.fixture
def watched(folder: Path) -> Iterator[Watched]:
    found = Watched(folder)
    yield found
    found.process.kill()
    found.process.wait()
    found.reader.join()
    assert found.process.stdout is not None
    found.process.stdout.close()


def test_a_change_is_checked_again_and_a_broken_configuration_is_survived(folder: Path, watched: Watched) -> None:
    assert "GW501" in watched.until("等待修改")
    draft = folder / "报告.txt"
    fresh = folder / ".报告.tmp"
    fresh.write_text(draft.read_text("utf-8").replace("宣传××次", "宣传25次"), "utf-8")
    fresh.replace(draft)
    again = watched.until("等待修改")
    assert "FZ103" in again
    assert "GW501" not in again
    (folder / ".reportlint.yaml").write_text("ignor: FZ103\n", "utf-8")
    assert ".reportlint.yaml:1:1: 没有“ignor”这一项" in watched.until("等待修改")
    (folder / ".reportlint.yaml").write_text("ignore: FZ103\n", "utf-8")
    assert "FZ103 " not in watched.until("等待修改").replace("FZ103：没有选用", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_it_ends_when_it_is_interrupted(watched: Watched) -> None:
    watched.until("等待修改")
    watched.process.send_signal(signal.SIGINT)
    assert watched.process.wait(SECONDS) == 0


def test_the_standard_input_cannot_be_watched(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-", "--watch"]) == 2
    assert capsys.readouterr().err == "reportlint: --watch 不能用于标准输入\n"


def test_a_missing_library_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    assert run([str(EXAMPLES / "complete.txt"), "--watch"]) == 2
    assert capsys.readouterr().err == ('reportlint: --watch 需要先安装 watchfiles：pip install "reportlint[watch]"\n')
