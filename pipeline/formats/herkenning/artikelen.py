"""Articles in a text that has none tagged: lines that look like the heading of one begin it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pipeline.formats.herkenning.meld import Meld
from pipeline.formats.markdown.kop import kop_delen
from pipeline.model import (
    ZONDER_OPSCHRIFT,
    Alinea,
    Artikel,
    Bijlage,
    Blok,
    Kop,
    Nadruk,
    Position,
    Regeling,
    Structuur,
    Structuursoort,
    Tekst,
    Toelichting,
    Tussenkop,
    platte_tekst,
)

SOORTEN = {soort.value.casefold(): soort for soort in Structuursoort} | {"§": Structuursoort.PARAGRAAF}
LETTERS = r"(?-i:[a-z]{1,3}(?![a-z])|[A-Z]{1,3}(?![A-Za-z]))?"
ROMEINS = r"(?-i:[IVXLC]+(?![a-z])|[ivxlc]+(?![A-Za-z]))"
NUMMER = rf"(?:\d+{LETTERS}(?:[.:]\d+{LETTERS})*|{ROMEINS}|[A-Z](?![a-z]))"
KOPREGEL = re.compile(
    rf"(?P<label>artikel|art\.|boek|deel|hoofdstuk|titel|afdeling|paragraaf|§|bijlage|toelichting)\s*"
    rf"(?P<nummer>{NUMMER})?[.:]?(?P<titel>(?:[\s–-]*(?=[A-Z“‘\[(É]|bij |behorend).*)?)",
    re.IGNORECASE,
)
"""A heading in one line, its number perhaps against its word or title ("Artikel1", "HOOFDSTUKIAlgemene bepalingen")."""
SLOT = re.compile(
    r"(?:Lasten en bevelen|Aldus (?:\w+ ){0,3}(?:vastgesteld|besloten)|Gegeven te|Vastgesteld (?:door|in))\b"
)
"""How the closing of a publication begins, which is no part of the article before it."""
TITEL_OF_HOOFDSTUK = (Structuursoort.TITEL, Structuursoort.HOOFDSTUK)
WOORDEN = frozenset({*SOORTEN, "artikel", "art.", "bijlage", "toelichting"})
ZONDER_NUMMER = ("bijlage", "toelichting")
LANGST = 160
GEEN_KOP = (".", ";", ",", ":")


@dataclass(slots=True)
class _Bouw:
    """What was found so far: the divisions that are open, and the last provision, to which text is added."""

    rangorde: tuple[Structuursoort, ...]
    aanhef: list[Blok] = field(default_factory=list)
    lichaam: list[Structuur | Artikel] = field(default_factory=list)
    bijlagen: list[Bijlage | Toelichting] = field(default_factory=list)
    open: list[tuple[Structuur, list[Structuur | Artikel]]] = field(default_factory=list)
    artikel: Artikel | None = None
    slot: list[Blok] = field(default_factory=list)


def kop_van_regel(tekst: str) -> Kop | None:
    """The heading that a line is, None when it is an ordinary sentence."""
    found = KOPREGEL.fullmatch(" ".join(tekst.split()))
    if found is None or len(tekst) > LANGST:
        return None
    titel = found["titel"].strip(" –-")
    kaal = found["label"].casefold()
    if not found["nummer"] and (titel or kaal not in ZONDER_NUMMER):
        return None
    hoort_bij = kaal in ZONDER_NUMMER and titel.startswith(("bij ", "behorend"))
    if titel.endswith(GEEN_KOP) or (titel and not titel[0].isupper() and titel[0] not in "“‘[(" and not hoort_bij):
        return None
    return Kop(found["label"], found["nummer"] or "", (Tekst(titel),) if titel else ())


def kop_van_tussenkop(tekst: str) -> Kop | None:
    """The heading that a line is which its source marks as one: only the word and number have to be right."""
    label, nummer, titel = kop_delen(" ".join(tekst.split()))
    if not label or not (nummer or label.casefold() in ZONDER_NUMMER) or label.casefold() not in WOORDEN:
        return kop_van_regel(tekst)
    return Kop(label, nummer, (Tekst(titel),) if titel else ())


def herken_artikelen(
    regeling: Regeling, aanhef: Sequence[Blok], meld: Meld
) -> tuple[Regeling, tuple[Blok, ...], tuple[Blok, ...]]:
    """The regulation with articles made of what stands before its (empty) body, and what stays before and after it.

    Without any heading all of it is one article that says it has none.
    """
    koppen = [(kop_van_tussenkop if isinstance(blok, Tussenkop) else kop_van_regel)(_regel(blok)) for blok in aanhef]
    bouw = _Bouw(_rangorde(kop.label.casefold() for kop in koppen if kop is not None))
    for blok, kop in zip(aanhef, koppen, strict=True):
        if kop is None:
            _bij(bouw, blok)
        else:
            meld("Als kop gelezen: een regel die er zo uitziet.", isinstance(blok, Tussenkop), blok.position)
            _begin(bouw, replace(kop, position=blok.position))
    _sluit(bouw, 0)
    if bouw.lichaam:
        return (
            replace(
                regeling,
                lichaam=tuple(bouw.lichaam),
                bijlagen=(*(een for een in bouw.bijlagen if isinstance(een, Bijlage)), *regeling.bijlagen),
                toelichtingen=(
                    *(een for een in bouw.bijlagen if isinstance(een, Toelichting)),
                    *regeling.toelichtingen,
                ),
            ),
            tuple(bouw.aanhef),
            tuple(bouw.slot),
        )
    return regeling, tuple(aanhef), ()


def _rangorde(woorden: Iterable[str]) -> tuple[Structuursoort, ...]:
    """The divisions from large to small; a law that opens with a Titel has its Hoofdstukken inside (Gemeentewet)."""
    gewoon = list(Structuursoort)
    eerste = next((SOORTEN[woord] for woord in woorden if SOORTEN.get(woord) in TITEL_OF_HOOFDSTUK), None)
    if eerste is Structuursoort.TITEL:
        gewoon.remove(Structuursoort.TITEL)
        gewoon.insert(gewoon.index(Structuursoort.HOOFDSTUK), Structuursoort.TITEL)
    return tuple(gewoon)


def _regel(blok: Blok) -> str:
    """The words of a block that could be a heading: one line, or a line in bold."""
    match blok:
        case Tussenkop(inhoud) | Alinea((Nadruk(_, inhoud),)) | Alinea(inhoud):
            return platte_tekst(inhoud)
        case _:
            return ""


def _bij(bouw: _Bouw, blok: Blok) -> None:
    if bouw.bijlagen:
        laatste = bouw.bijlagen[-1]
        bouw.bijlagen[-1] = replace(laatste, inhoud=(*laatste.inhoud, blok))
    elif bouw.slot or ((bouw.artikel or bouw.open) and SLOT.match(_regel(blok))):
        bouw.slot.append(blok)
    elif bouw.artikel is not None:
        bouw.artikel = replace(bouw.artikel, inhoud=(*bouw.artikel.inhoud, blok))
    elif bouw.open:
        bouw.artikel = Artikel(_geen_kop(blok.position), (blok,), position=blok.position)
    else:
        bouw.aanhef.append(blok)


def _begin(bouw: _Bouw, kop: Kop) -> None:
    woord = kop.label.casefold()
    eraan = woord in ZONDER_NUMMER
    na_toelichting = bool(bouw.bijlagen) and isinstance(bouw.bijlagen[-1], Toelichting) and woord != "toelichting"
    if na_toelichting or ((bouw.bijlagen or bouw.slot) and not eraan):
        _bij(bouw, Tussenkop((Tekst(_kop_tekst(kop)),), kop.position))
        return
    if eraan:
        soort = Bijlage if woord == "bijlage" else Toelichting
        bouw.bijlagen.append(soort(kop, (), kop.position))
    elif woord in ("artikel", "art."):
        _bewaar(bouw)
        bouw.artikel = Artikel(kop, (), position=kop.position)
    else:
        soort_deel = SOORTEN[woord]
        rang = bouw.rangorde.index(soort_deel)
        _bewaar(bouw)
        diepte = next(
            (n for n, (deel, _) in enumerate(bouw.open) if bouw.rangorde.index(deel.soort) >= rang),
            len(bouw.open),
        )
        _sluit(bouw, diepte)
        bouw.open.append((Structuur(soort_deel, kop, (), kop.position), []))


def _kop_tekst(kop: Kop) -> str:
    return " ".join(filter(None, (kop.label, kop.nummer, platte_tekst(kop.opschrift))))


def _geen_kop(plek: Position) -> Kop:
    return Kop("", "", (Tekst(ZONDER_OPSCHRIFT),), plek)


def _bewaar(bouw: _Bouw) -> None:
    if bouw.artikel is not None:
        (bouw.open[-1][1] if bouw.open else bouw.lichaam).append(bouw.artikel)
        bouw.artikel = None


def _sluit(bouw: _Bouw, tot: int) -> None:
    """Close the open divisions from this depth on."""
    _bewaar(bouw)
    while len(bouw.open) > tot:
        deel, inhoud = bouw.open.pop()
        (bouw.open[-1][1] if bouw.open else bouw.lichaam).append(replace(deel, inhoud=tuple(inhoud)))
