"""What `--fix` makes of a text: only what is certain, nothing else, and the same when it is done again."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from fixing import check, fix, fixed, left
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportlint.changes import Change, apart, offers, revised_text
from reportlint.changes import replaced as with_changes
from reportlint.findings import Edit, Finding, Piece, Severity, Span
from reportlint.fixes import harm
from reportlint.packs import load
from reportlint.records import replace
from reportlint.text import BOMS

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = [path for path in sorted((ROOT / "examples").iterdir()) if path.name != "README.md"]

SAFE = [
    # Half-width marks, GB/T 15834-2011, 5.1.
    ("推进改革,办件占比提高到64.7%。", "推进改革，办件占比提高到64.7%。"),
    ("推进改革, 办件占比提高到64.7%。", "推进改革，办件占比提高到64.7%。"),
    ("推进改革 ,办件占比提高。", "推进改革，办件占比提高。"),
    ("各位代表:现在报告工作;请审议!", "各位代表：现在报告工作；请审议！"),
    ("办结率98%,同比提高。", "办结率98%，同比提高。"),
    ("哈工大(深圳)获批,福田(含河套)推进。", "哈工大（深圳）获批，福田（含河套）推进。"),
    ("经信委 (经信局) 提出意见。", "经信委（经信局）提出意见。"),
    ("市(县(区))两级开展检查。", "市（县（区））两级开展检查。"),
    ("深圳(含河套）推进改革。", "深圳（含河套）推进改革。"),
    # Straight quotation marks, 4.8.
    ('推行"一网通办"改革,落实"一窗受理"。', "推行“一网通办”改革，落实“一窗受理”。"),
    ("推行\"一网'通'办\"改革。", "推行“一网‘通’办”改革。"),
    # Ellipsis and dash, 4.10 and 4.11.
    ("学习了《行政处罚法》...等法律。", "学习了《行政处罚法》……等法律。"),
    ("开展“宣传月”--“普法行”活动，集中10--12月培训。", "开展“宣传月”——“普法行”活动，集中10—12月培训。"),
    # Doubled stops, appendix A.
    ("对3项决策，，依法履行程序。。", "对3项决策，依法履行程序。"),
    # Years, ranges, ordinals.
    ("落实《纲要（2021-2025年）》和《纲要（20212025年）》。", "落实《纲要（2021—2025年）》和《纲要（2021—2025年）》。"),
    ("采取措施：一是，完善制度；二是: 加强培训。", "采取措施：一是完善制度；二是加强培训。"),
    ("办理时限压缩20—40%。", "办理时限压缩20%—40%。"),
    ("二零二四年三月印发，二○二三年四月废止。", "二〇二四年三月印发，二〇二三年四月废止。"),
    ("截止目前，已办结9件；截止到2024年底，共10件。", "截至目前，已办结9件；截至2024年底，共10件。"),
    # Numbers of headings, GB/T 9704-2012, 7.3.3.
    ("一.主要举措\n1、加强领导。召开会议4次。\n2、规范执法。", "一、主要举措\n1.加强领导。召开会议4次。\n2.规范执法。"),
    ("一. 主要举措\n（一）、加强领导。召开会议4次。", "一、主要举措\n（一）加强领导。召开会议4次。"),
    ("1、2024年召开会议4次。\n2、规范执法。", "1．2024年召开会议4次。\n2.规范执法。"),
    (
        "(一)加强领导。开会4次。\n（二）规范执法。\n(三) 强化普法。",
        "（一）加强领导。开会4次。\n（二）规范执法。\n（三）强化普法。",
    ),
    # Blanks.
    ("将 2024 年度工作报告如下，共 12 项。", "将2024年度工作报告如下，共12项。"),
    ("明显提升 ，办结案件 9 件 。", "明显提升，办结案件9件。"),
    # Parts of the document.
    ("禾林发[2025]第07号\n\n禾川县林业局关于工作的报告", "禾林发〔2025〕7号\n\n禾川县林业局关于工作的报告"),
    ("办结案件9件。\n\n禾川县林业局\n2025年02月08日", "办结案件9件。\n\n禾川县林业局\n2025年2月8日"),
    ("办结案件9件。\n\n禾川县林业局\n二〇二五年二月十日", "办结案件9件。\n\n禾川县林业局\n2025年2月10日"),
    (
        "办结案件9件。\n\n附件：行政执法情况统计表。\n\n禾川县林业局\n2025年2月10日",
        "办结案件9件。\n\n附件：行政执法情况统计表\n\n禾川县林业局\n2025年2月10日",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "better"), SAFE)
def test_what_is_certain_is_fixed(text: str, better: str) -> None:
    assert fixed(text) == better


@pytest.mark.parametrize(
    "text",
    [
        "每日9:30报送，比例1:2.3，金额12,300元，网址http://a.cn/b,c?d=1;e。",
        "Report (draft), version 1.2; see IMF (2024).",
        "见[说明](附图,一.png)和[1]:文献。",
        "华大创?享?空间，依托中国? 海峡项目。",
        "单位( 盖章 )推进改革。",
        '推行"一网通办改革。',
        '推行“一网"、“通办"改革。',
        '屏幕为27"，推行"一网通办"改革。',
        "目录……总则......3，附则......9。",
        "电话0591--8788，代号A--B。",
        "办结许可97件、，审批64件。",
        "举办“奋进新征程 共度人才日”活动，第一条 为了规范。",
        "工作结束。 二、存在问题，力量不足。",
        "公示到期，福建省经济委员会 2017年11月21日",
        "明细表，附件2-6 对外投资明细。",
        "三、做好落实，报名截止12月底。",
        "落实《规划（20162024年）》，21年度任务完成。",
        "一,加强领导。",
        "1、2号楼已交付。\n2、3号楼在建。",
    ],
)
def test_what_is_not_certain_stays(text: str) -> None:
    assert fixed(text) == text


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("你们准备好了吗?", "你们准备好了吗？"),
        ("报名截止12月底。", "报名截至12月底。"),
        ("规范执法行为。一是公示结果178条；三是审核案件21件。", "规范执法行为。一是公示结果178条；二是审核案件21件。"),
        ("21年度重点任务完成。", "2021年度重点任务完成。"),
        ("建设法治攻府。", "建设法治政府。"),
        ("办结许可97件、。", "办结许可97件。"),
    ],
)
def test_what_a_person_must_confirm_is_fixed_only_when_asked_for(text: str, better: str) -> None:
    assert fixed(text) == text
    assert fixed(text, unsafe=True) == better


def test_the_line_end_in_a_broken_paragraph_and_bold_marks_stay() -> None:
    wide = "　　" + "全县持续推进改革完善制度机制规范执法行为" * 2
    text = f"{wide},\n办件占比提高,**一是,**完善制度推进行政执法规范化建设持续深化。\n"
    better = f"{wide}，\n办件占比提高，**一是**完善制度推进行政执法规范化建设持续深化。\n"
    assert fixed(text) == better
    assert fixed("（一）推进执法。\n办结案件9件。\n。\n") == "（一）推进执法。\n办结案件9件。\n。\n"


@pytest.mark.parametrize(
    ("encode", "mark"),
    [
        (lambda text: text.encode(), b""),
        (lambda text: b"\xef\xbb\xbf" + text.encode(), b"\xef\xbb\xbf"),
        (lambda text: text.encode("gb18030"), b""),
        (lambda text: b"\xff\xfe" + text.encode("utf-16-le"), b"\xff\xfe"),
        (lambda text: b"\xfe\xff" + text.encode("utf-16-be"), b"\xfe\xff"),
    ],
    ids=["utf-8", "utf-8 with mark", "gb18030", "utf-16-le", "utf-16-be"],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_mark_and_line_ends_stay(encode, mark: bytes, end: str) -> None:
    text = end.join(["工作报告", "", "𠮷县推进改革,办结案件9件。", "二是(含河套)完善制度..等。"])
    better = end.join(["工作报告", "", "𠮷县推进改革，办结案件9件。", "二是（含河套）完善制度..等。"])
    assert fix(encode(text)).data == encode(better)
    assert fix(encode(text)).data.startswith(mark)


def test_mixed_line_ends_stay_as_they_are() -> None:
    assert fixed("推进改革,办结。\r\n推进执法,办结。\n推进普法,办结。\r") == (
        "推进改革，办结。\r\n推进执法，办结。\n推进普法，办结。\r"
    )


def test_a_file_that_would_not_come_out_the_same_is_left_alone() -> None:
    # Two spellings of one character in GB 18030: what was read is not what would be written.
    data = "推进改革,办结。".encode("gb18030")
    checked = check(data)
    assert checked.document is not None
    twisted = replace(checked.document, source=replace(checked.document.source, data=data + b" "))
    assert revised_text(twisted, apart(offers(checked, unsafe=False))).made == ()


TEXT = "甲,乙,丙(丁)"


def offer(checked, start: int, end: int, text: str, *, severity: Severity = Severity.WARNING, safe: bool = True):
    message = check("甲".encode()).findings[0].message
    edit = Edit(Span(start, end), text, safe)
    found = Finding("GW301", severity, Span(start, end), message, message, edit=edit)
    [made] = offers(replace(checked, findings=(found,)), unsafe=True)
    return made


@pytest.fixture
def checked():
    return check(TEXT.encode())


def test_of_two_edits_that_overlap_the_safe_one_then_the_graver_one_then_the_first_is_made(checked) -> None:
    mild, grave = offer(checked, 0, 3, "一"), offer(checked, 2, 4, "二", severity=Severity.ERROR)
    unsafe = offer(checked, 3, 5, "三", severity=Severity.ERROR, safe=False)
    assert apart([mild, grave, unsafe]) == [grave]
    assert apart([offer(checked, 0, 2, "一"), offer(checked, 1, 3, "二")]) == [offer(checked, 0, 2, "一")]


def test_edits_side_by_side_are_all_made_but_not_an_insertion_at_the_edge_of_one(checked) -> None:
    one, two, inserted = offer(checked, 0, 2, "一"), offer(checked, 2, 4, "二"), offer(checked, 2, 2, "三")
    assert apart([one, two]) == [one, two]
    assert apart([one, inserted]) == [one]


def test_an_edit_that_changes_nothing_or_crosses_paragraphs_is_none() -> None:
    checked = check("甲乙\n丙丁".encode())
    for span, text in (((0, 2), "甲乙"), ((1, 4), "戊")):
        found = replace(checked.findings[0], edit=Edit(Span(*span), text))
        assert list(offers(replace(checked, findings=(found,)), unsafe=True)) == []


def test_pieces_of_one_edit_are_made_together_or_not_at_all() -> None:
    checked = check("甲乙\n丙丁".encode())
    edit = Edit(Span(0, 1), "戊", more=(Piece(Span(1, 4), "己"),))
    found = replace(checked.findings[0], edit=edit)
    assert list(offers(replace(checked, findings=(found,)), unsafe=True)) == []


def test_changes_are_made_from_the_end() -> None:
    assert with_changes("甲乙丙丁", [Change(0, 1, "一二三"), Change(2, 2, "+"), Change(3, 4, "")]) == "一二三乙+丙"


def test_harm_is_a_finding_more_in_a_paragraph_or_an_item_less() -> None:
    before, after = (
        check("报告\n\n推进改革。\n推进执法。".encode()),
        check("报告\n\n推进改革,办结。\n推进执法。".encode()),
    )
    assert dict(harm(before, after)) == {"GW301": [(3, 3)]}
    assert dict(harm(after, before)) == {}
    text = (ROOT / "examples" / "complete.txt").read_text("utf-8")
    lines = text.split("\n")
    lost = [line if at not in (34, 36) else f"　　其他情况第{at}节。" for at, line in enumerate(lines)]
    assert lines[34].endswith("三、党政主要负责人履行推进法治建设第一责任人职责情况")
    found = harm(check(text.encode(), name="fazhi"), check("\n".join(lost).encode(), name="fazhi"))
    assert (35, 35) in found["FZ103"]


def test_an_edit_that_does_harm_is_taken_back_and_the_others_are_made() -> None:
    # With a full-width comma the line would be a heading whose number has a wrong mark.
    assert (
        fixed("工作报告\n\n一,加强领导。\n推进改革,办结9件。\n") == "工作报告\n\n一,加强领导。\n推进改革，办结9件。\n"
    )


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
def test_an_example_is_fixed_once_and_nothing_new_is_found(path: Path, *, unsafe: bool) -> None:
    before = check(path.read_bytes(), path=path.name, name="fazhi")
    outcome = fix(path.read_bytes(), unsafe=unsafe, path=path.name, name="fazhi")
    again = fix(outcome.data, unsafe=unsafe, path=path.name, name="fazhi")
    assert (again.data, again.edits) == (outcome.data, 0)
    assert Counter(each.rule for each in outcome.checked.findings) <= Counter(each.rule for each in before.findings)
    assert left(outcome, unsafe=unsafe) == []


@pytest.mark.parametrize("rule", [rule.id for rule in load("fazhi").rules])
def test_an_edit_leaves_a_bad_example_without_its_finding(rule: str) -> None:
    """Where the edit of an example can be made at all: the same rule finds nothing at that place any more."""
    [found] = [each for each in load("fazhi").rules if each.id == rule]
    for bad in found.head.examples.bad:
        text = bad.text.replace("⟦", "").replace("⟧", "")
        before = check(text.encode(), name="fazhi")
        outcome = fix(text.encode(), unsafe=True, name="fazhi")
        assert Counter(each.rule for each in outcome.checked.findings) <= Counter(each.rule for each in before.findings)


chunks = st.sampled_from(
    [
        *(
            "推进改革",
            "办结案件9件",
            "一网通办",
            "APP",
            "1.5",
            "2024年",
            "2025年02月08日",
            "（一）",
            "(二)",
            "1、",
            "一.",
        ),
        *(
            ",",
            ";",
            ":",
            "(",
            ")",
            '"',
            "'",
            "...",
            "--",
            "，，",
            "。。",
            "。",
            "，",
            " ",
            "  ",
            "\u3000",
            "\t",
            "\u00a0",
        ),
        *("\n", "\r\n", "\n\n", "**", "《", "》", "“", "”", "一是，", "二是", "20212025年", "2021-2025年", "20—40%"),
        *(
            "二零二四年",
            "截止目前",
            "[2025]7号",
            "禾林发",
            "http://a.cn/b",
            "报告如下",
            "|",
            "# ",
            "- ",
            "?",
            "!",
            "𠮷",
        ),
    ]
)
texts = st.lists(chunks, max_size=40).map("".join)


@settings(deadline=None, max_examples=150)
@given(texts, st.booleans(), st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]))
@example("禾林发[2025]7号\n\n关于推进改革, 的报告\n\n一. 推进改革,办结(二)案件 9 件，，完成。\n", False, "gb18030")
@example('推进"改革" (一网通办),办结\n1、2024年\n2、推进', True, "utf-16")
def test_fixing_twice_is_fixing_once_and_nothing_new_is_found(text: str, unsafe: bool, encoding: str) -> None:
    data = text.encode(encoding)
    before = check(data)
    if before.document is None:
        return
    once = fix(data, unsafe=unsafe)
    assert fix(once.data, unsafe=unsafe).data == once.data
    after = once.checked
    assert after.document is not None
    assert after.document.source.encoding == before.document.source.encoding
    assert [once.data.startswith(mark) for mark, _ in BOMS] == [data.startswith(mark) for mark, _ in BOMS]
    assert ends(after.document.source.text) == ends(before.document.source.text)
    assert Counter(each.rule for each in after.findings) <= Counter(each.rule for each in before.findings)


def ends(text: str) -> list[str]:
    return [char for char in text if char in "\r\n"]


@settings(deadline=None, max_examples=100)
@given(texts)
def test_one_round_changes_the_listed_places_and_nothing_else(text: str) -> None:
    checked = check(text.encode())
    if checked.document is None:
        return
    chosen = apart(offers(checked, unsafe=True))
    made = revised_text(checked.document, chosen).data.decode()
    at = moved = 0
    for change in sorted(change for each in chosen for change in each.changes):
        assert text[at : change.start] == made[at + moved : change.start + moved]
        assert made[change.start + moved :].startswith(change.text)
        moved += len(change.text) - (change.end - change.start)
        at = change.end
    assert text[at:] == made[at + moved :]
