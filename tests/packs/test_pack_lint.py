"""What is suspicious in a pack that loads."""

import pytest

from reportlint import pack_lint
from reportlint.pack_lint import LONG, cost, hostile, slow, slowest, warnings
from reportlint.packs import load, shipped
from reportlint.patterns import Pattern

from .pack_samples import PACK


@pytest.fixture
def told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def lines(old="", new="", lang="en"):
        assert old in PACK
        (tmp_path / "ours.yaml").write_text(PACK.replace(old, new), "utf-8")
        return [problem.of(lang) for problem in warnings(load("ours.yaml"))]

    return lines


@pytest.mark.parametrize("name", shipped())
def test_nothing_is_suspicious_in_a_shipped_pack(name):
    assert [problem.of("en") for problem in warnings(load(name))] == []


def test_nothing_is_suspicious_in_a_pack_that_is_right(told):
    assert told() == []


def test_a_rule_that_flags_none_of_its_bad_examples_never_fires(told):
    assert told("pattern: 大概", "pattern: 大约") == [
        "ours.yaml:24:5: YX002 never fires: none of its bad examples is flagged"
    ]


@pytest.mark.parametrize("key", ["unless", "except"])
def test_a_pattern_that_is_always_let_off_is_told_with_the_reason(told, key):
    assert told("unless: 不是", f"{key}: 大概") == [
        f"ours.yaml:24:5: YX002 never fires: every match in its bad examples is let off by {key}"
    ]


def test_a_rule_without_proof_is_told_where_its_examples_stand(told):
    assert told("bad: [办结", "bad: [⟦好几个⟧人。, 办结", "zh") == [
        "ours.yaml:15:7: YX001 的正例（1 个）比反例（2 个）少"
    ]


def test_a_rule_without_examples_is_told_where_it_begins(told):
    examples = "    examples:\n      bad: [⟦大概⟧有十件。]\n      good: [不是大概，是确实。]\n"
    assert told(examples, "") == ["ours.yaml:17:5: YX002 has no bad or good examples"]


def test_a_slow_pattern_is_told_with_its_seconds(told, monkeypatch):
    monkeypatch.setattr(pack_lint, "slowest", lambda pattern, sample: 1.26 if pattern.text == "不是" else 0.1)
    assert told() == ["ours.yaml:25:5: pattern YX002 unless took 1.3 s on a hostile text of 20000 characters"]


@pytest.fixture
def named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ours.yaml").write_text(PACK, "utf-8")
    return lambda lang: [problem.of(lang) for problem in slow(load("ours.yaml"))]


def test_a_pattern_that_takes_far_more_than_most_is_named_with_its_cost(named, monkeypatch):
    monkeypatch.setattr(pack_lint, "cost", lambda pattern, text: 4321.0 if pattern.text == "不是" else 5.0)
    assert named("zh") == ["ours.yaml:25:5: 规则 YX002 的正则较慢：每百万字 4321 毫秒"]
    assert named("en") == ["ours.yaml:25:5: a pattern of rule YX002 is slow: 4321 ms for a million characters"]


@pytest.mark.parametrize("cost", [3_900.0, 100.0])
def test_a_pattern_is_not_slow_below_an_absolute_cost(named, monkeypatch, cost):
    monkeypatch.setattr(pack_lint, "cost", lambda pattern, text: cost if pattern.text == "不是" else 0.1)
    assert named("zh") == []


def test_a_pattern_is_not_slow_where_all_are(named, monkeypatch):
    monkeypatch.setattr(pack_lint, "cost", lambda pattern, text: 5_000.0)
    assert named("zh") == []


def test_a_pattern_is_not_slow_because_the_machine_was_busy_once(named, monkeypatch):
    costs = {"不是": iter([9_000.0, 10.0])}
    monkeypatch.setattr(pack_lint, "cost", lambda pattern, text: next(costs.get(pattern.text, iter([5.0]))))
    assert named("zh") == []


def test_the_cost_of_a_pattern_is_measured():
    text = "全年共开展培训，参加会议，办理案件" * 2_000
    assert cost(Pattern("好几个"), text) < 1_000
    assert cost(Pattern("[^。]{40}[^，]{3}个"), text) > cost(Pattern("好几个"), text)


def test_slowness_is_measured():
    assert slowest(Pattern("大概"), "") < pack_lint.SLOW
    assert slowest(Pattern(".+，.+，.+[三四]"), "") > pack_lint.SLOW


def test_hostile_texts_are_long_and_made_of_what_the_pattern_looks_for():
    texts = list(hostile(Pattern(r"第一责任人\d{1,3}[。]履行"), "局长。出庭"))
    assert {len(text) for text in texts} == {LONG}
    assert [text[:8] for text in texts[-3:]] == ["第一责任人13履", "第一责任人第一责", "局长，出庭局长，"]
    assert not any("。" in text for text in texts)
