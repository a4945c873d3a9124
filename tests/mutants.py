"""Mutants of faultless drafts: each holds one defect that a reader would mark, with the rule and the lines to name it.

A mutant is made by changing whole lines of a draft, so that the lines it touched are known. Nothing here looks at how
the linter works: what is expected is what a careful reader would say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import islice, pairwise
from pathlib import Path
from typing import NamedTuple

import yaml

from reportlint.engine import check
from reportlint.findings import Severity
from reportlint.packs import Pack, load

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
HAN = r"[\u4e00-\u9fff]"
DIGITS = "一二三四五六七八九十"

Changes = Mapping[int, str | None]
"""New text by 1-based line (it may hold line ends); None takes the line out."""


class Draft:
    """A faultless draft and where its parts stand.

    `items` gives the numbers of the top sections that hold each required item; an item that has no section of its own
    is left out. `end` is the text of the first line below the body.
    """

    def __init__(self, path: str, *, year: int, unit: str, items: Mapping[str, Sequence[int]], end: str) -> None:
        self.path = ROOT / path
        self.name = self.path.stem
        self.year, self.unit, self.items = year, unit, items
        self.text = self.path.read_text("utf-8")
        self.lines = self.text.split("\n")
        self.end = next(n for n, line in enumerate(self.lines, 1) if n > 15 and line.strip() == end)

    def line(self, number: int) -> str:
        return self.lines[number - 1]

    @cached_property
    def title(self) -> int:
        return self.find(r"^(?!标题：).*\d{4}年度?法治政府建设(?:工作)?情况的?报告$")

    @cached_property
    def title_lines(self) -> set[int]:
        """The title may begin in the line before the one that ends it."""
        before = self.title - 1
        return {self.title, before} if before and self.line(before) == self.unit else {self.title}

    @cached_property
    def opening(self) -> int:
        return self.find(r"^　*\d{4}年，")

    @cached_property
    def heads(self) -> list[int]:
        """The lines of the top headings; they are numbered from 一."""
        found = [n for n, line in self.body() if re.match(r"(?:　　|## )[一二三四五六七八九]、", line)]
        return [n for n in found if n > self.opening]

    @cached_property
    def signature(self) -> int | None:
        """The line of the signature; the date stands in the next line that is not blank."""
        below = [n for n in range(self.end, len(self.lines) + 1) if self.line(n).strip() == self.unit]
        return below[0] if below else None

    @cached_property
    def date(self) -> int | None:
        return self.signature and next(n for n in range(self.signature + 1, len(self.lines) + 1) if self.line(n))

    def find(self, pattern: str, start: int = 1) -> int:
        return next(n for n, line in enumerate(self.lines, 1) if n >= start and re.search(pattern, line))

    def body(self) -> Iterator[tuple[int, str]]:
        """The lines from the opening to the end that are not blank."""
        return ((n, self.line(n)) for n in range(self.opening, self.end) if self.line(n).strip())

    def section(self, number: int) -> range:
        """The lines of a top section, counted from 1: its heading, and what stands below."""
        bounds = [*self.heads, self.end]
        return range(bounds[number - 1], bounds[number])

    def span_of(self, item: str) -> range:
        """The lines of all the sections that hold a required item; they follow one another."""
        sections = [self.section(number) for number in self.items[item]]
        return range(sections[0].start, sections[-1].stop)

    def paragraphs(self, item: str, least: int = 40) -> list[int]:
        """The lines below an item's headings that hold a paragraph."""
        return [n for n in self.span_of(item) if n not in self.heads and len(self.line(n)) >= least]

    @cached_property
    def measures(self) -> list[int]:
        """Paragraphs that tell what was done."""
        if "FZ101" in self.items:
            return self.paragraphs("FZ101")
        told = range(self.heads[0] + 1, self.heads[-1])
        return [n for n, line in self.body() if n in told and len(line) > 40 and "|" not in line]

    @cached_property
    def plans(self) -> list[int]:
        """Paragraphs that tell what is planned."""
        return [n for n in self.paragraphs("FZ104") if "问题" not in self.line(n) or self.name != "markdown"]


class Mutant(NamedTuple):
    """A text with one defect; `rule`, or one of `also`, should name it in one of `lines`."""

    draft: str
    name: str
    text: str
    rule: str
    lines: frozenset[int]
    touched: frozenset[int]
    also: frozenset[str]

    @property
    def family(self) -> str:
        """What was done, without where."""
        return self.name.split("@")[0].split("/", 1)[1]


DRAFTS = (
    Draft(
        "examples/complete.txt",
        year=2024,
        unit="砚溪县市场监督管理局",
        items={"FZ101": [1], "FZ102": [2], "FZ103": [3], "FZ104": [4]},
        end="特此报告。",
    ),
    Draft(
        "examples/web-paste.txt",
        year=2023,
        unit="澜桥县人民政府",
        items={"FZ101": [1], "FZ102": [2], "FZ103": [3], "FZ104": [4]},
        end="【打印本页】　　【关闭窗口】",
    ),
    Draft(
        "examples/markdown.md",
        year=2024,
        unit="汐宁市住房和城乡建设局",
        items={"FZ104": [5]},
        end="汐宁市住房和城乡建设局",
    ),
    Draft(
        "tests/data/township.txt",
        year=2022,
        unit="柏溪镇人民政府",
        items={"FZ101": [1], "FZ103": [2], "FZ102": [3], "FZ104": [4]},
        end="特此报告。",
    ),
    Draft(
        "tests/data/province.txt",
        year=2023,
        unit="霖江省人民政府",
        items={"FZ101": [1, 2, 3, 4, 5], "FZ103": [6], "FZ102": [7], "FZ104": [8]},
        end="霖江省人民政府",
    ),
)
BY_NAME = {draft.name: draft for draft in DRAFTS}


def mutant(
    draft: Draft,
    rule: str,
    what: str,
    changes: Changes,
    *,
    at: Iterable[int] | None = None,
    also: Iterable[str] = (),
    detail: str = "",
) -> Mutant:
    """The draft with some lines changed. `at` are lines of the draft (default: the changed ones).

    A line that was taken out stands for the one that follows it.
    """
    lines: list[str] = []
    numbers: dict[int, int] = {}
    touched: set[int] = set()
    for number, line in enumerate(draft.lines, 1):
        numbers[number] = len(lines) + 1
        new = changes.get(number, line)
        if new is None:
            continue
        parts = new.split("\n")
        if number in changes:
            touched |= {len(lines) + 1 + index for index, part in enumerate(parts) if part != line}
        lines += parts
    wanted = frozenset(numbers[number] for number in (changes if at is None else at))
    first = min(changes)
    name = f"{draft.name}/{rule} {what}@{first}{detail and ':' + detail}"
    return Mutant(draft.name, name, "\n".join(lines), rule, wanted, frozenset(touched), frozenset(also))


def swapped(draft: Draft, rule: str, what: str, number: int, match: re.Match[str], new: str, **more: object) -> Mutant:
    """One match in one line replaced."""
    line = draft.line(number)
    changed = line[: match.start()] + new + line[match.end() :]
    detail = f"{match.start()}:{match[0]}→{new}"
    return mutant(draft, rule, what, {number: changed}, detail=detail, **more)  # type: ignore[arg-type]


def appended(draft: Draft, rule: str, what: str, number: int, sentence: str, **more: object) -> Mutant:
    """One sentence more at the end of a paragraph."""
    changes = {number: draft.line(number) + sentence}
    return mutant(draft, rule, what, changes, detail=sentence[:12], **more)  # type: ignore[arg-type]


def every(draft: Draft, pattern: str, lines: Iterable[int] | None = None) -> Iterator[tuple[int, re.Match[str]]]:
    """Each match of a pattern in the body, or in some lines."""
    numbers = [n for n, _ in draft.body()] if lines is None else lines
    return ((n, match) for n in numbers for match in re.finditer(pattern, draft.line(n)))


def once_a_line(sites: Iterable[tuple[int, re.Match[str]]]) -> Iterator[tuple[int, re.Match[str]]]:
    """The first match in each line."""
    seen: set[int] = set()
    for number, match in sites:
        if number not in seen:
            seen.add(number)
            yield number, match


# ── what the law asks for ───────────────────────────────────────────


def without(draft: Draft, item: str) -> dict[int, str | None]:
    """The sections of an item taken out, and those behind them numbered anew."""
    gone = draft.span_of(item)
    changes: dict[int, str | None] = dict.fromkeys(gone)
    left = [n for n in draft.heads if n not in gone]
    for index, number in enumerate(left):
        new = re.sub(r"[一二三四五六七八九](?=、)", DIGITS[index], draft.line(number), count=1)
        if new != draft.line(number):
            changes[number] = new
    return changes


ORDER = ("FZ101", "FZ102", "FZ103", "FZ104")
"""The order in which the regulation names the items."""


def place(draft: Draft, item: str) -> set[int]:
    """Where an item that is missing belongs.

    That is where it stood, or before the next item in the order of the regulation; at the end of the report also what
    stands before, or the signature.
    """
    after = draft.span_of(item).stop
    following = ORDER[ORDER.index(item) + 1 :][:1]
    if after < draft.end:
        return {after, *(draft.span_of(other).start for other in following)}
    return {after, last_before(draft, draft.span_of(item).start), *(n for n in (draft.signature, draft.date) if n)}


def last_before(draft: Draft, number: int) -> int:
    return next(n for n in range(number - 1, 0, -1) if draft.line(n).strip())


MENTIONS = {
    "FZ101": "一年来，各项工作取得新的成效。",
    "FZ102": "针对督察反馈的问题建立台账，全部整改销号。",
    "FZ103": "严格落实党政主要负责人履行推进法治建设第一责任人职责的要求。",
    "FZ104": "下一步，我们将继续努力，不断取得新的成绩。",
}


def items_missing(draft: Draft) -> Iterator[Mutant]:
    for item in draft.items:
        if draft.name == "markdown":
            continue
        changes = without(draft, item)
        belongs = place(draft, item)
        yield mutant(draft, item, "section deleted", changes, at=belongs)
        host = draft.opening if item == "FZ101" else draft.measures[0]
        if item == "FZ104":
            host = draft.paragraphs("FZ102")[-1]
        text = draft.line(host)
        mention = {host: text.replace("现将", MENTIONS[item] + "现将") if item == "FZ101" else text + MENTIONS[item]}
        yield mutant(draft, item, "only mentioned", {**changes, **mention}, at=belongs | {host})
    if "FZ103" in draft.items:
        host = draft.paragraphs("FZ104")[-1]
        for promise in (
            "主要负责人将严格履行推进法治建设第一责任人职责，把法治建设与业务工作同部署、同检查、同考核。",
            "2年内主要负责人要带头履行推进法治建设第一责任人职责，定期听取工作汇报，带头出庭应诉、带头述法。",
        ):
            changes = {**without(draft, "FZ103"), host: draft.line(host) + promise}
            after = draft.span_of("FZ103").stop
            places = {after, host, draft.span_of("FZ104").start}
            yield mutant(draft, "FZ103", "only promised", changes, at=places, detail=promise[:3])


DATELINES = (
    "{unit}　{date}", "{unit}\n{date}", "{unit}\n\n{date}", "（{date}）", "（{unit}　{date}）", "{unit}（{date}）",
    "{date}", "{date}　{unit}", "{unit}法治科　{date}", "日期：{date}", "{unit}办公室供稿",
)  # fmt: skip
"""What may stand below a title, as in minutes and on web pages: who wrote it, and when."""


def dated_below_the_title(draft: Draft) -> Iterator[tuple[str, dict[int, str | None]]]:
    """Changes that set a line of issuer and date below the title and leave the draft without a defect."""
    dated = re.search(r"\d{4}年\d+月\d+日", draft.line(draft.date or draft.find("成文日期：")))
    assert dated is not None
    for form in DATELINES:
        line = form.format(unit=draft.unit, date=dated[0])
        title = draft.line(draft.title)
        yield form, {draft.title: f"{title}\n{line}"}
        yield f"apart {form}", {draft.title: f"{title}\n\n{line}"}
        if draft.signature and draft.date and re.match(r"（?\{unit\}[^\u4e00-\u9fff]+\{date\}|\{unit\}（\{date", form):
            gone = dict.fromkeys((draft.signature, draft.date))
            yield f"instead of the signature {form}", {**gone, draft.title: f"{title}\n{line}"}


def items_missing_below_a_dateline(draft: Draft) -> Iterator[Mutant]:
    for item in draft.items:
        if draft.name != "markdown":
            for form, changes in dated_below_the_title(draft):
                gone = without(draft, item)
                yield mutant(draft, item, f"deleted below {form}", {**gone, **changes}, at=place(draft, item))


def items_missing_from_markdown(draft: Draft) -> Iterator[Mutant]:
    if draft.name != "markdown":
        return
    duty = draft.find("第一责任人")
    behind = draft.line(duty + 2).replace("（二）", "（一）")
    changes: dict[int, str | None] = {duty: None, duty + 1: None, duty + 2: behind}
    yield mutant(draft, "FZ103", "paragraph deleted", changes, at={duty - 2, duty + 2, draft.heads[-1]})
    problems = draft.find("清醒看到")
    head = draft.heads[-1]
    plain = draft.line(head).replace("正视差距补短板，", "")
    gone = dict.fromkeys(range(problems, problems + 4))
    yield mutant(draft, "FZ102", "paragraphs deleted", {**gone, head: plain}, at={head, problems + 4})
    plan = draft.find("将重点做好以下工作")
    plain = draft.line(head).replace("，谋划2025年法治住建新提升", "")
    gone = dict.fromkeys(range(plan, draft.end))
    yield mutant(draft, "FZ104", "paragraphs deleted", {**gone, head: plain}, at={draft.end, problems + 2, head})


EMPTY = {"nothing": "", "无": "　　无。", "略": "　　略。", "待补充": "　　待补充。", "附件": "　　详见附件。"}
BOILERPLATE = {
    "FZ101": ("　　我们高度重视法治政府建设，各项工作扎实推进。", "　　按照上级要求认真落实到位。"),
    "FZ102": ("　　法治政府建设工作总体良好，没有明显问题。", "　　暂无。"),
    "FZ103": ("　　按照有关规定认真落实。", "　　（略）"),
    "FZ104": ("　　按照上级部署，做好各项工作。", "　　正在研究完善。"),
}


OTHER_YEAR = {
    "FZ101": (
        "　　下一步，我们将加强法治培训，将规范行政执法，将抓好普法宣传。",
        "　　{next}年，将重点做好以下工作：\n\n　　（一）加强培训。完善学法制度。\n\n　　（二）规范执法。健全机制。",
    ),
    "FZ103": (
        "　　主要负责人将严格履行第一责任人职责，主持召开会议4次，听取汇报2次。明年还要带头学法、出庭应诉。",
        "　　{next}年，主要负责人拟每季度听取一次法治工作汇报；计划带头讲授法治课2次；力争出庭应诉率达到100%。",
        "　　主要负责人将做好以下工作：\n\n　　一是定期听取汇报，主持会议4次。\n\n　　二是带头学法，出庭应诉2次。",
    ),
    "FZ104": (
        "　　{year}年，共组织法治培训6次，开展执法检查48次。一年来先后制定制度4项。",
        "　　{year}年，组织法治培训6次，开展执法检查48次。全年立案12件，办结11件。",
    ),
}
"""What stands under a heading that asks for the other year."""


def sections_on_another_year(draft: Draft) -> Iterator[Mutant]:
    for item, texts in OTHER_YEAR.items():
        sections = draft.items.get(item, ())
        for text in texts if len(sections) == 1 and draft.name != "markdown" else ():
            head = draft.section(sections[0]).start
            changes: dict[int, str | None] = dict.fromkeys(n for n in draft.section(sections[0]) if n > head)
            changes[head + 1] = f"\n{text.format(year=draft.year, next=draft.year + 1)}\n"
            yield mutant(draft, item, "section on another year", changes, at={head}, detail=text[-9:])


def sections_emptied(draft: Draft) -> Iterator[Mutant]:
    for item, sections in draft.items.items():
        if draft.name == "markdown" or len(sections) > 1:
            continue
        head = draft.section(sections[0]).start
        below = [n for n in draft.section(sections[0]) if n > head]
        forms = {**EMPTY, **{text.strip(): text for text in BOILERPLATE[item]}}
        for form, text in forms.items():
            changes: dict[int, str | None] = dict.fromkeys(below)
            changes[head + 1] = f"\n{text}\n" if text else ""
            talk = ["FZ113"] if form == "按照有关规定认真落实。" else []
            yield mutant(draft, "FZ115", "section emptied", changes, at={head, head + 2}, detail=form, also=talk)


TALK = (
    "　　主要负责人始终把法治建设放在重要位置，切实提高政治站位，强化责任担当，充分发挥“关键少数”的示范引领作用，"
    "推动法治建设各项工作落到实处。",
    "　　主要负责人认真履行推进法治建设第一责任人职责，坚持重要工作亲自部署、重大问题亲自过问、重点环节亲自协调、"
    "重要任务亲自督办，形成了一级抓一级、层层抓落实的良好局面。",
    "　　主要负责人深入贯彻落实上级关于法治建设的决策部署，牢固树立法治思维，带头尊崇法治、敬畏法律，"
    "做到心中有法、办事依法，有力推动了法治建设向纵深发展。",
)


def duty_is_empty_talk(draft: Draft) -> Iterator[Mutant]:
    for number in draft.items.get("FZ103", ()):
        head = draft.section(number).start
        below = [n for n in draft.section(number) if n > head]
        for talk in TALK:
            changes = {**dict.fromkeys(below), head + 1: f"\n{talk}\n"}
            yield mutant(draft, "FZ113", "duty is empty talk", changes, at={head, head + 2}, detail=talk[8:12])


CAUSES = {
    "complete": (r"主要原因是.*$", r"原因在于.*$", r"这是由于.*$"),
    "web-paste": (r"主要原因是.*$", r"原因是.*$", r"(?<=6%)，主要是.*$"),
    "markdown": (r"^产生上述问题的原因.*$",),
    "township": (r"^　　产生这些问题的原因.*$",),
    "province": (r"原因是个别.*$", r"主要原因是.*$", r"这主要是由于.*$"),
}


def causes_deleted(draft: Draft) -> Iterator[Mutant]:
    changes: dict[int, str | None] = {}
    for pattern in CAUSES[draft.name]:
        [(number, match)] = [
            site for site in every(draft, pattern) if site[0] not in changes and "第一责任人" not in draft.line(site[0])
        ][:1]
        new = draft.line(number)[: match.start()].rstrip("，")
        changes[number] = None if not new.strip() else new if new.endswith("。") else new + "。"
    start = draft.span_of("FZ102").start if "FZ102" in draft.items else draft.heads[-1]
    yield mutant(draft, "FZ111", "causes deleted", changes, at={start, start + 2})


# ── years, dates, terms ─────────────────────────────────────────────


def years_swapped(draft: Draft) -> Iterator[Mutant]:
    year = draft.year
    for number, match in every(draft, rf"{year}年度?", [draft.title]):
        yield swapped(draft, "FZ201", "title without year", number, match, "", at=draft.title_lines)
        told = {*draft.title_lines, draft.opening} | ({draft.heads[0]} if "FZ101" in draft.items else set())
        for wrong in (year - 1, year + 1):
            yield swapped(draft, "FZ202", "title year", number, match, match[0].replace(str(year), str(wrong)), at=told)
    places = [(draft.opening, rf"^　*{year}(?=年，)"), (draft.opening, rf"(?<=现将){year}(?=年)")]
    if str(year) in draft.line(draft.heads[0]):
        places.append((draft.heads[0], str(year)))
    for line, pattern in places:
        for number, match in every(draft, pattern, [line]):
            for wrong in (year - 1, year - 2):
                new = match[0].replace(str(year), str(wrong))
                yield swapped(draft, "FZ202", "year in the past part", number, match, new)
    plan = draft.span_of("FZ104")
    sites = [
        *every(draft, rf"{year + 1}(?=年)", [plan.start]),
        *every(draft, rf"(?:(?<=^　　)|^){year + 1}(?=年，.*(?:重点|推动))", plan),
    ]
    for number, match in sites:
        for wrong in (year, year - 1, year + 2):
            yield swapped(draft, "FZ203", "year in the plan", number, match, str(wrong))


def last_year_left_in(draft: Draft) -> Iterator[Mutant]:
    before = draft.year - 1
    for number, match in every(draft, rf"(?<=[。；])全年(?={HAN}*?[^。]*\d)", draft.measures):
        yield swapped(draft, "FZ204", "全年 told of last year", number, match, f"{before}年，")
    for number in draft.measures[:3]:
        yield appended(draft, "FZ204", "last year's sentence", number, f"{before}年，组织法治培训7期，培训306人次。")


PARTIAL = ("1—10月，", "1-11月，", "1至9月，", "1—11月份，", "前三季度，", "上半年，", "截至9月底，", "截至10月底，")


def data_of_part_of_the_year(draft: Draft) -> Iterator[Mutant]:
    sites = [*every(draft, rf"(?<=[。；，])全年(?={HAN}*?[^。]*\d)", draft.measures)][:3]
    for form in PARTIAL:
        # Without a year, 上半年 may tell of one event in the year.
        for number, match in sites if form != "上半年，" else ():
            yield swapped(draft, "FZ205", "全年 told of some months", number, match, form)
        number = draft.measures[1]
        yield appended(draft, "FZ205", "some months", number, f"{draft.year}年{form}办理群众来信来访53件。")


def dated_too_late(draft: Draft) -> Iterator[Mutant]:
    pattern = r"\d{4}年\d+月\d+日"
    number = draft.date or draft.find("成文日期：")
    for _, match in every(draft, pattern, [number]):
        for late in ("4月2日", "4月20日", "6月3日", "12月15日"):
            yield swapped(draft, "FZ206", "late date", number, match, f"{draft.year + 1}年{late}")


LATER = {
    2022: ("党的二十届二中全会精神", "党的二十届三中全会精神", "《公平竞争审查条例》", "新修订的行政复议法"),
    2023: ("党的二十届三中全会精神", "党的二十届二中、三中全会精神", "《公平竞争审查条例》"),
    2024: ("党的二十届四中全会精神", "党的二十届三中、四中全会精神", "《中华人民共和国法治宣传教育法》"),
}


def impossible_events(draft: Draft) -> Iterator[Mutant]:
    for term in LATER[draft.year]:
        for number in (draft.measures[0], draft.measures[-1]):
            yield appended(draft, "FZ303", "later term in the past", number, f"组织学习贯彻{term}。", also=["FZ207"])
        for number, match in every(draft, r"^　*\d{4}年，\D*?坚持", [draft.opening]):
            new = match[0].replace("坚持", f"深入学习贯彻{term}，坚持")
            yield swapped(draft, "FZ303", "later term in the opening", number, match, new, also=["FZ207"])
        yield appended(draft, "FZ207", "later term in the plan", draft.plans[-1], f"深入学习贯彻{term}。")


def expired_programmes(draft: Draft) -> Iterator[Mutant]:
    for number, match in every(draft, "“八五”普法"):
        yield swapped(draft, "FZ301", "八五 → 七五", number, match, "“七五”普法")
    for number, match in every(draft, r"(?<=法治政府建设实施纲要)（2021[－—]2025年）"):
        yield swapped(draft, "FZ301", "outline of 2015", number, match, "（2015—2020年）")
    for number in draft.measures[:2]:
        yield appended(draft, "FZ301", "十三五", number, "围绕“十三五”规划目标，制定年度任务清单。")


ATTRIBUTES = "职能科学、权责法定、执法严明、公开公正、廉洁高效、守法诚信的法治政府"


def old_attributes(draft: Draft) -> Iterator[Mutant]:
    for number, match in every(draft, "智能高效、廉洁诚信、人民满意"):
        yield swapped(draft, "FZ302", "old attributes", number, match, "廉洁高效、守法诚信")
    for number in (draft.measures[0], draft.plans[-1]):
        yield appended(draft, "FZ302", "old attributes", number, f"加快建设{ATTRIBUTES}。")
    for number, match in every(draft, "现将", [draft.opening]):
        yield swapped(draft, "FZ302", "old attributes", number, match, f"加快建设{ATTRIBUTES}。现将")


@cache
def known_titles() -> frozenset[str]:
    """The titles of the list, without the forms that may differ."""
    rows = yaml.safe_load((ROOT / "rules/lists/titles.yaml").read_text("utf-8"))
    names = [name for row in rows for name in ([row] if isinstance(row, str) else [row["name"], *row.get("short", [])])]
    return frozenset(map(bare, names))


def bare(title: str) -> str:
    return re.sub("[—－–-]", "－", title.removeprefix("中华人民共和国")).replace("(", "（").replace(")", "）")


def misquoted(title: str) -> Iterator[tuple[str, str]]:
    """Wrong forms of a title, each with a word on what is wrong."""
    core = re.sub("（.*", "", title)
    start = len("中华人民共和国") if core.startswith("中华人民共和国") else 0
    size = len(core) - start
    for part in (1, 2, 3):
        at = start + size * part // 4
        yield f"without {core[at]}", title[:at] + title[at + 1 :]
    for part in (1, 2):
        at = start + size * part // 3
        if title[at - 1] != title[at]:
            yield f"{core[at - 1 : at + 1]} turned round", title[: at - 1] + title[at] + title[at - 1] + title[at + 1 :]
    if match := re.search(r"（(\d{4})(.)(\d{4})年）$", title):
        low, dash, high = int(match[1]), match[2], int(match[3])
        head = title[: match.start()]
        yield "first year", f"{head}（{low - 1}{dash}{high}年）"
        yield "last year", f"{head}（{low}{dash}{high + 1}年）"
        yield "without brackets", f"{head}{low}{dash}{high}年"
        yield "without 年", f"{head}（{low}{dash}{high}）"


def titles_misquoted(draft: Draft) -> Iterator[Mutant]:
    for number, match in every(draft, "(?<=《)[^《》]+(?=》)"):
        if bare(match[0]) not in known_titles():
            continue
        for what, wrong in misquoted(match[0]):
            if bare(wrong) not in known_titles():
                yield swapped(draft, "FZ304", f"title {what}", number, match, wrong)


def fazhi_misspelt(draft: Draft) -> Iterator[Mutant]:
    seen: set[str] = set()
    for number, match in every(draft, rf"(?<!依)法治(?!工作|副校长)(?={HAN}{{2}})"):
        word = draft.line(number)[match.end() : match.end() + 2]
        if word not in seen:
            seen.add(word)
            yield swapped(draft, "FZ305", f"法制{word}", number, match, "法制")


BODIES = {
    "政府法制办": 2019, "国土资源局": 2019, "工商行政管理局": 2019, "环保局": 2019, "安监局": 2019, "卫计委": 2019,
    "食品药品监督管理局": 2019, "质监局": 2019, "扶贫办": 2022,
}  # fmt: skip


def abolished_bodies(draft: Draft) -> Iterator[Mutant]:
    level = "省" if draft.unit[2] == "省" else "市" if draft.unit[2] == "市" else "县"
    for body, since in BODIES.items():
        if draft.year >= since:
            sentence = f"会同{level}{body}开展联合检查2次。"
            yield appended(draft, "FZ306", "abolished body", draft.measures[-1], sentence)


FOREIGN = {
    "complete": (
        ("(?<=年，)砚溪县市场监督管理局", "临桥县市场监督管理局"),
        ("(?<=备案；)清理", "报临桥县人民政府同意，清理"),
        ("(?<=。)县司法局(?=抽查我局)", "临桥县司法局"),
        ("(?<=。)全县(?=8个)", "临桥县"),
        ("局党组书记、局长", "镇党委书记、镇长"),
        ("推行包容审慎监管", "紧紧围绕街道党工委中心工作，推行包容审慎监管"),
    ),
    "web-paste": (
        ("(?<=2023年，)澜桥县人民政府", "禾阳县人民政府"),
        ("(?<=。)县人民政府常务会议(?=安排)", "禾阳县人民政府常务会议"),
        ("(?<=　)全县(?=各级)", "禾阳县"),
        ("(?<=　　)县人民政府主要负责人(?=认真)", "禾阳县人民政府主要负责人"),
        ("推动法治政府建设", "推动禾阳县法治政府建设"),
    ),
    "markdown": (
        ("(?<=2024年，)汐宁市住房和城乡建设局", "禾州市住房和城乡建设局"),
        ("(?<=，)全市(?=住房和城乡建设系统)", "禾州市"),
        ("(?<=2025年，)市住房(?=和城乡建设局)", "禾州市住房"),
        ("扎实推进法治住建工作", "扎实推进禾州市法治住建工作"),
    ),
    "township": (
        ("(?<=2022年，)柏溪镇人民政府", "青石镇人民政府"),
        ("(?<=，)全镇(?=“法律)", "青石镇"),
        ("(?<=2023年，)柏溪镇人民政府", "青石镇人民政府"),
        ("(?<=　)镇党委书记、镇长", "局党组书记、局长"),
        ("推动镇村两级", "推动青石镇镇村两级"),
    ),
    "province": (
        ("(?<=2023年，)霖江省人民政府", "云原省人民政府"),
        ("(?<=　)省政府常务会议(?=学法)", "云原省政府常务会议"),
        ("(?<=　)省人民政府主要负责人(?=认真)", "云原省人民政府主要负责人"),
        ("推动法治政府建设(?=再)", "推动云原省法治政府建设"),
    ),
}  # fmt: skip


def foreign_names(draft: Draft) -> Iterator[Mutant]:
    for pattern, name in FOREIGN[draft.name]:
        [(number, match)] = islice(every(draft, pattern), 1)
        yield swapped(draft, "FZ401", "another unit", number, match, name)
    if draft.signature:
        [(number, match)] = every(draft, draft.unit, [draft.signature])
        foreign = {"县": "临桥县", "市": "禾州市", "镇": "青石镇", "省": "云原省"}[draft.unit[2]] + draft.unit[3:]
        yield swapped(draft, "FZ401", "another unit signs", number, match, foreign)


# ── parts of a document ─────────────────────────────────────────────

NUMBERS = (
    "[{y}]{n}号", "（{y}）{n}号", "({y}){n}号", "【{y}】{n}号", "〔{y}〕第{n}号", "〔{y}〕0{n}号", "〔{y}〕00{n}号",
    "〔{s}〕{n}号", "〔{y}〕{n}", "〔{y}年〕{n}号",
)  # fmt: skip
DATES = (
    "{c}", "{o}", "{y}年0{m}月{d:02}日", "{y}.{m}.{d}", "{y}-{m:02}-{d:02}", "{y}/{m}/{d}", "{y}年{m}月",
    "{s}年{m}月{d}日", "{y}年{m}月{d}号", "{y}年{m}月32日", "{y}年13月{d}日", "{y}.{m:02}.{d:02}", "{y}年{m}月0{m}日",
)  # fmt: skip


def numerals(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else DIGITS[tens - 1] + "十") + (DIGITS[ones - 1] if ones else "")


def date_of_the_year_itself(draft: Draft) -> Iterator[Mutant]:
    """In January the old year is written from habit; a whole year cannot be reported on before it is over."""
    if draft.date:
        for number, match in every(draft, rf"^　*{draft.year + 1}", [draft.date]):
            new = match[0].replace(str(draft.year + 1), str(draft.year))
            yield swapped(draft, "FZ202", "date in the report year", number, match, new, also=["FZ206", "FZ207"])
    for number, match in every(draft, rf"(?<=〔){draft.year + 1}(?=〕)", range(1, draft.title)):
        yield swapped(draft, "FZ202", "document number of the report year", number, match, str(draft.year))


def document_numbers(draft: Draft) -> Iterator[Mutant]:
    for number, match in every(draft, r"〔(\d{4})〕(\d+)号", range(1, draft.title)):
        for form in NUMBERS:
            new = form.format(y=match[1], s=match[1][2:], n=match[2])
            yield swapped(draft, "GW102", "document number", number, match, new)
        for form in ("〔{y}〕×号", "〔{y}〕XX号", "〔202 〕{n}号", "〔{y}〕  号"):
            new = form.format(y=match[1], n=match[2])
            yield swapped(draft, "GW501", "document number not filled in", number, match, new, also=["GW102"])


def dates_malformed(draft: Draft) -> Iterator[Mutant]:
    if not draft.date:
        return
    for number, match in every(draft, r"(\d{4})年(\d+)月(\d+)日", [draft.date]):
        year, month, day = map(int, match.groups())
        digits = "".join("〇一二三四五六七八九"[int(char)] for char in match[1])
        chinese = f"{digits}年{numerals(month)}月{numerals(day)}日"
        values = {"y": year, "s": year % 100, "m": month, "d": day, "c": chinese, "o": chinese.replace("〇", "○")}
        for form in DATES:
            also = {"{o}": ["GW404"], "{s}年{m}月{d}日": ["GW401"]}.get(form, [])
            yield swapped(draft, "GW107", "date", number, match, form.format(**values), also=also)
        for form in ("{y}年×月×日", "{y}年{m}月XX日", "{y}年  月  日"):
            new = form.format(**values)
            yield swapped(draft, "GW501", "date not filled in", number, match, new, also=["GW107", "GW106"])


def parts_removed(draft: Draft) -> Iterator[Mutant]:
    for number, match in every(draft, "　+签发人：.*$", range(1, draft.title)):
        yield swapped(draft, "GW103", "no signatory", number, match, "", at={1, number})
        recipient = draft.find("：$", start=draft.title)
        yield mutant(draft, "GW104", "no recipient", {recipient: None}, at={recipient + 2, draft.title})
    if draft.signature and draft.date:
        before = last_before(draft, draft.signature)
        near = {draft.end, before, draft.signature, draft.date}
        yield mutant(draft, "GW105", "no signature", {draft.signature: None}, at=near)
        yield mutant(draft, "GW106", "no date", {draft.date: None}, at=near - {draft.date})


def attachment_ends_in_a_mark(draft: Draft) -> Iterator[Mutant]:
    for number, line in enumerate(draft.lines, 1):
        if line.strip().startswith("附件："):
            for mark in "。；":
                yield appended(draft, "GW108", "attachment", number, mark)


REQUESTS = (
    "恳请上级拨付专项经费60万元。",
    "请上级在人员编制上给予支持。",
    "以上意见妥否，请批示。",
    "以上事项请予批准。",
    "恳请市人民政府协调解决执法用车问题。",
)


def requests_smuggled_in(draft: Draft) -> Iterator[Mutant]:
    for request in REQUESTS:
        for number in {draft.plans[-1], draft.plans[0]}:
            yield appended(draft, "GW109", "request", number, request)
    for number, match in every(draft, "特此报告。", [draft.end]):
        for form in ("以上报告妥否，请批示。", "以上报告如无不妥，请批复。", "特此报告，请予批准。"):
            yield swapped(draft, "GW109", "request", number, match, form)


def colon_lost(draft: Draft) -> Iterator[Mutant]:
    for number, match in every(draft, "(?<=报告如下)：", [draft.opening]):
        yield swapped(draft, "GW110", "colon lost", number, match, "")


# ── numbering ───────────────────────────────────────────────────────

HEAD = r"^(?:　　|\*\*|## |- )?(?P<number>(?:[一二三四五六七八九]、)|(?:（[一二三四五六七八九]）)|(?:[1-9]\. ?(?=\D)))"


def numbered(draft: Draft) -> Iterator[tuple[int, re.Match[str], int]]:
    """Each numbered line of the body: line, match of the number, and its value."""
    for number, line in draft.body():
        if match := re.match(HEAD, line):
            digit = re.search(rf"[{DIGITS}1-9]", match["number"])
            value = int(digit[0]) if digit[0] in "123456789" else DIGITS.index(digit[0]) + 1  # type: ignore[index]
            yield number, match, value


def counted(value: int, like: str) -> str:
    """The number in the manner of another."""
    return re.sub(r"[一二三四五六七八九十1-9]", str(value) if re.search(r"\d", like) else DIGITS[value - 1], like)


def renumbered(draft: Draft, number: int, match: re.Match[str], new: str) -> Changes:
    line = draft.line(number)
    return {number: line[: match.start("number")] + new + line[match.end("number") :]}


def next_of_its_list(draft: Draft, number: int, match: re.Match[str]) -> int | None:
    """The line of the next number of the same manner, unless that begins anew."""
    manner = re.sub(rf"[{DIGITS}1-9]", "", match["number"])
    for later, other, value in numbered(draft):
        if later > number and re.sub(rf"[{DIGITS}1-9]", "", other["number"]) == manner:
            return later if value > 1 else None
    return None


def numbers_broken(draft: Draft) -> Iterator[Mutant]:
    for number, match, value in numbered(draft):
        after = next_of_its_list(draft, number, match)
        for new in {value + 1, value + 2, value - 1} - {0}:
            if value == 1 and after is None:
                continue
            changes = renumbered(draft, number, match, counted(new, match["number"]))
            # 二、二、三 and 一、三、三 have a repeat in the line behind, too.
            both = after is not None and (value == 1 or new == value + 1)
            places = {number, after} if both else {number}
            yield mutant(draft, "GW201", "number changed", changes, at=places, detail=f"{value}→{new}")


def subsections_deleted(draft: Draft) -> Iterator[Mutant]:
    marks = [(n, m) for n, m, _ in numbered(draft) if m["number"][0] == "（"]
    for number, match in marks:
        if next_of_its_list(draft, number, match) is None or "第一责任人" in draft.line(number):
            continue
        after = next(n for n, m in marks if n > number)
        gone = dict.fromkeys(range(number, after))
        yield mutant(draft, "GW201", "subsection deleted", gone, at={after})


MARKS = {"、": (".", "．", "，", "：", " "), "）": ("）、", "）.", "），", "）："), ".": ("、", "，", ".、")}


def wrong_marks(draft: Draft) -> Iterator[Mutant]:
    for index, (number, match, _) in enumerate(numbered(draft)):
        old = match["number"].rstrip()
        listed = old[-1] == "." and draft.name == "markdown"
        forms = ("、",) if listed else MARKS[old[-1]]
        for form in {forms[index % len(forms)], forms[(index + 1) % len(forms)]}:
            changes = renumbered(draft, number, match, old[:-1] + form)
            yield mutant(draft, "GW203", f"{old[-1]} → {form}", changes)


def brackets_mixed(draft: Draft) -> Iterator[Mutant]:
    marks = [(n, m) for n, m, _ in numbered(draft) if m["number"][0] == "（"]
    for index, (number, match) in enumerate(marks):
        changes = renumbered(draft, number, match, f"({match['number'][1]})")
        places = {number} if index else {n for n, _ in marks[:2]}
        yield mutant(draft, "GW204", "brackets", changes, at=places)


def levels_turned_round(draft: Draft) -> Iterator[Mutant]:
    if draft.name != "township":
        return
    changes = {}
    inner = []
    for number, match, value in numbered(draft):
        if number in draft.section(1) and match["number"][0] == "（":
            changes |= renumbered(draft, number, match, f"{value}.")
        elif number in draft.section(1) and match["number"].endswith("."):
            changes |= renumbered(draft, number, match, f"（{DIGITS[value - 1]}）")
            inner.append(number)
    yield mutant(draft, "GW202", "levels turned round", changes, at=inner)


def clauses(draft: Draft) -> Iterator[tuple[int, list[re.Match[str]]]]:
    """Each list of 一是, 二是 … : its line and the matches of its ordinals."""
    for number, line in draft.body():
        found = [*re.finditer(rf"(?:(?<=[，；。：])|(?<=　))[{DIGITS}]是", line)]
        if len(found) > 1:
            yield number, found


def clauses_dropped(draft: Draft) -> Iterator[Mutant]:
    for number, marks in clauses(draft):
        line = draft.line(number)
        for mark, following in pairwise(marks):
            changes = {number: line[: mark.start()] + line[following.start() :]}
            yield mutant(draft, "GW205", "clause dropped", changes, detail=mark[0])
        last, before = marks[-1], marks[-2]
        yield swapped(draft, "GW205", "ordinal skipped", number, last, f"{DIGITS[len(marks)]}是")
        yield swapped(draft, "GW205", "ordinal repeated", number, last, before[0])


def marks_after_clauses(draft: Draft) -> Iterator[Mutant]:
    for number, marks in clauses(draft):
        for mark in marks:
            yield swapped(draft, "GW307", "mark after ordinal", number, mark, mark[0] + "，")
        for form in "：、":
            yield swapped(draft, "GW307", "mark after ordinal", number, marks[0], marks[0][0] + form)


def announced_counts(draft: Draft) -> Iterator[Mutant]:
    pattern = r"[二三四五六](?=项工作：|项行动：|个方面的问题：|个方面的工作：|个重点领域)"
    for number, match in every(draft, pattern):
        value = DIGITS.index(match[0]) + 1
        for wrong in (value - 1, value + 1, value + 2)[:: 3 if "领域" in draft.line(number) else 1]:
            yield swapped(draft, "GW206", "announced count", number, match, DIGITS[wrong - 1])
    for number, marks in clauses(draft):
        line = draft.line(number)
        if re.search(r"[二三四五六](?:项工作|项行动|个方面的问题)：", line) and line.endswith("。"):
            stop = line.find("。", marks[-1].start())
            changes = {number: line[: marks[-1].start()].rstrip("；") + line[stop:]}
            yield mutant(draft, "GW206", "last clause dropped", changes)
    if draft.name == "township":
        last = draft.plans[-1]
        yield mutant(draft, "GW206", "last item dropped", {last: None, last + 1: None}, at={draft.find("以下四个方面")})


# ── marks ───────────────────────────────────────────────────────────

HALF = {"，": ",", "；": ";", "：": ":", "？": "?", "！": "!"}


def half_width(draft: Draft) -> Iterator[Mutant]:
    for full, half in HALF.items():
        for number, match in islice(once_a_line(every(draft, rf"(?<={HAN}){full}(?={HAN})")), 6):
            yield swapped(draft, "GW301", "half-width mark", number, match, half)
    for number, match in islice(once_a_line(every(draft, rf"(?<=[0-9%”》）])，(?={HAN})")), 4):
        yield swapped(draft, "GW301", "half-width comma after a figure", number, match, ",")
    for number, match in every(draft, rf"(?<!　)（([^（）]*{HAN}{{2}}[^（）]*)）"):
        yield swapped(draft, "GW301", "half-width brackets", number, match, f"({match[1]})")


def unpaired(draft: Draft) -> Iterator[Mutant]:
    for number, match in every(draft, "[“”《》]"):
        yield swapped(draft, "GW302", f"without {match[0]}", number, match, "")
    for number, match in every(draft, r"（(?![一二三四五六七八九]）)[^（）]+）"):
        yield swapped(draft, "GW302", "without （", number, match, match[0][1:])
        yield swapped(draft, "GW302", "without ）", number, match, match[0][:-1])
    for number, match in islice(every(draft, "“[^“”]{2,}”"), 2):
        yield swapped(draft, "GW302", "second opening mark", number, match, match[0][:-1] + "“")


def straight_quotes(draft: Draft) -> Iterator[Mutant]:
    for number, match in every(draft, "“([^“”]+)”"):
        yield swapped(draft, "GW303", "straight quotes", number, match, f'"{match[1]}"')


def ellipses_and_dashes(draft: Draft) -> Iterator[Mutant]:
    for form in ("...", "。。。", "....", "......"):
        for number, match in islice(
            once_a_line(every(draft, rf"(?<={HAN})等(?=[问事专重多法议导企]|{HAN}*[，。])")), 3
        ):
            yield swapped(draft, "GW304", "ellipsis", number, match, form)
    for number, match in every(draft, "——"):
        for form in ("--", "---", "－－", "———"):
            yield swapped(draft, "GW304", "dash", number, match, form)
    for number, match in islice(every(draft, r"(?<=[\d%])—(?=\d)"), 4):
        yield swapped(draft, "GW304", "dash of a range", number, match, "--")


def doubled(draft: Draft) -> Iterator[Mutant]:
    for mark in "，。、；：":
        for number, match in islice(once_a_line(every(draft, mark)), 4):
            yield swapped(draft, "GW305", "doubled mark", number, match, mark * 2)
    for form in ("，。", "、。", "；。", "。，", "。；"):
        for number, match in islice(once_a_line(every(draft, "。$")), 2):
            yield swapped(draft, "GW305", "two marks", number, match, form)


def dash_lost(draft: Draft) -> Iterator[Mutant]:
    for number, match in every(draft, r"(?<=20\d\d)[—－](?=20\d\d年)"):
        yield swapped(draft, "GW306", "dash lost", number, match, "")


def mark_between_titles(draft: Draft) -> Iterator[Mutant]:
    for number, match in islice(every(draft, "(?<=》)(?=《)"), 1):
        yield swapped(draft, "GW308", "mark between titles", number, match, "、")


# ── figures, residue, wording ───────────────────────────────────────


def short_years(draft: Draft) -> Iterator[Mutant]:
    for number, match in every(draft, r"(?<![（—－\d])20(?=\d\d年)"):
        yield swapped(draft, "GW401", "short year", number, match, "")


def percent_ranges(draft: Draft) -> Iterator[Mutant]:
    for number, match in every(draft, r"(\d+)%—(\d+)%"):
        for dash in ("—", "-", "～", "－", "~"):
            yield swapped(draft, "GW402", "percent range", number, match, f"{match[1]}{dash}{match[2]}%")
    for number in draft.measures[:2]:
        for form in ("20—30%", "20-30%", "20～30%", "12.5—15.5%"):
            yield appended(draft, "GW402", "percent range", number, f"平均办理时间缩短{form}。")


def wrong_zero(draft: Draft) -> Iterator[Mutant]:
    for number, match in islice(once_a_line(every(draft, r"(?<![（—－\d])20(\d\d)(?=年)")), 4):
        rest = "".join("零一二三四五六七八九"[int(char)] for char in match[1])
        for zero in "零○":
            new = f"二{zero}{rest}".replace("零", zero)
            yield swapped(draft, "GW404", "wrong zero", number, match, new)


def stray_blanks(draft: Draft) -> Iterator[Mutant]:
    for number, match in islice(once_a_line(every(draft, rf"(?<={HAN})(?=\d+[件次个])", draft.measures)), 2):
        yield swapped(draft, "GW403", "blank before a figure", number, match, " ")
    for number, match in islice(once_a_line(every(draft, "(?<=法治)(?=政府)")), 2):
        yield swapped(draft, "GW403", "blank between words", number, match, " ")


BLANKS = (
    "××", "×", "XX", "xx", "X", "*", "***", "__", "____", "（）", "（　）", "（待补充）", "【填写】", "（待核实）",
)  # fmt: skip


def placeholders(draft: Draft) -> Iterator[Mutant]:
    sites = [*once_a_line(every(draft, r"(?<=[\u4e00-\u9fff])\d+(?=[次件个场])", draft.measures))]
    for form in BLANKS:
        for number, match in sites[:2]:
            yield swapped(draft, "GW501", f"placeholder {form}", number, match, form)
    for number in (draft.measures[0], draft.plans[-1]):
        for sentence in ("会同××县开展联合检查。", "协调XX局解决问题。", "此处填写典型做法。", "有关数据待填报。"):
            yield appended(draft, "GW501", "placeholder", number, sentence)


def paragraphs_broken(draft: Draft) -> Iterator[Mutant]:
    """Markdown takes a single line end for a blank, so there nothing is broken."""
    if draft.name == "markdown":
        return
    for number in [n for n, line in draft.body() if len(line) > 60][:12]:
        line = draft.line(number)
        sites = [m.start() for m in re.finditer(rf"(?<={HAN})(?={HAN})", line) if 30 < m.start() < len(line) - 10]
        for at in {sites[0], sites[len(sites) // 2]}:
            changes = {number: f"{line[:at]}\n{line[at:]}"}
            yield mutant(draft, "GW502", "paragraph broken", changes, detail=str(at))


def inserted(draft: Draft, rule: str, what: str, number: int, block: str, *, detail: str) -> Mutant:
    """A block of lines put below a line and set apart; what is expected is expected in the block."""
    changes = {number: f"{draft.line(number)}\n\n{block}"}
    new = frozenset(range(number + 2, number + 3 + block.count("\n")))
    return mutant(draft, rule, what, changes, detail=detail)._replace(lines=new, touched=new)


def repeated(draft: Draft) -> Iterator[Mutant]:
    last = draft.plans[-1]
    for number in [*draft.measures[:4], last]:
        line = draft.line(number)
        yield inserted(draft, "GW503", "paragraph repeated", number, line, detail="below")
        if number != last:
            yield inserted(draft, "GW503", "paragraph repeated", last, line, detail=str(number))
            plain = re.sub(r"^(　*)(?:（.）|\d\.)", r"\1", line)
            if len(plain) > 100 and plain != line:
                yield inserted(draft, "GW503", "paragraph repeated unnumbered", last, plain, detail=str(number))
    if draft.signature and draft.date:
        again = "\n".join(draft.lines[draft.signature - 1 : draft.date])
        yield inserted(draft, "GW503", "signature repeated", draft.date, again, detail="below")


def furniture(draft: Draft) -> Iterator[Mutant]:
    for number in (draft.measures[1], draft.plans[0]):
        for form in ("—3—", "- 3 -", "第3页 共8页"):
            copied = inserted(draft, "GW504", "page number", number, form, detail=form)
            # One finding tells of all the furniture; the web page has some from its first line on.
            yield copied._replace(lines=copied.lines | {1}) if draft.name == "web-paste" else copied


LEFTOVERS = ("&nbsp;", "<br/>", "</p>", '<span style="color:red">', "\ufffd", "\ue000", "**", "&ldquo;")


def leftover_marks(draft: Draft) -> Iterator[Mutant]:
    for form in LEFTOVERS:
        if draft.name == "markdown" and form == "**":
            continue
        for number, match in islice(once_a_line(every(draft, rf"(?<={HAN}，)(?={HAN})", draft.measures)), 2):
            yield swapped(draft, "GW505", "leftover mark", number, match, form)


SUMS = {
    # Where 其中 tells parts, they may be fewer than the total, so only an excess is a defect.
    "complete": (
        ("3184(?=户)", ("3148", "2184")), ("742(?=户)", ("762", "1742")), ("2415(?=户)", ("2451",)),
        ("(?<=户、农民专业合作社)27", ("37",)), ("14(?=件，其中)", ("13",)), ("11(?=件、修改)", ("12", "21")),
        ("(?<=修改)2(?=件、废止)", ("3",)), ("5(?=件，其中维持)", ("4",)), ("(?<=维持)4", ("5", "6")),
        ("30(?=宗，其中)", ("29",)), ("18(?=宗、合格)", ("28", "19")), ("(?<=合格)12(?=宗)", ("21",)),
    ),
    "web-paste": (
        ("240(?=宗，其中)", ("204", "239")), ("(?<=优秀)72", ("92",)), ("(?<=合格)160", ("190",)),
        ("(?<=不合格)8(?=宗)", ("18", "9")),
    ),
    "markdown": (
        ("33(?=件，其中)", ("32", "23")), ("(?<=有效)25", ("26", "52")), ("(?<=修改)5", ("6",)),
        ("(?<=废止)3(?=件；|件。)", ("5",)),
        (r"155(?= \|)", ("165",)), (r"148(?= \|)", ("158",)), (r"414\.5", ("441.5",)),
        (r"(?<=\| )61(?= \|)", ("16",)), (r"(?<=\| )27(?= \| 58)", ("72",)),
    ),
    "township": (
        ("26(?=件，其中)", ("25",)), ("(?<=有效)17", ("18",)), ("(?<=修改)4(?=件、废止)", ("6",)),
        ("86(?=项，分别)", ("68", "87")),
        ("(?<=类)24(?=项)", ("42", "23")), ("(?<=类)31(?=项)", ("13", "32")), ("(?<=类)12(?=项)", ("2", "13")),
        ("16(?=件、简易)", ("61", "15")), ("72(?=件，共)", ("27", "73")), ("(?<=，共)88(?=件)", ("89", "80")),
        ("214(?=件，其中)", ("124",)), ("63(?=件、邻里)", ("163",)), ("88(?=件、土地)", ("118",)),
        ("11(?=件、政协)", ("12",)), ("(?<=提案)4(?=件)", ("5", "3")), ("(?<=，共)15(?=件)", ("14", "16")),
    ),
    "province": (
        ("9(?=个、示范项目)", ("8",)), ("(?<=项目)15(?=个，共)", ("16",)), ("(?<=，共)24(?=个)", ("23", "25")),
        ("143(?=个，年内)", ("145",)), ("139(?=个)", ("129",)), ("(?<=其余)4(?=个)", ("5",)),
        ("47(?=项，其中)", ("46",)), ("(?<=取消)18(?=项、)", ("19", "81")), ("(?<=下放)29", ("39",)),
        ("6120(?=件，其中)", ("6012", "6102")), ("3318", ("3381",)), ("905", ("950",)), ("674", ("764",)),
        ("1223", ("1332",)),
    ),
}  # fmt: skip
TWICE = {
    "complete": (("违法案件214件", "全年立案查处违法案件241件。"), ("经营主体3184户", "全年新登记经营主体3148户。")),
    "web-paste": (("调解纠纷3158件", "全县各级人民调解组织调解纠纷3185件。"),),
    "markdown": (("主动公开政府信息527条", "主动公开政府信息572条。"),),
    "township": (("主动公开政府信息183条", "主动公开政府信息138条。"), ("普法宣传36场", "开展“八五”普法宣传63场。")),
    "province": (("备案审查规范性文件1346件", "备案审查规范性文件1364件。"),),
}
RATES = {
    "complete": (("(?<=占)30(?=%)", ("36", "3")), ("(?<=抽查)138(?=户)", ("183",)), ("460(?=户)", ("640",))),
    "web-paste": (("(?<=成功率)98(?=%)", ("89", "99")), ("3158", ("3518",)), ("(?<=成功)3095", ("2905",))),
    "markdown": (),
    "township": (
        ("(?<=整改率)97.7", ("79.7", "99.7", "100")), ("(?<=整改)171", ("117",)), ("(?<=隐患)175", ("185",)),
        ("(?<=成功率)97.7", ("77.9", "99")), ("(?<=成功)209", ("190",)),
    ),
    "province": (("(?<=合格率)97(?=%)", ("79", "98.5")), ("(?<=合格)5083", ("5038",)), ("5240(?=宗)", ("5420",))),
}  # fmt: skip


def figures_changed(draft: Draft) -> Iterator[Mutant]:
    for rule, table in (("GW601", SUMS), ("GW603", RATES)):
        for pattern, values in table[draft.name]:
            [(number, match)] = islice(every(draft, pattern), 1)
            for value in values:
                yield swapped(draft, rule, "figure changed", number, match, value)


def figure_told_twice(draft: Draft) -> Iterator[Mutant]:
    for told, again in TWICE[draft.name]:
        number = draft.find(told)
        opening = draft.line(draft.opening)
        changes = {draft.opening: opening.replace("现将", f"{again}现将")}
        yield mutant(draft, "GW602", "told again", changes, at={number, draft.opening}, detail=told)
    if draft.name == "province":
        opening, detail = every(draft, "6120(?=件)")
        for value in ("6210", "5120"):
            places = {opening[0], detail[0]}
            yield swapped(draft, "GW602", "one of two changed", *opening, value, at=places)
    if draft.name == "township":
        for number, match in every(draft, "86(?=项行政处罚事项中)"):
            yield swapped(draft, "GW602", "one of two changed", number, match, "68")


def until_now(draft: Draft) -> Iterator[Mutant]:
    for number, match in every(draft, "截至"):
        for form in ("截止", "截止到"):
            yield swapped(draft, "GW701", "截止", number, match, form)
    for form in ("截止目前", "截止12月底", f"截止{draft.year}年底", "截止到年底", f"截止{draft.year}年12月31日"):
        yield appended(draft, "GW701", "截止", draft.measures[2], f"{form}，有关任务全部完成。")


MAKERS = (
    items_missing_below_a_dateline,
    items_missing, items_missing_from_markdown, sections_on_another_year,
    sections_emptied, duty_is_empty_talk, causes_deleted, years_swapped,
    last_year_left_in, date_of_the_year_itself, data_of_part_of_the_year, dated_too_late, impossible_events,
    expired_programmes, old_attributes, titles_misquoted, fazhi_misspelt, abolished_bodies, foreign_names,
    document_numbers, dates_malformed, parts_removed, attachment_ends_in_a_mark, requests_smuggled_in, colon_lost,
    numbers_broken, subsections_deleted, wrong_marks, brackets_mixed, levels_turned_round, clauses_dropped,
    marks_after_clauses, announced_counts, half_width, unpaired, straight_quotes, ellipses_and_dashes, doubled,
    dash_lost, mark_between_titles, short_years, percent_ranges, wrong_zero, stray_blanks, placeholders,
    paragraphs_broken, repeated, furniture, leftover_marks, figures_changed, figure_told_twice, until_now,
)  # fmt: skip
"""A maker yields what it can of a draft; none of one in which there is nothing of the kind to spoil."""


@cache
def mutants() -> tuple[Mutant, ...]:
    """All the mutants of all the drafts; names are unique."""
    return tuple(made for draft in DRAFTS for maker in MAKERS for made in maker(draft))


# ── what the linter says of them ────────────────────────────────────


class Told(NamedTuple):
    """One finding: its rule, its line in the file, how grave it is."""

    rule: str
    line: int
    severity: Severity


@cache
def packs() -> tuple[Pack, ...]:
    return load("fazhi"), load("gongwen")


def told(name: str, text: str) -> tuple[Told, ...]:
    """What is said of a text in a file of that name."""
    answer = check(name, text.encode(), packs=packs(), given={}, select=lambda _: True)
    assert answer.failures == ()
    assert answer.document is not None
    return tuple(Told(each.rule, answer.document.place(each.span).line, each.severity) for each in answer.findings)


@cache
def findings() -> dict[Mutant, tuple[Told, ...]]:
    """What is said of each mutant."""
    names = {draft.name: draft.path.name for draft in DRAFTS}
    return {mutant: told(names[mutant.draft], mutant.text) for mutant in mutants()}


def is_found(mutant: Mutant) -> bool:
    """Whether the right rule names the mutant in the right line; a broken paragraph has two."""
    near = 1 if mutant.rule == "GW502" else 0
    lines = {line + step for line in mutant.lines for step in range(-near, near + 1)}
    return any(each.rule in {mutant.rule, *mutant.also} and each.line in lines for each in findings()[mutant])
