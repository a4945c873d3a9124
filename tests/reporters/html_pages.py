"""The page read back: as lxml reads it, and what stands where on it."""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser

from lxml import html
from lxml.html import HtmlElement
from machine_samples import text_of
from report_samples import PACK, document_of, same, span_of

from reportlint.findings import Answer, Finding, Related, Severity, Span, Verdict
from reportlint.reporters.html.markup import VOID
from reportlint.results import Checked, Results
from reportlint.text import Document


def page_of(results: Results, lang: str = "zh") -> HtmlElement:
    """The page, parsed."""
    return html.document_fromstring(text_of("html", results, lang))


def texts(page: HtmlElement, path: str) -> list[str]:
    """What the elements of an XPath say."""
    return [element.text_content() for element in page.xpath(path)]


def marked(document: Document, findings: Sequence[tuple[int, int, Severity]]) -> Checked:
    """A draft with findings on ranges of its text."""
    made = [Finding("GW1", severity, Span(start, end), same("有误"), same("")) for start, end, severity in findings]
    return Checked("a.txt", document, {}, PACK, findings=tuple(made))


def inside(text: str, *findings: tuple[int, int, Severity]) -> str:
    """The marks of a draft of one line: `[e1 甲]` for words that finding 1 marks, tags left out."""
    [line] = page_of([marked(document_of(text), findings)]).xpath('//div[@class="b"]/p')
    said = line.text or ""
    for child in line:
        if child.tag == "mark":
            numbers = ",".join(filter(None, (child.get("data-f"), child.get("data-r"))))
            said += f"[{child.get('class')}{numbers} {child.text_content()}]"
        said += child.tail or ""
    return said


def plain(line: HtmlElement) -> str:
    """The words of a line of the draft, without tags and numbers of lines."""
    said = line.text or ""
    for child in line:
        said += (child.text_content() if child.tag == "mark" else "") + (child.tail or "")
    return said


class Balance(HTMLParser):
    """Collects end tags that close nothing, and what is left open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.faults.append(f"</{tag}> in {'/'.join(self.open)}")


def faults(page: str) -> list[str]:
    """Everything that is not nested as it should be."""
    balance = Balance()
    balance.feed(page)
    balance.close()
    return balance.faults + balance.open


HOSTILE = (
    "</p></div><script>alert(1)</script>",
    "</style><style>*{display:none}</style><!-- ]]> --> </title></main>",
    "<img src=http://reportlint.invalid/x.png onerror=alert(2)> &amp; &#60;b&#62; &lt;i>",
    '"\'` onmouseover="x" 𠮷\U0001f600 url(http://reportlint.invalid/a.css)',
)


def hostile() -> Checked:
    """Markup, quotes, astral and control characters in every place that a draft or a pack can write to."""
    document = document_of("\n".join(HOSTILE), HOSTILE[0])
    said = [same(text) for text in HOSTILE]
    near = Related(span_of(document, "alert(1)"), said[2])
    severities = (Severity.ERROR, Severity.WARNING, Severity.INFO, Severity.WARNING)
    found = [
        Finding(HOSTILE[3], severity, span_of(document, text), said[index], said[1 - index % 2], (near,))
        for index, (text, severity) in enumerate(zip(HOSTILE, severities, strict=True))
    ]
    found.append(Finding("GW1", Severity.ERROR, span_of(document, "𠮷"), said[0], said[0], absent=True))
    verdicts = (Verdict("FZ103", said[1], Answer.UNMET, near=(near,), basis=said[2]),)
    return Checked(HOSTILE[0], document, {}, PACK, True, verdicts, tuple(found), notices=(said[2],))
