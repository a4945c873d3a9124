"""A command line in an empty folder, with a toy pack and an engine that finds the character 坏."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportlint import cli, engine
from reportlint.cli import books, explain
from reportlint.errors import InputError, Message
from reportlint.facts import Fact
from reportlint.findings import Answer, Finding, Severity, Span, Verdict
from reportlint.packs.model import Basis, Example, Examples, Head, LegalSource, Level, Pack, Profile, Rule, Text
from reportlint.results import Checked, Failure
from reportlint.text import Block, Document, Segment, decode


def rule(id_: str, title: Text, severity: Severity | dict[Profile, Severity], examples: Examples) -> Rule:
    head = Head(
        id=id_,
        kind="swap",
        title=title,
        severity=severity,
        basis=Basis("gb", "第 7 条", "用语应当规范"),
        message=Text("“{found}”应为“{better}”", "“{found}” should be “{better}”"),
        why=Text("读者会误解。\n上级会退回。", "Readers are misled."),
        examples=examples,
    )
    return Rule(head, None, "toy", "toy.yaml", 12)


PACK = Pack(
    name="toy",
    title=Text("演示报告", "Toy report"),
    version="1",
    rules=(
        rule(
            "GW701",
            Text("坏字", "bad word"),
            Severity.WARNING,
            Examples((Example("这是⟦坏⟧字。"), Example("一、标题\n⟦坏⟧")), (Example("这是好字。"),)),
        ),
        rule(
            "GW301",
            Text("半角标点", "half-width mark"),
            {Profile.SUBMISSION: Severity.ERROR, Profile.PUBLICATION: Severity.INFO},
            Examples(),
        ),
    ),
    sources={"gb": LegalSource("公文格式", Level.STANDARD, "GB/T 9704—2012")},
    recognise=None,
    extends=(),
    path="toy.yaml",
    sha256="0" * 64,
)


def fake_check(
    path, data, *, packs, given, select, severities=None, forced=False, reading=None, previous=None, times=None
):
    """坏 is a warning, 错 an error, ？ an unclear item, 炸 a crash of a rule, 崩 a crash of the program."""
    try:
        source = decode(path, data)
    except InputError as error:
        return Checked(path, failures=(Failure("", error.message),))
    if "崩" in source.text:
        raise ZeroDivisionError("崩了")
    blocks, at = [], 0
    for line in source.text.split("\n"):
        blocks.append(Block(Span(at, at + len(line))))
        at += len(line) + 1
    document = Document(source, source.text, tuple(blocks), (Segment(0, 0, len(source.text)),))
    severities = {"坏": Severity.WARNING, "错": Severity.ERROR}
    findings = tuple(
        Finding("GW701", severities[char], Span(at, at + 1), Message("用字不当", "bad word"), Message("", ""))
        for at, char in enumerate(source.text)
        if char in severities and select("GW701")
    )
    verdicts = (Verdict("FZ101", Message("举措", "measures"), Answer.UNCLEAR),) if "？" in source.text else ()
    failures = (Failure("GW301", Message("超时", "timed out")),) if "炸" in source.text else ()
    facts = {name: Fact(value, None, "set") for name, value in given.items()}
    return Checked(path, document, facts, packs[0], forced, verdicts, findings, failures, rules_run=2)


class Entry:
    """The entry point in the shape that click's runner wants."""

    name = "reportlint"

    @staticmethod
    def main(args: list[str], prog_name: str) -> None:
        cli.main(args)


@dataclass
class Shell:
    """Runs the command line in a folder of its own."""

    folder: Path

    def __call__(self, *args: str, stdin: str | bytes | None = None, env: dict[str, str] | None = None) -> Result:
        return CliRunner(env=env).invoke(Entry, list(args), input=stdin)  # type: ignore[arg-type]

    def file(self, name: str, text: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    for name in ("NO_COLOR", "FORCE_COLOR", "REPORTLINT_LANG", "REPORTLINT_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(books, "packs_of", lambda forced, configured: [PACK])
    monkeypatch.setattr(explain, "shipped", dict)
    monkeypatch.setattr(engine, "check", fake_check)
    return Shell(tmp_path)
