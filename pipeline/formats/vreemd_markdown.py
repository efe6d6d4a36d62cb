"""Markdown that others made of laws: headings with #, emphasis, links and tables; the rest as in plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.formats.herkenning.artikelen import kop_van_tussenkop
from pipeline.formats.klassiek.gelezen import Document, Gelezen, Omlijsting
from pipeline.formats.klassiek.lezing import VERLIES
from pipeline.formats.platte_tekst import als_tekst
from pipeline.formats.stop.inline import soort_extern
from pipeline.formats.zichtbaar import zichtbaar
from pipeline.model import (
    Alinea,
    Blok,
    Cel,
    Finding,
    Gegevens,
    Inline,
    Inlines,
    Lijn,
    Nadruk,
    Nadruksoort,
    Position,
    Problem,
    Refused,
    Regeling,
    Rij,
    Severity,
    Tabel,
    Tekst,
    Tussenkop,
    Verwijzing,
    canoniek,
    platte_tekst,
)

KOP = re.compile(r"(?P<hek>#{1,6})(?P<tekst>[^#].*)")
TABEL = re.compile(r"\s*\|.*\|\s*")
SCHEIDING = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?\s*)?")
GEPLAKT = re.compile(r";(?=[a-z–])")
DATA = re.compile(r"\s*<meta [^>]*>\s*", re.IGNORECASE)
INLINE = re.compile(
    r"\\(?P<letterlijk>[\\`*_{}\[\]()#+.!|-])"
    r"|!?\[(?P<link>[^\]\[]*)\]\((?P<doel>[^()\s]*)\)"
    r"|(?P<ster>\*{1,2})(?P<nadruk>[^*\s](?:[^*]*[^*\s])?)(?P=ster)"
)


def lees(inhoud: bytes, bestand: str) -> Document:
    """The text as blocks before an empty body, headings as such; `herkenning` finds the articles in them."""
    blokken: list[Blok] = []
    verliezen: list[Finding] = []
    regels = als_tekst(inhoud, bestand).splitlines()
    nummer = 0
    while nummer < len(regels):
        regel, plek = regels[nummer], Position(bestand, nummer + 1)
        rijen = _tabelregels(regels, nummer)
        nummer += max(1, len(rijen))
        if DATA.fullmatch(regel):
            verliezen.append(
                Finding(VERLIES, "Een regel met gegevens voor een browser is weggelaten.", Severity.INFO, plek)
            )
        elif rijen:
            blokken.append(_tabel(rijen, plek))
        elif found := KOP.fullmatch(regel):
            blokken += _kop(blokken, canoniek(tuple(_inlines(found["tekst"]))), plek)
        elif tekst := canoniek(tuple(_inlines(met_spaties := GEPLAKT.sub("; ", regel)))):
            if met_spaties != regel:
                wat = "Een spatie na een puntkomma, die de omzetting liet vallen, staat er weer."
                verliezen.append(Finding(VERLIES, wat, Severity.INFO, plek))
            blokken.append(Alinea(tekst, plek))
    if not blokken:
        raise Refused(Problem("Het bestand is leeg.", Position(bestand), "Kies een bestand met tekst."))
    eerste = blokken[0]
    opschrift = platte_tekst(eerste.inhoud) if isinstance(eerste, Tussenkop) else ""
    regeling = Regeling(opschrift, "", (), position=Position(bestand))
    naam = opschrift or bestand.rpartition("/")[2].rpartition(".")[0]
    gelezen = Gelezen(regeling, Omlijsting(tuple(blokken)), tuple(verliezen))
    return Document(gelezen, "", "", Lijn(naam=naam), Gegevens("", "", opschrift))


def _kop(eerder: list[Blok], tekst: Inlines, plek: Position) -> Iterator[Blok]:
    """The heading; one right below a heading with a number and no title is that title."""
    if not tekst:
        return
    vorige = eerder[-1] if eerder else None
    if isinstance(vorige, Tussenkop) and kop_van_tussenkop(platte_tekst(tekst)) is None:
        kop = kop_van_tussenkop(platte_tekst(vorige.inhoud))
        if kop is not None and not kop.opschrift:
            eerder[-1] = replace(vorige, inhoud=canoniek((*vorige.inhoud, Tekst(" "), *tekst)))
            return
    yield Tussenkop(tekst, plek)


def _inlines(regel: str) -> Iterator[Inline]:
    begin = 0
    for found in INLINE.finditer(regel):
        yield Tekst(zichtbaar(regel[begin : found.start()]))
        begin = found.end()
        if found["letterlijk"]:
            yield Tekst(found["letterlijk"])
        elif found["ster"]:
            soort = Nadruksoort.VET if len(found["ster"]) > 1 else Nadruksoort.CURSIEF
            yield Nadruk(soort, (Tekst(zichtbaar(found["nadruk"])),))
        elif soort_extern(found["doel"]) is None:
            yield from _inlines(found["link"])
        else:
            yield Verwijzing(found["doel"], canoniek(tuple(_inlines(found["link"]))))
    yield Tekst(zichtbaar(regel[begin:]))


def _tabelregels(regels: Sequence[str], begin: int) -> Sequence[str]:
    """The lines of the table that begins at a line; none when it isn't one."""
    einde = begin
    while einde < len(regels) and (TABEL.fullmatch(regels[einde]) or SCHEIDING.fullmatch(regels[einde])):
        einde += 1
    return regels[begin:einde] if einde - begin > 1 else ()


def _tabel(regels: Sequence[str], plek: Position) -> Tabel:
    scheiding = next((n for n, regel in enumerate(regels) if SCHEIDING.fullmatch(regel)), -1)
    rijen = [(n < scheiding, _cellen(regel)) for n, regel in enumerate(regels) if n != scheiding]
    breed = max(len(cellen) for _, cellen in rijen)
    return Tabel(
        (),
        ("",) * breed,
        tuple(Rij((*cellen, *(Cel(()) for _ in range(breed - len(cellen)))), kop) for kop, cellen in rijen),
        plek,
    )


def _cellen(regel: str) -> tuple[Cel, ...]:
    teksten = (canoniek(tuple(_inlines(deel))) for deel in regel.strip().strip("|").split("|"))
    return tuple(Cel((Alinea(tekst),) if tekst else ()) for tekst in teksten)
