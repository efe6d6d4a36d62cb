"""The versions of one Work in a row, each with the identities that it has from the one before it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.formats.stop.beeld import Beeld, Beelden, lees_beelden
from pipeline.formats.stop.identiteit import Eenheidspaar, Tekstversie, eerste_versie, volgende_versie
from pipeline.formats.stop.namen import Namen, geef_namen, voorvoegsel
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

    Raises Refused when STOP can't hold one of the texts, when one has an image that can't be delivered, or when the
    version or the one before it has no name in STOP (its date of adoption is unknown).
    """
    problemen = [*bezwaren_eerder(eerder), *bezwaren_naam(versie), *_bezwaren(versie)]
    if problemen:
        raise Refused(dict.fromkeys(problemen))
    opeen = [*(schakel.versie for schakel in eerder), versie]
    beelden = _beelden(opeen)
    gekoppeld = Gekoppeld(_eerste(opeen[0], beelden[0]))
    for schakel, volgende, plaatjes in zip(eerder, opeen[1:], beelden[1:], strict=True):
        tekst, paren = volgende_versie(
            gekoppeld.versie,
            volgende.regeling,
            schakel.naar_volgende,
            _expressie(volgende),
            voorvoegsel(volgende),
            plaatjes,
            volgende.identiteit,
        )
        gekoppeld = Gekoppeld(tekst, gekoppeld.versie, paren)
    return gekoppeld


def bezwaren_eerder(eerder: Sequence[Schakel]) -> Iterator[Problem]:
    """Why the earlier versions can't be built upon.

    Only the last of them is named in a change; of those before it the text counts, and not the day of its adoption.
    """
    for schakel in eerder:
        yield from _bezwaren(schakel.versie)
    if eerder:
        yield from bezwaren_naam(eerder[-1].versie)


def bezwaren_naam(versie: Versie) -> Iterator[Problem]:
    """Why a version has no name in STOP."""
    if geef_namen(versie) == ():
        yield Problem(
            f"De datum `vastgesteld` van {versie.adres} is niet bekend.",
            versie.gegevens.position,
            "Vul haar in; STOP noemt een versie naar die dag.",
        )


def _eerste(versie: Versie, beelden: Beelden) -> Tekstversie:
    return eerste_versie(versie.regeling, _expressie(versie), voorvoegsel(versie), beelden, versie.identiteit)


def _expressie(versie: Versie) -> str:
    """The AKN name; "" for an early version of which the day of adoption is unknown."""
    namen = geef_namen(versie)
    return namen.expressie if isinstance(namen, Namen) else ""


def _bezwaren(versie: Versie) -> Iterator[Problem]:
    namen = geef_namen(versie)
    if not isinstance(namen, Namen):
        yield from namen
    nodes = tuple(knopen(versie.regeling))
    bezwaren = (
        *bezwaren_structuur(versie.regeling.lichaam, None, versie.regeling.position),
        *bezwaren_inhoud(nodes, doelen(versie.regeling)),
        *lees_beelden(versie, nodes)[1],
    )
    yield from (bezwaar for bezwaar in bezwaren if isinstance(bezwaar, Problem))


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
