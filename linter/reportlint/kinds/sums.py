"""Figures that must add up: parts against their total, one figure told twice, rates against counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from ..errors import Message
from ..findings import Hit, Related, Span
from ..shapes import Shape
from .figures import Figure, figures
from .scene import Scene

SLOTS = frozenset({"found", "parts", "total"})

_SENTENCE = re.compile(r"[^。！？\n]+")
_TOTAL_BEHIND = re.compile(
    r"^[，、；]?(?:以上|上述)?(?:[两三四五六七八九十\d]+[类项个种者]|各类|全部)?(?:总共|合计|共计|总计|一共|累计|共)[为达有]?$"
)
_EXACT = re.compile(r"分别(?:为|是|有|计)?|即[：，]?$|由[^，]{1,8}组成")
_AMONG = re.compile(r"其中|包括|包含|含|主要(?:是|有|为)|涉及")
_OPEN = re.compile(r"等(?!级|次|待|额)|以及其他")
_FATES = re.compile(r"^(?:拟|继续|宣布|予以)?(?:保留|有效|修改|修订|废止|失效|继续有效)")


class Options(Shape, frozen=True):
    """`test` is parts (parts against the total of a sentence), twice (one figure with two values) or rates."""

    test: Literal["parts", "twice", "rates"]


def run(options: Options, scene: Scene) -> Iterator[Hit]:
    """Each total, figure or rate that does not fit."""
    yield from _TESTS[options.test](scene)


def _sentences(scene: Scene, *, past: bool = False) -> Iterator[Span]:
    for within in scene.ranges("past" if past else "body"):
        for match in _SENTENCE.finditer(scene.text, *within):
            yield Span(*match.span())


def _parts(scene: Scene) -> Iterator[Hit]:
    for sentence in _sentences(scene):
        found = list(figures(scene.text, *sentence))
        if len(found) >= 3:
            seen: set[int] = set()
            for hit in (*_total_behind(scene, found), *_total_before(scene, found, sentence)):
                if hit.span.start not in seen:
                    seen.add(hit.span.start)
                    yield hit


def _hit(scene: Scene, total: Figure, parts: Sequence[Figure]) -> Hit:
    document = scene.draft.document
    summed = sum((part.value for part in parts), Decimal(0))
    related = tuple(Related(part.span, Message("加数", "part")) for part in parts)
    values = {"found": document.of(total.span), "parts": written(summed), "total": written(total.value)}
    return Hit(total.span, values, related)


def written(value: Decimal) -> str:
    """A number without needless zeros and without exponent."""
    return f"{value.normalize():f}"


def _fits(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts make the total; rounded figures (3.5亿) may each be off by half of their last place."""
    off = abs(total.value - sum(part.value for part in parts))
    return off <= sum(figure.step / 2 for figure in (total, *parts) if figure.step != 1)


def _total_behind(scene: Scene, found: Sequence[Figure]) -> Iterator[Hit]:
    """“甲97件、乙64件、丙115件，三类合计286件”: the run of parts right before the total must make it."""
    for place, (last, total) in enumerate(pairwise(found)):
        between = scene.text[last.span.end : total.span.start]
        if total.unit != last.unit or not _TOTAL_BEHIND.match(between):
            continue
        parts = [last]
        for earlier, later in pairwise(reversed(found[: place + 1])):
            gap = scene.text[later.span.end : earlier.span.start]
            if (
                later.unit != total.unit
                or not re.fullmatch(r"[、，；和及与][^，；。、]{0,16}", gap)
                or _AMONG.search(gap)
            ):
                break
            parts.insert(0, later)
        counted = re.match(r"[，、；]?(?:以上|上述)?([两三四五六七八九\d])[类项个种者]", between)
        wanted = _small(counted[1]) if counted else len(parts)
        parts = parts[-wanted:]
        known = len(parts) >= 2 and len(parts) == wanted and not any(part.rough for part in (*parts, total))
        if known and not _fits(total, parts):
            yield _hit(scene, total, parts)


def _small(text: str) -> int:
    return int(text) if text.isascii() else "零一二三四五六七八九".find(text.replace("两", "二"))


def _total_before(scene: Scene, found: Sequence[Figure], sentence: Span) -> Iterator[Hit]:
    """“共N件，其中甲a件、乙b件”: with 其中 the parts are at most the total, with 分别为 they make it.

    A bracket behind the total may hold one enumeration, and another may follow it.
    """
    for place, total in enumerate(found[:-2]):
        for start, parts in _enumerations(scene, total, found[place + 1 :]):
            if len(parts) >= 2 and not any(figure.rough for figure in (total, *parts)):
                span = Span(start, min(sentence.end, parts[-1].span.end + 4))
                if _contradicts(scene.text, total, parts, span):
                    yield _hit(scene, total, parts)


def _enumerations(scene: Scene, total: Figure, found: Sequence[Figure]) -> Iterator[tuple[int, list[Figure]]]:
    """Where the words after a total begin, and the parts that follow: right behind it, and behind its bracket."""
    text, at = scene.text, total.span.end
    yield at, _run_of_parts(scene, found, total, at)
    if text[at : at + 1] in {"（", "("}:
        close = min((where for mark in "）)" if (where := text.find(mark, at)) > 0), default=-1)
        if close > 0:
            yield close + 1, _run_of_parts(scene, [each for each in found if each.span.start > close], total, close + 1)


def _contradicts(text: str, total: Figure, parts: Sequence[Figure], span: Span) -> bool:
    lead = text[span.start : parts[0].span.start]
    tail = text[parts[-1].span.end : span.end]
    among = _AMONG.search(lead) is not None or lead.startswith(("（", "("))
    exact = _EXACT.search(lead) is not None or _all_fates(text, span.start, parts)
    if exact and not _AMONG.search(lead):
        return (
            not _OPEN.match(tail) and not _OPEN.search(text, span.start, parts[-1].span.end) and not _fits(total, parts)
        )
    return among and sum(part.value for part in parts) > total.value and not _fits(total, parts)


_NO_FIRST = re.compile(r"；|[）)]|^[，、]?(?:同比|比上|较|增长|下降)")
_NO_NEXT = re.compile(r"；其|合计|共计|总计|同比|[，、](?:共|累计|全[年市县区省])|[）)].*[，、；]")


def _run_of_parts(scene: Scene, found: Sequence[Figure], total: Figure, at: int) -> list[Figure]:
    """The figures of the total's unit that follow an offset as one enumeration."""
    parts: list[Figure] = []
    for figure in found:
        gap = scene.text[at : figure.span.start]
        if figure.unit != total.unit or len(gap) > 30 or (not parts and _NO_FIRST.search(gap)) or _NO_NEXT.search(gap):
            break
        if parts and (len(gap) > 22 or gap[:1] not in "、，；和及" or _AMONG.search(gap)):
            break
        parts.append(figure)
        at = figure.span.end
    return parts


def _all_fates(text: str, start: int, parts: Sequence[Figure]) -> bool:
    """Whether a clean-up lists what became of everything: 保留, 修改, 废止 leave nothing over."""
    starts = [start, *(part.span.end for part in parts)]
    gaps = [text[at : part.span.start] for at, part in zip(starts, parts, strict=False)]
    words = [re.split("[，、；：（(]", gap)[-1] for gap in gaps]
    return all(_FATES.match(word) for word in words) and any(word.startswith(("保留", "继续有效")) for word in words)


_LABEL = re.compile(r"(?P<label>[\u4e00-\u9fff]{6,20})$")
_LEAD = re.compile(r"^(?:.*?(?:全年|全市|全县|全区|全省|我局|我县|我市|我区|累计|共计|共|已|先后|依法|其中|今年以来))+")
_PERIOD = re.compile(r"\d{4}年|\d{1,2}月|季度|上半年|下半年|其中|同比|比上年|较上年|去年|期间|以来")


def _twice(scene: Scene) -> Iterator[Hit]:
    """The same thing counted with the same words in two places, with two values."""
    seen: dict[tuple[str, str], Figure] = {}
    for sentence in _sentences(scene, past=True):
        for figure in figures(scene.text, *sentence):
            clause = max(scene.text.rfind(mark, sentence.start, figure.span.start) for mark in "，；、（：") + 1
            lead = scene.text[max(clause, sentence.start) : figure.span.start]
            named = _LABEL.search(_LEAD.sub("", lead))
            if (
                named is None
                or figure.rough
                or _PERIOD.search(scene.text, max(clause - 12, sentence.start), figure.span.end)
            ):
                continue
            first = seen.setdefault((named["label"], figure.unit), figure)
            if first.value != figure.value:
                values = {
                    "found": named["label"] + scene.draft.document.of(figure.span),
                    "parts": written(figure.value),
                    "total": written(first.value),
                }
                line = scene.draft.document.line_of(first.span.start)
                note = Message(f"第 {line} 行写的是另一个数", f"line {line} has another figure")
                yield Hit(figure.span, values, (Related(first.span, note),))


_DONE = "办结|审结|结案|化解|调处成功|成功化解|整改|整改完成|答复|回复|办复|完成|出庭应诉|出庭|合格|采纳"
_RATE = re.compile(
    rf"(?P<whole>\d+)(?P<unit>[件起个项次条人名])[，、](?:已|全部|均已|其中)?(?P<verb>{_DONE})(?:的)?"
    rf"(?P<part>\d+)(?P=unit)[，、](?:[\u4e00-\u9fff]{{0,8}}率)(?:达到?|为|是)?(?P<rate>\d+(?:\.\d+)?)%"
)
_SHARES = re.compile(r"占(?:比)?(?:总数的|全部的|达到?|为)?(?P<rate>\d+(?:\.\d+)?)%")


def _rates(scene: Scene) -> Iterator[Hit]:
    """A rate that its own counts contradict, and shares of one whole that come to more than 100 %."""
    for sentence in _sentences(scene):
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


_TESTS: Mapping[str, Callable[[Scene], Iterator[Hit]]] = {"parts": _parts, "twice": _twice, "rates": _rates}
