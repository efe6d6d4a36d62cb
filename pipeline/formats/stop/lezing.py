"""How a marked text reads before and after the change, from the XML alone, for whoever applies or judges it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from lxml import etree

TEKST = "{https://standaarden.overheid.nl/stop/imop/tekst/}"
OUD, NIEUW = "oud", "nieuw"
VERBERGT = {
    OUD: (TEKST + "NieuweTekst", "voegtoe", "nieuweContainer"),
    NIEUW: (TEKST + "VerwijderdeTekst", "verwijder", "verwijderContainer"),
}
"""By side: the mark and the action of what isn't in it, and the action of a wrapper of which only the content is."""
RENVOOI = (TEKST + "NieuweTekst", TEKST + "VerwijderdeTekst")
BEPALING = frozenset(
    TEKST + naam
    for naam in (
        "Lichaam Boek Deel Hoofdstuk Titel Afdeling Paragraaf Subparagraaf Subsubparagraaf Artikel Redactioneel"
    ).split()
)
ALINEA = frozenset(
    TEKST + naam
    for naam in (
        "Al Opschrift Nummer Label Subtitel LidNummer LiNummer Term Tussenkop title Bijschrift Lijstaanhef "
        "Lijstsluiting Bron NootNummer"
    ).split()
)
"""Elements that hold running text; white space at their ends is layout."""
INLINE = frozenset(TEKST + naam for naam in "b i u strong sub sup abbr IntRef ExtRef IntIoRef ExtIoRef Contact".split())
EIGEN = ("Kop", "Vervallen", "Gereserveerd")
"""What belongs to a wrapper itself, and comes and goes with it."""
NIET_VERGELEKEN = frozenset({"eId", "id", "refid", "wijzigactie"})
WIT = re.compile(r"\s+")
LANG = 60


def naam_van(element: etree._Element) -> str:
    """The name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def is_element(deel: etree._Element) -> bool:
    """Whether it is an element, and not a comment or an instruction."""
    return isinstance(deel.tag, str)


def zijde(element: etree._Element, kant: str) -> list[etree._Element]:
    """The element as one side has it: nothing when it isn't in it, its content when only its wrapper isn't."""
    houder = etree.Element("houder")
    _neem_over(element, kant, houder)
    for deel in houder:
        deel.tail = None
    return list(houder)


def _neem_over(element: etree._Element, kant: str, naar: etree._Element) -> None:
    merk, actie, om = VERBERGT[kant]
    if not is_element(element) or element.tag == merk or element.get("wijzigactie") == actie:
        return
    if element.tag == TEKST + "Label" and not _tekst(element, merk):
        # A label can't say itself that it is new or gone: it is there when there is text in it.
        return
    if element.get("wijzigactie") == om:
        for deel in element:
            if naam_van(deel) not in EIGEN:
                _neem_over(deel, kant, naar)
        return
    doel = naar
    if element.tag not in RENVOOI:
        doel = etree.SubElement(naar, element.tag)
        for sleutel, waarde in element.attrib.items():
            if sleutel != "wijzigactie":
                doel.set(sleutel, waarde)
    _voeg(doel, element.text)
    for deel in element:
        _neem_over(deel, kant, doel)
        _voeg(doel, deel.tail)


def _tekst(element: etree._Element, merk: str) -> str:
    delen = [element.text or ""]
    for deel in element:
        delen += ["" if deel.tag == merk else _tekst(deel, merk), deel.tail or ""]
    return "".join(delen).strip()


def _voeg(element: etree._Element, tekst: str | None) -> None:
    if not tekst:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + tekst
    else:
        element.text = (element.text or "") + tekst


def bepalingen(element: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The element and every provision in it, by wId."""
    yield str(element.get("wId")), element
    for deel in element.iterdescendants(*BEPALING):
        yield str(deel.get("wId")), deel


def eigen(element: etree._Element) -> object:
    """All that an element says but for the provisions in it; equal values read the same."""
    attributen = tuple(sorted((k, v) for k, v in element.attrib.items() if k not in NIET_VERGELEKEN))
    if element.tag not in ALINEA | INLINE:
        return (element.tag, attributen, tuple(map(eigen, _onderdelen(element))))
    delen: list[object] = [WIT.sub(" ", element.text or "")]
    for deel in element:
        staart = WIT.sub(" ", deel.tail or "")
        if is_element(deel):
            delen += [eigen(deel), staart]
        else:
            delen[-1] = f"{delen[-1]}{staart}"
    if element.tag in ALINEA:
        delen[0] = str(delen[0]).lstrip()
        delen[-1] = str(delen[-1]).rstrip()
    return (element.tag, attributen, tuple(delen))


def verschillen(oud: etree._Element, is_nu: etree._Element, binnen: str = "") -> Iterator[str]:
    """In Dutch what the old side says otherwise than the regulation, at the smallest elements that differ."""
    if eigen(oud) == eigen(is_nu):
        return
    wie = _wie(oud, binnen)
    if oud.tag != is_nu.tag:
        yield f"{wie}: de oude tekst heeft hier {naam_van(oud)}, de regeling {naam_van(is_nu)}"
        return
    for sleutel in sorted((set(oud.attrib) | set(is_nu.attrib)) - NIET_VERGELEKEN):
        if oud.get(sleutel) != is_nu.get(sleutel):
            naam = str(sleutel)
            yield f"{wie}: {naam} is in de oude tekst {oud.get(naam)}, in de regeling {is_nu.get(naam)}"
    if oud.tag in ALINEA:
        a, b = (WIT.sub(" ", "".join(str(deel) for deel in element.itertext())).strip() for element in (oud, is_nu))
        if a == b:
            yield f"{wie}: dezelfde woorden, maar in de regeling met andere opmaak of verwijzingen"
        else:
            yield f"{wie}: de oude tekst is “{_kort(a, b)}”, in de regeling staat “{_kort(b, a)}”"
        return
    ours, theirs = _onderdelen(oud), _onderdelen(is_nu)
    wids = [[str(deel.get("wId")) for deel in delen if deel.get("wId")] for delen in (ours, theirs)]
    plek = str(oud.get("wId") or binnen)
    if wids[0] != wids[1] and sorted(wids[0]) == sorted(wids[1]):
        yield f"{wie}: de onderdelen staan in de regeling in een andere volgorde"
        per_wid = {deel.get("wId"): deel for deel in theirs if deel.get("wId")}
        theirs = [per_wid.get(deel.get("wId"), deel) if deel.get("wId") else deel for deel in ours]
    if len(wids[0]) != len(wids[1]):  # by their place the ones after a missing one would all seem to be others
        weg, erbij = _alleen(ours, wids[1]), _alleen(theirs, wids[0])
        yield from (f"{_wie(deel, plek)}: staat wel in de oude tekst en niet in de regeling" for deel in weg)
        yield from (f"{_wie(deel, plek)}: staat wel in de regeling en niet in de oude tekst" for deel in erbij)
        ours = [deel for deel in ours if deel not in weg]
        theirs = [deel for deel in theirs if deel not in erbij]
    for van_oud, van_nu in zip_longest(ours, theirs):
        if van_oud is None:
            yield f"{_wie(van_nu, plek)}: staat wel in de regeling en niet in de oude tekst"
        elif van_nu is None:
            yield f"{_wie(van_oud, plek)}: staat wel in de oude tekst en niet in de regeling"
        else:
            yield from verschillen(van_oud, van_nu, plek)


def _alleen(delen: list[etree._Element], wids: list[str]) -> list[etree._Element]:
    """Those with a wId that is not among these."""
    return [deel for deel in delen if deel.get("wId") and deel.get("wId") not in wids]


def _onderdelen(element: etree._Element) -> list[etree._Element]:
    return [deel for deel in element if is_element(deel) and deel.tag not in BEPALING]


def _wie(element: etree._Element, binnen: str) -> str:
    """How an element is called: by its wId, or by its name in what has one."""
    return str(element.get("wId") or f"{naam_van(element)}{f' in {binnen}' if binnen else ''}")


def _kort(a: str, b: str) -> str:
    """The first text from where it begins to differ from the second, not too long."""
    begin = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    begin = max(0, begin - LANG // 3)
    return ("…" if begin else "") + a[begin : begin + LANG] + ("…" if begin + LANG < len(a) else "")
