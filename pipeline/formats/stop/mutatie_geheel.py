"""Provisions as a mutation holds them: whole, with marks, with the identities of the version that they are of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from pipeline.formats.stop.boomverschil import Boom, Boomverschil
from pipeline.formats.stop.identiteit import STRUCTUUR, Eenheidspaar, Gezet
from pipeline.formats.stop.xml import T
from pipeline.formats.stop.zijde import ACTIE, BIJ, IDENTITEIT, NIEUW_OM, VERWIJDER, VOEGTOE, WEG, WEG_OM


@dataclass(frozen=True, slots=True)
class Schrijver:
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


def verschilt(deel: Gezet) -> bool:
    """Whether it is in both versions and points to something else in each."""
    if deel.was is None or deel.wordt is None:
        return False
    eigen = GEGEVENS.get(str(deel.wordt.tag), ())
    return any(deel.was.get(naam) != deel.wordt.get(naam) for naam in eigen)


BEELD = ("naam", "breedte", "hoogte", "dpi", "formaat")
GEGEVENS = {T + "IntRef": ("ref",), T + "InlineTekstAfbeelding": BEELD, T + "Illustratie": BEELD}
"""By element what it points to; no mark can be put on that, so the element goes and a new one comes."""


def geheel_van(schrijver: Schrijver, wid: str) -> etree._Element:
    """A provision whole, with all that is in it, as it is replaced or added."""
    if not schrijver.verschil.beide(wid):
        return _nieuw(schrijver, wid)
    element = ingevuld(schrijver, schrijver.paren[wid])
    for deel in _inhoud(schrijver, wid):
        element.append(deel)
    return element


def _nieuw(schrijver: Schrijver, wid: str) -> etree._Element:
    """A provision that is new; around provisions that were there it is only a new wrapper."""
    bron = schrijver.wordt.elementen[wid]
    om = any(schrijver.verschil.beide(onder) for onder in schrijver.wordt.onder(wid))
    element = _zonder_bepalingen(bron)
    for kind in schrijver.wordt.kinderen[wid]:
        deel = geheel_van(schrijver, kind)
        if not om:
            del deel.attrib[ACTIE]
        element.append(deel)
    element.set(ACTIE, NIEUW_OM if om else VOEGTOE)
    return element


def verdwenen_van(schrijver: Schrijver, wid: str) -> etree._Element:
    """A provision that is gone, as it was."""
    weg = deepcopy(schrijver.was.elementen[wid])
    weg.tail = None
    _hernoem(schrijver, weg)
    weg.set(ACTIE, VERWIJDER)
    return weg


def _hernoem(schrijver: Schrijver, weg: etree._Element) -> None:
    """Give what is gone an eId that nothing else has."""
    oud = str(weg.get("eId"))
    nieuw = _vrij(schrijver, oud)
    for deel in weg.iter():
        eid = deel.get("eId")
        if eid is not None:
            deel.set("eId", nieuw + eid.removeprefix(oud) if eid.startswith(oud) else _vrij(schrijver, eid))


def _vrij(schrijver: Schrijver, eid: str) -> str:
    vrij, nummer = eid, 1
    while vrij in schrijver.bezet:
        nummer += 1
        vrij = f"{eid}_inst{nummer}"
    schrijver.bezet.add(vrij)
    return vrij


def _inhoud(schrijver: Schrijver, wid: str) -> Iterator[etree._Element]:
    """What stands in a provision that is replaced as a whole: the new content, what is gone in its old place."""
    nieuw, oud = schrijver.wordt.kinderen[wid], schrijver.was.kinderen[wid]
    om = {kind: gone for gone in oud for kind in _uitgepakt(schrijver, wid, gone)}
    wachtend = [kind for kind in oud if kind not in schrijver.wordt.elementen and kind not in om.values()]
    open_: etree._Element | None = None
    huidig = ""
    for kind in nieuw:
        if kind in oud:
            while wachtend and oud.index(wachtend[0]) < oud.index(kind):
                yield verdwenen_van(schrijver, wachtend.pop(0))
        wikkel = om.get(kind, "")
        if wikkel != huidig and open_ is not None:
            yield open_
            open_ = None
        if wikkel and open_ is None:
            open_ = _wikkel(schrijver, wikkel)
        huidig = wikkel
        deel = geheel_van(schrijver, kind)
        if open_ is not None:
            open_.append(deel)
        else:
            yield deel
    if open_ is not None:
        yield open_
    for kind in wachtend:
        yield verdwenen_van(schrijver, kind)


def _uitgepakt(schrijver: Schrijver, wid: str, gone: str) -> tuple[str, ...]:
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


def _wikkel(schrijver: Schrijver, wid: str) -> etree._Element:
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


def ingevuld(schrijver: Schrijver, paar: Eenheidspaar) -> etree._Element:
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
        if verschilt(deel):
            _vernieuw(schrijver, deel)
    return paar.samen


def _eid_weg(schrijver: Schrijver, element: etree._Element, oud: str) -> str:
    """The eId of an element that is gone: below that of what it stands in now, and one that nothing else has."""
    boven = next((ouder for ouder in element.iterancestors() if ouder.get("eId")), None)
    laatste = oud.rpartition("__")[2]
    return _vrij(schrijver, laatste if boven is None else f"{boven.get('eId')}__{laatste}")


def _vernieuw(schrijver: Schrijver, deel: Gezet) -> None:
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
