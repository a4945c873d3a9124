"""The rules of packs as Markdown pages, one a rule and language, with an index a language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from .errors import Lang, Message
from .findings import SEVERITY_NAMES, Severity
from .given import BODY_NAMES, PROFILE_NAMES
from .packs.model import Applies, Example, Level, Pack, Rule

MARK = "<!-- reportlint packs docs -->"
"""Stands in the first line of every generated page."""

LEVELS: Mapping[Level, Message] = {
    Level.LAW: Message("法律、行政法规", "law"),
    Level.PARTY: Message("党内法规", "party regulation"),
    Level.STANDARD: Message("推荐性国家标准", "recommended standard"),
    Level.LOCAL: Message("地方文件", "local document"),
}
"""What a source is; the names of practice and of the draft itself say it already."""

KINDS: Mapping[str, Message] = {
    "agree": Message("前后一致", "facts that must agree"),
    "count": Message("数量", "how much or how many"),
    "dated": Message("时效用语", "terms of their time"),
    "element": Message("必备内容", "required item"),
    "layout": Message("排版残留", "layout"),
    "numbering": Message("序号", "numbering"),
    "pairs": Message("成对标点", "paired marks"),
    "part": Message("公文要素", "part of the document"),
    "pattern": Message("不当文字", "text that must not stand"),
    "repeats": Message("重复", "repetition"),
    "substance": Message("内容是否充实", "substance of a required item"),
    "sums": Message("数字核对", "figures"),
    "swap": Message("用词", "wording"),
    "table": Message("表格勾稽", "tables"),
    "titles": Message("名称引用", "names of laws and documents"),
    "waiver": Message("豁免", "waiver"),
    "when": Message("应当同时写到", "what goes with what is said"),
}
"""What a rule of each kind looks at, in words for people who write no rules."""

COMMA: Mapping[Lang, str] = {"zh": "、", "en": ", "}


def pages(packs: Sequence[Pack]) -> Mapping[str, str]:
    """All pages by path below the catalogue's folder, such as `zh/FZ103.md`; the same packs give the same bytes."""
    found: dict[str, str] = {}
    langs: tuple[Lang, ...] = ("zh", "en")
    for lang in langs:
        found[f"{lang}/README.md"] = _text(_index(packs, lang))
        for rule, pack in written(packs):
            found[f"{lang}/{rule.id}.md"] = _text(_page(rule, pack, _changes(rule, packs), lang))
    return found


def written(packs: Sequence[Pack]) -> Sequence[tuple[Rule, Pack]]:
    """Every rule once, as the pack wrote it that it comes from, in the order of packs and then of ids."""
    return [(rule, pack) for pack in packs for rule in sorted(_own(pack), key=lambda rule: rule.id)]


def _own(pack: Pack) -> Iterator[Rule]:
    return (rule for rule in pack.rules if rule.pack == pack.name)


def severity(rule: Rule, lang: Lang) -> str:
    """The rule's severity in words; where it depends on the profile, one word each."""
    given = rule.head.severity
    if isinstance(given, Severity):
        return SEVERITY_NAMES[given].of(lang)
    each = [
        Message(
            f"{SEVERITY_NAMES[one].zh}（{PROFILE_NAMES[profile].zh}）",
            f"{SEVERITY_NAMES[one].en} ({PROFILE_NAMES[profile].en})",
        )
        for profile, one in given.items()
    ]
    return COMMA[lang].join(one.of(lang) for one in each)


REMEDIES: Mapping[frozenset[bool], Message] = {
    frozenset({True}): Message("可自动修正（--fix）", "automatic (--fix)"),
    frozenset({False}): Message("待人确认后修正（--fix --unsafe-fixes）", "to be confirmed (--fix --unsafe-fixes)"),
    frozenset({True, False}): Message(
        "有把握的自动修正（--fix），其余待人确认（--unsafe-fixes）",
        "automatic where certain (--fix), else to be confirmed (--unsafe-fixes)",
    ),
}
"""What is said of rules that offer edits, by whether these are safe."""


def remedy(rule: Rule, lang: Lang) -> str:
    """Whether what a rule finds can be fixed; empty where it cannot."""
    # Kinds bring along what no other command needs.
    from .kinds import fixable

    said = REMEDIES.get(fixable(rule.head.kind, rule.options)) if rule.options else None
    return said.of(lang) if said else ""


def kind(rule: Rule, lang: Lang) -> str:
    """What a rule looks at, in words."""
    return KINDS[rule.head.kind].of(lang)


def ground(rule: Rule, pack: Pack) -> Message:
    """The basis with the source's number, its level and since when it is in force."""
    basis, source = rule.head.basis, pack.sources[rule.head.basis.source]
    level = LEVELS.get(source.level)
    zh, en = ([level.zh], [level.en]) if level else ([], [])
    if source.number:
        zh.insert(0, source.number)
        en.insert(0, source.number)
    if source.in_force.from_:
        zh.append(f"{source.in_force.from_} 起施行")
        en.append(f"in force from {source.in_force.from_}")
    if source.in_force.to:
        zh.append(f"{source.in_force.to} 止")
        en.append(f"to {source.in_force.to}")
    if not basis.verified:
        zh.append("尚未核实")
        en.append("not verified")
    text = pack.basis(rule)
    return Message(f"{text.zh}（{'，'.join(zh)}）", f"{text.en} ({', '.join(en)})") if zh else text


def _page(rule: Rule, pack: Pack, changes: Sequence[tuple[str, str]], lang: Lang) -> Iterator[str]:
    head = rule.head
    yield f"# {rule.id} {_inline(head.title.message().of(lang))}"
    yield _table(_facts(rule, pack, lang))
    yield f"**{Message('报告', 'Says').of(lang)}** {_inline(head.message.message().of(lang))}"
    yield f"**{Message('理由', 'Why').of(lang)}** {_inline(head.why.message().of(lang))}"
    yield f"**{Message('依据', 'Basis').of(lang)}** {_inline(ground(rule, pack).of(lang))}"
    if head.basis.quote:
        yield f"> {_inline(head.basis.quote)}"
    if source := pack.sources[head.basis.source].see:
        yield f"**{Message('出处', 'See').of(lang)}** {source}"
    if changes:
        yield Message("下列规则包另有调整：", "Changed by other packs:").of(lang)
        yield "\n".join(f"- `{name}`{Message('：', ': ').of(lang)}`{key}`" for name, key in changes)
    yield from _examples(head.examples.bad, Message("会报的例子", "Found in"), lang)
    yield from _examples(head.examples.good, Message("不报的例子", "Not found in"), lang)
    yield f"[{Message('全部规则', 'All rules').of(lang)}](README.md)"


def _facts(rule: Rule, pack: Pack, lang: Lang) -> Iterator[tuple[str, str]]:
    yield Message("级别", "severity").of(lang), severity(rule, lang)
    yield Message("类型", "kind").of(lang), f"{kind(rule, lang)} `{rule.head.kind}`"
    if said := remedy(rule, lang):
        yield Message("修正", "fix").of(lang), said
    yield Message("规则包", "pack").of(lang), f"`{pack.name}` {pack.title.message().of(lang)}"
    if said := _applies(rule.head.applies, lang):
        yield Message("适用", "applies to").of(lang), said
    since = Message("规则包首版", "the pack's first version").of(lang)
    yield Message("始于", "since").of(lang), rule.head.since or since


def _applies(applies: Applies, lang: Lang) -> str:
    said = []
    if applies.year.from_:
        said.append(Message(f"{applies.year.from_} 年度起", f"reports on {applies.year.from_} and later").of(lang))
    if applies.year.to < 9999:
        said.append(Message(f"至 {applies.year.to} 年度", f"reports up to {applies.year.to}").of(lang))
    said += [BODY_NAMES[body].of(lang) for body in applies.body]
    said += [PROFILE_NAMES[profile].of(lang) for profile in applies.profile]
    return COMMA[lang].join([*said, *applies.type])


def _changes(rule: Rule, packs: Sequence[Pack]) -> Sequence[tuple[str, str]]:
    """The pack and key of everything that other packs set in a rule, each once."""
    traces = [one.trace for pack in packs for one in pack.rules if one.id == rule.id]
    found = ((by.partition(":")[0].partition("/")[0], key) for trace in traces for key, by in trace)
    return list(dict.fromkeys(found))


def _examples(examples: Sequence[Example], title: Message, lang: Lang) -> Iterator[str]:
    if not examples:
        return
    yield f"## {title.of(lang)}"
    for example in examples:
        if example.set:
            facts = COMMA[lang].join(f"{name}={value}" for name, value in example.set.items())
            yield Message(f"设 {facts}：", f"With {facts}:").of(lang)
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", example.text)), default=0))
        yield f"{fence}text\n{example.text.rstrip()}\n{fence}"


def _index(packs: Sequence[Pack], lang: Lang) -> Iterator[str]:
    yield f"# {Message('规则目录', 'Catalogue of rules').of(lang)}"
    yield Message(
        "由规则包生成，不要直接修改；例子里 ⟦ ⟧ 之间的字就是要标出的字。",
        "Generated from the packs, not to be edited. In an example, what stands between ⟦ ⟧ is what gets flagged.",
    ).of(lang)
    for pack in packs:
        rules = sorted(_own(pack), key=lambda rule: rule.id)
        yield f"## `{pack.name}` {pack.title.message().of(lang)}"
        extended = COMMA[lang].join(f"`{name}`" for name in pack.extends)
        version = Message(f"版本 {pack.version}", f"Version {pack.version}").of(lang)
        onto = Message(f"，继承 {extended}", f", extends {extended}").of(lang) if extended else ""
        yield f"{version}{onto}{Message('。', '.').of(lang)}"
        if rules:
            names = (Message("编号", "id"), Message("级别", "severity"), Message("规则", "rule"))
            rows = (
                (f"[{rule.id}]({rule.id}.md)", severity(rule, lang), rule.head.title.message().of(lang))
                for rule in rules
            )
            yield _table(rows, tuple(name.of(lang) for name in names))


def _table(rows: Iterator[tuple[str, ...]], head: tuple[str, ...] = ("", "")) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(_inline(cell).replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def _inline(text: str) -> str:
    """On one line, and nothing in it that Markdown would take for a mark."""
    return re.sub(r"[*_<>]", r"\\\g<0>", re.sub(r"[ \t\n]+", " ", text.strip()))


def _text(blocks: Iterator[str]) -> str:
    return "\n\n".join([MARK, *blocks]) + "\n"
