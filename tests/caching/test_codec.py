"""Checked packs as plain values, and back."""

from __future__ import annotations

import marshal

import pytest

from reportlint.caching.codec import Encoder, restored
from reportlint.packs import load, shipped
from reportlint.packs.model import Dates, Level
from reportlint.patterns import Pattern


def again(value: object) -> object:
    return restored(marshal.loads(marshal.dumps(Encoder().kept(value))))


@pytest.mark.parametrize("name", list(shipped()))
def test_a_pack_comes_back_as_it_was(name: str) -> None:
    pack = load(name)
    assert again(pack.rules) == pack.rules
    assert again(pack) == pack


def test_a_pattern_comes_back_compiled() -> None:
    pattern = Pattern(r"(?P<at>[一二]++)(?<=二)[^\p{Han}]?")
    found = again(pattern)
    assert isinstance(found, Pattern)
    assert (found, found.plan) == (pattern, pattern.plan)
    assert [match.span("at") for match in found.finditer("三一二")] == [(1, 3)]


def test_what_is_not_ours_is_not_kept_and_not_made() -> None:
    with pytest.raises(TypeError, match="cannot be kept"):
        Encoder().kept(pytest)
    for name in ("os:system:", "subprocess:Popen:", "builtins:eval:"):
        with pytest.raises(ValueError, match=r"^(?:os|subprocess|builtins):"):
            restored(([name], []))


def test_a_class_that_has_changed_since_is_refused() -> None:
    classes, nodes = Encoder().kept((Dates("2024-01-01"), Level.LAW))
    assert restored((classes, nodes)) == (Dates("2024-01-01"), Level.LAW)
    with pytest.raises(ValueError, match="Dates"):
        restored(([name.replace("from_,to", "from_,until") for name in classes], nodes))


def test_equal_values_of_different_types_stay_what_they_are() -> None:
    found = again(((1, "甲"), (True, "甲"), (1.0, "甲"), (1, "甲")))
    assert [type(each[0]) for each in found] == [int, bool, float, int]
    assert found[0] is found[3]


def test_paths_below_the_root_follow_it() -> None:
    kept = Encoder("/old/").kept(("/old/a.yaml", "/older/b.yaml", ("/old/",)))
    assert restored(kept, "/new/") == ("/new/a.yaml", "/older/b.yaml", ("/new/",))
