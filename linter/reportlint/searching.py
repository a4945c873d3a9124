"""The part of `regex` that searches, loaded alone, and compiled expressions as values that it takes back.

The part that compiles takes longer to load than a draft to check, and what was compiled once need not be again.
"""

from __future__ import annotations

import marshal
import sys
from functools import cache
from importlib import import_module
from importlib.machinery import ExtensionFileLoader, ModuleSpec, PathFinder
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .caching.store import digest

if TYPE_CHECKING:
    import regex

_ENGINE = "regex._regex"
_COMPILER = "_regex_core.py"


def dumped(compiled: regex.Pattern[str]) -> bytes:
    """A compiled expression as `regex` hands it to `pickle`: values that are no code of Python."""
    from copyreg import dispatch_table

    data: tuple[Any, ...] = dispatch_table[type(compiled)](compiled)[1]  # type: ignore[assignment]
    return marshal.dumps(data)


def loaded(data: bytes) -> regex.Pattern[str]:
    """The expression again, in this very build of `regex`."""
    compiled: regex.Pattern[str] = _searcher().compile(*marshal.loads(data))
    return compiled


def _searcher() -> Any:
    """The part of `regex` that searches, without the part that compiles, which takes longer to load than to be used."""
    if _ENGINE not in sys.modules:
        spec = _found()
        if spec is None or not isinstance(spec.loader, ExtensionFileLoader):
            return import_module(_ENGINE)
        module = spec.loader.create_module(spec)
        assert module is not None
        spec.loader.exec_module(module)
        sys.modules[_ENGINE] = module
    return sys.modules[_ENGINE]


@cache
def _found() -> ModuleSpec | None:
    package = PathFinder.find_spec("regex")
    return PathFinder.find_spec(_ENGINE, package.submodule_search_locations) if package else None


@cache
def engine() -> str:
    """What tells this release of `regex`, built for this machine, from another: what one has compiled is nothing to
    the other. That is the part that compiles, byte for byte, and the name and size of the part that searches."""
    spec = _found()
    if spec is None or not spec.origin:
        return ""
    searcher = Path(spec.origin)
    status = searcher.stat()
    try:
        compiler = digest(searcher.with_name(_COMPILER).read_bytes())
    except OSError:
        # Installed without its sources: then this very file is what is known.
        compiler = f"{searcher} {status.st_mtime_ns}"
    return f"{searcher.name} {status.st_size} {compiler}"
