"""Tracked changes: what is set as gone or new becomes a deletion or insertion that Word can accept or reject.

Whoever accepts everything keeps the new text, whoever rejects everything the old one, each with single spaces: a
space belongs to the words after it, and what is gone or new as a whole takes its paragraph or table row with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from lxml import etree

from pipeline.formats.docx.stijlen import MERK
from pipeline.formats.docx.xml import VAL, XML_SPACE, Element, W, kind, neem_weg, ouder_van
from pipeline.formats.docx.zetting import Zetting
from pipeline.model.blad import Merkteken

AUTEUR = "renvooi"
BEIDE = frozenset(Merkteken)
DADEN = {Merkteken.WEG: W + "del", Merkteken.BIJ: W + "ins"}
SLUITEND = tuple(",.;:?!)]}…%’”'\"")
"""Signs that stand against the word before them."""
TEKST, RUN, EIGEN = W + "t", W + "r", W + "rPr"


@dataclass(slots=True)
class _Stuk:
    """A run on its way: on which sides of the change it stands."""

    run: Element
    zijden: frozenset[Merkteken]

    @property
    def tekst(self) -> str:
        return "".join(t.text or "" for t in self.run.iter(TEKST))

    @property
    def wit(self) -> bool:
        """Whether it shows nothing: spaces, a new line, a tab."""
        return all(part.tag in (EIGEN, TEKST, W + "br", W + "tab") for part in self.run) and not self.tekst.strip()


@dataclass(frozen=True, slots=True)
class Spoor:
    """Who changed it and when; the day is the paper's own."""

    zetting: Zetting
    datum: date | None

    def daad(self, merk: Merkteken) -> Element:
        """An empty deletion or insertion; its number comes when all are there."""
        element = etree.Element(DADEN[merk])
        element.set(W + "id", "0")
        element.set(W + "author", AUTEUR)
        if self.datum:
            element.set(W + "date", f"{self.datum.isoformat()}T00:00:00Z")
        return element


def houd_bij(body: Element, zetting: Zetting, datum: date | None) -> None:
    """Turn every mark in the body into a tracked change."""
    spoor = Spoor(zetting, datum)
    merken = {zetting.teken(naam): merk for merk, naam in MERK.items()}
    for alinea in list(body.iter(W + "p")):
        _alinea(alinea, spoor, merken)
    for rij in list(body.iter(W + "tr")):
        _rij(rij, spoor)


def _alinea(alinea: Element, spoor: Spoor, merken: Mapping[str, Merkteken]) -> None:
    stukken = [_Stuk(run, _zijden(run, merken)) for run in _runs(alinea)]
    geheel = _geheel(stukken)
    if geheel:
        for stuk in stukken:
            stuk.zijden = frozenset((geheel,))
        _alineateken(alinea, spoor.daad(geheel))
    elif any(len(stuk.zijden) == 1 for stuk in stukken):
        _tab_na_label(stukken)
        stukken = _enkele_spaties(_verdeel(list(_los_van_spaties(stukken))))
    _pak_in(stukken, spoor)


def _runs(alinea: Element) -> list[Element]:
    """The runs of the paragraph itself and of links in it; a check box is not text."""
    return [run for run in alinea.iter(RUN) if ouder_van(run).tag != W + "sdtContent"]


def _zijden(run: Element, merken: Mapping[str, Merkteken]) -> frozenset[Merkteken]:
    stijl = run.find(f"{EIGEN}/{W}rStyle")
    merk = merken.get(stijl.get(VAL, "")) if stijl is not None else None
    return frozenset((merk,)) if merk else BEIDE


def _geheel(stukken: list[_Stuk]) -> Merkteken | None:
    """Gone or new, when all that the paragraph shows is."""
    zijden = {stuk.zijden for stuk in stukken if not stuk.wit}
    if len(zijden) != 1 or BEIDE in zijden:
        return None
    return next(iter(zijden.pop()))


def _alineateken(alinea: Element, daad: Element) -> None:
    """The paragraph itself goes or comes, not only its words."""
    eigen = alinea.find(W + "pPr")
    if eigen is None:
        eigen = etree.Element(W + "pPr")
        alinea.insert(0, eigen)
    teken = eigen.find(EIGEN)
    if teken is None:
        teken = kind(eigen, "rPr")
    if teken.find(daad.tag) is None:
        teken.insert(0, daad)


def _los_van_spaties(stukken: list[_Stuk]) -> Iterator[_Stuk]:
    """Spaces at either end of a run become runs of their own."""
    for stuk in stukken:
        tekst = stuk.tekst
        kern = tekst.strip(" ")
        if not kern or kern == tekst:
            yield stuk
            continue
        voor, na = tekst[: len(tekst) - len(tekst.lstrip(" "))], tekst[len(tekst.rstrip(" ")) :]
        for deel in (voor, kern, na):
            if deel:
                yield _Stuk(_met_tekst(stuk.run, deel), stuk.zijden)
        neem_weg(stuk.run)


def _met_tekst(run: Element, tekst: str) -> Element:
    """A copy of the run before it, with this text."""
    nieuw = deepcopy(run)
    (t,) = nieuw.iter(TEKST)
    t.text = tekst
    run.addprevious(nieuw)
    return nieuw


def _tab_na_label(stukken: list[_Stuk]) -> None:
    """The tab after a label goes or comes with it."""
    label: set[frozenset[Merkteken]] = set()
    for stuk in stukken:
        if stuk.run.find(W + "tab") is not None:
            if len(label) == 1:
                stuk.zijden = label.pop()
            return
        if not stuk.wit:
            label.add(stuk.zijden)


def _verdeel(stukken: list[_Stuk]) -> list[_Stuk]:
    """A space that is not marked itself goes with the words right after it, on the sides that these are on.

    Where unmarked text clings to those words, both sides need the space, unless that text is a sign that closes.
    """
    volgt: frozenset[Merkteken] = frozenset()
    aan_woord = False
    for stuk in reversed(stukken):
        if stuk.wit:
            if stuk.zijden == BEIDE and stuk.tekst:
                stuk.zijden = volgt or BEIDE
            volgt, aan_woord = frozenset(), False
        elif stuk.zijden == BEIDE:
            volgt, aan_woord = frozenset(), not stuk.tekst.startswith(SLUITEND)
        else:
            volgt |= BEIDE if aan_woord else stuk.zijden
    return stukken


def _enkele_spaties(stukken: list[_Stuk]) -> list[_Stuk]:
    """A side that has a space already, or has not begun, gets no further one."""
    na_spatie = dict.fromkeys(Merkteken, True)
    blijft: list[_Stuk] = []
    for stuk in stukken:
        spatie = stuk.wit and bool(stuk.tekst)
        if spatie:
            stuk.zijden = frozenset(zijde for zijde in stuk.zijden if not na_spatie[zijde])
            if not stuk.zijden:
                neem_weg(stuk.run)
                continue
        for zijde in stuk.zijden:
            na_spatie[zijde] = stuk.wit
        blijft.append(stuk)
    return blijft


def _pak_in(stukken: list[_Stuk], spoor: Spoor) -> None:
    """Put neighbours with the same fate in one deletion or insertion, without the style that showed it."""
    for (ouder, zijden), groep in groupby(stukken, lambda stuk: (ouder_van(stuk.run), stuk.zijden)):
        if len(zijden) != 1:
            continue
        (merk,) = zijden
        vorige: Element | None = None
        daad: Element | None = None
        for stuk in groep:
            if daad is None or stuk.run.getprevious() is not vorige:
                daad = spoor.daad(merk)
                ouder.insert(ouder.index(stuk.run), daad)
            _zonder_merk(stuk.run)
            daad.append(stuk.run)
            vorige = daad
            if merk is Merkteken.WEG:
                _vervallen_tekst(stuk.run)


def _zonder_merk(run: Element) -> None:
    stijl = run.find(f"{EIGEN}/{W}rStyle")
    if stijl is not None:
        neem_weg(stijl)


def _vervallen_tekst(run: Element) -> None:
    for t in run.iter(TEKST):
        t.tag = W + "delText"
        t.set(XML_SPACE, "preserve")


def _rij(rij: Element, spoor: Spoor) -> None:
    """A row whose every paragraph with words is gone, or new, is so itself."""
    alineas = list(rij.iter(W + "p"))
    tekens = {_teken_van(alinea) for alinea in alineas if alinea.find(f".//{RUN}") is not None}
    if len(tekens) != 1 or (merk := tekens.pop()) is None:
        return
    for alinea in alineas:
        _alineateken(alinea, spoor.daad(merk))
    eigen = rij.find(W + "trPr")
    if eigen is None:
        eigen = etree.Element(W + "trPr")
        rij.insert(0, eigen)
    eigen.append(spoor.daad(merk))


def _teken_van(alinea: Element) -> Merkteken | None:
    found = [merk for merk, tag in DADEN.items() if alinea.find(f"{W}pPr/{EIGEN}/{tag}") is not None]
    return found[0] if found else None
