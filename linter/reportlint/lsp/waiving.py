"""Waivers that an editor writes: an entry in the file of waivers, or a remark in the draft; their reasons are for
people to fill in, and until then they hold nothing."""

from __future__ import annotations

import json
import os
import re
from glob import escape
from pathlib import Path

from ..changes import Change
from ..expressions import expression
from ..findings import Finding, Span
from ..records import NamedTuple
from ..text import BlockKind
from ..waiver_rules import BY_ID
from ..waivers import NAME, find
from ..waivers.entries import ENOUGH
from .review import Review

LONGEST = 60
"""Code points of the draft that an entry quotes."""

_KEY = expression(r"^[^\s#\-][^:\n]*:[ \t]*(?P<value>[^#\s].*)?", re.M)
_ITEM = expression(r"^(?P<indent>[ ]*)-[ ]", re.M)


class Book(NamedTuple):
    """A file of waivers: its path, and its text, None where there is no file yet."""

    path: Path
    text: str | None


def waivable(finding: Finding) -> bool:
    """Whether a finding may be waived; one about a waiver may not."""
    return finding.rule not in BY_ID


def remark(review: Review, finding: Finding) -> Change | None:
    """A remark on a line of its own before the paragraph; None where one would tear a table or stray."""
    document = review.checked.document
    if document is None or not review.as_read or not document.blocks:
        return None
    block = document.blocks[document.block_at(finding.span.start)]
    if block.kind not in {BlockKind.TEXT, BlockKind.METADATA}:
        return None
    at = document.source.line_starts[document.line_of(block.span.start) - 1] + review.shift
    text = f"<!-- reportlint: ignore[{finding.rule}]  -->{review.positions.newline}"
    return Change(at, at, text)


def book(review: Review) -> Path | None:
    """The file of waivers that holds for a draft, or the one to be made beside it; None for a draft not saved yet."""
    if not review.draft.saved:
        return None
    return find(review.draft.path.parent) or review.draft.path.resolve().parent / NAME


def entry(review: Review, finding: Finding, target: Book, newline: str) -> Change | None:
    """An entry at the end of a file of waivers; None where the file is not laid out so that it could go there."""
    text = target.text or ""
    keys = list(_KEY.finditer(text))
    if keys and (not keys[-1].group().startswith("waivers:") or keys[-1]["value"]):
        return None
    items = list(_ITEM.finditer(text, keys[-1].start())) if keys else []
    indent = items[0]["indent"] if items else "  "
    lines = [] if keys else ["waivers:"]
    lines += [indent + line for line in _entry(review, finding, target.path.parent)]
    gap = newline if text and not text.endswith(("\n", "\r")) else ""
    return Change(len(text), len(text), gap + "".join(line + newline for line in lines))


def _entry(review: Review, finding: Finding, folder: Path) -> list[str]:
    """The lines of an entry: which draft, which words; reason, name and day are left to be filled in."""
    draft = os.path.relpath(review.draft.path.resolve(), folder).replace(os.sep, "/")
    lines = [f"- rule: {finding.rule}", f"  draft: {_quoted(escape(draft))}"]
    if not _unquoted(review, finding):
        lines.append(f"  quote: {_quoted(_quote(review, finding))}")
    return [*lines, "  reason: ", "  by: ", "  until: "]


def _unquoted(review: Review, finding: Finding) -> bool:
    """Whether the finding needs no quote: something absent, or the answer on a required item."""
    return finding.absent or finding.rule in {verdict.rule for verdict in review.checked.verdicts}


def _quote(review: Review, finding: Finding) -> str:
    """The words found; few of them with those around, for a comma alone would waive every comma of the draft."""
    document, span = review.checked.document, finding.span
    assert document is not None
    if span.end - span.start < ENOUGH:
        block = document.blocks[document.block_at(span.start)].span
        span = Span(max(block.start, span.start - ENOUGH), min(max(block.end, span.end), span.end + ENOUGH))
    return document.of(span)[:LONGEST]


def _quoted(text: str) -> str:
    """A text as YAML, whatever is in it: JSON's strings are YAML's double-quoted ones (YAML 1.2, 7.3.1)."""
    return json.dumps(text, ensure_ascii=False)
