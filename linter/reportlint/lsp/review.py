"""Texts from an editor, checked as the command line would check the files; what that takes is kept between checks."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path

from lsprotocol.types import Range

from ..changes import Change
from ..checking import check_draft
from ..config import Choices, Found, find
from ..errors import Lang, Message, ReportlintError
from ..expressions import expression
from ..findings import Finding, Span
from ..records import record
from ..results import Checked, Failure
from ..waivers.files import broken
from .positions import Positions

AS_READ = frozenset({"text", "markdown"})
"""Formats whose offsets are those of the text in the editor."""
BOM = "\ufeff"
_LONE = expression("[\ud800-\udfff]")


@record
class Draft:
    """A text that is open: its path (made up, and `saved` false, where it has none yet), and its words."""

    path: Path
    text: str
    saved: bool = True


@record
class Review:
    """What is said of one text, in which language, and where in the text that is."""

    draft: Draft
    checked: Checked
    lang: Lang
    positions: Positions

    @property
    def shift(self) -> int:
        """Code points of the text before the first one that was checked."""
        return int(self.draft.text.startswith(BOM))

    @property
    def as_read(self) -> bool:
        """Whether what was checked is the text itself, and not something read out of it, as out of a web page."""
        return self.checked.document is not None and self.checked.document.format in AS_READ

    def offsets(self, span: Span) -> tuple[int, int]:
        """The offsets of a logical span in the text."""
        assert self.checked.document is not None
        start, end = self.checked.document.source_span(span)
        return start + self.shift, end + self.shift

    def shifted(self, changes: Iterable[Change]) -> list[Change]:
        """Changes of what was checked as changes of the text."""
        return [Change(each.start + self.shift, each.end + self.shift, each.text) for each in changes]

    def range(self, span: Span) -> Range:
        """The range of a logical span."""
        if self.as_read:
            return self.positions.range(*self.offsets(span))
        document = self.checked.document
        block = document.blocks[document.block_at(span.start)] if document and document.blocks else None
        return self.positions.line(max(0, block.source_line - 1) if block else 0)

    def range_of(self, finding: Finding) -> Range:
        """The range of a finding; what is absent stands at the first character of the part that it belongs before."""
        span = finding.span
        return self.range(Span(span.start, span.start + 1) if finding.absent else span)


class Reviewer:
    """Checks texts; `lang` is the language of messages where no configuration names one, or, if `chosen`, always."""

    def __init__(self, lang: Lang, *, chosen: bool) -> None:
        self.lang = lang
        self.chosen = chosen
        self.units = "utf-16"
        self._found: dict[Path, Found] = {}
        self._choices: dict[str, Choices] = {}

    def forget(self) -> None:
        """Have configurations and packs read anew."""
        self._found.clear()
        self._choices.clear()

    def review(self, draft: Draft) -> Review | None:
        """What is said of a text; None where the configuration leaves it out. Faults of it are failures to check."""
        positions = Positions(draft.text, self.units)
        lang = self.lang
        try:
            found = self._find(draft.path.parent)
            if found.config.lang and not self.chosen:
                lang = found.config.lang
            if found.excludes(draft.path):
                return None
            checked = check_draft(draft.path, encoded(draft.text), self._choose(found), waived=draft.saved)
        except ReportlintError as error:
            checked = Checked(draft.path.as_posix(), failures=tuple(Failure("", why) for why in broken(error)))
        except Exception as error:
            logging.getLogger(__name__).exception("checking failed")
            what = f"{type(error).__name__}: {error}"
            why = Message(f"内部错误（{what}），请报告给开发者", f"internal error ({what}); please report it")
            checked = Checked(draft.path.as_posix(), failures=(Failure("", why),))
        return Review(draft, checked, lang, positions)

    def _find(self, folder: Path) -> Found:
        if folder not in self._found:
            self._found[folder] = find(folder)
        return self._found[folder]

    def _choose(self, found: Found) -> Choices:
        if found.file not in self._choices:
            self._choices[found.file] = Choices(found)
        return self._choices[found.file]


def encoded(text: str) -> bytes:
    """The text as the bytes of a file; half a pair of surrogates, which no file can hold, is a replacement mark."""
    return _LONE.sub("\ufffd", text).encode("utf-8")
