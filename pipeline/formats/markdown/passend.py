"""A regulation from elsewhere in a form that the text format can hold: every word stays, what changes form is told.

Markdown has fewer forms than the tree: two lists in a row are one, a label is a letter or a number, a heading has six
levels, a cell holds paragraphs and lists, a link is a web address or a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from pipeline.formats.markdown import label as labels
from pipeline.formats.markdown.passend_blok import Meld, aanduiding_als_tekst, kale_tekst, passende_blokken
from pipeline.formats.markdown.passend_noot import met_noten, noten_in
from pipeline.formats.markdown.read import DIEPSTE_DIVISIE
from pipeline.formats.markdown.write import write_artikel, write_bijlage, write_kop, write_toelichting
from pipeline.formats.webadres import web_adres
from pipeline.model import (
    Artikel,
    Bijlage,
    Blok,
    Divisie,
    Finding,
    Kop,
    Lid,
    Position,
    Refused,
    Regeling,
    Severity,
    Structuur,
    Tekst,
    Toelichting,
    Tussenkop,
    Weggelaten,
    canoniek,
    plaatsen,
    verlegde_regeling,
)

VERLIES = "TEKST-VERLIES"
"""The code of what changed form to fit the text format; its words are always kept."""
EERSTE_DIVISIE = 2
"""The heading level of the first Divisie in an annex; the annex itself has level 1."""


def pas_in(regeling: Regeling) -> tuple[Regeling, tuple[Finding, ...]]:
    """The regulation in a form that can be written and read back, and what is told of that.

    Words and their order stay. References follow the provisions whose file gets another name. What still can't be
    written is refused by the writer.
    """
    meldingen: list[Finding] = []

    def meld(wat: str, plek: Position) -> None:
        meldingen.append(Finding(VERLIES, wat, Severity.INFO, plek))

    passend = replace(
        regeling,
        lichaam=tuple(_deel(deel, meld) for deel in regeling.lichaam),
        bijlagen=tuple(
            met_noten(replace(een, kop=_kop(een, meld), inhoud=_divisies(een.inhoud, EERSTE_DIVISIE, meld)), meld)
            for een in regeling.bijlagen
        ),
        toelichtingen=tuple(
            met_noten(replace(een, kop=_kop(een, meld), inhoud=_divisies(een.inhoud, EERSTE_DIVISIE, meld)), meld)
            for een in regeling.toelichtingen
        ),
    )
    verhuisd = {was.pad: wordt.pad for was, wordt in zip(plaatsen(regeling), plaatsen(passend), strict=True)}
    wat = "Verwijzingen naar een identificatie (JCI, AKN, JOIN) zijn webadressen geworden."

    def doel(oud: str) -> str:
        nieuw = web_adres(oud)
        if nieuw != oud and not any(melding.message == wat for melding in meldingen[-1:]):
            meld(wat, regeling.position)
        return verhuisd.get(oud, nieuw)

    return verlegde_regeling(passend, doel), tuple(meldingen)


def _deel(deel: Structuur | Artikel | Weggelaten, meld: Meld) -> Structuur | Artikel | Weggelaten:
    match deel:
        case Structuur():
            inhoud = tuple(_deel(onderdeel, meld) for onderdeel in deel.inhoud)
            return replace(deel, kop=_zonder_noten(_kop(deel, meld), meld), inhoud=inhoud)
        case Artikel():
            return met_noten(replace(deel, kop=_kop(deel, meld), inhoud=_leden(deel.inhoud, meld)), meld)
        case Weggelaten():
            return deel


def _leden(inhoud: Iterable[Blok | Lid], meld: Meld) -> tuple[Blok | Lid, ...]:
    """A lid with a label that can't be written becomes text of the article; blocks between leden are seen together."""
    gevonden: list[Blok | Lid] = []
    los: list[Blok] = []
    for deel in inhoud:
        if isinstance(deel, Lid) and labels.lid_source(deel.nummer) is not None:
            gevonden += passende_blokken(los, meld)
            los = []
            gevonden.append(replace(deel, inhoud=passende_blokken(deel.inhoud, meld)))
        elif isinstance(deel, Lid):
            meld(f"Lid “{deel.nummer}” is gewone tekst geworden: zo kan een lid niet heten.", deel.position)
            los += aanduiding_als_tekst(deel).inhoud
        else:
            los.append(deel)
    return (*gevonden, *passende_blokken(los, meld))


def _divisies(inhoud: Iterable[Blok | Divisie], niveau: int, meld: Meld) -> tuple[Blok | Divisie, ...]:
    """Blocks, then divisions: what follows a division becomes part of it, what lies too deep gets a tussenkop."""
    blokken: list[Blok] = []
    divisies: list[tuple[Divisie, list[Blok | Divisie]]] = []
    for deel in inhoud:
        if isinstance(deel, Divisie) and niveau > DIEPSTE_DIVISIE:
            meld("Een kop op een zo diep niveau is een tussenkop geworden.", deel.position)
            blokken += _plat(deel)
        elif isinstance(deel, Divisie):
            divisies.append((deel, list(deel.inhoud)))
        elif divisies:
            meld("Tekst na een onderdeel met een kop hoort nu bij dat onderdeel.", deel.position)
            divisies[-1][1].append(deel)
        else:
            blokken.append(deel)
    passend = [
        replace(deel, kop=_kop(deel, meld), inhoud=_divisies(binnen, niveau + 1, meld)) for deel, binnen in divisies
    ]
    return (*passende_blokken(blokken, meld), *passend)


def _plat(divisie: Divisie) -> Iterator[Blok]:
    yield Tussenkop(_in_een(divisie.kop).opschrift, divisie.position)
    for deel in divisie.inhoud:
        if isinstance(deel, Divisie):
            yield from _plat(deel)
        else:
            yield deel


def _kop(node: Structuur | Artikel | Divisie | Bijlage | Toelichting, meld: Meld) -> Kop:
    """The heading, or all of it as title when its label or number would not be read as such."""
    if _leest_terug(node, node.kop):
        return node.kop
    alles = _in_een(node.kop)
    if not _leest_terug(node, alles):
        return node.kop  # the writer tells what is wrong with it
    meld("Een kop met een ongewoon woord of nummer is geheel opschrift geworden.", node.position)
    return alles


def _in_een(kop: Kop) -> Kop:
    begin = " ".join(filter(None, (kop.label, kop.nummer)))
    return Kop("", "", canoniek((Tekst(f"{begin} "), *kop.opschrift)), kop.position)


def _leest_terug(node: Structuur | Artikel | Divisie | Bijlage | Toelichting, kop: Kop) -> bool:
    # Of the title only counts that it is there: links and notes in it are seen to elsewhere.
    kaal = replace(kop, opschrift=(Tekst("x"),) if kop.opschrift else ())
    schrijvers: dict[type, Callable[[], str]] = {
        Structuur: lambda: write_kop(kaal, ""),
        Artikel: lambda: write_artikel(Artikel(kaal, ()), ""),
        Divisie: lambda: write_bijlage(Bijlage(Kop("Bijlage"), (Divisie(kaal, ()),)), ""),
        Bijlage: lambda: write_bijlage(Bijlage(kaal, ()), ""),
        Toelichting: lambda: write_toelichting(Toelichting(kaal, ()), ""),
    }
    try:
        schrijvers[type(node)]()
    except Refused:
        return False
    return True


def _zonder_noten(kop: Kop, meld: Meld) -> Kop:
    """The heading of a division: its file has no room for footnotes."""
    if next(noten_in(kop.opschrift), None) is None:
        return kop
    meld("Een noot in de kop van een indeling staat nu tussen haakjes in de kop.", kop.position)
    return replace(kop, opschrift=kale_tekst(kop.opschrift))
