"""What the pages on editors tell people to write can be read, and means what they say."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

from lsprotocol.types import ClientCapabilities, InitializeParams

from reportlint.lsp.client import Wishes

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = [(DOCS / name).read_text("utf-8") for name in ("editors.md", "editors.zh-CN.md")]


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def wished(options: object) -> Wishes:
    return Wishes.of(InitializeParams(ClientCapabilities(), initialization_options=options))


def test_both_pages_show_the_same_settings() -> None:
    for language in ("json", "lua", "toml", "elisp"):
        assert blocks(PAGES[0], language) == blocks(PAGES[1], language) != []


def test_the_settings_shown_are_options_of_the_server() -> None:
    [settings] = map(json.loads, blocks(PAGES[0], "json"))
    [helix] = map(tomllib.loads, blocks(PAGES[0], "toml"))
    for options in (settings["glspc.server.initializationOptions"], helix["language-server"]["reportlint"]["config"]):
        assert wished(options) == Wishes(unlisted=False)
    assert settings["glspc.server.commandArguments"] == ["lsp"] == helix["language-server"]["reportlint"]["args"]


def test_the_pages_tell_of_every_option() -> None:
    for page in PAGES:
        assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == ["lang", "unlisted"]


def test_options_that_mean_nothing_are_named_and_the_others_hold() -> None:
    assert wished({"lang": "en", "unlisted": False}) == Wishes("en", unlisted=False)
    assert wished({"lang": ["en"], "unlisted": 0}) == Wishes(unknown=("lang: ['en']", "unlisted: 0"))
    assert wished(None) == wished([]) == wished({}) == Wishes()
