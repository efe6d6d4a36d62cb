"""The prose of a council paper by its fixed headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from pipeline.council.omslag import Huisstijl
from pipeline.formats.html.regeling import blokken_html
from pipeline.model import Alinea, Blok, Divisie, Li, Lijst, Stuk, kop_sleutel, kop_tekst


@dataclass(frozen=True, slots=True)
class Sectie:
    """A section: its heading as written and its text, rendered; `beslispunten` is the text with its points numbered.

    Empty `tekst`: the heading was written with nothing under it.
    """

    kop: str
    tekst: Markup
    beslispunten: Markup


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

    def is_leeg(self, kop: str) -> bool:
        """Whether the heading was written with nothing under it: its writer says that there is nothing to say."""
        return any(kop_sleutel(found.kop) == kop_sleutel(kop) and not found.tekst for found in self.secties)

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
    text = blokken_html(divisie.inhoud, stijl.words, niveau + 1, prefix)
    points = blokken_html(beslispunten(divisie.inhoud), stijl.words, niveau + 1, prefix)
    return Sectie(kop_tekst(divisie.kop), text, points)


def beslispunten(inhoud: tuple[Blok | Divisie, ...]) -> tuple[Blok | Divisie, ...]:
    """The points that are to be decided, numbered when there are several and their writer did not number them."""
    paragraphs = [part for part in inhoud if isinstance(part, Alinea)]
    if len(paragraphs) == len(inhoud) > 1:
        return (_genummerd(tuple(Li("", (part,)) for part in paragraphs)),)
    return tuple(
        _genummerd(part.items) if isinstance(part, Lijst) and len(part.items) > 1 and not part.items[0].nummer else part
        for part in inhoud
    )


def _genummerd(items: tuple[Li, ...]) -> Lijst:
    return Lijst(tuple(replace(item, nummer=str(number)) for number, item in enumerate(items, start=1)))
