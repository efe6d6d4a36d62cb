"""Numbers as legislators write them, and what is wrong with a sequence of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Deel: TypeAlias = tuple[int, str]
Nummer: TypeAlias = tuple[Deel, ...]

PART = re.compile(r"(\d{1,9})([a-z]{0,6})")
SIGNS = ".:°*º) "
ROMAN = re.compile(r"(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
MANY = 3


@dataclass(frozen=True, slots=True)
class Bezwaar:
    """What is wrong with the number at `index`: it repeats one (`van`), goes back, or leaves a gap (`mist`)."""

    index: int
    van: int | None = None
    mist: tuple[str, ...] = ()


def nummer(text: str) -> Nummer | None:
    """The number "2.3.4a" or "2:10" in its parts; None for what is no number."""
    parts = [PART.fullmatch(part) for part in re.split(r"[.:]", text.strip(SIGNS).lower())]
    return tuple((int(part[1]), part[2]) for part in parts if part) if parts and all(parts) else None


def romeins(text: str) -> Nummer | None:
    """The value of "IV" as a number of one part; None for what is no Roman number below 400."""
    letters = text.strip(SIGNS).lower()
    if not ROMAN.fullmatch(letters):
        return None
    values = [ROMAN_VALUES[letter] for letter in letters]
    total = sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
    return ((total, ""),)


def letter(text: str) -> Nummer | None:
    """ "a" as 1, "z" as 26, "aa" as 27 (and "ab" as 28); None for what is no such label."""
    letters = text.strip(SIGNS).lower()
    if not re.fullmatch("[a-z]{1,2}", letters):
        return None
    ordinal = ord(letters[-1]) - 96
    return ((ordinal if len(letters) == 1 else 26 + (ord(letters[0]) - 97) * 26 + ordinal, ""),)


def dubbele_letter(text: str) -> Nummer | None:
    """ "a" as 1, "z" as 26, "aa" as 27, "bb" as 28: how longer lists are usually lettered."""
    letters = text.strip(SIGNS).lower()
    if not re.fullmatch("[a-z]{1,3}", letters) or len(set(letters)) > 1:
        return None
    return ((ord(letters[0]) - 96 + 26 * (len(letters) - 1), ""),)


def ingevoegde_letter(text: str) -> Nummer | None:
    """ "a" as 1, "aa" as what stands between a and b: how onderdelen are inserted without relettering."""
    letters = text.strip(SIGNS).lower()
    if not re.fullmatch("[a-z]{1,3}", letters) or len(set(letters)) > 1:
        return None
    return ((ord(letters[0]) - 96, "abc"[len(letters) - 2] if len(letters) > 1 else ""),)


LABELS = (nummer, dubbele_letter, ingevoegde_letter, letter, romeins)


def bezwaren_labels(labels: Sequence[str]) -> tuple[Bezwaar, ...]:
    """What is wrong with the labels of a list, read as the kind of numbering that fits them best.

    Labels of no kind we know, or of several kinds, can only repeat each other.
    """
    readings = [[read(label) for label in labels] for read in LABELS]
    fitting = [[value for value in values if value is not None] for values in readings if None not in values]
    if not fitting:
        return tuple(herhalingen(labels))
    return min((tuple(bezwaren(values)) for values in fitting), key=len)


def herhalingen(labels: Sequence[str]) -> Iterator[Bezwaar]:
    """The labels that occurred before."""
    seen: dict[str, int] = {}
    for index, label in enumerate(labels):
        first = seen.setdefault(label.strip(SIGNS).casefold(), index)
        if first != index:
            yield Bezwaar(index, van=first)


def bezwaren(values: Sequence[Nummer], vorige: Nummer | None = None) -> Iterator[Bezwaar]:
    """What is wrong with a sequence that should start at 1 (or follow `vorige`) and rise without gaps."""
    seen: dict[Nummer, int] = {}
    present = {write(value) for value in values}  # out of place is not missing
    before = vorige
    for index, value in enumerate(values):
        first = seen.setdefault(value, index)
        if first != index:
            yield Bezwaar(index, van=first)
            continue
        if before is not None and daalt(before, value):
            yield Bezwaar(index)
        elif (mist := ontbreekt(before, value)) and not present.issuperset(mist):
            yield Bezwaar(index, mist=mist)
        before = value


def daalt(before: Nummer, after: Nummer) -> bool:
    """Whether the second number comes before the first (or is the same)."""
    return after <= before if _letters_known(before, after) else [n for n, _ in after] < [n for n, _ in before]


def ontbreekt(before: Nummer | None, after: Nummer) -> tuple[str, ...]:
    """The numbers that should stand between two of them: the first and the last when there are many."""
    prefix, (count, suffix) = after[:-1], after[-1]
    same_series = before is not None and before[:-1] == prefix
    last, last_suffix = before[-1] if before is not None and same_series else (0, "")
    if len(suffix) > 1 or len(last_suffix) > 1:
        return ()
    if count == last:
        missing = [f"{count}{chr(code)}" for code in range(ord(last_suffix or "`") + 1, ord(suffix or "`"))]
    else:
        missing = [str(number) for number in _range(last + 1, count + bool(suffix))]
    full = [write((*prefix, (0, ""))).removesuffix("0") + number for number in missing]
    return tuple(full) if len(full) <= MANY else (full[0], "…", full[-1])


def write(value: Nummer) -> str:
    """The number as text."""
    return ".".join(f"{count}{suffix}" for count, suffix in value)


def opsomming(numbers: Sequence[str]) -> str:
    """ "6", "6 en 7", "6, 7 en 8", "6 tot en met 19"."""
    if "…" in numbers:
        return f"{numbers[0]} tot en met {numbers[-1]}"
    return " en ".join(filter(None, [", ".join(numbers[:-1]), numbers[-1]]))


def _letters_known(*values: Nummer) -> bool:
    return all(len(suffix) < 2 for value in values for _, suffix in value)


def _range(start: int, stop: int) -> list[int]:
    """The numbers from start up to stop; of a long run only the ends and one between them."""
    if stop - start <= MANY:
        return list(range(start, stop))
    return [start, start + 1, stop - 2, stop - 1]
