"""One figure told twice, and rates against their counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ..errors import Message
from ..findings import Hit, Related, Severity, Span
from .figures import Figure, figures, sentences, written
from .scene import PLAN, Scene

_VERBS = (
    "办理|办结|审结|受理|收到|查处|立案查处|立案|作出|开展|组织|举办|召开|完成"
    "|审查|审核|制定|印发|化解|调解|排查|培训|检查|公开|发放|发布|清理"
)
_COUNTED = re.compile(
    r"^(?P<all>(?:在|全年|全市|全县|全区|全省|全镇|全局|累计|共计|共|已|先后|依法|今年以来)*)"
    rf"(?P<verb>{_VERBS})?(?:了|各类|的)?(?P<noun>(?:(?!等)[\u4e00-\u9fff]){{4,16}})$"
)
_PERIOD = re.compile(r"\d{4}年|\d{1,2}月|季度|上半年|下半年|其中|同比|比上年|较上年|去年|期间|以来")


def twice(scene: Scene) -> Iterator[Hit]:
    """The same thing counted with the same words in two places, with two values.

    A figure without a verb (“全年行政处罚案件134件中”) is held against one with any verb, as long as all agree.
    """
    seen: dict[tuple[str, str], dict[str, Figure]] = {}
    for sentence in sentences(scene, past=True):
        for figure in figures(scene.text, *sentence):
            counted = _counted(scene, sentence, figure)
            if counted is None or figure.rough:
                continue
            before = seen.setdefault((counted["noun"], figure.unit), {})
            verb = counted["verb"] or ""
            others = [before[verb]] if verb in before else list(before.values()) if not verb else []
            if others and len({other.value for other in others}) == 1 and others[0].value != figure.value:
                yield _contradiction(scene, counted["noun"], figure, others[0])
            elif verb not in before:
                before[verb] = figure


def _counted(scene: Scene, sentence: Span, figure: Figure) -> re.Match[str] | None:
    """What a figure counts, where its clause says nothing but that; a figure of a part or a period is left out."""
    text = scene.text
    clause = max(max(text.rfind(mark, sentence.start, figure.span.start) for mark in "，；、（：") + 1, sentence.start)
    if _PERIOD.search(text, max(clause - 12, sentence.start), figure.span.end):
        return None
    counted = _COUNTED.match(text[clause : figure.span.start])
    return counted if counted and (counted["verb"] or counted["all"]) else None


def _contradiction(scene: Scene, noun: str, figure: Figure, first: Figure) -> Hit:
    document = scene.draft.document
    values = {
        "found": noun + document.of(figure.span),
        "parts": written(figure.value),
        "total": document.of(first.span),
    }
    line = document.line_of(first.span.start)
    note = Message(f"第 {line} 行写的是另一个数", f"line {line} has another figure")
    # Where no part on next year is known, the other figure may be a goal.
    severity = None if PLAN in scene.items else Severity.INFO
    return Hit(figure.span, values, (Related(first.span, note),), severity=severity)


_DONE = "办结|审结|结案|化解|调处成功|成功化解|整改|整改完成|答复|回复|办复|完成|出庭应诉|出庭|合格|采纳"
_RATE = re.compile(
    rf"(?P<whole>\d+)(?P<unit>[件起个项次条人名])[，、](?:已|全部|均已|其中)?(?P<verb>{_DONE})(?:的)?"
    rf"(?P<part>\d+)(?P=unit)[，、](?:[\u4e00-\u9fff]{{0,8}}率)(?:达到?|为|是)?(?P<rate>\d+(?:\.\d+)?)%"
)
_SHARES = re.compile(r"占(?:比)?(?:总数的|全部的|达到?|为)?(?P<rate>\d+(?:\.\d+)?)%")


def rates(scene: Scene) -> Iterator[Hit]:
    """A rate that its own counts contradict, and shares of one whole that come to more than 100 %."""
    for sentence in sentences(scene):
        for match in _RATE.finditer(scene.text, *sentence):
            whole, part, rate = (Decimal(match[name]) for name in ("whole", "part", "rate"))
            step = Decimal(1).scaleb(-len(match["rate"].partition(".")[2]))
            if whole and abs(part * 100 / whole - rate) >= step:
                right = written((part * 100 / whole).quantize(step))
                span = Span(match.start("rate"), match.end("rate") + 1)
                yield Hit(span, {"found": f"{match['rate']}%", "parts": f"{right}%", "total": match["whole"]})
        shares = list(_SHARES.finditer(scene.text, *sentence))
        if len(shares) >= 2 and (total := sum((Decimal(share["rate"]) for share in shares), Decimal(0))) > 101:
            span = Span(shares[-1].start("rate"), shares[-1].end())
            yield Hit(span, {"found": shares[-1][0], "parts": f"{written(total)}%", "total": "100%"})
