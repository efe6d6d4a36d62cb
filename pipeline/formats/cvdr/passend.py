"""What a text has that CVDR can't hold, each with its place and advice; and what is written a little differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from pipeline.formats.cvdr.blok import heeft_kop, is_regel, is_tussenkop
from pipeline.formats.cvdr.inline import inline_delen, term_en_omschrijving
from pipeline.formats.cvdr.tekst import ELEMENT, kop_regel
from pipeline.formats.stop.inline import soort_extern
from pipeline.model import (
    Afbeelding,
    Alinea,
    Artikel,
    Begrippenlijst,
    Bijlage,
    Blok,
    Citaat,
    Divisie,
    Figuur,
    Finding,
    Inlines,
    Kop,
    Lid,
    Lijst,
    Noot,
    Position,
    Problem,
    Regeleinde,
    Regeling,
    Severity,
    Structuur,
    Structuursoort,
    Tabel,
    Toelichting,
    Tussenkop,
    Verwijzing,
    Weggelaten,
    eenheid_naam,
    platte_tekst,
)

Bezwaar: TypeAlias = Problem | Finding

CEL, NOOT = "entry", "noot"
ZONDER_BEELD = frozenset({CEL, NOOT})
PLEK = {CEL: "een tabelcel", NOOT: "een voetnoot"}
ZONDER_ELEMENT = (Structuursoort.BOEK, Structuursoort.SUBSUBPARAGRAAF)


def melding(tekst: str, position: Position) -> Finding:
    """Something that is written otherwise in CVDR than it stands in the text, without a word lost."""
    return Finding("CVDR", tekst, Severity.INFO, position)


def bezwaren_regeling(regeling: Regeling) -> Iterator[Bezwaar]:
    """Everything in the regulation that CVDR holds otherwise, or not."""
    for deel in regeling.lichaam:
        yield from _lichaam(deel)
    stukken: tuple[Bijlage | Toelichting, ...] = (*regeling.bijlagen, *regeling.toelichtingen)
    for stuk in stukken:
        yield from _kop(stuk.kop, eenheid_naam(stuk), stuk.position)
        yield from _delen(stuk.inhoud, "bijlage" if isinstance(stuk, Bijlage) else "nota-toelichting")


def bezwaren_blokken(blokken: Iterable[Blok], ouder: str) -> Iterator[Bezwaar]:
    """The same for blocks inside an element."""
    for blok in blokken:
        yield from _blok(blok, ouder)


def _lichaam(deel: Structuur | Artikel | Weggelaten) -> Iterator[Bezwaar]:
    if isinstance(deel, Structuur):
        if deel.soort in ZONDER_ELEMENT:
            naam = ELEMENT[deel.soort]
            yield melding(
                f"CVDR kent geen {deel.soort.value.lower()}; {eenheid_naam(deel)} staat er als “{naam}”.", deel.position
            )
        yield from _kop(deel.kop, eenheid_naam(deel), deel.position)
        for onderdeel in deel.inhoud:
            yield from _lichaam(onderdeel)
    elif isinstance(deel, Artikel):
        yield from _kop(deel.kop, eenheid_naam(deel), deel.position)
        for blok in deel.inhoud:
            if isinstance(blok, Lid):
                yield from bezwaren_blokken(blok.inhoud, "lid")
            else:
                yield from _blok(blok, "artikel")


def _kop(kop: Kop, naam: str, position: Position) -> Iterator[Bezwaar]:
    if not is_regel(kop.opschrift):
        message = f"Het opschrift van {naam} heeft een noot of afbeelding; CVDR kan die in een opschrift niet kwijt."
        yield Problem(message, position, "Zet de noot of afbeelding in de tekst eronder.")
    yield from _tekst(kop.opschrift, "kop", position)


def _delen(delen: tuple[Blok | Divisie, ...], ouder: str) -> Iterator[Bezwaar]:
    for deel in delen:
        if not isinstance(deel, Divisie):
            yield from _blok(deel, ouder)
            continue
        vorm = "een tussenkop" if is_tussenkop(ouder, deel.kop.opschrift) else "een alinea in vet"
        yield melding(
            f"De kop “{platte_tekst(kop_regel(deel.kop))}” is in CVDR {vorm}; hoe diep hij staat, is niet te zien.",
            deel.position,
        )
        yield from _tekst(deel.kop.opschrift, ouder, deel.position)
        yield from _delen(deel.inhoud, ouder)


def _blok(blok: Blok, ouder: str) -> Iterator[Bezwaar]:
    match blok:
        case Alinea(inhoud):
            yield from _tekst(inhoud, ouder, blok.position)
        case Tussenkop(inhoud):
            if not is_tussenkop(ouder, inhoud):
                yield melding("Deze tussenkop is in CVDR een alinea in vet.", blok.position)
            yield from _tekst(inhoud, "kop" if is_tussenkop(ouder, inhoud) else ouder, blok.position)
        case Lijst(items):
            for item in items:
                yield from bezwaren_blokken(item.inhoud, ouder if ouder in ZONDER_BEELD else "li")
        case Begrippenlijst(begrippen):
            yield melding("CVDR kent geen begrippenlijst; zij is daar een opsomming.", blok.position)
            for begrip in begrippen:
                eerste, rest = term_en_omschrijving(begrip)
                binnen = ouder if ouder in ZONDER_BEELD else "li"
                yield from _tekst(eerste, binnen, begrip.position)
                yield from bezwaren_blokken(rest, binnen)
        case Tabel():
            yield from _tabel(blok, ouder)
        case Figuur():
            yield from _figuur(blok, ouder)
        case Citaat(inhoud):
            yield melding("CVDR kent geen citaat; de aangehaalde tekst staat er als gewone tekst.", blok.position)
            yield from bezwaren_blokken(inhoud, ouder)
        case _:
            pass


def _tabel(tabel: Tabel, ouder: str) -> Iterator[Bezwaar]:
    if ouder in ZONDER_BEELD:
        message = f"In {PLEK[ouder]} staat een tabel; CVDR kan die daar niet kwijt."
        yield Problem(message, tabel.position, "Maak er een eigen tabel van.")
        return
    if not is_regel(tabel.titel):
        yield melding("De titel van deze tabel heeft een noot of afbeelding en is in CVDR een alinea.", tabel.position)
    yield from _tekst(tabel.titel, "kop" if is_regel(tabel.titel) else ouder, tabel.position)
    if any(rij.kop for rij in tabel.rijen) and not heeft_kop(tabel):
        yield melding("De koprijen van deze tabel zijn in CVDR gewone rijen.", tabel.position)
    for rij in tabel.rijen:
        for cel in rij.cellen:
            yield from bezwaren_blokken(cel.inhoud, CEL)


def _figuur(figuur: Figuur, ouder: str) -> Iterator[Bezwaar]:
    if ouder in ZONDER_BEELD:
        yield _misplaatst(ouder, figuur.position)
        return
    if figuur.alt:
        yield melding(f"De alternatieve tekst “{figuur.alt}” kan in CVDR-XML niet mee.", figuur.position)
    if figuur.bijschrift:
        yield melding("Het bijschrift is in CVDR een alinea onder de afbeelding.", figuur.position)
        yield from _tekst(figuur.bijschrift, ouder, figuur.position)


def _tekst(inlines: Inlines, ouder: str, plek: Position) -> Iterator[Bezwaar]:
    for deel in inline_delen(inlines):
        waar = deel.position if deel.position.file else plek
        match deel:
            case Regeleinde():
                wat = "een spatie" if ouder == "kop" else "een nieuwe alinea"
                yield melding(f"Een harde regelovergang is in CVDR {wat}.", waar)
            case Verwijzing(doel) if soort_extern(doel) is None:
                yield melding(f"De verwijzing naar {doel} is in CVDR gewone tekst.", waar)
            case Afbeelding() if ouder in ZONDER_BEELD:
                yield _misplaatst(ouder, waar)
            case Afbeelding() if ouder != "kop":
                yield melding(f"De afbeelding {deel.bron} staat in CVDR los van de zin.", waar)
                if deel.alt:
                    yield melding(f"De alternatieve tekst “{deel.alt}” kan in CVDR-XML niet mee.", waar)
            case Noot():
                yield from _noot(deel, ouder, waar)
            case _:
                pass


def _noot(noot: Noot, ouder: str, waar: Position) -> Iterator[Bezwaar]:
    if ouder == NOOT:
        yield Problem("In een voetnoot staat een voetnoot; CVDR kan dat niet kwijt.", waar, "Maak er één noot van.")
    elif any(not isinstance(blok, Alinea) for blok in noot.inhoud):
        yield melding(f"Wat in noot {noot.label} geen alinea is, is dat in CVDR wel.", waar)
    yield from bezwaren_blokken(noot.inhoud, NOOT)


def _misplaatst(ouder: str, waar: Position) -> Problem:
    message = f"In {PLEK[ouder]} staat een afbeelding; CVDR kan die daar niet kwijt."
    return Problem(message, waar, "Zet de afbeelding boven of onder de tabel of noot.")
