"""`reportlint lsp`: the language server, for editors; they start it and talk to it over the standard streams."""

from __future__ import annotations

import click

from ..errors import Lang, Message, UsageError
from .exits import Exit
from .options import Command, option
from .say import Voice

UNANNOUNCED = 1
"""The exit code where the editor went without `shutdown` first (LSP 3.17, Exit Notification)."""


def command(lang: Lang) -> click.Command:
    """The command, its help in one language."""

    @click.pass_obj
    def run(voice: Voice, stdio: bool) -> int:  # noqa: ARG001 (there is no other way)
        return serve(voice)

    return Command("lsp", lang, run, [option("stdio", lang, is_flag=True)])


def serve(voice: Voice) -> int:
    """Serves until the editor goes; raises UsageError where the library for it is not installed."""
    try:
        from ..lsp import server
    except ModuleNotFoundError as error:
        if error.name and error.name.partition(".")[0] not in {"pygls", "lsprotocol"}:
            raise
        raise UsageError(
            Message(
                'lsp 需要先安装 pygls：pip install "reportlint[lsp]"', 'lsp needs pygls: pip install "reportlint[lsp]"'
            )
        ) from None
    return Exit.CLEAN if server.serve(voice.lang, chosen=voice.chosen) else UNANNOUNCED
