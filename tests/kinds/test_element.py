"""The kind `element`."""

from __future__ import annotations

from kind_runs import hits, scene_of

from reportlint.findings import Severity
from reportlint.items.wanted import Heading, Options, Passage
from reportlint.kinds import element
from reportlint.patterns import Pattern

DUTY = Options(
    "duty",
    Heading(Pattern("责任")),
    Passage({"甲": Pattern("甲"), "乙": Pattern("乙")}, 2, Pattern("责任者")),
    mention=Pattern("责任"),
)


def test_an_item_that_is_there_is_no_finding() -> None:
    assert hits(element, DUTY, scene_of("一、责任\n做了。", DUTY)) == []
    assert hits(element, DUTY, scene_of("责任者甲，又乙。", DUTY)) == []


def test_a_missing_item_is_flagged_as_absent_with_its_mentions() -> None:
    [hit] = hits(element, DUTY, scene_of("说到责任。\n说完。", DUTY))
    assert (hit.absent, hit.message, hit.severity) == (True, None, None)
    assert [related.note.zh for related in hit.related] == ["只是顺带提到"]


def test_an_item_of_one_line_that_a_person_must_read_is_a_warning() -> None:
    [hit] = hits(element, DUTY, scene_of("说明。\n责任者甲。", DUTY))
    assert hit.severity is Severity.WARNING
    assert hit.message is not None
    assert hit.message.zh == "提到了这项内容，但写得不具体，请人工阅读第 2 行"
    assert hit.message.en == "only touched on; please read line 2 yourself"
    assert not hit.absent


def test_an_item_over_several_lines_of_the_file_names_them_all() -> None:
    text = "责任者做了很多很多很多事情，其中最重要的一件，也是大家谈得最多的一件，\n就是甲。"
    [hit] = hits(element, DUTY, scene_of(text, DUTY))
    assert hit.message is not None
    assert hit.message.zh.endswith("请人工阅读第 1–2 行")
