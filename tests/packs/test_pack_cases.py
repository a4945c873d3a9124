"""Whole drafts kept beside a pack, compared exactly with what is expected of them."""

import pytest

from reportlint.errors import YamlError
from reportlint.pack_cases import differences, drafts
from reportlint.packs import load, shipped

from .pack_samples import PACK


@pytest.fixture
def told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ours.yaml").write_text(PACK, "utf-8")

    def run(**files):
        folder = tmp_path / "ours.cases"
        folder.mkdir(exist_ok=True)
        for name, text in files.items():
            (folder / name.replace("_", ".")).write_text(text, "utf-8")
        return [
            (found.path, found.missing, found.extra, [failure.en for failure in found.failures])
            for found in differences(load("ours.yaml"))
        ]

    return run


DRAFT = "一、工作\n办结好几个项目。\n大概有十件，好几个。\n"


@pytest.mark.parametrize("name", shipped())
def test_whole_drafts_of_a_shipped_pack_come_out_as_expected(name):
    assert list(differences(load(name))) == []


@pytest.mark.parametrize("name", ["fazhi", "fazhi-henan"])
def test_packs_for_a_kind_of_report_have_whole_drafts(name):
    assert drafts(load(name)) != []


def test_a_pack_without_a_folder_of_cases_has_none(tmp_path):
    (tmp_path / "ours.yaml").write_text(PACK, "utf-8")
    pack = load(tmp_path / "ours.yaml")
    assert (drafts(pack), list(differences(pack))) == ([], [])


def test_a_draft_that_comes_out_as_expected_is_not_told(told):
    assert told(a_txt=DRAFT, a_yaml="findings: ['YX001:2', 'YX002:3', 'YX001:3']\n") == []


def test_drafts_may_be_markdown(told):
    assert told(a_md="# 一、工作\n\n好几个。\n", a_yaml="findings: ['YX001:3']\n") == []


def test_what_is_missing_and_what_is_too_much_is_told(told):
    expected = "verdicts: {FZ101: met}\nfindings: ['YX001:1', 'YX002:3', 'YX001:3', 'YX001:3']\n"
    assert told(a_txt=DRAFT, a_yaml=expected) == [
        ("ours.cases/a.txt", ("FZ101: met", "YX001:1", "YX001:3"), ("YX001:2",), [])
    ]


def test_findings_of_other_rules_may_be_left_out(told):
    assert told(a_txt=DRAFT, a_yaml="select: [YX002]\nfindings: ['YX002:3']\n") == []


def test_a_draft_and_its_expectation_belong_together(told):
    assert told(a_txt=DRAFT, b_yaml="findings: []\n") == [
        ("ours.cases/a.txt", (), (), ["a.yaml is missing"]),
        ("ours.cases/b.yaml", (), (), ["there is no .txt or .md draft for it"]),
    ]


def test_what_cannot_be_checked_is_told(told):
    assert told(a_txt="\n", a_yaml="findings: []\n") == [
        ("ours.cases/a.txt", (), (), ["the file holds no text; nothing to check"])
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("verdict: {}\n", "ours.cases/a.yaml:1:1: unknown key “verdict”, did you mean “verdicts”?"),
        (
            "verdicts: {FZ101: yes}\n",
            "ours.cases/a.yaml:1:19: “FZ101” must be one of met, unmet, unclear, not-applicable",
        ),
        ("set: {year: x}\n", "ours.cases/a.yaml: “year” cannot be “x”; it must be: a year from 1980 to 2100"),
    ],
)
def test_a_broken_expectation_is_told_at_its_place(told, text, expected):
    with pytest.raises(YamlError) as caught:
        told(a_txt=DRAFT, a_yaml=text)
    assert list(caught.value.lines("en")) == [expected]
