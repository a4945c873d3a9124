"""Help laid out by cells: click counts a Han character as one column and breaks lines at blanks only."""

from __future__ import annotations

from collections.abc import Iterable

import click

from ..errors import Lang, Message
from ..reporters.cells import cell_len, pad, wrap
from .texts import TEXTS

WIDTH = 78
"""Cells of a line of help."""


class Help(click.HelpFormatter):
    """Click's formatter, measuring and speaking our way."""

    def __init__(self, lang: Lang) -> None:
        super().__init__(width=WIDTH)
        self.lang: Lang = lang

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:  # noqa: ARG002 (click's signature)
        """The usage line."""
        self.write(f"{TEXTS['Usage'].of(self.lang)}{prog} {args}\n")

    def write_heading(self, heading: str) -> None:
        """A section's heading, translated."""
        text = TEXTS[heading].of(self.lang) if heading in TEXTS else heading
        self.write(f"{text}{Message('：', ':').of(self.lang)}\n")

    def write_text(self, text: str) -> None:
        """Text whose line breaks are kept."""
        indent = " " * self.current_indent
        for line in text.splitlines():
            for piece in wrap(line, WIDTH - len(indent)):
                self.write(f"{indent}{piece}\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:  # noqa: ARG002
        """Two columns."""
        pairs = list(rows)
        left = max(cell_len(name) for name, _ in pairs) + col_spacing
        for name, text in pairs:
            for index, piece in enumerate(wrap(text, WIDTH - left - self.current_indent)):
                self.write(f"{' ' * self.current_indent}{pad('' if index else name, left)}{piece}".rstrip() + "\n")
