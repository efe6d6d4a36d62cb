"""The order that numbers tell, when they tell one.

Law orders its numbers in more than one way: after "z" comes "aa" (Participatiewet 78z, 78aa), but between "a" and "b"
also stands "aa"; "I" may be a letter or a one; "bis" comes before "ter". So a group of siblings is put in order by
every convention that fits it. When the conventions agree that is the order; when they don't, only the author knows it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

Deel: TypeAlias = tuple[int, int, str]
Sleutel: TypeAlias = tuple[Deel, ...]

PART = re.compile(r"\d+|[^\W\d_]+|[^\w.:\-\s]")
ROMAN = re.compile(r"(?=.)m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
LATIN = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies")


def plaats(number: str) -> str:
    """The place a number claims: "5A", "5a." and "05a" claim one place."""
    return ".".join(part.lstrip("0") or "0" if part.isdecimal() else part.casefold() for part in PART.findall(number))


def volgorde_van(numbers: Sequence[str]) -> tuple[int, ...] | None:
    """The indices of the numbers in their order; None when the numbers don't tell it."""
    parts = [PART.findall(number) for number in numbers]
    if len(numbers) < 2:
        return tuple(range(len(numbers)))
    if not all(parts) or len({plaats(number) for number in numbers}) < len(numbers) or not _comparable(parts):
        return None
    orders = {_order(parts, rank) for rank in _conventions(parts)}
    return orders.pop() if len(orders) == 1 else None


def _comparable(parts: Sequence[Sequence[str]]) -> bool:
    """No digits beside letters in one position, unless one of the two ends there: 2.3 and 2.3a can, I and 2 can't."""
    seen: dict[tuple[str, ...], bool] = {}
    for number in parts:
        for index, part in enumerate(number):
            before = tuple(word.casefold() for word in number[:index])
            if seen.setdefault(before, part.isdecimal()) != part.isdecimal():
                return False
    return True


def _order(parts: Sequence[Sequence[str]], rank: Callable[[str], Deel]) -> tuple[int, ...]:
    keys: list[Sleutel] = [tuple(rank(part) for part in number) for number in parts]
    return tuple(sorted(range(len(keys)), key=keys.__getitem__))


def _conventions(parts: Sequence[Sequence[str]]) -> tuple[Callable[[str], Deel], ...]:
    words = [part.casefold() for number in parts for part in number if not part.isdecimal()]
    if not all(word.isalpha() for word in words):
        return (_letters,)
    if all(not number[0].isdecimal() for number in parts) and all(ROMAN.fullmatch(word) for word in words):
        return (_roman,) if any(len(set(word)) > 1 for word in words) else (_roman, _letters, _length_first)
    if words and all(word in LATIN for word in words):
        return (_latin,)
    return (_latin, _letters, _length_first) if any(word in LATIN for word in words) else (_letters, _length_first)


def _letters(part: str) -> Deel:
    """After a comes aa, then b."""
    return (0, int(part), "") if part.isdecimal() else (1, 0, part.casefold())


def _length_first(part: str) -> Deel:
    """After z comes aa."""
    return (0, int(part), "") if part.isdecimal() else (1, len(part), part.casefold())


def _roman(part: str) -> Deel:
    return (0, int(part), "") if part.isdecimal() else (1, _roman_value(part.casefold()), "")


def _latin(part: str) -> Deel:
    if part.isdecimal():
        return (0, int(part), "")
    word = part.casefold()
    return (1, LATIN.index(word), "") if word in LATIN else (2, 0, word)


def _roman_value(word: str) -> int:
    values = [ROMAN_VALUES[letter] for letter in word]
    following = (*values[1:], 0)
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
