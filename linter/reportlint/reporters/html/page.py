"""The frame of the page: what a browser may do with it, style and script, the bar to filter and step by, the foot."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from importlib.resources import files

from ...errors import Lang, Message
from ...findings import SEVERITY_NAMES, Severity
from ...results import Results
from ...version import __version__
from .. import view
from .markup import Markup, el, join, text
from .sheet import CLASSES

LANGUAGES: dict[Lang, str] = {"zh": "zh-CN", "en": "en"}
NAME = Message("文稿检查单", "Review sheet")


def head(results: Results, lang: Lang) -> Markup:
    """Everything up to and with the beginning of the body."""
    style, _ = assets()
    name = NAME.of(lang)
    title = name if len(results) != 1 else f"{name} · {results[0].path}"
    metas = [
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy()),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="referrer", content="no-referrer"),
        el("meta", name="generator", content=f"reportlint {__version__}"),
        el("title", title),
        el("style", style),
    ]
    opening = f'<!DOCTYPE html>\n<html lang="{LANGUAGES[lang]}">\n<head>\n'
    return Markup(opening + join(metas, "\n") + "\n</head>\n<body>\n")


def foot(lang: Lang) -> Markup:
    """Everything from the end of the drafts on."""
    _, script = assets()
    said = Message(
        f"由 reportlint {__version__} 生成。本页自成一体，不联网；打印时第一页是检查清单。",
        f"Made by reportlint {__version__}. This page is complete in itself and opens no connection.",
    )
    return Markup(f"{el('footer', el('p', said.of(lang)))}\n{el('script', script)}\n</body>\n</html>\n")


def policy() -> str:
    """The Content-Security-Policy: our own style and script by their hashes, and nothing else from anywhere."""
    style, script = (f"'sha256-{b64encode(sha256(one.encode()).digest()).decode()}'" for one in assets())
    rest = "base-uri 'none'; form-action 'none'"
    return f"default-src 'none'; style-src {style}; script-src {script}; {rest}"


def assets() -> tuple[Markup, Markup]:
    """The style and the script, as they stand in the package."""
    style, script = (Markup(files(__package__).joinpath(name).read_text("utf-8")) for name in ("page.css", "page.js"))
    return style, script


def bar(results: Results, lang: Lang) -> Markup:
    """Filters and steps; hidden until the script runs, for without it they would do nothing."""
    found = [finding for checked in results for finding in checked.findings]
    if not found:
        return Markup()
    boxes = [_box(severity, lang) for severity in view.GRAVEST_FIRST]
    back, on = Message("上一处", "Previous").of(lang), Message("下一处", "Next").of(lang)
    pieces = [
        el("span", *boxes, role="group", aria_label=Message("级别", "severity").of(lang)),
        el("label", el("b", Message("规则", "Rule").of(lang)), " ", _choice(results, lang)),
        el("button", "↑", el("span", f" {back}"), type="button", data_step=-1, aria_keyshortcuts="k", title="k"),
        el("button", "↓", el("span", f" {on}"), type="button", data_step=1, aria_keyshortcuts="j", title="j"),
        el("output", str(len(found)), aria_live="polite"),
    ]
    return el("nav", *pieces, id="bar", hidden=True, aria_label=Message("筛选和定位", "filter and go to").of(lang))


def _box(severity: Severity, lang: Lang) -> Markup:
    tick = el("input", type="checkbox", checked=True, value=CLASSES[severity])
    return el("label", tick, " ", SEVERITY_NAMES[severity].of(lang), class_=CLASSES[severity])


def _choice(results: Results, lang: Lang) -> Markup:
    """All rules that found something, with how often."""
    titles: dict[str, str] = {}
    times: dict[str, int] = {}
    for checked in results:
        titles |= {rule: title.of(lang) for rule, title in view.titles_of(checked).items()}
        for finding in checked.findings:
            times[finding.rule] = times.get(finding.rule, 0) + 1
    every = el("option", Message("全部", "all").of(lang), value="*")
    rules = (
        el("option", f"{rule} {titles.get(rule, '')} ({times[rule]})".replace("  ", " "), value=rule)
        for rule in sorted(times)
    )
    return el("select", every, *rules)


def skip(lang: Lang) -> Markup:
    """The first link, for those who go through a page key by key."""
    return el("a", Message("跳到内容", "Skip to content").of(lang), class_="skip", href="#main")


def main(drafts: Iterable[Markup], lang: Lang) -> Iterable[Markup]:
    """The main part with its heading, piece by piece."""
    yield Markup('<main id="main">\n')
    yield el("h1", text(NAME.of(lang)))
    for draft in drafts:
        yield Markup("\n" + draft)
    yield Markup("\n</main>\n")
