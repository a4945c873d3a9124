"""A row a draft, a column a required item, for a batch in Excel: CSV with a byte-order mark, as RFC 4180 has it."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from typing import TextIO

from ..errors import Lang, Message
from ..findings import Verdict
from ..results import Checked, Results
from . import view
from .checklist import ANSWERED
from .look import Look

BOM = "\ufeff"
"""Without it Excel takes the file for one in the code page of the computer."""

FIRST = (Message("文稿", "draft"), Message("单位", "unit"), Message("年度", "year"), Message("报告", "report"))
LAST = (
    Message("错误", "errors"),
    Message("警告", "warnings"),
    Message("提示", "infos"),
    Message("未能检查", "not checked"),
)

_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
"""What spreadsheets take for the beginning of a formula, full-width ones too."""


def write(results: Results, out: TextIO, look: Look) -> None:
    """All drafts, every item of any of their checklists."""
    out.write(BOM)
    table = csv.writer(out, lineterminator="\r\n")
    for row in rows(results, look.lang):
        table.writerow([_harmless(cell) if isinstance(cell, str) else cell for cell in row])


def rows(results: Results, lang: Lang) -> Iterator[list[str | int]]:
    """The head and then a row a draft; numbers are numbers."""
    items = {verdict.rule: verdict.title.of(lang) for checked in results for verdict in checked.verdicts}
    columns = (f"{rule} {title}" for rule, title in items.items())
    yield [*(name.of(lang) for name in FIRST), *columns, *(name.of(lang) for name in LAST)]
    for checked in results:
        yield _row(checked, items, lang)


def _row(checked: Checked, items: Mapping[str, str], lang: Lang) -> list[str | int]:
    answers = {verdict.rule: _answer(checked, verdict, lang) for verdict in checked.verdicts}
    unchecked = {failure.rule: LAST[-1].of(lang) for failure in checked.failures}
    counts = [checked.count(severity) for severity in view.GRAVEST_FIRST] if checked.document else [""] * 3
    troubles = "; ".join(view.failure_line(checked, failure, lang) for failure in checked.failures)
    verdicts = [answers.get(rule) or unchecked.get(rule) or unchecked.get("", "") for rule in items]
    return [*_about(checked, lang), *verdicts, *counts, troubles]


def _answer(checked: Checked, verdict: Verdict, lang: Lang) -> str:
    decided = view.settled_item(checked, verdict.rule, lang)
    answer = ANSWERED[verdict.answer].of(lang)
    return Message(f"{answer}（{decided}）", f"{answer} ({decided})").of(lang) if decided else answer


def _about(checked: Checked, lang: Lang) -> list[str | int]:
    """The cells before the items."""
    facts = checked.facts or {}
    unit, year = (facts[name].value if name in facts else "" for name in ("issuer", "report_year"))
    title = checked.pack.title.message().of(lang) if checked.pack and checked.listed else ""
    return [checked.path, unit, year, title]


def _harmless(text: str) -> str:
    """One line, and an apostrophe before what a spreadsheet would compute."""
    line = view.clean(text)
    return f"'{line}" if computed(line) else line


def computed(text: str) -> bool:
    """Whether a spreadsheet takes a text for a formula when it is typed or imported."""
    return text.lstrip().startswith(_FORMULA)
