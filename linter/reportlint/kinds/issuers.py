"""Names of other bodies that a template left in a draft: they stand where only the issuer's own name can stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from ..errors import Message
from ..facts import issued_in_metadata
from ..findings import Hit, Severity, Span
from ..parts import BODY_NAME, Part
from .names import PLACE, SUFFIXES, akin, apart, elsewhere, level
from .scene import Scene

_TASKS = (
    "(?:人民)?政府|[县市区镇乡]?委|党[委工]|法治|依法|经济|社会|高质量|综合|行政|执法|信访|司法|办事处|政务|营商|各项"
    "|[镇乡县]村两级"
    "|应急|水利|教育|卫生|农业|农村|林业|自然资源|生态|住房|交通|文化|民政|人力|财政|审计|统计|市场|城市|商务|科技|工业|发展|退役|医疗|公安"
)
_PLACED = rf"(?P<at>(?P<name>[\u4e00-\u9fff]{{2,3}})(?P<suffix>{SUFFIXES}))"
_FRAMES = (
    re.compile(
        r"(?<=推进|推动|提高|提升|加强|促进|建设|打造|服务|助力|保障|维护|营造|围绕|实现|确保|开创|谱写)"
        rf"{_PLACED}(?={_TASKS})"
    ),
    # Behind a punctuation mark a verb may stand (，听取县……): only what cannot follow a verb and a level is taken.
    re.compile(
        rf"(?:^|(?<=[，。；：\n])){_PLACED}(?=综合行政执法|综合执法|法治政府|法治建设|人民政府|司法所|政府常务"
        r"|\d{1,3}个|各级|各[乡镇单部])",
        re.MULTILINE,
    ),
)
_VERB = re.compile(
    r"根据|按照|围绕|制定|出台|印发|召开|报送|提请|组织|配合|参加|落实|执行|完善|建立|健全|开展|推[进动]|加强|接受|经[过由]|通过|依托"
    r"|结合|联合|成立|调整|聘请|指导|督促|协助|听取|恳请|委托|邀请|会同|牵头|协调|统筹|全面|深入|持续|强化|规范|优化|承担|实施|贯彻|学习"
    r"|参与|列席|支持|领导|坚持|依据|梳理|公布|公开|发布|修订|起草|审议|审查|审核|办理|整合|组建|设立|选派|抽调|选聘|明确|将|主持|报告|走访|争取|对接|陪同|赴|前往|提醒|致函|函告|移送|移交|推荐|商|请|带队|召集|督[办查]|联系|监督|考核|评查|带动|引导|发动|培训|到|被|获|受"
)
_COMMON = re.compile(
    r"[全各我本该某县市区乡镇省级直辖两三四五六七八九十多其他每些几个邻近周边新老大小上下内外有和与同及或在由的地对向为是城园社街景矿灾疫片]"
    r"|重点|示范|试点|先进|部分|相关|农村|基层|开发|高新|经开|法治|自贸|保护|先行|安置|集聚|功能|管控|合作|库|林|灌"
)
_TOGETHER = re.compile(r"签订|联合|协作|共建|联动|携手|跨|毗邻|相邻|兄弟|考察|学习借鉴|交流|对接|对口|帮扶|转发|通报")
_LOWER_SELF = re.compile(
    r"(?:围绕|按照|根据|落实|服务|贯彻|在)(?P<at>(?:街道|办事处|镇|乡)(?:党工委|党委|党政))"
    r"|(?P<own>[我本](?:街道|办事处|镇|乡))(?![^，。；]{0,4}[”》])"
)
_SELF = re.compile(
    r"(?<![自忘大小基])[我本](?:(?P<kind>局(?![限部势面域长])|厅|镇|街道|管委会|中心(?!组)|大队|支队|总队)"
    r"|(?P<short>委|办|院|乡)"
    r"(?=[，。；、的将党机依法始紧坚高严认全不结各组按根主印制出公聘开查审执持积深扎切认累共召受]|$))",
    re.MULTILINE,
)
_KINDS = (
    ("街道工作委员会", {"街道"}),
    ("镇委员会", {"镇"}),
    ("乡委员会", {"乡"}),
    ("委员会", {"委", "管委会"}),
    ("管委会", {"委", "管委会"}),
    ("中心", {"中心"}),
    ("大队", {"大队"}),
    ("支队", {"支队"}),
    ("总队", {"总队"}),
    ("局", {"局"}),
    ("厅", {"厅"}),
    ("办公室", {"办"}),
    ("办", {"办"}),
    ("院", {"院"}),
    ("镇人民政府", {"镇"}),
    ("镇", {"镇"}),
    ("乡人民政府", {"乡"}),
    ("街道办事处", {"街道", "办"}),
    ("街道", {"街道", "办"}),
)


_HEAD = re.compile(
    r"(?:^|(?<=[，。；：\n]))(?P<at>(?:(?P<office>局|厅)党[组委]书记、[局厅]长|(?P<town>镇|乡)党委书记、[镇乡]长))",
    re.MULTILINE,
)
"""The principal of an office or town without its name, which only its own report writes."""


def leftovers(scene: Scene) -> Iterator[Hit]:
    """Another place's name in a frame for one's own, a body of another level as oneself, another body's signature."""
    issuer = scene.draft.fact("issuer")
    if not isinstance(issuer, str):
        return
    found = (
        _other_places(scene, issuer),
        _same_trade(scene, issuer),
        _other_selves(scene, issuer),
        _other_actors(scene, issuer),
        _other_subject(scene, issuer),
        _other_county(scene, issuer),
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


def _other_places(scene: Scene, issuer: str) -> Iterator[Span]:
    place = PLACE.match(issuer)
    if place is None:
        return
    below = PLACE.match(issuer, place.end())
    lowest = max(level(match["suffix"]) for match in (place, below) if match)
    own = _own_places(scene, issuer)
    for within in scene.ranges("body"):
        for match in chain.from_iterable(frame.finditer(scene.text, *within) for frame in _FRAMES):
            common = _COMMON.search(match["name"]) or _VERB.search(match["name"])
            other = level(match["suffix"]) == lowest and match["at"] not in own and not common
            if other and not _TOGETHER.search(scene.text, *scene.sentence(Span(*match.span("at")))):
                yield Span(*match.span("at"))


def _same_trade(scene: Scene, issuer: str) -> Iterator[Span]:
    """Another place's body of the issuer's own trade as the subject of a paragraph or clause."""
    place = PLACE.match(issuer)
    trade = issuer[place.end() :] if place else ""
    if place is None or len(trade) < 3:
        return
    name = re.compile(rf"(?:^|(?<=[，。；：\n])){_PLACED}(?={re.escape(trade[:4])})", re.MULTILINE)
    for within in scene.ranges("body"):
        for match in name.finditer(scene.text, *within):
            common = _COMMON.search(match["name"]) or _VERB.search(match["name"])
            same_level = level(match["suffix"]) == level(place["suffix"])
            together = _TOGETHER.search(scene.text, *scene.sentence(Span(*match.span("at"))))
            if same_level and not common and not together and match["at"] not in _own_places(scene, issuer):
                yield Span(*match.span("at"))


def _other_selves(scene: Scene, issuer: str) -> Iterator[Span]:
    """我局 in a report of a town, 办事处党工委 in that of a county's bureau."""
    body = scene.draft.fact("body")
    own = next((kinds for suffix, kinds in _KINDS if issuer.endswith(suffix)), set[str]())
    for within in scene.ranges("body"):
        if body in {"department", "county", "city", "province", "devzone"}:
            for match in _LOWER_SELF.finditer(scene.text, *within):
                yield Span(*match.span("at" if match["at"] else "own"))
        for match in _HEAD.finditer(scene.text, *within) if own else ():
            if (match["office"] or match["town"]) not in own:
                yield Span(*match.span("at"))
        for match in _SELF.finditer(scene.text, *within):
            kind = match["kind"] or match["short"]
            lower = kind in {"镇", "乡", "街道"} and body != "township"
            if kind not in own and not lower and (own or body in {"county", "city", "province"}):
                yield Span(*match.span())


_ORGAN = "(?:人民政府|委员会|管委会|办公室|办事处|局|厅|院|中心)"
_ACTORS = (
    re.compile(rf"现将(?P<at>[\u4e00-\u9fff]{{3,24}}?{_ORGAN})(?=(?:19|20)\d\d|的?(?:法治|工作|有关))"),
    re.compile(
        r"(?:^|(?<=[，。]))(?P<at>[省市县区][\u4e00-\u9fff]{2,12}?(?:局|厅|委员会))(?=将(?:重点|继续|进一步|坚持|着|深入|全面|认真|紧|抓好|持续|按照|切实|努力|不断|加强|聚焦))",
        re.MULTILINE,
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


_SUBJECT = re.compile(
    r"(?:19|20)\d\d年度?(?:以来)?[，,](?:(?:在|面对|为|按照|根据)[^，。\n]{2,40}，){0,3}"
    rf"(?P<at>(?P<name>[\u4e00-\u9fff]{{2,3}}?)(?P<suffix>{SUFFIXES})[\u4e00-\u9fff]{{0,20}}?)"
    r"(?=坚持|深入|全面|认真|以|紧紧|始终|在|按照|围绕|切实|立足|严格|紧扣|把|扎实)"
)


def _other_subject(scene: Scene, issuer: str) -> Iterator[Span]:
    """The first sentence (2024年，……坚持……) speaks of the issuer."""
    found = _SUBJECT.match(scene.text, *scene.draft.opening)
    if found is None or _COMMON.search(found["name"]) or akin(issuer, found["at"]):
        return
    if found["name"] + found["suffix"] not in _own_places(scene, issuer):
        yield Span(*found.span("at"))


_COUNTY_BODY = re.compile(
    r"(?:^|(?<=[，。；：\n]))(?P<at>(?P<name>[\u4e00-\u9fff]{2,3})(?P<suffix>[县旗镇乡]|街道)"
    r"[\u4e00-\u9fff]{0,12}?(?:人民政府|局|委员会|办事处|办公室|司法所|大队|中心))"
    r"(?=坚持|深入|全面|认真|始终|扎实|积极|严格|按照|围绕|组织|开展|制定|出台|印发|召开|举办|办理|受理|查处|完成|落实|推[进动行]"
    r"|加强|强化|健全|完善|建立|成立|联合|会同|共|累计|先后|全年|将|以|依法|主动|聘请|选派|持续|聚焦|抽查|检查|审查|审核|指导|调解"
    r"|调查|牵头|立足|充分|切实|定期|高度|紧紧|对|在|为|把)",
    re.MULTILINE,
)


def _other_county(scene: Scene, issuer: str) -> Iterator[Span]:
    """A body of another county or town, of the issuer's own level, as the subject of what was done.

    A city has counties below it that do things, so only counties and towns are judged.
    """
    own = apart(issuer).places
    lowest = max(own, default=-1)
    if lowest < level("县"):
        return
    for within in scene.ranges("body"):
        for match in _COUNTY_BODY.finditer(scene.text, *within):
            common = _COMMON.search(match["name"]) or _VERB.search(match["name"])
            place = match["name"] + match["suffix"]
            foreign = level(match["suffix"]) == lowest and place not in _own_places(scene, issuer) and not common
            if foreign and not _TOGETHER.search(scene.text, *scene.sentence(Span(*match.span("at")))):
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
