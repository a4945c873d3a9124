"""Figures that must add up: parts against their total, one figure told twice, rates against counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from ..errors import Message
from ..expressions import expression
from ..findings import Hit, Related, Severity, Span
from ..items.scene import Scene
from ..shapes import Shape
from .columns import columns
from .counts import rates, twice
from .figures import Figure, counted, written

SLOTS = frozenset({"found", "parts", "total"})

_TOTAL_BEHIND = expression(
    r"^[，、；]?(?:以上|上述)?(?:[两三四五六七八九十\d]+[类项个种者]|各类|全部)?(?:总共|合计|共计|总计|一共|共)[为达有]?$"
)
_EXACT = expression(r"分别(?:为|是|有|计)(?!不)|即[：，]?$|由[^，]{1,8}组成")
_AMONG = expression(r"其中|包括|包含|含|主要(?:是|有|为)|涉及")
_AMONG_NEXT = expression("[，；]其中")
_OUTCOMES = expression(r"^(?:决定)?(?:维持|撤销|终止|驳回|变更|确认|责令|调解|和解|其他)")
_CONCLUDED = expression(r"(?:审结|办结|结案)[\u4e00-\u9fff]{0,10}$")
_OPEN = expression(r"等(?!级|次|待|额)|以及其他")
_SUMMED = expression(r"(?:共|合计|总计|累计)[\u4e00-\u9fff]{0,16}$")
"""Words before a total that say that it is one; the colon behind it then leaves nothing over."""
_MARK = expression("[，、；：（(]")
_ACTS = expression(
    r"^(?:已|均|成功|当场|依法|责令|立案|整改|查处|移送|约谈|关停|取缔|下达|完成|办结|审结|处罚|警告|发现|化解|新增|采纳|其中)"
)
"""Labels of what was done with the things counted, not of their kinds: one thing may have several, or none."""
_FATES = expression(r"^(?:拟|继续|宣布|予以)?(?:保留|有效|修改|修订|废止|失效|继续有效)")


class Options(Shape):
    """`test` is parts (parts against the total of a sentence), twice (one figure with two values) or rates."""

    test: Literal["parts", "twice", "rates"]


def run(options: Options, scene: Scene) -> Iterator[Hit]:
    """Each total, figure or rate that does not fit."""
    yield from _TESTS[options.test](scene)


REACH = 64
"""Figures; no enumeration has more. It bounds the work in a line without end."""


def _parts(scene: Scene) -> Iterator[Hit]:
    yield from columns(scene)
    for sentence, found in counted(scene):
        if len(found) >= 3:
            seen: set[int] = set()
            for hit in (*_total_behind(scene, found), *_total_before(scene, found, sentence)):
                if hit.span.start not in seen:
                    seen.add(hit.span.start)
                    yield hit


def _hit(scene: Scene, total: Figure, parts: Sequence[Figure], severity: Severity | None = None) -> Hit:
    document = scene.draft.document
    summed = sum((part.value for part in parts), Decimal(0))
    related = tuple(Related(part.span, Message("加数", "part")) for part in parts)
    values = {"found": document.of(total.span), "parts": written(summed), "total": written(total.value)}
    return Hit(total.span, values, related, severity=severity)


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
        for start, parts in _enumerations(scene, total, found[place + 1 : place + 2 + REACH]):
            if not 2 <= len(parts) <= REACH or _is_part(total, parts, found[max(0, place - REACH) : place]):
                continue
            known = not _CHANGE.search(scene.text, max(sentence.start, total.span.start - 8), total.span.start)
            if known and not any(figure.rough for figure in (total, *parts)):
                span = Span(start, min(sentence.end, parts[-1].span.end + 4))
                if _contradicts(scene.text, total, parts, span):
                    # A list behind a colon may leave something out, though it says 共.
                    open_ = scene.text[start] == "：" and sum(part.value for part in parts) < total.value
                    yield _hit(scene, total, parts, Severity.WARNING if open_ else None)


def _is_part(figure: Figure, others: Sequence[Figure], before: Sequence[Figure]) -> bool:
    """Whether a figure makes up an earlier one together with those behind it: 84件，认定7件，不予认定69件，其余8件."""
    whole = figure.value + sum(other.value for other in others)
    return any(each.unit == figure.unit and each.value == whole for each in before)


_CHANGE = expression(r"(?:增加|减少|下降|增长|提高|压减|多|少)了?$")
"""Words before a figure that is a difference, not a total."""


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
    among = _AMONG.search(lead) is not None
    bracket = lead.startswith(("（", "("))
    labels = _labels(text, span.start, parts)
    rest = labels[-1].startswith("其余") and all(part.value <= total.value for part in parts)
    results = all(map(_OUTCOMES.match, labels)) and _CONCLUDED.search(text, 0, total.span.start) is not None
    listed = lead.startswith("：") and not among and not any(map(_ACTS.search, labels))
    summed = listed and _SUMMED.search(text, max(0, total.span.start - 24), total.span.start) is not None
    whole = (
        _EXACT.search(lead) is not None
        or summed
        or _all_fates(labels)
        or (bracket and _all_kinds(labels))
        or rest
        or results
    )
    if whole and (rest or not among):
        return (
            not _OPEN.match(tail) and not _OPEN.search(text, span.start, parts[-1].span.end) and not _fits(total, parts)
        )
    # What was done with a part (其中有效投诉12件，办结12件) is no part beside it.
    beside = not any(map(_ACTS.search, labels[1:]))
    return (
        beside
        and (among or bracket or listed)
        and sum(part.value for part in parts) > total.value
        and not _fits(total, parts)
    )


_NO_FIRST = expression(r"；|[）)]|^[，、]?(?:同比|比上|较|增长|下降)")
_NO_NEXT = expression(
    r"；其|合计|共计|总计|同比|[比较]|增加|减少|下降|增长|不超过|[，、](?:共|累计|全[年市县区省])|[）)].*[，、；]"
)


def _run_of_parts(scene: Scene, found: Sequence[Figure], total: Figure, at: int) -> list[Figure]:
    """The figures of the total's unit that follow an offset as one enumeration."""
    parts: list[Figure] = []
    mark = ""
    for figure in found:
        gap = scene.text[at : figure.span.start]
        # Parts that 、 joins are all told at the next ，.
        if len(parts) > 1 and mark == "、" and gap[:1] == "，" and not gap.startswith("，其余"):
            break
        # What is told of the whole besides (罚款1.17亿元，其中……) stands before its parts.
        if (
            not parts
            and figure.unit != total.unit
            and _AMONG_NEXT.search(scene.text, figure.span.end, figure.span.end + 6)
        ):
            continue
        if figure.unit != total.unit or len(gap) > 30 or (not parts and _NO_FIRST.search(gap)) or _NO_NEXT.search(gap):
            break
        if parts and (len(gap) > 22 or gap[:1] not in "、，和及" or _AMONG.search(gap)):
            break
        mark = gap[:1] if parts else mark
        parts.append(figure)
        at = figure.span.end
    return parts


def _labels(text: str, start: int, parts: Sequence[Figure]) -> list[str]:
    """The words right before each part."""
    starts = [start, *(part.span.end for part in parts)]
    gaps = [text[at : part.span.start] for at, part in zip(starts, parts, strict=False)]
    return [_MARK.split(gap)[-1] for gap in gaps]


def _all_fates(labels: Sequence[str]) -> bool:
    """Whether a clean-up lists what became of everything: 保留, 修改, 废止 leave nothing over."""
    return all(map(_FATES.match, labels)) and any(label.startswith(("保留", "继续有效")) for label in labels)


def _all_kinds(labels: Sequence[str]) -> bool:
    """Whether a bracket divides its total by kinds (土地类, 矿产类 … or 其他 at the end), which leaves nothing over."""
    return all(label.endswith(("类", "领域")) for label in labels) or labels[-1].startswith("其他")


_TESTS: Mapping[str, Callable[[Scene], Iterator[Hit]]] = {"parts": _parts, "twice": twice, "rates": rates}
