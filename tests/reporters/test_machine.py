from __future__ import annotations

from pathlib import Path

import pytest

from reportlint.reporters.machine import relative


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("a.txt", "a.txt"),
        ("./报 告/a.txt", "报 告/a.txt"),
        ("x/../a.txt", "a.txt"),
        ("../a.txt", "../a.txt"),
        ("-", "-"),
    ],
)
def test_a_path_is_relative_without_a_dot(path: str, said: str):
    assert relative(path) == said


def test_a_whole_path_is_told_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert relative(str(tmp_path / "here" / "子" / "a.txt")) == "子/a.txt"
    assert relative(str(tmp_path / "a.txt")) == "../a.txt"
