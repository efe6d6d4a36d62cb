"""The consolidated text: how the ordinance reads in this version, for everyone, at a path that stays."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from pipeline.council.omslag import Huisstijl, Omslag, beelden, omslag
from pipeline.council.slot import slotbepalingen
from pipeline.formats.html.regeling import artikel_html, inhoud_html, regeling_html
from pipeline.model import Gegevens, Versie

LEVEL = 2


@dataclass(frozen=True, slots=True)
class Consolidatie:
    """What the template of the consolidated text fills in."""

    omslag: Omslag
    opschrift: str
    gegevens: Gegevens
    inhoud: Markup
    lichaam: Markup
    slot: tuple[Markup, ...]
    bijlagen: Markup


def consolidatie(versie: Versie, stijl: Huisstijl) -> Consolidatie:
    """The consolidated text of this version."""
    body, rest = regeling_html(versie.regeling, stijl.words, beelden(versie).get, LEVEL)
    closing = slotbepalingen(versie, stijl.sjablonen)
    return Consolidatie(
        omslag=omslag(versie),
        opschrift=versie.gegevens.opschrift,
        gegevens=versie.gegevens,
        inhoud=inhoud_html(versie.regeling),
        lichaam=body,
        slot=tuple(artikel_html(artikel, stijl.words, LEVEL, f"slot-{kind}") for kind, artikel in closing),
        bijlagen=rest,
    )
