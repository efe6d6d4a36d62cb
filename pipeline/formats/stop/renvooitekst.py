"""Running text of two versions in one: words that are gone in `VerwijderdeTekst`, words that are new in `NieuweTekst`.

Taking away either mark gives the text as it is written for that version alone, element by element. A mark stands inside
emphasis that both versions have, and around emphasis that one has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from pipeline.formats.stop.beeld import Beelden
from pipeline.formats.stop.blok import zet_blad, zet_bladen, zet_laag, zet_noot
from pipeline.formats.stop.inline import HOOGTE, Blad, Laag, bladen
from pipeline.formats.stop.zijde import BIJ, WEG, Zijde, lezing
from pipeline.model import (
    Noot,
    Segment,
    Tekst,
    Vergeleken,
    Woord,
    Woorden,
    inlines,
    nieuwe_woorden,
    oude_woorden,
)

Lagen = tuple[Laag, ...]
Behoud = Callable[[Lagen], Lagen]
"""What of the emphasis around a word STOP has room for where the text stands."""
SchrijfNoot = Callable[[etree._Element, tuple[Vergeleken, ...]], None]
MERK = {Zijde.WAS: WEG, Zijde.WORDT: BIJ}


@dataclass(frozen=True, slots=True)
class Stuk:
    """A leaf of running text: the version it is in (None: both), the emphasis around it.

    `noot` compares the text of a note that both versions have.
    """

    zijde: Zijde | None
    lagen: Lagen
    blad: Blad
    noot: tuple[Vergeleken, ...] = ()


def alles(lagen: Lagen) -> Lagen:
    """All emphasis stays."""
    return lagen


def schrijf_renvooi(
    element: etree._Element, tekst: tuple[Segment, ...], beelden: Beelden, behoud: Behoud, noot: SchrijfNoot
) -> None:
    """Write the text of both versions into an empty element.

    When the emphasis of both can't be told in one tree, the old text goes as a whole and the new one comes.
    """
    was, wordt = (_kaal(element, woorden, beelden, behoud) for woorden in (oude_woorden(tekst), nieuwe_woorden(tekst)))
    proef = etree.Element(element.tag)
    _zet(proef, tuple(_stukken(tekst, behoud)), beelden, noot)
    if (lezing(proef, Zijde.WAS), lezing(proef, Zijde.WORDT)) != (lezing(was, Zijde.WAS), lezing(wordt, Zijde.WORDT)):
        proef = etree.Element(element.tag)
        for zijde, bron in ((Zijde.WAS, was), (Zijde.WORDT, wordt)):
            if bron.text or len(bron):
                _verhuis(bron, etree.SubElement(proef, MERK[zijde]))
    _verhuis(proef, element)


def _kaal(element: etree._Element, woorden: Woorden, beelden: Beelden, behoud: Behoud) -> etree._Element:
    """The text of one version, written as for that version alone."""
    gezet = etree.Element(element.tag)
    zet_bladen(gezet, ((behoud(lagen), blad) for lagen, blad in bladen(inlines(woorden), ())), beelden)
    return gezet


def _verhuis(van: etree._Element, naar: etree._Element) -> None:
    naar.text = van.text
    naar.extend(list(van))


def _stukken(tekst: tuple[Segment, ...], behoud: Behoud) -> Iterator[Stuk]:
    """The leaves in order; in a stretch that differs all that is gone comes before all that is new."""
    vorige: dict[Zijde, Woord] = {}
    weg: list[Stuk] = []
    bij: list[Stuk] = []
    for segment in tekst:
        gelijk = segment.was == segment.wordt or _zelfde_noot(segment) or _alleen_spatie(segment)
        for woord in () if gelijk else segment.was:
            weg += _los(woord, vorige, Zijde.WAS, behoud)
        for woord in () if gelijk else segment.wordt:
            bij += _los(woord, vorige, Zijde.WORDT, behoud)
        for oud, nieuw in zip(segment.was, segment.wordt, strict=True) if gelijk else ():
            gemeen = _spaties(oud, nieuw, vorige, behoud)
            weg += [stuk for stuk in gemeen if stuk.zijde is Zijde.WAS]
            bij += [stuk for stuk in gemeen if stuk.zijde is Zijde.WORDT]
            yield from (*weg, *bij)
            weg, bij = [], []
            yield from (stuk for stuk in gemeen if stuk.zijde is None)
            yield Stuk(None, behoud(_lagen(nieuw)), _blad(nieuw), segment.noot)
            vorige = {Zijde.WAS: oud, Zijde.WORDT: nieuw}
    yield from (*weg, *bij)


def _zelfde_noot(segment: Segment) -> bool:
    """Whether it is one note of which the text changed; its mark can't hold renvooi (STOP: NootNummer)."""
    if not segment.noot:
        return False
    was, wordt = segment.was[0], segment.wordt[0]
    assert isinstance(was.ding, Noot) and isinstance(wordt.ding, Noot)
    return was.ding.label == wordt.ding.label and was.stijl == wordt.stijl


def _alleen_spatie(segment: Segment) -> bool:
    """Whether the words are the same and only white space before them differs."""
    pairs = zip(segment.was, segment.wordt, strict=False)
    return len(segment.was) == len(segment.wordt) and all(a._replace(spatie=b.spatie) == b for a, b in pairs)


def _los(woord: Woord, vorige: dict[Zijde, Woord], zijde: Zijde, behoud: Behoud) -> Iterator[Stuk]:
    """A word of one version, with the space before it."""
    if spatie := _spatie(woord, vorige.get(zijde), behoud):
        yield Stuk(zijde, *spatie)
    yield Stuk(zijde, behoud(_lagen(woord)), _blad(woord))
    vorige[zijde] = woord


def _spaties(oud: Woord, nieuw: Woord, vorige: dict[Zijde, Woord], behoud: Behoud) -> list[Stuk]:
    """The space before a word of both versions: of both when it is in the same emphasis, else of each its own."""
    was = _spatie(oud, vorige.get(Zijde.WAS), behoud)
    wordt = _spatie(nieuw, vorige.get(Zijde.WORDT), behoud)
    if was == wordt:
        return [Stuk(None, *wordt)] if wordt else []
    return [Stuk(zijde, *spatie) for zijde, spatie in ((Zijde.WAS, was), (Zijde.WORDT, wordt)) if spatie]


def _spatie(woord: Woord, voor: Woord | None, behoud: Behoud) -> tuple[Lagen, Blad] | None:
    """The space between two words, in the emphasis they share."""
    if not woord.spatie or voor is None:
        return None
    gedeeld = 0
    for a, b in zip(voor.stijl, woord.stijl, strict=False):
        if a != b:
            break
        gedeeld += 1
    return behoud(_lagen(Woord("x", stijl=woord.stijl[:gedeeld]))), Tekst(" ")


def _lagen(woord: Woord) -> Lagen:
    return next(iter(bladen(inlines((woord,)), ())))[0] if woord.stijl else ()


def _blad(woord: Woord) -> Blad:
    return woord.ding if woord.ding is not None else Tekst(woord.tekst)


def _zet(element: etree._Element, stukken: tuple[Stuk, ...], beelden: Beelden, noot: SchrijfNoot) -> None:
    """Write leaves that share this much emphasis: what they have more of in common becomes an element around them."""
    for laag, groep in groupby(stukken, key=_buitenste):
        deel = tuple(groep)
        if laag is None:
            _zet_bladen(element, deel, beelden, noot)
            continue
        zijden = {stuk.zijde for stuk in deel}
        ouder = element
        if len(zijden) == 1 and (zijde := next(iter(zijden))) is not None:
            ouder = _merk(element, zijde)
            deel = tuple(Stuk(None, stuk.lagen, stuk.blad, stuk.noot) for stuk in deel)
        binnen = tuple(Stuk(stuk.zijde, stuk.lagen[1:], stuk.blad, stuk.noot) for stuk in deel)
        _zet(zet_laag(ouder, laag[0]), binnen, beelden, noot)


def _buitenste(stuk: Stuk) -> tuple[Laag, Zijde | None] | None:
    """What leaves must share to stand in one element: raised text holds no marks, so there also the version."""
    if not stuk.lagen:
        return None
    laag = stuk.lagen[0]
    return laag, stuk.zijde if laag.naam in HOOGTE else None


def _zet_bladen(element: etree._Element, stukken: Iterable[Stuk], beelden: Beelden, noot: SchrijfNoot) -> None:
    for zijde, groep in groupby(stukken, key=lambda stuk: stuk.zijde):
        ouder = element if zijde is None else _merk(element, zijde)
        for stuk in groep:
            if stuk.noot and isinstance(stuk.blad, Noot):
                noot(zet_noot(ouder, stuk.blad.label), stuk.noot)
            else:
                zet_blad(ouder, stuk.blad, beelden)


def _merk(ouder: etree._Element, zijde: Zijde) -> etree._Element:
    """The mark of this version: the last one when nothing stands after it, else a new one."""
    if len(ouder) and ouder[-1].tag == MERK[zijde] and not ouder[-1].tail:
        return ouder[-1]
    return etree.SubElement(ouder, MERK[zijde])
