"""The drafts that the benchmark times, and what it says of times; nothing is timed here."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from reportlint import api

ROOT = Path(__file__).resolve().parents[1]
DRAFTS = 30


@pytest.fixture(scope="module")
def trees() -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT)
        from bench import trees

        yield trees


@pytest.fixture(scope="module")
def made(trees: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trees")
    trees.make(folder, DRAFTS)
    return folder


def texts(folder: Path) -> list[str]:
    return [path.read_text("utf-8") for path in sorted(folder.iterdir())]


def test_the_trees_hold_as_many_drafts_as_they_say(made: Path) -> None:
    counts = {folder.name: len(list(folder.iterdir())) for folder in made.iterdir() if folder.is_dir()}
    assert counts == {"clean": 30, "noisy": 30, "few": 10, "short": 2, "long": 2, "text": 3, "word": 3}


def test_a_draft_is_as_long_as_a_report_and_a_long_one_ten_times_that(made: Path) -> None:
    assert all(2700 <= len(text) <= 2900 for text in texts(made / "clean"))
    assert all(27_000 <= len(text) <= 27_300 for text in texts(made / "long"))


def test_the_same_drafts_are_made_every_time(trees: ModuleType, made: Path) -> None:
    assert texts(made / "noisy")[3:6] == [trees.draft(number, noisy=True) for number in (3, 4, 5)]


def test_every_draft_has_a_line_that_no_other_has(made: Path) -> None:
    drafts = [set(text.splitlines()) for text in texts(made / "clean")]
    for number, lines in enumerate(drafts):
        assert lines - set().union(*drafts[:number], *drafts[number + 1 :])


def test_of_the_noisy_drafts_every_seventh_lacks_the_part_on_the_first_person_responsible(made: Path) -> None:
    without = [number for number, text in enumerate(texts(made / "noisy")) if "第一责任人" not in text]
    assert without == [3, 10, 17, 24]
    assert all("第一责任人" in text for text in texts(made / "clean"))


def test_of_the_noisy_drafts_every_tenth_has_a_placeholder_and_every_fifth_a_misspelling(made: Path) -> None:
    noisy = texts(made / "noisy")
    assert [number for number, text in enumerate(noisy) if "××" in text] == [4, 14, 24]
    assert [number for number, text in enumerate(noisy) if "截止目前" in text] == [2, 7, 12, 17, 22, 27]
    assert not any(re.search("××|截止目前|[,()]", text) for text in texts(made / "clean"))


def test_of_a_clean_draft_little_is_said_and_of_a_noisy_one_much(made: Path) -> None:
    clean, noisy = ([len(api.check(path).findings) for path in sorted((made / tree).iterdir())[:10]] for tree in TREES)
    assert max(clean) <= 2
    assert 50 <= sum(noisy) / 10 <= 80


TREES = ("clean", "noisy")


def test_a_ratio_is_the_median_of_the_ratios_of_the_rounds(trees: ModuleType) -> None:
    from bench.measure import Sample, ratio

    def samples(*walls: float) -> list[Sample]:
        return [Sample(wall, wall, 10.0, 0) for wall in walls]

    runs = {"a": samples(2.0, 9.0, 5.0), "b": samples(1.0, 3.0, 2.0), "start": samples(0.5, 0.5, 1.0)}
    assert ratio(runs, "a", "b") == 2.5
    assert ratio(runs, "a", "b", less="start") == 3.4


def test_a_command_that_fails_is_not_timed(trees: ModuleType, tmp_path: Path) -> None:
    from bench.measure import Command, RunError, once

    failing = Command("failing", (sys.executable, "-c", "raise SystemExit('no such thing')"), tmp_path, codes=(0,))
    with pytest.raises(RunError, match="failing: exit code 1: no such thing"):
        once(failing)
