"""The prose of a council paper by its fixed headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pipeline.council.omslag import Huisstijl
from pipeline.formats.html.regeling import blokken_html
from pipeline.model import Blok, Divisie, Stuk, kop_sleutel, kop_tekst


@dataclass(frozen=True, slots=True)
class Sectie:
    """A section: its heading as written and its text, rendered."""

    kop: str
    tekst: Markup


@dataclass(frozen=True, slots=True)
class Proza:
    """The sections of a paper, found by heading whatever its capitals; `vooraf` is the text before the first one.

    The store refuses two sections under one heading, so none is passed over here.
    """

    vooraf: Markup
    secties: tuple[Sectie, ...]

    def sectie(self, kop: str) -> Sectie | None:
        """The section under this heading, None when there is none or when it is empty."""
        return next(
            (found for found in self.secties if kop_sleutel(found.kop) == kop_sleutel(kop) and found.tekst), None
        )

    def overige(self, koppen: Sequence[str]) -> tuple[Sectie, ...]:
        """The sections under other headings, in their order."""
        known = {kop_sleutel(kop) for kop in koppen}
        return tuple(found for found in self.secties if kop_sleutel(found.kop) not in known)


def proza(stuk: Stuk | None, stijl: Huisstijl, niveau: int, prefix: str) -> Proza:
    """The sections of the paper; headings inside a section start at the level after `niveau`."""
    if stuk is None:
        return Proza(Markup(""), ())
    loose = tuple(part for part in stuk.inhoud if not isinstance(part, Divisie))
    headed = [part for part in stuk.inhoud if isinstance(part, Divisie)]
    vooraf = blokken_html(loose, stijl.words, niveau, prefix)
    return Proza(vooraf, tuple(_sectie(part, stijl, niveau, f"{prefix}-{n}") for n, part in enumerate(headed, start=1)))


def _sectie(divisie: Divisie, stijl: Huisstijl, niveau: int, prefix: str) -> Sectie:
    inhoud: tuple[Blok | Divisie, ...] = divisie.inhoud
    return Sectie(kop_tekst(divisie.kop), blokken_html(inhoud, stijl.words, niveau + 1, prefix))
