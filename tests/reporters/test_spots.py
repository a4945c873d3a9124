"""Where things stand in a file that is no text: paragraph, page or line of the file, and the headings over it."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from report_samples import PACK, document_of, span_of

from reportlint.errors import Message
from reportlint.findings import Answer, Finding, Related, Severity, Span, Verdict
from reportlint.outline import outline_of
from reportlint.records import replace
from reportlint.reporters import REPORTERS
from reportlint.reporters.look import Look
from reportlint.results import Checked

TEXT = "一、主要举措\n（一）学习。推进依法行政\n二、问题"


def checked(**known: int) -> Checked:
    """A draft of three lines, each of which bears the numbers that its format knows."""
    document = document_of(TEXT, "a.docx")
    blocks = [
        replace(block, **{name: number + index for name, number in known.items()})
        for index, block in enumerate(document.blocks)
    ]
    document = replace(document, blocks=tuple(blocks), revisions="original" if known else "")
    related = Related(span_of(document, "二、"), Message("后一处", "later"))
    finding = Finding(
        "X", Severity.WARNING, span_of(document, "依法"), Message("不当", "bad"), Message("", ""), related=(related,)
    )
    verdict = Verdict("FZ101", Message("举措", "measures"), Answer.MET, (span_of(document, "一、主要"),))
    near = Verdict("FZ102", Message("问题", "problems"), Answer.UNMET, near=(related,))
    outline = outline_of(document, Span(0, len(TEXT)))
    return Checked("a.docx", document, {}, PACK, True, (verdict, near), (finding,), outline=outline)


def said(result: Checked, name: str, lang: str = "zh") -> str:
    out = StringIO()
    REPORTERS[name]([result], out, Look(lang))
    return out.getvalue()


@pytest.mark.parametrize(
    ("known", "zh", "en"),
    [
        ({"paragraph": 11}, "第 12 段", "paragraph 12"),
        ({"page": 3}, "第 4 页", "page 4"),
        ({"source_line": 40}, "源文件第 41 行", "line 41 of the file"),
        ({"page": 3, "paragraph": 11}, "第 4 页 第 12 段", "page 4 paragraph 12"),
    ],
)
def test_people_see_the_place_in_the_file_beside_the_line(known: dict[str, int], zh: str, en: str) -> None:
    assert f"a.docx:2:9 {zh} 警告 X 不当\n" in said(checked(**known), "full")
    assert f"a.docx:2:9 {en} warning X bad\n" in said(checked(**known), "full", "en")


def test_people_see_the_headings_over_a_finding() -> None:
    assert "  位置 一、主要举措 › （一）学习\n" in said(checked(paragraph=1), "full")
    assert "  under: 一、主要举措 › （一）学习\n" in said(checked(paragraph=1), "full", "en")


def test_the_checklist_names_the_place_in_the_file() -> None:
    text = said(checked(paragraph=11), "full")
    assert "举措  第 1 行（第 11 段）  一、主要\n" in text
    assert "第 3 行（第 13 段）后一处\n" in text
    assert "line 3 (paragraph 13): later\n" in said(checked(paragraph=11), "full", "en")


def test_of_a_text_only_lines_are_told() -> None:
    text = said(checked(), "full")
    assert "a.docx:2:9 警告 X 不当\n" in text
    assert "位置" not in text
    assert "举措  第 1 行  一、主要\n" in text


def draft(result: Checked) -> Any:
    [found] = json.loads(said(result, "json"))["documents"]
    return found


def test_programs_get_the_keys_that_the_format_knows() -> None:
    found = draft(checked(paragraph=11))
    place = {"line": 1, "column": 1, "end_line": 1, "end_column": 5, "quote": "一、主要"}
    assert found["verdicts"][0]["evidence"] == [place | {"paragraph": 11, "headings": ["一、主要举措"]}]
    assert found["verdicts"][1]["near"][0]["paragraph"] == 13
    [finding] = found["findings"]
    assert (finding["paragraph"], finding["headings"]) == (12, ["一、主要举措", "（一）学习"])
    assert finding["related"][0]["headings"] == ["二、问题"]
    assert found["revisions"] == "original"


@pytest.mark.parametrize("name", ["page", "source_line"])
def test_programs_get_pages_and_lines_of_the_file(name: str) -> None:
    [finding] = draft(checked(**{name: 5}))["findings"]
    assert finding[name] == 6
    assert "paragraph" not in finding


def test_of_a_text_there_is_none_of_these_keys() -> None:
    found = draft(checked())
    assert "revisions" not in found
    assert not {"paragraph", "page", "source_line", "headings"} & {
        *found["findings"][0],
        *found["verdicts"][0]["evidence"][0],
        *found["verdicts"][1]["near"][0],
    }
