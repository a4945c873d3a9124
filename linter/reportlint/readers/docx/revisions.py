"""Tracked changes: which of the two views is read, and how many there are (ECMA-376 part 1, 17.13.5)."""

from __future__ import annotations

from ...errors import Message
from ...records import record
from .xml import Element, child

ADDED = frozenset({"ins", "moveTo"})
REMOVED = frozenset({"del", "moveFrom"})
MARKED = ADDED | REMOVED


@record
class View:
    """The view of a draft: all changes accepted, or none of them made."""

    original: bool = False

    @property
    def hidden(self) -> frozenset[str]:
        """The names of elements whose content this view leaves out."""
        return ADDED if self.original else REMOVED

    def hides(self, properties: Element | None) -> bool:
        """Whether a mark in `w:rPr` of a paragraph or in `w:trPr` of a row takes what bears it out of this view."""
        return properties is not None and any(child(properties, name) is not None for name in self.hidden)

    def properties(self, element: Element) -> Element | None:
        """The `w:pPr` of a paragraph, in the original view as it was before its last change."""
        found = child(element, "pPr")
        before = child(child(found, "pPrChange"), "pPr") if self.original and found is not None else None
        return found if before is None else before


def counted(root: Element) -> tuple[int, int, int]:
    """How many insertions, deletions and moves a part holds, moves by the places that they lead to."""
    names: dict[str, int] = {}
    for each in root.iter(*(f"{{*}}{name}" for name in MARKED)):
        tag = str(each.tag)
        names[tag[tag.rfind("}") + 1 :]] = names.get(tag[tag.rfind("}") + 1 :], 0) + 1
    return names.get("ins", 0), names.get("del", 0), max(names.get("moveTo", 0), names.get("moveFrom", 0))


def notice(view: View, numbers: tuple[int, int, int]) -> Message:
    """What is said of a draft with tracked changes."""
    inserted, deleted, moved = numbers
    other = "accepted" if view.original else "original"
    accepted = Message("接受全部修订后的文字", "the text with all of them accepted")
    read = Message("修订前的原文", "the text before them") if view.original else accepted
    return Message(
        f"文稿有修订标记（插入 {inserted} 处、删除 {deleted} 处、移动 {moved} 处），检查的是{read.zh}；"
        f"另一种看法用 --revisions {other}",
        f"the draft has tracked changes (insertions {inserted}, deletions {deleted}, moves {moved}); checked was"
        f" {read.en}; --revisions {other} gives the other view",
    )
