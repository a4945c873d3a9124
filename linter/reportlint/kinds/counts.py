"""One figure told twice, and rates against their counts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import chain

from ..errors import Message
from ..expressions import expression
from ..findings import Hit, Related, Severity, Span, Value
from ..items.scene import PLAN, Scene, places
from ..records import NamedTuple
from .figures import Figure, counted, figures, holding, written

_VERBS = (
    "办理|办结|审结|受理|收到|查处|立案查处|立案|作出|开展|组织|举办|召开|完成"
    "|审查|审核|制定|印发|化解|调解|排查|培训|检查|公开|发放|发布|清理"
)
_COUNTED = expression(
    # The look at the first character spares what opens with no word of either sort.
    rf"^(?=[在12全年当一我本累共已先依今{''.join(sorted({verb[0] for verb in _VERBS.split('|')}))}])"
    r"(?P<all>(?:在|[12]\d{3}年度?(?:以来)?|全年|年内|当年|一年[来里]|[全我本][省市县区州旗镇乡局厅委]|本级|累计|共计|共|已|先后|依法|今年(?:以来)?)*)"
    rf"(?P<verb>{_VERBS})?(?:了|各类|的)?(?P<noun>(?:(?!等)[\u4e00-\u9fff]){{4,16}})$"
)
_PARTS = expression("[，；、（：]")
_BEHIND = expression(r"(?:的)?(?P<noun>[\u4e00-\u9fff]{2,12}案件|[\u4e00-\u9fff]{2,10}(?:许可|纠纷|合同|文件))")
_ALL = expression(r"全[年省市县区镇局厅]|共|累计|我[局厅县市区]")
_PERIOD = expression(
    r"\d{4}年(?:底|末|初)?|\d{1,2}月|季度|上半年|下半年|其中|同比|比上年|较上年|去年|期间|以来|[一二三四五六七八九十两]年[内来]"
)
_WHOLE = expression(r"全年|年内|当年|一年[来里]|今年|累计|共")
_LIMIT = expression(
    r"(?:^|[，；：、（）])(?:在|对(?![照标接表])|针对|就|聚焦|围绕)(?!全[年省市县区镇乡局])[^，；：]{2,40}(?<![下上间])，"
)
SAID = 200
"""How many code points before a figure may say what it is of: bounds the work in a line without end."""
_OWN = ("行政处罚", "行政复议", "行政许可", "行政强制", "行政检查", "行政执法")
_AREA = expression("全[省市县区州旗镇乡]")


def twice(scene: Scene) -> Iterator[Hit]:
    """The same thing counted with the same words in two places, with two values.

    A figure without a verb (“全年行政处罚案件134件中”) is held against one with any verb, as long as all agree. Only
    where both are said to be of the whole year, the contradiction is certain; else it is a hint. A figure of a part of
    the year, or of one field (在……领域，), is left out, and what is told of a county is not what is told of an office.
    What has a third value, too, is no single figure (预算安排……万元 under many headings).
    """
    seen: dict[tuple[str, str, str], dict[str, tuple[Figure, bool]]] = {}
    hits: dict[tuple[str, str, str], dict[Decimal, list[Hit]]] = {}
    for sentence, found in counted(scene, past=True):
        for figure in found:
            thing = None if figure.rough else _counted(scene, sentence, figure)
            if thing is None:
                continue
            key = (thing.noun, figure.unit, thing.area)
            before = seen.setdefault(key, {})
            known = {other.value for other, _ in before.values()}
            others = [before[thing.verb]] if thing.verb in before else list(before.values()) if not thing.verb else []
            if others and len(known) == 1 and others[0][0].value != figure.value:
                first, whole = others[0]
                hit = _contradiction(scene, thing.noun, figure, first, certain=thing.whole and whole)
                hits.setdefault(key, {}).setdefault(figure.value, []).append(hit)
            elif thing.verb not in before and not thing.behind:
                before[thing.verb] = (figure, thing.whole)
    for values in hits.values():
        if len(values) == 1:
            yield from chain.from_iterable(values.values())
    yield from _rates_twice(scene)


GOVERNMENTS = frozenset({"province", "city", "county", "township"})
"""Bodies for whom 全县 and the like say nothing but 全 of their own."""


class _Counted(NamedTuple):
    """What a figure counts: the verb, empty for none, and the noun; `behind` says that the noun follows the figure,
    `whole` that it is of the whole year, `area` whether it is told of a whole county or the like."""

    verb: str
    noun: str
    whole: bool
    area: str
    behind: bool = False


def _counted(scene: Scene, sentence: Span, figure: Figure) -> _Counted | None:
    """What a figure counts, where its clause says nothing but that; a figure of a part or a period is left out."""
    text, end = scene.text, figure.span.start
    parts = places(_PARTS, text)
    before = bisect_left(parts, end)
    clause = max(sentence.start, parts[before - 1] + 1 if before else 0)
    lead = text[clause:end]
    told = _COUNTED.match(lead)
    if told and not (told["verb"] or told["all"]):
        told = None
    behind = None if told else _BEHIND.match(text, figure.span.end, sentence.end)
    if not told and not (behind and _ALL.search(lead)):
        return None
    start = max(sentence.start, end - SAID)
    if _is_part(scene, Span(max(clause - 8, sentence.start), figure.span.end)) or _LIMIT.search(text[start:clause]):
        return None
    said = text[start:end]
    whole = _WHOLE.search(said) is not None or f"{scene.draft.year}年" in said
    area = "" if scene.draft.fact("body") in GOVERNMENTS else "".join(_AREA.findall(said)[-1:])
    if told:
        return _Counted(told["verb"] or "", _plain(told["noun"]), whole, area)
    return _Counted("", _plain(behind["noun"]), whole, area, behind=True) if behind else None


def _plain(noun: str) -> str:
    """What only an administrative body does is 行政 with or without the word: 行政处罚案件, 处罚案件."""
    return noun.removeprefix("行政") if noun.startswith(_OWN) and noun.endswith("案件") else noun


def _is_part(scene: Scene, span: Span) -> bool:
    """Whether words speak of a part of the report year, or of another year; the year itself is the whole of it."""
    year = f"{scene.draft.year}年"
    whole = (year, "一年来", "今年以来", f"{year}以来")
    return not all(scene.text.endswith(whole, span.start, match.end()) for match in _PERIOD.finditer(scene.text, *span))


_SHARE = expression(r"(?P<name>[\u4e00-\u9fff]{3,14}率)(?:达到?|为|是|保持在)?(?P<value>\d{1,3}(?:\.\d+)?)%")
_SAME = 6
"""Code points that two names of a rate must share at their ends to be of one rate."""


def _rates_twice(scene: Scene) -> Iterator[Hit]:
    """One rate with two values."""
    seen: list[tuple[str, str, Span]] = []
    for sentence in holding(scene, "%", past=True):
        for match in _SHARE.finditer(scene.text, *sentence) if scene.text.find("率", *sentence) >= 0 else ():
            part = _is_part(scene, Span(max(match.start() - 12, sentence.start), match.end()))
            if (
                part
                or "由" in match["name"]
                or _LIMIT.search(scene.text[max(sentence.start, match.start() - SAID) : match.start()])
            ):
                continue
            name, span = match["name"], Span(match.start("value"), match.end("value") + 1)
            first = next((each for each in seen if len(name) >= _SAME and each[0][-_SAME:] == name[-_SAME:]), None)
            if first and first[1] != match["value"] and (name.endswith(first[0]) or first[0].endswith(name)):
                values = {"found": f"{name}{match['value']}%", "parts": match["value"], "total": f"{first[1]}%"}
                yield _second(scene, span, first[2], values, certain=True)
            seen.append((name, match["value"], span))


def _contradiction(scene: Scene, noun: str, figure: Figure, first: Figure, *, certain: bool) -> Hit:
    document = scene.draft.document
    values = {
        "found": noun + document.of(figure.span),
        "parts": written(figure.value),
        "total": document.of(first.span),
    }
    return _second(scene, figure.span, first.span, values, certain=certain)


def _second(scene: Scene, span: Span, first: Span, values: Mapping[str, Value], *, certain: bool) -> Hit:
    line = scene.draft.document.line_of(first.start)
    note = Message(f"第 {line} 行写的是另一个数", f"line {line} has another figure")
    # Where no part on next year is known, the other figure may be a goal.
    severity = None if certain and PLAN in scene.items else Severity.INFO
    return Hit(span, values, (Related(first, note),), severity=severity)


def _names(rate: str, lead: str) -> bool:
    """Whether a rate is named after what was counted: 办结率 behind 办结, 出庭应诉率 behind 出庭."""
    done = lead.rstrip("了的数量")[-2:]
    return len(done) == 2 and done in rate


_RATE = expression(
    r"[，、；]?(?:(?P<name>[\u4e00-\u9fff]{1,8})率|占比?)(?:为|是|达到?|约)?(?P<rate>\d{1,3}(?:\.\d+)?)%(?!以上|左右|[～~—-])"
)
_REACH = 64  # how many figures back a rate's whole may stand: bounds the work in a line without end
_SHARES = expression(r"占(?:比)?(?:总数的|全部的|达到?|为)?(?P<rate>\d+(?:\.\d+)?)%")


def rates(scene: Scene) -> Iterator[Hit]:
    """A rate that its own counts contradict, and shares of one whole that come to more than 100 %."""
    for sentence in holding(scene, "%"):
        yield from _contradicted(scene, sentence)
        shares = list(_SHARES.finditer(scene.text, *sentence))
        # Where another percentage stands between two shares, they are of different wholes.
        between = scene.text[shares[0].end() : shares[-1].start()] if shares else ""
        total = sum((Decimal(share["rate"]) for share in shares), Decimal(0))
        if len(shares) >= 2 and between.count("%") == len(shares) - 2 and total > 101:
            span = Span(shares[-1].start("rate"), shares[-1].end())
            yield Hit(span, {"found": shares[-1][0], "parts": f"{written(total)}%", "total": "100%"})


def _contradicted(scene: Scene, sentence: Span) -> Iterator[Hit]:
    """“受理50件，办结48件，办结率100%”: the rate right behind a count, against every whole of its unit before it.

    The rate must be named like what was counted (办结率 behind 办结), and fit none of the wholes, to be wrong.
    """
    found = figures(scene.text, *sentence)
    for place, part in enumerate(found):
        rate = _RATE.match(scene.text, part.span.end, sentence.end)
        if not rate:
            continue
        before = found[max(0, place - _REACH) : place]
        wholes = [each for each in before if each.unit == part.unit and each.value >= part.value > 0]
        lead = scene.text[found[place - 1].span.end if place else sentence.start : part.span.start]
        if not wholes or any(each.rough for each in (part, *wholes)):
            continue
        if not (_names(rate["name"], lead) if rate["name"] else "其中" in lead):
            continue
        step = Decimal(1).scaleb(-len(rate["rate"].partition(".")[2]))
        said = Decimal(rate["rate"])
        # Rates are rounded, or cut off.
        if all(not -step / 2 <= part.value * 100 / whole.value - said < step for whole in wholes):
            right = written((part.value * 100 / wholes[-1].value).quantize(step))
            span = Span(rate.start("rate"), rate.end("rate") + 1)
            values = {"found": f"{rate['rate']}%", "parts": f"{right}%", "total": written(wholes[-1].value)}
            yield Hit(span, values)
