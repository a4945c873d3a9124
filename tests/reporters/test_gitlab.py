from __future__ import annotations

from machine_samples import PATH, everything, flawed, nasty, text_of, value_of
from report_samples import clean, unreadable


def test_a_finding_is_an_issue():
    assert text_of("gitlab", [flawed("甲\n坏", "坏")]) == (
        "[\n"
        "  {\n"
        '    "description": "有误",\n'
        '    "check_name": "GW1",\n'
        '    "fingerprint": "97e4ae0a059e390bc4c09925127451806c7e3fa4014588e80bf19f8db5892e23",\n'
        '    "severity": "minor",\n'
        '    "location": {\n'
        '      "path": "a.txt",\n'
        '      "lines": {\n'
        '        "begin": 2,\n'
        '        "end": 2\n'
        "      }\n"
        "    }\n"
        "  }\n"
        "]\n"
    )


def test_a_clean_draft_is_an_empty_report():
    assert text_of("gitlab", [clean()]) == "[]\n"


def test_what_could_not_be_checked_blocks():
    [issue] = value_of("gitlab", [unreadable()])
    assert (issue["check_name"], issue["severity"], issue["description"]) == (
        "reportlint",
        "blocker",
        "坏.txt：二进制文件",
    )
    assert issue["location"] == {"path": "坏.txt", "lines": {"begin": 1, "end": 1}}


def test_severities_are_words_of_gitlab():
    found = {issue["check_name"]: issue["severity"] for issue in value_of("gitlab", [nasty()])}
    assert found == {"GW777": "blocker", "GW301": "minor", "FZ103": "major", "GW105": "info"}


def test_fingerprints_are_unique_over_all_drafts():
    batch = [*everything(), flawed("甲\n坏", "坏", "a.txt"), flawed("甲\n坏", "坏", "b.txt")]
    names = [issue["fingerprint"] for issue in value_of("gitlab", batch)]
    assert len(set(names)) == len(names)


def test_fingerprints_do_not_know_of_lines_put_before():
    before, after = value_of("gitlab", [nasty()]), value_of("gitlab", [nasty("前言\r\n")])
    assert [one["fingerprint"] for one in before] == [one["fingerprint"] for one in after]
    assert [one["location"]["lines"]["begin"] for one in after] == [1, 1, 4, 6, 2, 2]


def test_a_path_is_kept_as_it_is():
    assert {issue["location"]["path"] for issue in value_of("gitlab", [nasty()])} == {PATH}
