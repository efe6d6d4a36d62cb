"""Bijlage 1 of a proposal: what the ordinance was and what it becomes, with the reason of every change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from pipeline.council.omslag import Huisstijl, beelden
from pipeline.formats.html.regeling import blokken_html, paden
from pipeline.formats.html.waswordt import (
    Context,
    WasWordt,
    WasWordtBlok,
    WasWordtGroep,
    Zijden,
    renvooi,
    waswordt,
)
from pipeline.formats.html.weergave import nowhere
from pipeline.model import ZONDER_REDEN, Comparison, Indeling, Onderbouwing, Versie

CONSOLIDATED = "geconsolideerd.html"


@dataclass(frozen=True, slots=True)
class Reden:
    """The onderbouwing of a change, rendered."""

    tekst: Markup
    samenvatting: str | None
    aard: str | None
    aanleiding: tuple[str, ...]
    bron: tuple[str, ...]
    kosten: str | None


@dataclass(frozen=True, slots=True)
class Toegelicht:
    """A changed provision with its reason; `open_reden` says that one is due and not there yet.

    `elders` is the number of the annex of the paper where the new text is printed instead of in the table.
    """

    blok: WasWordtBlok
    reden: Reden | None
    open_reden: bool
    elders: int | None = None


@dataclass(frozen=True, slots=True)
class Bijlage1Groep:
    """Changed provisions that stand together, with their reasons."""

    soort: str
    pad: tuple[str, ...]
    wijzigingen: tuple[Toegelicht, ...]


@dataclass(frozen=True, slots=True)
class Bijlage1:
    """The whole annex in one of the layouts; `zonder_wijziging` lists reasons that belong to no change."""

    indeling: Indeling
    groepen: tuple[Bijlage1Groep, ...]
    alleen_opmaak: tuple[str, ...]
    zonder_wijziging: tuple[str, ...]

    @property
    def wijzigingen(self) -> tuple[Toegelicht, ...]:
        """Every change in order."""
        return tuple(change for groep in self.groepen for change in groep.wijzigingen)


def bijlage1(versie: Versie, was: Versie, comparison: Comparison, stijl: Huisstijl, context: Context) -> Bijlage1:
    """The annex of the proposal for this version, in the layout that the proposal asks for."""
    zijden = Zijden(
        link_oud=nowhere,
        link_nieuw=naar_geconsolideerd(versie),
        image_oud=beelden(was).get,
        image_nieuw=beelden(versie).get,
    )
    indeling = versie.besluit.gegevens.indeling if versie.besluit else Indeling.W1
    return ingedeeld(versie, comparison, stijl, context, indeling, zijden)


def naar_geconsolideerd(versie: Versie) -> Callable[[str], str | None]:
    """Where a text of the version is found in its consolidated page."""
    anchors = paden(versie.regeling)
    return lambda path: f"{CONSOLIDATED}{anchors[path]}" if path in anchors else None


def ingedeeld(
    versie: Versie, comparison: Comparison, stijl: Huisstijl, context: Context, indeling: Indeling, zijden: Zijden
) -> Bijlage1:
    """What changes to this version in a layout, with the reasons that the version carries."""
    shown = SETTERS[indeling](comparison, stijl.words, context, zijden)
    return met_redenen(shown, versie.besluit.onderbouwingen if versie.besluit else (), stijl, indeling)


SETTERS = {Indeling.W1: waswordt, Indeling.W2: waswordt, Indeling.W8: renvooi}


def met_redenen(
    shown: WasWordt, onderbouwingen: tuple[Onderbouwing, ...], stijl: Huisstijl, indeling: Indeling
) -> Bijlage1:
    """Each change with the reason that bears its name."""
    reasons = {reason.wijziging.casefold(): reason for reason in onderbouwingen}
    used: set[str] = set()

    def told(blok: WasWordtBlok) -> Toegelicht:
        reason = reasons.get(blok.sleutel.casefold())
        if reason is None:
            return Toegelicht(blok, None, open_reden=blok.soort not in ZONDER_REDEN)
        used.add(reason.wijziging)
        return Toegelicht(blok, _reden(reason, blok, stijl), open_reden=False)

    groepen = tuple(_groep(groep, tuple(map(told, groep.blokken))) for groep in shown.groepen)
    unused = tuple(reason.wijziging for reason in onderbouwingen if reason.wijziging not in used)
    return Bijlage1(indeling, groepen, shown.alleen_opmaak, unused)


def _groep(groep: WasWordtGroep, told: tuple[Toegelicht, ...]) -> Bijlage1Groep:
    return Bijlage1Groep(groep.soort, groep.pad, told)


def _reden(reason: Onderbouwing, blok: WasWordtBlok, stijl: Huisstijl) -> Reden:
    return Reden(
        tekst=blokken_html(reason.tekst, stijl.words, 5, f"{blok.anker}-onderbouwing"),
        samenvatting=reason.samenvatting,
        aard=str(reason.aard) if reason.aard else None,
        aanleiding=tuple(str(driver) for driver in reason.aanleiding),
        bron=reason.bron,
        kosten=reason.kosten,
    )
