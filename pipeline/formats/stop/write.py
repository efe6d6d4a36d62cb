"""A version as a delivery of STOP: a new regulation, a change of one that there is, or its withdrawal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from lxml import etree

from pipeline.formats.stop import metadata, pakket
from pipeline.formats.stop.beeld import lees_beelden
from pipeline.formats.stop.besluit import Besluittekst, Route, besluit_compact, besluit_titel, bezwaren_motivering
from pipeline.formats.stop.bewijs import bewezen_mutatie
from pipeline.formats.stop.eid import geef_ids
from pipeline.formats.stop.gegevens import bezwaren_gegevens, bezwaren_publicatie
from pipeline.formats.stop.keten import Gekoppeld, Schakel, bezwaren_eerder, keten
from pipeline.formats.stop.metadata import Intrekking, Plaatsen
from pipeline.formats.stop.namen import Namen, geef_namen
from pipeline.formats.stop.opvolging import trek_alleen_in, trek_in
from pipeline.formats.stop.ow import bezwaren_ow, ow_bestanden
from pipeline.formats.stop.passend import (
    Bezwaar,
    bezwaren_artikel,
    bezwaren_divisies,
    bezwaren_inhoud,
    bezwaren_kop,
    bezwaren_structuur,
    melding,
)
from pipeline.formats.stop.proef import vul_aan, vul_dagen_aan
from pipeline.formats.stop.verwijzing import doelen, los_op, maak_los, nummer_noten
from pipeline.formats.stop.xml import T, lokaal
from pipeline.model import (
    Alinea,
    Bijlage,
    Finding,
    Knoop,
    Lijst,
    Position,
    Problem,
    Refused,
    Regeling,
    Toelichting,
    Versie,
    alle_knopen,
    beletsels,
    eenheid_naam,
    knopen,
    platte_tekst,
    tekst_van,
)

PUBLICATIE, VALIDATIE = "publicatieOpdracht", "validatieOpdracht"
OPEN = re.compile(r"\[nog in te vullen: ([^\[\]]+)\]")
"""How every paper shows what is unknown; a text with this can't be published."""


@dataclass(frozen=True, slots=True)
class Levering:
    """A delivery: its files by name, in the order of the package, and what is written otherwise than in the text."""

    bestanden: Mapping[str, bytes]
    meldingen: tuple[Finding, ...]


def write(
    versie: Versie,
    tekst: Besluittekst,
    voorgangers: tuple[Versie, ...] = (),
    bevindingen: tuple[Finding, ...] = (),
    eerder: tuple[Schakel, ...] = (),
) -> Levering:
    """The delivery for publication; refuses excerpts, drafts, unknown data and bad law, with all reasons at once.

    `voorgangers` are the versions that `was` names: the Works that are withdrawn. `bevindingen` are what lint found.
    `eerder` are the earlier versions of the same Work, the oldest first: with them it is delivered as a change.
    """
    nodes = tuple(knopen(versie.regeling))
    bezwaren: list[Bezwaar] = [
        *bezwaren_publicatie(versie, nodes),
        *_onaf(tekst, versie.gegevens.position),
        *beletsels(bevindingen),
    ]
    return _lever(PUBLICATIE, versie, nodes, tekst, voorgangers, bezwaren, eerder)


def write_proef(
    versie: Versie,
    tekst: Besluittekst,
    voorgangers: tuple[Versie, ...] = (),
    bevindingen: tuple[Finding, ...] = (),
    eerder: tuple[Schakel, ...] = (),
) -> Levering:
    """A delivery that is only validated, with placeholders from the `proef` block for what is unknown.

    Errors that lint found do not stop it; it tells how many there are.
    `tekst` is derived from `vul_aan(versie)`, so that the besluit names the same dates as the metadata.
    """
    vol, aangenomen = vul_aan(versie)
    vroeger = tuple(replace(schakel, versie=vul_dagen_aan(schakel.versie)) for schakel in eerder)
    if eerder and (dag := vroeger[-1].versie.gegevens.vastgesteld) != eerder[-1].versie.gegevens.vastgesteld:
        aangenomen += (f"versie {eerder[-1].versie.adres.versie} vastgesteld op {dag}",)
    opmerkingen = ["Dit is een proefaanlevering, geen bekendmaking."]
    if aangenomen:
        opmerkingen.append(f"Aangenomen gegevens: {'; '.join(aangenomen)}.")
    if versie.lijn.uittreksel and not versie.trekt_in:
        opmerkingen.append(f"De regeling is een uittreksel: {versie.lijn.uittreksel_reden or 'reden onbekend'}")
    meldingen: list[Bezwaar] = [melding(opmerking, versie.gegevens.position) for opmerking in opmerkingen]
    tekst = replace(tekst, redactioneel=(*tekst.redactioneel, *opmerkingen))
    if fouten := sum(1 for _ in beletsels(bevindingen)):
        wat = "1 fout" if fouten == 1 else f"{fouten} fouten"
        vindt = f"Lint vindt {wat}; zo kan de regeling niet bekendgemaakt worden (renvooi lint {versie.adres})."
        meldingen.append(melding(vindt, versie.gegevens.position))
    return _lever(VALIDATIE, vol, tuple(knopen(vol.regeling)), tekst, voorgangers, meldingen, vroeger)


def _lever(
    opdracht: str,
    versie: Versie,
    nodes: tuple[Knoop, ...],
    tekst: Besluittekst,
    voorgangers: tuple[Versie, ...],
    bekend: list[Bezwaar],
    eerder: tuple[Schakel, ...],
) -> Levering:
    route = Route.INTREKKING if versie.trekt_in else Route.WIJZIGING if eerder else Route.NIEUW
    bezwaren = [*bekend, *bezwaren_gegevens(versie), *_bezwaren_tekst(versie.regeling, nodes, tekst, route)]
    intrekkingen, over_opvolging = trek_alleen_in(versie) if versie.trekt_in else trek_in(versie, tekst, voorgangers)
    beelden, over_beelden = lees_beelden(versie, nodes)
    bezwaren += (*over_opvolging, *over_beelden)
    if route is Route.WIJZIGING:
        bezwaren += bezwaren_eerder(eerder)
    namen = geef_namen(versie)
    if isinstance(namen, tuple):
        bezwaren += namen
    else:
        werken = intrekkingen if route is Route.INTREKKING else (namen.werk,)
        bezet = frozenset({pakket.OPDRACHT, pakket.MANIFEST, pakket.BESLUIT, *(b.naam for b in beelden.values())})
        bezwaren += bezwaren_ow(versie, werken, namen.doel, bezet, opdracht != PUBLICATIE)
    problemen = [bezwaar for bezwaar in bezwaren if isinstance(bezwaar, Problem)]
    if problemen or isinstance(namen, tuple):
        raise Refused(dict.fromkeys(problemen))
    lvbb = versie.overheid.stop.lvbb
    try:
        if versie.trekt_in:
            besluit = _intrekking(versie, tekst, namen, intrekkingen)
            bestanden = {pakket.BESLUIT: pakket.aanlevering(besluit, (), lvbb)}
        else:
            gekoppeld = keten(eerder, versie)
            besluit, regeling = _besluit(versie, tekst, namen, intrekkingen, gekoppeld, eerder)
            bestanden = {pakket.BESLUIT: pakket.aanlevering(besluit, regeling, lvbb)}
            bestanden |= _beelden(gekoppeld, versie, eerder, besluit[-1])
    except ValueError as fout:  # what lxml says of a control character
        advies = "Haal onzichtbare tekens uit de tekst en de gegevens."
        raise Refused(Problem(f"Een tekst past niet in XML: {fout}.", versie.gegevens.position, advies)) from fout
    bestanden |= ow_bestanden(versie)
    code, gegevens = versie.overheid.code, versie.gegevens
    oin, bekendgemaakt = versie.overheid.oin, gegevens.bekendgemaakt
    assert oin is not None and bekendgemaakt is not None, "bezwaren_gegevens refuses a version without"
    aanleveraar = versie.overheid.stop.aanleveraar or oin
    levering = pakket.levering_id((code, gegevens.werk, namen.versienummer, opdracht), bestanden)
    inhoud = {pakket.OPDRACHT: pakket.opdracht(opdracht, levering, oin, aanleveraar, bekendgemaakt)} | bestanden
    inhoud = {pakket.MANIFEST: pakket.manifest((pakket.MANIFEST, *inhoud))} | inhoud
    return Levering(inhoud, tuple(bezwaar for bezwaar in bezwaren if isinstance(bezwaar, Finding)))


def _beelden(
    gekoppeld: Gekoppeld, versie: Versie, eerder: tuple[Schakel, ...], besluit: etree._Element
) -> dict[str, bytes]:
    """The images that the besluit shows, by their name: in a change also those that are struck."""
    bestanden = {beeld.naam: versie.afbeeldingen[bron] for bron, beeld in gekoppeld.versie.beelden.items()}
    if gekoppeld.was is not None:
        oud = eerder[-1].versie.afbeeldingen
        bestanden = {beeld.naam: oud[bron] for bron, beeld in gekoppeld.was.beelden.items()} | bestanden
    getoond = {deel.get("naam") for deel in besluit.iter(T + "Illustratie", T + "InlineTekstAfbeelding")}
    return {naam: inhoud for naam, inhoud in bestanden.items() if naam in getoond}


Modules: TypeAlias = tuple[etree._Element, ...]
"""The modules of a besluit, its text last, or those of a version of a regulation."""


def _besluit(
    versie: Versie,
    tekst: Besluittekst,
    namen: Namen,
    intrekkingen: tuple[str, ...],
    gekoppeld: Gekoppeld,
    eerder: tuple[Schakel, ...],
) -> tuple[Modules, Modules]:
    regeling, compact = versie.regeling, gekoppeld.versie.compact
    route, inhoud = Route.NIEUW, compact
    if gekoppeld.was is not None:
        route, inhoud = Route.WIJZIGING, bewezen_mutatie(gekoppeld, versie.gegevens.position)
    besluit = besluit_compact(tekst, regeling.opschrift, route, inhoud, gekoppeld.versie.beelden)
    geef_ids(besluit, namen.voorvoegsel)
    for deel in besluit:
        if deel.tag != T + "WijzigBijlage":
            nummer_noten(deel)
    if route is Route.NIEUW:
        los_op(regeling, compact, besluit)
    else:
        maak_los(besluit)
    return (
        _van_besluit(versie, tekst, namen, intrekkingen, besluit, route),
        (
            metadata.identificatie(namen.werk, namen.expressie, metadata.REGELING),
            metadata.regelingversie_metadata(namen),
            *_regeling_metadata(versie, namen, intrekkingen, eerder),
        ),
    )


def _intrekking(versie: Versie, tekst: Besluittekst, namen: Namen, intrekkingen: tuple[str, ...]) -> Modules:
    """The modules of a besluit that only withdraws."""
    besluit = besluit_compact(tekst, versie.regeling.opschrift, Route.INTREKKING, None, {})
    geef_ids(besluit, namen.voorvoegsel)
    for deel in besluit:
        nummer_noten(deel)
    maak_los(besluit)
    return _van_besluit(versie, tekst, namen, intrekkingen, besluit, Route.INTREKKING)


def _van_besluit(
    versie: Versie,
    tekst: Besluittekst,
    namen: Namen,
    intrekkingen: tuple[str, ...],
    besluit: etree._Element,
    route: Route,
) -> Modules:
    return (
        metadata.identificatie(namen.besluit, namen.besluit_expressie, metadata.BESLUIT),
        metadata.besluit_metadata(versie, namen, besluit_titel(versie.regeling.opschrift, route)),
        metadata.procedureverloop(versie),
        metadata.consolidatie(versie, namen, _plaatsen(besluit, tekst, intrekkingen, route)),
        besluit,
    )


def _regeling_metadata(
    versie: Versie, namen: Namen, intrekkingen: tuple[str, ...], eerder: tuple[Schakel, ...]
) -> tuple[etree._Element, ...]:
    """The metadata of the regulation; a change says them again only when they are others."""
    if eerder and eerder[-1].versie.regeling.citeertitel == versie.regeling.citeertitel:
        return ()
    return (metadata.regeling_metadata(versie, namen, () if eerder else intrekkingen),)


def _plaatsen(besluit: etree._Element, tekst: Besluittekst, intrekkingen: tuple[str, ...], route: Route) -> Plaatsen:
    """Where in the besluit each thing is decided."""
    lichaam = besluit.find(T + "Lichaam")
    assert lichaam is not None, "besluit_compact writes one"
    slot = [deel.get("eId", "") for deel in lichaam if lokaal(deel) != "Redactioneel"]
    wijziging = None if route is Route.INTREKKING else slot.pop(0)
    eids = {soort: eid for (soort, _), eid in zip(tekst.slotbepalingen, slot, strict=True)}
    return Plaatsen(
        wijziging,
        eids["inwerkingtreding"],
        tuple(Intrekking(werk, eids["intrekking"]) for werk in intrekkingen),
    )


def _bezwaren_tekst(
    regeling: Regeling, nodes: tuple[Knoop, ...], tekst: Besluittekst, route: Route
) -> Iterator[Bezwaar]:
    mogelijk = doelen(regeling)
    if route is not Route.INTREKKING:
        yield from bezwaren_structuur(regeling.lichaam, None, regeling.position)
    nummers = [artikel.kop.nummer for _, artikel in tekst.slotbepalingen if artikel.kop.nummer]
    if nummers and route is Route.NIEUW:
        yield melding(
            f"De slotbepalingen (artikel {', '.join(nummers)}) staan in STOP in het besluit, als artikel II en verder.",
            tekst.slotbepalingen[0][1].position,
        )
    achteraan: tuple[Bijlage | Toelichting, ...] = (*regeling.bijlagen, *regeling.toelichtingen)
    for stuk in achteraan:
        yield from bezwaren_kop(stuk.kop, eenheid_naam(stuk), stuk.position)
        yield from bezwaren_divisies(stuk.inhoud, eenheid_naam(stuk), stuk.position)
    for extra in regeling.toelichtingen[1:]:
        yield Problem(
            "Een regeling heeft in STOP hoogstens één toelichting.", extra.position, "Voeg de toelichtingen samen."
        )
    yield from bezwaren_inhoud(nodes, mogelijk)
    for _, artikel in tekst.slotbepalingen:
        yield from bezwaren_artikel(artikel)
        yield from bezwaren_inhoud(alle_knopen(artikel), mogelijk)
    if tekst.motivering:
        yield from bezwaren_divisies(tekst.motivering, "de motivering", regeling.position)
        yield from bezwaren_motivering(tekst)
    for deel in tekst.motivering:
        yield from bezwaren_inhoud(alle_knopen(deel), mogelijk)
    for blok in (*tekst.aanhef, *tekst.sluiting):
        if not isinstance(blok, Alinea | Lijst):
            yield Problem(
                "Aanhef en slot van een besluit bestaan in STOP alleen uit alinea's en opsommingen.",
                blok.position,
                "Schrijf dit als alinea.",
            )
        yield from bezwaren_inhoud(alle_knopen(blok), mogelijk)


def _onaf(tekst: Besluittekst, plek: Position) -> Iterator[Problem]:
    """What still has to be filled in."""
    if not tekst.aanhef:
        yield Problem("Het besluit heeft geen aanhef.", plek, "Schrijf besluit/aanhef.md.")
    slot = (artikel for _, artikel in tekst.slotbepalingen)
    delen: tuple[Knoop, ...] = (*slot, *tekst.aanhef, *tekst.sluiting, *tekst.motivering)
    for deel in delen:
        for node in alle_knopen(deel):
            for wat in OPEN.findall(platte_tekst(tekst_van(node))):
                waar = node.position if node.position.file else plek
                yield Problem(f"In het besluit is nog open: {wat}.", waar, "Vul dit gegeven in.")
