"""Whatever a Word text is made of, comments stand at their words and nothing else is changed."""

from __future__ import annotations

from commented import bare, comments
from hypothesis import given, settings
from hypothesis import strategies as st
from report_samples import PACK
from word_files import r, raw, unzipped

from reportlint.errors import Message
from reportlint.findings import Finding, Severity, Span
from reportlint.readers import open_draft
from reportlint.reporters.docx import annotated
from reportlint.reporters.look import Look
from reportlint.results import Checked

WORDS = st.text("推进依法行政，。a ", min_size=1, max_size=6)
LOOKS = st.sampled_from(["", "<w:b/>", '<w:sz w:val="32"/>'])
RUNS = st.builds(r, WORDS, LOOKS)
MIXED = st.builds(lambda one, two: f"<w:r><w:t>{one}</w:t><w:tab/><w:t>{two}</w:t></w:r>", WORDS, WORDS)
FRAMES = st.sampled_from(
    [
        "{}",
        '<w:ins w:id="1" w:author="甲">{}</w:ins>',
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:ins w:id="2" w:author="乙"><w:hyperlink>{}</w:hyperlink></w:ins>',
        "<w:smartTag>{}</w:smartTag>",
        '{}<w:del w:id="3" w:author="丙"><w:r><w:delText>删</w:delText></w:r></w:del>',
        '<w:bookmarkStart w:id="4" w:name="b"/>{}<w:bookmarkEnd w:id="4"/>',
    ]
)
FRAMED = st.builds(str.format, FRAMES, st.lists(RUNS | MIXED, min_size=1, max_size=3).map("".join))
PARAGRAPHS = st.lists(FRAMED, min_size=1, max_size=4).map(
    lambda parts: f"<w:p>{r('甲')}{''.join(parts)}{r('乙')}</w:p>"
)
BODIES = st.lists(PARAGRAPHS, min_size=1, max_size=3).map("".join)


@settings(deadline=None, max_examples=150)
@given(BODIES, st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=6))
def test_comments_stand_at_their_words_and_nothing_else_is_changed(
    body: str, ranges: list[tuple[float, float]]
) -> None:
    data = raw(body)
    document = open_draft("a.docx", data)
    last = len(document.text) - 1
    spans = [Span(int(min(each) * last), max(int(max(each) * last), int(min(each) * last) + 1)) for each in ranges]
    found = tuple(Finding("X", Severity.INFO, span, Message("", ""), Message("", "")) for span in spans)
    made = annotated(Checked("a.docx", document, {}, PACK, findings=found), Look())
    assert bare(unzipped(made)["word/document.xml"]) == bare(unzipped(data)["word/document.xml"])
    for comment, span in zip(comments(made)[1:], spans, strict=True):
        quote = document.quote(span).replace("删", "").replace("\n", "")
        assert comment.around.replace("删", "") == quote or document.text[span.start] == "\n" or span.end > last
    assert open_draft("a.docx", made).text == document.text
