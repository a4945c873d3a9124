"""The documents as they are read: blocks of code with the remarks (`<!-- exit: 1 -->`) that stand above them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"

_BLOCK = re.compile(
    r"^(?P<remarks>(?:<!--[^\n]*-->\n)*)```(?P<language>[a-z]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_REMARK = re.compile(r"<!-- (?P<key>[a-z ]+?)(?:: (?P<value>.*?))? -->")


class Block(NamedTuple):
    """One block of code: where it stands, its remarks by key, its language and its text."""

    page: str
    line: int
    remarks: Mapping[str, str]
    language: str
    text: str

    @property
    def place(self) -> str:
        """Page and 1-based line, for messages."""
        return f"{self.page}:{self.line}"


def blocks(page: str, text: str) -> Sequence[Block]:
    """All blocks of a page, in order."""
    return [
        Block(
            page,
            text.count("\n", 0, found.start("text")),
            {remark["key"]: remark["value"] or "" for remark in _REMARK.finditer(found["remarks"])},
            found["language"],
            found["text"],
        )
        for found in _BLOCK.finditer(text)
    ]


def pages() -> Sequence[str]:
    """The READMEs and all pages in docs/ that people write, by their paths from the root."""
    return [path.relative_to(ROOT).as_posix() for path in sorted((*ROOT.glob("README*.md"), *DOCS.glob("*.md")))]


def read(page: str) -> str:
    """The text of a page."""
    return (ROOT / page).read_text("utf-8")
