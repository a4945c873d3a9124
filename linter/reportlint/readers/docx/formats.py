"""Numbers as Word's automatic numbering writes them (ECMA-376 part 1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...numerals import write_han

_HAN_DIGITS = "〇一二三四五六七八九"
_LEGAL = str.maketrans("零一二三四五六七八九十百", "零壹贰叁肆伍陆柒捌玖拾佰")
_LEGAL_TRADITIONAL = str.maketrans("零一二三四五六七八九十百", "零壹貳參肆伍陸柒捌玖拾佰")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ROMAN_LIMIT = 3999
_LETTERS_LIMIT = 26 * 8
"""No list has so many entries; without a limit a false start could write a label of any length."""


def _thousand(value: int) -> str:
    return write_han(value) if 0 < value < 1000 else _digits(value)


def _counting(value: int) -> str:
    """十, 九十九, but 一〇〇: by places from a hundred on."""
    return write_han(value) if 0 < value < 100 else _digits(value)


def _japanese(value: int) -> str:
    return write_han(value).removeprefix("一") if 100 <= value < 200 else _thousand(value)


def _digits(value: int) -> str:
    return "".join(_HAN_DIGITS[int(digit)] for digit in str(value))


def _legal(value: int) -> str:
    return _legal_units(value).translate(_LEGAL)


def _legal_traditional(value: int) -> str:
    return _legal_units(value).translate(_LEGAL_TRADITIONAL)


def _legal_units(value: int) -> str:
    """In sums of money ten is 壹拾, never 拾 alone."""
    text = _thousand(value)
    return f"一{text}" if 10 <= value < 20 else text


def _roman(value: int) -> str:
    if not 0 < value <= _ROMAN_LIMIT:
        return str(value)
    text = ""
    for worth, letters in _ROMAN:
        count, value = divmod(value, worth)
        text += letters * count
    return text


def _letters(value: int) -> str:
    """A … Z, AA, BB …"""
    if not 0 < value <= _LETTERS_LIMIT:
        return str(value)
    count, index = divmod(value - 1, 26)
    return chr(ord("A") + index) * (count + 1)


def _from(first: str, last: int) -> Callable[[int], str]:
    """A run of single characters from `first` on, up to the number `last`."""
    return lambda value: chr(ord(first) + value - 1) if 0 < value <= last else str(value)


def _circled(value: int) -> str:
    for first, offset, last in (("①", 0, 20), ("㉑", 20, 35), ("㊱", 35, 50)):
        if offset < value <= last:
            return chr(ord(first) + value - offset - 1)
    return str(value)


def _one_of(names: str) -> Callable[[int], str]:
    return lambda value: names[(value - 1) % len(names)] if value > 0 else str(value)


def _lower(write: Callable[[int], str]) -> Callable[[int], str]:
    return lambda value: write(value).lower()


FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02}",
    "decimalHalfWidth": str,
    "decimalFullWidth": lambda value: str(value).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda value: str(value).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "ideographEnclosedCircle": _from("㊀", 10),
    "upperRoman": _roman,
    "lowerRoman": _lower(_roman),
    "upperLetter": _letters,
    "lowerLetter": _lower(_letters),
    "chineseCounting": _counting,
    "chineseCountingThousand": _thousand,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal_traditional,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _thousand,
    "taiwaneseDigital": _digits,
    "japaneseCounting": _japanese,
    "japaneseLegal": _legal_traditional,
    "japaneseDigitalTenThousand": _digits,
    "ideographDigital": _digits,
    "koreanDigital2": _digits,
    "koreanDigital": _digits,
    "ideographTraditional": _one_of(_STEMS),
    "ideographZodiac": _one_of(_BRANCHES),
    "ordinal": str,
    "none": lambda _: "",
}
"""How to write a number by the name of its format; those that are not here are written in Arabic digits."""


def write(name: str, value: int) -> str:
    """A number in a format; Arabic digits where the format is not known, or has no such number."""
    return FORMATS.get(name, str)(value) if value >= 0 else str(value)
