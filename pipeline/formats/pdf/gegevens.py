"""A paper as plain data for the Typst program that sets it; docs/decisions/0007 says why it is data.

All that the program would otherwise have to find out by looking ahead is settled here: heading levels without gaps,
links that lead somewhere, leden gathered in one list, column widths by what stands in them, and which stretches of
letters could be too long for their line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from typing import TypeAlias

from pipeline.formats.pdf.kluit import Stuk, bijeen, gesneden
from pipeline.formats.pdf.kolommen import kolombehoeften, standen
from pipeline.model.blad import (
    GEWOON,
    Anker,
    Blad,
    Bladcel,
    Bladdeel,
    Bladrij,
    Bladtabel,
    Breuk,
    Figuurblok,
    Gelabeld,
    Kader,
    Kopregel,
    Loop,
    Namen,
    Opmaak,
    Opsomming,
    Prent,
    Regel,
    Tekstregel,
    Voorgelezen,
    delen,
    leidt,
    regels,
    regeltekst,
)

Json: TypeAlias = str | int | float | bool | list["Json"] | dict[str, "Json"] | None

OUTSIDE = ("http://", "https://", "mailto:")
"""What a link in a PDF may lead to outside it: other papers of a build lie elsewhere on every machine."""

RUIM = 36
"""Letters without a space that surely fit the width of the page, also when all of them are a W."""

KORT = 900
"""Letters up to which a change may stay on one page; what is longer needn't be measured."""

KORTE_RIJ = 1500
"""Letters up to which a row may fit in a quarter of the page."""

DIEPST = 6
"""Heading levels that PDF 1.7 knows (H1–H6); PDF/UA-1 allows no others."""

LIGGEND = 3
"""Columns of a comparison from which the page lies on its side."""


def gegevens(blad: Blad, beelden: Mapping[str, str], opmaak: Opmaak, logo: str | None) -> dict[str, Json]:
    """The data of the paper; `beelden` says under which name the program finds each image, `logo` the same for it."""
    inhoud = (*blad.inhoud, *blad.voet)
    wanted = {
        run.vorm.doel[1:]
        for line in regels(inhoud)
        for run in line
        if isinstance(run, Loop) and run.vorm.doel[:1] == "#"
    }
    zetter = _Zetter(beelden, frozenset(wanted & set(_ankers(inhoud))))
    return {
        "titel": blad.titel,
        "taal": blad.taal,
        "auteur": blad.auteur,
        "datum": [blad.datum.year, blad.datum.month, blad.datum.day] if blad.datum else None,
        "vorm": blad.vorm,
        "liggend": any(
            isinstance(deel, Bladtabel) and deel.soort == "waswordt" and len(deel.kolommen) >= LIGGEND
            for deel in delen(blad.inhoud)
        ),
        "briefhoofd": zetter.regel(_zonder_plaatsen(blad.briefhoofd), RUIM),
        "inhoud": zetter.delen(blad.inhoud, RUIM),
        "voet": zetter.delen(blad.voet, RUIM),
        "opmaak": {
            "accent": opmaak.accent,
            "weg": opmaak.weg,
            "bij": opmaak.bij,
            "lettertype": opmaak.lettertype,
            "logo": logo,
            "logo_alt": opmaak.logo_alt,
        },
    }


def _ankers(inhoud: tuple[Bladdeel, ...]) -> Iterator[str]:
    """Every place in the paper that a link may lead to."""
    yield from (deel.anker for deel in delen(inhoud) if isinstance(deel, Kader) and deel.anker)
    yield from (part.naam for regel in regels(inhoud) for part in regel if isinstance(part, Anker))


@dataclass(frozen=True, slots=True)
class _Zetter:
    """Turns one paper into data, from front to back: a heading's level depends on those before it.

    `ruim` is in every method the number of letters without a space that surely fit the line.
    """

    beelden: Mapping[str, str]
    ankers: frozenset[str]
    buiten: tuple[str, ...] = OUTSIDE
    gezet: set[str] = field(default_factory=set)
    niveaus: list[int] = field(default_factory=list)

    def delen(self, inhoud: tuple[Bladdeel, ...], ruim: int) -> list[Json]:
        """The parts; leden in a row become one list, so that a screen reader can tell how many there are."""
        data: list[Json] = []
        for loose, group in groupby(inhoud, key=lambda deel: isinstance(deel, Gelabeld)):
            items = tuple(group)
            if loose:
                leden = tuple(item for item in items if isinstance(item, Gelabeld))
                data.append(self.opsomming(Opsomming(leden, "leden"), ruim))
            else:
                data += [self.deel(deel, ruim) for deel in items]
        return data

    def deel(self, deel: Bladdeel, ruim: int) -> Json:
        match deel:
            case Kopregel() | Tekstregel(soort="kop") if not regeltekst(deel.tekst).strip():
                return self.alinea(replace(deel, soort=""), ruim)
            case Kopregel():
                return {
                    "deel": "kop",
                    "niveau": self.niveau(deel.niveau),
                    "soort": deel.soort,
                    "tekst": self.regel(deel.tekst, ruim // 2),
                }
            case Tekstregel():
                return self.alinea(deel, ruim)
            case Gelabeld():
                return self.opsomming(Opsomming((deel,), "leden"), ruim)
            case Opsomming():
                return self.opsomming(deel, ruim)
            case Namen():
                return self.namen(deel, max(2, ruim // 2))
            case Bladtabel():
                return self.tabel(deel, ruim)
            case Figuurblok():
                return {
                    "deel": "figuur",
                    "beeld": self.regel(deel.beeld, ruim),
                    "bijschrift": self.regel(deel.bijschrift, ruim),
                }
            case Kader():
                return self.kader(deel, ruim)

    def alinea(self, alinea: Tekstregel | Kopregel, ruim: int) -> Json:
        """A paragraph; one that ends in a colon leads to what is below it."""
        line = self.regel(alinea.tekst, ruim)
        return {"deel": "alinea", "soort": alinea.soort, "leidt": leidt(alinea.tekst), "tekst": line}

    def niveau(self, level: int) -> int:
        """The level without gaps: one deeper than the nearest heading above it of a lower level.

        A paper may go from a chapter straight to an article; PDF/UA-1 doesn't let a document do so.
        """
        while self.niveaus and self.niveaus[-1] >= level:
            self.niveaus.pop()
        self.niveaus.append(level)
        return min(len(self.niveaus), DIEPST)

    def anker(self, naam: str) -> list[Json]:
        """The place, when a link leads to it and it is the first of its name."""
        if naam not in self.ankers or naam in self.gezet:
            return []
        self.gezet.add(naam)
        return [naam]

    def kader(self, kader: Kader, ruim: int) -> Json:
        """A frame; in one around a change, the name of the provision is a bookmark, and headings end with the frame."""
        inhoud = _ondertekenaars(kader.inhoud) if kader.soort == "ondertekening" else kader.inhoud
        data: dict[str, Json] = {"deel": "kader", "soort": kader.soort, "ankers": self.anker(kader.anker)}
        if kader.soort != "wijziging":
            return data | {"inhoud": self.delen(inhoud, ruim)}
        above = tuple(self.niveaus)
        letters = sum(len(regeltekst(line)) for line in regels(inhoud))
        data |= {
            "niveau": min(len(above) + 1, DIEPST),
            "kort": letters <= KORT,
            "inhoud": self.delen(inhoud, ruim),
        }
        self.niveaus[:] = above
        return data

    def opsomming(self, lijst: Opsomming, ruim: int) -> Json:
        longest = max((len(regeltekst(item.label)) for item in lijst.items), default=0)
        inner = max(2, ruim // 2, ruim - max(longest, 2) - 1)
        return {"deel": "lijst", "soort": lijst.soort, "items": [self.post(item, inner) for item in lijst.items]}

    def post(self, item: Gelabeld, ruim: int) -> Json:
        return {
            "soort": item.soort,
            "label": self.regel(item.label, max(2, ruim // 2)),
            "inhoud": self.delen(item.inhoud, ruim),
        }

    def namen(self, namen: Namen, ruim: int) -> Json:
        return {
            "deel": "namen",
            "soort": namen.soort,
            "paren": [
                {"naam": self.regel(paar.naam, ruim), "inhoud": self.delen(paar.inhoud, ruim)} for paar in namen.paren
            ],
        }

    def tabel(self, tabel: Bladtabel, ruim: int) -> Json:
        needs = kolombehoeften(tabel)
        if not needs:
            return self.alinea(Tekstregel(tabel.bijschrift), ruim)
        # A column may give half of an equal share to one with longer words.
        narrow = max(2, int(ruim * min(0.5 / len(needs), *(need.wens for need in needs))))
        return {
            "deel": "tabel",
            "soort": tabel.soort,
            "ankers": [naam for found in _kopankers(tabel) for naam in self.anker(found)],
            "bijschrift": self.regel(tabel.bijschrift, ruim // 2) if regeltekst(tabel.bijschrift).strip() else [],
            "kolommen": [{"wens": round(need.wens, 4), "woorden": list(need.woorden)} for need in needs],
            "kop": [self.zonder_links.rij(row, columns, narrow) for row, columns in _gesteld(_koprijen(tabel.kop))],
            "groepen": [self.groep(rows, narrow) for rows in _groepen(tabel.rijen)],
        }

    def groep(self, rows: list[Bladrij], ruim: int) -> Json:
        """Rows, under the row that heads them if there is one."""
        headed = _heads(rows[0])
        placed = _gesteld((*_koprijen(rows[:1]), *rows[1:]) if headed else rows)
        data = [
            (self.zonder_links if headed and not place else self).rij(row, columns, ruim)
            for place, (row, columns) in enumerate(placed)
        ]
        return {"kop": data[0] if headed else None, "rijen": data[headed:]}

    @property
    def zonder_links(self) -> _Zetter:
        """For rows that are repeated on each page: a repetition is no text to a screen reader, and can't lead away."""
        return replace(self, ankers=frozenset(), buiten=())

    def rij(self, row: Bladrij, columns: tuple[int, ...], ruim: int) -> Json:
        cells = zip(row.cellen, columns, strict=True)
        letters = sum(len(regeltekst(line)) for cell in row.cellen for line in regels(cell.inhoud))
        return {
            "soort": row.soort,
            "kort": letters <= KORTE_RIJ,
            "cellen": [self.cel(cell, column, ruim) for cell, column in cells],
        }

    def cel(self, cell: Bladcel, column: int, ruim: int) -> Json:
        return {
            "kolom": column,
            "kolommen": cell.kolommen,
            "rijen": cell.rijen,
            "kop": cell.kop.value,
            "uitlijning": cell.uitlijning,
            "inhoud": self.delen(cell.inhoud, ruim),
        }

    def regel(self, regel: Regel, ruim: int) -> list[Json]:
        """Running text: a string is a run in the plain form. An amount stays on one line with its euro sign."""
        line = tuple(Loop(bijeen(part.tekst), part.vorm) if isinstance(part, Loop) else part for part in regel)
        return [
            data
            for part, pieces in zip(line, gesneden(line, ruim), strict=True)
            for data in (self.loop(part, pieces) if isinstance(part, Loop) else self.ding(part))
        ]

    def ding(self, part: Voorgelezen | Breuk | Anker | Prent) -> list[Json]:
        match part:
            case Voorgelezen(tekst):
                return [{"stuk": "voorgelezen", "tekst": tekst}]
            case Breuk():
                return [{"stuk": "breuk"}]
            case Anker(naam):
                return [{"stuk": "anker", "naam": name} for name in self.anker(naam)]
            case Prent():
                merk = part.merk.value if part.merk else ""
                return [{"stuk": "prent", "bestand": self.beelden[part.bron], "alt": part.alt, "merk": merk}]

    def loop(self, run: Loop, pieces: tuple[Stuk, ...]) -> list[Json]:
        """A run with what is not plain about it; a link only when it leads somewhere from where the PDF lies."""
        if run.vorm == GEWOON and not any(piece.kluit for piece in pieces):
            return [run.tekst]
        vorm, doel = run.vorm, run.vorm.doel
        leads = doel[1:] in self.ankers if doel.startswith("#") else doel.startswith(self.buiten)
        told: dict[str, Json] = {
            "vet": vorm.vet,
            "cursief": vorm.cursief,
            "onderstreept": vorm.onderstreept,
            "code": vorm.code,
            "hoogte": vorm.hoogte.value,
            "merk": vorm.merk.value if vorm.merk else "",
            "open": vorm.open,
            "stijl": vorm.stijl,
            "doel": doel if leads else "",
        }
        texts: list[Json] = [
            {"tekst": piece.tekst, "kluit": piece.kluit} if piece.kluit else piece.tekst for piece in pieces
        ]
        return [{"stuk": "loop", "tekst": texts, **{key: value for key, value in told.items() if value}}]


def _zonder_plaatsen(regel: Regel) -> Regel:
    """The line as it stands at the head of every page: not a place to go to, and a link only leads from the text."""
    kept = (part for part in regel if not isinstance(part, Anker))
    return tuple(replace(part, vorm=replace(part.vorm, doel="")) if isinstance(part, Loop) else part for part in kept)


def _ondertekenaars(inhoud: tuple[Bladdeel, ...]) -> tuple[Bladdeel, ...]:
    """One frame for each who signs: the office, room to sign in, the name."""
    starts = [
        place
        for place, (deel, below) in enumerate(pairwise(inhoud))
        if isinstance(deel, Tekstregel) and isinstance(below, Kader) and below.soort == "ruimte"
    ]
    borders = sorted({0, *starts, len(inhoud)})
    return tuple(Kader(inhoud[first:last], "ondertekenaar") for first, last in pairwise(borders))


def _kopankers(tabel: Bladtabel) -> Iterator[str]:
    """The places in rows that are repeated: they are set once, before the table."""
    heads = (*tabel.kop, *(row for row in tabel.rijen if row.soort == "groep"))
    for row in heads:
        yield from _ankers(tuple(part for cell in row.cellen for part in cell.inhoud))


def _gesteld(rows: Iterable[Bladrij]) -> Iterator[tuple[Bladrij, tuple[int, ...]]]:
    """The rows with the columns of their cells. No cell reaches from one group of rows into the next."""
    rows = tuple(rows)
    return zip(rows, standen(rows), strict=True)


def _koprijen(rows: Sequence[Bladrij]) -> Iterator[Bladrij]:
    """Rows that are repeated on each page: no cell reaches below them, and no heading can stand in them twice."""
    for place, row in enumerate(rows):
        cells = (
            replace(cell, rijen=min(cell.rijen, len(rows) - place), inhoud=_zonder_koppen(cell.inhoud))
            for cell in row.cellen
        )
        yield Bladrij(tuple(cells), row.soort)


def _zonder_koppen(inhoud: tuple[Bladdeel, ...]) -> tuple[Bladdeel, ...]:
    return tuple(Tekstregel(part.tekst, "kop") if isinstance(part, Kopregel) else part for part in inhoud)


def _heads(row: Bladrij) -> bool:
    return row.soort == "groep" and all(cell.rijen == 1 for cell in row.cellen)


def _groepen(rows: tuple[Bladrij, ...]) -> Iterator[list[Bladrij]]:
    """The rows by the row that heads them; one that a cell from above reaches into can't head."""
    group: list[Bladrij] = []
    free = 0
    """The first row that no cell from above reaches."""
    for place, row in enumerate(rows):
        if group and _heads(row) and place >= free:
            yield group
            group = []
        group.append(row)
        free = max(free, place + max((cell.rijen for cell in row.cellen), default=1))
    if group:
        yield group
