"""What a reader is shown of a comparison: per changed provision its old and its new text, in columns or in one.

Everything here is read from the Comparison; nothing is compared again. What the rows *mean* in words (headings,
"(nieuw artikel)", what was renumbered) is said by the template.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from markupsafe import Markup

from pipeline.formats.html.berichten import Bericht, berichten, onzichtbaar
from pipeline.formats.html.kolommen import Kolommen, Leegte
from pipeline.formats.html.lopend import Lopend
from pipeline.formats.html.rijen import TITELS, Context, Overgeslagen, WasWordtRij, kop_wijzigt
from pipeline.formats.html.weergave import LOS, Woordenlijst, Zijden
from pipeline.model import (
    Artikel,
    Bij,
    Bijlage,
    Comparison,
    Gelijk,
    Knoop,
    Paar,
    Soort,
    Structuur,
    Toelichting,
    Vergeleken,
    Vervallen,
    Weg,
    Weggelaten,
    Wijziging,
    alleen_kenmerk,
    inlines,
    kop_tekst,
    met,
    nieuwe_woorden,
    oude_woorden,
    platte_tekst,
    slug,
    tekst_van,
)

__all__ = [
    "LOS",
    "Context",
    "Leeg",
    "Overgeslagen",
    "WasWordt",
    "WasWordtBlok",
    "WasWordtGroep",
    "WasWordtRij",
    "Zijden",
    "renvooi",
    "sleutel",
    "waswordt",
]


class Leeg(StrEnum):
    """Why a side has no text."""

    NIEUW = "nieuw"
    VERVALLEN = "vervallen"
    NIET_IN_BRON = "niet in bron"


@dataclass(frozen=True, slots=True)
class WasWordtBlok:
    """One changed provision.

    `sleutel` is the name its onderbouwing has, `opschrift` its whole heading, `titel` that without label and number,
    `eenheid` the kind of provision, in Dutch. `kop` is the heading with its marks, in layout w8; None where
    the provision has none of its own, such as a title.
    """

    anker: str
    sleutel: str
    naam: str
    opschrift: str
    titel: str
    eenheid: str
    pad: tuple[str, ...]
    soort: Soort
    soorten: tuple[Soort, ...]
    rijen: tuple[WasWordtRij, ...] = ()
    berichten: tuple[Bericht, ...] = ()
    was_leeg: Leeg | None = None
    wordt_leeg: Leeg | None = None
    kop: Markup | None = None
    kop_wijzigt: bool = False

    @property
    def tekst_gelijk(self) -> bool:
        """Whether its text stays the same: it only moved, or got another number."""
        return not self.kop_wijzigt and all(rij.overgeslagen for rij in self.rijen)


@dataclass(frozen=True, slots=True)
class WasWordtGroep:
    """Changed provisions that stand together: in one container, or of one kind (`soort`)."""

    soort: str
    pad: tuple[str, ...]
    blokken: tuple[WasWordtBlok, ...]


@dataclass(frozen=True, slots=True)
class WasWordt:
    """The whole of it: the groups in order, and what differs in emphasis or spacing only."""

    groepen: tuple[WasWordtGroep, ...]
    alleen_opmaak: tuple[str, ...]

    @property
    def blokken(self) -> tuple[WasWordtBlok, ...]:
        """Every changed provision in order."""
        return tuple(blok for groep in self.groepen for blok in groep.blokken)


def waswordt(comparison: Comparison, words: Woordenlijst, context: Context, zijden: Zijden = LOS) -> WasWordt:
    """The two columns of every visible change."""

    def kolommen(change: Wijziging, blok: WasWordtBlok) -> WasWordtBlok:
        leegte = Leegte(blok.was_leeg is not None, blok.wordt_leeg is not None)
        rows = Kolommen(blok.anker, words, zijden).rijen(change, context, leegte)
        return replace(blok, rijen=tuple(rows), berichten=tuple(berichten(change)))

    return _gezet(comparison, kolommen)


def renvooi(comparison: Comparison, words: Woordenlijst, context: Context, zijden: Zijden = LOS) -> WasWordt:
    """Every visible change as one running text, with what is gone struck and what is new added."""

    def lopend(change: Wijziging, blok: WasWordtBlok) -> WasWordtBlok:
        setter = Lopend(blok.anker, words, zijden)
        return replace(
            blok,
            rijen=tuple(setter.rijen(change, context)),
            berichten=tuple(onzichtbaar(change)),
            kop=setter.kop(change.inhoud),
        )

    return _gezet(comparison, lopend)


def _gezet(comparison: Comparison, zet: Callable[[Wijziging, WasWordtBlok], WasWordtBlok]) -> WasWordt:
    seen: dict[str, int] = {}
    blokken: list[WasWordtBlok] = []
    opmaak: list[str] = []
    for change in comparison.wijzigingen:
        if change.soort is Soort.OPMAAK:
            opmaak += [] if alleen_kenmerk(change) else [change.naam]
            continue
        key = sleutel(change)
        seen[key] = seen.get(key, 0) + 1
        anker = f"wijziging-{key}" + (f"-{seen[key]}" if seen[key] > 1 else "")
        blokken.append(zet(change, _blok(change, key, anker)))
    groups = groupby(blokken, key=lambda blok: (_groep(blok), blok.pad if blok.eenheid == "artikel" else ()))
    return WasWordt(tuple(WasWordtGroep(soort, pad, tuple(group)) for (soort, pad), group in groups), tuple(opmaak))


def _blok(change: Wijziging, sleutel: str, anker: str) -> WasWordtBlok:
    """The change without its text."""
    node = _knoop(change)
    was_leeg, wordt_leeg = _leegte(change)
    plek = change.wordt or change.was
    return WasWordtBlok(
        anker=anker,
        sleutel=sleutel,
        naam=change.naam,
        opschrift=_opschrift(node),
        titel=platte_tekst(tekst_van(node)) or change.naam,
        eenheid=_eenheid(node),
        pad=plek.pad[:-1] if plek else (),
        soort=change.soort,
        soorten=change.soorten,
        was_leeg=was_leeg,
        wordt_leeg=wordt_leeg,
        kop_wijzigt=not isinstance(change.inhoud, Paar | Gelijk)
        or (isinstance(change.inhoud, Paar) and kop_wijzigt(change.inhoud)),
    )


def _groep(blok: WasWordtBlok) -> str:
    if blok.soort in TITELS:
        return "titel"
    return blok.eenheid if blok.eenheid in ("artikel", "bijlage", "toelichting") else "structuur"


def _knoop(change: Wijziging) -> Knoop:
    """The provision with its heading, as new, or as old when it is gone: then that is its name."""
    match change.inhoud:
        case Paar(was, _, tekst) if change.soort is Soort.VERVALLEN:
            return met(was, inlines(oude_woorden(tekst)), ())
        case Paar(_, wordt, tekst):
            return met(wordt, inlines(nieuwe_woorden(tekst)), ())
        case _:
            return change.inhoud.knoop


def sleutel(change: Wijziging) -> str:
    """The name that the onderbouwing of a change has."""
    node = _knoop(change)
    if change.soort in TITELS or not isinstance(node, Artikel | Structuur | Bijlage | Toelichting):
        return change.soort.value
    return slug(node)


def _opschrift(node: Knoop) -> str:
    return kop_tekst(node.kop) if isinstance(node, Artikel | Structuur | Bijlage | Toelichting) else ""


def _eenheid(node: Knoop) -> str:
    return node.soort.value.lower() if isinstance(node, Structuur) else type(node).__name__.lower()


def _leegte(change: Wijziging) -> tuple[Leeg | None, Leeg | None]:
    if isinstance(change.inhoud, Bij):
        return Leeg.NIEUW, None
    if isinstance(change.inhoud, Weg):
        return None, Leeg.VERVALLEN
    if isinstance(change.inhoud, Paar) and change.soort is Soort.VERVALLEN:
        new = [_of(part) for part in change.inhoud.kinderen if not isinstance(part, Weg)]
        return None, Leeg.VERVALLEN if all(isinstance(part, Vervallen) for part in new) else None
    if isinstance(change.inhoud, Paar) and change.soort is Soort.VERVANGEN:
        old = [part for part in change.inhoud.kinderen if not isinstance(part, Bij)]
        if all(isinstance(_of(part), Weggelaten) for part in old):
            return Leeg.NIET_IN_BRON, None
    return None, None


def _of(part: Vergeleken) -> Knoop:
    return part.wordt if isinstance(part, Paar) else part.knoop
