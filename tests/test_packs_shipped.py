"""What holds of every rule that is shipped: proved by examples, said well, no graver than its source, never slow."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from reportlint.engine import check
from reportlint.findings import Severity
from reportlint.given import parse_facts
from reportlint.pack_lint import patterns
from reportlint.pack_tests import misses, unmark, unproved
from reportlint.packs.find import shipped
from reportlint.packs.load import load
from reportlint.packs.model import MOST, Pack, Profile, Rule

ROOT = Path(__file__).resolve().parents[1]
PACKS = {name: load(name) for name in shipped()}
OWN = [(pack, rule) for pack in PACKS.values() for rule in pack.rules if rule.pack == pack.name]
RULES = [pytest.param(pack, rule, id=rule.id) for pack, rule in OWN]

SECTIONS = {
    "gongwen": ("GW", "1234567"),
    "fazhi": ("FZ", "12345"),
}
"""Prefix and first digits of the ids that a pack may give."""

HAN = re.compile(r"[\u4e00-\u9fff]")
QUOTED = re.compile(r"[“《「][^”》」]*[”》」]|\{[a-z_]+\}|[\u4e00-\u9fff、，·]+")

LENGTH = 100_000
NASTY = {
    "brackets": "（",
    "title marks": "《",
    "quotes": "“",
    "一是": "一是",
    "digits": "1",
    "dates": "2024年1月1日",
    "figures": "12件，",
    "commas": "，",
    "full stops": "。",
    "blanks": " ",
    "stars": "*",
    "Han text without a mark": "推进行政执法规范化建设落实重大决策程序加强普法宣传",
    "Han text": "存在执法不规范的问题，县委书记、局长听取汇报，下一步要加强培训，",
    "Han numerals": "一二三",
    "letters": "a",
    "markup": "<a &amp;",
    "requests": "恳请县政府给予支持",
    "organisations": "县人民政府办公室",
    "lines": "一、存在问题\n",
}
FAULTS = {
    1: "GW103",
    3: "GW102",
    10: "FZ301 FZ302 GW110",
    13: "GW203 FZ204 FZ305 FZ303",
    14: "GW202 GW701 GW301 GW603 GW307 GW303 GW303 GW305",
    15: "FZ205 GW304 GW304 GW402 GW601",
    16: "GW204 GW403 GW308 GW401 GW404",
    17: "FZ306 FZ304",
    18: "GW602 GW206",
    19: "GW702 GW502",
    21: "FZ111",
    22: "GW505",
    24: "FZ113",
    26: "FZ203",
    28: "FZ207",
    29: "GW201 GW503",
    30: "GW109",
    32: "GW108",
    35: "FZ206",
}
"""What is found in a draft with a fault in nearly every line, by line, in reading order."""

SECONDS = 5.0
"""A search of the longest nasty text takes a fraction of it; where a pattern runs away, minutes pass."""


def texts(rule: Rule) -> Iterator[tuple[str, str]]:
    """All that readers see of a rule, each with its language."""
    for text in (rule.head.title, rule.head.message, rule.head.why):
        yield "zh", text.zh
        yield "en", text.en


def test_every_pack_that_is_shipped_loads() -> None:
    assert {"fazhi", "gongwen"} <= set(PACKS)


@pytest.mark.parametrize("name", PACKS)
def test_all_examples_come_out(name: str) -> None:
    assert list(misses(PACKS[name])) == []


@pytest.mark.parametrize(("pack", "rule"), RULES)
def test_every_rule_has_as_many_good_examples_as_bad_ones(pack: Pack, rule: Rule) -> None:
    assert rule.head.examples.bad
    assert unproved(rule) is None


def test_no_id_is_given_twice() -> None:
    ids = [rule.id for _, rule in OWN]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("pack", "rule"), [each for each in RULES if each.values[0].name in SECTIONS])
def test_ids_are_of_a_section_of_their_pack(pack: Pack, rule: Rule) -> None:
    prefix, sections = SECTIONS[pack.name]
    assert re.fullmatch(rf"{prefix}[{sections}]\d\d", rule.id)


@pytest.mark.parametrize("name", SECTIONS)
def test_rules_stand_in_the_order_of_their_ids(name: str) -> None:
    ids = [rule.id for pack, rule in OWN if pack.name == name]
    assert ids == sorted(ids)


@pytest.mark.parametrize(("pack", "rule"), RULES)
def test_a_message_is_one_calm_sentence(pack: Pack, rule: Rule) -> None:
    for _, text in ((lang, text) for lang, text in texts(rule) if text not in (rule.head.why.zh, rule.head.why.en)):
        assert not re.search(r"[!！?？。]|\.(?:\s|$)", text), text
        assert text == text.strip()
    for text in (rule.head.why.zh, rule.head.why.en):
        assert not re.search("[!！]", text), text
        assert text.endswith(("。", ".")), text


@pytest.mark.parametrize(("pack", "rule"), RULES)
def test_each_language_is_written_in_itself(pack: Pack, rule: Rule) -> None:
    for lang, text in texts(rule):
        if lang == "zh":
            assert HAN.search(text), text
        else:
            assert re.search("[a-z]{3}", text), text
            words, terms = re.findall("[A-Za-z]+", text), re.findall("[\u4e00-\u9fff、，·]+", text)
            assert len(terms) <= 2 * len(words), f"more Chinese than English: {text}"


@pytest.mark.parametrize(("pack", "rule"), RULES)
def test_a_rule_is_no_graver_than_its_source_allows(pack: Pack, rule: Rule) -> None:
    most = MOST[pack.sources[rule.head.basis.source].level] if rule.head.basis.verified else Severity.INFO
    assert max(rule.severity(profile) for profile in Profile) <= most


@pytest.mark.parametrize("nasty", NASTY)
def test_every_pattern_ends_in_time_on_long_nasty_text(nasty: str) -> None:
    text = (NASTY[nasty] * LENGTH)[:LENGTH]
    slow = []
    for _, rule in OWN:
        for path, pattern in patterns(rule.options):
            began = time.process_time()
            list(pattern.finditer(text))
            if (took := time.process_time() - began) > SECONDS:
                slow.append((rule.id, path, round(took, 1)))
    assert slow == []


def findings(path: Path, **given: str) -> Sequence[tuple[int, str]]:
    """Line and rule of what the fullest pack finds in a draft."""
    answer = check(path.name, path.read_bytes(), packs=[PACKS["fazhi"]], given=given, select=bool, forced=True)
    assert answer.document is not None
    assert answer.failures == ()
    return [(answer.document.place(found.span).line, found.rule) for found in answer.findings]


def test_each_fault_of_a_draft_is_found_in_its_line() -> None:
    found: dict[int, list[str]] = {}
    for line, rule in findings(ROOT / "tests" / "data" / "many-faults.txt"):
        found.setdefault(line, []).append(rule)
    assert {line: " ".join(rules) for line, rules in found.items()} == FAULTS


def test_every_rule_fires_in_a_text_that_was_not_written_for_it() -> None:
    drafts = [*(ROOT / "examples").glob("*.txt"), *(ROOT / "tests" / "data").glob("*.txt")]
    fired = {rule for path in drafts for _, rule in (*findings(path), *findings(path, body="county"))}
    for rule in PACKS["fazhi"].rules:
        for example in (*rule.head.examples.bad, *rule.head.examples.good):
            given = parse_facts(f"{name}={value}" for name, value in example.set.items())
            text = unmark(example.text).text.encode()
            answer = check("a.txt", text, packs=[PACKS["fazhi"]], given=given, select=bool, forced=True)
            fired |= {found.rule for found in answer.findings} - {rule.id}
    assert {rule.id for rule in PACKS["fazhi"].rules} - fired == set()
