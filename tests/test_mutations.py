"""Faultless drafts stay without findings; their mutants are found by the right rule, at the right line."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

import pytest
from mutants import DRAFTS, Draft, Mutant, Told, dated_below_the_title, findings, is_found, mutants, told
from mutants import mutant as changed

from reportlint.findings import Severity


class Gap(NamedTuple):
    """Mutants that are not found yet: a pattern that their names, and no others, match, and the reason."""

    pattern: str
    reason: str


GAPS = (
    Gap(
        r"township/GW201 number changed@(27|35):2→4|township/GW201 number changed@(29|37):3→4"
        r"|(web-paste/GW201 number changed@59|province/GW201 number changed@44):2→4"
        r"|province/GW201 subsection deleted@(32|42|44|46)",
        "the number before is sought in the section above, too",
    ),
    Gap(r"GW102 .*→〔\d{4}(〕\d+|年〕\d+号)$", "no number is seen where 号 is missing or 年 too many"),
    Gap(r"township/GW107 .*→23年", "a year of two digits makes no date where an attachment stands above"),
    Gap(r"markdown/GW(301|302) .*@25", "marks in table cells are not looked at"),
    Gap(r"complete/FZ301 .*@47", "验收 marks history, even in the plan"),
    Gap(r"FZ305 法制(思想|学习|督察|专题|住建|责任|力量|短视|示范|服务)", "法制 is flagged before listed words only"),
    Gap(
        r"FZ401 another unit@19:101:全镇→",
        "a foreign name is seen in frames like 推进……建设, 某县8个, 某县各级, and with a body as the subject",
    ),
    Gap(r"GW203 、 →  @", "一 with a blank behind it is no number"),
    Gap(r"GW206 announced count@21", "a count that stands behind what it counts"),
    Gap(
        r"GW401 short year@(11:2|15|17|55|63|3|35|41|49|51|4|12|38|40):",
        "short years are seen before 度, 底, 初 and months only",
    ),
    Gap(
        r"(complete/.*@(11|37)|web-paste/.*@(15|21|29|33|37|53)|township/.*@(11|45)|province/.*@(4|12|20|24)):3[1-4]$",
        "a break after the first 30 characters, where the rest is longer",
    ),
    Gap(r"markdown/GW601 .*@(28|29|31)", "tables are not summed"),
    Gap(
        r"GW602 (told again@(3|4):|told again@11:(主动|普法)|one of two changed@45)", "only figures behind a bare verb"
    ),
)


class Echo(NamedTuple):
    """What one defect brings with it elsewhere: a pattern for names of mutants, other rules, and the reason."""

    pattern: str
    rules: frozenset[str]
    reason: str


def echo(pattern: str, rules: str, reason: str) -> Echo:
    return Echo(pattern, frozenset(rules.split()), reason)


UNDERSTOOD = (
    echo("FZ202 title year", "FZ203 FZ206", "the title is believed, so the rest is wrong against it"),
    echo("FZ115 .*没有明显问题", "FZ111", "who sees no shortcoming names no cause"),
    echo("GW203 、 →  @", "GW201", "a number that is not seen leaves a gap"),
)
WRONG_ECHOES = (
    echo("township/GW10[67] ", "GW105 GW106", "without a date the signature behind an attachment is not seen"),
)


def gap_of(mutant: Mutant) -> Gap | None:
    return next((gap for gap in GAPS if re.search(gap.pattern, mutant.name)), None)


def shown(missed: list[Mutant]) -> str:
    """Mutants, one a line, and what was said of them."""
    rows = []
    for mutant in missed:
        said = ", ".join(f"{each.rule}:{each.line}" for each in findings()[mutant] if each.severity > Severity.INFO)
        rows.append(f"{mutant.name}: expected in {sorted(mutant.lines)}, found {said or 'nothing grave'}")
    return "\n".join([f"{len(missed)} of {len(mutants())} mutants missed:", *rows])


def elsewhere(mutant: Mutant) -> list[Told]:
    """Errors and warnings of other rules at lines that the mutant left as they were."""
    own = {mutant.rule, *mutant.also}
    grave = (each for each in findings()[mutant] if each.severity > Severity.INFO)
    return [each for each in grave if each.rule not in own and each.line not in mutant.touched]


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.name)
def test_a_draft_without_a_defect_has_no_error_and_no_warning(draft: Draft) -> None:
    assert [each for each in told(draft.path.name, draft.text) if each.severity > Severity.INFO] == []


FAULTLESS = (
    ("complete", "（2021－2025年）", "（2021～2025年）"),
    ("complete", "主动公开政府信息412条", "主动公开政府信息412条（其中规范性文件1件）"),
    ("web-paste", "成功率98%", "成功率98.0%"),
    ("township", "，共88件", "，合计88件"),
    ("township", "特此报告。", "以上报告，请审阅。"),
    ("township", "土地山林纠纷41件；调解", "土地山林纠纷41件，调解"),
    ("province", "分别为412项、365项、291项", "分别有412项、365项、291项"),
)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        *FAULTLESS,
    ],
)
def test_a_draft_that_says_the_same_in_other_words_stays_clean(name: str, old: str, new: str) -> None:
    [draft] = (draft for draft in DRAFTS if draft.name == name)
    assert old in draft.text
    text = draft.text.replace(old, new)
    assert [each for each in told(draft.path.name, text) if each.severity > Severity.INFO] == []


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.name)
def test_a_line_of_issuer_and_date_below_the_title_changes_nothing(draft: Draft) -> None:
    grave = {
        what: [
            each
            for each in told(draft.path.name, changed(draft, "", what, changes).text)
            if each.severity > Severity.INFO
        ]
        for what, changes in dated_below_the_title(draft)
    }
    assert {what: found for what, found in grave.items() if found} == {}


def test_each_mutant_differs_from_its_draft_and_from_every_other() -> None:
    texts = Counter(mutant.text for mutant in mutants())
    names = Counter(mutant.name for mutant in mutants())
    assert len(mutants()) > 2000
    assert [name for name, count in names.items() if count > 1] == []
    assert not {draft.text for draft in DRAFTS} & texts.keys()


def test_every_mutant_that_is_no_known_gap_is_found() -> None:
    missed = [mutant for mutant in mutants() if gap_of(mutant) is None and not is_found(mutant)]
    assert missed == [], shown(missed)


def test_98_of_100_mutants_are_found_by_the_right_rule_at_the_right_line() -> None:
    missed = [mutant for mutant in mutants() if not is_found(mutant)]
    assert len(missed) <= 0.02 * len(mutants()), shown(missed)


@pytest.mark.parametrize(
    "gap", [pytest.param(gap, id=gap.reason, marks=pytest.mark.xfail(strict=True, reason=gap.pattern)) for gap in GAPS]
)
def test_what_is_a_known_gap_is_found(gap: Gap) -> None:
    missed = [mutant for mutant in mutants() if re.search(gap.pattern, mutant.name) and not is_found(mutant)]
    assert missed == [], shown(missed)


def test_no_mutant_raises_findings_of_other_rules_at_lines_that_it_left_alone() -> None:
    known = (*UNDERSTOOD, *WRONG_ECHOES)
    strays = [
        (mutant.name, each.rule, each.line)
        for mutant in mutants()
        for each in elsewhere(mutant)
        if not any(each.rule in one.rules and re.search(one.pattern, mutant.name) for one in known)
    ]
    assert strays == []


@pytest.mark.parametrize("one", UNDERSTOOD, ids=lambda one: one.pattern)
def test_a_finding_that_is_understood_elsewhere_does_occur(one: Echo) -> None:
    heard = [each.rule for mutant in mutants() if re.search(one.pattern, mutant.name) for each in elsewhere(mutant)]
    assert one.rules == set(heard)


@pytest.mark.parametrize(
    "one", [pytest.param(one, marks=pytest.mark.xfail(strict=True, reason=one.reason)) for one in WRONG_ECHOES]
)
def test_a_wrong_finding_elsewhere_does_not_occur(one: Echo) -> None:
    heard = [
        (mutant.name, each) for mutant in mutants() if re.search(one.pattern, mutant.name) for each in elsewhere(mutant)
    ]
    assert heard == []
