"""The bytes of a draft out of a file or a stream, and no more of them than a draft may have."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from ..errors import InputError, Message, reason

MOST_BYTES = 64 * 1024 * 1024


def read_file(path: Path, name: str) -> bytes:
    """The bytes of a file that is shown as `name`; raises InputError when they cannot be had or are too many."""
    try:
        with path.open("rb") as stream:
            return read_stream(stream, name)
    except OSError as error:
        raise refused(name, error) from None


def read_stream(stream: BinaryIO, name: str) -> bytes:
    """All bytes of a stream; raises InputError where they are too many, OSError where they cannot be had."""
    # One byte more than allowed tells that it is too much, even of a stream without an end.
    return checked(stream.read(MOST_BYTES + 1), name)


def checked(data: bytes, name: str) -> bytes:
    """The same bytes; raises InputError where they are more than a draft may have."""
    if len(data) > MOST_BYTES:
        most = MOST_BYTES // 1024**2
        raise InputError(
            Message(
                f"{name}：文件超过 {most} MB，不检查；请拆开或确认是不是文稿",
                f"{name}: larger than {most} MB, not checked; split it, or make sure that it is a draft",
            )
        )
    return data


def refused(name: str, error: OSError) -> InputError:
    """The error for a file or folder that the system does not let us read."""
    why = reason(error)
    return InputError(Message(f"{name}：读不了（{why.zh}）", f"{name}: cannot be read ({why.en})"))
