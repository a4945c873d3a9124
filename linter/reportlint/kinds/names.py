"""Names of official bodies taken apart: the places they begin with, and their trade; whether two may be of one body."""

from __future__ import annotations

from itertools import pairwise

from ..expressions import expression
from ..records import NamedTuple

LEVELS = ({"省", "自治区"}, {"市", "州", "盟"}, {"县", "区", "旗"}, {"镇", "乡", "街道"})
"""What names of places end with, from the top down."""
TOWN = 3
SUFFIXES = "自治区|省|市|州|盟|县|区|旗|镇|乡|街道"

PLACE = expression(
    rf"(?P<name>[\u4e00-\u9fff]{{1,5}}?)(?P<suffix>{SUFFIXES})(?<!城乡)"
    r"(?!市(?!场|政|容)|[州县旗](?![委政])|区(?!域|委|政)|街道|镇(?!政)|乡(?!村))"
)
"""A place at the start of a name: 江州市, not 江州."""

_NO_PLACE = expression("^(?:城|社|园|景|山|灾|疫|全|本|我|各|住房和城)$")
_JOINT = "中共"
"""What the name of a party body begins with behind that of another body."""
_PARTY = expression("^(?:中共|中国共产党)")
_BETWEEN = expression("(?:人民政府|委员会|政府|委)")
_ORGANS = expression(
    "人民政府|政府|工作委员会|管理委员会|委员会|管委会|党工委|党委|党组|办公室|办事处|公室|[局厅委办院署处会]|中心|大队|支队|总队"
)
_GENERIC = expression(
    "经济|技术|开发区|产业|工业|园区|高新|管理|监督|行政|综合|服务|保障|工作|领导小组|建设|[和与及、]"
)


class Name(NamedTuple):
    """A name taken apart: the suffixed places by level (index in LEVELS), and what tells its trade, often empty."""

    places: dict[int, str]
    trade: str


def level(suffix: str) -> int:
    """The level that a place's last characters stand for; -1 for none."""
    return next((number for number, suffixes in enumerate(LEVELS) if suffix in suffixes), -1)


def apart(name: str) -> Name:
    """Places and trade of a body's name; where several bodies sign together, of all of them as one."""
    places: dict[int, str] = {}
    rest, trade = name, ""
    while rest:
        rest = _PARTY.sub("", rest)
        place = PLACE.match(rest)
        if place and not _NO_PLACE.match(place["name"]):
            places.setdefault(level(place["suffix"]), place[0])
            rest = rest[place.end() :]
            between = _BETWEEN.match(rest)
            rest = rest[between.end() :] if between and PLACE.match(_PARTY.sub("", rest[between.end() :])) else rest
            continue
        joint = rest.find(_JOINT)
        trade += rest if joint < 0 else rest[:joint]
        rest = "" if joint < 0 else rest[joint:]
    return Name(places, _GENERIC.sub("", _ORGANS.sub("", trade)))


def akin(one: str, other: str) -> bool:
    """Whether two names may be of one body, or of bodies that report together.

    They may where the characters of the shorter stand in the longer, in order (县委依法治县办), or where no level has
    two places and their trades share a word; party and government of one place have no trade.
    """
    if one == other:
        return True
    first, second = apart(one), apart(other)
    return not elsewhere(first, second) and (_shortened(one, other) or same_trade(first, second))


def elsewhere(one: Name, other: Name) -> bool:
    """Whether two names have places of one level that differ; a short form (县, 江县 of 大江县) does not."""
    both = one.places.keys() & other.places.keys()
    pairs = ((one.places[at], other.places[at]) for at in both)
    if any(not first.endswith(second) and not second.endswith(first) for first, second in pairs):
        return True
    # A town's own name below a county's is another body than the county.
    return bool(one.places and other.places) and TOWN in one.places.keys() ^ other.places.keys()


def same_trade(one: Name, other: Name) -> bool:
    """Whether neither name tells a trade, or two trades begin alike, share two neighbouring characters, or are short
    for one another: bodies are renamed and merged (水利局, 水务局; 文化广电旅游局, 文化旅游和体育局)."""
    if not one.trade or not other.trade:
        return one.trade == other.trade
    pairs = map("".join, pairwise(one.trade))
    alike = one.trade[0] == other.trade[0] or any(pair in other.trade for pair in pairs)
    return alike or _shortened(one.trade, other.trade)


def _shortened(one: str, other: str) -> bool:
    """Whether the characters of the shorter text stand in the longer, in order."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return all(char in rest for char in short)
