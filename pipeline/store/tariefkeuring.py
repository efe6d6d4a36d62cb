"""What the form of a tariff file can't say: names that must exist, sums that must be possible, bounds that bound."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from pipeline.model import Position, Problem
from pipeline.model.tarief import Grens, Tariefcel, Tariefkolom, Tariefrij, Tariefsoort, Tarieftabel, Tarieven
from pipeline.model.tariefbedrag import (
    WRITTEN,
    afgeleid,
    celtekst,
    eigen_bedragen,
    geschreven_bedragen,
    getal,
    grenswaarde,
    plaats,
)
from pipeline.store.yaml import Ontleed, Pad

NAAM = re.compile(r"[a-z0-9][a-z0-9_-]*")
CALLED = re.compile(r"\[\^([^\s\]]+)\]")


def gebreken(tarieven: Tarieven, read: Ontleed) -> Iterator[Problem]:
    """Everything that keeps the data from being tables."""
    if not tarieven.tabellen:
        yield Problem(
            "Er staat geen tabel in dit bestand.", read.plek(("tabellen",)), "Voeg er een toe aan `tabellen:`."
        )
    yield from _namen("een tabel", ((tabel.naam, tabel.position) for tabel in tarieven.tabellen))
    for name, cap in tarieven.maxima.items():
        if cap.noot and cap.noot not in tarieven.noten:
            yield _onbekend("noot", cap.noot, tarieven.noten, read.plek(("maxima", name, "noot")))
    for at, tabel in enumerate(tarieven.tabellen):
        yield from _tabel(tarieven, tabel, read, ("tabellen", at))
    called = set(_aangeroepen(tarieven))
    for label in tarieven.noten:
        if label not in called:
            where = read.sleutels.get(("noten", label), read.plek(("noten", label)))
            yield Problem(f"Noot “{label}” wordt nergens aangeroepen.", where, f'Zet `noot: "{label}"` bij een cel.')


def _tabel(tarieven: Tarieven, tabel: Tarieftabel, read: Ontleed, pad: Pad) -> Iterator[Problem]:
    if not tabel.kolommen:
        yield Problem("Deze tabel heeft geen kolommen.", tabel.position, "Voeg er een toe aan `kolommen:`.")
    if not tabel.alle_rijen:
        yield Problem("Deze tabel heeft geen rijen.", tabel.position, "Voeg er een toe aan `rijen:` of `groepen:`.")
    if tabel.contant is not None and not tabel.contant:
        yield Problem("Afronden op 0 kan niet.", read.plek((*pad, "contant")), "Schrijf bijvoorbeeld 0,05.")
    yield from _namen("een kolom", ((kolom.naam, kolom.position) for kolom in tabel.kolommen))
    kolommen = {kolom.naam: kolom for kolom in tabel.kolommen}
    for kolom in tabel.kolommen:
        yield from _kolom(tabel, kolom, kolommen)
    for groep in tabel.groepen:
        for name in groep.contracten:
            if name not in tarieven.contracten:
                yield _onbekend("contract", name, tarieven.contracten, groep.position)
    names = Counter(rij.korte_naam or rij.naam for rij in tabel.alle_rijen)
    for rij in tabel.alle_rijen:
        if names[rij.korte_naam or rij.naam] > 1:
            advice = "Geef ze elk een eigen `korte_naam`; anders is niet te zeggen welke rij wijzigt."
            yield Problem(f"Er zijn twee rijen “{rij.korte_naam or rij.naam}” in deze tabel.", rij.position, advice)
        yield from _rij(tarieven, tabel, rij, kolommen)


def _kolom(tabel: Tarieftabel, kolom: Tariefkolom, kolommen: dict[str, Tariefkolom]) -> Iterator[Problem]:
    if kolom.formule is not None:
        base = kolommen.get(kolom.formule.kolom)
        if base is None:
            yield _onbekend("kolom", kolom.formule.kolom, kolommen, kolom.position)
        elif base.formule is not None:
            advice = "Neem een kolom met eigen bedragen als grondslag."
            yield Problem(f"Kolom “{base.naam}” is zelf een formule.", kolom.position, advice)
    if kolom.tijdvakken and tabel.soort is not Tariefsoort.RITPRIJZEN:
        yield Problem(
            "Alleen ritprijzen hebben tijdvakken.", kolom.position, "Schrijf `soort: ritprijzen` bij de tabel."
        )
    for grens in kolom.tijdvakken:
        yield from _grens(grens, kolom.position)


def _rij(tarieven: Tarieven, tabel: Tarieftabel, rij: Tariefrij, kolommen: dict[str, Tariefkolom]) -> Iterator[Problem]:
    if tabel.soort is Tariefsoort.RITPRIJZEN and rij.band is None:
        yield Problem(
            "Bij deze rit staat niet hoe lang zij is.", rij.position, "Voeg `band:` toe, met vanaf en tot_en_met."
        )
    if tabel.soort is not Tariefsoort.RITPRIJZEN and rij.band is not None:
        yield Problem("Alleen ritprijzen hebben een band.", rij.position, "Schrijf `soort: ritprijzen` bij de tabel.")
    if rij.band is not None:
        yield from _grens(rij.band, rij.position)
    for name, cel in rij.cellen.items():
        if name not in kolommen:
            yield _onbekend("kolom", name, kolommen, cel.position)
    for kolom in tabel.kolommen:
        yield from _cel(tarieven, tabel, rij, kolom)


def _cel(tarieven: Tarieven, tabel: Tarieftabel, rij: Tariefrij, kolom: Tariefkolom) -> Iterator[Problem]:
    cel = rij.cellen.get(kolom.naam)
    place = plaats(tarieven, tabel, rij, kolom)
    where = place.cel.position
    own = eigen_bedragen(place.cel)
    known = {other.naam for other in tabel.kolommen if other.formule is None}
    if cel is None or (not own and cel.tekst is None):
        if kolom.formule is None and not (cel is not None and cel.maximum):
            message = f"In rij “{place.rijnaam}” zegt kolom “{kolom.naam}” niets."
            yield Problem(message, where, "Schrijf een bedrag, n.v.t. of leeg.")
        elif kolom.formule is not None and kolom.formule.kolom in known and not afgeleid(place):
            message = f"Kolom “{kolom.naam}” van rij “{place.rijnaam}” is niet te berekenen."
            yield Problem(
                message, where, f"Kolom “{kolom.formule.kolom}” heeft hier geen bedrag; schrijf n.v.t. of leeg."
            )
    if cel is None:
        return
    if sum((cel.bedrag is not None, bool(cel.bedragen), cel.afwijking is not None)) > 1:
        yield Problem("Deze cel heeft twee keer een bedrag.", where, "Kies `bedrag`, `bedragen` of `afwijking`.")
    if cel.afwijking is not None and kolom.formule is None:
        yield Problem("Afwijken kan alleen van een formule.", where, "Schrijf hier `bedrag:`.")
    if cel.afwijking is not None and not cel.afwijking.reden.strip():
        yield Problem("Van deze afwijking staat niet waarom.", where, "Vul `reden:` in.")
    if cel.maximum and cel.maximum not in tarieven.maxima:
        yield _onbekend("maximum", cel.maximum, tarieven.maxima, where)
    for label in (cel.noot, *CALLED.findall(cel.tekst or "")):
        if label and label not in tarieven.noten:
            yield _onbekend("noot", label, tarieven.noten, where)
    yield from _letterlijk(cel, own, where)


def _letterlijk(cel: Tariefcel, own: Iterable[Decimal], where: Position) -> Iterator[Problem]:
    """A literal text must state the amounts that the data gives it, and the data those of the text."""
    if cel.tekst is None:
        return
    written = geschreven_bedragen(cel.tekst)
    for amount in own:
        if amount not in written:
            message = f"De tekst “{cel.tekst}” noemt het bedrag {getal(amount, 0)} niet."
            yield Problem(message, where, "Laat `tekst` en `bedrag` hetzelfde zeggen.")
    if not own and WRITTEN.match(cel.tekst):
        yield Problem(
            f"“{cel.tekst}” is een bedrag.", where, "Zet het getal ook onder `bedrag:`, zodat ermee gerekend wordt."
        )


def _grens(grens: Grens, where: Position) -> Iterator[Problem]:
    for name in ("vanaf", "na", "voor", "tot_en_met"):
        value = getattr(grens, name)
        if value is not None and grenswaarde(value) is None:
            yield Problem(f"“{value}” is geen afstand of tijdstip.", where, "Schrijf bijvoorbeeld 12,5 of 09.00.")
    for one, other in (("vanaf", "na"), ("voor", "tot_en_met")):
        if getattr(grens, one) is not None and getattr(grens, other) is not None:
            yield Problem(f"`{one}` en `{other}` sluiten elkaar uit.", where, "Kies er één.")


def _namen(what: str, named: Iterable[tuple[str, Position]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for name, where in named:
        if not NAAM.fullmatch(name):
            advice = "Gebruik kleine letters, cijfers en streepjes."
            yield Problem(f"“{name}” kan geen naam van {what} zijn.", where, advice)
        if name in seen:
            yield Problem(f"De naam “{name}” is al van {what} hierboven.", where, "Kies een andere naam.")
        seen.add(name)


def _onbekend(what: str, name: str, known: Iterable[str], where: Position) -> Problem:
    names = ", ".join(known)
    advice = f"Bekend zijn: {names}." if names else "Er is er geen; voeg hem toe."
    return Problem(f"“{name}” is geen {what} in dit bestand.", where, advice)


def _aangeroepen(tarieven: Tarieven) -> Iterator[str]:
    """Every footnote that a table calls."""
    for tabel in tarieven.tabellen:
        texts = [tabel.rijkop, tabel.titel or "", *(kolom.kop for kolom in tabel.kolommen)]
        texts += [groep.kop or "" for groep in tabel.groepen]
        for rij in tabel.alle_rijen:
            texts.append(rij.naam)
            texts += [celtekst(plaats(tarieven, tabel, rij, kolom)) for kolom in tabel.kolommen]
        for text in texts:
            yield from CALLED.findall(text)
