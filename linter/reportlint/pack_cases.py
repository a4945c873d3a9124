"""Whole drafts kept beside a pack (`<pack>.cases/`), each with the verdicts and findings expected of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from .engine import check
from .errors import Message, Problem, ReportlintError, YamlError
from .findings import Answer
from .given import parse_facts
from .packs.find import read_bytes
from .packs.model import Pack
from .packs.nodes import parse
from .packs.shape import INVALID, Problems, convert
from .records import NamedTuple
from .results import Checked
from .shapes import Shape

DRAFTS = (".txt", ".md")
EXPECTED = ".yaml"


class Expected(Shape):
    """What is expected of a draft: the verdict of every required item, and every finding as `rule:line` in reading
    order. `set` states facts, `select` restricts the rules to some beginnings of ids."""

    verdicts: dict[str, Answer] = {}
    findings: tuple[str, ...] = ()
    set: dict[str, str] = {}
    select: tuple[str, ...] = ()


class Difference(NamedTuple):
    """How one draft came out otherwise: what was expected and did not come, what came unexpected, what failed."""

    path: str
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    failures: tuple[Message, ...] = ()


def drafts(pack: Pack) -> Sequence[Path]:
    """The drafts kept beside a pack, in order of names."""
    folder = _folder(pack)
    return sorted(path for path in folder.iterdir() if path.suffix in DRAFTS) if folder.is_dir() else []


def differences(pack: Pack) -> Iterator[Difference]:
    """Every draft that does not come out as its expectation says; raises YamlError for a broken expectation."""
    found = drafts(pack)
    for path in found:
        expectation = path.with_suffix(EXPECTED)
        if not expectation.is_file():
            yield _failed(path, f"缺少 {expectation.name}", f"{expectation.name} is missing")
        elif difference := _compare(pack, path, read(expectation)):
            yield difference
    yield from _orphans(pack, found)


def read(path: Path) -> Expected:
    """One expectation; raises YamlError with every fault in it, UsageError when it cannot be opened."""
    problems: Problems = []
    node = parse(read_bytes(str(path)), str(path), problems)
    value = INVALID if node is None else convert(node, Expected, problems)
    if problems:
        raise YamlError(problems)
    assert isinstance(value, Expected)
    try:
        parse_facts(_pairs(value))
    except ReportlintError as error:
        raise YamlError([Problem(str(path), 0, 0, error.message)]) from None
    return value


def answers(checked: Checked) -> list[str]:
    """What was said of a draft: `rule: verdict` for every item, then `rule:line` for every finding."""
    document = checked.document
    verdicts = [f"{verdict.rule}: {verdict.answer.value}" for verdict in checked.verdicts]
    if document is None:
        return verdicts
    places = [
        document.anchor(finding.span) if finding.absent else document.place(finding.span)
        for finding in checked.findings
    ]
    return verdicts + [f"{found.rule}:{place.line}" for found, place in zip(checked.findings, places, strict=True)]


def _compare(pack: Pack, path: Path, expected: Expected) -> Difference | None:
    chosen = tuple(expected.select) or ("",)
    checked = check(
        str(path),
        read_bytes(str(path)),
        packs=[pack],
        given=parse_facts(_pairs(expected)),
        select=lambda rule: rule.startswith(chosen),
        forced=True,
    )
    wanted = [*(f"{rule}: {answer.value}" for rule, answer in expected.verdicts.items()), *expected.findings]
    got = answers(checked)
    missing, extra = _without(wanted, got), _without(got, wanted)
    failures = tuple(failure.message for failure in checked.failures)
    return Difference(str(path), missing, extra, failures) if missing or extra or failures else None


def _without(some: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    """What of some is not among the others, as often as it is not."""
    return tuple((Counter(some) - Counter(others)).elements())


def _pairs(expected: Expected) -> Iterator[str]:
    return (f"{name}={value}" for name, value in expected.set.items())


def _orphans(pack: Pack, found: Sequence[Path]) -> Iterator[Difference]:
    """Expectations of which the draft is gone."""
    folder = _folder(pack)
    known = {path.with_suffix(EXPECTED) for path in found}
    for path in sorted(folder.glob(f"*{EXPECTED}")) if folder.is_dir() else ():
        if path not in known:
            yield _failed(path, "没有对应的 .txt 或 .md 草稿", "there is no .txt or .md draft for it")


def _failed(path: Path, zh: str, en: str) -> Difference:
    return Difference(str(path), failures=(Message(zh, en),))


def _folder(pack: Pack) -> Path:
    return Path(pack.path).with_suffix(".cases")
