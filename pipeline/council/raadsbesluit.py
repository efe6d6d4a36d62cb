"""The raadsbesluit: the decision of the council, with the whole text it adopts or the amendments it makes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from pipeline.council.aanhef import aanhef, is_wijziging
from pipeline.council.omslag import Huisstijl, Omslag, beelden, omslag
from pipeline.council.slot import slot_html, slotbepalingen
from pipeline.council.sluiting import STUK as SLOT
from pipeline.council.sluiting import ondertekenaars, sluiting
from pipeline.council.wijzigingsverordening import Wijzigingsverordening, wijzigingsverordening
from pipeline.formats.html.regeling import blokken_html, regeling_html
from pipeline.model import Comparison, Ondertekenaar, Refused, Versie

LEVEL = 3


@dataclass(frozen=True, slots=True)
class Vaststelling:
    """A new ordinance with its whole text; the closing articles stand between the body and the annexes."""

    opschrift: str
    lichaam: Markup
    slot: tuple[Markup, ...]
    bijlagen: Markup


@dataclass(frozen=True, slots=True)
class Raadsbesluit:
    """What the template of the raadsbesluit fills in: a new ordinance, or one that amends; the other is None.

    When the amendment can't be said in its form, neither is there, and `onzegbaar` says why: the decision stays open,
    visibly, while the papers that lead to it can be made. `slot` is a closing that is written out, signatures and all.
    """

    omslag: Omslag
    kenmerk: str | None
    aanhef: Markup
    vergadering: date | None
    ondertekenaars: tuple[Ondertekenaar, ...]
    vaststelling: Vaststelling | None
    wijziging: Wijzigingsverordening | None
    onzegbaar: tuple[str, ...] = ()
    slot: Markup | None = None


def raadsbesluit(versie: Versie, was: Versie | None, comparison: Comparison | None, stijl: Huisstijl) -> Raadsbesluit:
    """The decision by which this version is adopted: by amending the version before it, or as a new ordinance.

    `was` and `comparison` come together; None when nothing came before.
    """
    besluit = versie.besluit.gegevens if versie.besluit else None
    day = versie.gegevens.vastgesteld or (besluit.vergaderdata.raad if besluit else None)
    amends = was is not None and comparison is not None and is_wijziging(versie, was)
    amendment: Wijzigingsverordening | None = None
    unsayable: tuple[str, ...] = ()
    if was and comparison and amends:
        try:
            amendment = wijzigingsverordening(versie, was, comparison, stijl)
        except Refused as refused:
            unsayable = tuple(map(str, refused.problems))
    return Raadsbesluit(
        omslag=omslag(versie, *((was,) if was else ()), datum=day),
        kenmerk=besluit.zaaknummers.voorstel if besluit else None,
        aanhef=blokken_html(aanhef(versie, was, stijl.sjablonen), stijl.words, 0, "aanhef"),
        vergadering=day,
        ondertekenaars=ondertekenaars(versie),
        vaststelling=None if amends else _vaststelling(versie, stijl),
        wijziging=amendment,
        onzegbaar=unsayable,
        slot=_geschreven_slot(versie, stijl),
    )


def _geschreven_slot(versie: Versie, stijl: Huisstijl) -> Markup | None:
    if versie.besluit is None or SLOT not in versie.besluit.stukken:
        return None
    return blokken_html(sluiting(versie, stijl.sjablonen), stijl.words, 0, "slot")


def _vaststelling(versie: Versie, stijl: Huisstijl) -> Vaststelling:
    body, rest = regeling_html(versie.regeling, stijl.words, beelden(versie).get, LEVEL)
    closing = slot_html(versie, slotbepalingen(versie, stijl.sjablonen), LEVEL, stijl)
    return Vaststelling(versie.gegevens.opschrift, body, closing, rest)
