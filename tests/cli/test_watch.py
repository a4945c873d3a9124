"""`--watch` in a real process: the first run, a change, a fault of the configuration, and the end."""

from __future__ import annotations

import queue
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from packs.pack_samples import PACK

from reportlint.cli.app import run

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SECONDS = 60


class Watched:
    """A process that watches, and the lines that it has printed so far."""

    def __init__(self, folder: Path, *words: str) -> None:
        words = words or (".", "--format", "concise", "--fail-on", "never")
        command = [sys.executable, "-u", "-m", "reportlint", "--watch", *words]
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

    def silent(self, seconds: float) -> bool:
        """Whether it prints nothing for some time."""
        try:
            return self.lines.get(timeout=seconds) == ""
        except queue.Empty:
            return True


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pytest.importorskip("watchfiles", reason="watchfiles (the extra watch) is not installed")
    (tmp_path / ".git").mkdir()
    shutil.copyfile(EXAMPLES / "faulty.txt", tmp_path / "报告.txt")
    return tmp_path


@pytest.fixture
def start() -> Iterator[Callable[..., Watched]]:
    """Starts processes that watch, in a folder and with the words given."""
    started: list[Watched] = []

    def begin(folder: Path, *words: str) -> Watched:
        started.append(Watched(folder, *words))
        return started[-1]

    yield begin
    for found in started:
        found.process.kill()
        found.process.wait()
        found.reader.join()
        assert found.process.stdout is not None
        found.process.stdout.close()


@pytest.fixture
def watched(folder: Path, start: Callable[..., Watched]) -> Watched:
    return start(folder)


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


@pytest.mark.parametrize(
    "words",
    [
        ("--format", "docx", "--output", "copies"),
        ("--format", "docx", "--output", "."),
        ("--format", "html", "--output", "page.html"),
        ("--write-baseline", "known.yaml"),
    ],
)
def test_what_a_run_writes_itself_is_no_change(folder: Path, start: Callable[..., Watched], words: list[str]) -> None:
    watched = start(folder, "报告.txt", *words)
    watched.until("等待修改")
    draft = folder / "报告.txt"
    draft.write_text(draft.read_text("utf-8").replace("宣传××次", "宣传25次"), "utf-8")
    watched.until("等待修改")
    assert watched.silent(3)


def test_a_configuration_and_waivers_above_and_packs_elsewhere_are_watched(
    folder: Path, start: Callable[..., Watched]
) -> None:
    reports, packs = folder / "reports", folder.parent / f"{folder.name}-packs"
    reports.mkdir()
    packs.mkdir()
    draft = shutil.move(folder / "报告.txt", reports / "报告.txt")
    Path(draft).write_text("关于工作的报告\n\n办结好几个项目。\n", "utf-8")
    pack = packs / "ours.yaml"
    pack.write_text(PACK, "utf-8")
    config = folder / ".reportlint.yaml"
    config.write_text(f"packs: ['{pack.as_posix()}']\noverrides: [{{files: none/, packs: [gongwen]}}]\n", "utf-8")
    (folder / "reportlint-waivers.yaml").write_text("waivers: []\n", "utf-8")
    watched = start(reports, "报告.txt", "--format", "concise")
    watched.until("等待修改")
    config.write_text(config.read_text("utf-8") + "lang: en\n", "utf-8")
    assert "drafts: 1 " in watched.until("waiting for changes")
    (folder / "reportlint-waivers.yaml").write_text("waivers: {}\n", "utf-8")
    assert "reportlint-waivers.yaml:1:10: " in watched.until("waiting for changes")
    pack.write_text(PACK.replace("severity:", "severty:", 1), "utf-8")
    assert "ours.yaml:" in watched.until("waiting for changes")
