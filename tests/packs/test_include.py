"""Included files: what they hold counts as if it stood in the pack, and faults are named where they stand."""

import hashlib

import pytest

from reportlint.errors import YamlError
from reportlint.packs import load
from reportlint.packs.find import MOST_BYTES
from reportlint.packs.include import MOST_INCLUDES

from .test_load import BASE, COVER, KINDS, RULE, SOURCES, Swap

INCLUDING = BASE.replace("{好几个: 多个}", "{file: lists/words.yaml}")
WORDS = "好几个: 多个\n"


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Writes files by relative path and loads the pack base.yaml."""
    (tmp_path / "packs").mkdir()
    monkeypatch.chdir(tmp_path / "packs")

    def write_and_load(pack, files):
        for name, text in {"base.yaml": pack, **files}.items():
            path = tmp_path / "packs" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return load("base.yaml", kinds=KINDS)

    return write_and_load


@pytest.fixture
def faults(write):
    def lines(pack, files, lang="en"):
        with pytest.raises(YamlError) as caught:
            write(pack, files)
        return list(caught.value.lines(lang))

    return lines


def test_an_included_file_stands_for_what_it_holds(write):
    rule = write(INCLUDING, {"lists/words.yaml": WORDS}).rules[0]
    assert rule.options == Swap({"好几个": "多个"})


def test_a_list_of_rules_may_be_included_and_names_its_own_file(write):
    rules = write(COVER + SOURCES + "rules: {file: more.yaml}\n", {"more.yaml": "# own\n" + RULE}).rules
    assert [(rule.id, rule.pack, rule.path, rule.line) for rule in rules] == [("FZ201", "base", "more.yaml", 2)]
    assert rules[0].trace == ()


def test_one_file_may_be_included_twice(write):
    pack = COVER + SOURCES + "rules:\n" + RULE.replace("{好几个: 多个}", "{file: w.yaml}")
    pack += RULE.replace("{好几个: 多个}", "{file: ./w.yaml}").replace("FZ201", "FZ202")
    assert [rule.options.swap for rule in write(pack, {"w.yaml": WORDS}).rules] == [{"好几个": "多个"}] * 2


def test_a_mapping_with_more_keys_than_file_is_no_include(write):
    swap = write(BASE.replace("{好几个: 多个}", "{file: 文件, 好几个: 多个}"), {}).rules[0].options.swap
    assert swap == {"file": "文件", "好几个": "多个"}


def test_the_hash_covers_the_included_bytes_after_those_of_the_pack(write):
    pack = write(INCLUDING, {"lists/words.yaml": WORDS})
    assert pack.sha256 == hashlib.sha256((INCLUDING + WORDS).encode()).hexdigest()


def test_the_hash_of_a_child_covers_what_its_parent_includes(write, tmp_path):
    child = "pack: xin\ntitle: {zh: 新, en: Xin}\nversion: 2\nextends: ./base.yaml\n"
    (tmp_path / "packs" / "xin.yaml").write_text(child, encoding="utf-8")
    write(INCLUDING, {"lists/words.yaml": WORDS})
    pack = load("xin.yaml", kinds=KINDS)
    assert pack.sha256 == hashlib.sha256((child + INCLUDING + WORDS).encode()).hexdigest()


def test_the_trace_names_the_included_file_of_another_pack(write, tmp_path):
    child = "pack: xin\ntitle: {zh: 新, en: Xin}\nversion: 2\nextends: ./base.yaml\nrules:\n"
    child += "  - {id: FZ201, swap: {file: lists/ours.yaml}}\n"
    (tmp_path / "packs" / "xin.yaml").write_text(child, encoding="utf-8")
    write(INCLUDING, {"lists/words.yaml": WORDS, "lists/ours.yaml": "\n一大堆: 大量\n"})
    rule = load("xin.yaml", kinds=KINDS).rules[0]
    assert rule.options.swap == {"好几个": "多个", "一大堆": "大量"}
    assert rule.trace == (("swap.一大堆", "xin/lists/ours.yaml:2"),)


def test_a_fault_in_an_included_file_is_named_there(faults):
    assert faults(INCLUDING, {"lists/words.yaml": "好几个: 多个\n好几个: 许多\n"}) == [
        "lists/words.yaml:2:1: “好几个” is given twice, first in line 1"
    ]


def test_a_wrong_type_in_an_included_file_is_named_there(faults):
    assert faults(INCLUDING, {"lists/words.yaml": "- 好几个\n"}) == [
        "lists/words.yaml:1:1: “swap” must be keys with values"
    ]


def test_an_empty_included_file_is_named_there_and_blames_nothing_else(faults):
    assert faults(INCLUDING, {"lists/words.yaml": ""}) == ["lists/words.yaml:1:1: the file is empty"]


def test_an_included_file_has_the_limits_of_a_pack(faults):
    assert faults(INCLUDING, {"lists/words.yaml": "#" * (MOST_BYTES + 1)}) == [
        "lists/words.yaml:1:1: the file is larger than 4 MB"
    ]


PLACE = "base.yaml:17:18"
RELATIVE = f"{PLACE}: “file” must be the relative path of a .yaml file, such as lists/terms.yaml"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("lists/gone.yaml", f"{PLACE}: no included file lists/gone.yaml"),
        ("lists", RELATIVE),
        ("words.txt", RELATIVE),
        ("[a.yaml]", RELATIVE),
        ("/etc/words.yaml", f"{PLACE}: “/etc/words.yaml” is not below the folder of the pack"),
        (r"C:\words.yaml", rf"{PLACE}: “C:\words.yaml” is not below the folder of the pack"),
        ("../outside.yaml", f"{PLACE}: “../outside.yaml” is not below the folder of the pack"),
        ("lists/../words.yaml", f"{PLACE}: “lists/../words.yaml” is not below the folder of the pack"),
        (r'"a\0.yaml"', f"{PLACE}: “a\0.yaml” is not below the folder of the pack"),
    ],
)
def test_what_cannot_be_included_is_refused_at_its_place(faults, tmp_path, given, expected):
    (tmp_path / "outside.yaml").write_text(WORDS, encoding="utf-8")
    assert faults(INCLUDING.replace("lists/words.yaml", given), {"lists/words.yaml": WORDS}) == [expected]


def test_a_missing_file_is_told_in_chinese(faults):
    assert faults(INCLUDING, {}, "zh") == [f"{PLACE}: 找不到引入的文件 lists/words.yaml"]


def test_a_link_that_leads_out_of_the_folder_is_refused(faults, tmp_path):
    (tmp_path / "outside.yaml").write_text(WORDS, encoding="utf-8")
    (tmp_path / "packs" / "lists").symlink_to(tmp_path, target_is_directory=True)
    pack = INCLUDING.replace("lists/words.yaml", "lists/outside.yaml")
    assert faults(pack, {}) == [f"{PLACE}: “lists/outside.yaml” is not below the folder of the pack"]


def test_an_included_file_includes_no_other(faults):
    files = {"lists/words.yaml": "好几个: {file: lists/more.yaml}\n", "lists/more.yaml": "多个\n"}
    assert faults(INCLUDING, files) == ["lists/words.yaml:1:7: an included file may not include another"]


def test_missing_sources_blame_no_rule(faults):
    pack = COVER + "sources: {file: laws.yaml}\nrules:\n" + RULE
    assert faults(pack, {}) == ["base.yaml:4:17: no included file laws.yaml"]


def test_a_missing_list_of_rules_is_the_only_fault(faults):
    assert faults(COVER + SOURCES + "rules: {file: more.yaml}\n", {}) == ["base.yaml:7:15: no included file more.yaml"]


def test_files_are_included_a_limited_number_of_times(faults):
    words = "".join(f"      {number}: {{file: w.yaml}}\n" for number in range(MOST_INCLUDES + 1))
    pack = BASE.replace("    swap: {好几个: 多个}\n", "    swap:\n" + words)
    assert faults(pack, {"w.yaml": "多个\n"}) == ["base.yaml:68:18: at most 50 files may be included"]


def test_faults_of_included_files_come_after_those_of_the_pack(faults):
    pack = INCLUDING.replace("severity: error", "severity: eror")
    assert faults(pack, {"lists/words.yaml": "甲:\n"}) == [
        "base.yaml:11:15: “severity” must be one of info, warning, error",
        "lists/words.yaml:1:3: “甲” has no value",
    ]
