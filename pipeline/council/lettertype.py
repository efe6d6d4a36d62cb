"""A font file of the house style: whether it is one that PDF can be set in, and what the fonts in it are called."""

from __future__ import annotations

from collections.abc import Iterator

SOORTEN = {b"\x00\x01\x00\x00": "ttf", b"true": "ttf", b"OTTO": "otf", b"ttcf": "ttc"}
WEB = {b"wOFF": "WOFF", b"wOF2": "WOFF2"}
FAMILIE = (1, 16)
"""The names of a font that say to which family it belongs (OpenType, table `name`): the old one and the typographic."""
WINDOWS, UNICODE = 3, 0


def families(inhoud: bytes) -> frozenset[str] | str:
    """The families that the fonts in a file belong to, or in Dutch why the file is no usable font."""
    if web := WEB.get(inhoud[:4]):
        return f"is een {web}-bestand voor websites; neem het .ttf- of .otf-bestand van hetzelfde lettertype."
    if inhoud[:4] not in SOORTEN:
        return "is geen lettertype (.ttf, .otf of .ttc)."
    try:
        starts = list(_starts(inhoud))
        found = frozenset(name for start in starts for name in _names(inhoud, start))
    except (IndexError, UnicodeDecodeError):
        return "is een beschadigd lettertype."
    return found or "is een lettertype zonder naam."


def _starts(inhoud: bytes) -> Iterator[int]:
    """Where each font of the file begins: a collection holds several."""
    if inhoud[:4] != b"ttcf":
        yield 0
        return
    for index in range(_number(inhoud, 8, 4)):
        yield _number(inhoud, 12 + 4 * index, 4)


def _names(inhoud: bytes, start: int) -> Iterator[str]:
    """The family names in the table `name` of one font."""
    for index in range(_number(inhoud, start + 4, 2)):
        entry = start + 12 + 16 * index
        if inhoud[entry : entry + 4] == b"name":
            table = _number(inhoud, entry + 8, 4)
            break
    else:
        return
    texts = table + _number(inhoud, table + 4, 2)
    for index in range(_number(inhoud, table + 2, 2)):
        record = table + 6 + 12 * index
        platform, kind = _number(inhoud, record, 2), _number(inhoud, record + 6, 2)
        if kind in FAMILIE and platform in (WINDOWS, UNICODE):
            size, place = _number(inhoud, record + 8, 2), texts + _number(inhoud, record + 10, 2)
            yield _piece(inhoud, place, size).decode("utf-16-be")


def _number(inhoud: bytes, place: int, size: int) -> int:
    return int.from_bytes(_piece(inhoud, place, size))


def _piece(inhoud: bytes, place: int, size: int) -> bytes:
    found = inhoud[place : place + size]
    if len(found) != size:
        raise IndexError(place)
    return found
