"""Headings and repealed texts that a source wrote as plain words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.formats.herkenning.leden import herken_leden
from pipeline.formats.herkenning.lijsten import herken_lijsten
from pipeline.formats.herkenning.meld import Meld
from pipeline.formats.markdown.kop import kop_delen
from pipeline.model import (
    LEEG_MERK,
    Alinea,
    Artikel,
    Blok,
    Finding,
    Gereserveerd,
    Inlines,
    Kop,
    Lid,
    Nadruk,
    Position,
    Regeling,
    Severity,
    Structuur,
    Tekst,
    Tussenkop,
    Vervallen,
    Weggelaten,
    canoniek,
    is_zonder_kop,
    plaatsen,
    platte_tekst,
    verlegde_regeling,
)

HERKEND = "INLEES-HERKEND"
"""The code of what was recognised by its looks: INFO when it is sure, WARNING when somebody has to look."""
LEGE: Mapping[str, Callable[[Position], Blok]] = {"vervallen": Vervallen, "gereserveerd": Gereserveerd}
GEPLAKT = re.compile(r"(?P<nummer>(?:\d+[.:])+|[IVX]+\.)\s*(?P<titel>[^\W\d].*)")
"""A number with its title against it: "1.Parkeren"."""


def herken(regeling: Regeling) -> tuple[Regeling, tuple[Finding, ...]]:
    """The regulation with what its looks say, and what is told of that. Every letter stays where it is."""
    meldingen: list[Finding] = []

    def meld(wat: str, zeker: bool, plek: Position) -> None:
        ernst = Severity.INFO if zeker else Severity.WARNING
        meldingen.append(Finding(HERKEND, wat if zeker else f"{wat} Controleer dit.", ernst, plek))

    gevonden = replace(
        regeling,
        lichaam=tuple(_deel(deel, meld) for deel in regeling.lichaam),
        bijlagen=tuple(replace(een, kop=_kop(een.kop, meld)) for een in regeling.bijlagen),
        toelichtingen=tuple(replace(een, kop=_kop(een.kop, meld)) for een in regeling.toelichtingen),
    )
    verhuisd = _verhuisd(regeling, gevonden)
    return verlegde_regeling(gevonden, lambda doel: verhuisd.get(doel, doel)), tuple(meldingen)


def _verhuisd(was: Regeling, wordt: Regeling) -> dict[str, str]:
    """Where each file goes when its heading reads otherwise, or when it went into the heading above it."""
    volgens = list(_opvolgers(was.lichaam, wordt.lichaam, 0, -1))
    achteraan = range(sum(not opgegaan for _, opgegaan in volgens), len(plaatsen(wordt)))
    nieuw = plaatsen(wordt)
    doelen = [nieuw[plek].pad for plek in (*(plek for plek, _ in volgens), *achteraan)]
    return {plaats.pad: doel for plaats, doel in zip(plaatsen(was), doelen, strict=True)}


def _opvolgers(
    was: Sequence[Structuur | Artikel | Weggelaten],
    wordt: Sequence[Structuur | Artikel | Weggelaten],
    begin: int,
    ouder: int,
) -> Iterator[tuple[int, bool]]:
    """For each provision that it was, its place in order now, and whether it went into the one above it."""
    if not wordt and ouder >= 0:
        yield from ((ouder, True) for deel in was if not isinstance(deel, Weggelaten))
        return
    for een, ander in zip(was, wordt, strict=True):
        if isinstance(een, Weggelaten):
            continue
        yield begin, False
        plek, begin = begin, begin + 1
        if isinstance(een, Structuur) and isinstance(ander, Structuur):
            binnen = list(_opvolgers(een.inhoud, ander.inhoud, begin, plek))
            yield from binnen
            begin += sum(not opgegaan for _, opgegaan in binnen)


def _deel(deel: Structuur | Artikel | Weggelaten, meld: Meld) -> Structuur | Artikel | Weggelaten:
    match deel:
        case Structuur():
            return _structuur(deel, meld)
        case Artikel():
            return _artikel(deel, meld)
        case Weggelaten():
            return deel


def _structuur(structuur: Structuur, meld: Meld) -> Structuur:
    inhoud = tuple(_deel(deel, meld) for deel in structuur.inhoud)
    kop = _kop(structuur.kop, meld)
    match inhoud:
        case (Artikel(inhoud=(Vervallen() | Gereserveerd() as leeg,)) as enige,) if is_zonder_kop(enige.kop):
            meld(f"Het geheel is {type(leeg).__name__.lower()}; dat staat nu in de kop.", True, structuur.position)
            merk = Tekst(f" {LEEG_MERK[type(leeg).__name__]}")
            return replace(structuur, kop=replace(kop, opschrift=canoniek((*kop.opschrift, merk))), inhoud=())
        case _:
            return replace(structuur, kop=kop, inhoud=inhoud)


def _artikel(artikel: Artikel, meld: Meld) -> Artikel:
    kop = _kop(artikel.kop, meld)
    inhoud = tuple(_leeg(artikel.inhoud, meld))
    if is_zonder_kop(kop) and len(inhoud) > 1 and (titel := _als_kop(inhoud[0])):
        meld("Als opschrift gelezen: een eerste regel met nadruk.", False, artikel.position)
        kop, inhoud = replace(kop, opschrift=titel), inhoud[1:]
        kop = _kop(kop, meld)
    return herken_lijsten(herken_leden(replace(artikel, kop=kop, inhoud=inhoud), meld), meld)


def _als_kop(blok: Blok | Lid) -> Inlines:
    """The words of a line that looks like a heading, () when it doesn't."""
    match blok:
        case Tussenkop(inhoud):
            return inhoud
        case Alinea((Nadruk(_, inhoud),)) if len(platte_tekst(inhoud)) < 120 and not platte_tekst(inhoud).endswith(":"):
            return inhoud
        case _:
            return ()


def _leeg(inhoud: Iterable[Blok | Lid], meld: Meld) -> Iterable[Blok | Lid]:
    """The text; "[Vervallen]" as all there is becomes what it says."""
    delen = tuple(inhoud)
    if len(delen) == 1 and isinstance(delen[0], Lid):
        return delen
    return (_leeg_lid(deel, meld) if isinstance(deel, Lid) else deel for deel in _vervangen(delen, meld))


def _leeg_lid(lid: Lid, meld: Meld) -> Lid:
    return replace(lid, inhoud=tuple(deel for deel in _vervangen(lid.inhoud, meld) if not isinstance(deel, Lid)))


def _vervangen(delen: tuple[Blok | Lid, ...], meld: Meld) -> tuple[Blok | Lid, ...]:
    match delen:
        case (Alinea(inhoud) as enige,):
            woord = platte_tekst(inhoud).strip("[]().;, ").casefold()
            if woord in LEGE:
                meld(f"Als {woord} gelezen: een tekst die alleen dat zegt.", True, enige.position)
                return (LEGE[woord](enige.position),)
    return delen


def _kop(kop: Kop, meld: Meld) -> Kop:
    """The heading in its parts, when all of it stands in one of them."""
    if is_zonder_kop(kop):
        return kop
    vol = kop.nummer or (kop.label and kop.opschrift)
    if vol and " " not in kop.nummer:
        return kop
    alles = " ".join(filter(None, (kop.label, kop.nummer)))
    match kop.opschrift:
        case ():
            regel = alles
        case (Tekst(tekst),) if not alles:
            regel = tekst
        case (Tekst(tekst),) if " " in kop.nummer:
            regel = f"{alles} {tekst}"
        case _:
            return kop
    label, nummer, titel = kop_delen(regel)
    if not nummer and (found := GEPLAKT.fullmatch(regel)):
        label, nummer, titel = "", found["nummer"], found["titel"]
    opschrift: Inlines = (Tekst(titel),) if titel else ()
    if not nummer or (label, nummer, opschrift) == (kop.label, kop.nummer, kop.opschrift):
        return kop
    meld(f"Als kop gelezen: “{regel}”.", True, kop.position)
    return Kop(label, nummer, opschrift, kop.position)
