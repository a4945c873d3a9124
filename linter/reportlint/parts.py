"""The parts of an official document (GB/T 9704-2012): their names, the shapes they have, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from .expressions import expression
from .findings import Span
from .records import record


class Part(Enum):
    """Parts of an official document, by the names of the standard."""

    # That of Enum is written in Python, and sets of kinds are asked all the time.
    __hash__ = object.__hash__

    HEADER = "header"
    NUMBER = "number"
    SIGNATORY = "signatory"
    TITLE = "title"
    RECIPIENT = "recipient"
    ATTACHMENT = "attachment"
    SIGNATURE = "signature"
    DATE = "date"
    NOTE = "note"
    COPY = "copy"


Spans = dict[Part, list[Span]]
"""Where parts were found so far."""


@record
class Parts:
    """The spans of each part in reading order, and the span of the body between front and end matter.

    `inferred` says that the title was read from a metadata row or a page title, since none stands over the text.
    """

    spans: Mapping[Part, tuple[Span, ...]]
    body: Span
    inferred: bool = False

    def first(self, part: Part) -> Span | None:
        """The first span of a part, or None."""
        found = self.spans.get(part)
        return found[0] if found else None


TYPES = (
    *("报告", "请示", "通知", "意见", "决定", "决议", "命令", "公报"),
    *("公告", "通告", "通报", "批复", "函", "纪要", "议案"),
)
"""The statutory types of official documents (党政机关公文处理工作条例, article 8)."""

_OTHER_TYPES = "方案|总结|汇报|要点|规划|计划|情况|办法|规定|条例|细则|讲话|建议"
TITLE_END = expression(rf"(?:{'|'.join(TYPES)}|{_OTHER_TYPES})(?:（[^（）]{{1,16}}）|\([^()]{{1,16}}\))?$")
"""What titles end with: a type of document, and perhaps a word in brackets (试行)."""

BODY_NAME = expression(
    r"(?:人民政府|委员会|办公室|办事处|党工委|党委|党组|管委会|政府|局|厅|委|院|署|中心|大队|支队|总队|部|处|站|所|司|社|会|公司|集团)$"
)
"""What names of bodies end with."""

_DIGITS = "〇○零一二三四五六七八九十廿"
_GAP = "×xX_*"
DATE = expression(
    rf"(?P<year>\d{{4}}|\d{{2,3}}[{_GAP}]{{1,2}}|[{_DIGITS}]{{4}})\s*(?P<mark>[年.\-/])"
    rf"\s*(?P<month>\d{{1,2}}|[{_DIGITS}]{{1,3}}|[{_GAP}]{{0,2}})\s*[月.\-/]"
    rf"\s*(?P<day>\d{{1,2}}|[{_DIGITS}]{{1,3}}|[{_GAP}]{{0,2}})\s*[日号]?"
)
"""A date of any usual form, malformed and unfilled ones too (2025.3.1, 2025年 月 日, 20××年×月×日)."""

DATELINE = expression(rf"(?P<date>{DATE.pattern})(?:\s*\d{{1,2}}[：:]\d{{2}}(?:[：:]\d{{2}})?)?[）)]?$")
"""A date at the end of a line, with the time that web pages add or a bracket: such a line dates something."""
