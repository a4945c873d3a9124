"""The part that a draft lacks, put in where it belongs: a heading in the draft's own numbering, and a placeholder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ..changes import Change
from ..expressions import expression
from ..facts import understand
from ..findings import Answer, Finding, Verdict
from ..items.locate import locate_items
from ..items.wanted import Options as Wanted
from ..labels import Label, Scheme, write
from ..numerals import write_han
from ..outline import Outline, Section
from ..packs.model import Pack, Profile, Rule
from ..readers import open_draft
from ..readers.furniture import REMARK
from ..records import NamedTuple
from ..results import Checked
from ..skeletons import skeleton
from ..text import BlockKind, Document

PLACEHOLDER = "待补充"
"""Written where no skeleton says what to write."""

_CLOSING = expression(r"(?:特此|专此|以上(?:报告|情况|汇报))[^。\n]{0,16}。?$")
_BLANKS = expression(r"[ \t\u3000]*")
_STARS = expression(r"[*_]*")


class Part(NamedTuple):
    """A section of an empty draft: its heading without the number, and its paragraphs."""

    heading: str
    paragraphs: Sequence[str]


class _Style(NamedTuple):
    """How the draft writes its topmost sections: what stands before a heading's number, the number, what stands
    between it and the words and behind these, the blanks before a paragraph, and whether blank lines are set between.
    """

    before: str = ""
    label: Label | None = None
    written: str = ""
    gap: str = ""
    behind: str = ""
    indent: str = ""
    spaced: bool = False


def missing(checked: Checked, finding: Finding) -> Verdict | None:
    """The verdict on the required item that a finding says is absent."""
    verdicts = (each for each in checked.verdicts if each.rule == finding.rule and each.answer is Answer.UNMET)
    return next(verdicts, None) if finding.absent else None


def insertion(checked: Checked, finding: Finding, newline: str) -> list[Change]:
    """The changes that put in the part that a finding says is absent, later numbers moved up where they must be.

    Offsets are those of the source. Empty where the draft is no text, or the rule asks for no part.
    """
    document, outline, pack = checked.document, checked.outline, checked.pack
    rule = next((each for each in pack.rules if each.id == finding.rule), None) if pack else None
    if not (document and outline and pack and rule and isinstance(rule.options, Wanted) and document.blocks):
        return []
    tops = [outline.sections[index] for index in outline.children(None)]
    tops = [section for section in tops if not section.heading.sentence]
    at, place = _place(checked, finding, document, outline)
    before = [section for section in tops if section.span.start < place]
    after = tops[len(before) :]
    style = _style(document, before[-1] if before else after[0] if after else None)
    value = _value(before, style)
    part = _part(pack, rule, checked)
    number = relabelled(style.written, style.label, value) if style.label else ""
    lines = [style.before + number + style.gap + part.heading + style.behind]
    lines += [style.indent + text for text in part.paragraphs]
    moved = list(_moved(document, after, value, style)) if style.label else []
    return [Change(at, at, _set(lines, document, at, newline, spaced=style.spaced)), *moved]


def _place(checked: Checked, finding: Finding, document: Document, outline: Outline) -> tuple[int, int]:
    """Where the part goes: the source offset of a line's start, and the logical offset that what comes after begins at.

    Before the topmost section of the item that follows; where none does, behind the body, before its closing words.
    """
    follows = any(verdict.evidence and verdict.evidence[0].start == finding.span.start for verdict in checked.verdicts)
    if follows:
        index = outline.at(finding.span.start)
        while index is not None and (parent := outline.sections[index].parent) is not None:
            index = parent
        start = finding.span.start if index is None else outline.sections[index].span.start
        start = document.blocks[document.block_at(start)].span.start
        return _above_remarks(document, document.line_of(start)), start
    bodies = [
        block.span
        for block in document.blocks
        if block.kind in {BlockKind.TEXT, BlockKind.TABLE} and outline.body.start <= block.span.start < outline.body.end
    ]
    while len(bodies) > 1 and _CLOSING.match(document.of(bodies[-1])):
        bodies.pop()
    if not bodies:
        return _above_remarks(document, document.line_of(finding.span.start)), finding.span.start
    line = document.line_of(bodies[-1].end - 1)
    starts = document.source.line_starts
    return starts[line] if line < len(starts) else len(document.source.text), bodies[-1].end


def _above_remarks(document: Document, line: int) -> int:
    """The source offset of a line's start, or of the first remark right before it, which speaks of that line."""
    while line > 1 and REMARK.fullmatch(document.source.line_text(line - 1).strip()):
        line -= 1
    return document.source.line_starts[line - 1]


def _style(document: Document, model: Section | None) -> _Style:
    """The style of a section of the draft; of a draft without any, that of the standard (GB/T 9704-2012, 7.3.3)."""
    markdown = document.format == "markdown"
    if model is None:
        label = Label(Scheme.HAN, 1, 2, "、")
        return _Style("## " if markdown else "　　", label, "一、", indent="" if markdown else "　　", spaced=markdown)
    source, heading = document.source, model.heading
    start, end = document.source_span(heading.span)
    line = source.position(start)[0]
    before = source.text[source.line_starts[line - 1] : start]
    written = gap = ""
    if heading.label:
        stop = document.source_span(heading.span._replace(end=heading.span.start + heading.label.length))[1]
        written, gap = source.text[start:stop], _blanks(source.text[stop:end])
    stars = _STARS.match(source.text, end)
    behind = stars.group() if stars and re.search("[*_]", before) else ""
    below = document.blocks[heading.block + 1 : heading.block + 2]
    indent = _blanks(before)
    if below and below[0].kind is BlockKind.TEXT and below[0].level == 0:
        indent = _blanks(source.line_text(document.line_of(below[0].span.start)))
    blank = line < source.line_count and not source.line_text(line + 1).strip()
    return _Style(before, heading.label, written, gap, behind, indent, blank or markdown)


def _blanks(text: str) -> str:
    found = _BLANKS.match(text)
    return found.group() if found else ""


def _value(before: Sequence[Section], style: _Style) -> int:
    """The next number, by the last one before in the same scheme."""
    scheme = style.label.scheme if style.label else None
    last = [each.heading.label.value for each in before if each.heading.label and each.heading.label.scheme is scheme]
    return last[-1] + 1 if last else 1


def _moved(document: Document, after: Sequence[Section], value: int, style: _Style) -> Iterator[Change]:
    """Changes that move the numbers of later sections up by one, as far as the new number pushes them."""
    for section in after:
        label = section.heading.label
        if label is None or style.label is None or label.scheme is not style.label.scheme or label.value != value:
            return
        span = section.heading.span
        start, end = document.source_span(span._replace(end=span.start + label.length))
        value += 1
        yield Change(start, end, relabelled(document.source.text[start:end], label, value))


def relabelled(written: str, label: Label, value: int) -> str:
    """A number as the draft writes it, with another value: `第三部分` and 4 give `第四部分`."""
    if label.scheme is Scheme.CIRCLED:
        return write(label.scheme, value) + written[1:]
    for old, new in ((write_han(label.value), write_han(value)), (str(label.value), str(value))):
        if old in written:
            return written.replace(old, new, 1)
    return write(label.scheme, value)


def _set(lines: Sequence[str], document: Document, at: int, newline: str, *, spaced: bool) -> str:
    """The lines as they go in at the start of a line, set apart from what stands there as the draft's own are."""
    text = document.source.text
    between = newline * 2 if spaced else newline
    above = text[:at].removesuffix("\n").removesuffix("\r")
    open_end = at and not text[:at].endswith(("\n", "\r"))
    head = newline if open_end else ""
    if spaced and at and above.rpartition("\n")[2].strip():
        head += newline
    below = re.match(r"[^\r\n]*", text[at:])
    tail = newline if spaced and below and below.group().strip() else ""
    return head + between.join(lines) + newline + tail


def _part(pack: Pack, rule: Rule, checked: Checked) -> Part:
    """What the pack's empty draft says where the item stands, else the rule's title and a placeholder."""
    plain = Part(rule.head.title.zh, [PLACEHOLDER])
    if pack.skeleton is None:
        return plain
    facts = checked.facts or {}
    year, issuer, profile = (facts.get(name) for name in ("report_year", "issuer", "profile"))
    text = skeleton(
        pack,
        profile=Profile(profile.value) if profile else Profile.PUBLICATION,
        year=int(year.value) if year else date.today().year - 1,
        unit=str(issuer.value) if issuer else "",
    )
    draft = understand(open_draft("skeleton.txt", text.encode()), {})
    wanted = [each.options for each in pack.rules if isinstance(each.options, Wanted)]
    item = locate_items(wanted, draft).get(rule.options.role)
    marks = item.marks if item and item.by == "heading" else ()
    sections = draft.outline.sections
    here = next((index for index, each in enumerate(sections) if each.heading.span in marks), None)
    if here is None:
        return plain
    section = sections[here]
    inside = [block.span for block in draft.document.blocks if section.body.start < block.span.start < section.body.end]
    texts = [draft.document.of(span) for span in inside]
    return Part(section.heading.text, [text for text in texts if not _CLOSING.match(text)] or [PLACEHOLDER])
