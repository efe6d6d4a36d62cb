"""CALS tables as they are found: without header rows, wider than they say, with lists and loose text in cells."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.formats.klassiek.inline import LeesBlokken, als_alinea, lees_lopend
from pipeline.formats.klassiek.lezing import STIL, Lezing, naam
from pipeline.formats.stop.read_tabel import uitlijning
from pipeline.model import Blok, Cel, Inlines, Rij, Tabel

DELEN = ("thead", "tbody", "tfoot")


def lees_tabel(lezing: Lezing, element: etree._Element, blokken: LeesBlokken) -> Iterator[Blok]:
    """The table; one with several `tgroup`s is several tables."""
    titel: Inlines = ()
    for deel in element:
        soort = naam(deel)
        if soort == "title":
            titel = lees_lopend(lezing, deel, blokken)
        elif soort == "tgroup":
            yield from _groep(lezing, deel, titel, blokken)
            titel = ()
        elif soort not in STIL:
            lezing.verlies(deel, f"Wat bij een tabel staat (<{soort}>) is gewone tekst geworden.")
            yield from blokken(lezing, deel)
    yield from als_alinea(lezing, element, titel)


def _groep(lezing: Lezing, groep: etree._Element, titel: Inlines, blokken: LeesBlokken) -> Iterator[Blok]:
    kolommen = [deel for deel in groep if naam(deel) == "colspec"]
    namen = {spec.get("colname", ""): _getal(spec.get("colnum"), plek) for plek, spec in enumerate(kolommen, 1)}
    gezegd = max(len(kolommen), _getal(groep.get("cols"), 1))
    delen = [deel for deel in groep if naam(deel) in DELEN]
    breed = max([gezegd, *(_breedte(deel, namen) for deel in delen)])
    if breed > gezegd:
        lezing.let_op(groep, f"Een tabel zegt {gezegd} kolommen te hebben en heeft er {breed}.")
    rijen = [rij for deel in delen for rij in _rijen(lezing, deel, breed, namen, blokken)]
    if rijen:
        links = tuple(uitlijning(kolommen[plek]) if plek < len(kolommen) else "" for plek in range(breed))
        yield Tabel(titel, links, tuple(rijen), lezing.plek(groep))
    else:
        yield from als_alinea(lezing, groep, titel)


def _breedte(deel: etree._Element, namen: dict[str, int]) -> int:
    """The most columns that a row of cells side by side takes, cells that run down from above counted in."""
    breedst = 0
    bezet: dict[int, int] = {}
    for row in (kind for kind in deel if naam(kind) == "row"):
        kolom, nieuw = 0, dict[int, int]()
        for entry in (kind for kind in row if naam(kind) not in STIL):
            while bezet.get(kolom, 0):
                kolom += 1
            wijd, hoog = _span(entry, kolom, namen)
            if hoog > 1:
                nieuw |= dict.fromkeys(range(kolom, kolom + wijd), hoog - 1)
            kolom += wijd
        breedst = max(breedst, kolom)
        bezet = {plek: rest - 1 for plek, rest in bezet.items() if rest > 1} | nieuw
    return breedst


def _span(entry: etree._Element, kolom: int, namen: dict[str, int]) -> tuple[int, int]:
    begin = namen.get(entry.get("namest") or "", kolom + 1)
    eind = namen.get(entry.get("nameend") or "", begin)
    return max(1, eind - begin + 1), 1 + _getal(entry.get("morerows"), 0)


def _rijen(
    lezing: Lezing, deel: etree._Element, breed: int, namen: dict[str, int], blokken: LeesBlokken
) -> Iterator[Rij]:
    """The rows, each filled up to the full width: CALS may leave out a cell that is empty."""
    rows = [kind for kind in deel if naam(kind) == "row"]
    bezet = [0] * breed
    for nummer, row in enumerate(rows):
        cellen: list[Cel] = []
        kolom = 0
        entries = [kind for kind in row if naam(kind) not in STIL]
        for volgende, entry in enumerate(entries, 1):
            begin = namen.get(entry.get("namest") or entry.get("colname") or "", 0) - 1
            rest = len(entries) - volgende
            while kolom < breed and (bezet[kolom] or (kolom < begin and _vrij(bezet, kolom + 1) > rest)):
                if not bezet[kolom]:
                    cellen.append(Cel(()))
                kolom += 1
            wijd, hoog = _span(entry, kolom, namen)
            vrij = next((plek for plek in range(kolom, breed) if bezet[plek]), breed)
            if wijd > vrij - kolom:
                lezing.let_op(entry, "Een cel van een tabel overlapt een andere; zij is smaller geworden.")
            wijd = max(1, min(wijd, vrij - kolom))
            hoog = min(hoog, len(rows) - nummer)
            cellen.append(Cel(blokken(lezing, entry), wijd, hoog, lezing.plek(entry)))
            bezet[kolom : kolom + wijd] = [hoog] * wijd
            kolom += wijd
        cellen += [Cel(()) for plek in range(kolom, breed) if not bezet[plek]]
        bezet = [max(0, over - 1) for over in bezet]
        yield Rij(tuple(cellen), naam(deel) == "thead", lezing.plek(row))


def _vrij(bezet: list[int], kolom: int) -> int:
    return sum(not rest for rest in bezet[kolom:])


def _getal(tekst: str | None, anders: int) -> int:
    return int(tekst) if tekst and tekst.isascii() and tekst.isdecimal() and len(tekst) < 4 else anders
