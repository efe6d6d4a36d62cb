"""What must be known about a version before it can be delivered, all of it told at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.formats.stop.metadata import concept, soort_ref, soort_regeling
from pipeline.formats.stop.passend import Bezwaar, melding
from pipeline.model import Knoop, Position, Problem, Status, Versie, Weggelaten, beletsels
from pipeline.model.datums import verkeerde_datums

NOG_NIET = (Status.CONCEPT, Status.AANGEBODEN)
ZATERDAG = 5


def bezwaren_gegevens(versie: Versie) -> Iterator[Bezwaar]:
    """Unknown or impossible data."""
    overheid, lijn, gegevens = versie.overheid, versie.lijn, versie.gegevens
    if overheid.oin is None:
        yield _onbekend("het OIN van de overheid", "oin", "overheid.yaml", overheid.position)
    elif len(overheid.oin) != 20 or not overheid.oin.isdecimal() or not overheid.oin.isascii():
        yield Problem(f"Het OIN “{overheid.oin}” is geen getal van 20 cijfers.", overheid.position, "Verbeter `oin`.")
    for datum, naam in (
        (gegevens.vastgesteld, "vastgesteld"),
        (gegevens.ondertekend, "ondertekend"),
        (gegevens.inwerkingtreding, "inwerkingtreding"),
        (gegevens.bekendgemaakt, "bekendgemaakt"),
    ):
        if datum is None:
            yield _onbekend(f"de datum `{naam}`", naam, gegevens.bestand, gegevens.position)
    if not lijn.onderwerpen:
        yield _onbekend("het onderwerp", "onderwerpen", "regeling.yaml", lijn.position)
    for code in (*lijn.onderwerpen, *lijn.rechtsgebieden):
        if concept(code) is None:
            yield Problem(f"“{code}” is geen TOOI-code; verwacht werd iets als c_d0463fb7.", lijn.position)
    if versie.trekt_in:
        pass  # the besluit makes no regulation, of whatever kind
    elif lijn.soort_regeling is None:
        yield _onbekend("de soort regeling", "soort_regeling", "regeling.yaml", lijn.position)
    elif soort_regeling(lijn) is None:
        yield Problem(
            f"“{lijn.soort_regeling}” is geen soort regeling; verwacht werd iets als regelingtype_003.", lijn.position
        )
    if not versie.regeling.opschrift:
        yield _onbekend("het opschrift", "opschrift", gegevens.bestand, gegevens.position)
    yield from beletsels(verkeerde_datums(gegevens))
    yield from _meldingen(versie)


def bezwaren_publicatie(versie: Versie, nodes: Iterable[Knoop]) -> Iterator[Bezwaar]:
    """Why a version can't be published, though a trial of it can."""
    advies = "Met --proef kan wel een proefaanlevering."
    lijn, gegevens = versie.lijn, versie.gegevens
    if lijn.uittreksel and not versie.trekt_in:
        reden = f" ({lijn.uittreksel_reden.rstrip('.')})" if lijn.uittreksel_reden else ""
        wat = f"Dit is een uittreksel{reden}; een uittreksel kan niet bekendgemaakt worden."
        yield Problem(wat, lijn.position, advies)
    if gegevens.status in NOG_NIET:
        yield Problem(f"De versie is nog niet vastgesteld (status: {gegevens.status}).", gegevens.position, advies)
    for node in () if lijn.uittreksel else nodes:
        if isinstance(node, Weggelaten):
            yield Problem("Hier is tekst weggelaten (“[…]”).", node.position, "Vul de tekst aan.")


def _onbekend(wat: str, sleutel: str, bestand: str, position: Position) -> Problem:
    advies = f"Vul `{sleutel}` in {bestand} in."
    if sleutel == "bekendgemaakt":
        advies = f"Vul `bekendgemaakt` in {bestand} in, of geef de geplande dag met --bekendmaking."
    return Problem(f"Nog onbekend: {wat}.", position, advies)


def _meldingen(versie: Versie) -> Iterator[Bezwaar]:
    gegevens = versie.gegevens
    if gegevens.terugwerkend_tot_en_met is not None:
        yield melding(
            f"De terugwerkende kracht tot en met {gegevens.terugwerkend_tot_en_met.isoformat()} staat alleen in de "
            "tekst: STOP 1.3.0 kan haar niet naast de inwerkingtreding opnemen (STOP1029).",
            gegevens.position,
        )
    if gegevens.uitwerkingtreding is not None:
        yield melding(
            "De uitwerkingtreding staat alleen in de tekst: STOP heeft er geen gegeven voor.", gegevens.position
        )
    if gegevens.bekendgemaakt is not None and gegevens.bekendgemaakt.weekday() >= ZATERDAG:
        yield melding("De dag van bekendmaking valt in een weekend; de LVBB eist een werkdag.", gegevens.position)
    for grondslag in versie.lijn.grondslagen:
        if soort_ref(grondslag) is None:
            yield melding(
                f"De grondslag “{grondslag.tekst}” heeft geen verwijzing en staat daarom niet in de metadata.",
                versie.lijn.position,
            )
