"""The texts that an editor has open: which of them are drafts, and where they stand."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote

from pygls.uris import from_fs_path, to_fs_path, uri_scheme
from pygls.workspace import TextDocument, Workspace

from ..folders import shown
from .actions import Opened
from .edits import Target
from .review import Draft, Review
from .waiving import Book, book

LANGUAGES = frozenset({"plaintext", "markdown"})
SCHEMES = frozenset({"file", "untitled"})
SUFFIXES = frozenset({".txt", ".md", ".markdown"})


def text_of(workspace: Workspace, uri: str) -> TextDocument | None:
    """An open text; None where none is."""
    # pygls keeps texts by their URIs unquoted.
    found: TextDocument | None = workspace.text_documents.get(unquote(uri))
    return found


def is_draft(document: TextDocument) -> bool:
    """Whether an open text is one that is checked: plain text or Markdown, by its language or its name, in a file or
    on its way into one, and not what an editor only shows, such as an old version."""
    named = document.language_id in LANGUAGES or Path(unquote(document.uri)).suffix.lower() in SUFFIXES
    return named and uri_scheme(document.uri) in SCHEMES


def draft_of(workspace: Workspace, document: TextDocument) -> Draft:
    """An open text as a draft; one without a file stands in the folder that is open, under a name of the editor's."""
    path = to_fs_path(document.uri)
    if path is not None:
        return Draft(Path(shown(Path(path))), document.source)
    name = unquote(document.uri.rpartition("/")[2].rpartition(":")[2]) or "untitled"
    name += ".md" if document.language_id == "markdown" and not name.lower().endswith(".md") else ""
    return Draft(Path(workspace.root_path or ".") / name, document.source, saved=False)


def open_book(workspace: Workspace, review: Review) -> Opened | None:
    """The file of waivers for a draft, as the editor has it if it is open there, else as it stands on the disk.

    None where there can be none, or it cannot be read.
    """
    path = book(review)
    if path is None:
        return None
    for document in workspace.text_documents.values():
        here = to_fs_path(document.uri)
        if here and os.path.realpath(here) == os.path.realpath(path):
            return Opened(Target(document.uri, document.version), Book(path, document.source))
    uri = str(from_fs_path(str(path)))
    if not path.exists():
        return Opened(Target(uri, new=True), Book(path, None))
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    return Opened(Target(uri), Book(path, text))
