"""Runs the examples of a pack's rules: what is marked must be flagged there and nowhere else, the rest not at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .engine import check
from .errors import Message
from .given import parse_facts
from .packs.model import Example, Pack, Rule
from .text import Document

OPEN, CLOSE = "⟦", "⟧"


class Unmarked(NamedTuple):
    """An example with its marks taken out: the plain text, and the offsets (start, end) of what must be flagged."""

    text: str
    marked: tuple[tuple[int, int], ...]


class Miss(NamedTuple):
    """An example that did not come out as it says. `flagged` and `marked` are quotes with their 1-based lines."""

    rule: str
    example: str
    marked: tuple[str, ...]
    flagged: tuple[str, ...]
    failures: tuple[Message, ...] = ()


def unmark(text: str) -> Unmarked:
    """Take the marks out of an example's text; they may hold several lines but not each other."""
    plain, marked, start = [], [], 0
    length = 0
    for char in text:
        if char == OPEN:
            start = length
        elif char == CLOSE:
            marked.append((start, length))
        else:
            plain.append(char)
            length += 1
    return Unmarked("".join(plain), tuple(marked))


def misses(pack: Pack) -> Iterator[Miss]:
    """Every example of the pack's own rules that fails."""
    for rule in pack.rules:
        if rule.pack == pack.name:
            for example in (*rule.head.examples.bad, *rule.head.examples.good):
                if miss := try_example(pack, rule, example):
                    yield miss


def try_example(pack: Pack, rule: Rule, example: Example) -> Miss | None:
    """Run one rule alone over one example; None when exactly the marked text is flagged."""
    text, marked = unmark(example.text)
    given = parse_facts(f"{name}={value}" for name, value in example.set.items())
    answer = check("example.txt", text.encode(), packs=[pack], given=given, select=rule.id.__eq__, forced=True)
    document = answer.document
    failures = tuple(failure.message for failure in answer.failures)
    if document is None:
        return Miss(rule.id, text, (), (), failures)
    wanted = tuple(_quote(document, start, end) for start, end in marked)
    flagged = tuple(dict.fromkeys(_quote(document, *document.source_span(finding.span)) for finding in answer.findings))
    return None if wanted == flagged and not failures else Miss(rule.id, text, wanted, flagged, failures)


def _quote(document: Document, start: int, end: int) -> str:
    line, column = document.source.position(start)
    return f"{line}:{column} {document.source.text[start:end]}"
