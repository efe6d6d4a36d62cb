"""Leden and onderdelen that a source wrote as a list, or as paragraphs that begin with a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.formats.herkenning.meld import Meld
from pipeline.formats.markdown import label as labels
from pipeline.model import Alinea, Artikel, Blok, Li, Lid, Lijst, Tekst, platte_tekst

NUMMER = re.compile(r"(?P<getal>\d{1,3})(?P<letter>[a-z]{0,2})")
AANKONDIGING = re.compile(r":$|\bals volgt\b[^.]*\.$")
BEGIN = re.compile(r"(?P<nummer>\d{1,3}[a-z]{0,2})[.)]\s+(?=\S)")
"""What opens a paragraph that is a lid: "2. " or "2a. "."""


def herken_leden(artikel: Artikel, meld: Meld) -> Artikel:
    """The article with leden for what is numbered 1, 2, 3 … in it, when it has no lid of its own."""
    if any(isinstance(deel, Lid) for deel in artikel.inhoud):
        return _onderdelen_als_lid(artikel, meld)
    blokken = tuple(deel for deel in artikel.inhoud if not isinstance(deel, Lid))
    for lees, wat in ((_uit_lijsten, "een genummerde lijst"), (_uit_alineas, "genummerde alinea's")):
        gevonden = lees(blokken)
        if gevonden is not None:
            leden, zeker = gevonden
            meld(f"Als leden gelezen: {wat}, die de bron niet zo noemt.", zeker, artikel.position)
            return replace(artikel, inhoud=leden)
    return artikel


def _uit_lijsten(blokken: Sequence[Blok]) -> tuple[tuple[Blok | Lid, ...], bool] | None:
    """The items of lists that number on as leden; what stands between them belongs to the lid before it."""
    eerste = next((plek for plek, blok in enumerate(blokken) if isinstance(blok, Lijst)), None)
    if eerste is None or _kondigt_aan(blokken[:eerste]):
        return None
    leden: list[Lid] = []
    rest: list[Blok] = []
    zeker = eerste == 0
    for blok in blokken[eerste:]:
        if isinstance(blok, Lijst) and _volgt(blok, leden):
            if rest:
                leden[-1] = replace(leden[-1], inhoud=(*leden[-1].inhoud, *rest))
                rest, zeker = [], False
            leden += (Lid(item.nummer, item.inhoud, item.position) for item in blok.items)
        elif isinstance(blok, Lijst) and leden and not rest and _is_onderdeel(blok):
            zeker = zeker and _kondigt_aan(leden[-1].inhoud)
            leden[-1] = replace(leden[-1], inhoud=(*leden[-1].inhoud, blok))
        else:
            rest.append(blok)
    if len(leden) < 2 or not all(labels.lid_source(lid.nummer) for lid in leden):
        return None
    return (*blokken[:eerste], *leden, *rest), zeker and not rest


def _uit_alineas(blokken: Sequence[Blok]) -> tuple[tuple[Blok | Lid, ...], bool] | None:
    """Paragraphs that begin with 1., 2., 3. … as leden; what stands between them belongs to the lid before it."""
    leden: list[Lid] = []
    vooraf: list[Blok] = []
    for blok in blokken:
        found = _begin(blok)
        if found is not None and _nummert_door(found[0], [lid.nummer for lid in leden]):
            nummer, alinea = found
            leden.append(Lid(nummer, (alinea,), blok.position))
        elif leden:
            leden[-1] = replace(leden[-1], inhoud=(*leden[-1].inhoud, blok))
        else:
            vooraf.append(blok)
    if len(leden) < 2 or _kondigt_aan(vooraf):
        return None
    return (*vooraf, *leden), not vooraf and all(len(lid.inhoud) == 1 for lid in leden)


def _begin(blok: Blok) -> tuple[str, Alinea] | None:
    """The number that a paragraph begins with, and the paragraph without it."""
    match blok:
        case Alinea((Tekst(tekst) as eerste, *rest)) if found := BEGIN.match(tekst):
            over = tekst[found.end() :]
            return found["nummer"], replace(blok, inhoud=(replace(eerste, inhoud=over), *rest))
        case _:
            return None


def _volgt(lijst: Lijst, leden: Sequence[Lid]) -> bool:
    """Whether the list numbers on from the leden before it."""
    nummers = [lid.nummer for lid in leden]
    for item in lijst.items:
        if not _nummert_door(item.nummer, nummers):
            return False
        nummers.append(item.nummer)
    return True


def _nummert_door(nummer: str, eerder: Sequence[str]) -> bool:
    """Whether the number is the next one: 1 as the first, 3 or 2a after 2."""
    found = NUMMER.fullmatch(nummer)
    if found is None:
        return False
    if not eerder:
        return nummer == "1"
    vorige = NUMMER.fullmatch(eerder[-1])
    assert vorige is not None, "only numbers are collected"
    stap, letter = int(found["getal"]) - int(vorige["getal"]), found["letter"]
    if stap == 0:  # "1e" after "1" counts inside it, as 1° does
        return letter > vorige["letter"] and (vorige["letter"] != "" or letter == "a")
    return stap == 1 and letter in ("", "a")


def _is_onderdeel(lijst: Lijst) -> bool:
    return all(not item.nummer.isdecimal() for item in lijst.items)


def _kondigt_aan(blokken: Sequence[Blok]) -> bool:
    """Whether the text ends with a colon, or says "als volgt": what follows is an enumeration."""
    laatste = blokken[-1] if blokken else None
    return isinstance(laatste, Alinea) and AANKONDIGING.search(platte_tekst(laatste.inhoud).rstrip()) is not None


def _onderdelen_als_lid(artikel: Artikel, meld: Meld) -> Artikel:
    """Leden that are called a, b, c below a text that announces them are its onderdelen."""
    begin = next(plek for plek, deel in enumerate(artikel.inhoud) if isinstance(deel, Lid))
    vooraf = [deel for deel in artikel.inhoud[:begin] if not isinstance(deel, Lid)]
    leden = [deel for deel in artikel.inhoud[begin:] if isinstance(deel, Lid)]
    letters = "".join(lid.nummer for lid in leden)
    op_rij = letters == "abcdefghijklmnopqrstuvwxyz"[: len(leden)]
    if len(leden) + begin != len(artikel.inhoud) or not op_rij or not _kondigt_aan(vooraf):
        return artikel
    meld("Als onderdelen gelezen: leden met een letter onder een aanhef.", True, artikel.position)
    items = tuple(Li(lid.nummer, lid.inhoud, lid.position) for lid in leden)
    return replace(artikel, inhoud=(*vooraf, Lijst(items, leden[0].position)))
