"""One draft on the page: its findings numbered in reading order, the ids of everything that is linked to, and how
places and severities are named."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from ...errors import Lang, Message
from ...findings import SEVERITY_NAMES, Finding, Severity, Span
from ...records import record
from ...results import Checked
from ...text import Document
from .. import view
from .markup import Markup, el

CLASSES: Mapping[Severity, str] = {Severity.ERROR: "e", Severity.WARNING: "w", Severity.INFO: "i"}

TAGS: Mapping[Severity, Message] = {
    Severity.ERROR: Message("错", "E"),
    Severity.WARNING: Message("警", "W"),
    Severity.INFO: Message("示", "I"),
}
"""What stands before the number of a finding, so that paper without colours tells severities apart too."""

SEE = Message("参", "cf.")
"""What stands before the numbers of the findings to which another place belongs."""

QUOTED = 60
"""Code points of a passage that are quoted; all of it stands in the text below."""


@record
class Sheet:
    """A draft that could be read; `number` is its 1-based place in the run."""

    checked: Checked
    document: Document
    number: int
    lang: Lang
    every: bool

    @property
    def id(self) -> str:
        """The id of the draft, which those of its parts begin with."""
        return f"d{self.number}"

    def of(self, zh: str, en: str) -> str:
        """A text in the language of the page."""
        return Message(zh, en).of(self.lang)

    @cached_property
    def findings(self) -> tuple[tuple[int, Finding], ...]:
        """Every finding with its 1-based number."""
        return tuple(enumerate(self.checked.findings, 1))

    @cached_property
    def related(self) -> Mapping[Span, tuple[int, ...]]:
        """Every place that belongs to findings, in the order in which it is named, with the numbers of these."""
        numbers: dict[Span, dict[int, None]] = {}
        for number, finding in self.findings:
            for related in finding.related:
                numbers.setdefault(related.span, {})[number] = None
        return {span: tuple(found) for span, found in numbers.items()}

    @cached_property
    def _related_ids(self) -> Mapping[Span, str]:
        return {span: f"{self.id}-r{index}" for index, span in enumerate(self.related, 1)}

    def related_id(self, span: Span) -> str:
        """The id of a place that belongs to a finding."""
        return self._related_ids[span]

    def finding_id(self, number: int) -> str:
        """The id of a finding in the list."""
        return f"{self.id}-f{number}"

    def mark_id(self, number: int) -> str:
        """The id of a finding's mark in the text."""
        return f"{self.id}-m{number}"

    def block_id(self, offset: int) -> str:
        """The id of the block at a logical offset; of the text where there is no block."""
        return f"{self.id}-b{self.document.block_at(offset) + 1}" if self.document.blocks else f"{self.id}-text"

    def tag(self, number: int, severity: Severity) -> str:
        """`错3`: how a finding is called on the page."""
        return f"{TAGS[severity].of(self.lang)}{number}"

    def title(self, number: int, finding: Finding) -> str:
        """A finding in one line, for those who point at its mark or hear it."""
        named = f"{SEVERITY_NAMES[finding.severity].of(self.lang)} {number} · {finding.rule}"
        return self.of(f"{named}：{finding.message.zh}", f"{named}: {finding.message.en}")

    def where(self, offset: int) -> str:
        """`第 12 行（第 3 页）`."""
        return view.where(self.document, offset).of(self.lang)

    def quoted(self, span: Span) -> Markup:
        """The beginning of what stands at a place, as a quotation; nothing where nothing stands there."""
        words = self.document.quote(span)
        cut = words if len(words) <= QUOTED else f"{words[: QUOTED - 1]}…"
        return el("q", cut) if words.strip() else Markup()
