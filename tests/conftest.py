"""What holds for all tests: caches go to a folder of their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reportlint.caching.store import FOLDER


@pytest.fixture(autouse=True, scope="session")
def caches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache folder for this session; what one test keeps, the next may use, as runs of a user may."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER, str(tmp_path_factory.mktemp("caches")))
        yield
