"""What can be done about findings inside the editor: mend them, put in a missing part, or let them stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lsprotocol.types import CodeAction, CodeActionContext, CodeActionKind, Diagnostic, Position, Range

from ..changes import Change, apart, changes_of, offers
from ..errors import Message
from ..findings import Edit, Finding
from ..records import NamedTuple
from ..reporters import view
from . import sections, waiving
from .client import Client
from .diagnostics import found
from .edits import Target, workspace_edit
from .positions import Positions
from .review import Review

FIX_ALL = "source.fixAll.reportlint"
KINDS = (CodeActionKind.QuickFix, FIX_ALL)
SHOWN = 20
"""Code points of an edit that its title quotes."""


class Opened(NamedTuple):
    """A file of waivers as the editor has it: where it is, its text (None where there is no such file yet)."""

    target: Target
    book: waiving.Book


class Asked(NamedTuple):
    """A request for actions: the draft's text, where, in what context, and how to get at a file of waivers."""

    target: Target
    range: Range
    context: CodeActionContext
    open_book: Callable[[Review], Opened | None]


def actions(review: Review, asked: Asked, client: Client) -> list[CodeAction]:
    """Everything that can be done there, of the kinds asked for; nothing for a client that takes only commands."""
    if not client.actions or review.checked.document is None:
        return []
    pairs = found(review, asked.target.uri, client)
    made: list[CodeAction] = []
    if _wanted(CodeActionKind.QuickFix, asked.context):
        for finding, diagnostic in pairs:
            if _meant(finding, diagnostic, asked):
                made += _for_finding(review, finding, diagnostic, asked, client)
    if _wanted(FIX_ALL, asked.context):
        made += _fix_all(review, asked, client)
    return made


def _wanted(kind: str, context: CodeActionContext) -> bool:
    """Whether a kind, or one that it is a special case of, is asked for."""
    return context.only is None or any(kind == each or kind.startswith(f"{each}.") for each in map(_name, context.only))


def _name(kind: CodeActionKind | str) -> str:
    return kind.value if isinstance(kind, CodeActionKind) else kind


def _meant(finding: Finding, diagnostic: Diagnostic, asked: Asked) -> bool:
    """Whether a finding stands where actions are asked for, or is named in the question."""
    named = [each.data for each in asked.context.diagnostics if each.data]
    if diagnostic.data in named:
        return True
    place, there = diagnostic.range, asked.range
    if finding.absent:
        return there.start.line <= place.start.line <= there.end.line
    return _key(place.start) <= _key(there.end) and _key(there.start) <= _key(place.end)


def _key(position: Position) -> tuple[int, int]:
    return position.line, position.character


def _for_finding(
    review: Review, finding: Finding, diagnostic: Diagnostic, asked: Asked, client: Client
) -> Iterator[CodeAction]:
    def act(title: Message, changes: Sequence[Change], *, preferred: bool = False) -> CodeAction:
        edit = workspace_edit(asked.target, review.positions, changes, client)
        return CodeAction(
            view.clean(title.of(review.lang)),
            CodeActionKind.QuickFix,
            [diagnostic],
            edit=edit,
            is_preferred=preferred or None,
        )

    document = review.checked.document
    if document and finding.edit and review.as_read and (mended := changes_of(document, finding.edit)):
        yield act(_said(finding.edit), review.shifted(mended), preferred=finding.edit.safe)
    if (verdict := sections.missing(review.checked, finding)) and review.as_read:
        changes = sections.insertion(review.checked, finding, review.positions.newline)
        if changes:
            moved = Message("，后面的序号顺延", ", later numbers move up") if changes[1:] else Message("", "")
            title = Message(
                f"插入“{verdict.title.zh}”部分{moved.zh}", f"Insert the part “{verdict.title.en}”{moved.en}"
            )
            yield act(title, review.shifted(changes), preferred=True)
    if waiving.waivable(finding):
        yield from _waive(review, finding, diagnostic, asked, client)
        if change := waiving.remark(review, finding):
            title = Message(
                f"豁免 {finding.rule}：在这段前写一行注释（补上理由才生效）",
                f"Waive {finding.rule} in a remark before this paragraph (add a reason)",
            )
            yield act(title, [change])


def _waive(
    review: Review, finding: Finding, diagnostic: Diagnostic, asked: Asked, client: Client
) -> Iterator[CodeAction]:
    opened = asked.open_book(review)
    if opened is None or (opened.target.new and not client.creates):
        return
    text = opened.book.text or ""
    positions = Positions(text, client.units)
    newline = positions.newline if text else "\n"
    change = waiving.entry(review, finding, opened.book, newline)
    if change is not None:
        name = opened.book.path.name
        title = Message(f"豁免 {finding.rule}：写入 {name}", f"Waive {finding.rule} in {name}")
        edit = workspace_edit(opened.target, positions, [change], client)
        yield CodeAction(title.of(review.lang), CodeActionKind.QuickFix, [diagnostic], edit=edit)


def _fix_all(review: Review, asked: Asked, client: Client) -> Iterator[CodeAction]:
    chosen = apart(offers(review.checked, unsafe=False)) if review.as_read else []
    if chosen:
        changes = review.shifted(change for offer in chosen for change in offer.changes)
        title = Message(
            f"改正全部可以放心改的问题（{len(chosen)} 处）", f"Mend all that is safe to mend ({len(chosen)})"
        )
        edit = workspace_edit(asked.target, review.positions, changes, client)
        yield CodeAction(title.of(review.lang), FIX_ALL, edit=edit)


def _said(edit: Edit) -> Message:
    """What an edit does; one that may change the meaning asks to be looked at."""
    text = edit.text if len(edit.text) <= SHOWN else edit.text[:SHOWN] + "…"
    said = Message(f"改为“{text}”", f"Change to “{text}”") if edit.text else Message("删去", "Delete")
    doubt = Message("（请确认）", " (please confirm)") if not edit.safe else Message("", "")
    return Message(said.zh + doubt.zh, said.en + doubt.en)
