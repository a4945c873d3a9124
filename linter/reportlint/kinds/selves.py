"""What a body calls itself (我局, 我镇): a name that its kind cannot use comes from another body's report."""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import Span
from ..items.scene import Scene
from ..patterns import Pattern

_LOWER_SELF = Pattern.own(
    r"(?:围绕|按照|根据|落实|服务|贯彻|在)(?P<at>(?:街道|办事处|镇|乡)(?:党工委|党委|党政))"
    r"|(?P<own>[我本](?:街道|办事处|镇|乡))(?![^，。；]{0,4}[”》])"
)
_SELF = Pattern.own(
    r"(?<![自忘大小基])[我本](?:(?P<kind>局(?![限部势面域长])|厅|镇|街道|管委会|中心(?!组)|大队|支队|总队)"
    r"|(?P<short>委|办|院|乡)"
    r"(?=[，。；、的将党机依法始紧坚高严认全不结各组按根主印制出公聘开查审执持积深扎切认累共召受]|$))"
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
    ("乡", {"乡"}),
    ("街道办事处", {"街道", "办"}),
    ("街道", {"街道", "办"}),
)


_HEAD = Pattern.own(
    r"(?:^|(?<=[，。；：\n]))(?P<at>(?:(?P<office>局|厅)党[组委]书记、[局厅]长|(?P<town>镇|乡)党委书记、[镇乡]长))"
)
"""The principal of an office or town without its name, which only its own report writes."""


def other_selves(scene: Scene, issuer: str) -> Iterator[Span]:
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
