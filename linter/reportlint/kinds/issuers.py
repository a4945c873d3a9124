"""Names of other bodies that a template left in a draft: they stand where only the issuer's own name can stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import chain

from ..errors import Message
from ..expressions import expression
from ..facts import issued_in_metadata
from ..findings import Hit, Severity, Span
from ..items.scene import Scene
from ..parts import BODY_NAME, Part
from ..patterns import Pattern
from ..shapes import Shape
from .names import PLACE, SUFFIXES, akin, apart, elsewhere, level
from .selves import other_selves

_PLACED = rf"(?P<at>(?P<name>[\u4e00-\u9fff]{{2,3}})(?P<suffix>{SUFFIXES}))"
_PLACE_ALONE = expression(_PLACED)
_LONGEST = 6
"""Code points of the name of a place with its suffix."""
_OWN = Pattern.own(
    # Behind a punctuation mark a verb may stand (，听取县……): only what cannot follow a verb and a level is taken.
    rf"(?:^|(?<=[，。；：\n])){_PLACED}(?=综合行政执法|综合执法|法治政府|法治建设|人民政府|司法所|政府常务"
    # Kinds of districts have people, too (生活区居民).
    r"|(?<!区)(?:群众|居民|村民|辖区|境内)"
    r"|\d{1,3}个|各级|各[乡镇单部])"
)


class Words(Shape):
    """What tells names apart in a field's language: `advancing` stands before one's own place, and `tasks` behind it
    (推进××县法治……), `common` in what looks like the name of a place and is none, `together` in a sentence on what is
    done with others."""

    advancing: Pattern
    tasks: Pattern
    common: Pattern
    together: Pattern

    def are_none(self, name: str) -> bool:
        """Whether characters before 县 or the like are no name (全县, 指导县……)."""
        return self.common.search(name) is not None

    @cached_property
    def advanced(self) -> Pattern:
        """Finds places between the words before and behind them."""
        return Pattern(rf"(?<={self.advancing.text}){_PLACED}(?={self.tasks.text})")

    def kept(self) -> tuple[Pattern, ...]:
        """What `restored` needs: the pattern made of the others is kept too, for it takes long to compile."""
        return self.advancing, self.tasks, self.common, self.together, self.advanced

    @classmethod
    def restored(cls, *patterns: Pattern) -> Words:
        """The words of what was kept."""
        *given, advanced = patterns
        words = cls(*given)
        words.__dict__["advanced"] = advanced
        return words


def leftovers(words: Words, scene: Scene) -> Iterator[Hit]:
    """Another place's name in a frame for one's own, a body of another level as oneself, another body's signature."""
    issuer = scene.draft.fact("issuer")
    if not isinstance(issuer, str):
        return
    found = (
        _other_places(words, scene, issuer),
        _same_trade(words, scene, issuer),
        other_selves(scene, issuer),
        _other_actors(scene, issuer),
        _other_subject(words, scene, issuer),
        _other_county(words, scene, issuer),
        _other_signature(scene),
    )
    spans = set(chain.from_iterable(found))
    for span in sorted(spans):
        if not any(other != span and other.holds(span) for other in spans):
            yield Hit(span, {"found": scene.draft.document.of(span), "expected": issuer})
    yield from _other_publisher(scene, issuer)


def _own_places(scene: Scene, issuer: str) -> str:
    """All text that names the issuer and those above it."""
    parts = (Part.TITLE, Part.HEADER, Part.RECIPIENT)
    return issuer + "".join(
        scene.draft.document.of(span) for part in parts for span in scene.draft.parts.spans.get(part, ())
    )


def _other_places(words: Words, scene: Scene, issuer: str) -> Iterator[Span]:
    place = PLACE.match(issuer)
    if place is None:
        return
    below = PLACE.match(issuer, place.end())
    lowest = max(level(match["suffix"]) for match in (place, below) if match)
    own = _own_places(scene, issuer)
    for within in scene.ranges("body"):
        for match in chain(words.advanced.finditer(scene.text, *within), _OWN.finditer(scene.text, *within)):
            common = words.are_none(match["name"])
            other = level(match["suffix"]) == lowest and match["at"] not in own and not common
            if other and not words.together.search(scene.text, *scene.sentence(Span(*match.span("at")))):
                yield Span(*match.span("at"))


def _same_trade(words: Words, scene: Scene, issuer: str) -> Iterator[Span]:
    """Another place's body of the issuer's own trade as the subject of a paragraph or clause."""
    place = PLACE.match(issuer)
    trade = issuer[place.end() :] if place else ""
    if place is None or len(trade) < 3:
        return
    for within in scene.ranges("body"):
        for match in _before(trade[:4], scene.text, within):
            common = words.are_none(match["name"])
            same_level = level(match["suffix"]) == level(place["suffix"])
            together = words.together.search(scene.text, *scene.sentence(Span(*match.span("at"))))
            if same_level and not common and not together and match["at"] not in _own_places(scene, issuer):
                yield Span(*match.span("at"))


def _before(trade: str, text: str, within: Span) -> Iterator[re.Match[str]]:
    """The places that open a line or a clause with a trade right behind them."""
    at = text.find(trade, *within)
    while at >= 0:
        for start in range(max(within.start, at - _LONGEST), at):
            opens = start == 0 or text[start - 1] in "，。；：\n"
            if opens and (match := _PLACE_ALONE.fullmatch(text, start, at)) is not None:
                yield match
        at = text.find(trade, at + 1, within.end)


_ORGAN = "(?:人民政府|委员会|管委会|办公室|办事处|局|厅|院|中心)"
_ACTORS = (
    Pattern.own(rf"现将(?P<at>[\u4e00-\u9fff]{{3,24}}?{_ORGAN})(?=(?:19|20)\d\d|的?(?:法治|工作|有关))"),
    Pattern.own(
        r"(?:^|(?<=[，。]))(?P<at>[省市县区][\u4e00-\u9fff]{2,12}?(?:局|厅|委员会))(?=将(?:重点|继续|进一步|坚持|着|深入|全面|认真|紧|抓好|持续|按照|切实|努力|不断|加强|聚焦))"
    ),
)


def _other_actors(scene: Scene, issuer: str) -> Iterator[Span]:
    """Who reports (现将……报告如下) or will act (……将重点抓好) is the issuer, at its level (省……厅, 县……局)."""
    lowest = max(apart(issuer).places, default=-1)
    for within in scene.ranges("body"):
        for match in chain.from_iterable(actor.finditer(scene.text, *within) for actor in _ACTORS):
            bare = level(match["at"][0])
            if not akin(issuer, match["at"]) or (lowest >= 0 and bare >= 0 and bare != lowest):
                yield Span(*match.span("at"))


_SUBJECT = expression(
    r"(?:19|20)\d\d年度?(?:以来)?[，,](?:(?:在|面对|为|按照|根据)[^，。\n]{2,40}，){0,3}"
    rf"(?P<at>(?P<name>[\u4e00-\u9fff]{{2,3}}?)(?P<suffix>{SUFFIXES})[\u4e00-\u9fff]{{0,20}}?)"
    r"(?=坚持|深入|全面|认真|以|紧紧|始终|在|按照|围绕|切实|立足|严格|紧扣|把|扎实)"
)


def _other_subject(words: Words, scene: Scene, issuer: str) -> Iterator[Span]:
    """The first sentence (2024年，……坚持……) speaks of the issuer."""
    found = _SUBJECT.match(scene.text, *scene.draft.opening)
    if found is None or words.are_none(found["name"]) or akin(issuer, found["at"]):
        return
    if found["name"] + found["suffix"] not in _own_places(scene, issuer):
        yield Span(*found.span("at"))


_COUNTY_BODY = Pattern.own(
    r"(?:^|(?<=[，。；：\n]))(?P<at>(?P<name>[\u4e00-\u9fff]{2,3})(?P<suffix>[县旗镇乡]|街道)"
    r"[\u4e00-\u9fff]{0,12}?(?:人民政府|局|委员会|办事处|办公室|司法所|大队|中心))"
    r"(?=坚持|深入|全面|认真|始终|扎实|积极|严格|按照|围绕|组织|开展|制定|出台|印发|召开|举办|办理|受理|查处|完成|落实|推[进动行]"
    r"|加强|强化|健全|完善|建立|成立|联合|会同|共|累计|先后|全年|将|以|依法|主动|聘请|选派|持续|聚焦|抽查|检查|审查|审核|指导|调解"
    r"|调查|牵头|立足|充分|切实|定期|高度|紧紧|对|在|为|把)"
)


def _other_county(words: Words, scene: Scene, issuer: str) -> Iterator[Span]:
    """A body of another county or town, of the issuer's own level, as the subject of what was done.

    A city has counties below it that do things, so only counties and towns are judged.
    """
    own = apart(issuer).places
    lowest = max(own, default=-1)
    if lowest < level("县"):
        return
    for within in scene.ranges("body"):
        for match in _COUNTY_BODY.finditer(scene.text, *within):
            common = words.are_none(match["name"])
            place = match["name"] + match["suffix"]
            foreign = level(match["suffix"]) == lowest and place not in _own_places(scene, issuer) and not common
            if foreign and not words.together.search(scene.text, *scene.sentence(Span(*match.span("at")))):
                yield Span(*match.span("at"))


def _other_signature(scene: Scene) -> Iterator[Span]:
    """A signature or header that is neither the title's issuer nor akin to it."""
    fact = scene.draft.facts.get("issuer")
    if fact is None or fact.origin != "title":
        return
    named = str(fact.value)
    for part in (Part.HEADER, Part.SIGNATURE):
        for span in scene.draft.parts.spans.get(part, ()):
            signed = scene.draft.document.of(span).replace("\n", "").strip(" |").removesuffix("文件")
            if not akin(named, signed) and BODY_NAME.search(signed) and len(signed) >= 6:
                yield span


def _other_publisher(scene: Scene, issuer: str) -> Iterator[Hit]:
    """A page's metadata that name another place's body, or (a hint) another department of the same place; a government
    publishes for its departments and towns."""
    fact = scene.draft.facts.get("issuer")
    for other in issued_in_metadata(scene.draft) if fact and fact.origin != "metadata" else ():
        one, two = apart(issuer), apart(str(other.value))
        above = not two.trade and two.places.items() <= one.places.items()
        ranks = elsewhere(one, two) or (one.trade and two.trade)
        if other.span and ranks and not above and not akin(issuer, str(other.value)):
            said = Message(
                f"信息栏的发布机构“{other.value}”与本单位（{issuer}）不一致",
                f"the metadata name “{other.value}”, the report {issuer}",
            )
            values = {"found": str(other.value), "expected": issuer}
            # Another office of the same place may run the page.
            yield Hit(other.span, values, message=said, severity=None if elsewhere(one, two) else Severity.INFO)
