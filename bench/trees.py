#!/usr/bin/env python3
"""Makes the drafts that are timed: `python -m bench.trees FOLDER [DRAFTS]`; the same ones every time.

All of them are lengthened from two examples of this repository, by turns the plain text and the Markdown one, and are
thus about an office that does not exist. What is made below FOLDER:

- `clean/`: DRAFTS drafts (1000 unless told) of about LENGTH characters, few findings
- `noisy/`: the same with half-width marks, and with placeholders, misspellings and missing parts in some
- `short/`, `long/`: DRAFTS / 20 drafts, and as many of ten times their length
- `text/`, `word/`: DRAFTS / 10 drafts of `clean/` as .txt and as .docx
- `few/`: ten drafts of `noisy/`, to see whether a linter finds anything
- `empty.md`: a draft of one line, for the time that is no draft's
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
SOURCES = ("complete.txt", "markdown.md")
DRAFTS = 1000
LENGTH = 2700
"""Characters of a draft at least; one item more at most."""
LONGER = 10

# Every how many drafts of the noisy tree, and which of those, have the fault.
PLACEHOLDER, MISSPELT, MISSING = (10, 4), (5, 2), (7, 3)
_BRACKETS = str.maketrans("（）", "()")
_DIGITS = "零一二三四五六七八九"

# fmt: off
TOPICS = (
    "食品流通", "特种设备", "计量器具", "广告发布", "价格收费", "检验检测", "网络交易", "农资经营",
    "儿童用品", "加油站点", "餐饮服务", "药品零售", "医疗器械", "化妆品经营", "校园周边", "农贸市场",
    "物业收费", "装修材料", "电动自行车", "旅游购物", "养老服务", "快递包装", "二手车交易", "水电气计量",
)
# fmt: on
WORK = (
    "围绕{topic}制定年度工作方案，明确重点任务{a}项，逐项落实责任科室和完成时限。组织执法人员走访{topic}经营者{b}家（次），"
    "梳理{topic}风险隐患{c}个，已经全部督促整改到位，并向当事人说明依据和理由。",
    "针对{topic}中群众反映较多的问题，会同有关部门召开座谈会{a}次，听取意见建议{b}条，修订工作规程（试行）{c}处。"
    "对轻微且及时纠正的行为，以提醒、约谈为主，做到宽严相济、法理相融。",
    "完善{topic}监管台账，更新{topic}经营者信息{b}条，按照风险等级确定检查频次。编写{topic}办案指引（图文版）{a}份，选取{topic}典型案例{c}个，"
    "在执法人员中交流学习，执法尺度进一步统一。",
)
ENDINGS = ("有关材料编入第{number:05d}号卷宗，随时可供查阅。", "有关做法编入工作手册，供各科室参照。")
MISSPELLING = "截止目前，其它遗留事项已经布署到位，帐号清理工作按期完成。"
PLAIN_LEADERSHIP = (
    "**（一）组织机构更加健全。**调整法治工作专班，专班由各科室业务骨干组成，全年集中办公31天，编发工作简报9期。"
)


def draft(number: int, *, noisy: bool = False, times: int = 1, source: int | None = None) -> str:
    """The text of one draft; `times` is its length in multiples of LENGTH, `source` its place in SOURCES."""
    name = SOURCES[number % len(SOURCES) if source is None else source]
    text = (EXAMPLES / name).read_text("utf-8")
    markdown = name.endswith(".md")
    if noisy and _hit(number, MISSING):
        text = _without_first_responsible(text, markdown=markdown)
    before = "## 二、" if markdown else "　　二、"
    head, tail = text.split(before, 1)
    items = _items(number, 3 if markdown else 7, markdown=markdown, points=0 if times == 1 else 8)
    added = [next(items)]
    while len(head) + len(tail) + sum(map(len, added)) < LENGTH * times:
        added.append(next(items))
    if noisy and _hit(number, PLACEHOLDER):
        added[0] = added[0].replace("有关材料", "涉及金额××万元，有关材料")
    if noisy and _hit(number, MISSPELT):
        added[0] = added[0].replace("有关材料", f"{MISSPELLING}有关材料")
    text = head + "".join(added) + before + tail
    return _half_width(text) if noisy else text


def _half_width(text: str) -> str:
    """The text with all its brackets and every second comma of half width."""
    first, *others = text.translate(_BRACKETS).split("，")
    return first + "".join(f"{',，'[place % 2]}{other}" for place, other in enumerate(others))


def _hit(number: int, every: tuple[int, int]) -> bool:
    return number % every[0] == every[1]


def _items(number: int, first: int, *, markdown: bool, points: int) -> Iterator[str]:
    """Items of the second level, the first with a line that no other draft has, each with some of the third."""
    parts = count(number)
    for place in count():
        topic, body = _work(next(parts))
        title = f"（{_numeral(first + place)}）规范{topic}监管。"
        body += ENDINGS[min(place, 1)].format(number=number)
        yield f"**{title}**{body}\n\n" if markdown else f"　　{title}{body}\n\n"
        for point in range(1, points + 1):
            topic, body = _work(next(parts))
            yield f"{point}. {topic}方面。{body}\n\n" if markdown else f"　　{point}.{topic}方面。{body}\n\n"


def _work(part: int) -> tuple[str, str]:
    """A topic and what was done about it; another one for each of the numbers up to some thousands."""
    topic = TOPICS[part % len(TOPICS)]
    body = WORK[part % 7 % len(WORK)]
    return topic, body.format(topic=topic, a=part % 7 + 3, b=part * 37 % 291 + 20, c=part * 11 % 23 + 2)


def _numeral(number: int) -> str:
    """A number up to 99 in Chinese."""
    tens, ones = divmod(number, 10)
    leading = "" if tens < 2 else _DIGITS[tens]
    return leading + "十" * (tens > 0) + ("" if tens and not ones else _DIGITS[ones])


def _without_first_responsible(text: str, *, markdown: bool) -> str:
    """The text without the part that tells how the first person responsible did their duty (FZ103)."""
    if markdown:
        head, rest = text.split("**（一）", 1)
        return head + PLAIN_LEADERSHIP + rest[rest.index("\n") :]
    head, rest = text.split("　　三、", 1)
    return head + "　　三、" + rest.split("　　四、", 1)[1]


def make(folder: Path, drafts: int = DRAFTS) -> None:
    """Writes all trees below a folder."""
    _write(folder / "clean", ".md", drafts, draft)
    _write(folder / "noisy", ".md", drafts, lambda number: draft(number, noisy=True))
    _write(folder / "few", ".md", 10, lambda number: draft(number, noisy=True))
    _write(folder / "short", ".md", -(-drafts // 20), draft)
    _write(folder / "long", ".md", -(-drafts // 20), lambda number: draft(number, times=LONGER))
    _write(folder / "text", ".txt", -(-drafts // 10), lambda number: draft(number, source=0))
    _write_word(folder / "word", -(-drafts // 10))
    (folder / "empty.md").write_text("关于2024年度法治政府建设情况的报告\n", "utf-8")


def _write(folder: Path, suffix: str, drafts: int, text: Callable[[int], str]) -> None:
    folder.mkdir(parents=True)
    for number in range(drafts):
        (folder / f"draft-{number:04d}{suffix}").write_text(text(number), "utf-8", newline="\n")


def _write_word(folder: Path, drafts: int) -> None:
    """The drafts of `text/`, a paragraph a line that is not empty, without styles."""
    import docx

    folder.mkdir(parents=True)
    for number in range(drafts):
        document = docx.Document()
        for line in draft(number, source=0).splitlines():
            if line:
                document.add_paragraph(line)
        document.save(str(folder / f"draft-{number:04d}.docx"))


if __name__ == "__main__":
    make(Path(sys.argv[1]), *map(int, sys.argv[2:]))
