"""What changed between two versions of one Work as a RegelingMutatie: the smallest correct set of units, in order.

The unit is an article, a heading, an annex or an explanation; inside it every word and element that is gone or new is
marked. Applying the units one after another to the old text gives the new one, element by element (law L3).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from types import MappingProxyType

from lxml import etree

from pipeline.formats.stop.boomverschil import TOP, Boom, Boomverschil, boom, verschil
from pipeline.formats.stop.identiteit import STRUCTUUR, Eenheidspaar, Gezet, Tekstversie
from pipeline.formats.stop.tekst import COMPONENT
from pipeline.formats.stop.xml import TEKST, T, wortel
from pipeline.formats.stop.zijde import (
    ACTIE,
    BIJ,
    IDENTITEIT,
    MERKEN,
    NIEUW_OM,
    VERWIJDER,
    VOEGTOE,
    WEG,
    WEG_OM,
)
from pipeline.model import Position, Problem, Refused

CONTAINERS = STRUCTUUR - {T + "Artikel", T + "Redactioneel"} | {T + "Lichaam"}
ADVIES = "Lever de regeling opnieuw als nieuwe regeling, met intrekking van de oude."
ZINNEN: Mapping[str, str] = MappingProxyType(
    {
        "Vervang": "{} wordt als volgt gewijzigd:",
        "VervangKop": "Het opschrift van {} wordt als volgt gewijzigd:",
        "VoegToe": "{} wordt ingevoegd, luidende:",
        "Verwijder": "{} vervalt:",
        "Verplaats": "{} wordt verplaatst en wordt als volgt gewijzigd:",
    }
)
"""The sentence above each unit (STOP: Wat), with {} for the provision; fixed, until the wording is made of data."""


@dataclass(frozen=True, slots=True)
class _Schrijver:
    """What is known while a mutation is written: the trees, the marked provisions, and the eIds that are taken."""

    verschil: Boomverschil
    paren: Mapping[str, Eenheidspaar]
    bezet: set[str]

    @property
    def was(self) -> Boom:
        return self.verschil.was

    @property
    def wordt(self) -> Boom:
        return self.verschil.wordt


def mutatie(
    was: Tekstversie,
    wordt: Tekstversie,
    paren: tuple[Eenheidspaar, ...],
    position: Position,
    zinnen: Mapping[str, str] = ZINNEN,
) -> etree._Element:
    """The RegelingMutatie from one version to the next; without units when nothing changed that STOP sees.

    The pairs are used up: their marked elements become those of the mutation.

    Raises Refused for what a mutation of STOP 1.3.0 can't say: another opschrift of the regulation, provisions of two
    kinds side by side in one division while it changes.
    """
    _weiger_opschrift(was, wordt, position)
    bezet = {str(deel.get("eId")) for deel in wordt.compact.iter() if deel.get("eId")}
    per_wid = {str(paar.wordt.get("wId")): paar for paar in paren}
    schrijver = _Schrijver(verschil(boom(was.compact), boom(wordt.compact)), per_wid, bezet)
    gemaakt = wortel(TEKST, "RegelingMutatie")
    gemaakt.set("componentnaam", COMPONENT)
    gemaakt.set("was", was.expressie)
    gemaakt.set("wordt", wordt.expressie)
    for nummer, eenheid in enumerate(_verzameld(_eenheden(schrijver, TOP)), 1):
        wat = etree.Element(T + "Wat")
        wat.text = _zin(schrijver, eenheid, zinnen)
        nummering = etree.Element(T + "Nummer")
        nummering.text = letters(nummer)
        eenheid[:0] = [nummering, wat]
        gemaakt.append(eenheid)
    _weiger_gemengd(gemaakt, position)
    return gemaakt


def _zin(schrijver: _Schrijver, eenheid: etree._Element, zinnen: Mapping[str, str]) -> str:
    wat = eenheid.get("wat")
    soort = "Verplaats" if wat is not None and eenheid.get("context") is not None else str(eenheid.tag).removeprefix(T)
    onderwerp = eenheid[0] if wat is None else schrijver.was.elementen[wat]
    naam = _naam(onderwerp)
    return zinnen[soort].format(naam[:1].upper() + naam[1:] if zinnen[soort].startswith("{}") else naam)


def _verzameld(eenheden: Iterator[etree._Element]) -> Iterator[etree._Element]:
    """New provisions of one kind right after one another are added together."""
    vorige: etree._Element | None = None
    for eenheid in eenheden:
        if vorige is not None and _sluit_aan(vorige, eenheid):
            vorige.extend(list(eenheid))
            continue
        if vorige is not None:
            yield vorige
        vorige = eenheid
    if vorige is not None:
        yield vorige


def _sluit_aan(vorige: etree._Element, eenheid: etree._Element) -> bool:
    if {vorige.tag, eenheid.tag} != {T + "VoegToe"} or eenheid[0].tag == T + "Toelichting":
        return False
    return vorige[-1].tag == eenheid[0].tag and eenheid.get("context") == vorige[-1].get("wId")


def letters(nummer: int) -> str:
    """A, B, … Z, AA, AB, …: how units are numbered."""
    found = ""
    while nummer:
        nummer, rest = divmod(nummer - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def _weiger_opschrift(was: Tekstversie, wordt: Tekstversie, position: Position) -> None:
    if was.regeling.opschrift != wordt.regeling.opschrift:
        wat = (
            "Het opschrift van de regeling verandert; een wijziging kan dat in STOP 1.3.0 niet "
            f"(“{was.regeling.opschrift}” wordt “{wordt.regeling.opschrift}”)."
        )
        raise Refused(Problem(wat, position, f"Laat het opschrift gelijk. Of: {ADVIES[0].lower()}{ADVIES[1:]}"))


def _weiger_gemengd(gemaakt: etree._Element, position: Position) -> None:
    """A division with two kinds of provisions in it is no valid STOP, not even while one of them goes."""
    for element in gemaakt.iter(*CONTAINERS):
        soorten = {deel.tag for deel in element if deel.tag in STRUCTUUR}
        if len(soorten) > 1:
            namen = " en ".join(sorted(str(soort).removeprefix(T).lower() for soort in soorten))
            wat = f"In {_naam(element)} komen andere soorten onderdelen ({namen}); een wijziging in STOP kan dat niet."
            raise Refused(Problem(wat, position, ADVIES))


def _naam(element: etree._Element) -> str:
    if element.tag == T + "Lichaam":
        return "de regeling"
    kop = next(element.iter(T + "Kop"), None)
    delen = [] if kop is None else [deel.text or "" for deel in kop if deel.tag != T + "Opschrift"]
    return " ".join(filter(None, delen)).lower() or str(element.tag).removeprefix(T).lower()


def _eenheden(schrijver: _Schrijver, wid: str) -> Iterator[etree._Element]:
    """The units for what stands in a provision that stays, in the order of the new text."""
    blijft = set(schrijver.verschil.blijft[wid])
    nieuw, oud = schrijver.wordt.kinderen[wid], schrijver.was.kinderen[wid]
    yield from _verdwenen(schrijver, oud, None, blijft)
    for plek, kind in enumerate(nieuw):
        if kind in blijft:
            yield from _ter_plaatse(schrijver, kind)
            yield from _verdwenen(schrijver, oud, kind, blijft)
            continue
        naast = ("volgtOp", nieuw[plek - 1]) if plek else ("komtVoor", next(na for na in nieuw if na in blijft))
        eenheid = etree.Element(T + ("Vervang" if schrijver.verschil.beide(kind) else "VoegToe"))
        if schrijver.verschil.beide(kind):
            eenheid.set("wat", kind)
        eenheid.set("positie", naast[0])
        eenheid.set("context", naast[1])
        geheel = _geheel(schrijver, kind)
        if schrijver.verschil.beide(kind):
            _merk_verplaatst(geheel)
        else:
            del geheel.attrib[ACTIE]
        eenheid.append(geheel)
        yield eenheid


def _verdwenen(
    schrijver: _Schrijver, oud: tuple[str, ...], na: str | None, blijft: set[str]
) -> Iterator[etree._Element]:
    """What is gone from a division between a provision that stays (None: its start) and the next one that does."""
    begin = 0 if na is None else oud.index(na) + 1
    for kind in oud[begin:]:
        if kind in blijft:
            return
        if kind not in schrijver.wordt.elementen:
            eenheid = etree.Element(T + "Verwijder", wat=kind)
            weg = _weg(schrijver, kind)
            if not any(onder in schrijver.wordt.elementen for onder in schrijver.was.onder(kind)):
                del weg.attrib[ACTIE]
            eenheid.append(weg)
            yield eenheid


def _ter_plaatse(schrijver: _Schrijver, wid: str) -> Iterator[etree._Element]:
    """The units for a provision that stays where it was, and for what is in it."""
    paar = schrijver.paren[wid]
    if wid in schrijver.verschil.geheel or (_andere_plaats(schrijver, wid) and _is_container(paar) and not paar.anders):
        yield _vervang(schrijver, wid)
        return
    if _is_container(paar):
        if paar.anders:
            yield _vervang_kop(schrijver, paar)
        yield from _eenheden(schrijver, wid)
    elif paar.anders or _andere_plaats(schrijver, wid) or _andere_gegevens(paar):
        yield _vervang(schrijver, wid)


def _is_container(paar: Eenheidspaar) -> bool:
    return paar.wordt.tag in CONTAINERS


def _andere_plaats(schrijver: _Schrijver, wid: str) -> bool:
    """Whether the eId changed otherwise than by that of what it stands in: then the old one has to go."""
    element, oud = schrijver.wordt.elementen[wid], schrijver.was.elementen[wid]
    nieuwe_ouder, oude_ouder = _ouder_eid(element), _ouder_eid(oud)
    return any(
        _onder(oude_ouder, deel.was) != _onder(nieuwe_ouder, deel.wordt)
        for deel in schrijver.paren[wid].gezet
        if deel.was is not None and deel.wordt is not None
    )


def _ouder_eid(element: etree._Element) -> str:
    ouder = element.getparent()
    return "" if ouder is None or ouder.tag == T + "Lichaam" else str(ouder.get("eId", ""))


def _onder(ouder: str, element: etree._Element) -> str:
    eid = str(element.get("eId", ""))
    return eid.removeprefix(f"{ouder}__") if ouder else eid


def _andere_gegevens(paar: Eenheidspaar) -> bool:
    """Whether a reference goes elsewhere or an image is another file, though the words are the same."""
    return any(map(_verschilt, paar.gezet))


def _verschilt(deel: Gezet) -> bool:
    if deel.was is None or deel.wordt is None:
        return False
    eigen = GEGEVENS.get(str(deel.wordt.tag), ())
    return any(deel.was.get(naam) != deel.wordt.get(naam) for naam in eigen)


BEELD = ("naam", "breedte", "hoogte", "dpi", "formaat")
GEGEVENS = {T + "IntRef": ("ref",), T + "InlineTekstAfbeelding": BEELD, T + "Illustratie": BEELD}
"""By element what it points to; no mark can be put on that, so the element goes and a new one comes."""


def _vervang(schrijver: _Schrijver, wid: str) -> etree._Element:
    eenheid = etree.Element(T + "Vervang", wat=wid)
    eenheid.append(_geheel(schrijver, wid))
    if not any(deel.tag in MERKEN or deel.get(ACTIE) for deel in eenheid.iter()):
        # Only its name changed, not what it says: that is no change of the law.
        eenheid.set("revisie", "1")
    return eenheid


def _vervang_kop(schrijver: _Schrijver, paar: Eenheidspaar) -> etree._Element:
    wid = str(paar.wordt.get("wId"))
    eenheid = etree.Element(T + "VervangKop", wat=wid)
    if _andere_plaats(schrijver, wid):
        eenheid.set("eId-wordt", str(paar.wordt.get("eId")))
    eenheid.append(next(deel for deel in _ingevuld(schrijver, paar) if deel.tag == T + "Kop"))
    return eenheid


def _merk_verplaatst(element: etree._Element) -> None:
    """STOP wants a mark in each replacement: of a provision that only moved it is its number, or else its heading."""
    if any(deel.tag in MERKEN or deel.get(ACTIE) for deel in element.iter()):
        return
    kop = next(element.iter(T + "Kop"))
    drager = kop.find(T + "Nummer")
    drager = kop[-1] if drager is None else drager
    weg, bij = etree.Element(T + "VerwijderdeTekst"), etree.Element(T + "NieuweTekst")
    for merk in (weg, bij):
        merk.text = drager.text
        merk.extend([deepcopy(deel) for deel in drager])
    drager[:] = [weg, bij]
    drager.text = None


def _geheel(schrijver: _Schrijver, wid: str) -> etree._Element:
    """A provision whole, with all that is in it, as it is replaced or added."""
    if not schrijver.verschil.beide(wid):
        return _nieuw(schrijver, wid)
    element = _ingevuld(schrijver, schrijver.paren[wid])
    for deel in _inhoud(schrijver, wid):
        element.append(deel)
    return element


def _nieuw(schrijver: _Schrijver, wid: str) -> etree._Element:
    """A provision that is new; around provisions that were there it is only a new wrapper."""
    bron = schrijver.wordt.elementen[wid]
    om = any(schrijver.verschil.beide(onder) for onder in schrijver.wordt.onder(wid))
    element = _zonder_bepalingen(bron)
    for kind in schrijver.wordt.kinderen[wid]:
        deel = _geheel(schrijver, kind)
        if not om:
            del deel.attrib[ACTIE]
        element.append(deel)
    element.set(ACTIE, NIEUW_OM if om else VOEGTOE)
    return element


def _weg(schrijver: _Schrijver, wid: str) -> etree._Element:
    """A provision that is gone, as it was."""
    weg = deepcopy(schrijver.was.elementen[wid])
    weg.tail = None
    _hernoem(schrijver, weg)
    weg.set(ACTIE, VERWIJDER)
    return weg


def _hernoem(schrijver: _Schrijver, weg: etree._Element) -> None:
    """Give what is gone an eId that nothing else has."""
    oud = str(weg.get("eId"))
    nieuw = _vrij(schrijver, oud)
    for deel in weg.iter():
        eid = deel.get("eId")
        if eid is not None:
            deel.set("eId", nieuw + eid.removeprefix(oud) if eid.startswith(oud) else _vrij(schrijver, eid))


def _vrij(schrijver: _Schrijver, eid: str) -> str:
    vrij, nummer = eid, 1
    while vrij in schrijver.bezet:
        nummer += 1
        vrij = f"{eid}_inst{nummer}"
    schrijver.bezet.add(vrij)
    return vrij


def _inhoud(schrijver: _Schrijver, wid: str) -> Iterator[etree._Element]:
    """What stands in a provision that is replaced as a whole: the new content, what is gone in its old place."""
    nieuw, oud = schrijver.wordt.kinderen[wid], schrijver.was.kinderen[wid]
    om = {kind: gone for gone in oud for kind in _uitgepakt(schrijver, wid, gone)}
    wachtend = [kind for kind in oud if kind not in schrijver.wordt.elementen and kind not in om.values()]
    open_: etree._Element | None = None
    huidig = ""
    for kind in nieuw:
        if kind in oud:
            while wachtend and oud.index(wachtend[0]) < oud.index(kind):
                yield _weg(schrijver, wachtend.pop(0))
        wikkel = om.get(kind, "")
        if wikkel != huidig and open_ is not None:
            yield open_
            open_ = None
        if wikkel and open_ is None:
            open_ = _wikkel(schrijver, wikkel)
        huidig = wikkel
        deel = _geheel(schrijver, kind)
        if open_ is not None:
            open_.append(deel)
        else:
            yield deel
    if open_ is not None:
        yield open_
    for kind in wachtend:
        yield _weg(schrijver, kind)


def _uitgepakt(schrijver: _Schrijver, wid: str, gone: str) -> tuple[str, ...]:
    """The provisions that came out of a division when only its wrapper went, and now stand in its place."""
    if gone in schrijver.wordt.elementen:
        return ()
    kinderen = schrijver.was.kinderen[gone]
    nieuw = schrijver.wordt.kinderen[wid]
    over = tuple(kind for kind in kinderen if kind in schrijver.wordt.elementen)
    if not over or over != kinderen or over[0] not in nieuw:
        return ()
    begin = nieuw.index(over[0])
    return over if nieuw[begin : begin + len(over)] == over else ()


def _wikkel(schrijver: _Schrijver, wid: str) -> etree._Element:
    element = _zonder_bepalingen(schrijver.was.elementen[wid])
    element.set("eId", _vrij(schrijver, str(element.get("eId"))))
    element.set(ACTIE, WEG_OM)
    return element


def _zonder_bepalingen(bron: etree._Element) -> etree._Element:
    """A copy of a division with only what is its own: its heading."""
    kopie = deepcopy(bron)
    kopie.tail = None
    for deel in list(kopie):
        if deel.tag in STRUCTUUR:
            kopie.remove(deel)
    return kopie


def _ingevuld(schrijver: _Schrijver, paar: Eenheidspaar) -> etree._Element:
    """The marked provision with the identities of its elements: those of the new version, of what is gone the old."""
    for deel in paar.gezet:
        bron = deel.wordt if deel.wordt is not None else deel.was
        assert bron is not None, "every element is in one of the versions"
        for naam in IDENTITEIT & {str(sleutel) for sleutel in bron.attrib} - {ACTIE}:
            deel.element.set(naam, str(bron.get(naam)))
        if deel.wordt is None and bron.get("eId") is not None:
            deel.element.set("eId", _eid_weg(schrijver, deel.element, str(bron.get("eId"))))
        if deel.wordt is None and bron.tag == T + "Noot":
            deel.element.set("id", _vrij(schrijver, str(bron.get("id"))))
    for deel in paar.gezet:
        if _verschilt(deel):
            _vernieuw(schrijver, deel)
    return paar.samen


def _eid_weg(schrijver: _Schrijver, element: etree._Element, oud: str) -> str:
    """The eId of an element that is gone: below that of what it stands in now, and one that nothing else has."""
    boven = next((ouder for ouder in element.iterancestors() if ouder.get("eId")), None)
    laatste = oud.rpartition("__")[2]
    return _vrij(schrijver, laatste if boven is None else f"{boven.get('eId')}__{laatste}")


def _vernieuw(schrijver: _Schrijver, deel: Gezet) -> None:
    """Replace an element that points elsewhere by what it was and what it is."""
    assert deel.was is not None
    element = deel.element
    if element.tag == T + "Illustratie":
        element = next(element.iterancestors(T + "Figuur"))
    ouder = element.getparent()
    assert ouder is not None, "what points somewhere stands in a text"
    staart, element.tail = element.tail, None
    oud = deepcopy(element)
    for kopie in oud.iter(deel.element.tag):
        for naam in ("scope", *GEGEVENS[str(kopie.tag)]):
            if (waarde := deel.was.get(naam)) is not None:
                kopie.set(naam, waarde)
    plek = ouder.index(element)
    if element.tag == T + "Figuur":
        oud.set("eId", _vrij(schrijver, str(oud.get("eId"))))
        oud.set(ACTIE, VERWIJDER)
        element.set(ACTIE, VOEGTOE)
        ouder.insert(plek, oud)
        return
    weg, bij = etree.Element(WEG), etree.Element(BIJ)
    bij.tail = staart
    ouder[plek : plek + 1] = [weg, bij]
    weg.append(oud)
    bij.append(element)
