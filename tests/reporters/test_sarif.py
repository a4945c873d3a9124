from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from machine_samples import PATH, clean, empty, everything, extracted, flawed, nasty, unreadable, value_of
from report_samples import sample

from reportlint.results import Results


def run_of(results: Results, lang: str = "zh") -> dict[str, Any]:
    [run] = value_of("sarif", results, lang)["runs"]
    return run


def place_of(result: dict[str, Any]) -> dict[str, Any]:
    return result["locations"][0]["physicalLocation"]


def test_a_finding_is_a_result_with_rule_place_and_fingerprint():
    result = run_of([flawed("标题\n甲𠮷坏乙", "坏", "稿 子/甲.txt", "好")])["results"][0]
    fingerprint = result.pop("partialFingerprints")
    assert list(fingerprint) == ["reportlint/v1"]
    file = {"uri": "%E7%A8%BF%20%E5%AD%90/%E7%94%B2.txt"}
    region = {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 4}
    assert result == {
        "ruleId": "GW1",
        "ruleIndex": 2,
        "level": "warning",
        "message": {"text": "有误"},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": region | {"snippet": {"text": "坏"}}}}],
        "fixes": [
            {
                "artifactChanges": [
                    {
                        "artifactLocation": file,
                        "replacements": [{"deletedRegion": region, "insertedContent": {"text": "好"}}],
                    }
                ]
            }
        ],
        "properties": {"absent": False, "basis": ""},
    }


def test_a_rule_says_what_why_on_what_basis_and_how_grave():
    assert run_of([sample()], "en")["tool"]["driver"]["rules"][1] == {
        "id": "GW301",
        "name": "half-width punctuation",
        "shortDescription": {"text": "half-width punctuation"},
        "fullDescription": {"text": "It will be sent back."},
        "help": {
            "text": "half-width punctuation\n\nWhy: It will be sent back.\n\nBasis: 《党政机关公文格式》第 7 条",
            "markdown": "**half-width punctuation**\n\n**Why** It will be sent back.\n\n"
            "**Basis** 《党政机关公文格式》第 7 条",
        },
        "defaultConfiguration": {"level": "warning"},
        "properties": {"tags": ["fazhi", "pattern"], "problem.severity": "warning"},
    }


def test_every_result_points_to_its_rule_and_every_rule_stands_once():
    run = run_of(everything())
    names = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert names == ["FZ103", "GW301", "GW105", "GW777", "GW101"]
    assert [names[result["ruleIndex"]] for result in run["results"]] == [result["ruleId"] for result in run["results"]]


def test_every_result_has_a_relative_address_and_a_line():
    for result in run_of(everything())["results"]:
        place = place_of(result)
        parts = urlsplit(place["artifactLocation"]["uri"])
        assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
        assert place["region"]["startLine"] >= 1
        assert place["region"].get("startColumn", 1) >= 1


def test_an_address_is_the_path_in_percent_signs():
    uri = place_of(run_of([nasty()])["results"][0])["artifactLocation"]["uri"]
    assert uri.isascii()
    assert not set(' "#:,') & set(uri)
    assert unquote(uri) == PATH


def test_something_missing_has_a_region_also_in_an_empty_draft():
    missing = [run_of([draft])["results"][index] for draft, index in ((sample(), 1), (empty(), 0))]
    regions = [place_of(result)["region"] for result in missing]
    assert regions == [
        {"startLine": 4, "startColumn": 1, "endLine": 4, "endColumn": 2, "snippet": {"text": "#"}},
        {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1, "snippet": {"text": ""}},
    ]


def test_columns_are_code_points_and_declared_as_such():
    run = run_of([nasty()])
    assert run["columnKind"] == "unicodeCodePoints"
    region = place_of(run["results"][0])["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (3, 19, 20)


def test_what_belongs_to_a_finding_is_a_related_location():
    [related] = run_of([sample()])["results"][1]["relatedLocations"]
    assert (related["id"], related["message"]) == (0, {"text": "只是对 2022 年的打算"})
    assert related["physicalLocation"]["region"]["startLine"] == 5


def test_what_could_not_be_checked_is_a_notification_and_the_run_no_success():
    [invocation] = run_of([unreadable(), nasty()])["invocations"]
    assert invocation["executionSuccessful"] is False
    notes = [(note["level"], note["message"]["text"]) for note in invocation["toolExecutionNotifications"]]
    assert notes[:2] == [("error", "坏.txt：二进制文件"), ("error", f"{PATH}: 无法检查 GW777：超时")]
    assert notes[-1] == ("note", f"{PATH}: 有�修订")
    assert invocation["toolExecutionNotifications"][1]["associatedRule"] == {"id": "GW777", "index": 3}


def test_a_run_without_failures_is_a_success_and_says_where_no_checklist_applied():
    [invocation] = run_of([clean()])["invocations"]
    assert invocation["executionSuccessful"] is True
    [note] = invocation["toolExecutionNotifications"]
    assert note["message"]["text"] == "净.txt: 没有适用的检查清单，只按通用规则检查"


def test_the_frame_names_packs_and_what_was_read():
    run = run_of([sample()])
    assert run["properties"]["packs"] == [{"name": "fazhi", "version": "2026.1", "sha256": "ab" * 32}]
    [artifact] = run["artifacts"]
    assert artifact["hashes"] == {"sha-256": "3eb218d6d5e8230a38e11eaa6a474bdb203e7f9ba399ba7455e6f0d0b4147900"}
    assert artifact["properties"]["checked"]["skipped"] == [{"rule": "FZ302", "why": "不适用于 2021 年度"}]


def test_a_web_page_is_named_by_the_line_of_its_source_and_gets_no_edit():
    [result] = run_of([extracted("html", source_line=7)])["results"]
    assert place_of(result)["region"] == {"startLine": 7, "endLine": 7, "snippet": {"text": ","}}
    assert "fixes" not in result


def test_a_page_and_a_paragraph_are_kept():
    [result] = run_of([extracted("pdf", page=3)])["results"]
    assert (result["message"]["text"], result["locations"][0]["properties"]) == ("半角 [第 3 页]", {"page": 3})
    [result] = run_of([extracted("docx", paragraph=12)], "en")["results"]
    assert result["message"]["text"] == "半角 [paragraph 12]"


def test_fingerprints_do_not_know_of_lines_put_before():
    before, after = (
        [one["partialFingerprints"] for one in run_of([nasty(more)])["results"]] for more in ("", "甲\r\n")
    )
    assert before == after
