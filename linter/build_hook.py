"""Part of the build: prepares the shipped packs, so that a first run need not (see `reportlint.prepare`)."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE = Path(__file__).resolve().parent


class PreparingHook(BuildHookInterface[Any]):
    """Of an editable install what was prepared stands in the checkout (git ignores it), else in the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before files are collected; `version` is "editable" or "standard"."""
        self._made = tempfile.mkdtemp()
        sys.path.insert(0, str(HERE))
        try:
            from reportlint.caching.store import FOLDER_PREPARED
            from reportlint.prepare import checkout_folder, prepare

            if version == "editable":
                shutil.rmtree(checkout_folder(), ignore_errors=True)
                prepare(checkout_folder(), installed=False)
            else:
                prepare(self._made, installed=True)
                build_data["force_include"][self._made] = f"reportlint/{FOLDER_PREPARED}"
        except Exception as error:
            # Whatever it is: the program works without, only its first run is slower.
            self.app.display_warning(f"the packs are not prepared: {type(error).__name__}: {error}")
        finally:
            sys.path.remove(str(HERE))

    def finalize(self, *_: object) -> None:
        """Called when the wheel is there."""
        shutil.rmtree(self._made, ignore_errors=True)
