"""Finds the parts of an official document by place and shape."""

from __future__ import annotations

from .endmatter import end_matter
from .findings import Span
from .frontmatter import front_matter, named_title
from .parts import Part, Parts
from .text import BlockKind, Document


def parts_of(document: Document) -> Parts:
    """The parts of a document; none of them need be there."""
    texts = [index for index, block in enumerate(document.blocks) if block.kind is BlockKind.TEXT]
    spans, before = front_matter(document, texts)
    behind, after = end_matter(document, texts[before:])
    if Part.DATE in behind:
        # Then a name and a date below the title are those of the web page.
        spans = {part: found for part, found in spans.items() if part not in {Part.SIGNATURE, Part.DATE}}
    for part, found in behind.items():
        spans.setdefault(part, []).extend(found)
    inferred = Part.TITLE not in spans and (named := named_title(document)) is not None
    if inferred and named:
        spans[Part.TITLE] = [named]
    rest = texts[before : len(texts) - after]
    end = document.blocks[rest[-1]].span.end if rest else len(document.text)
    start = document.blocks[rest[0]].span.start if rest else end
    return Parts({part: tuple(sorted(found)) for part, found in spans.items()}, Span(start, end), inferred)
