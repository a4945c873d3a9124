"""Chinese numerals to numbers: 十二, 二〇二四, 两千三百, 3.6万."""

from __future__ import annotations

DIGITS = {
    "〇": 0,
    "○": 0,
    "零": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_DIGITS = frozenset(DIGITS)
UNITS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10_000, "亿": 100_000_000}
HAN = "".join([*DIGITS, *UNITS])
"""Every character that a Chinese whole number below ten thousand may hold."""


def read_han(text: str) -> int | None:
    """The whole number that a Chinese numeral writes, by places (二〇二四) or units (一百零五); None if it is none."""
    if not text:
        return None
    # Most are one character.
    if text in DIGITS:
        return DIGITS[text]
    if _DIGITS.issuperset(text):
        return int("".join(str(DIGITS[char]) for char in text))
    total = group = digit = 0
    last = 10_000
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in UNITS and UNITS[char] < last and (digit or char == "十"):
            last = UNITS[char]
            group += (digit or 1) * last
            digit = 0
        elif char in MYRIADS and (total or group or digit):
            group, digit, last = group + digit, 0, 10_000
            total = (total + group) * MYRIADS[char] if char == "亿" else total + group * MYRIADS[char]
            group = 0
        else:
            return None
    return total + group + digit


def read_year(text: str) -> int | None:
    """A four-digit year written 2024 or 二〇二四 (also with ○ or 零); None for anything else."""
    if len(text) != 4:
        return None
    if text.isascii() and text.isdigit():
        return int(text)
    if _DIGITS.issuperset(text):
        return int("".join(str(DIGITS[char]) for char in text))
    return None


def write_han(value: int) -> str:
    """A whole number in Chinese, as headings count: 十二, 二十, 一百零五; what is above 999 in digits."""
    if value > 999:
        return str(value)
    names = "零一二三四五六七八九"
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    text = f"{names[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else names[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (names[ones] if ones else "") or "零"
