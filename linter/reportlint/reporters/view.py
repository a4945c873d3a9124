"""What every reporter needs to know of a result: places, quotes, counts, and text that is safe to show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..changes import offers
from ..errors import Lang, Message
from ..expressions import expression
from ..findings import Finding, Severity, Waiver
from ..results import Checked, Failure, Results
from ..text import Block, Document, Place
from .look import Look

LANGS: Sequence[Lang] = ("zh", "en")


GRAVEST_FIRST = tuple(sorted(Severity, reverse=True))
"""The order in which findings are counted."""


# Control characters could drive a terminal, bidirectional ones could make a line read otherwise than it stands.
_UNSAFE = expression(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """The text on one line and without control characters, code point for code point, so that columns still hold."""
    return _UNSAFE.sub(lambda match: " " if match.group() in "\t\r\n\u2028\u2029" else "\ufffd", text)


def place_of(document: Document, finding: Finding) -> Place:
    """Where a finding stands; one about something absent stands before the line where that belongs."""
    return document.anchor(finding.span) if finding.absent else document.place(finding.span)


def quote_of(document: Document, finding: Finding) -> str:
    """The source text at the place of a finding."""
    if finding.absent:
        return document.source.line_text(document.anchor(finding.span).line)[:1]
    return document.quote(finding.span)


def mended(document: Document, finding: Finding, longest: int) -> str:
    """What the edit makes of the words of a finding; empty where there is none, or where that is longer than so many
    code points."""
    pieces = finding.edit.pieces if finding.edit else ()
    near = sorted(
        piece for piece in pieces if finding.span.start <= piece.span.end and piece.span.start <= finding.span.end
    )
    if not near:
        return ""
    start = min(finding.span.start, near[0].span.start)
    end = max(finding.span.end, near[-1].span.end)
    better, at = "", start
    for span, text in near:
        better += document.text[at : span.start] + text
        at = max(at, span.end)
    better += document.text[at:end]
    return better if len(better) <= longest else ""


def known_spot(document: Document, offset: int) -> Block | None:
    """The block at a logical offset where its file counts paragraphs, pages or lines of its own, else None."""
    block = document.blocks[document.block_at(offset)] if document.blocks else None
    return block if block and (block.paragraph or block.page or block.source_line) else None


def spot_of(document: Document, offset: int, lang: Lang) -> str:
    """`第 12 段`, `第 3 页` or the like for a logical offset; empty in a text, where the line says it all."""
    block = known_spot(document, offset)
    if block is None:
        return ""
    named = (
        (block.page, Message(f"第 {block.page} 页", f"page {block.page}")),
        (block.paragraph, Message(f"第 {block.paragraph} 段", f"paragraph {block.paragraph}")),
        (block.source_line, Message(f"源文件第 {block.source_line} 行", f"line {block.source_line} of the file")),
    )
    return " ".join(said.of(lang) for number, said in named if number)


def where(document: Document, offset: int) -> Message:
    """`第 12 行（第 3 页）`: the line of a logical offset, and where that is in a file that is no text."""
    line = document.line_of(offset)
    zh, en = (spot_of(document, offset, lang) for lang in LANGS)
    return Message(f"第 {line} 行" + f"（{zh}）" * bool(zh), f"line {line}" + f" ({en})" * bool(en))


def headings_of(checked: Checked, offset: int) -> list[str]:
    """The headings over a logical offset, the topmost first, as they stand in the text."""
    path: list[str] = []
    index = checked.outline.at(offset) if checked.outline else None
    while checked.outline and checked.document and index is not None:
        section = checked.outline.sections[index]
        path.insert(0, checked.document.of(section.heading.span))
        index = section.parent
    return path


def titles_of(checked: Checked) -> Mapping[str, Message]:
    """The title of every rule of the draft's pack, by its id."""
    return {rule.id: rule.head.title.message() for rule in checked.pack.rules} if checked.pack else {}


def about(checked: Checked, lang: Lang) -> list[str]:
    """The kind of report, its year and its issuer, as far as they are known."""
    if not checked.is_draft:
        return [Message("豁免清单", "waivers").of(lang)]
    facts = checked.facts or {}
    parts = [checked.pack.title.message().of(lang) if checked.listed and checked.pack else UNLISTED.of(lang)]
    if year := facts.get("report_year"):
        parts.append(Message(f"{year.value} 年度", f"year {year.value}").of(lang))
    if issuer := facts.get("issuer"):
        parts.append(str(issuer.value))
    return parts


def skipped(checked: Checked, lang: Lang) -> Iterator[str]:
    """`FZ103：不适用于 2021 年度`: one line a reason, with the rules that it kept from running."""
    rules: dict[str, list[str]] = {}
    for each in checked.skipped:
        rules.setdefault(each.why.of(lang), []).append(each.rule)
    for why, ids in rules.items():
        yield Message(f"{'、'.join(ids)}：{why}", f"{', '.join(ids)}: {why}").of(lang)


def failure_line(checked: Checked, failure: Failure, lang: Lang) -> str:
    """`path: what could not be checked and why`, the path named once."""
    text = clean(failure.message.of(lang))
    path = clean(checked.path)
    if not failure.rule:
        return text if text.startswith(path) else f"{path}: {text}"
    return Message(f"{path}: 无法检查 {failure.rule}：{text}", f"{path}: could not check {failure.rule}: {text}").of(
        lang
    )


def failures(results: Results, lang: Lang) -> Iterator[str]:
    """One line for everything that could not be checked."""
    for checked in results:
        for failure in checked.failures:
            yield failure_line(checked, failure, lang)


UNLISTED = Message("没有适用的检查清单，只按通用规则检查", "no checklist applies, only the general rules")
"""Said of a draft whose kind of report no pack recognises."""


def notices(results: Results, lang: Lang) -> Iterator[str]:
    """One line for everything that a reader of the findings should know besides."""
    for checked in results:
        unlisted = (UNLISTED,) if checked.document is not None and not checked.listed else ()
        for notice in (*unlisted, *checked.notices):
            yield f"{clean(checked.path)}: {clean(notice.of(lang))}"


def fixable(checked: Checked, look: Look) -> str:
    """How many places can be fixed, and how: `可自动修正 5 处：reportlint --fix`; empty where none can."""
    offered = [offer.edit.safe for offer in offers(checked, unsafe=look.unsafe)] if look.fixable else []
    safe, unsafe = offered.count(True), offered.count(False)
    if not offered:
        return ""
    if not unsafe:
        return Message(f"可自动修正 {safe} 处：reportlint --fix", f"fixable {safe}: reportlint --fix").of(look.lang)
    return Message(
        f"可自动修正 {safe} 处，待确认 {unsafe} 处：reportlint --fix --unsafe-fixes",
        f"fixable {safe}, to be confirmed {unsafe}: reportlint --fix --unsafe-fixes",
    ).of(look.lang)


def waiver_of(waiver: Waiver, lang: Lang) -> str:
    """`已豁免：理由（法制科，至 2025-03-31）`."""
    until = Message(f"至 {waiver.until}", f"until {waiver.until}").of(lang) if waiver.until else ""
    more = Message("，", ", ").of(lang).join(filter(None, (waiver.by, until)))
    reason = Message(f"已豁免：{waiver.reason}", f"waived: {waiver.reason}").of(lang)
    return clean(reason + (Message(f"（{more}）", f" ({more})").of(lang) if more else ""))


def settled_item(checked: Checked, rule: str, lang: Lang) -> str:
    """What was decided of a required item that is not met; empty where nothing was."""
    for waived in checked.waived:
        if waived.finding.rule == rule:
            return waiver_of(waived.waiver, lang)
    if any(finding.rule == rule for finding in checked.known):
        return Message("在基线内", "in the baseline").of(lang)
    return ""
