"""Word documents (ECMA-376) to a Document, on zipfile and lxml: text, tables, notes, numbers, tracked changes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ...errors import Message
from ...text import BlockKind, Document
from ..extracted import Extracted, lay_out
from . import revisions
from .inline import Note
from .numbering import Numbering
from .package import Package
from .paragraphs import Line
from .story import Setting, Story
from .styles import Styles
from .xml import Element, attribute, child

FORMAT = "docx"


def read(path: str, data: bytes, *, revisions: str) -> Document:
    """The Document of a Word file, in one of the views of its tracked changes; raises InputError.

    A line of the source text is a paragraph, the part of one up to a line break, or a row of a table. Page headers and
    footers stand last.
    """
    package = Package(path, data)
    root = _root(package)
    lines, notices, changed = extract(package, root, original=revisions == "original")
    return lay_out(
        path,
        data,
        (
            Extracted(
                line.text,
                line.kind,
                line.level,
                line.indent,
                line.cells,
                paragraph=line.paragraph,
                apart=line.apart,
            )
            for line in lines
        ),
        form=FORMAT,
        notices=notices,
        revisions=revisions if changed else "",
    )


def _root(package: Package) -> Element:
    root = package.tree(package.main)
    if root is None:
        raise package.damaged()
    return root


def extract(package: Package, root: Element, *, original: bool) -> tuple[list[Line], list[Message], bool]:
    """The lines of a Word file whose main part is already parsed, what to say of it, and whether it holds tracked
    changes. Every piece of a line knows the element of that tree that it was read from."""
    view = revisions.View(original)
    relations = package.relations(package.main)
    parts = {relation.kind: relation.target for relation in relations.values()}

    @cache
    def part(kind: str) -> Element | None:
        return package.tree(parts[kind]) if kind in parts else None

    @cache
    def numbering() -> Numbering:
        return Numbering(part("numbering"))

    @cache
    def notes(kind: str) -> dict[str, Element]:
        root = part(kind)
        return {attribute(each, "id"): each for each in (() if root is None else root)}

    def note(wanted: Note) -> Element | None:
        return notes(wanted.kind).get(wanted.id)

    setting = Setting(view, Styles.of(part("styles")), numbering, note)
    body = child(root, "body")
    lines = [] if body is None else Story(setting).read(body)
    for name in _margins(root, {id_: relation.target for id_, relation in relations.items()}):
        margin = package.tree(name)
        if margin is not None:
            lines += Story(setting, main=False, kind=BlockKind.MARGIN).read(margin)
    numbers = revisions.counted(root)
    changed = any(numbers)
    notices = [revisions.notice(view, numbers)] if changed else []
    return lines, [*notices, *setting.notices], changed


def _margins(root: Element, targets: dict[str, str]) -> Iterator[str]:
    """The names of the parts with page headers and footers, each once."""
    names: dict[str, None] = {}
    for each in root.iter("{*}headerReference", "{*}footerReference"):
        id_ = next((each.attrib[name] for name in each.attrib if str(name).endswith("}id")), "")
        if str(id_) in targets:
            names[targets[str(id_)]] = None
    yield from names
