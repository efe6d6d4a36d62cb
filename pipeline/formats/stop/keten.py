"""The versions of one Work in a row, each with the identities that it has from the one before it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.formats.stop.beeld import Beeld, Beelden, lees_beelden
from pipeline.formats.stop.identiteit import Eenheidspaar, Tekstversie, eerste_versie, volgende_versie
from pipeline.formats.stop.namen import Namen, geef_namen
from pipeline.formats.stop.passend import bezwaren_inhoud, bezwaren_structuur
from pipeline.formats.stop.verwijzing import doelen
from pipeline.model import Comparison, Problem, Refused, Versie, knopen


@dataclass(frozen=True, slots=True)
class Schakel:
    """An earlier version of a Work, and how it became the one after it."""

    versie: Versie
    naar_volgende: Comparison


@dataclass(frozen=True, slots=True)
class Gekoppeld:
    """The last version of a Work, the one before it (None: it is the first), and the provisions that both have."""

    versie: Tekstversie
    was: Tekstversie | None = None
    paren: tuple[Eenheidspaar, ...] = ()


def keten(eerder: Sequence[Schakel], versie: Versie) -> Gekoppeld:
    """The version with its identities, from those of all earlier versions of the Work, the oldest first.

    Raises Refused when STOP can't hold one of the texts, or when one has no name in STOP (its date of adoption is
    unknown) or an image that can't be delivered.
    """
    opeen = [*(schakel.versie for schakel in eerder), versie]
    problemen = [problem for een in opeen for problem in _bezwaren(een)]
    if problemen:
        raise Refused(dict.fromkeys(problemen))
    beelden = _beelden(opeen)
    gekoppeld = Gekoppeld(_eerste(opeen[0], beelden[0]))
    for schakel, volgende, plaatjes in zip(eerder, opeen[1:], beelden[1:], strict=True):
        namen = _namen(volgende)
        tekst, paren = volgende_versie(
            gekoppeld.versie,
            volgende.regeling,
            schakel.naar_volgende,
            namen.expressie,
            namen.voorvoegsel,
            plaatjes,
            volgende.identiteit,
        )
        gekoppeld = Gekoppeld(tekst, gekoppeld.versie, paren)
    return gekoppeld


def _eerste(versie: Versie, beelden: Beelden) -> Tekstversie:
    namen = _namen(versie)
    return eerste_versie(versie.regeling, namen.expressie, namen.voorvoegsel, beelden, versie.identiteit)


def _namen(versie: Versie) -> Namen:
    namen = geef_namen(versie)
    assert isinstance(namen, Namen), "keten refuses a version without names"
    return namen


def _bezwaren(versie: Versie) -> tuple[Problem, ...]:
    namen = geef_namen(versie)
    if not isinstance(namen, Namen):
        onbekend = Problem(
            f"De datum `vastgesteld` van {versie.adres} is niet bekend.",
            versie.gegevens.position,
            "Vul haar in; STOP noemt een versie naar die dag.",
        )
        return namen or (onbekend,)
    nodes = tuple(knopen(versie.regeling))
    bezwaren = (
        *bezwaren_structuur(versie.regeling.lichaam, None, versie.regeling.position),
        *bezwaren_inhoud(nodes, doelen(versie.regeling)),
        *lees_beelden(versie, nodes)[1],
    )
    return tuple(bezwaar for bezwaar in bezwaren if isinstance(bezwaar, Problem))


def _beelden(versies: Sequence[Versie]) -> list[dict[str, Beeld]]:
    """The images of each version; a file that changed while it kept its name gets a name of its own."""
    bekend: dict[str, str] = {}
    found: list[dict[str, Beeld]] = []
    for versie in versies:
        beelden, _ = lees_beelden(versie, knopen(versie.regeling))
        eigen = {bron: _met_naam(beeld, versie.afbeeldingen[bron], bekend) for bron, beeld in beelden.items()}
        found.append(eigen)
    return found


def _met_naam(beeld: Beeld, inhoud: bytes, bekend: dict[str, str]) -> Beeld:
    vinger = hashlib.sha256(inhoud).hexdigest()
    if bekend.setdefault(beeld.naam, vinger) == vinger:
        return beeld
    stam, punt, soort = beeld.naam.rpartition(".")
    return replace(beeld, naam=f"{stam}-{vinger[:8]}{punt}{soort}")
