"""What is kept of a draft can be read only with the draft in hand: its key is made of the draft itself."""

from __future__ import annotations

# What `hashlib` offers under this name, without OpenSSL, which takes longer to load than a draft to check.
from _sha3 import shake_256  # type: ignore[import-not-found]


def sealed(data: bytes, key: bytes) -> bytes:
    """The data combined with a stream of bytes that the key makes (SHAKE256, FIPS 202); done twice, the data again.

    One key must seal one content only: two contents under one key would tell of each other.
    """
    stream = shake_256(key).digest(len(data))
    whole = int.from_bytes(data, "little") ^ int.from_bytes(stream, "little")
    return whole.to_bytes(len(data), "little")
