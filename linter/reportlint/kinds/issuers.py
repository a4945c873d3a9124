"""Names of other bodies that a template left in a draft: they stand where only the issuer's own name can stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from ..findings import Hit, Span
from ..items.scene import Scene
from ..parts import BODY_NAME, Part

_LEVELS = ({"省", "自治区"}, {"市", "州", "盟"}, {"县", "区", "旗"}, {"镇", "乡", "街道"})
_SUFFIX = "自治区|省|市|州|盟|县|区|旗|镇|乡|街道"
_PLACE = re.compile(rf"(?P<name>[\u4e00-\u9fff]{{1,5}}?)(?P<suffix>{_SUFFIX})(?<!城乡)")
_TASKS = (
    "(?:人民)?政府|[县市区镇乡]?委|党[委工]|法治|依法|经济|社会|高质量|综合|行政|执法|信访|司法|办事处|政务|营商|各项"
    "|应急|水利|教育|卫生|农业|农村|林业|自然资源|生态|住房|交通|文化|民政|人力|财政|审计|统计|市场|城市|商务|科技|工业|发展|退役|医疗|公安"
)
_PLACED = rf"(?P<at>(?P<name>[\u4e00-\u9fff]{{2,3}})(?P<suffix>{_SUFFIX}))"
_FRAMES = (
    re.compile(
        r"(?<=推进|推动|提高|提升|加强|促进|建设|打造|服务|助力|保障|维护|营造|围绕|实现|确保|开创|谱写)"
        rf"{_PLACED}(?={_TASKS})"
    ),
    # Behind a punctuation mark a verb may stand (，听取县……): only what cannot follow a verb and a level is taken.
    re.compile(
        rf"(?:^|(?<=[，。；：\n])){_PLACED}(?=综合行政执法|综合执法|法治政府|法治建设|人民政府|司法所)", re.MULTILINE
    ),
)
_VERB = re.compile(
    r"根据|按照|围绕|制定|出台|印发|召开|报送|提请|组织|配合|参加|落实|执行|完善|建立|健全|开展|推[进动]|加强|接受|经[过由]|通过|依托"
    r"|结合|联合|成立|调整|聘请|指导|督促|协助|听取|恳请|委托|邀请|会同|牵头|协调|统筹|全面|深入|持续|强化|规范|优化|承担|实施|贯彻|学习"
    r"|参与|列席|支持|领导|坚持|依据|梳理|公布|公开|发布|修订|起草|审议|审查|审核|办理|整合|组建|设立|选派|抽调|选聘|明确|将"
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
    r"[我本](?P<kind>局|厅|委|办|院|管委会|镇|乡|街道)"
    r"(?=[，。；、的将党机依法始紧坚高严认全不结各组按根主印制出办公聘开查审执持]|$)",
    re.MULTILINE,
)
_KINDS = (
    ("委员会", {"委"}),
    ("管委会", {"委", "管委会"}),
    ("局", {"局"}),
    ("厅", {"厅"}),
    ("办公室", {"办"}),
    ("办", {"办"}),
    ("院", {"院"}),
    ("镇人民政府", {"镇"}),
    ("镇", {"镇"}),
    ("乡人民政府", {"乡"}),
    ("街道办事处", {"街道", "办"}),
)


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
        _other_signature(scene),
    )
    for span in chain.from_iterable(found):
        yield Hit(span, {"found": scene.draft.document.of(span), "expected": issuer})


def _own_places(scene: Scene, issuer: str) -> str:
    """All text that names the issuer and those above it."""
    parts = (Part.TITLE, Part.HEADER, Part.RECIPIENT)
    return issuer + "".join(
        scene.draft.document.of(span) for part in parts for span in scene.draft.parts.spans.get(part, ())
    )


def _level(suffix: str) -> int:
    return next((number for number, suffixes in enumerate(_LEVELS) if suffix in suffixes), -1)


def _other_places(scene: Scene, issuer: str) -> Iterator[Span]:
    place = _PLACE.match(issuer)
    if place is None:
        return
    below = _PLACE.match(issuer, place.end())
    level = max(_level(match["suffix"]) for match in (place, below) if match)
    own = _own_places(scene, issuer)
    for within in scene.ranges("body"):
        for match in chain.from_iterable(frame.finditer(scene.text, *within) for frame in _FRAMES):
            common = _COMMON.search(match["name"]) or _VERB.search(match["name"])
            other = _level(match["suffix"]) == level and match["at"] not in own and not common
            if other and not _TOGETHER.search(scene.text, *scene.sentence(Span(*match.span("at")))):
                yield Span(*match.span("at"))


def _same_trade(scene: Scene, issuer: str) -> Iterator[Span]:
    """Another place's body of the issuer's own trade as the subject of a paragraph or clause."""
    place = _PLACE.match(issuer)
    trade = issuer[place.end() :] if place else ""
    if place is None or len(trade) < 3:
        return
    name = re.compile(rf"(?:^|(?<=[，。；：\n])){_PLACED}(?={re.escape(trade[:4])})", re.MULTILINE)
    for within in scene.ranges("body"):
        for match in name.finditer(scene.text, *within):
            common = _COMMON.search(match["name"]) or _VERB.search(match["name"])
            same_level = _level(match["suffix"]) == _level(place["suffix"])
            if same_level and not common and match["at"] not in _own_places(scene, issuer):
                yield Span(*match.span("at"))


def _other_selves(scene: Scene, issuer: str) -> Iterator[Span]:
    """我局 in a report of a town, 办事处党工委 in that of a county's bureau."""
    body = scene.draft.fact("body")
    own = next((kinds for suffix, kinds in _KINDS if issuer.endswith(suffix)), set[str]())
    for within in scene.ranges("body"):
        if body in {"department", "county", "city", "province", "devzone"}:
            for match in _LOWER_SELF.finditer(scene.text, *within):
                yield Span(*match.span("at" if match["at"] else "own"))
        for match in _SELF.finditer(scene.text, *within):
            lower = match["kind"] in {"镇", "乡", "街道"} and body != "township"
            if match["kind"] not in own and not lower and (own or body in {"county", "city", "province"}):
                yield Span(*match.span())


_ORGAN = "(?:人民政府|委员会|管委会|办公室|办事处|局|厅|院|中心)"
_ACTORS = (
    re.compile(rf"现将(?P<at>[\u4e00-\u9fff]{{3,24}}?{_ORGAN})(?=(?:19|20)\d\d|的?(?:法治|工作|有关))"),
    re.compile(
        r"(?:^|(?<=[，。]))(?P<at>[省市县区][\u4e00-\u9fff]{2,12}?(?:局|厅|委员会))(?=将(?!其|以))", re.MULTILINE
    ),
)


def _other_actors(scene: Scene, issuer: str) -> Iterator[Span]:
    """Who reports (现将……报告如下) or will act (……将重点抓好) is the issuer."""
    for within in scene.ranges("body"):
        for match in chain.from_iterable(actor.finditer(scene.text, *within) for actor in _ACTORS):
            if not _akin(issuer, match["at"]):
                yield Span(*match.span("at"))


_SUBJECT = re.compile(
    r"(?:19|20)\d\d年度?(?:以来)?[，,](?:(?:在|面对|为|按照|根据)[^，。\n]{2,40}，){0,3}"
    rf"(?P<at>(?P<name>[\u4e00-\u9fff]{{2,3}}?)(?P<suffix>{_SUFFIX})[\u4e00-\u9fff]{{0,20}}?)"
    r"(?=坚持|深入|全面|认真|以|紧紧|始终|在|按照|围绕|切实|立足|严格|紧扣|把|扎实)"
)


def _other_subject(scene: Scene, issuer: str) -> Iterator[Span]:
    """The first sentence (2024年，……坚持……) speaks of the issuer."""
    found = _SUBJECT.match(scene.text, *scene.draft.opening)
    if found is None or _COMMON.search(found["name"]) or _akin(issuer, found["at"]):
        return
    if found["name"] + found["suffix"] not in _own_places(scene, issuer):
        yield Span(*found.span("at"))


def _other_signature(scene: Scene) -> Iterator[Span]:
    """A signature that is neither the title's issuer nor a short form of it."""
    fact = scene.draft.facts.get("issuer")
    if fact is None or fact.origin != "title":
        return
    named = str(fact.value)
    for span in scene.draft.parts.spans.get(Part.SIGNATURE, ()):
        signed = scene.draft.document.of(span).strip()
        if not _akin(named, signed) and BODY_NAME.search(signed) and len(signed) >= 6:
            yield span


def _akin(one: str, other: str) -> bool:
    """Whether two names may be of one body: the characters of the shorter stand in the longer, in order."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return all(char in rest for char in short)
