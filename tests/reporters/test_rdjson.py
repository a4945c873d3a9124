from __future__ import annotations

from machine_samples import NASTY, empty, extracted, flawed, nasty, value_of
from report_samples import clean, sample, unreadable


def test_a_finding_is_a_diagnostic_with_a_suggestion():
    span = {"start": {"line": 2, "column": 8}, "end": {"line": 2, "column": 11}}
    assert value_of("rdjson", [flawed("标题\n甲𠮷坏乙", "坏", edit="好")]) == {
        "source": {"name": "reportlint"},
        "diagnostics": [
            {
                "message": "有误",
                "location": {"path": "a.txt", "range": span},
                "severity": "WARNING",
                "code": {"value": "GW1"},
                "suggestions": [{"range": span, "text": "好"}],
            }
        ],
    }


def cut(place: dict) -> str:
    """What stands at a place of the hard draft, taken out of the bytes of its lines."""
    start, end = place["start"], place["end"]
    assert start["line"] == end["line"]
    line = NASTY.encode().split(b"\r\n")[start["line"] - 1]
    return line[start["column"] - 1 : end["column"] - 1].decode()


def test_columns_count_bytes_from_one_and_the_end_is_exclusive():
    found = [one for one in value_of("rdjson", [nasty()])["diagnostics"] if "range" in one["location"]]
    assert [cut(one["location"]["range"]) for one in found] == [",", "二", "𠮷", "𠮷"]
    assert cut(found[0]["suggestions"][0]["range"]) == ","
    assert cut(found[0]["related_locations"][0]["location"]["range"]) == "𠮷县"


def test_a_place_over_two_lines_ends_on_the_second():
    [one] = value_of("rdjson", [flawed("甲乙\n丙丁", "乙\n丙")])["diagnostics"]
    assert one["location"]["range"] == {"start": {"line": 1, "column": 4}, "end": {"line": 2, "column": 4}}


def test_what_belongs_to_a_finding_has_its_note():
    [related] = value_of("rdjson", [sample()])["diagnostics"][1]["related_locations"]
    assert related["message"] == "只是对 2022 年的打算"


def test_what_could_not_be_checked_is_an_error_of_the_file():
    assert value_of("rdjson", [unreadable()])["diagnostics"] == [
        {"message": "坏.txt：二进制文件", "location": {"path": "坏.txt"}, "severity": "ERROR"}
    ]
    assert value_of("rdjson", [nasty()])["diagnostics"][0]["code"] == {"value": "GW777"}


def test_a_clean_draft_has_no_diagnostics():
    assert value_of("rdjson", [clean()])["diagnostics"] == []


def test_something_missing_in_an_empty_draft_is_in_its_first_line():
    [one] = value_of("rdjson", [empty()])["diagnostics"]
    assert one["location"]["range"] == {"start": {"line": 1, "column": 1}, "end": {"line": 1, "column": 1}}


def test_a_file_that_is_no_text_gets_no_suggestion():
    [page] = value_of("rdjson", [extracted("html", source_line=7)])["diagnostics"]
    assert page["location"]["range"] == {"start": {"line": 7}, "end": {"line": 7}}
    [word] = value_of("rdjson", [extracted("docx", paragraph=2)])["diagnostics"]
    assert "suggestions" not in page | word
