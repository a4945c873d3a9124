"""Offsets of a text in code points to positions of the protocol, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lsprotocol.types import Position, Range

from ..text import Source

UNITS: Mapping[str, Callable[[str], int]] = {
    "utf-8": lambda text: len(text.encode("utf-8", "surrogatepass")),
    "utf-16": lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
    "utf-32": len,
}
"""How many units of each encoding that may be agreed on a text takes (LSP 3.17, PositionEncodingKind)."""


class Positions:
    """The positions in one text: 0-based lines, and in them 0-based characters in units of the encoding agreed.

    LF, CRLF and CR end a line and nothing else does (LSP 3.17, TextDocument).
    """

    def __init__(self, text: str, units: str) -> None:
        self.text = text
        self._measure = UNITS[units]
        self._source = Source("", b"", text, "utf-8")

    @property
    def newline(self) -> str:
        """The line end that the text uses, by its first one."""
        first = self._source.line_starts[1] if len(self._source.line_starts) > 1 else 0
        return next((end for end in ("\r\n", "\n", "\r") if self.text[:first].endswith(end)), "\n")

    def position(self, offset: int) -> Position:
        """The position of an offset; one inside a line end is the end of its line."""
        line, column = self._source.position(min(max(0, offset), len(self.text)))
        return Position(line - 1, self._measure(self._source.line_text(line)[: column - 1]))

    def range(self, start: int, end: int) -> Range:
        """The range between two offsets."""
        return Range(self.position(start), self.position(end))

    def line(self, line: int) -> Range:
        """A whole 0-based line without its end."""
        at = min(line, len(self._source.line_starts) - 1)
        return Range(Position(at, 0), Position(at, self._measure(self._source.line_text(at + 1))))

    def offset(self, position: Position) -> int:
        """The offset of a position; beyond the end of a line that end, inside a character its beginning."""
        starts = self._source.line_starts
        if position.line >= len(starts):
            return len(self.text)
        left, at = position.character, starts[position.line]
        for char in self._source.line_text(position.line + 1):
            left -= self._measure(char)
            if left < 0:
                break
            at += 1
        return at
