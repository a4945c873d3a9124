"""The page in a real browser: no request leaves it, it works by keyboard and without its script, and prints whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Browser, NoBrowserError
from html_pages import HOSTILE, hostile, marked
from machine_samples import text_of
from report_samples import document_of, sample

from reportlint.findings import Severity
from reportlint.results import Checked, Results

ABROAD = "http://reportlint.invalid/picture.png"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for all tests here; none where the machine has none."""
    try:
        started = Browser(tmp_path_factory.mktemp("browser"))
    except NoBrowserError as error:
        pytest.skip(str(error))
    yield started
    started.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path):
    """Opens the page of some results in the browser, at the width of a desktop."""

    def open_(results: Results, lang: str = "zh") -> Browser:
        path = tmp_path / "page.html"
        path.write_text(text_of("html", results, lang), "utf-8", newline="")
        browser.resize(1300, 900)
        browser.open(path)
        return browser

    return open_


def many() -> Checked:
    """More findings than one can see at once, most of them folded, over a text of several pages."""
    lines = [f"第{number}次开展检查,办结案件{number}件。推进行政执法规范化建设。" for number in range(1, 121)]
    document = document_of("\n".join(lines))
    spans = [(at, at + 1, Severity.WARNING) for at, char in enumerate(document.text) if char == ","]
    return marked(document, [(0, 2, Severity.ERROR), *spans])


def shown(page: Browser, selector: str) -> int:
    """How many elements can be seen."""
    found: int = page.run(f"[...document.querySelectorAll('{selector}')].filter(e => e.checkVisibility()).length")
    return found


def test_the_script_runs_under_the_policy_of_the_page(opened) -> None:
    page = opened([sample()])
    assert page.run("document.getElementById('bar').hidden") is False
    assert page.run("getComputedStyle(document.querySelector('.paper')).borderTopWidth") == "3px"


def test_no_other_script_runs_and_nothing_is_fetched(opened) -> None:
    page = opened([hostile()])
    page.run("document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.alien = 1'}))")
    assert page.run("window.alien === undefined") is True
    assert page.run(f"fetch('{ABROAD}').then(() => 'came', () => 'refused')") == "refused"
    assert (
        page.run(
            "document.body.style.cssText = ''; document.body.setAttribute('style', 'color: red'); "
            "getComputedStyle(document.body).color === 'rgb(255, 0, 0)'"
        )
        is False
    )


def test_a_hostile_draft_reads_as_it_stands(opened) -> None:
    page = opened([hostile()])
    words = "[...document.querySelectorAll('.b p')].map(line => { let copy = line.cloneNode(true); "
    words += "copy.querySelectorAll('.tag').forEach(tag => tag.remove()); return copy.textContent; })"
    assert page.run(words) == list(HOSTILE)


def test_keys_go_from_finding_to_finding_in_reading_order(opened) -> None:
    page = opened([sample()])
    been = []
    for key in "jjjjk":
        page.press(key)
        been.append(
            (page.run("document.querySelector('#bar output').textContent"), page.run("document.activeElement.id"))
        )
    assert been == [
        ("1 / 3", "d1-m1"),
        ("2 / 3", "d1-m2"),
        ("3 / 3", "d1-m3"),
        ("1 / 3", "d1-m1"),
        ("3 / 3", "d1-m3"),
    ]


def test_a_click_on_a_mark_leads_to_its_finding_and_back(opened) -> None:
    page = opened([many()])
    assert shown(page, "#d1-f100") == 0
    page.click("mark[data-f='100']")
    assert shown(page, "#d1-f100.here") == 1
    assert page.run("document.getElementById('d1-f100').getBoundingClientRect().bottom < innerHeight") is True
    page.click("#d1-f100 .at a")
    assert page.run("document.activeElement.id") == "d1-m100"
    assert (
        page.run(
            "(box => box.top > 0 && box.bottom < innerHeight)"
            "(document.getElementById('d1-m100').getBoundingClientRect())"
        )
        is True
    )


def test_severities_and_rules_can_be_filtered_and_that_is_said(opened) -> None:
    page = opened([sample()])
    page.click("#bar input[value=w]")
    page.click("#bar input[value=i]")
    assert [shown(page, each) for each in ("li.f", ".draft a.tag[data-f]", ".filtered")] == [1, 1, 1]
    assert page.run("document.querySelector('.filtered').textContent") == "已筛选，只显示 1 处（共 3 处）"
    assert page.run("[...document.querySelectorAll('mark')].map(mark => mark.className)") == ["off", "r", "off"]
    page.click("#bar input[value=w]")
    page.run(
        "(s => { s.value = 'GW301'; s.dispatchEvent(new Event('change', {bubbles: true})); })"
        "(document.querySelector('#bar select'))"
    )
    assert page.run("[...document.querySelectorAll('li.f')].filter(e => e.checkVisibility()).map(e => e.id)") == [
        "d1-f1"
    ]


def test_without_its_script_the_page_shows_all_and_links_work(browser: Browser, opened) -> None:
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        page = opened([sample()])
        assert shown(page, "#bar") == 0
        assert [shown(page, each) for each in ("li.f", "mark", ".absent", ".items tr")] == [3, 3, 1, 5]
        page.click("#d1-f2 .see a")
        assert page.run("location.hash") == "#d1-r1"
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)


@pytest.mark.parametrize("width", [320, 390, 800, 1300])
def test_nothing_sticks_out_at_any_width(opened, width: int) -> None:
    page = opened([hostile(), sample(), many()])
    page.resize(width, 800)
    assert page.run("document.documentElement.scrollWidth") <= width


def pages(data: bytes) -> list[str]:
    """The text of each page of a PDF, without blanks."""
    pdfium = pytest.importorskip("pypdfium2")
    document = pdfium.PdfDocument(data)
    try:
        return [re.sub(r"\s", "", page.get_textpage().get_text_bounded()) for page in document]
    finally:
        document.close()


def test_the_checklist_is_on_the_first_printed_page_and_the_text_begins_on_a_later_one(opened) -> None:
    first, *rest = pages(opened([sample()]).print())
    for words in ("xinxian.txt", "FZ101主要举措和成效", "✗缺失", "FZ104下一年度主要安排", "运行规则61条，未查1条"):
        assert words in first
    assert "严格履行" not in first
    assert "严格履行" in "".join(rest)


def test_print_holds_every_finding_and_every_line(opened) -> None:
    printed = pages(opened([many()]).print())
    assert len(printed) > 3
    listed, _, text = "".join(printed).partition("正文")
    for number in range(1, 122):
        tag = f"错{number}" if number == 1 else f"警{number}"
        assert len(re.findall(rf"{tag}(?!\d)", listed)) == 1
        assert len(re.findall(rf"{tag}(?!\d)", text)) == 1
    assert text.count("推进行政执法规范化建设。") == 120


def test_printed_pages_are_numbered_where_the_browser_can(opened) -> None:
    page = opened([many()])
    version = page.call("Browser.getVersion")["product"]
    if int(re.findall(r"/(\d+)", version)[0]) < 131:
        pytest.skip(f"{version} prints no margins of ours")
    printed = pages(page.print())
    assert [text.startswith(f"{number}/{len(printed)}") for number, text in enumerate(printed, 1)] == [True] * len(
        printed
    )


def test_every_draft_of_a_batch_begins_on_a_page_of_its_own(opened) -> None:
    printed = pages(opened([sample(), many()]).print())
    starts = [number for number, page in enumerate(printed) if "运行规则" in page]
    assert "文稿检查单总表共2份" in printed[0]
    assert starts[0] > 0
    assert len(starts) == 2


def test_no_request_leaves_the_page(tmp_path: Path) -> None:
    try:
        browser = Browser(tmp_path)
    except NoBrowserError as error:
        pytest.skip(str(error))
    page = tmp_path / "page.html"
    page.write_text(text_of("html", [hostile(), sample()]), "utf-8")
    # What the log would hold, if the page asked for anything.
    alien = tmp_path / "alien.html"
    alien.write_text(f'<img src="{ABROAD}?alien">', "utf-8")
    try:
        browser.open(page)
        browser.press("j")
        browser.run(f"new Image().src = '{ABROAD}?page'; 0")
        browser.print()
        asked = browser.requested()
        browser.open(alien)
    finally:
        browser.close()
    assert [url for url in asked if url != page.as_uri() and not url.startswith(f"{ABROAD}?page")] == []
    # A browser has requests of its own, which no page initiates.
    assert [url for who, url in browser.logged() if who not in ("", "not an origin")] == [f"{ABROAD}?alien"]
