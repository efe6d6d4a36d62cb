"""What a version still lacks on its way to publication, and who must supply it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from pipeline.model import (
    ZONDER_REDEN,
    Artikel,
    Bijlage,
    Comparison,
    Gegevens,
    Normverwijzing,
    Soort,
    Status,
    Structuur,
    Toelichting,
    Versie,
    met_lidwoord,
    nieuw,
    oud,
    slug,
)


class Wie(StrEnum):
    """Who knows it."""

    STELLER = "steller"
    JURIST = "jurist"
    COLLEGE = "college"
    GRIFFIE = "griffie"
    PUBLICATIE = "publicatiemedewerker"


class Voor(StrEnum):
    """By when it is needed."""

    AANBIEDEN = "aanbieden"
    VASTSTELLEN = "vaststellen"
    BEKENDMAKEN = "bekendmaken"


@dataclass(frozen=True, slots=True)
class Ontbreekt:
    """Something unknown: what, who must supply it, where it is written down, and before which step."""

    wat: str
    wie: Wie
    waar: str
    voor: Voor


def ontbreekt(versie: Versie, comparisons: Iterable[Comparison]) -> tuple[Ontbreekt, ...]:
    """All that is still unknown, the first needed first; nothing of a version that was announced."""
    if versie.gegevens.status is Status.BEKENDGEMAAKT:
        return ()
    found = [*_voorstel(versie), *_redenen(versie, comparisons), *_regeling(versie), *_dagen(versie.gegevens)]
    found += _overheid(versie)
    order = list(Voor)
    return tuple(sorted(found, key=lambda one: order.index(one.voor)))


def _voorstel(versie: Versie) -> Iterator[Ontbreekt]:
    record = "besluit/besluit.yaml"
    if versie.besluit is None:
        yield Ontbreekt("het voorstel", Wie.STELLER, record, Voor.AANBIEDEN)
        return
    facts = versie.besluit.gegevens
    for known, wat, wie, sleutel in (
        (facts.zaaknummers.voorstel, "het zaaknummer van het voorstel", Wie.STELLER, "zaaknummers.voorstel"),
        (facts.datum, "de datum van de adviesnota", Wie.STELLER, "datum"),
        (facts.team, "het team", Wie.STELLER, "team"),
        (facts.openbaarheid, "of de adviesnota openbaar is", Wie.STELLER, "openbaarheid"),
        (facts.portefeuillehouder, "de portefeuillehouder", Wie.COLLEGE, "portefeuillehouder"),
        (facts.vergaderdata.college, "de dag waarop het college vergadert", Wie.COLLEGE, "vergaderdata.college"),
        (facts.vergaderdata.raad, "de dag waarop de raad vergadert", Wie.GRIFFIE, "vergaderdata.raad"),
    ):
        if known is None:
            yield Ontbreekt(wat, wie, f"`{sleutel}` in {record}", Voor.AANBIEDEN)
    if not {"adviesnota", "raadsvoorstel"} & versie.besluit.stukken.keys():
        # one is enough: the raadsvoorstel takes over what the adviesnota says under the same headings
        yield Ontbreekt("de tekst van de adviesnota", Wie.STELLER, "besluit/adviesnota.md", Voor.AANBIEDEN)


def _redenen(versie: Versie, comparisons: Iterable[Comparison]) -> Iterator[Ontbreekt]:
    reasons = {reden.wijziging: reden for reden in (versie.besluit.onderbouwingen if versie.besluit else ())}
    seen: set[str] = set()
    for change in (change for comparison in comparisons for change in comparison.wijzigingen):
        node = nieuw(change.inhoud) or oud(change.inhoud)
        if change.soort is Soort.OPMAAK or not isinstance(node, Artikel | Structuur | Bijlage | Toelichting):
            continue
        key = slug(node)
        where = f"besluit/onderbouwing/{key}.md"
        if key in seen or (key not in reasons and change.soort in ZONDER_REDEN):
            continue
        seen.add(key)
        if key not in reasons:
            yield Ontbreekt(f"de onderbouwing bij {met_lidwoord(change.naam)}", Wie.STELLER, where, Voor.AANBIEDEN)
        elif reasons[key].aard is None:
            wat = f"of de wijziging van {change.naam} technisch of inhoudelijk is"
            yield Ontbreekt(wat, Wie.JURIST, f"`aard` in {where}", Voor.AANBIEDEN)


def _regeling(versie: Versie) -> Iterator[Ontbreekt]:
    lijn = versie.lijn
    if not lijn.grondslagen:
        yield Ontbreekt("de grondslag", Wie.JURIST, "`grondslagen` in regeling.yaml", Voor.AANBIEDEN)
    if lijn.uittreksel:
        yield Ontbreekt("de hele tekst (dit is een uittreksel)", Wie.STELLER, "tekst/", Voor.BEKENDMAKEN)
    for norm in versie.gegevens.externe_normen:
        where = "`externe_normen` in versie.yaml"
        if not norm.inzage:
            wat = f"waar iedereen “{norm.titel}” kosteloos kan lezen"
            yield Ontbreekt(wat, Wie.STELLER, where, Voor.BEKENDMAKEN)
        if norm.verwijzing is None or (norm.verwijzing is Normverwijzing.STATISCH and not norm.uitgave):
            yield Ontbreekt(f"welke uitgave van “{norm.titel}” bindt", Wie.JURIST, where, Voor.AANBIEDEN)
    for known, wat, sleutel in (
        (lijn.onderwerpen, "de onderwerpen", "onderwerpen"),
        (lijn.rechtsgebieden, "de rechtsgebieden", "rechtsgebieden"),
        (lijn.onderwerp_cvdr, "het onderwerp in de woorden van CVDR", "onderwerp_cvdr"),
    ):
        if not known:
            yield Ontbreekt(wat, Wie.PUBLICATIE, f"`{sleutel}` in regeling.yaml", Voor.BEKENDMAKEN)


def _dagen(gegevens: Gegevens) -> Iterator[Ontbreekt]:
    for known, wat, wie, sleutel, voor in (
        (gegevens.inwerkingtreding, "de dag van inwerkingtreding", Wie.JURIST, "inwerkingtreding", Voor.BEKENDMAKEN),
        (gegevens.vastgesteld, "de dag van vaststelling", Wie.GRIFFIE, "vastgesteld", Voor.BEKENDMAKEN),
        (gegevens.ondertekend, "de dag van ondertekening", Wie.GRIFFIE, "ondertekend", Voor.BEKENDMAKEN),
    ):
        if known is None:
            yield Ontbreekt(wat, wie, f"`{sleutel}` in versie.yaml", voor)


def _overheid(versie: Versie) -> Iterator[Ontbreekt]:
    if versie.overheid.oin is None:
        yield Ontbreekt("het OIN", Wie.PUBLICATIE, "`oin` in overheid.yaml", Voor.BEKENDMAKEN)
    signers = versie.overheid.ondertekenaars
    for orgaan, wie, present in (("raad", Wie.GRIFFIE, signers.raad), ("college", Wie.COLLEGE, signers.college)):
        where = f"`ondertekenaars.{orgaan}` in overheid.yaml"
        if not present:
            yield Ontbreekt("wie er tekent", wie, where, Voor.AANBIEDEN)
        for een in present:
            if not een.naam:
                yield Ontbreekt(f"de naam van de {een.functie}", wie, where, Voor.BEKENDMAKEN)
