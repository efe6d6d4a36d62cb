"""The besluit as BesluitCompact: it adopts the regulation in an annex and says when that starts, or withdraws one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from lxml import etree

from pipeline.formats.stop.beeld import Beelden
from pipeline.formats.stop.blok import schrijf_blokken
from pipeline.formats.stop.tekst import divisiesoort, schrijf_artikel, schrijf_divisies, schrijf_kop
from pipeline.formats.stop.xml import TEKST, T, wortel
from pipeline.model import Artikel, Blok, Divisie, Kop, Ondertekenaar, Problem, Tekst, romeins

BIJLAGE = ("Bijlage", "A")


class Route(StrEnum):
    """What a besluit does with the regulation: adopt a new one, change one that there is, or only withdraw it."""

    NIEUW = "nieuw"
    WIJZIGING = "wijziging"
    INTREKKING = "intrekking"


TITELS = {Route.NIEUW: "Vaststelling {}", Route.WIJZIGING: "Wijziging {}", Route.INTREKKING: "{}"}
"""A besluit that only withdraws has an opschrift of its own; the others are called by that of the regulation."""
ZINNEN = {
    Route.NIEUW: "{} wordt vastgesteld zoals is opgenomen in ",
    Route.WIJZIGING: "{} wordt gewijzigd zoals is aangegeven in ",
}


@dataclass(frozen=True, slots=True)
class Besluittekst:
    """What the besluit says besides the regulation.

    `slotbepalingen` are pairs of what they do (intrekking, inwerkingtreding, citeertitel) and the article that does it;
    `motivering` says why (STOP: Motivering), with or without headings of its own; `redactioneel` are editorial remarks,
    not part of the law, such as that a delivery is a trial.
    """

    aanhef: tuple[Blok, ...]
    slotbepalingen: tuple[tuple[str, Artikel], ...]
    sluiting: tuple[Blok, ...] = ()
    ondertekenaars: tuple[Ondertekenaar, ...] = ()
    motivering: tuple[Blok | Divisie, ...] = ()
    redactioneel: tuple[str, ...] = ()


def besluit_titel(opschrift: str, route: Route) -> str:
    """The official title of a besluit about this regulation."""
    return TITELS[route].format(opschrift)


def besluit_compact(
    tekst: Besluittekst, opschrift: str, route: Route, inhoud: etree._Element | None, beelden: Beelden
) -> etree._Element:
    """The besluit with the regulation, or its change, in annex A; still without eIds and wIds of its own.

    One that only withdraws has no `inhoud`: it is nothing but its own articles.
    """
    besluit = wortel(TEKST, "BesluitCompact")
    _al(etree.SubElement(besluit, T + "RegelingOpschrift"), besluit_titel(opschrift, route))
    if tekst.aanhef:
        schrijf_blokken(etree.SubElement(besluit, T + "Aanhef"), tekst.aanhef, beelden)
    lichaam = etree.SubElement(besluit, T + "Lichaam")
    if inhoud is not None:
        _wijzigartikel(lichaam, ZINNEN[route].format(opschrift))
    for _, artikel in tekst.slotbepalingen if inhoud is None else genummerd(tekst.slotbepalingen):
        schrijf_artikel(lichaam, artikel, beelden)
    if tekst.redactioneel:
        redactioneel = etree.SubElement(lichaam, T + "Redactioneel")
        for opmerking in tekst.redactioneel:
            _al(redactioneel, opmerking)
    if tekst.sluiting or tekst.ondertekenaars:
        _sluiting(besluit, tekst, beelden)
    if inhoud is not None:
        bijlage = etree.SubElement(besluit, T + "WijzigBijlage")
        _kop(bijlage, *BIJLAGE)
        bijlage.append(inhoud)
    if tekst.motivering:
        motivering = etree.SubElement(besluit, T + "Motivering")
        schrijf_kop(motivering, Kop("", "", (Tekst("Motivering"),)), beelden)
        schrijf_divisies(motivering, tekst.motivering, beelden)
    return besluit


def bezwaren_motivering(tekst: Besluittekst) -> Iterator[Problem]:
    """Why STOP can't hold the motivering: parts with parts of their own stand only beside others like that."""
    soorten = {divisiesoort(deel) if isinstance(deel, Divisie) else "Divisietekst" for deel in tekst.motivering}
    if len(soorten) > 1:
        wat = "De motivering heeft delen met en zonder onderdelen naast elkaar; STOP kan dat niet."
        advies = "Geef elk deel van motivering.md een kop met onderdelen, of geen enkel."
        yield Problem(wat, tekst.motivering[0].position, advies)


def genummerd(slotbepalingen: tuple[tuple[str, Artikel], ...]) -> Iterator[tuple[str, Artikel]]:
    """The closing provisions as articles II, III … of the besluit: a number they have in the regulation is not theirs
    here.
    """
    for nummer, (soort, artikel) in enumerate(slotbepalingen, 2):
        yield soort, replace(artikel, kop=replace(artikel.kop, label="Artikel", nummer=romeins(nummer)))


def _wijzigartikel(lichaam: etree._Element, zin: str) -> None:
    artikel = etree.SubElement(lichaam, T + "WijzigArtikel")
    _kop(artikel, "Artikel", romeins(1))
    wat = etree.SubElement(artikel, T + "Wat")
    wat.text = zin
    verwijzing = etree.SubElement(wat, T + "IntRef", ref=f"cmp_{BIJLAGE[1]}", scope="WijzigBijlage")
    verwijzing.text = f"{BIJLAGE[0].lower()} {BIJLAGE[1]}"
    verwijzing.tail = "."


def _sluiting(besluit: etree._Element, tekst: Besluittekst, beelden: Beelden) -> None:
    sluiting = etree.SubElement(besluit, T + "Sluiting")
    if tekst.sluiting:
        schrijf_blokken(etree.SubElement(sluiting, T + "Slotformulering"), tekst.sluiting, beelden)
    for ondertekenaar in tekst.ondertekenaars:
        regels = etree.SubElement(sluiting, T + "Ondertekening")
        _al(regels, ondertekenaar.functie)
        if ondertekenaar.naam:
            _al(regels, ondertekenaar.naam)


def _kop(ouder: etree._Element, label: str, nummer: str) -> None:
    kop = etree.SubElement(ouder, T + "Kop")
    etree.SubElement(kop, T + "Label").text = label
    etree.SubElement(kop, T + "Nummer").text = nummer


def _al(ouder: etree._Element, tekst: str) -> None:
    etree.SubElement(ouder, T + "Al").text = tekst
