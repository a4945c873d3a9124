from __future__ import annotations

import json
from io import StringIO

from report_samples import PACK, clean, document_of, same, sample, span_of, unreadable

from reportlint.findings import Finding, Severity, Span
from reportlint.records import replace
from reportlint.reporters import REPORTERS
from reportlint.reporters.look import Look
from reportlint.results import Checked, Results


def said(results: Results, lang: str = "zh") -> dict:
    return json.loads(text_of(results, lang))


def text_of(results: Results, lang: str = "zh") -> str:
    out = StringIO()
    REPORTERS["json"](results, out, Look(lang))
    return out.getvalue()


def test_the_frame_names_schema_tool_packs_and_sums():
    answer = said([sample(), clean(), unreadable()])
    documents = answer.pop("documents")
    assert [document["path"] for document in documents] == ["xinxian.txt", "净.txt", "坏.txt"]
    assert answer == {
        "schema": "reportlint/1",
        "tool": {"name": "reportlint", "version": "0.1.0"},
        "packs": [{"name": "fazhi", "version": "2026.1", "sha256": "ab" * 32}],
        "summary": {"documents": 3, "error": 1, "warning": 1, "info": 1, "unmet": 1, "unclear": 1, "failed": 1}
        | {"waived": 0, "baseline": 0},
    }


def test_a_draft_tells_what_was_read_and_by_which_rules():
    draft = said([sample()])["documents"][0]
    del draft["verdicts"], draft["findings"]
    assert draft == {
        "path": "xinxian.txt",
        "sha256": "3eb218d6d5e8230a38e11eaa6a474bdb203e7f9ba399ba7455e6f0d0b4147900",
        "format": "text",
        "encoding": "utf-8",
        "pack": "fazhi",
        "listed": True,
        "facts": {
            "report_year": {"value": 2021, "line": 1, "from": "title"},
            "issuer": {"value": "新县科学技术和工业信息化局", "line": None, "from": "set"},
        },
        "checked": {"rules": 61, "skipped": [{"rule": "FZ302", "why": "不适用于 2021 年度"}], "equations": 0},
        "notices": [],
        "errors": [],
        "waived": [],
        "baseline": 0,
    }


def test_an_unreadable_draft_has_every_key_and_its_error():
    assert said([unreadable()])["documents"] == [
        {
            "path": "坏.txt",
            "sha256": None,
            "format": None,
            "encoding": None,
            "pack": None,
            "listed": False,
            "facts": {},
            "verdicts": [],
            "findings": [],
            "checked": {"rules": 0, "skipped": [], "equations": 0},
            "notices": [],
            "errors": [{"rule": "", "message": "坏.txt：二进制文件"}],
            "waived": [],
            "baseline": 0,
        }
    ]


def test_an_unmet_item_quotes_its_nearest_mention():
    near = {
        "line": 5,
        "column": 5,
        "end_line": 5,
        "end_column": 16,
        "quote": "法治建设第一责任人职责",
        "note": "only plans for 2022",
    }
    assert said([sample()], "en")["documents"][0]["verdicts"][2] == {
        "rule": "FZ103",
        "title": "duties",
        "verdict": "unmet",
        "by": "",
        "evidence": [],
        "near": [near],
        "basis": "《法治政府建设与责任落实督察工作规定》第四章",
    }


def test_a_met_item_quotes_its_evidence():
    assert said([sample()])["documents"][0]["verdicts"][0]["evidence"] == [
        {"line": 2, "column": 1, "end_line": 2, "end_column": 10, "quote": "一、主要举措和成效"}
    ]


def test_a_fixable_finding_holds_place_quote_and_fix():
    finding = said([sample()])["documents"][0]["findings"][0]
    fingerprint = finding.pop("fingerprint")
    assert len(fingerprint) == 16
    assert finding == {
        "rule": "GW301",
        "severity": "warning",
        "message": "半角“,”应为“，”",
        "line": 3,
        "column": 5,
        "end_line": 3,
        "end_column": 6,
        "quote": ",",
        "absent": False,
        "basis": "《标点符号用法》",
        "related": [],
        "fix": {"line": 3, "column": 5, "end_line": 3, "end_column": 6, "text": "，", "safe": True},
    }


def test_something_absent_stands_at_the_line_it_belongs_before():
    finding = said([sample()])["documents"][0]["findings"][1]
    place = [finding[key] for key in ("line", "column", "end_line", "end_column", "quote")]
    assert (place, finding["absent"], finding["fix"]) == ([4, 1, 4, 2, "#"], True, None)
    assert [related["note"] for related in finding["related"]] == ["只是对 2022 年的打算"]


def test_chinese_is_readable_in_the_file_itself():
    text = text_of([sample()])
    assert '"message": "缺少第一责任人职责的情况"' in text
    assert text.endswith("}\n")


def fingerprints(text: str, words: str, *, times: int = 1, rule: str = "GW1", absent: bool = False) -> list[str]:
    """The fingerprints of the first occurrences of some words."""
    document, spans, at = document_of(text), [], 0
    for _ in range(times):
        at = text.index(words, at) + 1
        spans.append(Span(at - 1, at - 1 + len(words)))
    findings = tuple(Finding(rule, Severity.INFO, span, same("有误"), same(""), absent=absent) for span in spans)
    answer = said([Checked("a.txt", document, {}, PACK, findings=findings)])
    return [finding["fingerprint"] for finding in answer["documents"][0]["findings"]]


def test_a_fingerprint_survives_moved_lines_other_edits_and_blanks():
    assert fingerprints("标题\n甲坏乙", "坏") == fingerprints("标题\n新的一段\n甲 坏　乙", "坏")


def test_a_fingerprint_changes_with_rule_paragraph_and_words():
    first = fingerprints("甲坏乙", "坏")
    assert first != fingerprints("甲坏乙", "坏", rule="GW2")
    assert first != fingerprints("丙坏乙", "坏")
    assert first != fingerprints("甲坏乙", "坏乙")


def test_equal_findings_have_different_fingerprints():
    names = fingerprints("坏\n坏\n坏", "坏", times=3)
    assert len(set(names)) == 3


def test_a_fingerprint_of_something_absent_rests_on_its_rule_alone():
    assert fingerprints("甲坏乙", "坏", absent=True) == fingerprints("丙\n好坏丁", "坏", absent=True)


def test_a_place_over_two_lines_quotes_both():
    document = document_of("甲乙\n丙丁")
    finding = Finding("GW1", Severity.INFO, span_of(document, "乙\n丙"), same("有误"), same(""))
    entry = said([replace(clean(), document=document, findings=(finding,))])["documents"][0]["findings"][0]
    place = [entry[key] for key in ("line", "column", "end_line", "end_column", "quote")]
    assert place == [1, 2, 2, 2, "乙\n丙"]
