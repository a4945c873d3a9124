"""What every run would work out anew where nothing is kept, made once when the program is built: packs and patterns.

By it, a run in a fresh container, or with `--no-cache`, starts as fast as one that finds a cache. In a checkout,
`python -m reportlint.prepare` makes it anew after a change; until then it is not used.
"""

from __future__ import annotations

import gc
import os
from importlib import import_module

from . import expressions
from .caching.program import INSTALLED, program
from .caching.store import FOLDER_PREPARED, PACKAGE, PREPARED, STORE, Store
from .engine import check
from .kinds import KINDS
from .packs import Pack, kept, shipped
from .packs.assemble import assembled
from .patterns import Own

_RUN = ("checking", "cli.check", "reporters.full")
"""The modules that a plain run loads, with all that they load."""


def prepare(folder: str, *, installed: bool) -> None:
    """Writes what `caching.store.PREPARED` reads into a folder, which is to be `prepared` inside the package: for an
    installed version, or for this checkout as it is now.

    No cache is used by this process from then on. Raises UsageError and YamlError for faults of shipped packs.
    """
    STORE.enabled = PREPARED.enabled = False
    expressions.forget()
    state = INSTALLED if installed else program()
    store = Store(lambda: folder)
    for name in _RUN:
        import_module(f"{__package__}.{name}")
    for path in map(str, shipped().values()):
        pack, files = assembled(path, KINDS)
        kept.prepare(store, path, pack, files, state)
        _try(pack)
    for each in [one for one in gc.get_objects() if type(one) is Own]:
        _ = each.compiled, each.plan
    expressions.prepare(store, state)


def _try(pack: Pack) -> None:
    """Checks the examples of all rules of a pack as one draft: so expressions that are made of options are used too."""
    texts = [example.text for rule in pack.rules for example in (*rule.head.examples.bad, *rule.head.examples.good)]
    check("examples.txt", "\n".join(texts).encode(), packs=[pack], given={}, select=lambda _: True, forced=True)


def checkout_folder() -> str:
    """Where a checkout that is installed in place holds what was prepared for it."""
    return os.path.join(PACKAGE, FOLDER_PREPARED)  # noqa: PTH118


if __name__ == "__main__" and program() != INSTALLED:
    prepare(checkout_folder(), installed=False)
