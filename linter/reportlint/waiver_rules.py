"""The rules on waivers themselves. They are code, not a pack: what they look at is no draft."""

from __future__ import annotations

from .findings import Severity
from .packs.model import Basis, Head, LegalSource, Level, Pack, Profile, Rule
from .shapes import Text

EXPIRED, UNUSED, UNKNOWN, MISREAD = "WV101", "WV102", "WV103", "WV104"

_SOURCE = "office"


def _rule(id_: str, title: Text, message: Text, why: Text) -> Rule:
    head = Head(id_, "waiver", title, Severity.WARNING, Basis(_SOURCE), message, why)
    return Rule(head, None, "waivers", "", 0)


RULES = (
    _rule(
        EXPIRED,
        Text("豁免已过期", "expired waiver"),
        Text(
            "对 {rule} 的豁免已于 {until} 到期，不再有效", "the waiver of {rule} ended on {until} and holds no longer"
        ),
        Text(
            "豁免是有期限的决定；到期后问题重新算数，应当改正，或者重新决定。",
            "A waiver is a decision for a time; after it the finding counts again, and is mended or decided anew.",
        ),
    ),
    _rule(
        UNUSED,
        Text("豁免没有用上", "unused waiver"),
        Text("对 {rule} 的豁免没有用上：{detail}", "the waiver of {rule} is not used: {detail}"),
        Text(
            "问题改掉以后，留下的豁免会在日后放过新的问题，应当删去。",
            "A waiver that outlives its finding would let a new one pass some day; delete it.",
        ),
    ),
    _rule(
        UNKNOWN,
        Text("豁免的规则不存在", "waiver of a rule that does not exist"),
        Text("没有规则 {rule}{detail}", "no such rule: {rule}{detail}"),
        Text("写错编号的豁免什么也不豁免。", "A waiver with a wrong id waives nothing."),
    ),
    _rule(
        MISREAD,
        Text("文内豁免写法有误", "malformed remark"),
        Text("这条文内豁免{detail}", "this remark {detail}"),
        Text(
            "看不懂的豁免不起作用；没有理由的豁免日后无人能核对。",
            "A remark that is not understood waives nothing, and nobody can check a waiver without a reason.",
        ),
    ),
)

PACK = Pack(
    name="waivers",
    title=Text("豁免", "Waivers"),
    version="1",
    rules=RULES,
    sources={_SOURCE: LegalSource("本单位的豁免决定", Level.SELF)},
    recognise=None,
    extends=(),
    path="",
    sha256="",
)

PROFILE = Profile.PUBLICATION
"""Waivers know no profiles; a rule wants one for its severity."""

BY_ID = {rule.id: rule for rule in RULES}
