"""What readers of a result should know besides its findings: what was left out, and what was taken from where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from .errors import Message
from .facts import Draft
from .items.scene import Scene
from .items.wanted import Options as Wanted
from .packs.model import Pack


def on_previous(scene: Scene, previous: Draft | None) -> Iterator[Message]:
    """Says that a report was given as that of the year before and is none."""
    if previous is not None and scene.previous is None:
        name = previous.document.source.path
        yield Message(
            f"没有与 {name} 核对：它不是同一单位上一年度的报告",
            f"not compared with {name}: it is no report of the same body on the year before",
        )


def notices(draft: Draft, pack: Pack, select: Callable[[str], bool], *, listed: bool) -> Iterator[Message]:
    """What was not checked, and where the report year comes from where no title says it."""
    elements = [rule.id for rule in pack.rules if isinstance(rule.options, Wanted)]
    if listed and not elements:
        yield Message(
            f"规则包 {pack.name} 没有必备内容清单，只查了它的规则",
            f"pack {pack.name} has no checklist of required items; only its rules were checked",
        )
    if left_out := [rule for rule in elements if not select(rule)]:
        yield Message(
            f"没有检查必备内容 {'、'.join(left_out)}：没有选用",
            f"required items not checked, for they were not selected: {', '.join(left_out)}",
        )
    if len(left_out) == len(elements):
        return
    year = draft.facts.get("report_year")
    if year is None:
        yield Message(
            "看不出报告年度，与年度有关的规则没有检查；可用 --set year=2024 指定",
            "the report year is not known, rules on years did not run; give it with --set year=2024",
        )
    elif year.origin not in {"title", "set"}:
        yield Message(
            f"{_ORIGINS[year.origin].zh}认定为 {year.value} 年度",
            f"{_ORIGINS[year.origin].en}: report year {year.value}",
        )


_ORIGINS: Mapping[str, Message] = {
    "metadata": Message(
        "正文上方没有标题，按网页信息栏中的标题", "no title over the text, read from the page's metadata"
    ),
    "opening": Message("标题没有写年份，按正文开头", "no year in the title, read from the opening paragraph"),
    "date": Message(
        "标题和正文开头没有写年份，按成文日期的上一年", "no year in the title or opening, the year before the date"
    ),
}
