"""How the width of a table is shared by its columns: by class when the template says so, else by what is in them.

A column is never narrower than its longest word, as long as the table has room for the longest word of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.formats.pdf.kluit import KLUIT, bijeen
from pipeline.model.blad import (
    Bladcel,
    Bladdeel,
    Bladrij,
    Bladtabel,
    Gelabeld,
    Kader,
    Loop,
    Opsomming,
    Regel,
    regels,
    regeltekst,
)

CLASSES = {"smal": 0.44, "ruim": 1.56}
"""The weight of a column with this class beside one without: 22 and 78 per cent of a table of two."""

LINE = 100
"""Characters in a line as wide as the page, about."""

LONGEST_WORD, LONGEST_TEXT, EDGE = 24, 60, 3
"""Above so many characters a word or a text takes no more width; what the edges of a cell take."""

SHORT = 14
"""Characters up to which a text stays on one line if it can: an amount, an hour."""

BREAKABLE = 40
"""Characters above which a stretch is no word but an address, which may be broken anywhere."""

PROEVEN = 3
"""The longest words of a column that are measured: by characters alone the widest is not known."""

SMALLEST = 7.5
"""Points; a word is broken rather than set smaller than this."""

WIDTHS = {"ijlI.,:;/!|'’ \u00a0": 0.29, "ft()[]-–r": 0.39, "zJ": 0.55, "w": 0.78, "mMWw@%&": 0.95}
"""How wide bold letters are, in ems: about those of a sans serif, which are wider than those of a serif."""
CAPITAL, OTHER = 0.74, 0.61


@dataclass(frozen=True, slots=True)
class Behoefte:
    """What a column needs: the share of the width that it wants, and its longest words, which it should not break."""

    wens: float
    woorden: tuple[str, ...]


def kolombehoeften(tabel: Bladtabel) -> tuple[Behoefte, ...]:
    """What each column needs; the shares are together 1. () when the table has no columns."""
    columns = tabel.kolommen
    if not columns:
        return ()
    if tabel.soort == "waswordt" or any(name in CLASSES for name in columns):
        weights = [CLASSES.get(name, 1.0) for name in columns]
    else:
        weights = _needs(tabel)
    found: list[dict[str, None]] = [{} for _ in columns]
    for column, cell in _alone(tabel):
        found[column].update(dict.fromkeys(_woorden(cell.inhoud)))
    longest = (tuple(sorted(words, key=geschat, reverse=True)[:PROEVEN]) for words in found)
    return tuple(Behoefte(weight / sum(weights), words) for weight, words in zip(weights, longest, strict=True))


def indeling(tabel: Bladtabel, breedte: float, korps: float, rand: float) -> tuple[tuple[float, ...], float]:
    """The width of each column and the size of the letters, by estimate; the PDF does the same by measuring.

    All in points: `breedte` of the table, `korps` the size that letters have when there is room, `rand` what the edges
    of a cell take on both sides together.
    """
    needs = kolombehoeften(tabel)
    ems = [max(map(geschat, need.woorden), default=0.0) for need in needs]
    room = max(breedte - rand * len(needs), 0.0)
    size = korps if sum(ems) * korps <= room else max(min(korps, SMALLEST), room / sum(ems))
    return verdeeld([need.wens for need in needs], [em * size + rand for em in ems], breedte), size


def verdeeld(wensen: Sequence[float], nodig: Sequence[float], breedte: float) -> tuple[float, ...]:
    """The width shared as wanted, but to every column what it needs; when that is too much, the neediest get less."""
    left, many = breedte, len(nodig)
    for need in sorted(nodig):
        if need * many > left:
            break
        left, many = left - need, many - 1
    least = [min(need, left / many) if many else need for need in nodig]
    kept: set[int] = set()
    while True:
        rest = breedte - sum(least[column] for column in kept)
        wanted = sum(wens for column, wens in enumerate(wensen) if column not in kept)
        widths = [least[at] if at in kept else rest * wens / wanted for at, wens in enumerate(wensen)]
        short = {at for at, width in enumerate(widths) if at not in kept and width < least[at]}
        if not short or len(kept | short) == len(least):
            return tuple(least if short else widths)
        kept |= short


def geschat(woord: str) -> float:
    """About how wide the word is when it is bold, in ems."""
    return sum(map(_breed, woord))


def _breed(sign: str) -> float:
    other = CAPITAL if sign.isupper() else OTHER
    return next((width for letters, width in WIDTHS.items() if sign in letters), other)


def _woorden(inhoud: tuple[Bladdeel, ...]) -> Iterator[str]:
    """Every word, behind the label that it stands next to; a table inside the cell sees to itself."""
    for deel in inhoud:
        match deel:
            case Bladtabel():
                yield from _in_woorden(deel.bijschrift)
            case Gelabeld() | Opsomming():
                items = deel.items if isinstance(deel, Opsomming) else (deel,)
                label = max((regeltekst(item.label) or "–" for item in items), key=geschat, default="")
                for item in items:
                    yield from (f"{label}\u00a0\u00a0{word}" for word in _woorden(item.inhoud))
            case Kader():
                yield from _woorden(deel.inhoud)
            case _:
                for line in regels((deel,)):
                    yield from _in_woorden(line)


def _in_woorden(regel: Regel) -> Iterator[str]:
    for found in KLUIT.finditer(bijeen(_leestekst(regel))):
        yield found[0] if len(found[0]) <= BREAKABLE else found[0][:LONGEST_WORD]


def _leestekst(regel: Regel) -> str:
    """The line with a space for all that is not text."""
    return "".join(part.tekst if isinstance(part, Loop) else " " for part in regel)


def _needs(tabel: Bladtabel) -> list[float]:
    """All its text for every column when that fits; else its longest word, and the rest by how much text each has."""
    words, texts = [1] * len(tabel.kolommen), [1] * len(tabel.kolommen)
    for column, cell in _alone(tabel):
        lines = [regeltekst(line) for line in regels(cell.inhoud)]
        longest = max(
            (len(part) for line in lines for part in ([line] if len(line) <= SHORT else line.split())), default=0
        )
        words[column] = max(words[column], min(longest, LONGEST_WORD))
        texts[column] = max(texts[column], min(sum(map(len, lines)), LONGEST_TEXT))
    if sum(texts) + EDGE * len(texts) <= LINE:
        return [float(text + EDGE) for text in texts]
    least = [word + EDGE for word in words]
    left = LINE - sum(least)
    if left <= 0:
        return [float(need) for need in least]
    more = [max(text - word, 1) for word, text in zip(words, texts, strict=True)]
    return [need + left * wish / sum(more) for need, wish in zip(least, more, strict=True)]


def _alone(tabel: Bladtabel) -> Iterator[tuple[int, Bladcel]]:
    """Every cell of one column wide, with the column it stands in."""
    for rows in (tabel.kop, tabel.rijen):
        for row, columns in zip(rows, standen(rows), strict=True):
            for cell, column in zip(row.cellen, columns, strict=True):
                if cell.kolommen == 1 and column < len(tabel.kolommen):
                    yield column, cell


def standen(rows: Iterable[Bladrij]) -> Iterator[tuple[int, ...]]:
    """For every row the columns in which its cells begin: beside the cells from above that still stand there."""
    taken: dict[int, int] = {}
    """Per column, in how many rows from this one on a cell from above stands there."""
    for row in rows:
        below = {column: left - 1 for column, left in taken.items() if left > 1}
        columns: list[int] = []
        column = 0
        for cell in row.cellen:
            while column in taken:
                column += 1
            columns.append(column)
            if cell.rijen > 1:
                below.update(dict.fromkeys(range(column, column + cell.kolommen), cell.rijen - 1))
            column += cell.kolommen
        yield tuple(columns)
        taken = below
