"""`--statistics`: how often each rule found something in how many drafts, and how the required items came out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ..errors import Lang, Message, UsageError
from ..findings import SEVERITY_NAMES, Answer, Severity
from ..reporters import HUMAN, tallies, view
from ..results import Results
from .outputs import Target

ANSWERED = (
    (Answer.MET, Message("具备", "met")),
    (Answer.UNMET, Message("缺失", "unmet")),
    (Answer.UNCLEAR, Message("待确认", "unclear")),
    (Answer.NOT_APPLICABLE, Message("不适用", "n/a")),
)


def refuse_machines(targets: Sequence[Target]) -> None:
    """Raises UsageError where the screen was to get a format for programs: the table takes its place."""
    for target in targets:
        if target.path is None and target.format not in HUMAN:
            raise UsageError(
                Message(
                    f"--statistics 输出到屏幕，请给 --format {target.format} 加 --output 文件名",
                    f"--statistics goes to the screen; give --format {target.format} an --output FILE",
                )
            )


def lines(results: Results, lang: Lang) -> Iterator[str]:
    """The tables, columns aligned by cells: findings by rule, the most frequent first; items by rule."""
    yield from _aligned([_head(lang), *_rules(results, lang)])
    if items := list(_items(results, lang)):
        yield ""
        head = [Message("必备内容", "item").of(lang), "", *(name.of(lang) for _, name in ANSWERED)]
        yield from _aligned([head, *items])
    yield ""
    yield tallies.summary([checked.sums for checked in results], lang)


def _head(lang: Lang) -> list[str]:
    names = (Message("规则", "rule"), Message("", ""), Message("级别", "severity"), Message("处", "count"))
    return [name.of(lang) for name in (*names, Message("份", "drafts"))]


def _rules(results: Results, lang: Lang) -> Iterator[list[str]]:
    titles = {name: title for checked in results for name, title in view.titles_of(checked).items()}
    count: Counter[str] = Counter()
    drafts: Counter[str] = Counter()
    gravest: dict[str, Severity] = {}
    for checked in results:
        count.update(finding.rule for finding in checked.findings)
        drafts.update({finding.rule for finding in checked.findings})
        for finding in checked.findings:
            gravest[finding.rule] = max(finding.severity, gravest.get(finding.rule, Severity.INFO))
    for rule in sorted(count, key=lambda rule: (-count[rule], rule)):
        title = titles.get(rule, Message("", "")).of(lang)
        yield [rule, title, SEVERITY_NAMES[gravest[rule]].of(lang), str(count[rule]), str(drafts[rule])]


def _items(results: Results, lang: Lang) -> Iterator[list[str]]:
    titles = {verdict.rule: verdict.title for checked in results for verdict in checked.verdicts}
    answers = Counter((verdict.rule, verdict.answer) for checked in results for verdict in checked.verdicts)
    for rule, title in titles.items():
        yield [rule, title.of(lang), *(str(answers[rule, answer]) for answer, _ in ANSWERED)]


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    # Measuring text takes a library that no other run needs.
    from ..reporters.cells import cell_len, pad

    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(pad(view.clean(cell), width) for cell, width in zip(row, widths, strict=True)).rstrip()
