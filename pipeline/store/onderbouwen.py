"""The onderbouwing of one changed provision as a file in its canonical form, new or brought up to date."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.formats.markdown.read import Gelezen, read_stuk
from pipeline.formats.markdown.write import write_stuk
from pipeline.model import Aanleiding, Aard, Blok, Divisie, Position, Problem, Refused
from pipeline.store.schrijven import Feiten, als_yaml
from pipeline.store.yaml import Waarde, lees_yaml

OPMERKING = re.compile(r"(?:^|\s)#", re.MULTILINE)
ANTWOORD = "wat u opgaf"
NIETS: Gelezen[tuple[Blok | Divisie, ...]] = Gelezen((), "", 0)


@dataclass(frozen=True, slots=True)
class Reden:
    """What is said about why something changes; what is not said is None or empty, and stays as it was."""

    aard: Aard | None = None
    aanleiding: tuple[Aanleiding, ...] = ()
    bron: tuple[str, ...] = ()
    tekst: str | None = None

    def __bool__(self) -> bool:
        return bool(self.aard or self.aanleiding or self.bron or self.tekst)


def onderbouwing_bestand(bestaand: str | None, reden: Reden, plek: Position) -> bytes:
    """The file that says so; what an existing file says besides stays. Refused without any text: why is the point."""
    old = _gelezen(bestaand, plek.file) if bestaand is not None else NIETS
    if OPMERKING.search(old.voorblad):
        message = "In dit bestand staat een opmerking (#), die verloren zou gaan."
        raise Refused(Problem(message, plek, "Wijzig de onderbouwing in het bestand zelf, of haal de opmerking weg."))
    facts = _feiten(old, plek)
    if reden.aard is not None:
        facts["aard"] = str(reden.aard)
    if reden.aanleiding:
        facts["aanleiding"] = [str(item) for item in reden.aanleiding]
    if reden.bron:
        facts["bron"] = list(reden.bron)
    body = _gelezen(reden.tekst, ANTWOORD).knoop if reden.tekst and reden.tekst.strip() else old.knoop
    if not body:
        message = "Een onderbouwing zonder tekst zegt niet waarom iets wijzigt."
        raise Refused(Problem(message, replace(plek, line=0, column=0), "Geef met --tekst een zin of meer."))
    if any(isinstance(part, Divisie) for part in body):
        raise Refused(Problem("In een onderbouwing horen geen koppen.", plek, "Schrijf gewone alinea’s."))
    order = sorted(facts, key=lambda name: KEYS.index(name) if name in KEYS else len(KEYS))
    return write_stuk(body, "", als_yaml({name: facts[name] for name in order}) if facts else "").encode()


KEYS = ("aard", "aanleiding", "bron", "kosten", "samenvatting")
"""The order in which docs/gegevens.md names them."""


def _gelezen(text: str, file: str) -> Gelezen[tuple[Blok | Divisie, ...]]:
    read, problems = read_stuk(text.strip("\n") + "\n", file, "")
    if read is None:
        raise Refused(problems)
    return read


def _feiten(old: Gelezen[tuple[Blok | Divisie, ...]], plek: Position) -> dict[str, str | list[str] | list[Feiten]]:
    read, problems = lees_yaml(old.voorblad, plek.file, old.voorblad_regel)
    if read is None:
        raise Refused(problems)
    facts: dict[str, str | list[str] | list[Feiten]] = {}
    for name, value in (read.waarde if isinstance(read.waarde, dict) else {}).items():
        if isinstance(value, str):
            facts[name] = value
        elif isinstance(value, list):
            facts[name] = _teksten(value)
    return facts


def _teksten(values: list[Waarde]) -> list[str]:
    return [value for value in values if isinstance(value, str)]
