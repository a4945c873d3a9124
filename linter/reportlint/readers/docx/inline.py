"""What stands in one paragraph: its text, each piece with the element that holds it, its text boxes and notes."""

from __future__ import annotations

from ...records import NamedTuple, field, record
from .fields import Fields
from .revisions import MARKED, View
from .xml import Element, attribute, child, is_on, local

BREAK = "\n"
"""A soft line break or page break; no other piece of text holds one."""

_SINGLE = {"tab": "\t", "ptab": "\t", "br": BREAK, "cr": BREAK, "noBreakHyphen": "-"}
_SKIPPED = frozenset(
    {
        *("pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "rubyPr", "customXmlPr", "smartTagPr", "fldData"),
        *("softHyphen", "oMathParaPr", "ctrlPr", "lastRenderedPageBreak", "proofErr"),
    }
)
"""Elements that hold no text of the author's. Others that are not known are looked into."""
_SYMBOLS = {
    "F06C": "●", "F06E": "■", "F06F": "□", "F071": "□", "F075": "◆", "F09F": "•", "F0A7": "▪", "F0A8": "□",
    "F0B7": "•", "F0D8": "➢", "F0E0": "→", "F0FB": "✗", "F0FC": "✓", "F0FD": "☒", "F0FE": "☑",
}  # fmt: skip
"""What the commonest signs of the fonts Wingdings and Symbol look like."""


class Piece(NamedTuple):
    """A piece of a line and the element that it was read from: `w:t` and the like, or, where `whole`, one that a
    comment can only be put around as a whole. None for what Word computes, and for page headers."""

    text: str
    element: Element | None = None
    whole: bool = False


class Note(NamedTuple):
    """A reference to a footnote or endnote: the kind of part, the note's id, and the run that holds the reference."""

    kind: str
    id: str
    run: Element


class Box(NamedTuple):
    """A text box, and the run that it is anchored in."""

    content: Element
    run: Element


@record(frozen=False)
class Inline:
    """Collects one paragraph, or several whose marks were deleted. `anchor` stands in for elements that no comment can
    be put around: those of notes, text boxes and page headers."""

    view: View
    fields: Fields
    anchor: Element | None = None
    main: bool = True
    pieces: list[Piece] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    contents: bool = False

    def walk(self, parent: Element) -> None:
        """Takes all that stands below a paragraph or below an element inside it."""
        for element in parent:
            name = local(element)
            if name == "r":
                self._run(element)
            elif name in MARKED:
                if name not in self.view.hidden:
                    self.walk(element)
            elif name == "AlternateContent":
                if (branch := chosen(element)) is not None:
                    self.walk(branch)
            elif name == "t":
                self._text(element)
            elif name and name not in _SKIPPED:
                self.walk(element)

    def _run(self, run: Element) -> None:
        if is_on(child(run, "rPr"), "vanish"):
            return
        for element in run:
            self._in_run(element, run)

    def _in_run(self, element: Element, run: Element) -> None:
        name = local(element)
        if name in {"t", "delText"}:
            self._text(element)
        elif name in _SINGLE:
            self._put(Piece(_SINGLE[name], element, whole=True))
        elif name == "fldChar":
            self.fields.mark(attribute(element, "fldCharType"))
        elif name in {"instrText", "delInstrText"}:
            self.fields.instruct(element.text or "")
        elif name == "sym":
            self._put(Piece(_symbol(element), element, whole=True))
        elif name in {"footnoteReference", "endnoteReference"}:
            self.notes.append(Note(name.removesuffix("Reference") + "s", attribute(element, "id"), run))
        elif name in {"drawing", "pict", "object"}:
            self._boxes(element, run)
        elif name == "AlternateContent":
            branch = chosen(element)
            for inner in () if branch is None else branch:
                self._in_run(inner, run)
        elif name and name not in _SKIPPED:
            self.walk(element)

    def _text(self, element: Element) -> None:
        if element.text:
            self._put(Piece(element.text.replace("\n", " ").replace("\r", " "), element))

    def _put(self, piece: Piece) -> None:
        if not self.fields.visible:
            return
        self.contents = self.contents or self.fields.contents
        self.pieces.append(piece if self.main else Piece(piece.text, self.anchor, whole=True))

    def _boxes(self, parent: Element, run: Element) -> None:
        for element in parent:
            name = local(element)
            if name == "txbxContent":
                self.boxes.append(Box(element, run))
            elif name == "AlternateContent":
                if (branch := chosen(element)) is not None:
                    self._boxes(branch, run)
            elif len(element):
                self._boxes(element, run)


def chosen(alternate: Element) -> Element | None:
    """The one branch of `mc:AlternateContent` that is read: the first that holds text (ECMA-376 part 3, 7.5)."""
    branches = list(alternate)
    texts = (branch for branch in branches if next(branch.iter("{*}t"), None) is not None)
    return next(texts, branches[0] if branches else None)


def _symbol(element: Element) -> str:
    code = attribute(element, "char").upper()
    if code in _SYMBOLS:
        return _SYMBOLS[code]
    try:
        char = chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\ufffd"
    return char if char.isprintable() or "\ue000" <= char <= "\uf8ff" else "\ufffd"
