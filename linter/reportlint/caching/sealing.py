"""What is kept of a draft can be read only with the draft in hand: its key is made of the draft itself."""

from __future__ import annotations

# What `hashlib` offers under this name, without OpenSSL, which takes longer to load than a draft to check.
from _sha3 import shake_256  # type: ignore[import-not-found]

PART = 128 * 1024
"""Bytes that are sealed at once: of what is said of a thousand drafts, few copies are there at a time."""


def sealed(data: bytes, key: bytes) -> bytes:
    """The data combined with a stream of bytes that the key makes (SHAKE256, FIPS 202); done twice, the data again.

    One key must seal one content only: two contents under one key would tell of each other.
    """
    made = bytearray()
    for number, start in enumerate(range(0, len(data), PART)):
        part = data[start : start + PART]
        stream = shake_256(number.to_bytes(8, "little") + key).digest(len(part))
        whole = int.from_bytes(part, "little") ^ int.from_bytes(stream, "little")
        made += whole.to_bytes(len(part), "little")
    return bytes(made)
