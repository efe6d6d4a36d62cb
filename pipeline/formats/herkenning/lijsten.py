"""Onderdelen that a source wrote as paragraphs that begin with a letter or a sign."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.formats.herkenning.meld import Meld
from pipeline.model import Alinea, Artikel, Blok, Li, Lid, Lijst, Tekst, platte_tekst

BEGIN = re.compile(r"(?:(?P<letter>[a-z]{1,2})[.)]\s*|(?P<graad>\d{1,2}[°º])\.?\s*)(?=\S)")
"""What opens a paragraph that is an onderdeel: "b. ", "aa. ", "2°. "; a blank may have been lost."""
ALFABET = "abcdefghijklmnopqrstuvwxyz"


def herken_lijsten(artikel: Artikel, meld: Meld) -> Artikel:
    """The article with lists for paragraphs that are lettered a, b, c … or 1°, 2°, 3° … in it and in its leden."""
    gevonden: list[Blok | Lid] = []
    los: list[Blok] = []
    for deel in artikel.inhoud:
        if isinstance(deel, Lid):
            gevonden += met_lijsten(los, meld)
            los = []
            gevonden.append(replace(deel, inhoud=met_lijsten(deel.inhoud, meld)))
        else:
            los.append(deel)
    return replace(artikel, inhoud=(*gevonden, *met_lijsten(los, meld)))


def met_lijsten(blokken: Sequence[Blok], meld: Meld) -> tuple[Blok, ...]:
    """The blocks, each run of two or more lettered paragraphs as a list; degrees below a letter go into its item."""
    gevonden: list[Blok] = []
    plek = 0
    while plek < len(blokken):
        items, verder = _lijst(blokken, plek)
        if len(items) < 2 or (gevonden and isinstance(gevonden[-1], Lijst)):
            gevonden.append(blokken[plek])
            plek += 1
            continue
        vooraf = gevonden[-1] if gevonden else None
        zeker = isinstance(vooraf, Alinea) and platte_tekst(vooraf.inhoud).rstrip().endswith(":")
        meld("Als lijst gelezen: alinea's die met een letter of teken beginnen.", zeker, blokken[plek].position)
        gevonden.append(Lijst(tuple(items), blokken[plek].position))
        plek = verder
    return tuple(gevonden)


def _lijst(blokken: Sequence[Blok], plek: int) -> tuple[list[Li], int]:
    """The items of the list that begins here, and where it ends."""
    items: list[Li] = []
    while plek < len(blokken):
        gevonden = _item(blokken[plek])
        if gevonden is None:
            break
        item = gevonden
        if not _volgt(item.nummer, [een.nummer for een in items]):
            binnen, verder = _lijst(blokken, plek) if items and item.nummer.rstrip("°º") == "1" else ([], plek)
            if len(binnen) < 2:
                break
            items[-1] = replace(items[-1], inhoud=(*items[-1].inhoud, Lijst(tuple(binnen), blokken[plek].position)))
            plek = verder
            continue
        items.append(item)
        plek += 1
    return items, plek


def _item(blok: Blok) -> Li | None:
    match blok:
        case Alinea((Tekst(tekst) as eerste, *rest)) if found := BEGIN.match(tekst):
            nummer = found["letter"] or found["graad"]
            over = replace(eerste, inhoud=tekst[found.end() :])
            return Li(nummer, (replace(blok, inhoud=(over, *rest)),), blok.position)
        case _:
            return None


def _volgt(nummer: str, eerder: Sequence[str]) -> bool:
    """Whether it is the next mark: a as the first, b or aa after a, 2° after 1°."""
    if not eerder:
        return nummer == "a" or nummer.rstrip("°º") == "1"
    vorige = eerder[-1]
    if vorige[0].isdigit() or nummer[0].isdigit():
        getallen = (vorige.rstrip("°º"), nummer.rstrip("°º"))
        return all(map(str.isdigit, getallen)) and int(getallen[1]) == int(getallen[0]) + 1
    volgende = ALFABET[(ALFABET.index(vorige[0]) + 1) % len(ALFABET)]
    return nummer == volgende or (len(nummer) > 1 and nummer[0] == vorige[0] and nummer > vorige)
