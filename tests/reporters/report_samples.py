"""Results built by hand, so that no test of a format depends on readers, kinds or packs."""

from __future__ import annotations

from reportlint.errors import Message
from reportlint.facts import Fact
from reportlint.findings import Answer, Edit, Finding, Related, Severity, Span, Verdict
from reportlint.packs.model import Basis, Head, LegalSource, Level, Pack, Rule, Text
from reportlint.results import Checked, Failure, Skipped
from reportlint.text import Block, Document, Segment, Source


def document_of(text: str, path: str = "draft.txt") -> Document:
    """A document whose logical text is its source: every line a block."""
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(Span(at, at + len(line))))
        at += len(line) + 1
    source = Source(path, text.encode(), text, "utf-8")
    return Document(source, text, tuple(blocks), (Segment(0, 0, len(text)),))


def span_of(document: Document, words: str) -> Span:
    """Where words first stand."""
    start = document.text.index(words)
    return Span(start, start + len(words))


def same(text: str) -> Message:
    """A message for tests in which the language does not matter."""
    return Message(text, text)


def rule(id_: str, zh: str, en: str, kind: str = "pattern", severity: Severity = Severity.WARNING) -> Rule:
    """A rule of which only the head says anything."""
    head = Head(
        id=id_,
        kind=kind,
        title=Text(zh, en),
        severity=severity,
        basis=Basis("gb", "第 7 条"),
        message=Text(f"{zh}有误", f"wrong {en}"),
        why=Text("上级会退回。", "It will be sent back."),
    )
    return Rule(head, None, "fazhi", "fazhi.yaml", 12)


PACK = Pack(
    name="fazhi",
    title=Text("法治政府建设年度报告", "Annual report on building a law-based government"),
    version="2026.1",
    rules=(rule("FZ103", "第一责任人职责履行情况", "duties"), rule("GW301", "半角标点", "half-width punctuation")),
    sources={"gb": LegalSource("党政机关公文格式", Level.STANDARD, "GB/T 9704—2012")},
    recognise=None,
    extends=(),
    path="fazhi.yaml",
    sha256="ab" * 32,
)

DRAFT = """关于2021年度法治政府建设工作情况的报告
一、主要举措和成效
建章立制,推进法治建设。
## 二、2022 年工作安排
严格履行法治建设第一责任人职责。
新县科学技术和工业信息化局"""

BASIS = same("《法治政府建设与责任落实督察工作规定》第四章")


def sample() -> Checked:
    """One draft with every sort of verdict, a missing part, a fixable mark and an info."""
    document = document_of(DRAFT, "xinxian.txt")
    promised = Related(
        span_of(document, "法治建设第一责任人职责"), Message("只是对 2022 年的打算", "only plans for 2022")
    )
    comma = Span(document.text.index(","), document.text.index(",") + 1)
    verdicts = (
        Verdict("FZ101", Message("主要举措和成效", "measures"), Answer.MET, (span_of(document, "一、主要举措和成效"),)),
        Verdict("FZ102", Message("存在的不足和原因", "problems"), Answer.UNCLEAR, (span_of(document, "建章立制"),)),
        Verdict(
            "FZ103", Message("第一责任人职责履行情况", "duties"), Answer.UNMET, near=(promised,), by="", basis=BASIS
        ),
        Verdict("FZ104", Message("下一年度主要安排", "plan"), Answer.NOT_APPLICABLE),
    )
    findings = (
        Finding(
            "GW301",
            Severity.WARNING,
            comma,
            Message("半角“,”应为“，”", "“,” should be “，”"),
            same("《标点符号用法》"),
            edit=Edit(comma, "，"),
        ),
        Finding(
            "FZ103",
            Severity.ERROR,
            span_of(document, "二、2022"),
            Message("缺少第一责任人职责的情况", "nothing on the principal's duties"),
            BASIS,
            related=(promised,),
            absent=True,
        ),
        Finding("GW105", Severity.INFO, span_of(document, "新县科学"), same("署名"), same("")),
    )
    return Checked(
        "xinxian.txt",
        document,
        {
            "report_year": Fact(2021, span_of(document, "2021"), "title"),
            "issuer": Fact("新县科学技术和工业信息化局", None, "set"),
        },
        PACK,
        listed=True,
        verdicts=verdicts,
        findings=findings,
        skipped=(Skipped("FZ302", Message("不适用于 2021 年度", "does not apply to 2021")),),
        rules_run=61,
    )


def unreadable() -> Checked:
    """A draft that could not be read."""
    return Checked("坏.txt", failures=(Failure("", Message("坏.txt：二进制文件", "坏.txt: binary file")),))


def clean() -> Checked:
    """A draft without a checklist and without a fault."""
    return Checked("净.txt", document_of("通知", "净.txt"), {}, PACK, rules_run=3)
