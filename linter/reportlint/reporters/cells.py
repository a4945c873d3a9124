"""Text measured in terminal cells, of which a Han character takes two."""

from __future__ import annotations

from ..expressions import expression

WIDTH = 72
"""Cells of a source line that are shown at most."""

_WIDE = "\u4e00-\u9fff，。、；：（）《》！？〔〕【】"
_USUAL = expression(f"[ -~{_WIDE}“”‘’…—·✓✗│]*")
_NARROW = expression(f"[^{_WIDE}]+")


def cell_len(text: str) -> int:
    """The width of a text."""
    if _USUAL.fullmatch(text):
        return 2 * len(text) - sum(map(len, _NARROW.findall(text)))
    # Imported when used: it takes longer to load than what is usual to measure.
    from rich.cells import cell_len

    return cell_len(text)


def pad(text: str, cells: int) -> str:
    """The text followed by blanks up to a width; never cut."""
    return text + " " * (cells - cell_len(text))


def cut(text: str, cells: int) -> str:
    """The text, its end replaced by … where it is wider than `cells`."""
    if cell_len(text) <= cells:
        return text
    if not _USUAL.fullmatch(text):
        from rich.cells import set_cell_size

        return set_cell_size(text, cells - 1).rstrip() + "…"
    kept = text[:cells]
    while cell_len(kept) >= cells:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def window(line: str, start: int, end: int, cells: int = WIDTH) -> tuple[str, int, int]:
    """The part of a line around a range of it, with … where something is left out, and the range therein.

    `start` and `end` are offsets in code points. The beginning of the range is always shown.
    """
    # A line can be the whole of a hostile draft: measure only what could be shown.
    low, high = max(0, start - cells), min(len(line), max(end, start + 1), start + cells)
    near = line[low : high + cells]
    if low == 0 and high + cells >= len(line) and cell_len(near) <= cells:
        return line, start, end
    left, right = _grow(near, start - low, high - low, cells - 2)
    before, after = left + low > 0, right + low < len(line)
    shown = "…" * before + near[left:right] + "…" * after
    shift = before - left - low
    return shown, start + shift, min(end, right + low) + shift


def _grow(text: str, start: int, end: int, cells: int) -> tuple[int, int]:
    """The range cut to a width from its end, or widened to it on both sides in turn."""
    left, right, free = start, start, cells
    while right < end and (width := cell_len(text[right])) <= free:
        right, free = right + 1, free - width
    if right < end:
        return left, right
    while True:
        grown = False
        if left > 0 and (width := cell_len(text[left - 1])) <= free:
            left, free, grown = left - 1, free - width, True
        if right < len(text) and (width := cell_len(text[right])) <= free:
            right, free, grown = right + 1, free - width, True
        if not grown:
            return left, right


def wrap(text: str, cells: int) -> list[str]:
    """Lines no wider than `cells`, broken at a blank where one is near, else between any two wide characters."""
    lines = [""]
    for word in _words(text):
        if cell_len(lines[-1]) + cell_len(word.rstrip()) > cells and lines[-1]:
            lines.append("")
        lines[-1] += word
    return [line.rstrip() for line in lines]


def _words(text: str) -> list[str]:
    """Pieces that must not be broken: a run of narrow characters, or a wide one with the marks that follow it."""
    words: list[str] = []
    for char in text:
        fresh = not words or words[-1].endswith(" ") or cell_len(char) > 1 or cell_len(words[-1][-1]) > 1
        if fresh and not (words and char in "，。；：、？！）》”… "):
            words.append(char)
        else:
            words[-1] += char
    return words
