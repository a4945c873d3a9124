"""Examples of rules as tests: shipped packs pass, and a rule that does not do what it says is told with both sides."""

import pytest

from reportlint.errors import Message
from reportlint.pack_tests import Miss, misses, own_rules, unmark, unproved
from reportlint.packs import load, shipped

from .pack_samples import PACK


@pytest.fixture
def pack(tmp_path):
    def write_and_load(old="", new=""):
        assert old in PACK
        (tmp_path / "ours.yaml").write_text(PACK.replace(old, new), "utf-8")
        return load(tmp_path / "ours.yaml")

    return write_and_load


@pytest.mark.parametrize("name", shipped())
def test_every_example_of_a_shipped_pack_comes_out_as_it_says(name):
    assert list(misses(load(name))) == []


@pytest.mark.parametrize("name", shipped())
def test_every_rule_of_a_shipped_pack_is_proved_both_ways(name):
    assert [unproved(rule) for rule in own_rules(load(name)) if unproved(rule)] == []


def test_marks_are_taken_out_and_remembered():
    assert unmark("甲⟦乙\n丙⟧丁⟦戊⟧") == ("甲乙\n丙丁戊", ((1, 4), (5, 6)))


def test_what_is_not_flagged_is_a_miss(pack):
    assert list(misses(pack("办结⟦好几个⟧项目", "⟦办结⟧好几个项目"))) == [
        Miss("YX001", "办结好几个项目。", ("1:1 办结",), ("1:3 好几个",), (), Message("反例 1", "bad example 1"))
    ]


def test_a_flagged_good_example_is_a_miss(pack):
    assert list(misses(pack("[办结多个项目。]", "[办结多个项目。, 好几个。]"))) == [
        Miss("YX001", "好几个。", (), ("1:1 好几个",), (), Message("正例 2", "good example 2"))
    ]


def test_facts_that_are_not_allowed_are_a_miss(pack):
    [miss] = misses(pack("[办结多个项目。]", "[{text: 多个, set: {year: 去年}}]"))
    assert [failure.en for failure in miss.failures] == [
        "“year” cannot be “去年”; it must be: a year from 1980 to 2100"
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("      good: [办结多个项目。]\n", "", "YX001 has no good examples"),
        (
            "    examples:\n      bad: [办结⟦好几个⟧项目。]\n      good: [办结多个项目。]\n",
            "",
            "YX001 has no bad or good examples",
        ),
        ("bad: [办结", "bad: [⟦好几个⟧人。, 办结", "YX001 has fewer good examples (1) than bad ones (2)"),
    ],
)
def test_a_rule_without_proof_is_told(pack, old, new, expected):
    assert unproved(pack(old, new).rules[0]).en == expected


def test_an_overlay_tests_what_it_changed_as_well(pack, tmp_path):
    pack()
    overlay = "pack: county\ntitle: {zh: 县, en: County}\nversion: 1\nextends: ./ours.yaml\n"
    overlay += "rules: [{id: YX002, pattern: 大约}]\n"
    (tmp_path / "county.yaml").write_text(overlay, "utf-8")
    county = load(tmp_path / "county.yaml")
    assert [rule.id for rule in own_rules(county)] == ["YX002"]
    assert [miss.which.en for miss in misses(county)] == ["bad example 1"]
