"""Real texts beside the repository: general rules cry no wolf over them, and labelled drafts are judged as labelled."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from reportlint.engine import check
from reportlint.findings import Severity
from reportlint.packs import load
from reportlint.results import Checked

SHARED = Path(__file__).resolve().parents[2] / "shared"
TEXTS = SHARED / "corpus" / "text"
DRAFTS = SHARED / "drafts"
JUDGE = SHARED / "accept" / "score.py"

ONE_IN = 10
"""Texts for each of which, on the average, at most one finding may be an error: nobody found these to be faulty."""

corpus = pytest.mark.skipif(not TEXTS.is_dir(), reason="the corpus is not beside the repository")
judged = pytest.mark.skipif(not (JUDGE.is_file() and DRAFTS.is_dir()), reason="the judge is not beside the repository")


@cache
def answers() -> dict[str, Checked]:
    """What the general rules say of each text of the corpus, by its path."""
    pack = load("gongwen")
    return {
        str(path.relative_to(TEXTS)): check(
            path.name, path.read_bytes(), packs=[pack], given={}, select=lambda _: True, forced=True
        )
        for path in sorted(TEXTS.rglob("*.txt"))
    }


@corpus
def test_no_text_of_the_corpus_is_left_unchecked() -> None:
    assert answers()
    assert {name: answer.failures for name, answer in answers().items() if answer.failures} == {}


@corpus
def test_errors_are_rare_in_published_texts() -> None:
    errors = [
        (name, finding.rule, finding.message.zh)
        for name, answer in answers().items()
        for finding in answer.findings
        if finding.severity is Severity.ERROR
    ]
    assert len(errors) <= len(answers()) / ONE_IN, errors


@judged
def test_labelled_drafts_are_judged_as_labelled() -> None:
    command = f"{shlex.quote(sys.executable)} -m reportlint"
    done = subprocess.run(
        [sys.executable, str(JUDGE), str(DRAFTS), "--command", command, "--json"], capture_output=True, check=False
    )
    score = json.loads(done.stdout)
    assert score["notes"] == []
    right, year = score["verdict_accuracy"], score["year_right"].split("/")
    assert (right, score["defect_precision"], score["defect_recall"]) == (1.0, 1.0, 1.0)
    assert year[0] == year[1] != "0"
