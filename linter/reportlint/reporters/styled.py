"""Lines in colour for a terminal, without a library that lays out pages: thousands of findings are one write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

CODES: Mapping[str, str] = {
    "bold": "1",
    "dim": "2",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "blue": "34",
    "cyan": "36",
}
"""Parameters of Select Graphic Rendition (ECMA-48, 8.3.117) by the words of which a style is made."""


class Line:
    """A line of pieces, each with its style: words of CODES, or none."""

    __slots__ = ("pieces",)

    def __init__(self, *pieces: str | tuple[str, str]) -> None:
        self.pieces = [piece if isinstance(piece, tuple) else (piece, "") for piece in pieces]

    @property
    def plain(self) -> str:
        """The text alone."""
        return "".join(text for text, _ in self.pieces)

    def coloured(self) -> str:
        """The text with the sequences that a terminal takes for colours."""
        return "".join(_painted(text, style) for text, style in self.pieces)


def _painted(text: str, style: str) -> str:
    if not text or not style:
        return text
    return f"\x1b[{';'.join(CODES[word] for word in style.split())}m{text}\x1b[0m"


def joined(lines: Iterable[Line], *, colour: bool) -> str:
    """The lines as one text, each with its line feed."""
    return "".join([f"{line.coloured() if colour else line.plain}\n" for line in lines])
