"""The skeleton of a pack: inherited key by key, its slots checked when it is loaded."""

import pytest

from reportlint.packs.model import Skeleton

from .test_load import BASE, child, faults, packs

__all__ = ["faults", "packs"]

SKELETON = "skeleton: {title: '{unit}报告', submission: '{title}{year}', publication: '{next_year}'}\n"


def test_a_pack_without_a_skeleton_has_none(packs):
    assert packs(base=BASE).skeleton is None


def test_a_child_inherits_a_skeleton_and_changes_its_title(packs):
    pack = packs(base=BASE + SKELETON, xin=child(more="skeleton: {title: '{year}年报'}\n"))
    assert pack.skeleton == Skeleton("{year}年报", "{title}{year}", "{next_year}")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("'{title}{year}'", "'{titel}'", "21:43: “submission” does not offer {titel}, did you mean “title”?"),
        ("'{unit}报告'", "'{title}'", "21:19: “title” does not offer {title}; offered: next_year, unit, year"),
        ("'{unit}报告'", "'{unit'", "21:19: bad braces: a slot reads {name}, a brace itself {{ or }}"),
        (", publication: '{next_year}'", "", "21:11: “skeleton” lacks “publication”"),
        (SKELETON, "skeleton: 甲\n", "21:11: “skeleton” must be keys with values"),
    ],
)
def test_a_broken_skeleton_is_reported_at_its_place(faults, old, new, expected):
    assert old in SKELETON
    assert faults(base=BASE + SKELETON.replace(old, new)) == [f"base.yaml:{expected}"]
