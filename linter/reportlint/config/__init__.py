"""`.reportlint.yaml`: what a project always wants, found, read, laid over one another for each draft, and checked."""

from __future__ import annotations

from .choices import Choice, Choices
from .files import NAME, NOTHING, Found, find, load
from .model import Config, FailOn, Grade, Override
from .settings import Asked, Settings
from .values import Origin, Source, Value

__all__ = [
    "NAME",
    "NOTHING",
    "Asked",
    "Choice",
    "Choices",
    "Config",
    "FailOn",
    "Found",
    "Grade",
    "Origin",
    "Override",
    "Settings",
    "Source",
    "Value",
    "find",
    "load",
]
