"""Runs the examples of a pack's rules: what is marked must be flagged there and nowhere else, the rest not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .engine import check, read_draft
from .errors import Message, ReportlintError
from .given import parse_facts
from .packs.model import Example, Pack, Rule
from .records import NamedTuple
from .results import Checked
from .text import Document

OPEN, CLOSE = "⟦", "⟧"


class Unmarked(NamedTuple):
    """An example with its marks taken out: the plain text, and the offsets (start, end) of what must be flagged."""

    text: str
    marked: tuple[tuple[int, int], ...]


class Miss(NamedTuple):
    """An example that did not come out as it says. `flagged` and `marked` are quotes with their 1-based lines.

    `which` names the example, such as “bad example 2”; `failures` are what could not be checked.
    """

    rule: str
    example: str
    marked: tuple[str, ...]
    flagged: tuple[str, ...]
    failures: tuple[Message, ...] = ()
    which: Message = Message("", "")


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


def own_rules(pack: Pack) -> Iterator[Rule]:
    """The rules that the pack wrote, and those inherited ones of which it changed something."""
    for rule in pack.rules:
        if rule.pack == pack.name or any(by.partition(":")[0].split("/")[0] == pack.name for _, by in rule.trace):
            yield rule


def unproved(rule: Rule) -> Message | None:
    """What is lacking of a rule's examples: some of both sorts, and no fewer good ones than bad ones."""
    bad, good = len(rule.head.examples.bad), len(rule.head.examples.good)
    if not bad or not good:
        lacking = "、".join(name for name, count in (("反例", bad), ("正例", good)) if not count)
        lacking_en = " or ".join(name for name, count in (("bad", bad), ("good", good)) if not count)
        return Message(f"{rule.id} 没有{lacking}", f"{rule.id} has no {lacking_en} examples")
    if good < bad:
        return Message(
            f"{rule.id} 的正例（{good} 个）比反例（{bad} 个）少",
            f"{rule.id} has fewer good examples ({good}) than bad ones ({bad})",
        )
    return None


def misses(pack: Pack) -> Iterator[Miss]:
    """Every example of the pack's own rules that fails."""
    for rule in own_rules(pack):
        for which, example in examples(rule):
            if miss := try_example(pack, rule, example):
                yield miss._replace(which=which)


def examples(rule: Rule) -> Iterator[tuple[Message, Example]]:
    """All examples of a rule, bad ones first, each with what it is called."""
    given = rule.head.examples
    for zh, en, texts in (("反例", "bad example", given.bad), ("正例", "good example", given.good)):
        for number, example in enumerate(texts, 1):
            yield Message(f"{zh} {number}", f"{en} {number}"), example


def run_alone(pack: Pack, rule: Rule, example: Example) -> Checked:
    """What one rule says of the plain text of an example; raises UsageError for facts that are not allowed."""
    given = parse_facts(f"{name}={value}" for name, value in example.set.items())
    text = unmark(example.text).text
    before = read_draft("previous.txt", example.previous.encode(), {}) if example.previous else None
    return check(
        "example.txt",
        text.encode(),
        packs=[pack],
        given=given,
        select=rule.id.__eq__,
        forced=True,
        previous=before,
    )


def try_example(pack: Pack, rule: Rule, example: Example) -> Miss | None:
    """Run one rule alone over one example; None when exactly the marked text is flagged."""
    text, marked = unmark(example.text)
    try:
        answer = run_alone(pack, rule, example)
    except ReportlintError as error:
        return Miss(rule.id, text, (), (), (error.message,))
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


def counted(rules: Sequence[Rule]) -> tuple[int, int]:
    """How many rules there are, and how many examples they have."""
    return len(rules), sum(len(rule.head.examples.bad) + len(rule.head.examples.good) for rule in rules)
