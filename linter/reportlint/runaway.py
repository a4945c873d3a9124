"""What makes a search run away, told from the text of a pattern before it is ever tried."""

from __future__ import annotations

from .errors import Message, PatternError


def refuse_nested_quantifiers(text: str) -> None:
    """An unbounded repeat around a group that itself ends or begins in an unbounded repeat runs away."""
    depth: list[bool] = []
    index, size = 0, len(text)
    while index < size:
        char = text[index]
        if char == "\\":
            index += 2
            continue
        if char == "[":
            index = _class_end(text, index)
            continue
        if char == "(":
            depth.append(False)
        elif char == ")" and depth:
            inner = depth.pop()
            repeated = _unbounded(text, index + 1)
            if inner and repeated:
                raise PatternError(
                    Message(f"正则“{text}”嵌套了不限次数的重复", f"pattern “{text}” nests unbounded repeats")
                )
            if depth and (inner or repeated):
                depth[-1] = True
        elif _unbounded(text, index) and depth:
            depth[-1] = True
        index += 1


def _class_end(text: str, start: int) -> int:
    """Offset after a character class that opens at `start`."""
    index = start + 1
    while index < len(text):
        if text[index] == "\\":
            index += 1
        elif text[index] == "[":
            index = _class_end(text, index) - 1
        elif text[index] == "]" and index > start + 1:
            return index + 1
        index += 1
    return len(text)


def _unbounded(text: str, index: int) -> bool:
    """Whether an unbounded quantifier stands at the offset."""
    if text[index : index + 1] in {"*", "+"}:
        return True
    if text[index : index + 1] != "{":
        return False
    close = text.find("}", index)
    return close > 0 and text[index + 1 : close].rstrip().endswith(",")
