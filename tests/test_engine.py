"""The engine: which pack applies, which rules run, and what happens when one of them fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reportlint import engine
from reportlint.engine import check
from reportlint.errors import Message, ReportlintError
from reportlint.findings import Answer, Hit, Severity
from reportlint.items.scene import Scene
from reportlint.kinds import pattern, swap
from reportlint.packs.load import load
from reportlint.packs.model import Pack
from reportlint.results import Checked

HEAD = """
    severity: {severity}
    basis: {{source: {source}}}
    title: {{zh: 题, en: title}}
    message: {{zh: '“{{found}}”不当', en: '“{{found}}” is wrong'}}
    why: {{zh: 因, en: because}}
"""
COVER = """
title: {zh: 包, en: pack}
version: 1
sources:
  own: {name: 内, level: L0}
  norm: {name: 某国标, level: L3, in_force: {from: 2024-06-01}}
"""


def rule(rule_id: str, options: str, severity: str = "error", source: str = "own") -> str:
    """One rule as YAML; `options` are lines of its kind's keys."""
    keys = "".join(f"    {line}\n" for line in options.splitlines())
    return f"  - id: {rule_id}{HEAD.format(severity=severity, source=source)}{keys}"


def element(rule_id: str, role: str, heading: str, options: str = "") -> str:
    keys = (
        f"kind: element\nrole: {role}\nheading: {heading}\npassage: {{clues: {{甲: 甲乙丙}}, at_least: 1}}\n{options}"
    )
    return rule(rule_id, keys).replace("“{found}”不当", "缺").replace("“{found}” is wrong", "missing")


BAD = rule("AB001", "kind: pattern\npattern: 坏+")
WORSE = rule("AB002", "kind: swap\nswap: {孬: 好}", "warning")

Make = Callable[..., Pack]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Writes a pack of some rules and loads it."""

    def write(*rules: str, name: str = "ours", recognise: str = "", extends: str = "") -> Pack:
        lines = [f"pack: {name}", COVER.strip()]
        lines += [f"recognise: {recognise}"] if recognise else []
        lines += [f"extends: [{extends}]"] if extends else []
        path = tmp_path / f"{name}.yaml"
        path.write_text("\n".join([*lines, "rules:", *rules] if rules else lines), "utf-8")
        return load(path)

    return write


def run(pack: Pack, text: str, path: str = "a.txt", **given: str | int) -> Checked:
    return check(path, text.encode(), packs=[pack], given=given, select=lambda _: True, forced=True)


def flagged(answer: Checked) -> list[tuple[str, str]]:
    assert answer.document is not None
    return [(finding.rule, answer.document.of(finding.span)) for finding in answer.findings]


def failures(answer: Checked) -> list[tuple[str, str]]:
    return [(failure.rule, failure.message.en) for failure in answer.failures]


REPORT = "青枫县水利局2022年度法治政府建设情况报告\n\n一、坏处\n说明了孬处。\n"
OTHER = "青枫县水利局关于防汛工作情况的报告\n\n一、坏处\n说明了孬处。\n"
NAMELESS = "现将2022年度法治政府建设工作有关情况报告如下：\n一、坏处\n说明了孬处。\n"


class TestWhichPackApplies:
    """Recognition by title, then by opening, then the general pack."""

    def packs(self, make: Make) -> list[Pack]:
        general = make(WORSE, name="general")
        special = make(BAD, name="special", recognise="{title: 法治政府, opening: '法治政府建设.{0,20}报告如下'}")
        return [special, general]

    @pytest.mark.parametrize(
        ("text", "name", "listed", "found"),
        [
            (REPORT, "special", True, [("AB001", "坏")]),
            (NAMELESS, "special", True, [("AB001", "坏")]),
            (OTHER, "general", False, [("AB002", "孬")]),
            ("坏孬", "general", False, [("AB002", "孬")]),
        ],
    )
    def test_a_draft_is_checked_by_the_pack_that_knows_it(
        self, make: Make, text: str, name: str, listed: bool, found: list[tuple[str, str]]
    ) -> None:
        for packs in (self.packs(make), self.packs(make)[::-1]):
            answer = check("a.txt", text.encode(), packs=packs, given={}, select=lambda _: True)
            assert answer.pack is not None
            assert (answer.pack.name, answer.listed) == (name, listed)
            assert flagged(answer) == found

    def test_a_title_weighs_more_than_the_opening_of_another_kind(self, make: Make) -> None:
        by_opening = make(name="opening", recognise="{title: 不会有的, opening: 法治政府}")
        by_title = make(name="title", recognise="{title: 防汛}")
        text = OTHER.replace("一、", "为建设法治政府，现将有关情况报告如下：\n一、")
        answer = check("a.txt", text.encode(), packs=[by_opening, by_title], given={}, select=lambda _: True)
        assert answer.pack == by_title

    def test_an_overlay_goes_before_what_it_extends(self, make: Make) -> None:
        special = make(BAD, name="special", recognise="{title: 法治政府}")
        overlay = make(WORSE, name="overlay", extends="./special.yaml")
        answer = check("a.txt", REPORT.encode(), packs=[special, overlay], given={}, select=lambda _: True)
        assert answer.pack == overlay
        assert flagged(answer) == [("AB001", "坏"), ("AB002", "孬")]

    def test_without_a_general_pack_an_unknown_kind_is_a_failure(self, make: Make) -> None:
        special = make(BAD, name="special", recognise="{title: 法治政府}")
        answer = check("a.txt", OTHER.encode(), packs=[special], given={}, select=lambda _: True)
        assert answer.findings == ()
        assert failures(answer) == [("", "the kind of report is not known; name a pack with --pack")]

    def test_a_forced_pack_asks_nobody(self, make: Make) -> None:
        special = make(BAD, name="special", recognise="{title: 法治政府}")
        answer = run(special, OTHER)
        assert (answer.listed, flagged(answer)) == (True, [("AB001", "坏")])


class TestWhatCannotBeRead:
    """Nothing raises; the reason is in the failures."""

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"", "the file holds no text; nothing to check"),
            (b"\xef\xbb\xbf", "the file holds no text; nothing to check"),
            (b" \t\r\n\r\n", "the file holds no text; nothing to check"),
            ("　\u200b\n".encode(), "the file holds no text; nothing to check"),
            (b"\x89PNG\0\0", "a.txt: this is a binary file, not text; save it as plain text (.txt) first"),
        ],
    )
    def test_it_is_a_failure_of_the_whole_draft(self, make: Make, data: bytes, said: str) -> None:
        answer = check("a.txt", data, packs=[make(BAD)], given={}, select=lambda _: True)
        assert failures(answer) == [("", said)]
        assert (answer.document, answer.findings, answer.verdicts) == (None, (), ())

    def test_a_crash_while_reading_is_one_too(self, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
        def crash(*_: object) -> None:
            raise IndexError("oops")

        monkeypatch.setattr(engine, "understand", crash)
        answer = run(make(BAD), "坏")
        assert failures(answer) == [("", "internal error (IndexError: oops); please report it")]


class TestWhenARuleFails:
    """The failure names the rule; the others still run."""

    @pytest.mark.parametrize(
        ("error", "said"),
        [
            (ZeroDivisionError("boom"), "internal error (ZeroDivisionError: boom); please report it"),
            (RecursionError("deep"), "internal error (RecursionError: deep); please report it"),
            (ReportlintError(Message("太慢", "too slow")), "too slow"),
        ],
    )
    def test_a_crash_is_named_with_its_rule(
        self, make: Make, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
    ) -> None:
        def crash(_options: pattern.Options, scene: Scene) -> Iterator[Hit]:
            raise error
            yield

        monkeypatch.setattr(pattern, "run", crash)
        answer = run(make(BAD, WORSE), "坏孬")
        assert failures(answer) == [("AB001", said)]
        assert flagged(answer) == [("AB002", "孬")]

    def test_what_was_found_before_the_crash_stays(self, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
        sound = swap.run

        def crash(options: swap.Options, scene: Scene) -> Iterator[Hit]:
            yield from sound(options, scene)
            raise ValueError("late")

        monkeypatch.setattr(swap, "run", crash)
        answer = run(make(WORSE), "孬")
        assert flagged(answer) == [("AB002", "孬")]
        assert failures(answer) == [("AB002", "internal error (ValueError: late); please report it")]

    def test_items_that_cannot_be_located_do_not_stop_the_other_rules(
        self, make: Make, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def crash(*_: object) -> None:
            raise KeyError("role")

        monkeypatch.setattr(engine, "locate_items", crash)
        answer = run(make(element("AB003", "duty", "职责"), BAD), "坏")
        assert failures(answer) == [("", "internal error (KeyError: 'role'); please report it")]
        assert flagged(answer) == [("AB001", "坏")]

    def test_rules_that_come_after_the_time_limit_are_named(self, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(engine, "SECONDS", -1.0)
        answer = run(make(BAD, WORSE), "坏孬")
        assert failures(answer) == [("AB001", "over -1 s, not checked"), ("AB002", "over -1 s, not checked")]
        assert answer.findings == ()

    def test_a_pattern_that_runs_away_is_stopped(self, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("reportlint.patterns.SECONDS", 0.05)
        answer = run(make(rule("AB009", "kind: pattern\npattern: '(?:a|a|aa){1,60}b'"), BAD), "a" * 3000 + "坏")
        assert [failure.rule for failure in answer.failures] == ["AB009"]
        assert flagged(answer) == [("AB001", "坏")]


def test_the_order_of_the_rules_does_not_matter(make: Make) -> None:
    one, other = make(BAD, WORSE, name="one"), make(WORSE, BAD, name="other")
    text = "孬坏，坏孬。\n坏坏孬"
    assert flagged(run(one, text)) == flagged(run(other, text))
    assert flagged(run(one, text))[:2] == [("AB002", "孬"), ("AB001", "坏")]


def test_a_severity_that_is_given_stands_in_for_that_of_the_pack(make: Make) -> None:
    changed = {"AB001": Severity.INFO}
    answer = check(
        "a.txt",
        "坏孬".encode(),
        packs=[make(BAD, WORSE)],
        given={},
        select=lambda _: True,
        severities=changed,
        forced=True,
    )
    assert [(each.rule, each.severity) for each in answer.findings] == [
        ("AB001", Severity.INFO),
        ("AB002", Severity.WARNING),
    ]


def test_what_is_not_selected_is_skipped_and_said_so(make: Make) -> None:
    answer = check("a.txt", "坏孬".encode(), packs=[make(BAD, WORSE)], given={}, select="AB002".__eq__, forced=True)
    assert flagged(answer) == [("AB002", "孬")]
    assert [(each.rule, each.why.en) for each in answer.skipped] == [("AB001", "not selected")]
    assert answer.rules_run == 1


@pytest.mark.parametrize(
    ("applies", "given", "why"),
    [
        ("{year: {from: 2021}}", {"report_year": 2021}, None),
        ("{year: {from: 2021}}", {"report_year": 2020}, "does not apply to 2020"),
        ("{year: {from: 2016, to: 2020}}", {"report_year": 2020}, None),
        ("{year: {to: 2020}}", {"report_year": 2021}, "does not apply to 2021"),
        ("{year: {to: 2020}}", {}, "the report year is not known"),
        ("{body: [county, city]}", {"body": "county"}, None),
        ("{body: [county, city]}", {"body": "township"}, "does not apply to “township”"),
        ("{body: [county, city]}", {}, "does not apply to “unknown”"),
        ("{profile: [submission]}", {"profile": "submission"}, None),
        ("{profile: [submission]}", {"profile": "publication"}, "does not apply to “publication”"),
        ("{profile: [submission]}", {}, "does not apply to “publication”"),
        ("{type: [报告, 请示]}", {"report_type": "请示"}, None),
        ("{type: [报告]}", {"report_type": "通知"}, "does not apply to “通知”"),
        ("{type: [报告]}", {}, "does not apply to “unknown”"),
        ("{year: {from: 2021}, body: [county]}", {"report_year": 2022, "body": "city"}, "does not apply to “city”"),
    ],
)
def test_a_rule_runs_only_over_drafts_that_it_applies_to(
    make: Make, applies: str, given: dict[str, str | int], why: str | None
) -> None:
    answer = run(make(rule("AB001", f"kind: pattern\npattern: 坏\napplies: {applies}")), "坏", **given)
    assert flagged(answer) == ([("AB001", "坏")] if why is None else [])
    assert [(each.rule, each.why.en) for each in answer.skipped] == ([("AB001", why)] if why else [])


@pytest.mark.parametrize(
    ("applies", "given", "answer"),
    [
        ("{year: {from: 2018}}", {}, Answer.UNMET),
        ("{body: [county]}", {}, Answer.UNMET),
        ("{type: [报告]}", {}, Answer.UNMET),
        ("{year: {from: 2018}}", {"report_year": 2017}, Answer.NOT_APPLICABLE),
        ("{body: [county]}", {"body": "city"}, Answer.NOT_APPLICABLE),
    ],
)
def test_an_unknown_fact_never_leaves_out_a_required_item(
    make: Make, applies: str, given: dict[str, str | int], answer: Answer
) -> None:
    checked = run(make(element("AB003", "duty", "职责", f"applies: {applies}")), "毫不相干的文字", **given)
    assert [verdict.answer for verdict in checked.verdicts] == [answer]
    assert [finding.rule for finding in checked.findings] == (["AB003"] if answer is Answer.UNMET else [])


@pytest.mark.parametrize(("year", "found"), [(2017, []), (2018, ["AB003"])])
def test_the_substance_of_an_item_that_does_not_apply_is_not_looked_at(make: Make, year: int, found: list[str]) -> None:
    substance = rule("AB003", "kind: substance\nof: [duty]\ntest: empty\nunder: 10")
    substance = substance.replace("“{found}”不当", "空").replace("“{found}” is wrong", "empty")
    pack = make(element("AB002", "duty", "职责", "applies: {year: {from: 2018}}"), substance)
    assert [each.rule for each in run(pack, "一、职责\n无。", report_year=year).findings] == found


@pytest.mark.parametrize(("date", "runs"), [("2024-05-31", False), ("2024-06-01", True), (None, True)])
def test_a_standard_does_not_bind_what_was_dated_before_it(make: Make, date: str | None, runs: bool) -> None:
    pack = make(rule("AB001", "kind: pattern\npattern: 坏", "warning", "norm"))
    answer = run(pack, "坏", **({"date": date} if date else {}))
    assert flagged(answer) == ([("AB001", "坏")] if runs else [])
    assert [each.why.en for each in answer.skipped] == (
        [] if runs else ["its basis is in force since 2024-06-01, after the date"]
    )


@pytest.mark.parametrize(("profile", "grade"), [("submission", "ERROR"), ("publication", "INFO")])
def test_severity_may_depend_on_the_profile(make: Make, profile: str, grade: str) -> None:
    pack = make(rule("AB001", "kind: pattern\npattern: 坏", "{submission: error, publication: info}"))
    answer = run(pack, "坏", profile=profile)
    assert [finding.severity.name for finding in answer.findings] == [grade]


def test_messages_are_filled_in_both_languages_and_keep_braces_of_the_draft(make: Make) -> None:
    answer = run(make(rule("AB001", "kind: pattern\npattern: '[{]x[}]'")), "前{x}后")
    assert [finding.message for finding in answer.findings] == [Message("“{x}”不当", "“{x}” is wrong")]


def test_an_unmet_item_has_a_verdict_and_a_finding_at_a_place(make: Make) -> None:
    answer = run(make(element("AB003", "duty", "职责"), element("AB004", "plan", "打算")), "一、打算\n做好工作。")
    assert [(verdict.rule, verdict.answer.value) for verdict in answer.verdicts] == [
        ("AB003", "unmet"),
        ("AB004", "met"),
    ]
    assert [(finding.rule, finding.absent, finding.span) for finding in answer.findings] == [("AB003", True, (0, 1))]


def test_a_draft_whose_year_is_not_known_is_told_so_where_a_checklist_applies(make: Make) -> None:
    checklist = make(element("AB003", "duty", "职责"), name="checklist")
    [notice] = run(checklist, "毫不相干的文字").notices
    assert notice.en.startswith("the report year is not known")
    assert run(checklist, "毫不相干的文字", report_year=2024).notices == ()
    [bare] = run(make(BAD, name="loose"), "毫不相干的文字").notices
    assert bare.en == "pack loose has no checklist of required items; only its rules were checked"


def test_checking_twice_gives_the_same(make: Make) -> None:
    pack = make(element("AB003", "duty", "职责"), BAD, WORSE)
    assert run(pack, REPORT) == run(pack, REPORT)
