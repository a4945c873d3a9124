"""Packs are read anew as soon as any of their files says something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportlint.caching.codec import Encoder
from reportlint.caching.store import FOLDER, STORE, folder
from reportlint.errors import YamlError
from reportlint.packs import assemble, kept, load

PACK = """\
pack: own
title: {zh: 自有规则, en: Own rules}
version: "1"
sources:
  own: {name: 本单位, level: L0}
rules:
  - {file: rule.yaml}
"""
RULE = """\
id: YX101
kind: swap
swap: {若干: 具体数量}
title: {zh: 数量要具体, en: Quantities}
severity: warning
basis: {source: own}
message: {zh: '“{found}”', en: '“{found}”'}
why: {zh: 数量, en: Quantities}
examples: {bad: [办结⟦若干⟧件。], good: [办结3件。]}
"""


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(FOLDER, str(tmp_path / "cache"))
    (tmp_path / "rule.yaml").write_text(RULE, "utf-8")
    path = tmp_path / "own.yaml"
    path.write_text(PACK, "utf-8")
    return path


def test_a_pack_is_kept_and_told_from_a_changed_one(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(pack)
    with monkeypatch.context() as patch:
        patch.setattr(assemble, "assembled", None)
        again = load(pack)
        assert again.ids == ("YX101",)
        assert again == first
    (pack.parent / "rule.yaml").write_text(RULE.replace("若干", "一批"), "utf-8")
    assert load(pack).rules[0].options.swap == {"一批": "具体数量"}
    (pack.parent / "rule.yaml").write_text(RULE.replace("swap:", "swop:"), "utf-8")
    with pytest.raises(YamlError):
        load(pack)


@pytest.mark.parametrize("content", [None, 1, "text", (1, 2, 3), ("", {}, ([], []), ((), ()))])
def test_a_foreign_value_in_its_place_does_no_harm(pack: Path, content: object) -> None:
    first = load(pack)
    for path in (Path(folder()) / "packs").iterdir():
        STORE.write(f"packs/{path.name}", content)
    assert load(pack) == first


def test_rules_of_another_state_of_the_pack_are_read_anew(pack: Path) -> None:
    first = load(pack)
    [path] = (Path(folder()) / "packs").glob("*-rules")
    name = f"packs/{path.name}"
    of, _ = STORE.read(name)
    none = Encoder().kept(())
    STORE.write(name, (of, none))
    assert load(pack).rules == ()
    STORE.write(name, (dict.fromkeys(of, "another"), none))
    assert load(pack).rules == first.rules


def test_a_sound_file_with_a_cover_that_makes_no_sense_is_passed_over(pack: Path) -> None:
    first = load(pack)
    [path] = (path for path in (Path(folder()) / "packs").iterdir() if not path.name.endswith("-rules"))
    version, files, (classes, nodes), told = STORE.read(f"packs/{path.name}")
    STORE.write(f"packs/{path.name}", (version, files, (classes, nodes[1:]), told))
    assert load(pack) == first


def test_rules_that_cannot_be_made_are_read_anew(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(pack)
    again = kept.read(str(pack))
    assert again is not None
    with monkeypatch.context() as patch:
        patch.setattr(kept, "restored", lambda *_: [][0])
        assert again.rules == first.rules


def test_a_pack_whose_file_is_gone_is_not_there(pack: Path) -> None:
    load(pack)
    (pack.parent / "rule.yaml").unlink()
    with pytest.raises(YamlError, match=r"rule\.yaml"):
        load(pack)
