"""What is known before the first word is set: styles by name, bookmarks, links and images of the paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from pipeline.formats.docx.beeld import Beelden
from pipeline.formats.docx.referentie import Referentie
from pipeline.formats.docx.stijlen import Soort
from pipeline.model.blad import Anker, Blad, Bladdeel, Kader, Loop, Regel, delen, regels

BUITEN = ("http://", "https://", "mailto:")
LANGST = 40
"""Characters that Word allows in the name of a bookmark."""
VREEMD = re.compile(r"[^A-Za-z0-9_]+")


@dataclass(frozen=True, slots=True)
class Zetting:
    """What setting a paper needs: `bladwijzers` by anchor, `koppelingen` (relationship ids) by address."""

    referentie: Referentie
    bladwijzers: Mapping[str, str]
    koppelingen: Mapping[str, str]
    beelden: Beelden

    def alinea(self, naam: str) -> str:
        """The id of a paragraph style."""
        return self.referentie.stijl(Soort.ALINEA, naam)

    def teken(self, naam: str) -> str:
        """The id of a character style."""
        return self.referentie.stijl(Soort.TEKEN, naam)


@dataclass(frozen=True, slots=True)
class Plaats:
    """Where a part stands: in how many parts with a label, how wide what holds it is (twips), in which frame.

    `tekst` is the style of plain paragraphs there, "" for the reference document's own; `in_cel` is inside a table.
    """

    breedte: int
    diepte: int = 0
    kader: str = ""
    tekst: str = ""
    uitlijning: str = ""
    in_cel: bool = False


def bladwijzers(blad: Blad) -> dict[str, str]:
    """A bookmark for each anchor: Word takes letters, digits and underscores, and no more than forty of them."""
    namen: dict[str, str] = {}
    bezet: set[str] = set()
    for anker in dict.fromkeys(_ankers(blad)):
        stam = VREEMD.sub("_", anker).strip("_")
        stam = stam if stam[:1].isalpha() else f"a_{stam}"
        naam, nummer = stam[:LANGST], 1
        while naam.lower() in bezet:
            nummer += 1
            achter = f"_{nummer}"
            naam = stam[: LANGST - len(achter)] + achter
        bezet.add(naam.lower())
        namen[anker] = naam
    return namen


def _ankers(blad: Blad) -> Iterator[str]:
    for deel in delen(alles(blad)):
        if isinstance(deel, Kader) and deel.anker:
            yield deel.anker
    for regel in regels(alles(blad)):
        yield from (stuk.naam for stuk in regel if isinstance(stuk, Anker) and stuk.naam)


def alles(blad: Blad) -> tuple[Bladdeel, ...]:
    """The paper with where it was made of, which stands at its end."""
    return (*blad.inhoud, *blad.voet)


def koppelingen(tekst: Iterable[Regel]) -> dict[str, str]:
    """A relationship id for each address outside the paper that a link may lead to."""
    adressen = (
        stuk.vorm.doel
        for regel in tekst
        for stuk in regel
        if isinstance(stuk, Loop) and stuk.vorm.doel.startswith(BUITEN)
    )
    return {adres: f"rIdKoppeling{nummer}" for nummer, adres in enumerate(dict.fromkeys(adressen), 1)}


def adres(doel: str) -> str:
    """The address with everything escaped that Word takes for a mistake."""
    return quote(doel, safe="%/:=&?~#+!$,;'@()*[]")
