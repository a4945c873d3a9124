"""One server for most of the tests, and a folder for each."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from editor import Editor


@pytest_asyncio.fixture(scope="package", loop_scope="package")
async def editor(tmp_path_factory) -> AsyncIterator[Editor]:
    """A server that has been running since the first test; every test opens its own texts."""
    started = await Editor.start(cwd=Path(tmp_path_factory.mktemp("cwd")))
    yield started
    assert await started.stop() == 0
