"""The server itself: when texts are checked, and how the editor is told."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from ..errors import Lang, Message
from ..version import __version__
from ..waivers import NAME as WAIVERS
from . import actions, diagnostics, hovers, texts
from .client import Client, Wishes
from .edits import Target
from .review import Review, Reviewer

NAME = "reportlint"
QUIET = 0.3
"""Seconds without a change before a text is checked."""
WATCHED = ("**/.reportlint.yaml", f"**/{WAIVERS}", "**/*.{yaml,yml}")
SAID = 3
"""So many failures are shown in one message."""


class Server(LanguageServer):
    """Checks the drafts that an editor has open.

    Everything happens in one thread, in the order in which the messages come.
    """

    def __init__(self, reviewer: Reviewer) -> None:
        # Full, because pygls takes form feeds and the like for line ends when it puts partial changes in.
        super().__init__(NAME, __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.reviewer = reviewer
        self.client = Client()
        self.wishes = Wishes()
        self.ended = False
        self._reviews: dict[str, tuple[str, Review | None]] = {}
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._told: dict[str, list[str]] = {}
        handlers: dict[str, Callable[[Any], object]] = {
            types.INITIALIZE: self.begin,
            types.INITIALIZED: self.begun,
            types.SHUTDOWN: self.end,
            types.TEXT_DOCUMENT_DID_OPEN: self.opened,
            types.TEXT_DOCUMENT_DID_CHANGE: self.changed,
            types.TEXT_DOCUMENT_DID_SAVE: self.saved,
            types.TEXT_DOCUMENT_DID_CLOSE: self.closed,
            types.TEXT_DOCUMENT_HOVER: self.hover,
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES: self.files_changed,
            types.WORKSPACE_DID_CHANGE_CONFIGURATION: self.files_changed,
        }
        for name, handler in handlers.items():
            self._serve(name, handler)
        kinds = types.CodeActionOptions(list(actions.KINDS))
        self._serve(types.TEXT_DOCUMENT_CODE_ACTION, self.code_actions, kinds)

    def _serve(self, method: str, handler: Callable[[Any], object], options: object = None) -> None:
        # A partial, for pygls marks what it is given, and a method cannot be marked.
        self.feature(method, options)(partial(handler))

    def begin(self, params: types.InitializeParams) -> None:
        """Learn what the client can do and wants."""
        units = self.workspace.position_encoding
        self.reviewer.units = units.value if isinstance(units, types.PositionEncodingKind) else str(units)
        self.client = Client.of(params.capabilities, self.reviewer.units)
        self.wishes = Wishes.of(params)
        if self.wishes.lang:
            self.reviewer.lang, self.reviewer.chosen = self.wishes.lang, True
        if self.client.pulls:
            # Only here: to a client that asks, nothing is sent unasked, or it would show everything twice.
            options = types.DiagnosticOptions(
                inter_file_dependencies=True, workspace_diagnostics=False, identifier=NAME
            )
            self._serve(types.TEXT_DOCUMENT_DIAGNOSTIC, self.pulled, options)

    def begun(self, _: types.InitializedParams) -> None:
        """Ask for the files to be watched that a result depends on besides the draft."""
        if self.wishes.unknown:
            named = ", ".join(self.wishes.unknown)
            self._say(Message(f"不认识的初始化选项：{named}", f"unknown initialization options: {named}"))
        if self.client.watches:
            watchers = [types.FileSystemWatcher(pattern) for pattern in WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            self.client_register_capability(types.RegistrationParams([types.Registration("files", method, options)]))

    def end(self, _: None) -> None:
        """Stop what is still to come."""
        self.ended = True
        for timer in self._timers.values():
            timer.cancel()

    def opened(self, params: types.DidOpenTextDocumentParams) -> None:
        """Check at once."""
        self._forget_unwatched()
        self._publish(params.text_document.uri)

    def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        """Check when the writer pauses."""
        uri = params.text_document.uri
        self._stop(uri)
        if not self.client.pulls:
            self._timers[uri] = asyncio.get_running_loop().call_later(QUIET, self._publish, uri)

    def saved(self, params: types.DidSaveTextDocumentParams) -> None:
        """Check at once."""
        self._forget_unwatched()
        self._publish(params.text_document.uri)

    def closed(self, params: types.DidCloseTextDocumentParams) -> None:
        """Take back what was told."""
        uri = params.text_document.uri
        self._stop(uri)
        self._reviews.pop(uri, None)
        self._told.pop(uri, None)
        if not self.client.pulls:
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def files_changed(self, _: object) -> None:
        """Read configuration, packs and waivers anew, and check everything that is open."""
        self.reviewer.forget()
        self._reviews.clear()
        if self.client.pulls:
            self.workspace_diagnostic_refresh(None)
            return
        for document in list(self.workspace.text_documents.values()):
            self._publish(document.uri)

    def pulled(self, params: types.DocumentDiagnosticParams) -> types.RelatedFullDocumentDiagnosticReport:
        """The diagnostics of one text, for a client that asks."""
        return types.RelatedFullDocumentDiagnosticReport(self._diagnostics(params.text_document.uri))

    def hover(self, params: types.HoverParams) -> types.Hover | None:
        """What is said of one place."""
        review = self.review(params.text_document.uri)
        if review is None or self._left_alone(review):
            return None
        return hovers.hover(review, params.position, self.client)

    def code_actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """What can be done at one place."""
        uri = params.text_document.uri
        review = self.review(uri)
        if review is None or self._left_alone(review):
            return []
        document = texts.text_of(self.workspace, uri)
        target = Target(uri, document.version if document else None)
        asked = actions.Asked(target, params.range, params.context, partial(texts.open_book, self.workspace))
        return actions.actions(review, asked, self.client)

    def review(self, uri: str) -> Review | None:
        """What is said of an open text as it stands now; None for one that is no draft."""
        document = texts.text_of(self.workspace, uri)
        if document is None or not texts.is_draft(document):
            return None
        text = document.source
        if uri not in self._reviews or self._reviews[uri][0] != text:
            self._reviews[uri] = text, self.reviewer.review(texts.draft_of(self.workspace, document))
        return self._reviews[uri][1]

    def _publish(self, uri: str) -> None:
        self._stop(uri)
        try:
            told = self._diagnostics(uri)
            document = texts.text_of(self.workspace, uri)
            if document is None or self.client.pulls:
                return
            version = document.version if self.client.tagged else None
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, told, version))
        except Exception as error:
            # A timer has nobody else to tell.
            logging.getLogger(NAME).exception("publishing failed")
            self._say(Message(f"内部错误（{error}），请报告给开发者", f"internal error ({error}); please report it"))

    def _diagnostics(self, uri: str) -> list[types.Diagnostic]:
        review = self.review(uri)
        if review is None:
            return []
        failures = diagnostics.failures(review)
        # An empty text is not worth a window, and the same failure not another one.
        if failures and failures != self._told.get(uri) and review.draft.text.strip():
            more = Message(f"（共 {len(failures)} 项）", f" ({len(failures)} in all)").of(review.lang)
            text = "\n".join(failures[:SAID]) + more * (len(failures) > SAID)
            self._say(Message(text, text))
        self._told[uri] = failures
        return diagnostics.diagnostics(review, uri, self.client, unlisted=self.wishes.unlisted)

    def _left_alone(self, review: Review) -> bool:
        return not self.wishes.unlisted and not review.checked.listed

    def _forget_unwatched(self) -> None:
        """Without watching, a text that is opened or saved is the occasion to look at the files again."""
        if not self.client.watches:
            self.reviewer.forget()
            self._reviews.clear()

    def _stop(self, uri: str) -> None:
        if timer := self._timers.pop(uri, None):
            timer.cancel()

    def _say(self, message: Message) -> None:
        text = f"{NAME}: {message.of(self.reviewer.lang)}"
        self.window_show_message(types.ShowMessageParams(types.MessageType.Error, text))


def serve(lang: Lang, *, chosen: bool) -> bool:
    """Serve one client over the standard streams until it goes; says whether it went as agreed, by `shutdown` first."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING)
    logging.getLogger("pygls").setLevel(logging.ERROR)
    server = Server(Reviewer(lang, chosen=chosen))
    # The stream is the protocol's alone: whatever else is printed goes to stderr.
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    server.start_io(sys.stdin.buffer, out)
    return server.ended
