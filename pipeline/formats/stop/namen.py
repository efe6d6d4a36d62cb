"""The names of what is delivered: AKN for regulation and besluit, JOIN for the change they make together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model import Problem, Versie

VERSIENUMMER = re.compile(r"[a-zA-Z0-9-]{1,32}")
WERK = re.compile(r"(?:(?P<jaar>[12]\d{3})/)?(?P<naam>[a-zA-Z0-9][a-zA-Z0-9_-]{0,94})")
JAAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
CODE = re.compile(r"(?:gm|ws)\d{4}|pv\d{2}")
TOOI = {"gm": "gemeente", "ws": "waterschap", "pv": "provincie"}
"""How TOOI calls the kinds of authority, by the letters of their code."""
ORGAAN = {"gm": "c_2a7d8663", "ws": "c_70c87e3d", "pv": "c_411b4e4a"}
"""The organ that adopts ordinances (TOOI): gemeenteraad, algemeen bestuur, provinciale staten."""


@dataclass(frozen=True, slots=True)
class Namen:
    """All identifiers of one delivery; `voorvoegsel` begins the wIds that are born in it."""

    werk: str
    expressie: str
    besluit: str
    besluit_expressie: str
    doel: str
    versienummer: str
    voorvoegsel: str
    overheid: str
    orgaan: str


def geef_namen(versie: Versie) -> Namen | tuple[Problem, ...]:
    """The identifiers of a version, or why it can't have them; the date of adoption must be known."""
    code, gegevens = versie.overheid.code, versie.gegevens
    bezwaren: list[Problem] = []
    if not CODE.fullmatch(code):
        bezwaren.append(
            Problem(
                f"De code “{code}” is niet van een gemeente (gm en vier cijfers), waterschap (ws en vier cijfers) of "
                "provincie (pv en twee cijfers).",
                versie.overheid.position,
                "Voor andere overheden kan renvooi geen STOP-aanlevering maken.",
            )
        )
    versienummer = versie.adres.versie
    if not VERSIENUMMER.fullmatch(versienummer):
        bezwaren.append(
            Problem(
                f"De versienaam “{versienummer}” kan geen STOP-versienummer zijn: alleen letters, cijfers en -, "
                "hoogstens 32 tekens (STOP1016).",
                gegevens.position,
                "Geef de map van de versie een andere naam.",
            )
        )
    werk = werk_naam(versie)
    if isinstance(werk, Problem):
        bezwaren.append(werk)
    vastgesteld = gegevens.vastgesteld
    if bezwaren or isinstance(werk, Problem) or vastgesteld is None:
        return tuple(bezwaren)
    naam = werk.rpartition("/")[2]
    if not naam.endswith(f"-{versienummer}"):
        naam = f"{naam}-{versienummer}"
    besluit = f"/akn/nl/bill/{code}/{vastgesteld.year}/{naam}"
    return Namen(
        werk=werk,
        expressie=f"{werk}/nld@{vastgesteld.isoformat()};{versienummer}",
        besluit=besluit,
        besluit_expressie=f"{besluit}/nld@{vastgesteld.isoformat()}",
        doel=f"/join/id/proces/{code}/{vastgesteld.year}/{naam}",
        versienummer=versienummer,
        voorvoegsel=voorvoegsel(versie),
        overheid=f"/tooi/id/{TOOI[code[:2]]}/{code}",
        orgaan=f"/tooi/def/thes/kern/{ORGAAN[code[:2]]}",
    )


def voorvoegsel(versie: Versie) -> str:
    """What begins the wIds that are born in a version ("gm1773_2022")."""
    return f"{versie.overheid.code}_{versie.adres.versie}"


def werk_naam(versie: Versie) -> str | Problem:
    """The AKN name of the Work, the same for all its versions.

    Its year is the one before the name in `werk` ("2022/naam"). Else it is the one in the name, or that of the first
    adoption when that was earlier: no version may be older than its Work.
    """
    code, gegevens = versie.overheid.code, versie.gegevens
    match = WERK.fullmatch(gegevens.werk)
    if not match:
        return Problem(
            f"De naam “{gegevens.werk}” kan geen STOP-werk zijn: verwacht werden letters, cijfers, - en _.",
            gegevens.position,
            "Pas `werk` aan, bijvoorbeeld: verordening-sociaal-domein-2022.",
        )
    in_naam = JAAR.search(match["naam"])
    vastgesteld = (versie.oorsprong or gegevens).vastgesteld
    jaren = [*([in_naam[0]] if in_naam else []), *([str(vastgesteld.year)] if vastgesteld else [])]
    jaar = match["jaar"] or min(jaren, default=None)
    if jaar is None:
        return Problem(
            f"Het jaar van het werk “{gegevens.werk}” is niet bekend.",
            gegevens.position,
            "Vul `vastgesteld` in of zet het jaar in `werk`, bijvoorbeeld: 2019/verordening-sociaal-domein.",
        )
    return f"/akn/nl/act/{code}/{jaar}/{match['naam']}"
