"""What the editor at the other end can do, as far as the server cares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lsprotocol.types import ClientCapabilities, InitializeParams, MarkupKind, ResourceOperationKind
from pygls.capabilities import get_capability

from ..errors import Lang
from ..records import record


@record
class Client:
    """The abilities of one client; what it does not say it can do, it cannot.

    `units` is the encoding agreed for positions. `related`: other places in a diagnostic; `tagged`: the version of the
    text with them; `pulls`: it asks for diagnostics itself, and again when told to; `markdown`: hover texts in
    Markdown; `actions`: code actions that are no commands; `versioned`: edits of a certain version of a text;
    `creates`: edits that make a file; `watches`: files may be watched for the server.
    """

    units: str = "utf-16"
    related: bool = False
    tagged: bool = False
    pulls: bool = False
    markdown: bool = False
    actions: bool = False
    versioned: bool = False
    creates: bool = False
    watches: bool = False

    @classmethod
    def of(cls, capabilities: ClientCapabilities, units: str) -> Client:
        """Read from what the client says at the start."""

        def can(path: str) -> Any:
            return get_capability(capabilities, path, None)

        operations = can("workspace.workspace_edit.resource_operations") or ()
        versioned = bool(can("workspace.workspace_edit.document_changes"))
        pulls = can("text_document.diagnostic") is not None and can("workspace.diagnostics.refresh_support")
        return cls(
            units=units,
            related=bool(can("text_document.publish_diagnostics.related_information")),
            tagged=bool(can("text_document.publish_diagnostics.version_support")),
            pulls=bool(pulls),
            markdown=MarkupKind.Markdown in (can("text_document.hover.content_format") or ()),
            actions=can("text_document.code_action.code_action_literal_support") is not None,
            versioned=versioned,
            creates=versioned and ResourceOperationKind.Create in operations,
            watches=bool(can("workspace.did_change_watched_files.dynamic_registration")),
        )


@record
class Wishes:
    """The initialization options: the language of messages, and whether drafts are checked that no checklist is for.

    `unknown` are names and values that mean nothing here.
    """

    lang: Lang | None = None
    unlisted: bool = True
    unknown: tuple[str, ...] = ()

    @classmethod
    def of(cls, params: InitializeParams) -> Wishes:
        """Read from the parameters of `initialize`."""
        given = params.initialization_options
        if not isinstance(given, Mapping):
            return cls()
        lang, unlisted = given.get("lang"), given.get("unlisted", True)
        wrong = {name for name in given if name not in {"lang", "unlisted"}}
        wrong |= {"lang"} if lang not in ("zh", "en", None) else set()
        wrong |= {"unlisted"} if not isinstance(unlisted, bool) else set()
        return cls(
            None if "lang" in wrong else lang,
            True if "unlisted" in wrong else unlisted,
            tuple(f"{name}: {given[name]!r}" for name in sorted(wrong)),
        )
