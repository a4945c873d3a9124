"""The page for browsers and paper: complete, safe, linked; every finding on it, marked where it stands."""

from __future__ import annotations

import csv
import re
import time
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from io import StringIO
from itertools import pairwise

import pytest
from html_pages import HOSTILE, faults, hostile, inside, marked, page_of, plain, texts
from machine_samples import empty, everything, extracted, nasty, text_of, value_of
from report_samples import PACK, clean, document_of, same, sample, span_of, unreadable

from reportlint.errors import Message
from reportlint.findings import Answer, Finding, Related, Severity, Span, Verdict, Waived, Waiver
from reportlint.readers.plain import read_markdown, read_text
from reportlint.records import replace
from reportlint.results import Checked
from reportlint.text import decode

E, W, N = Severity.ERROR, Severity.WARNING, Severity.INFO


def test_the_checklist_says_item_verdict_and_place() -> None:
    rows = page_of([sample()]).xpath('//section[@class="items"]//tbody/tr')
    assert [[cell.text_content() for cell in row] for row in rows] == [
        ["FZ101 主要举措和成效", "✓ 具备", "第 2 行 一、主要举措和成效"],
        ["FZ102 存在的不足和原因", "？ 待人工确认", "请人工阅读：第 3 行 建章立制"],
        [
            "FZ103 第一责任人职责履行情况《法治政府建设与责任落实督察工作规定》第四章",
            "✗ 缺失",
            "没有这部分内容；应写在第 4 行之前第 5 行 法治建设第一责任人职责 只是对 2022 年的打算",
        ],
        ["FZ104 下一年度主要安排", "– 不适用", ""],
    ]


def test_an_item_that_nothing_tells_of_asks_for_the_whole_draft() -> None:
    unclear = replace(sample(), verdicts=(Verdict("FZ102", same("不足"), Answer.UNCLEAR),), findings=())
    assert texts(page_of([unclear]), '//section[@class="items"]//tbody/tr/td[2]') == ["请人工通读全文"]


def test_findings_stand_in_groups_the_gravest_first_each_with_all_that_is_known() -> None:
    page = page_of([sample()])
    assert texts(page, '//section[@class="group"]/h4') == ["错误 1", "警告 1", "提示 1"]
    said = [[line.text_content() for line in item.xpath("./p")] for item in page.xpath('//li[contains(@class, "f ")]')]
    assert said == [
        [
            "错2 FZ103 缺少第一责任人职责的情况",
            "第 4 行，应写在此前",
            "参见 第 5 行 法治建设第一责任人职责 只是对 2022 年的打算",
            "依据：《法治政府建设与责任落实督察工作规定》第四章",
        ],
        ["警1 GW301 半角“,”应为“，”", "第 3 行 , 可改为 ，", "依据：《标点符号用法》"],
        ["示3 GW105 署名", "第 6 行 新县科学"],
    ]


def test_the_head_says_what_was_checked_by_what_and_what_was_not() -> None:
    page = page_of([sample()])
    assert texts(page, "//h2") == ["xinxian.txt"]
    assert texts(page, '//p[@class="about"]') == ["法治政府建设年度报告 · 2021 年度 · 新县科学技术和工业信息化局"]
    digest = sha256(sample().document.source.data).hexdigest()[:12]  # type: ignore[union-attr]
    assert texts(page, '//dl[@class="facts"]/div') == [
        "规则包fazhi 2026.1 abababababab",
        f"文件text · utf-8 {digest}",
        "检查运行规则 61 条，未查 1 条",
        "未查FZ302：不适用于 2021 年度",
    ]


def test_the_head_says_which_view_of_tracked_changes_was_read() -> None:
    document = replace(document_of("通知"), revisions="original")
    assert "修订有修订，按修订前的文字检查" in texts(page_of([Checked("a", document)]), "//dl/div")


def test_what_could_not_be_checked_is_in_a_box_of_its_own() -> None:
    page = page_of([unreadable(), nasty()])
    assert texts(page, '//div[@class="trouble"]//li')[0] == "坏.txt：二进制文件"
    assert [line[-9:] for line in texts(page, '//div[@class="trouble"]//li')[1:]] == [" GW777：超时", "GW777：又超时"]
    assert texts(page, '//ul[@class="notices"]/li') == ["有\ufffd修订"]


def test_a_draft_without_a_fault_says_so() -> None:
    page = page_of([clean()])
    assert texts(page, '//section[@class="panel"]/p') == ["没有发现问题"]
    assert texts(page, '//p[@class="about"]') == ["没有适用的检查清单，只按通用规则检查"]
    assert page.xpath('//*[@id="bar"]') == []


def test_every_finding_is_in_the_list_and_in_the_text_as_often_as_in_json() -> None:
    page = page_of(everything())
    for number, draft in enumerate(value_of("json", everything())["documents"], 1):
        rules = [found["rule"] for found in draft["findings"]]
        listed = page.xpath(f'//article[@id="d{number}"]//li[@data-rule]')
        by_number = {int(item.get("id").rpartition("f")[2]): item.get("data-rule") for item in listed}
        assert by_number == dict(enumerate(rules, 1))
        assert len(page.xpath(f'//a[starts-with(@id, "d{number}-m")]')) == len(rules)


def test_ids_are_unique_and_every_link_leads_to_one() -> None:
    page = page_of(everything())
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = page.xpath("//@href")
    assert {link[1:] for link in links} <= set(ids)
    assert all(link.startswith("#") for link in links)
    assert {name for names in page.xpath("//@aria-labelledby") for name in names.split()} <= set(ids)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_elements_are_nested_as_they_should_be(lang: str) -> None:
    assert faults(text_of("html", everything(), lang)) == []


def test_the_text_of_a_draft_is_shown_as_it_stands_line_by_line() -> None:
    lines = page_of([sample()]).xpath('//div[@class="b"]/p')
    assert [plain(line) for line in lines] == sample().document.source.text.split("\n")  # type: ignore[union-attr]
    assert texts(page_of([sample()]), '//div[@class="b"]/span[@class="n"]') == ["1", "2", "3", "4", "5", "6"]


def test_a_paragraph_over_several_lines_names_them_and_says_where_they_begin() -> None:
    document = read_text(
        decode("a.txt", "推进行政执法规范化建设落实重大决策程序加强普法宣传，\n做好复议工作。\n".encode())
    )
    page = page_of([Checked("a.txt", document)])
    [line] = page.xpath('//div[@class="b"]')
    assert line[0].text_content() == "1–2"
    assert line.xpath(".//span[@class='wrap']/@data-line") == ["2"]
    assert plain(line[1]) == "推进行政执法规范化建设落实重大决策程序加强普法宣传，做好复议工作。"


def test_marks_of_markdown_are_not_shown_but_stray_blanks_are() -> None:
    page = page_of([Checked("a.md", read_markdown(decode("a.md", "## 一、**成效**\n\n全 年\n".encode())))])
    assert [plain(line) for line in page.xpath('//div[@class="b"]/p')] == ["一、成效", "全 年"]


def test_a_page_header_stands_where_it_is_in_the_file() -> None:
    document = read_text(decode("a.txt", "关于情况的报告\n\n第一段话说完了。\n\n— 1 —\n\n第二段话说完了。\n".encode()))
    lines = page_of([Checked("a.txt", document)]).xpath('//div[@class="b"]/p')
    assert [plain(line) for line in lines] == ["关于情况的报告", "第一段话说完了。", "— 1 —", "第二段话说完了。"]


def test_places_in_files_that_are_no_text_are_named() -> None:
    page = page_of([extracted("pdf", page=4)])
    assert texts(page, '//div[@class="b"]/span[@class="n"]') == ["1页 4", "2页 4"]
    assert texts(page, '//p[@class="at"]/a') == ["第 2 行（第 4 页）"]


@pytest.mark.parametrize(
    ("findings", "shown"),
    [
        ([(1, 3, E)], "甲[e1 乙丙]丁戊"),
        ([(0, 5, W), (1, 2, E)], "[w1 甲][e2 1 乙][w1 丙丁戊]"),
        ([(0, 3, W), (2, 5, N)], "[w1 甲乙][w2 1 丙][i2 丁戊]"),
        ([(0, 3, N), (2, 5, E), (0, 5, W)], "[w1 3 甲乙][e2 1 3 丙][e2 3 丁戊]"),
        ([(1, 2, N), (1, 2, E)], "甲[e1 2 乙]丙丁戊"),
        ([(4, 5, E), (0, 1, N)], "[i2 甲]乙丙丁[e1 戊]"),
        ([(2, 2, E)], "甲乙丙丁戊"),
    ],
)
def test_marks_may_nest_and_overlap(findings: list[tuple[int, int, Severity]], shown: str) -> None:
    assert inside("甲乙丙丁戊", *findings) == shown


def test_the_tags_of_a_line_stand_before_their_words_in_reading_order() -> None:
    checked = marked(document_of("甲乙丙"), [(0, 3, E), (1, 2, W), (1, 3, N), (3, 3, N)])
    [line] = page_of([checked]).xpath('//div[@class="b"]/p')
    assert line.text_content() == "错1甲警2示3乙丙示4"


def test_a_mark_over_several_lines_is_in_each_of_them_and_its_tag_in_the_first() -> None:
    page = page_of([marked(document_of("甲乙\n丙丁\n戊己"), [(1, 7, W)])])
    assert texts(page, '//div[@class="b"]/p') == ["甲警1乙", "丙丁", "戊己"]
    assert texts(page, "//mark") == ["乙", "丙丁", "戊"]


def test_a_place_that_belongs_to_findings_is_a_lighter_mark_with_their_numbers() -> None:
    document = document_of("甲2021乙\n2022丙2023")
    year = Related(span_of(document, "2021"), Message("这里是 2021 年", "2021 here"))
    found = [Finding("GW1", E, span_of(document, year_), same("年份"), same(""), (year,)) for year_ in ("2022", "2023")]
    page = page_of([Checked("a.txt", document, {}, PACK, findings=tuple(found))])
    assert texts(page, '//div[@class="b"]/p') == ["甲参1，22021乙", "错12022丙错22023"]
    [mark] = page.xpath('//mark[@class="r"]')
    assert (mark.text_content(), mark.get("data-r"), mark.get("data-f")) == ("2021", "1 2", None)
    [tag] = page.xpath('//span[@id="d1-r1"]')
    assert [link.get("href") for link in tag] == ["#d1-f1", "#d1-f2"]
    assert page.xpath('//p[@class="see"]/a/@href') == ["#d1-r1", "#d1-r1"]


def test_what_is_absent_is_a_line_before_the_one_where_it_belongs() -> None:
    page = page_of([sample()])
    [line] = page.xpath('//p[@class="absent e"]')
    assert line.text_content() == "错2 应写在这里：缺少第一责任人职责的情况"
    assert plain(line.getnext()[1]) == "## 二、2022 年工作安排"


def test_a_draft_without_a_character_shows_what_is_missing() -> None:
    assert texts(page_of([empty()]), '//section[@class="draft"]//p[@class="absent e"]') == ["错1 应写在这里：缺少标题"]


def test_where_a_required_item_was_found_its_number_stands() -> None:
    tags = page_of([sample()]).xpath('//a[starts-with(@class, "tag item")]')
    assert [(tag.text_content(), tag.get("href"), tag.tail) for tag in tags] == [
        ("✓FZ101", "#d1-v1", "一、主要举措和成效"),
        ("？FZ102", "#d1-v2", "建章立制"),
    ]


def test_a_rule_that_fires_often_is_folded_behind_its_first_finding() -> None:
    page = page_of([marked(document_of("甲" * 6), [(at, at + 1, W) for at in range(4)])])
    [items] = page.xpath('//section[@class="group"]/ol')
    assert [child.get("class") for child in items] == ["f w", "fold"]
    [fold] = items.xpath("./li/details")
    assert fold.get("open") is None
    assert fold[0].text_content() == "GW1：同类问题还有 3 处"
    assert fold.xpath(".//li/@id") == ["d1-f2", "d1-f3", "d1-f4"]


def test_three_findings_of_a_rule_are_not_folded_nor_are_those_of_different_severities() -> None:
    spans = [(0, 1, W), (1, 2, W), (2, 3, W), (3, 4, E)]
    assert page_of([marked(document_of("甲" * 6), spans)]).xpath("//details") == []


def test_the_ground_that_folded_findings_share_is_told_once() -> None:
    document = document_of("甲" * 6)
    found = [Finding("GW1", W, Span(at, at + 1), same("误"), same("《标点》")) for at in range(4)]
    found.append(Finding("GW1", W, Span(5, 6), same("误"), same("《数字》")))
    page = page_of([Checked("a.txt", document, {}, PACK, findings=tuple(found))])
    assert texts(page, '//p[@class="basis"]') == ["依据：《标点》", "依据：《数字》"]


def settled() -> Checked:
    """The sample, its error waived, its warning in the baseline."""
    warning, error, info = sample().findings
    decided = Waived(error, Waiver("经审定", "法制科", "2035-01-01", "reportlint-waivers.yaml", 3))
    return replace(sample(), findings=(info,), waived=(decided,), known=(warning,))


def test_what_was_waived_is_listed_with_the_decision_and_leads_to_its_place() -> None:
    page = page_of([settled()])
    [item] = page.xpath('//section[@class="settled"]//li')
    assert [line.text_content() for line in item] == [
        "FZ103 缺少第一责任人职责的情况",
        "第 4 行",
        "已豁免：经审定（法制科，至 2035-01-01）",
    ]
    [link] = item.xpath(".//a/@href")
    assert page.xpath(f'//div[@id="{link[1:]}"]/span')[0].text_content() == "4"
    assert texts(page, '//section[@class="panel"]/p[@class="counted"]') == [
        "错误 0  警告 0  提示 1 · 已豁免 1 处 · 基线内 1 处"
    ]
    assert page.xpath('//tr[@class="unmet"]/td[2]/p')[-1].text_content() == "已豁免：经审定（法制科，至 2035-01-01）"
    assert len(page.xpath("//mark")) == 1


def test_a_draft_in_which_all_is_settled_says_that_nothing_else_was_found() -> None:
    page = page_of([replace(settled(), findings=())])
    assert texts(page, '//p[@class="none"]') == ["没有发现问题 · 已豁免 1 处 · 基线内 1 处"]
    assert len(page.xpath('//section[@class="settled"]//li')) == 1


def test_several_drafts_have_the_table_of_the_csv_before_them() -> None:
    results = [sample(), clean(), unreadable()]
    [table] = page_of(results).xpath('//section[@class="paper overview"]//table')
    shown = [[cell.text_content() for cell in row] for row in table.iter("tr")]
    rows = list(csv.reader(StringIO(text_of("csv", results).removeprefix("\ufeff"))))
    words = {"具备": "✓ 具备", "缺失": "✗ 缺失", "待人工确认": "？ 待人工确认", "不适用": "– 不适用"}
    assert shown == [[words.get(cell, cell) for cell in row] for row in rows]
    assert table.xpath(".//tbody//a/@href") == ["#d1", "#d2", "#d3"]
    assert table.xpath(".//thead//th/@scope") == ["col"] * len(rows[0])


def test_one_draft_has_no_table_of_drafts() -> None:
    assert page_of([sample()]).xpath('//*[@id="overview"]') == []


def test_the_page_says_its_language() -> None:
    assert page_of([sample()]).get("lang") == "zh-CN"
    page = page_of([sample()], "en")
    assert page.get("lang") == "en"
    assert texts(page, "//h3") == ["Required items", "Findings", "Text"]
    assert page.xpath('//section[@class="draft"]/div/@lang') == ["zh-CN"]


def test_headings_go_down_one_step_at_a_time() -> None:
    levels = [int(element.tag[1]) for element in page_of(everything()).iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_nothing_of_a_draft_becomes_markup() -> None:
    text = text_of("html", [hostile(), sample()])
    page = page_of([hostile(), sample()])
    assert faults(text) == []
    assert [len(page.xpath(f"//{tag}")) for tag in ("script", "style", "img", "title", "main")] == [1, 1, 0, 1, 1]
    assert page.xpath("//@onerror | //@onmouseover | //@src | //@style") == []
    assert [plain(line) for line in page.xpath('//article[@id="d1"]//div[@class="b"]/p')] == list(HOSTILE)


def test_control_and_bidirectional_characters_are_shown_as_what_they_are() -> None:
    lines = page_of([marked(document_of("甲\u202e乙\x00丙\x1b[1m\x85丁"), [(2, 5, W)])]).xpath('//div[@class="b"]/p')
    assert [plain(line) for line in lines] == ["甲\ufffd乙\ufffd丙\ufffd[1m\ufffd丁"]
    assert texts(page_of([marked(document_of("甲\u202e乙"), [(0, 3, W)])]), "//mark") == ["甲\ufffd乙"]


def test_the_policy_lets_nothing_but_our_own_style_and_script_in() -> None:
    page = page_of(everything())
    [policy] = page.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')
    style, script = (
        b64encode(sha256(page.find(f".//{tag}").text.encode()).digest()).decode() for tag in ("style", "script")
    )
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; "
        "base-uri 'none'; form-action 'none'"
    )
    # A policy holds from where it stands on.
    assert [child.tag for child in page.find("head")][:2] == ["meta", "meta"]
    assert page.find("head")[1].get("http-equiv") == "Content-Security-Policy"


ABROAD = ("http:", "https:", "url(", "@import", "</", "fetch", "innerHTML", "eval(")


def test_style_and_script_name_nothing_from_elsewhere() -> None:
    for name in ("page.css", "page.js"):
        text = files("reportlint.reporters.html").joinpath(name).read_text("utf-8")
        assert [
            word for word in ("http:", "https:", "url(", "@import", "</", "fetch", "innerHTML", "eval(") if word in text
        ] == []


def test_the_same_results_make_the_same_page() -> None:
    assert text_of("html", everything()) == text_of("html", everything())


def test_two_hundred_findings_make_a_small_page_in_no_time() -> None:
    line = "推进行政执法规范化建设,落实重大决策程序,加强普法宣传。"
    document = document_of("\n".join([line] * 120))
    commas = [at for at, char in enumerate(document.text) if char == ","]
    checked = marked(document, [(at, at + 1, W) for at in commas])
    began = time.process_time()
    text = text_of("html", [checked])
    assert time.process_time() - began < 2
    assert len(checked.findings) == 240
    assert len(text.encode()) < 400_000


def test_many_findings_of_one_place_do_not_multiply() -> None:
    document = document_of("甲" * 5000)
    found = [(0, at, W) for at in range(2, 5000)]
    assert len(text_of("html", [marked(document, found)])) < 5_000_000


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 has it."""
    digits = colour * 2 if len(colour) == 3 else colour
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


PAIRS = [
    *((ink, ground) for ink in ("ink", "soft") for ground in ("paper", "zebra", "desk")),
    *((ink, ground) for ink in ("e", "w", "i", "ok", "head", "link") for ground in ("paper", "zebra")),
    *(("ink", f"{name}-tint") for name in ("e", "w", "i")),
    *((name, f"{name}-tint") for name in ("e", "w", "i", "ok")),
    ("head", "desk"),
]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("pair", PAIRS, ids="-on-".join)
def test_what_is_written_stands_out_from_its_ground(theme: int, pair: tuple[str, str]) -> None:
    style = files("reportlint.reporters.html").joinpath("page.css").read_text("utf-8")
    block = re.findall(r":root \{(.*?)\}", style, re.DOTALL)[theme]
    colours = dict(re.findall(r"--([\w-]+): #([0-9a-f]{3,6})\b", block))
    darker, lighter = sorted(luminance(colours[name]) for name in pair)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5
