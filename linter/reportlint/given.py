"""Facts that the user states instead of the draft: `--set year=2024`, or `set:` in the configuration."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from .errors import Message, UsageError, did_you_mean
from .expressions import expression
from .packs.model import Body, Profile
from .parts import TYPES
from .records import NamedTuple

YEARS = range(1980, 2101)

BODY_NAMES: Mapping[Body, Message] = {
    Body.PROVINCE: Message("省级", "province"),
    Body.CITY: Message("市级", "city"),
    Body.COUNTY: Message("县级", "county"),
    Body.DEPARTMENT: Message("部门", "department"),
    Body.TOWNSHIP: Message("乡镇", "township"),
    Body.DEVZONE: Message("开发区", "development zone"),
}

PROFILE_NAMES: Mapping[Profile, Message] = {
    Profile.SUBMISSION: Message("报送版", "submission"),
    Profile.PUBLICATION: Message("公开版", "publication"),
}

BODIES: Mapping[str, Body] = {
    **{body.value: body for body in Body},
    **{name.zh: body for body, name in BODY_NAMES.items()},
}

PROFILES: Mapping[str, Profile] = {
    **{profile.value: profile for profile in Profile},
    **{name.zh: profile for profile, name in PROFILE_NAMES.items()},
}

_DATE = expression(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?")


class _Fact(NamedTuple):
    """What a fact is called in results, how its text is read (None: not allowed), and what is allowed."""

    key: str
    read: Callable[[str], str | int | None]
    allowed: Message


def _year(text: str) -> int | None:
    digits = re.sub(r"年度?$", "", text)
    # Digits of any script are digits to int(), full-width ones among them.
    return int(digits) if digits.isdecimal() and len(digits) == 4 and int(digits) in YEARS else None


def _date(text: str) -> str | None:
    found = _DATE.fullmatch(text)
    try:
        return date(*map(int, found.groups())).isoformat() if found else None
    except ValueError:
        return None


def _body(text: str) -> str | None:
    found = BODIES.get(text)
    return found.value if found else None


def _profile(text: str) -> str | None:
    found = PROFILES.get(text)
    return found.value if found else None


FACTS: Mapping[str, _Fact] = {
    "year": _Fact(
        "report_year",
        _year,
        Message(f"{YEARS[0]}–{YEARS[-1]} 之间的年份", f"a year from {YEARS[0]} to {YEARS[-1]}"),
    ),
    "type": _Fact(
        "report_type",
        lambda text: text if text in TYPES else None,
        Message("、".join(TYPES), ", ".join(TYPES)),
    ),
    "issuer": _Fact("issuer", lambda text: text or None, Message("单位全称", "the full name of the body")),
    "body": _Fact("body", _body, Message("、".join(BODIES), ", ".join(body.value for body in Body))),
    "date": _Fact("date", _date, Message("2025-02-01 或 2025年2月1日 这样的日期", "a date such as 2025-02-01")),
    "profile": _Fact(
        "profile", _profile, Message("、".join(PROFILES), ", ".join(profile.value for profile in Profile))
    ),
}
"""The facts that can be given, by the names that users write."""


def parse_facts(pairs: Iterable[str]) -> dict[str, str | int]:
    """`name=value` texts to facts as results name them; of two values for one name the last counts.

    Raises UsageError for an unknown name or a value that is not allowed.
    """
    return dict(_fact(*split(pair)) for pair in pairs)


def split(pair: str) -> tuple[str, str]:
    """Name and value of `name=value`; raises UsageError for a text without the sign."""
    # A Chinese input method types the full-width sign.
    name, sign, text = pair.replace("＝", "=", 1 if "=" not in pair else 0).partition("=")
    if not sign:
        raise UsageError(
            Message(
                f"“{pair}”应写成“名称=值”，例如 year=2024",
                f"“{pair}” should be “name=value”, for example year=2024",
            )
        )
    return name.strip(), text.strip()


def _fact(name: str, text: str) -> tuple[str, str | int]:
    fact = FACTS.get(name)
    if fact is None:
        near = did_you_mean(name, FACTS)
        raise UsageError(
            Message(
                f"没有“{name}”这项事实{near.zh or '；可用：' + '、'.join(FACTS)}",
                f"no such fact “{name}”{near.en or '; known: ' + ', '.join(FACTS)}",
            )
        )
    value = fact.read(text)
    if value is None:
        raise UsageError(
            Message(
                f"“{name}”不能是“{text}”；应为：{fact.allowed.zh}",
                f"“{name}” cannot be “{text}”; it must be: {fact.allowed.en}",
            )
        )
    return fact.key, value
