"""The consolidated text: how the ordinance reads in this version, for everyone, at a path that stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from pipeline.council.omslag import Huisstijl, Omslag, omslag
from pipeline.council.slot import slot_html, slot_ingangen, slot_van_werk
from pipeline.formats.html.regeling import inhoud_html, regeling_html
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


def consolidatie(versie: Versie, stijl: Huisstijl, image: Callable[[str], str | None]) -> Consolidatie:
    """The consolidated text of this version; `image` says where its images are."""
    closing = slot_van_werk(versie, stijl.sjablonen)
    body, rest = regeling_html(versie.regeling, stijl.words, image, LEVEL)
    return Consolidatie(
        omslag=omslag(versie, datum=versie.gegevens.inwerkingtreding),
        opschrift=versie.gegevens.opschrift,
        gegevens=versie.gegevens,
        inhoud=inhoud_html(versie.regeling, slot_ingangen(versie, closing)),
        lichaam=body,
        slot=slot_html(versie, closing, LEVEL, stijl),
        bijlagen=rest,
    )
