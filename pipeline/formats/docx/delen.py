"""The parts of a paper as paragraphs and tables, in their order, each in the style of its kind."""

from __future__ import annotations

from dataclasses import replace

from pipeline.formats.docx.alinea import ALS_STIJL, NORMAAL, Opzet, alinea, houd_bij_volgende
from pipeline.formats.docx.stijlen import (
    ALINEAS,
    BEGRIP,
    BIJSCHRIFT,
    CITAAT,
    DIEPSTE,
    FIGUUR,
    INHOUDSKOP,
    KADERS,
    LID,
    LIJSTEN,
    NAMEN,
    STAP,
    TUSSENKOP,
    inhoudsregel,
    kop,
    onderdeel,
    opsomming,
    vervolg,
)
from pipeline.formats.docx.tabel import zet_ondertekening, zet_tabel
from pipeline.formats.docx.tekst import bladwijzer, run, tab, woorden, zet_tekst
from pipeline.formats.docx.vakje import zet_vakje
from pipeline.formats.docx.xml import Element
from pipeline.formats.docx.zetting import Plaats, Zetting
from pipeline.model.blad import (
    GEWOON,
    Bladdeel,
    Bladtabel,
    Figuurblok,
    Gelabeld,
    Kader,
    Kopregel,
    Loop,
    Namen,
    Opsomming,
    Regel,
    Tekstregel,
    leidt,
)

ONDER_FIGUUR = (60, 240)
INHOUDSOPGAVE, VAKJES = "inhoudsopgave", "vakjes"


def zet_delen(ouder: Element, inhoud: tuple[Bladdeel, ...], zetting: Zetting, plaats: Plaats) -> None:
    """Add the parts to the body or cell."""
    for deel in inhoud:
        zet_deel(ouder, deel, zetting, plaats)


def zet_deel(ouder: Element, deel: Bladdeel, zetting: Zetting, plaats: Plaats) -> None:
    """Add one part."""
    match deel:
        case Kopregel():
            opzet = Opzet(nieuwe_bladzijde=deel.soort == "bijlage" and not plaats.in_cel)
            stijl = TUSSENKOP if plaats.in_cel else kop(deel.niveau)
            zet_tekst(alinea(ouder, stijl, zetting, opzet), deel.tekst, zetting, plaats)
        case Tekstregel():
            p = _tekstalinea(ouder, deel, zetting, plaats)
            zet_tekst(p, deel.tekst, zetting, plaats)
            _houd_leidende(p, deel, plaats)
        case Gelabeld():
            stijl = LID if deel.soort == "lid" and not plaats.diepte else onderdeel(plaats.diepte + 1)
            _gelabeld(ouder, deel, zetting, plaats, stijl)
        case Opsomming():
            for item in deel.items:
                _item(ouder, item, deel.soort, zetting, plaats)
        case Namen():
            _namen(ouder, deel, zetting, plaats)
        case Bladtabel():
            zet_tabel(ouder, deel, zetting, plaats, zet_delen)
        case Figuurblok():
            _figuur(ouder, deel, zetting, plaats)
        case Kader():
            _kader(ouder, deel, zetting, plaats)


def _tekstalinea(ouder: Element, deel: Tekstregel, zetting: Zetting, plaats: Plaats) -> Element:
    if plaats.kader == INHOUDSOPGAVE and deel.soort == "samenvatting":
        return alinea(ouder, INHOUDSKOP, zetting)
    bijzonder = TUSSENKOP if deel.soort == "kop" and plaats.in_cel else ALINEAS.get(deel.soort)
    inspring = plaats.diepte * STAP if plaats.diepte else None
    if bijzonder:
        opzet = Opzet(links=inspring, uitlijning=plaats.uitlijning, bijeen=deel.soort == "kop")
        return alinea(ouder, bijzonder, zetting, opzet)
    if plaats.diepte:
        te_diep = inspring if plaats.diepte > DIEPSTE else None
        return alinea(ouder, vervolg(plaats.diepte), zetting, Opzet(links=te_diep, uitlijning=plaats.uitlijning))
    return alinea(ouder, plaats.tekst or NORMAAL, zetting, Opzet(uitlijning=plaats.uitlijning))


def _houd_leidende(p: Element, deel: Tekstregel, plaats: Plaats) -> None:
    """“Artikel 5 komt te luiden:” never stands at the foot of a page; in a table that would hold its rows together."""
    if leidt(deel.tekst) and not plaats.in_cel:
        houd_bij_volgende(p)


def _gelabeld(ouder: Element, deel: Gelabeld, zetting: Zetting, plaats: Plaats, stijl: str) -> None:
    """The label, a tab and the first words in one paragraph; what follows stands under those words."""
    diepte = plaats.diepte + 1
    p = alinea(ouder, stijl, zetting, _hangend(stijl, diepte))
    if deel.label:
        zet_tekst(p, deel.label, zetting, plaats)
        tab(p)
    _rest(ouder, p, deel.inhoud, zetting, replace(plaats, diepte=diepte, tekst=""))


def _hangend(stijl: str, diepte: int) -> Opzet:
    """Styles with levels know how far to stand in, as far as they go; the others know it at the first level only."""
    per_diepte = stijl in (onderdeel(diepte), opsomming(diepte))
    if diepte <= (DIEPSTE if per_diepte else 1):
        return ALS_STIJL
    return Opzet(links=diepte * STAP, hangend=STAP)


def _rest(ouder: Element, p: Element, inhoud: tuple[Bladdeel, ...], zetting: Zetting, plaats: Plaats) -> None:
    """What a label or name is about: running text goes on in its paragraph, the rest comes below it."""
    if inhoud and isinstance(eerste := inhoud[0], Tekstregel):
        zet_tekst(p, eerste.tekst, zetting, plaats)
        _houd_leidende(p, eerste, plaats)
        inhoud = inhoud[1:]
    zet_delen(ouder, inhoud, zetting, plaats)


def _item(ouder: Element, item: Gelabeld, soort: str, zetting: Zetting, plaats: Plaats) -> None:
    diepte = plaats.diepte + 1
    if plaats.kader == INHOUDSOPGAVE:
        _gelabeld(ouder, item, zetting, plaats, inhoudsregel(diepte))
    elif soort == VAKJES:
        p = alinea(ouder, LIJSTEN[soort], zetting, _hangend(LIJSTEN[soort], diepte))
        zet_vakje(p, item.soort == "aangekruist", zetting)
        _rest(ouder, p, item.inhoud, zetting, replace(plaats, diepte=diepte, tekst=""))
    else:
        _gelabeld(ouder, item, zetting, plaats, LIJSTEN.get(soort) or (onderdeel if item.label else opsomming)(diepte))


def _namen(ouder: Element, deel: Namen, zetting: Zetting, plaats: Plaats) -> None:
    """Names and what belongs to each: facts stand in a column of their own, a definition follows its term."""
    stijl = NAMEN.get(deel.soort, BEGRIP)
    for paar in deel.paren:
        p = alinea(ouder, stijl, zetting, _hangend(stijl, plaats.diepte + 1))
        if stijl != BEGRIP:
            zet_tekst(p, paar.naam, zetting, plaats)
            tab(p)
            if paar is not deel.paren[-1] and not plaats.in_cel:
                houd_bij_volgende(p)  # a page with nothing but “Bron” on it says nothing
        elif paar.naam:
            zet_tekst(p, _cursief(paar.naam), zetting, plaats)
            woorden(run(p, GEWOON, zetting), " ")
        _rest(ouder, p, paar.inhoud, zetting, replace(plaats, diepte=plaats.diepte + 1, tekst=""))


def _cursief(tekst: Regel) -> Regel:
    """A term is slanted, as on the page."""
    return tuple(
        replace(stuk, vorm=replace(stuk.vorm, cursief=True)) if isinstance(stuk, Loop) else stuk for stuk in tekst
    )


def _figuur(ouder: Element, deel: Figuurblok, zetting: Zetting, plaats: Plaats) -> None:
    links = plaats.diepte * STAP if plaats.diepte else None
    if deel.beeld:
        p = alinea(ouder, FIGUUR, zetting, Opzet(bijeen=bool(deel.bijschrift), links=links))
        zet_tekst(p, deel.beeld, zetting, replace(plaats, breedte=plaats.breedte - (links or 0)))
    if deel.bijschrift:
        zet_tekst(
            alinea(ouder, BIJSCHRIFT, zetting, Opzet(links=links, afstand=ONDER_FIGUUR)),
            deel.bijschrift,
            zetting,
            plaats,
        )


def _kader(ouder: Element, deel: Kader, zetting: Zetting, plaats: Plaats) -> None:
    if deel.anker:
        bladwijzer(ouder, deel.anker, zetting)
    if deel.soort == "ondertekening":
        zet_ondertekening(ouder, deel, zetting, plaats, zet_delen)
        return
    stijl = KADERS.get(deel.soort, plaats.tekst)
    binnen = replace(plaats, kader=deel.soort, tekst=stijl)
    if stijl == CITAAT and plaats.diepte:
        binnen = replace(binnen, diepte=plaats.diepte + 1)
    zet_delen(ouder, deel.inhoud, zetting, binnen)
