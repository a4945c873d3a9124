"""The edits of findings made in a draft as often as one makes room for another, and taken back where they do harm.

What comes out is final: the same edits asked for once more change nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from .changes import Lines, Offer, Revised, apart, offers
from .findings import Answer
from .results import Checked
from .text import Document

ROUNDS = 8
"""So often edits that do harm are taken back, and the others tried without them."""


@dataclass(frozen=True)
class Outcome:
    """A draft after fixing: its bytes, its state by the same rules, how many edits were made, and how many stand where
    nothing may be touched."""

    data: bytes
    checked: Checked
    edits: int
    barred: int = 0


@dataclass(frozen=True)
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


def _spared(made: Sequence[Offer], harmed: Mapping[str, frozenset[int]]) -> Sequence[Offer]:
    """The offers that stand in no paragraph that came to harm; where all do so, or none does, no offer of a rule with
    new findings; else none at all."""
    lines = frozenset[int]().union(*harmed.values())
    kept = [offer for offer in made if not offer.lines & lines]
    if not 0 < len(kept) < len(made):
        kept = [offer for offer in made if offer.finding.rule not in harmed]
    return kept if len(kept) < len(made) else ()


WRITTEN = frozenset({"doc_number"})
"""Facts that are told as they are written, so that a better way to write them is another value."""

_RANK = {Answer.MET: 2, Answer.NOT_APPLICABLE: 2, Answer.UNCLEAR: 1, Answer.UNMET: 0}


def harm(before: Checked, after: Checked) -> Mapping[str, frozenset[int]]:
    """What became worse: rules with findings in paragraphs where they had fewer, items that are no longer met, facts
    that the draft no longer tells; with the lines (1-based) of the paragraphs. No edit adds or removes a line."""
    old = Lines(_read(before))
    if after.document is None or len(after.failures) > len(before.failures):
        return {"": frozenset(range(1, _read(before).source.line_count + 1))}
    new = Lines(after.document)
    found: defaultdict[str, frozenset[int]] = defaultdict(frozenset)
    known = _told(before, old)
    for (rule, first), places in _told(after, new).items():
        if len(places) > len(known[rule, first]):
            found[rule] |= places[0]
    answers = {verdict.rule: verdict.answer for verdict in after.verdicts}
    for verdict in before.verdicts:
        if verdict.rule not in answers or _RANK[answers[verdict.rule]] < _RANK[verdict.answer]:
            spans = [*verdict.evidence, *(near.span for near in verdict.near)]
            found[verdict.rule] |= frozenset[int]().union(*(old.around(span.start) for span in spans))
    facts = {name: fact.value for name, fact in (after.facts or {}).items()}
    for name, fact in (before.facts or {}).items():
        if facts.get(name) != fact.value and name not in WRITTEN:
            found[name] |= old.around(fact.span.start) if fact.span else frozenset()
    return found


def _told(checked: Checked, lines: Lines) -> defaultdict[tuple[str, int], list[frozenset[int]]]:
    """The paragraphs of all findings, by rule and the first line of the paragraph."""
    told: defaultdict[tuple[str, int], list[frozenset[int]]] = defaultdict(list)
    for finding in checked.findings:
        around = lines.around(finding.span.start)
        told[finding.rule, min(around, default=0)].append(around)
    return told
