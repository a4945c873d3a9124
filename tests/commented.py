"""Reads comments back out of a Word file, and takes them out again."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree
from word_files import unzipped

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MARKS = (f"{W}commentRangeStart", f"{W}commentRangeEnd")


class Comment(NamedTuple):
    """A comment: its number, author, paragraphs, and the text that it is put around."""

    id: str
    author: str
    lines: tuple[str, ...]
    around: str


def comments(data: bytes) -> list[Comment]:
    """Every comment of a file, in the order of their part."""
    files = unzipped(data)
    around = ranges(etree.fromstring(files["word/document.xml"]))
    return [
        Comment(
            each.get(f"{W}id", ""),
            each.get(f"{W}author", ""),
            tuple("".join(text.text or "" for text in line.iter(f"{W}t")) for line in each.iter(f"{W}p")),
            around[each.get(f"{W}id", "")],
        )
        for each in etree.fromstring(files["word/comments.xml"])
    ]


def ranges(root: etree._Element) -> dict[str, str]:
    """The text between the marks of each comment; every one is closed, and has its one reference behind its range."""
    open_: dict[str, str] = {}
    closed: dict[str, str] = {}
    references: list[str] = []
    for element in root.iter():
        id_ = str(element.get(f"{W}id", ""))
        if element.tag == f"{W}commentRangeStart":
            assert id_ not in open_
            open_[id_] = ""
        elif element.tag == f"{W}commentRangeEnd":
            closed[id_] = open_.pop(id_)
        elif element.tag == f"{W}commentReference":
            assert id_ in closed
            references.append(id_)
        elif element.tag in {f"{W}t", f"{W}delText", f"{W}tab"}:
            for each in open_:
                open_[each] += element.text or "\t" if element.tag == f"{W}tab" else element.text or ""
    assert open_ == {}
    assert sorted(references) == sorted(closed)
    return closed


def bare(document: bytes) -> bytes:
    """The canonical XML of a text without comments, neighbouring runs of one look put together."""
    root = etree.fromstring(document)
    for element in list(root.iter(*MARKS)):
        _drop(element)
    for element in list(root.iter(f"{W}commentReference")):
        run = element.getparent()
        assert run is not None
        assert len(run) == 1
        _drop(run)
    for run in list(root.iter(f"{W}r")):
        _join(run)
    for text in root.iter(f"{W}t", f"{W}delText"):
        text.attrib.pop(SPACE, None)
    return etree.tostring(root, method="c14n")


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    assert not element.tail
    parent.remove(element)


def _join(run: etree._Element) -> None:
    """Puts a run to the one before it where only their text differs, and texts of one run together."""
    before = run.getprevious()
    if before is not None and before.tag == run.tag and dict(before.attrib) == dict(run.attrib):
        looks = [etree.tostring(look, method="c14n") if look is not None else b"" for look in map(_look, (before, run))]
        if looks[0] == looks[1]:
            before.extend([child for child in run if child.tag != f"{W}rPr"])
            before.tail = run.tail
            parent = run.getparent()
            assert parent is not None
            parent.remove(run)
            run = before
    for text in list(run):
        last = text.getprevious()
        if last is not None and text.tag == last.tag and text.tag in {f"{W}t", f"{W}delText"}:
            last.text = (last.text or "") + (text.text or "")
            run.remove(text)


def _look(run: etree._Element) -> etree._Element | None:
    return run.find(f"{W}rPr")
