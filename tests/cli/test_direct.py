"""A run made again says the same; one that could come out otherwise is made anew."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from reportlint import cli
from reportlint.caching.store import FOLDER, folder
from reportlint.cli import app, direct

EXAMPLES = Path(__file__).parents[2] / "examples"
WAIVERS = "waivers:\n  - {rule: FZ103, reason: 经审定, by: 法制科, until: 2099-01-01}\n"
PACK = """\
pack: own
title: {zh: 自有规则, en: Own rules}
version: "1"
sources: {own: {name: 本单位, level: L0}}
rules:
  - id: YX101
    kind: swap
    swap: {交通运输: 交通}
    title: {zh: 用词, en: Words}
    severity: warning
    basis: {source: own}
    message: {zh: '“{found}”', en: '“{found}”'}
    why: {zh: 用词, en: Words}
    examples: {bad: [⟦交通运输⟧局], good: [交通局]}
"""


class Runs:
    """Runs the command line in this process, and knows whether anything was checked."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.capsys = capsys
        self.made = 0
        real = app.run

        def counted(args: Sequence[str]) -> int:
            self.made += 1
            return real(args)

        monkeypatch.setattr(app, "run", counted)

    def __call__(self, *args: str) -> tuple[object, str, str]:
        with pytest.raises(SystemExit) as ended:
            cli.main(args)
        said = self.capsys.readouterr()
        return ended.value.code, said.out, said.err


@pytest.fixture
def reportlint(tmp_path: Path, capsys, monkeypatch: pytest.MonkeyPatch) -> Runs:
    monkeypatch.setenv(FOLDER, str(tmp_path / "cache"))
    # What pytest puts in the place of the streams has no encoding to be changed.
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    work = tmp_path / "work"
    (work / ".git").mkdir(parents=True)
    (work / "drafts").mkdir()
    for name in ("faulty.txt", "complete.txt"):
        (work / "drafts" / name).write_bytes((EXAMPLES / name).read_bytes())
    (work / "own.yaml").write_text(PACK, "utf-8")
    monkeypatch.chdir(work)
    return Runs(capsys, monkeypatch)


@pytest.mark.parametrize(
    "args",
    [
        ["drafts/faulty.txt"],
        ["drafts"],
        ["drafts/faulty.txt", "drafts/complete.txt", "--format", "concise"],
        ["drafts", "--lang", "en", "--all", "--strict"],
        ["drafts", "--pack", "own.yaml"],
    ],
)
def test_a_run_made_again_says_the_same_and_checks_nothing(reportlint: Runs, args: list[str]) -> None:
    first = reportlint(*args)
    assert reportlint(*args) == first
    assert reportlint.made == 1
    assert reportlint(*args, "--no-cache") == first
    assert reportlint.made == 2


def change_draft() -> None:
    draft = Path("drafts/faulty.txt")
    draft.write_text(draft.read_text("utf-8").replace("××", "12"), "utf-8")


def add_draft() -> None:
    Path("drafts/b.txt").write_bytes(Path("drafts/faulty.txt").read_bytes())


def below() -> None:
    Path("drafts/sub").mkdir()
    Path("drafts/sub/b.txt").write_bytes(Path("drafts/faulty.txt").read_bytes())


@pytest.mark.parametrize(
    "change",
    [
        change_draft,
        add_draft,
        below,
        lambda: Path("drafts/complete.txt").unlink(),
        lambda: Path("drafts/notes.doc.yaml").write_text("a: 1\n", "utf-8"),
        lambda: Path(".reportlint.yaml").write_text("ignore: [GW3]\n", "utf-8"),
        lambda: Path("drafts/reportlint-waivers.yaml").write_text(WAIVERS, "utf-8"),
        lambda: Path("own.yaml").write_text(PACK.replace("交通运输: 交通", "乡镇: 镇"), "utf-8"),
        lambda: os.environ.__setitem__("REPORTLINT_LANG", "en"),
        lambda: os.environ.__setitem__("FORCE_COLOR", "1"),
    ],
)
def test_what_could_come_out_otherwise_is_checked_anew(
    reportlint: Runs, change: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("REPORTLINT_LANG", "FORCE_COLOR"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    for args in (["drafts"], ["drafts", "--pack", "own.yaml"]):
        reportlint(*args)
        reportlint(*args)
    assert reportlint.made == 2
    change()
    for args in (["drafts"], ["drafts", "--pack", "own.yaml"]):
        again = reportlint(*args)
        assert again == reportlint(*args, "--no-cache")
    assert reportlint.made > 4


def test_a_draft_named_beside_a_new_configuration_is_checked_anew(reportlint: Runs) -> None:
    first = reportlint("drafts/faulty.txt")
    Path(".reportlint.yaml").write_text("ignore: [FZ, GW2]\n", "utf-8")
    assert reportlint("drafts/faulty.txt") != first
    Path(".reportlint.yaml").unlink()
    assert reportlint("drafts/faulty.txt") == first


@pytest.mark.parametrize(
    "args",
    [
        ["drafts", "--format", "json"],
        ["drafts", "--statistics"],
        ["drafts/none.txt"],
        ["drafts/fault*.txt"],
        ["drafts", "--output", "out.txt"],
    ],
)
def test_other_runs_are_made_each_time(reportlint: Runs, args: list[str]) -> None:
    first = reportlint(*args)
    assert reportlint(*args) == first
    assert reportlint.made == 2


def test_a_draft_with_a_waiver_in_it_is_checked_each_day(reportlint: Runs) -> None:
    draft = Path("drafts/faulty.txt")
    draft.write_text("<!-- reportlint: ignore[GW501] 待定 -->\n" + draft.read_text("utf-8"), "utf-8")
    reportlint("drafts/faulty.txt")
    reportlint("drafts/faulty.txt")
    assert reportlint.made == 2


def test_nothing_of_a_draft_can_be_read_in_what_is_kept(reportlint: Runs) -> None:
    _, text, _ = reportlint("drafts")
    [kept] = Path(folder(), direct.FOLDER).iterdir()
    lines = [line.encode() for line in text.split("\n") if len(line) > 10]
    assert lines
    assert [line for line in lines if line in kept.read_bytes()] == []


LOADED = """\
import sys
from reportlint.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    print(*sorted(sys.modules), file=sys.stderr)
"""
AGAIN = {
    "reportlint",
    "reportlint.caching",
    "reportlint.caching.program",
    "reportlint.caching.sealing",
    "reportlint.caching.store",
    "reportlint.cli",
    "reportlint.cli.direct",
    "reportlint.version",
}
"""All that is loaded to say again what was said before."""
NEVER = {"click", "dataclasses", "docx", "importlib.metadata", "inspect", "lxml", "msgspec", "multiprocessing", "regex"}
NEVER |= {"rich.console", "yaml", "reportlint.lsp", "reportlint.cli.watch", "reportlint.readers.docx", "hashlib"}
"""What a plain run over a text does not need."""


def test_a_plain_run_loads_only_what_it_needs(tmp_path: Path) -> None:
    code = LOADED.replace(
        "WATCHED", repr({"dataclasses", "hashlib", "importlib.metadata", "inspect", "multiprocessing"})
    )
    environ = {**os.environ, FOLDER: str(tmp_path)}

    def loaded() -> set[str]:
        command = [sys.executable, "-c", code, str(EXAMPLES / "complete.txt")]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environ, check=True)
        return set(done.stderr.split())

    loaded()
    assert {name for name in loaded() if name.startswith("reportlint") or name in NEVER} == AGAIN
    draft = EXAMPLES / "complete.txt"
    code = code.replace("sys.argv[1:]", f"['--all', {str(draft)!r}]")
    assert loaded() & NEVER == set()
