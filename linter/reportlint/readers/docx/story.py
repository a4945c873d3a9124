"""Walks the text of a Word file in reading order: paragraphs, tables, content controls, text boxes and notes."""

from __future__ import annotations

from collections.abc import Callable

from ...errors import Message
from ...records import field, record, replace
from ...text import BlockKind
from . import tables
from .fields import Fields
from .inline import Box, Inline, Note, Piece, chosen
from .numbering import Numbering
from .paragraphs import LONGEST_HEADING, Line, Properties, properties_of, split
from .revisions import MARKED, View
from .styles import Styles
from .xml import Element, child, local, value

_SKIPPED = frozenset({"sectPr", "sdtPr", "sdtEndPr", "tcPr", "customXmlPr", "pPr"})
EMBEDDED = Message(
    "文稿中嵌入了另一份文件（altChunk），其中的文字没有检查", "another file is embedded; its text was not checked"
)


@record(frozen=False)
class Setting:
    """What all stories of a file share: styles, lists and notes, the view, and how many paragraphs there were."""

    view: View
    styles: Styles
    numbering: Callable[[], Numbering]
    note: Callable[[Note], Element | None]
    paragraphs: int = 0
    notices: dict[Message, None] = field(default_factory=dict)
    seen: set[tuple[str, str]] = field(default_factory=set)


@record(frozen=False)
class Story:
    """One story (17.1.2 and following): the body, a cell, a text box, a note, a page header. `lines` fill as it walks.

    Outside the main text paragraphs are not counted: their lines bear the number `paragraph`, and `anchor` is the run
    of the main text that they hang on.
    """

    setting: Setting
    fields: Fields = field(default_factory=Fields)
    anchor: Element | None = None
    main: bool = True
    kind: BlockKind = BlockKind.TEXT
    paragraph: int = 0
    lines: list[Line] = field(default_factory=list)
    _open: Inline | None = None
    _kept: Properties | None = None
    _apart: bool = False

    def read(self, parent: Element) -> list[Line]:
        """The lines of all that stands below an element."""
        self._blocks(parent)
        self._close()
        return self.lines

    def _blocks(self, parent: Element) -> None:
        view = self.setting.view
        for element in parent:
            name = local(element)
            if name == "p":
                self._paragraph(element)
            elif name == "tbl":
                self._close()
                self.lines += map(self._settled, tables.lines_of(element, view, self._cell))
            elif name in MARKED:
                if name not in view.hidden:
                    self._blocks(element)
            elif name == "sdt":
                self._control(element)
            elif name == "AlternateContent":
                if (branch := chosen(element)) is not None:
                    self._blocks(branch)
            elif name == "altChunk":
                self.setting.notices[EMBEDDED] = None
            elif name and name not in _SKIPPED:
                self._blocks(element)

    def _settled(self, line: Line) -> Line:
        return line if self.kind is BlockKind.TEXT else replace(line, kind=self.kind)

    def _cell(self, cell: Element) -> list[Line]:
        """The lines of a cell, which belongs to this story and may share a field with it."""
        inner = Story(self.setting, self.fields, self.anchor, self.main, self.kind, self.paragraph)
        return inner.read(cell)

    def _control(self, control: Element) -> None:
        """A content control; that of a table of contents holds no text of its own."""
        before = len(self.lines)
        for content in control.iterchildren("{*}sdtContent"):
            self._blocks(content)
        gallery = value(child(child(control, "sdtPr"), "docPartObj"), "docPartGallery")
        if gallery == "Table of Contents":
            self.lines[before:] = [replace(line, kind=BlockKind.MARGIN) for line in self.lines[before:]]

    def _paragraph(self, element: Element) -> None:
        """A paragraph; one whose mark is deleted goes on in the next, and has that one's properties."""
        setting = self.setting
        own = setting.view.properties(element)
        if self._open is None:
            self._open = Inline(setting.view, self.fields, self.anchor, self.main)
        before = len(self._open.pieces)
        self._open.walk(element)
        self.fields.close_broken()
        properties = properties_of(own, setting.styles)
        if self._kept is not None and len(self._open.pieces) == before:
            # Nothing is left of the paragraph whose mark stays: it only ends the one before.
            properties = self._kept
        self._kept = properties
        if not setting.view.hides(child(child(element, "pPr"), "rPr")):
            self._close()

    def _close(self) -> None:
        """Ends the open paragraph: counts it, and puts its lines out."""
        inline, properties = self._open, self._kept
        self._open = self._kept = None
        if inline is None or properties is None:
            return
        label = self._label(properties)
        filled = any(piece.text.strip() for piece in inline.pieces)
        if self.main and (filled or inline.boxes or inline.notes):
            self.setting.paragraphs += 1
        if filled:
            self._put(inline, properties, label)
        else:
            self._apart = True
        for box in inline.boxes:
            self._box(box)
        for note in inline.notes:
            self._note(note)

    def _label(self, properties: Properties) -> str:
        if not properties.list:
            return ""
        numbering, level = self.setting.numbering(), properties.list_level
        if level is None:
            level = numbering.level_of(properties.list, properties.style)
        return numbering.next(properties.list, level)

    def _put(self, inline: Inline, properties: Properties, label: str) -> None:
        contents = inline.contents or properties.contents
        kind = BlockKind.MARGIN if contents and self.kind is BlockKind.TEXT else self.kind
        pieces = [Piece(label), *inline.pieces] if label else inline.pieces
        level = properties.level if sum(len(piece.text) for piece in pieces) <= LONGEST_HEADING else 0
        for index, each in enumerate(split(pieces)):
            self.lines.append(
                Line(
                    each,
                    kind,
                    level if index == 0 else 0,
                    properties.indent,
                    self.setting.paragraphs if self.main else self.paragraph,
                    self._apart and index == 0,
                )
            )
        self._apart = False

    def _box(self, box: Box) -> None:
        """A text box stands behind the paragraph that it is anchored in; Word allows no comment inside."""
        anchor = box.run if self.main else self.anchor
        self.lines += self._apart_from_here(anchor).read(box.content)

    def _note(self, note: Note) -> None:
        """A note stands behind the paragraph that refers to it, once."""
        key = (note.kind, note.id)
        content = None if key in self.setting.seen else self.setting.note(note)
        self.setting.seen.add(key)
        if content is not None:
            anchor = note.run if self.main else self.anchor
            self.lines += self._apart_from_here(anchor).read(content)

    def _apart_from_here(self, anchor: Element | None) -> Story:
        paragraph = self.setting.paragraphs if self.main else self.paragraph
        return Story(self.setting, anchor=anchor, main=False, kind=self.kind, paragraph=paragraph)
