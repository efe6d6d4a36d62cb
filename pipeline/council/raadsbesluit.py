"""The raadsbesluit: the decision of the council with the whole text it adopts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from pipeline.council.aanhef import aanhef
from pipeline.council.omslag import Huisstijl, Omslag, beelden, omslag
from pipeline.council.slot import slot_html, slotbepalingen
from pipeline.formats.html.regeling import blokken_html, regeling_html
from pipeline.model import Ondertekenaar, Versie

LEVEL = 3


@dataclass(frozen=True, slots=True)
class Raadsbesluit:
    """What the template of the raadsbesluit fills in."""

    omslag: Omslag
    kenmerk: str | None
    aanhef: Markup
    opschrift: str
    lichaam: Markup
    slot: tuple[Markup, ...]
    bijlagen: Markup
    vergadering: date | None
    ondertekenaars: tuple[Ondertekenaar, ...]


def raadsbesluit(versie: Versie, was: Versie | None, stijl: Huisstijl) -> Raadsbesluit:
    """The decision by which this version is adopted."""
    besluit = versie.besluit.gegevens if versie.besluit else None
    day = versie.gegevens.vastgesteld or (besluit.vergaderdata.raad if besluit else None)
    images = beelden(versie).get
    body, rest = regeling_html(versie.regeling, stijl.words, images, LEVEL)
    return Raadsbesluit(
        omslag=omslag(versie, *((was,) if was else ()), datum=day),
        kenmerk=besluit.zaaknummers.voorstel if besluit else None,
        aanhef=blokken_html(aanhef(versie, was, stijl.sjablonen), stijl.words, 0, "aanhef"),
        opschrift=versie.gegevens.opschrift,
        lichaam=body,
        slot=slot_html(versie, slotbepalingen(versie, stijl.sjablonen), LEVEL, stijl),
        bijlagen=rest,
        vergadering=day,
        ondertekenaars=versie.overheid.ondertekenaars.raad,
    )
