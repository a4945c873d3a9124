"""An editor for tests: a real client over the standard streams that keeps texts and applies what it is offered."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.uris import from_fs_path, to_fs_path
from pytest_lsp import LanguageClient, client_capabilities, make_test_lsp_client

from reportlint.lsp.positions import Positions

SECONDS = 5


class Editor:
    """One running server and the texts that are open in it; `units` is what positions were agreed to count."""

    def __init__(self, client: LanguageClient, result: types.InitializeResult) -> None:
        self.client = client
        self.result = result
        units = result.capabilities.position_encoding
        self.units = units.value if isinstance(units, types.PositionEncodingKind) else str(units)
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.told: dict[str, list[Sequence[types.Diagnostic]]] = {}
        self.messages = client.messages

    @classmethod
    async def start(
        cls,
        *,
        capabilities: types.ClientCapabilities | None = None,
        options: dict[str, Any] | None = None,
        args: Sequence[str] = (),
        env: dict[str, str] | None = None,
        cwd: Path | None = None,
    ) -> Editor:
        """Start a server; the client can do all that Visual Studio Code can, but pull diagnostics, unless told."""
        client = make_test_lsp_client()
        told: dict[str, list[Sequence[types.Diagnostic]]] = {}

        def publish(params: types.PublishDiagnosticsParams) -> None:
            told.setdefault(params.uri, []).append(params.diagnostics)

        client.protocol.fm.features.pop(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(publish)
        client.feature(types.CLIENT_REGISTER_CAPABILITY)(registered(client))
        await client.start_io(sys.executable, "-m", "reportlint", "lsp", *args, env=env, cwd=cwd)
        params = types.InitializeParams(capabilities or able(), initialization_options=options)
        editor = cls(client, await asyncio.wait_for(client.initialize_session(params), SECONDS))
        editor.told = told
        return editor

    async def stop(self) -> int:
        """End the session as the protocol has it; gives the server's exit code."""
        server = self.client._server
        assert server is not None
        await asyncio.wait_for(self.client.shutdown_session(), SECONDS)
        await self.client.stop()
        assert server.returncode is not None
        return server.returncode

    async def open(self, path: Path | str, text: str, language: str = "plaintext") -> str:
        """Open a text, of a file or under a URI, and wait until something was said of it."""
        uri = path if isinstance(path, str) else str(from_fs_path(str(path)))
        self.texts[uri], self.versions[uri] = text, 1
        await self.saying(
            uri,
            lambda: self.client.text_document_did_open(
                types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, language, 1, text))
            ),
        )
        return uri

    async def change(self, uri: str, text: str) -> Sequence[types.Diagnostic]:
        """Type, and wait for what is said of it."""
        await self.saying(uri, lambda: self.type(uri, text))
        return self.diagnostics(uri)

    def type(self, uri: str, text: str) -> None:
        """Type, and do not wait."""
        self.texts[uri] = text
        self.versions[uri] += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self.versions[uri], uri),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    async def close(self, uri: str) -> None:
        """Close a text, and wait until all was taken back."""
        await self.saying(
            uri,
            lambda: self.client.text_document_did_close(
                types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri))
            ),
        )

    async def saying(self, uri: str, act: Callable[[], object]) -> None:
        """Do something and wait until the server says what it thinks of a text."""
        before = len(self.told.get(uri, []))
        act()
        await until(lambda: len(self.told.get(uri, [])) > before)

    def diagnostics(self, uri: str) -> Sequence[types.Diagnostic]:
        """The last that was said of a text."""
        return self.told[uri][-1]

    def of(self, uri: str, code: str) -> types.Diagnostic:
        """The one diagnostic with a code."""
        [found] = [each for each in self.diagnostics(uri) if each.code == code]
        return found

    def codes(self, uri: str) -> list[str | int | None]:
        """The codes of all that is no hint, in order."""
        told = self.diagnostics(uri)
        return [each.code for each in told if each.severity is not types.DiagnosticSeverity.Hint]

    def words(self, uri: str, place: types.Range) -> str:
        """The words in a range of a text, by an arithmetic of its own."""
        lines = self.texts[uri].replace("\r\n", "\n\0").replace("\r", "\n").split("\n")
        [line] = {place.start.line, place.end.line}
        encoding = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}[self.units]
        size = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[self.units]
        data = lines[line].replace("\0", "").encode(encoding)
        return data[place.start.character * size : place.end.character * size].decode(encoding)

    async def hover(self, uri: str, line: int, character: int) -> types.Hover | None:
        """What is shown at a place."""
        params = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(line, character))
        return await asyncio.wait_for(self.client.text_document_hover_async(params), SECONDS)

    async def actions(
        self, uri: str, place: types.Range, *, only: Sequence[str] | None = None
    ) -> dict[str, types.CodeAction]:
        """What can be done at a place, by title."""
        here = [each for each in self.diagnostics(uri) if each.range == place]
        params = types.CodeActionParams(
            types.TextDocumentIdentifier(uri), place, types.CodeActionContext(here, list(only) if only else None)
        )
        found = await asyncio.wait_for(self.client.text_document_code_action_async(params), SECONDS)
        assert all(isinstance(each, types.CodeAction) for each in found or [])
        return {each.title: each for each in found or [] if isinstance(each, types.CodeAction)}

    async def apply(self, action: types.CodeAction) -> None:
        """Do to open texts, and to files on the disk, what an action says."""
        assert action.edit is not None
        for uri, edits in self._edits(action.edit):
            if uri in self.texts:
                await self.change(uri, self.edited(self.texts[uri], edits))
                continue
            path = Path(str(to_fs_path(uri)))
            path.write_bytes(self.edited(path.read_bytes().decode(), edits).encode())

    def _edits(self, edit: types.WorkspaceEdit) -> list[tuple[str, Sequence[Any]]]:
        found: list[tuple[str, Sequence[Any]]] = list((edit.changes or {}).items())
        for each in edit.document_changes or []:
            if isinstance(each, types.CreateFile):
                Path(str(to_fs_path(each.uri))).touch()
                continue
            assert isinstance(each, types.TextDocumentEdit)
            uri = each.text_document.uri
            assert each.text_document.version == self.versions.get(uri)
            found.append((uri, each.edits))
        return found

    def edited(self, text: str, edits: Sequence[types.TextEdit]) -> str:
        """A text after edits, all of which speak of the text before."""
        positions = Positions(text, self.units)
        spans = [
            (positions.offset(each.range.start), positions.offset(each.range.end), each.new_text) for each in edits
        ]
        ordered = sorted(spans)
        assert all(before[1] <= after[0] for before, after in pairwise(ordered))
        for start, end, new in reversed(ordered):
            text = text[:start] + new + text[end:]
        return text


def able(**encodings: Sequence[types.PositionEncodingKind]) -> types.ClientCapabilities:
    """What Visual Studio Code can, but for asking for diagnostics itself; positions in `encodings` if given."""
    capabilities = client_capabilities("visual-studio-code")
    assert capabilities.text_document is not None
    assert capabilities.general is not None
    capabilities.text_document.diagnostic = None
    capabilities.general.position_encodings = list(encodings.get("encodings", [types.PositionEncodingKind.Utf16]))
    return capabilities


def registered(client: LanguageClient) -> Callable[[types.RegistrationParams], None]:
    """Keeps what the server registers for at runtime, as `client.registrations`."""
    client.registrations = []  # type: ignore[attr-defined]

    def register(params: types.RegistrationParams) -> None:
        client.registrations.extend(params.registrations)  # type: ignore[attr-defined]

    return register


async def until(done: Callable[[], bool]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(SECONDS):
        while not done():
            await asyncio.sleep(0.01)
