"""What one run works out and the next can use: kept in the user's cache folder, and never missed where it is not."""

from __future__ import annotations
