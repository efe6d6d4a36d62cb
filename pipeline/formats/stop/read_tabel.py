"""CALS tables of STOP into the model: the inverse of `blok._tabel`."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.formats.stop.read_inline import LeesBlokken, lees_lopend
from pipeline.formats.stop.read_lezing import Lezing
from pipeline.formats.stop.xml import T
from pipeline.model import Alinea, Blok, Cel, Inlines, Rij, Tabel

UITLIJNING = frozenset({"left", "center", "right"})


def lees_tabel(lezing: Lezing, element: etree._Element, blokken: LeesBlokken) -> Iterator[Blok]:
    """The table; one with several `tgroup`s is several tables, its source (`Bron`) a paragraph after it."""
    titel: Inlines = ()
    groepen = element.findall(T + "tgroup")
    if len(groepen) > 1:
        lezing.verlies(element, "Een tabel van meer delen (tgroup) is meer tabellen geworden.")
    for deel in element:
        if deel.tag == T + "title":
            titel = lees_lopend(lezing, deel, blokken)
        elif deel.tag == T + "tgroup":
            yield _groep(lezing, deel, titel if deel is groepen[0] else (), blokken)
        elif deel.tag == T + "Bron":
            bron = lees_lopend(lezing, deel, blokken)
            if bron:
                lezing.verlies(deel, "De bron bij een tabel of figuur is een gewone alinea geworden.")
                yield Alinea(bron, lezing.plek(deel))
        else:
            lezing.onbekend(deel)
    if any(uitlijning(entry) != "" for entry in element.iter(T + "entry")) and _wijkt_af(element):
        lezing.verlies(element, "De uitlijning van losse cellen van een tabel is niet overgenomen.")


def uitlijning(element: etree._Element | None) -> str:
    """How the text of a column or cell is aligned, "" when that is not said."""
    gezegd = "" if element is None else element.get("align", "")
    return gezegd if gezegd in UITLIJNING else ""


def _wijkt_af(tabel: etree._Element) -> bool:
    """Whether a cell says of its own that it is aligned otherwise than from the left, as cells are."""
    return any(entry.get("align", "left") in ("center", "right", "justify") for entry in tabel.iter(T + "entry"))


def _groep(lezing: Lezing, groep: etree._Element, titel: Inlines, blokken: LeesBlokken) -> Tabel:
    kolommen = groep.findall(T + "colspec")
    breed = max(len(kolommen), _getal(groep.get("cols"), 1))
    namen = {spec.get("colname", ""): _getal(spec.get("colnum"), plek) for plek, spec in enumerate(kolommen, 1)}
    algemeen = uitlijning(groep) if groep.get("align") != "left" else ""
    links = [uitlijning(kolommen[plek]) if plek < len(kolommen) else "" for plek in range(breed)]
    rijen: list[Rij] = []
    for deel in groep:
        if deel.tag in (T + "thead", T + "tbody"):
            rijen += _rijen(lezing, deel, breed, namen, blokken)
        elif deel.tag != T + "colspec":
            lezing.onbekend(deel)
    return Tabel(titel, tuple(een or algemeen for een in links), tuple(rijen), lezing.plek(groep))


def _rijen(
    lezing: Lezing, deel: etree._Element, breed: int, namen: dict[str, int], blokken: LeesBlokken
) -> Iterator[Rij]:
    """The rows, each filled up to the full width: CALS may leave out a cell that is empty."""
    rows = deel.findall(T + "row")
    bezet = [0] * breed
    for nummer, row in enumerate(rows):
        cellen: list[Cel] = []
        kolom = 0
        for entry in row:
            begin = namen.get(entry.get("namest") or entry.get("colname") or "", 0) - 1
            while kolom < breed and (bezet[kolom] or kolom < begin):
                if not bezet[kolom]:
                    cellen.append(Cel(()))
                kolom += 1
            if kolom >= breed:
                _past_niet(lezing, entry)
                break
            eind = namen.get(entry.get("nameend") or "", kolom + 1)
            vrij = next((plek for plek in range(kolom, breed) if bezet[plek]), breed)
            wijd = max(1, min(eind, vrij) - kolom)
            hoog = 1 + min(_getal(entry.get("morerows"), 0), len(rows) - nummer - 1)
            if wijd < eind - kolom:
                lezing.let_op(entry, "Een cel van een tabel overlapt een andere; zij is smaller geworden.")
            cellen.append(Cel(blokken(lezing, entry), wijd, hoog, lezing.plek(entry)))
            bezet[kolom : kolom + wijd] = [hoog] * wijd
            kolom += wijd
        cellen += [Cel(()) for plek in range(kolom, breed) if not bezet[plek]]
        bezet = [max(0, rest - 1) for rest in bezet]
        yield Rij(tuple(cellen), deel.tag == T + "thead", lezing.plek(row))


def _past_niet(lezing: Lezing, entry: etree._Element) -> None:
    lezing.weiger(
        entry,
        "Deze rij van de tabel heeft meer cellen dan de tabel kolommen heeft.",
        "Verbeter de tabel (STOP0037).",
    )


def _getal(tekst: str | None, anders: int) -> int:
    return int(tekst) if tekst and tekst.isascii() and tekst.isdecimal() else anders
