"""A required item: a section of its own, else a passage with what must be told, else a bare mention or nothing."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import Message
from ..findings import Answer, Hit, Severity
from ..items.scene import Scene
from ..items.wanted import Options as Options

SLOTS = frozenset({"lines"})


def run(options: Options, scene: Scene) -> Iterator[Hit]:
    """A hit where the item is missing, a milder one where a person must read."""
    item = scene.items[options.role]
    if item.answer is Answer.UNMET:
        yield Hit(item.belongs, {"lines": ""}, item.near, absent=True)
    elif item.answer is Answer.UNCLEAR:
        document = scene.draft.document
        mark = item.marks[0]
        first, last = document.line_of(mark.start), document.line_of(mark.end - 1)
        lines = Message(f"第 {first} 行", f"line {first}")
        if last > first:
            lines = Message(f"第 {first}–{last} 行", f"lines {first}–{last}")
        text = Message(
            f"提到了这项内容，但写得不具体，请人工阅读{lines.zh}", f"only touched on; please read {lines.en} yourself"
        )
        yield Hit(mark, {"lines": lines}, message=text, severity=Severity.WARNING)
