"""Changes of texts as workspace edits, in the form that the client can take."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol.types import (
    CreateFile,
    CreateFileOptions,
    OptionalVersionedTextDocumentIdentifier,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from ..changes import Change
from ..records import NamedTuple
from .client import Client
from .positions import Positions


class Target(NamedTuple):
    """The text that is changed: its URI, its version (None where it is not open), and whether it must be made first."""

    uri: str
    version: int | None = None
    new: bool = False


def workspace_edit(target: Target, positions: Positions, changes: Sequence[Change], client: Client) -> WorkspaceEdit:
    """The changes of one text; those of an open one are for its version only, where the client knows versions."""
    edits = [TextEdit(positions.range(change.start, change.end), change.text) for change in changes]
    if not client.versioned:
        return WorkspaceEdit(changes={target.uri: edits})
    made = [CreateFile(target.uri, options=CreateFileOptions(ignore_if_exists=True))] if target.new else []
    document = OptionalVersionedTextDocumentIdentifier(target.uri, target.version)
    return WorkspaceEdit(document_changes=[*made, TextDocumentEdit(document, edits)])
