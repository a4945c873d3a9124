"""The edits of findings made in a draft as often as one makes room for another, and taken back where they do harm.

What comes out is final: the same edits asked for once more change nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from .changes import Lines, Offer, Paragraphs, Revised, apart, offers
from .findings import Answer
from .records import record
from .results import Checked
from .text import Document

ROUNDS = 8
"""So often edits that do harm are taken back, and the others tried without them."""


@record
class Outcome:
    """A draft after fixing: its bytes, its state by the same rules, how many edits were made, and how many stand where
    nothing may be touched."""

    data: bytes
    checked: Checked
    edits: int
    barred: int = 0


@record
class Fixer:
    """How to fix. `wanted` tells whose edits to make; `recheck` must use all rules, so that harm is seen; `revise`
    makes edits in the bytes that a document was read from."""

    unsafe: bool
    wanted: Callable[[str], bool]
    recheck: Callable[[bytes], Checked]
    revise: Callable[[Document, Sequence[Offer]], Revised]

    def fixed(self, checked: Checked) -> Outcome:
        """Fixes a draft that was checked with all rules, as long as that leaves less to be done."""
        outcome = Outcome(_read(checked).source.data, checked, 0)
        while (step := self._step(outcome)) is not None:
            if step.edits == outcome.edits:
                return step
            outcome = step
        return outcome

    def _step(self, before: Outcome) -> Outcome | None:
        """One round; None where no edit is left, the same number of edits where none of them does good."""
        offered = self._offers(before.checked)
        chosen: Sequence[Offer] = apart(offered)
        for _ in range(ROUNDS):
            if not chosen:
                break
            revised = self.revise(_read(before.checked), chosen)
            stuck = Outcome(before.data, before.checked, before.edits, revised.barred)
            if not revised.made:
                return stuck
            after = self.recheck(revised.data)
            harmed = harm(before.checked, after)
            if not harmed:
                fewer = self._todo(after) < self._todo(before.checked)
                return (
                    Outcome(revised.data, after, before.edits + len(revised.made), revised.barred) if fewer else stuck
                )
            chosen = _spared(revised.made, harmed)
        return None

    def _todo(self, checked: Checked) -> tuple[int, int]:
        """How much is wrong, and how much of it could be fixed: what must become less from round to round."""
        return len(checked.findings), sum(len(offer.changes) for offer in self._offers(checked))

    def _offers(self, checked: Checked) -> list[Offer]:
        return list(offers(checked, unsafe=self.unsafe, wanted=self.wanted))


def _read(checked: Checked) -> Document:
    assert checked.document is not None
    return checked.document


def _spared(made: Sequence[Offer], harmed: Harm) -> Sequence[Offer]:
    """The offers that stand in no paragraph that came to harm; where all do so, or none does, no offer of a rule with
    new findings; else none at all."""
    lines = sorted(
        {line for paragraphs in harmed.values() for each in paragraphs for line in range(each[0], each[1] + 1)}
    )
    kept = [offer for offer in made if not any(_meets(each, lines) for each in offer.paragraphs)]
    if not 0 < len(kept) < len(made):
        kept = [offer for offer in made if offer.finding.rule not in harmed]
    return kept if len(kept) < len(made) else ()


def _meets(paragraph: Lines, lines: Sequence[int]) -> bool:
    """Whether one of some lines, which are in order, is of a paragraph."""
    index = bisect_left(lines, paragraph.first)
    return index < len(lines) and lines[index] <= paragraph.last


WRITTEN = frozenset({"doc_number"})
"""Facts that are told as they are written, so that a better way to write them is another value."""

_RANK = {Answer.MET: 2, Answer.NOT_APPLICABLE: 2, Answer.UNCLEAR: 1, Answer.UNMET: 0}

Harm = Mapping[str, list[Lines]]
"""What became worse: rules with findings in paragraphs where they had fewer, items that are no longer met, facts that
the draft no longer tells; with the paragraphs."""


def harm(before: Checked, after: Checked) -> Harm:
    """What became worse from one state of a draft to another; no edit adds or removes a line."""
    old = Paragraphs(_read(before))
    if after.document is None or len(after.failures) > len(before.failures):
        return {"": [Lines(1, _read(before).source.line_count)]}
    found: defaultdict[str, list[Lines]] = defaultdict(list)
    known = Counter((rule, paragraph.first) for rule, paragraph in _told(before, old))
    for rule, paragraph in _told(after, Paragraphs(after.document)):
        known[rule, paragraph.first] -= 1
        if known[rule, paragraph.first] < 0:
            found[rule].append(paragraph)
    answers = {verdict.rule: verdict.answer for verdict in after.verdicts}
    for verdict in before.verdicts:
        if verdict.rule not in answers or _RANK[answers[verdict.rule]] < _RANK[verdict.answer]:
            spans = [*verdict.evidence, *(near.span for near in verdict.near)]
            found[verdict.rule] += [old.around(span.start) for span in spans]
    facts = {name: fact.value for name, fact in (after.facts or {}).items()}
    for name, fact in (before.facts or {}).items():
        if facts.get(name) != fact.value and name not in WRITTEN:
            found[name] += [old.around(fact.span.start)] if fact.span else []
    return found


def _told(checked: Checked, paragraphs: Paragraphs) -> Iterator[tuple[str, Lines]]:
    """Every finding as its rule and its paragraph."""
    return ((finding.rule, paragraphs.around(finding.span.start)) for finding in checked.findings)
