"""What comes with the program: the shipped packs, checked, and expressions, compiled, for the state that it is in."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reportlint import expressions
from reportlint.caching import program
from reportlint.caching.store import FOLDER, PREPARED, STORE
from reportlint.errors import YamlError
from reportlint.kinds import KINDS
from reportlint.packs import find, kept, load, shipped
from reportlint.packs.assemble import assembled

EXAMPLES = Path(__file__).parents[1] / "examples"
RUN = """
import sys
from reportlint import expressions
from reportlint.caching.store import PREPARED
from reportlint.cli import app
PREPARED.base = lambda: sys.argv[1]
compiled = []
real = expressions._parts
expressions._parts = lambda text, flags: compiled.append(text) or real(text, flags)
code = app.run(["check", "--no-cache", "--quiet", sys.argv[2]])
print(code, *sorted({"yaml", "regex", "rich", "click"} & sys.modules.keys()), *compiled)
"""


def prepared(folder: Path, *, installed: bool) -> Path:
    code = "import sys; from reportlint.prepare import prepare; prepare(sys.argv[1], installed=len(sys.argv) > 2)"
    subprocess.run([sys.executable, "-c", code, str(folder), *["installed"] * installed], check=True)
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepared(tmp_path_factory.mktemp("prepared"), installed=False)


@pytest.fixture
def alone(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is what was prepared, and no cache."""
    monkeypatch.setattr(PREPARED, "base", lambda: str(made))
    monkeypatch.setattr(STORE, "enabled", False)


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("path", [*map(str, shipped().values())])
def test_a_pack_that_was_prepared_is_the_pack(path: str) -> None:
    found = kept.read(path)
    assert found is not None
    pack, files = assembled(path, KINDS)
    assert found == pack
    assert found.rules == pack.rules
    assert [rule.path for rule in found.rules] == [rule.path for rule in pack.rules]
    assert set(kept.USED[path]) == set(files)


@pytest.mark.parametrize("example", ["complete.txt", "markdown.md", "shufa.txt", "xinxi-gongkai.md"])
def test_a_run_with_it_compiles_nothing_and_loads_nothing_that_would(made: Path, example: str, tmp_path: Path) -> None:
    command = [sys.executable, "-c", RUN, str(made), str(EXAMPLES / example)]
    nothing = {**os.environ, FOLDER: str(tmp_path / "none"), "PYTHONUTF8": "1"}
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=nothing, check=True)
    assert done.stdout.splitlines()[-1] == "0"


@pytest.mark.usefixtures("alone")
def test_for_another_state_of_the_program_nothing_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(shipped()["gongwen"])
    assert kept.read(path) is not None
    key = next(iter(PREPARED.read(expressions.NAME)[1]))
    assert expressions._Kept().get(key) is not None
    monkeypatch.setattr(program, "_known", ["another"])
    assert kept.read(path) is None
    assert expressions._Kept().get(key) is None


@pytest.mark.parametrize("content", [5, (1, 2, 3), ("", {}), {}])
def test_a_file_of_another_shape_is_not_there(content: object, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(PREPARED, "base", lambda: str(tmp_path))
    monkeypatch.setattr(STORE, "enabled", False)
    PREPARED.write(expressions.NAME, content)
    assert expressions._Kept().get(("甲", 0)) is None


def test_for_an_installed_program_it_is_another_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(shipped()["gongwen"])
    monkeypatch.setattr(PREPARED, "base", lambda: str(prepared(tmp_path, installed=True)))
    monkeypatch.setattr(STORE, "enabled", False)
    assert kept.read(path) is None
    monkeypatch.setattr(program, "_known", [program.INSTALLED])
    found = kept.read(path)
    assert found is not None
    assert found.path == path


def test_packs_that_moved_or_say_something_else_by_now(made: Path, tmp_path: Path, monkeypatch) -> None:
    rules = tmp_path / "package" / "rules"
    shutil.copytree(shipped()["fazhi"].parent, rules)
    monkeypatch.setattr(find, "_PACKAGE", rules.parent)
    monkeypatch.setattr(PREPARED, "base", lambda: str(made))
    monkeypatch.setenv(FOLDER, str(tmp_path / "cache"))
    path = str(rules / "fazhi.yaml")
    found = kept.read(path)
    assert found is not None
    assert {Path(rule.path).parts[: len(rules.parts)] for rule in found.rules} == {rules.parts}
    [list_file] = [name for name in kept.USED[path] if name.endswith("nothing.yaml")]
    Path(list_file).write_text("[", "utf-8")
    assert kept.read(path) is None
    with pytest.raises(YamlError) as told:
        load(path)
    assert told.value.problems[0].path == list_file
