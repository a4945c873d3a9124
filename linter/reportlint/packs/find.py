"""Where rule packs are: shipped ones by name, one's own by path."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ..errors import Message, UsageError, did_you_mean
from ..expressions import expression

MOST_BYTES = 4 * 1024 * 1024
SUFFIXES = (".yaml", ".yml")

_PACK = expression(rb"^pack[ \t]*:", re.MULTILINE)
_PACKAGE = Path(__file__).resolve().parents[1]


def rules_folder() -> Path | None:
    """The folder of shipped packs: inside an installed package, else beside the source root of a checkout."""
    folders = (_PACKAGE / "rules", _PACKAGE.parents[1] / "rules")
    return next((folder for folder in folders if folder.is_dir()), None)


def shipped() -> Mapping[str, Path]:
    """Shipped packs by name, in order of names; other YAML beside them, and subfolders, are not packs."""
    folder = rules_folder()
    found = sorted(folder.iterdir(), key=lambda path: path.stem) if folder else []
    return {path.stem: path for path in found if _is_pack(path)}


def resolve(given: str | os.PathLike[str], *, folder: str = "") -> str:
    """The path of a pack given by path (ends with .yaml or .yml, relative to `folder`) or by the name of a shipped one.

    Raises UsageError when there is none.
    """
    text = os.fspath(given)
    if text.lower().endswith(SUFFIXES):
        path = os.path.normpath(os.path.join(folder, text)) if folder else text  # noqa: PTH118 (a path stays as given)
        if Path(path).is_file():
            return path
        raise UsageError(Message(f"找不到规则包文件 {path}", f"no pack file {path}"))
    packs = shipped()
    if text in packs:
        return str(packs[text])
    raise UsageError(_unknown(text, packs))


def read_bytes(path: str) -> bytes:
    """The bytes of a file, one more than allowed at most; raises UsageError."""
    try:
        with Path(path).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(
            Message(f"读不了规则包文件 {path}：{error.strerror}", f"cannot read pack file {path}: {error.strerror}")
        ) from None


@cache
def _is_pack(path: Path) -> bool:
    return path.suffix == ".yaml" and path.is_file() and _PACK.search(path.read_bytes()) is not None


def _unknown(name: str, packs: Mapping[str, Path]) -> Message:
    near = did_you_mean(name, packs)
    shown = ("、".join(packs) or "无", ", ".join(packs) or "none")
    return Message(
        f"没有名为 {name} 的规则包{near.zh or '。'}可用：{shown[0]}",
        f"no pack named {name}{near.en or ';'} available: {shown[1]}",
    )
