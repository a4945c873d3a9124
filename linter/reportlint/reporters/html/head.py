"""The head of a draft on the page: what was checked, by which rules, and what was not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from ...errors import Lang, Message
from ...readers import ACCEPTED
from ...results import Checked
from .. import view
from .markup import Markup, el, join
from .sheet import Sheet

DIGITS = 12
"""Hexadecimal digits of a hash that are enough to tell two files of one office apart."""

REVISIONS: Mapping[bool, Message] = {
    True: Message("有修订，按接受全部修订后的文字检查", "tracked changes, checked as if all were accepted"),
    False: Message("有修订，按修订前的文字检查", "tracked changes, checked as before them"),
}


def head(sheet: Sheet) -> Markup:
    """Name, kind, year and unit of a draft, and the facts of its check."""
    checked = sheet.checked
    facts = [el("div", el("dt", name), el("dd", said)) for name, said in _facts(sheet)]
    return el(
        "header",
        el("h2", checked.path, id=f"{sheet.id}-name"),
        el("p", " · ".join(view.about(checked, sheet.lang)), class_="about"),
        troubles(checked, sheet.lang),
        el("dl", *facts, class_="facts"),
    )


def troubles(checked: Checked, lang: Lang) -> Markup:
    """What could not be checked, then what a reader should know besides; nothing passes in silence."""
    failed = [view.failure_line(checked, failure, lang) for failure in checked.failures]
    said = [notice.of(lang) for notice in checked.notices]
    bad = el("strong", Message("未能查完", "Not fully checked").of(lang))
    boxes = [
        el("div", el("p", bad), el("ul", *(el("li", line) for line in failed)), class_="trouble") if failed else "",
        el("ul", *(el("li", line) for line in said), class_="notices") if said else "",
    ]
    return join(boxes)


def _facts(sheet: Sheet) -> Iterator[tuple[str, str]]:
    checked, document = sheet.checked, sheet.document
    if pack := checked.pack:
        yield (
            sheet.of("规则包", "Pack"),
            join([pack.name, pack.version, _hash(pack.sha256)], " "),
        )
    # A file that is no text has no encoding of its own.
    read = " · ".join(dict.fromkeys((document.format, document.source.encoding)))
    yield sheet.of("文件", "File"), join([read, _hash(sha256(document.source.data).hexdigest())], " ")
    if document.revisions:
        yield sheet.of("修订", "Revisions"), REVISIONS[document.revisions == ACCEPTED].of(sheet.lang)
    ran = sheet.of(f"运行规则 {checked.rules_run} 条", f"{checked.rules_run} rules were run")
    missed = sheet.of(f"，未查 {len(checked.skipped)} 条", f", {len(checked.skipped)} were not")
    yield sheet.of("检查", "Checked"), ran + missed * bool(checked.skipped)
    if checked.skipped:
        lines = [el("span", line, class_="line") for line in view.skipped(checked, sheet.lang)]
        yield sheet.of("未查", "Not run"), join(lines)


def _hash(digits: str) -> Markup:
    return el("code", digits[:DIGITS], title=f"SHA-256 {digits}") if digits else Markup()
