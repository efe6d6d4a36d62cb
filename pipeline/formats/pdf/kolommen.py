"""How the width of a table is shared by its columns: by class when the template says so, else by what is in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.model.blad import Bladcel, Bladrij, Bladtabel, Loop, Regel, regels

CLASSES = {"smal": 0.44, "ruim": 1.56}
"""The weight of a column with this class beside one without: 22 and 78 per cent of a table of two."""

LINE = 100
"""Characters in a line as wide as the page, about."""

LONGEST_WORD, LONGEST_TEXT, EDGE = 24, 60, 3
"""Above so many characters a word or a text takes no more width; what the edges of a cell take."""

SHORT = 14
"""Characters up to which a text stays on one line if it can: an amount, an hour."""


def breedten(tabel: Bladtabel) -> tuple[float, ...]:
    """The share of the width that each column gets, together 1; () when the table has no columns."""
    columns = tabel.kolommen
    if not columns:
        return ()
    if tabel.soort == "waswordt" or any(name in CLASSES for name in columns):
        weights = [CLASSES.get(name, 1.0) for name in columns]
    else:
        weights = _needs(tabel)
    return tuple(weight / sum(weights) for weight in weights)


def _needs(tabel: Bladtabel) -> list[float]:
    """All its text for every column when that fits; else its longest word, and the rest by how much text each has."""
    words, texts = [1] * len(tabel.kolommen), [1] * len(tabel.kolommen)
    for column, cell in _alone(tabel):
        lines = [platte_tekst(line) for line in regels(cell.inhoud)]
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


def platte_tekst(regel: Regel) -> str:
    """What stands in the line, without how it is set."""
    return "".join(part.tekst for part in regel if isinstance(part, Loop))
