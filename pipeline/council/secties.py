"""The prose of a council paper by its fixed headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup
from rapidfuzz import fuzz, process

from pipeline.council.omslag import Huisstijl
from pipeline.formats.html.regeling import blokken_html
from pipeline.model import Alinea, Blok, Divisie, Li, Lijst, Stuk, kop_sleutel, kop_tekst

KOPPEN = "html/koppen-{}.j2"
LIJKT_OP = 75
"""How much a heading must be like a fixed one, of 100, to be taken for a slip of the pen."""


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


def bijna_koppen(stuk: Stuk | None, naam: str, stijl: Huisstijl) -> tuple[str, ...]:
    """What to say of headings in a paper that are nearly a fixed one: its section stays open, and nobody would know.

    `naam` is that of the paper; its fixed headings stand in a template that a municipality may change.
    """
    if stuk is None:
        return ()
    fixed = {kop_sleutel(kop): kop for kop in stijl.sjablonen.lijst(KOPPEN.format(naam), "koppen")}
    written = {kop_sleutel(kop_tekst(part.kop)): part for part in stuk.inhoud if isinstance(part, Divisie)}
    absent = [key for key in fixed if key not in written]
    said = []
    for key, part in written.items():
        near = process.extractOne(key, absent, scorer=fuzz.ratio, score_cutoff=LIJKT_OP) if key not in fixed else None
        if near:
            kop = kop_tekst(part.kop)
            said.append(f"de kop “{kop}” ({part.position}) is geen vaste kop. Bedoelt u “{fixed[near[0]]}”?")
    return tuple(said)


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
