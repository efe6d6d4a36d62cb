"""A changed provision as one element with both texts: article, heading of a division, annex, explanation."""

from __future__ import annotations

from itertools import groupby
from typing import cast

from lxml import etree

from pipeline.formats.stop.renvooi import (
    ACTIES,
    Beeldparen,
    Delen,
    knopen_van,
    met_actie,
    schrijf_delen,
    schrijf_segmenten,
    schrijf_teksten,
)
from pipeline.formats.stop.renvooitekst import alles
from pipeline.formats.stop.tekst import (
    divisiesoort,
    schrijf_divisie,
    schrijf_divisies,
    schrijf_kop,
    schrijf_lichaam,
    schrijf_lid,
    schrijf_tekst,
    tekstsoort,
    toelichtingsdelen,
)
from pipeline.formats.stop.xml import T
from pipeline.formats.stop.zijde import ACTIE, VERWIJDER, VOEGTOE, Zijde
from pipeline.model import (
    Artikel,
    Bijlage,
    Blok,
    Divisie,
    Gelijk,
    Gereserveerd,
    Knoop,
    Kop,
    Lid,
    Paar,
    Segment,
    Structuur,
    Toelichting,
    Vergeleken,
    Vervallen,
    kop_van,
)

LEDEN, INHOUD = "Lid", "Inhoud"


def schrijf_eenheid(paar: Paar, beelden: Beeldparen) -> etree._Element | None:
    """The provision with both texts, without identities; None when STOP can't tell the change in one element."""
    if _herleeft(paar):
        return None
    match paar.was, paar.wordt:
        case (Artikel(), Artikel()):
            element = etree.Element(T + "Artikel")
            _schrijf_koppen(element, paar, beelden)
            _schrijf_lichaam(element, paar.kinderen, beelden)
        case (Structuur() as was, Structuur() as wordt) if was.soort is wordt.soort:
            element = etree.Element(T + wordt.soort.value)
            _schrijf_koppen(element, paar, beelden)
        case (Bijlage(), Bijlage()):
            element = etree.Element(T + "Bijlage")
            _schrijf_koppen(element, paar, beelden)
            _schrijf_divisies(element, paar.kinderen, beelden)
        case (Toelichting(), Toelichting()):
            return _toelichting(paar, beelden)
        case _:
            return None
    return element


def _herleeft(paar: Paar) -> bool:
    """Whether what was vervallen has a text again: in STOP that is another provision, it can't stop being vervallen."""
    was, wordt = (knopen_van(paar.kinderen, zijde) for zijde in Zijde)
    return _is_vervallen(was) and not _is_vervallen(wordt)


def _is_vervallen(inhoud: tuple[Knoop, ...]) -> bool:
    return len(inhoud) == 1 and isinstance(inhoud[0], Vervallen)


def _schrijf_koppen(ouder: etree._Element, paar: Paar, beelden: Beeldparen) -> None:
    was, wordt = kop_van(paar.was), kop_van(paar.wordt)
    assert was is not None and wordt is not None, "every provision has a heading"
    schrijf_koppen(ouder, was, wordt, paar.tekst, beelden)


def schrijf_koppen(
    ouder: etree._Element, was: Kop, wordt: Kop, opschrift: tuple[Segment, ...], beelden: Beeldparen
) -> None:
    """Write the heading of both versions."""
    kop = etree.SubElement(ouder, T + "Kop")
    if was.label or wordt.label:
        schrijf_teksten(etree.SubElement(kop, T + "Label"), was.label, wordt.label)
    if was.nummer and wordt.nummer:
        schrijf_teksten(etree.SubElement(kop, T + "Nummer"), was.nummer, wordt.nummer)
    elif was.nummer or wordt.nummer:
        nummer = etree.SubElement(kop, T + "Nummer")
        nummer.text = was.nummer or wordt.nummer
        nummer.set(ACTIE, VERWIJDER if was.nummer else VOEGTOE)
    if opschrift:
        element = met_actie(etree.SubElement(kop, T + "Opschrift"), opschrift)
        schrijf_segmenten(element, opschrift, beelden, alles)


def _schrijf_lichaam(element: etree._Element, delen: Delen, beelden: Beeldparen) -> None:
    """What stands under the heading of an article: leden, a text, or that it is vervallen or gereserveerd."""
    was, wordt = (cast("tuple[Blok | Lid, ...]", knopen_van(delen, zijde)) for zijde in Zijde)
    soorten = _lichaamsoort(was), _lichaamsoort(wordt)
    if soorten[0] != soorten[1]:
        for zijde, inhoud in ((Zijde.WAS, was), (Zijde.WORDT, wordt)):
            vanaf = len(element)
            schrijf_lichaam(element, inhoud, beelden.van(zijde))
            for deel in list(element)[vanaf:]:
                deel.set(ACTIE, ACTIES[zijde])
    elif soorten[0] == LEDEN:
        _schrijf_leden(element, delen, beelden)
    else:
        _schrijf_tekst(element, delen, beelden)


def _lichaamsoort(inhoud: tuple[Blok | Lid, ...]) -> str:
    blokken = tuple(deel for deel in inhoud if not isinstance(deel, Lid))
    return tekstsoort(blokken) if len(blokken) == len(inhoud) else LEDEN


def _schrijf_leden(element: etree._Element, delen: Delen, beelden: Beeldparen) -> None:
    for deel in delen:
        if any(isinstance(knoop, Lid) for zijde in Zijde for knoop in knopen_van((deel,), zijde)):
            schrijf_delen(element, (deel,), beelden)
            continue
        # What an excerpt leaves out among the leden.
        for zijde in (Zijde.WORDT,) if isinstance(deel, Gelijk) else Zijde:
            for knoop in knopen_van((deel,), zijde):
                schrijf_lid(element, cast(Blok, knoop), beelden.van(zijde))
                if not isinstance(deel, Gelijk):
                    element[-1].set(ACTIE, ACTIES[zijde])


def _schrijf_tekst(element: etree._Element, delen: Delen, beelden: Beeldparen) -> None:
    """A text without leden, or that it is vervallen or gereserveerd."""
    was, wordt = (cast("tuple[Blok, ...]", knopen_van(delen, zijde)) for zijde in Zijde)
    soorten = tekstsoort(was), tekstsoort(wordt)
    if soorten[0] == soorten[1]:
        inhoud = etree.SubElement(element, T + soorten[0])
        if soorten[0] == INHOUD:
            schrijf_delen(inhoud, delen, beelden)
        return
    # STOP wants what comes instead of the text before it.
    for zijde, blokken in sorted(zip(Zijde, (was, wordt), strict=True), key=lambda kant: tekstsoort(kant[1]) == INHOUD):
        schrijf_tekst(element, blokken, beelden.van(zijde))
        element[-1].set(ACTIE, ACTIES[zijde])


def _schrijf_divisies(element: etree._Element, delen: Delen, beelden: Beeldparen) -> None:
    """The parts of an annex, an explanation or a part of one."""
    was, wordt = (cast("tuple[Blok | Divisie, ...]", knopen_van(delen, zijde)) for zijde in Zijde)
    if any(_is_los(inhoud, element) for inhoud in (was, wordt)) or not _in_reeksen(delen):
        _schrijf_apart(element, was, wordt, beelden)
        return
    for is_divisie, groep in groupby(delen, key=_is_divisie):
        reeks = tuple(groep)
        if is_divisie:
            for deel in reeks:
                _schrijf_divisie(element, deel, beelden)
            continue
        tekst = etree.SubElement(element, T + "Divisietekst")
        zijden = [zijde for zijde in Zijde if knopen_van(reeks, zijde)]
        if len(zijden) == 1:
            schrijf_tekst(tekst, cast("tuple[Blok, ...]", knopen_van(reeks, zijden[0])), beelden.van(zijden[0]))
            tekst.set(ACTIE, ACTIES[zijden[0]])
        else:
            _schrijf_tekst(tekst, reeks, beelden)


def _is_los(inhoud: tuple[Blok | Divisie, ...], element: etree._Element) -> bool:
    """Whether an annex says only that it is vervallen or gereserveerd: that has no part around it."""
    return element.tag == T + "Bijlage" and len(inhoud) == 1 and isinstance(inhoud[0], Vervallen | Gereserveerd)


def _is_divisie(deel: Vergeleken) -> bool:
    return any(isinstance(knoop, Divisie) for zijde in Zijde for knoop in knopen_van((deel,), zijde))


def _in_reeksen(delen: Delen) -> bool:
    """Whether both versions have their loose texts in the same runs between the headed parts."""
    for zijde in Zijde:
        in_zijde = [deel for deel in delen if knopen_van((deel,), zijde)]
        runs = [is_divisie for is_divisie, _ in groupby(in_zijde, key=_is_divisie)].count(False)
        samen = 0
        for is_divisie, groep in groupby(delen, key=_is_divisie):
            samen += not is_divisie and bool(knopen_van(tuple(groep), zijde))
        if runs != samen:
            return False
    return True


def _schrijf_apart(
    element: etree._Element,
    was: tuple[Blok | Divisie, ...],
    wordt: tuple[Blok | Divisie, ...],
    beelden: Beeldparen,
) -> None:
    """All that was, gone, and all that is, new; what says that there is no text comes first."""
    geschreven: list[etree._Element] = []
    for zijde, inhoud in ((Zijde.WAS, was), (Zijde.WORDT, wordt)):
        los = etree.Element(element.tag)
        schrijf_divisies(los, inhoud, beelden.van(zijde))
        for deel in los:
            deel.set(ACTIE, ACTIES[zijde])
            geschreven.append(deel)
    element.extend(sorted(geschreven, key=lambda deel: deel.tag in (T + "Divisie", T + "Divisietekst")))


def _schrijf_divisie(element: etree._Element, deel: Vergeleken, beelden: Beeldparen) -> None:
    match deel:
        case Gelijk(Divisie() as divisie):
            schrijf_divisie(element, divisie, beelden.wordt)
        case Paar() if not _herleeft(deel) and (soort := _divisiesoort(deel)) is not None:
            gezet = etree.SubElement(element, T + soort)
            _schrijf_koppen(gezet, deel, beelden)
            if soort == "Divisie":
                _schrijf_divisies(gezet, deel.kinderen, beelden)
            else:
                _schrijf_tekst(gezet, deel.kinderen, beelden)
        case _:
            for zijde in Zijde:
                for knoop in knopen_van((deel,), zijde):
                    schrijf_divisie(element, cast(Divisie, knoop), beelden.van(zijde))
                    element[-1].set(ACTIE, ACTIES[zijde])


def _divisiesoort(paar: Paar) -> str | None:
    """Which element a headed part is in both versions; None when it is another in each."""
    soorten = {divisiesoort(cast(Divisie, knopen_van((paar,), zijde)[0])) for zijde in Zijde}
    return next(iter(soorten)) if len(soorten) == 1 else None


def _toelichting(paar: Paar, beelden: Beeldparen) -> etree._Element | None:
    was, wordt = (cast(Toelichting, knopen_van((paar,), zijde)[0]) for zijde in Zijde)
    delen, andere = toelichtingsdelen(wordt), toelichtingsdelen(was)
    if [naam for naam, _ in delen] != [naam for naam, _ in andere]:
        return None
    element = etree.Element(T + "Toelichting")
    if len(delen) == 1:
        onderdeel = etree.SubElement(element, T + delen[0][0])
        _schrijf_koppen(onderdeel, paar, beelden)
        _schrijf_divisies(onderdeel, paar.kinderen, beelden)
        return element
    if len(paar.kinderen) != len(delen):
        return None
    _schrijf_koppen(element, paar, beelden)
    for (naam, divisie), deel in zip(delen, paar.kinderen, strict=True):
        onderdeel = etree.SubElement(element, T + naam)
        if isinstance(deel, Paar):
            _schrijf_koppen(onderdeel, deel, beelden)
            _schrijf_divisies(onderdeel, deel.kinderen, beelden)
        elif isinstance(deel, Gelijk):
            schrijf_kop(onderdeel, divisie.kop, beelden.wordt)
            schrijf_divisies(onderdeel, divisie.inhoud, beelden.wordt)
        else:
            return None
    return element
