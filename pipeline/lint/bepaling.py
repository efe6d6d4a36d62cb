"""Which provision somebody means: "5.2.2", "artikel 5, tweede lid, onderdeel a", an id, the name of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from pipeline.lint.verwijzing import RANG
from pipeline.model import (
    Artikel,
    Bijlage,
    Knoop,
    Li,
    Lid,
    Lijst,
    Plaats,
    Problem,
    Refused,
    Regeling,
    Structuur,
    Toelichting,
    eenheid_naam,
    kinderen,
    lid_naam,
    plaatsen,
)

Eenheid = Structuur | Artikel | Bijlage | Toelichting

AANWIJZING = re.compile(
    r"(?P<bepaling>.+?)"
    r"(?:,? (?:(?P<rang>[a-zë]+|\d{1,2}(?:e|de|ste)) lid|lid (?P<lid>\S+?)))?"
    r"(?P<onderdelen>(?:,? (?:onderdeel|sub|letter|onder) [^\s,]+)*)",
    re.IGNORECASE,
)
ONDERDEEL = re.compile(r"(?:onderdeel|sub|letter|onder) ([^\s,]+)", re.IGNORECASE)
MARKS = "°*.):"
GENOEMD = 12
"""How many provisions an answer names at most."""


@dataclass(frozen=True, slots=True)
class Doel:
    """What is meant: a provision that is a file, and in an article perhaps a lid and onderdelen, outermost first."""

    plaats: Plaats
    lid: Lid | None = None
    onderdelen: tuple[Li, ...] = ()

    @property
    def naam(self) -> str:
        """How messages call it: "artikel 5, tweede lid, onderdeel a"."""
        parts = [eenheid_naam(self.plaats.eenheid)]
        if self.lid is not None:
            parts.append(lid_naam(self.lid.nummer))
        for depth, item in enumerate(self.onderdelen):
            parts.append(f"{'onder' if depth else 'onderdeel'} {item.nummer}")
        return ", ".join(parts)


def zoek(regeling: Regeling, tekst: str) -> Doel:
    """The one provision that is meant; refused with what comes near, or with all that fit."""
    wanted = " ".join(tekst.split())
    places = plaatsen(regeling)
    if found := _bepaling(places, wanted):
        return Doel(_een(found, tekst))
    match = AANWIJZING.fullmatch(wanted)
    if match is None or not (found := _bepaling(places, match["bepaling"])):
        raise Refused(_onbekend(places, tekst))
    place = _een(found, tekst)
    node: Knoop = place.eenheid
    lid: Lid | None = None
    if label := _lidnummer(match):
        lid = next((part for part in kinderen(node) if isinstance(part, Lid) and sleutel(part.nummer) == label), None)
        if lid is None:
            raise Refused(_zonder(eenheid_naam(place.eenheid), lid_naam(label), leden(node)))
        node = lid
    items: list[Li] = []
    for label in ONDERDEEL.findall(match["onderdelen"]):
        here = tuple(_onderdelen(node))
        item = next((one for one in here if sleutel(one.nummer) == sleutel(label)), None)
        if item is None:
            raise Refused(
                _zonder(Doel(place, lid, tuple(items)).naam, f"onderdeel {label}", [one.nummer for one in here])
            )
        items.append(item)
        node = item
    return Doel(place, lid, tuple(items))


def sleutel(nummer: str) -> str:
    """By which a number or label is known: "2:10." is "2.10", "1°" is "1"."""
    return nummer.strip(MARKS + "( ").replace(":", ".").casefold()


def leden(node: Knoop) -> tuple[str, ...]:
    """The numbers of the leden of an article."""
    return tuple(part.nummer for part in kinderen(node) if isinstance(part, Lid))


def _onderdelen(node: Knoop) -> Iterator[Li]:
    """The labelled items directly in an article, lid or item."""
    for part in kinderen(node):
        if isinstance(part, Lijst):
            yield from (item for item in part.items if item.nummer)


def _lidnummer(match: re.Match[str]) -> str:
    if rang := (match["rang"] or "").lower():
        return RANG.get(rang) or re.sub(r"\D", "", rang)
    return sleutel(match["lid"] or "")


def _bepaling(places: Sequence[Plaats], wanted: str) -> list[Plaats]:
    """The provisions of this id, file name, name or number; an article goes before another with that number."""
    low = wanted.casefold().removesuffix(".md").rstrip("/")
    ways = (
        [place for place in places if isinstance(place.eenheid, Artikel) and place.eenheid.id == wanted],
        [place for place in places if low in _bestandsnamen(place)],
        [place for place in places if sleutel(eenheid_naam(place.eenheid)) == sleutel(low)],
        [place for place in places if isinstance(place.eenheid, Artikel) and _is_nummer(place, low)],
        [place for place in places if _is_nummer(place, low)],
    )
    return next((found for found in ways if found), [])


def _is_nummer(place: Plaats, low: str) -> bool:
    number = sleutel(place.eenheid.kop.nummer)
    return bool(number) and number == sleutel(low)


def _bestandsnamen(place: Plaats) -> tuple[str, ...]:
    """The ways to write the file of a provision: with its folders or without; of a container its folder."""
    path = place.pad.removesuffix(".md").casefold()
    if isinstance(place.eenheid, Structuur):
        path = path.rpartition("/")[0]
    return path, f"tekst/{path}", path.rpartition("/")[2]


def _een(found: list[Plaats], tekst: str) -> Plaats:
    if len(found) > 1:
        message = f"“{tekst}” past op meer dan één bepaling: {', '.join(place.pad for place in found)}."
        raise Refused(Problem(message, advice="Noem het bestand, of het id dat boven het artikel staat."))
    return found[0]


def _onbekend(places: Sequence[Plaats], tekst: str) -> Problem:
    names = [eenheid_naam(place.eenheid) for place in places]
    if re.fullmatch(r"\d+[a-z]?", tekst.strip(), re.IGNORECASE):  # a bare number is that of an article
        choices = {
            at: place.eenheid.kop.nummer for at, place in enumerate(places) if isinstance(place.eenheid, Artikel)
        }
    else:
        choices = dict(enumerate(names))
    found = process.extract(tekst.strip(), choices, scorer=fuzz.WRatio, score_cutoff=60, limit=3)
    near = [names[at] for _, _, at in found]
    more = f" en nog {len(names) - GENOEMD} andere" if len(names) > GENOEMD else ""
    advice = f"Bedoelt u {_of(near)}?" if near else f"Er is: {', '.join(names[:GENOEMD])}{more}."
    return Problem(f"De bepaling “{tekst}” is er niet.", advice=advice)


def _of(names: Sequence[str]) -> str:
    return " of ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _zonder(waarin: str, wat: str, er_is: Sequence[str]) -> Problem:
    advice = f"Er is: {', '.join(er_is)}." if er_is else "Daar is niets genummerd."
    return Problem(f"In {waarin} staat geen {wat}.", advice=advice)
