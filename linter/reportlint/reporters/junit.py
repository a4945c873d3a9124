"""JUnit's XML: a suite a draft, a case for each required item, so that passes show, and for each rule with findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TextIO
from xml.etree import ElementTree

from ..errors import Lang, Message
from ..findings import Answer
from ..records import NamedTuple
from ..results import Results
from . import machine, shapes, view, xml_
from .look import Look

WHEN, WHERE = "1970-01-01T00:00:00", "localhost"
"""The schema wants a time and a host; those of the run would make equal results differ."""

ANSWERED: Mapping[str, Message] = {
    Answer.UNMET.value: Message("没有这部分内容", "nothing on this"),
    Answer.UNCLEAR.value: Message("待人工确认", "to be read by a person"),
    Answer.NOT_APPLICABLE.value: Message("不适用", "not applicable"),
}


class Case(NamedTuple):
    """One test case; `outcome` is the element that says how it went, empty for a pass."""

    name: str
    outcome: str = ""
    type: str = ""
    message: str = ""
    lines: Sequence[str] = ()


def write(results: Results, out: TextIO, look: Look) -> None:
    """All drafts as one document; a suite without a case would look as if nothing had been checked."""
    root = ElementTree.Element("testsuites")
    for number, draft in enumerate(machine.told(results, look.lang)):
        _suite(root, number, draft, list(_cases(draft, look)) or [Case("reportlint")], look.lang)
    xml_.write(root, out)


def _suite(root: ElementTree.Element, number: int, draft: machine.Told, cases: Sequence[Case], lang: Lang) -> None:
    count = Counter(case.outcome for case in cases)
    head = {"package": "reportlint", "id": number, "name": draft.path, "timestamp": WHEN, "hostname": WHERE}
    numbers = {"tests": len(cases), "failures": count["failure"], "errors": count["error"], "skipped": count["skipped"]}
    suite = xml_.element(root, "testsuite", {**head, **numbers, "time": 0})
    _properties(suite, draft)
    for case in cases:
        _case(suite, draft.path, case)
    xml_.element(suite, "system-out", {}, "\n".join(view.notices([draft.checked], lang)))
    xml_.element(suite, "system-err", {}, "\n".join(trouble.message for trouble in draft.troubles))


def _properties(suite: ElementTree.Element, draft: machine.Told) -> None:
    pack = draft.checked.pack
    known = {
        "pack": f"{pack.name} {pack.version} {pack.sha256}" if pack else None,
        "sha256": draft.draft.sha256,
        "format": draft.draft.format,
        "encoding": draft.draft.encoding,
        "rules": draft.draft.checked.rules,
    }
    properties = xml_.element(suite, "properties", {})
    for name, value in known.items():
        if value is not None:
            xml_.element(properties, "property", {"name": name, "value": value})


def _case(suite: ElementTree.Element, path: str, case: Case) -> None:
    made = xml_.element(suite, "testcase", {"name": case.name, "classname": path, "time": 0})
    if case.outcome:
        type_ = {} if case.outcome == "skipped" else {"type": case.type}
        xml_.element(made, case.outcome, {"message": case.message, **type_}, "\n".join(case.lines))


def _cases(draft: machine.Told, look: Look) -> Iterator[Case]:
    for trouble in draft.troubles:
        yield Case(trouble.rule or "reportlint", "error", "unchecked", trouble.message)
    entries: dict[str, list[machine.Entry]] = {}
    for entry in draft.entries:
        entries.setdefault(entry.found.rule, []).append(entry)
    for verdict in draft.draft.verdicts:
        met = verdict.verdict == Answer.MET.value
        # What is found of an item that is met is a matter of its own.
        decided = view.settled_item(draft.checked, verdict.rule, look.lang)
        yield _item(draft.path, verdict, [] if met else entries.pop(verdict.rule, []), decided, look)
    titles = view.titles_of(draft.checked)
    for rule, found in entries.items():
        yield _rule(draft.path, rule, titles.get(rule, Message("", "")).of(look.lang), found)


def _item(path: str, verdict: shapes.Verdict, entries: Sequence[machine.Entry], decided: str, look: Look) -> Case:
    """The case of a required item; `decided` says that somebody lets it stand."""
    name = _named(verdict.rule, verdict.title)
    if verdict.verdict == Answer.MET.value:
        return Case(name)
    if decided:
        return Case(name, "skipped", verdict.verdict, decided, list(_read(path, verdict, look.lang)))
    fails = verdict.verdict == Answer.UNMET.value or (look.strict and verdict.verdict == Answer.UNCLEAR.value)
    said = entries[0].message if entries else ANSWERED[verdict.verdict].of(look.lang)
    lines = [*_lines(path, entries), *_read(path, verdict, look.lang)]
    return Case(name, "failure" if fails else "skipped", verdict.verdict, said, lines)


def _rule(path: str, rule: str, title: str, entries: Sequence[machine.Entry]) -> Case:
    gravest = max((entry.found.severity for entry in entries), key=("info", "warning", "error").index)
    return Case(_named(rule, title), "failure", gravest, entries[0].message, list(_lines(path, entries)))


def _named(rule: str, title: str) -> str:
    return " ".join(filter(None, (rule, view.clean(title))))


def _lines(path: str, entries: Sequence[machine.Entry]) -> Iterator[str]:
    for entry in entries:
        column = f":{entry.region.column}" * bool(entry.region.column)
        yield f"{path}:{entry.region.line}{column}: {entry.found.severity} {entry.message}"
    if entries and (basis := view.clean(entries[0].found.basis)):
        yield basis


def _read(path: str, verdict: shapes.Verdict, lang: Lang) -> Iterator[str]:
    """The places to look at before one says that an item is there or is not."""
    unsure = Message("请人工阅读", "please read").of(lang)
    for place in (*verdict.evidence, *verdict.near):
        note = place.note if isinstance(place, shapes.Noted) else unsure
        yield view.clean(f"{path}:{machine.region(place).line}: {note} {place.quote}")
