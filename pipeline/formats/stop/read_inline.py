"""Running text of STOP into the model: the inverse of `inline` and of `blok.schrijf`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from typing import TypeAlias

from lxml import etree

from pipeline.formats.stop.inline import soort_extern
from pipeline.formats.stop.read_lezing import RENVOOI, Lezing
from pipeline.formats.stop.xml import T, lokaal
from pipeline.formats.zichtbaar import zichtbaar
from pipeline.model import (
    Afbeelding,
    Blok,
    Inline,
    Inlines,
    Nadruk,
    Nadruksoort,
    Noot,
    Regeleinde,
    Tekst,
    Verwijzing,
    canoniek,
)

LeesBlokken: TypeAlias = Callable[[Lezing, etree._Element], tuple[Blok, ...]]
"""How the blocks inside an element are read: a footnote holds some."""

NADRUK = {
    "b": Nadruksoort.VET,
    "strong": Nadruksoort.VET,
    "i": Nadruksoort.CURSIEF,
    "u": Nadruksoort.ONDERSTREEPT,
    "sup": Nadruksoort.SUPERSCRIPT,
    "sub": Nadruksoort.SUBSCRIPT,
}
BEELDMAP = "beeld"
"""The folder below `tekst/` where the images of an imported text go."""
PUBLICATIE = re.compile(r"(?:stb|stcrt|trb|gmb|prb|wsb|bgr|kst|h|blg|ah)-[0-9A-Za-z-]+")
"""The identification of an official publication, which has one address on zoek.officielebekendmakingen.nl."""
NIET_GELEZEN = re.compile(r"[^0-9A-Za-z._-]+")


def lees_lopend(lezing: Lezing, element: etree._Element, blokken: LeesBlokken) -> Inlines:
    """What is inside the element as canonical running text; () when there is nothing to see."""
    return canoniek(canoniek(tuple(_delen(lezing, element, blokken, frozenset()))))


def _delen(lezing: Lezing, element: etree._Element, blokken: LeesBlokken, om: Set[Nadruksoort]) -> Iterator[Inline]:
    if element.text:
        yield Tekst(zichtbaar(element.text))
    for deel in element:
        yield from _inline(lezing, deel, blokken, om)
        if deel.tail:
            yield Tekst(zichtbaar(deel.tail))


def _inline(lezing: Lezing, deel: etree._Element, blokken: LeesBlokken, om: Set[Nadruksoort]) -> Iterator[Inline]:
    naam, plek = lokaal(deel), lezing.plek(deel)
    if deel.tag in RENVOOI:
        weiger_renvooi(lezing, deel)
    elif naam in NADRUK:
        soort = NADRUK[naam]
        if naam == "strong":
            lezing.verlies(deel, "De nadruk <strong> wordt vet (<b>).")
        binnen = tuple(_delen(lezing, deel, blokken, {*om, soort}))
        yield from binnen if soort in om else (Nadruk(soort, binnen, plek),)
    elif naam == "br":
        yield Regeleinde(plek)
    elif naam == "Noot":
        yield _noot(lezing, deel, blokken)
    elif naam == "Nootref":
        yield from _nootref(lezing, deel, blokken)
    elif naam == "InlineTekstAfbeelding":
        yield Afbeelding(beeldbron(deel), " ".join(zichtbaar(deel.get("alt", "")).split()), plek)
    elif naam in VERWIJZINGEN:
        doel = VERWIJZINGEN[naam](lezing, deel)
        binnen = tuple(_delen(lezing, deel, blokken, om))
        yield from binnen if doel is None else (Verwijzing(doel, binnen, plek),)
    elif naam in ("abbr", "Contact"):
        wat = "De volle naam bij een afkorting (<abbr>)" if naam == "abbr" else "Het adres achter een contactgegeven"
        lezing.verlies(deel, f"{wat} is niet overgenomen; de tekst wel.")
        yield from _delen(lezing, deel, blokken, om)
    else:
        lezing.onbekend(deel)


def weiger_renvooi(lezing: Lezing, element: etree._Element) -> None:
    """A text with marks of renvooi is no version: which words are law is not said by it alone."""
    lezing.weiger(
        element,
        "De tekst bevat renvooi (geschrapte en nieuwe woorden) en is dus geen versie van een regeling.",
        "Pas de wijziging toe op de vorige versie met `renvooi apply`.",
    )


def _noot(lezing: Lezing, noot: etree._Element, blokken: LeesBlokken) -> Noot:
    nummer = noot.find(T + "NootNummer")
    soort = noot.get("type", "voet")
    if soort not in ("voet", "tabel"):
        lezing.verlies(noot, f"Een noot van de soort “{soort}” wordt een voetnoot.")
    label = "" if nummer is None else " ".join(zichtbaar("".join(map(str, nummer.itertext()))).split())
    naam = noot.get("id", "")
    lezing.open_noten.append(naam)
    inhoud = blokken(lezing, noot)
    lezing.open_noten.pop()
    return Noot(label, inhoud, lezing.plek(noot))


def _nootref(lezing: Lezing, element: etree._Element, blokken: LeesBlokken) -> Iterator[Inline]:
    """A note that is called again has its text there too."""
    naam = element.get("refid", "")
    noot = lezing.noten.get(naam)
    if noot is None or naam in lezing.open_noten:
        lezing.let_op(element, f"Hier wordt een noot aangeroepen die er niet is (“{naam}”); de aanroep vervalt.")
    else:
        lezing.herhaald[element] = noot
        yield _noot(lezing, noot, blokken)


def beeldbron(element: etree._Element) -> str:
    """Where an image goes, below `tekst/`; the name is only ever that of a file."""
    return beeldpad(element.get("naam", ""))


def beeldpad(naam: str) -> str:
    los = NIET_GELEZEN.sub("-", naam.replace("\\", "/").rpartition("/")[2]).strip("-.")
    return f"{BEELDMAP}/{los or 'afbeelding'}"


def _intref(lezing: Lezing, element: etree._Element) -> str | None:
    ref = element.get("ref", "")
    component, hek, eid = ref.rpartition("#")
    if hek and component.removeprefix("!") != lezing.wortel.get("componentnaam"):
        lezing.let_op(element, f"De verwijzing naar {ref} wijst buiten deze regeling en is gewone tekst geworden.")
        return None
    doel = lezing.doel(eid)
    if doel is None:
        lezing.let_op(element, f"De verwijzing naar {ref} wijst naar geen bepaling en is gewone tekst geworden.")
        return None
    if doel.get("eId") != eid:
        wat = lokaal(doel).lower()
        lezing.verlies(element, f"Een verwijzing naar een deel van een {wat} wijst nu naar het geheel ervan.")
    return f"#{doel.get('eId')}"


def _extref(lezing: Lezing, element: etree._Element) -> str | None:
    ref, soort = " ".join(element.get("ref", "").split()), element.get("soort", "")
    if soort == "document" and PUBLICATIE.fullmatch(ref):
        lezing.verlies(element, "Een verwijzing naar een officiële publicatie is een webadres geworden.")
        return f"https://zoek.officielebekendmakingen.nl/{ref}.html"
    if soort_extern(ref) is None or " " in ref:
        lezing.let_op(element, f"De verwijzing naar “{ref}” ({soort}) is gewone tekst geworden: zij wijst naar niets.")
        return None
    if soort_extern(ref) != soort:
        lezing.verlies(element, f"Een verwijzing van de soort {soort} is er een van de soort {soort_extern(ref)}.")
    return ref


def _extioref(lezing: Lezing, element: etree._Element) -> str | None:
    ref = element.get("ref", "")
    lezing.let_op(
        element, f"Het informatieobject {ref} is niet ingelezen; zijn naam is een gewone verwijzing geworden."
    )
    return ref if soort_extern(ref) else None


def _intioref(lezing: Lezing, element: etree._Element) -> str | None:
    ref = element.get("ref", "")
    doel = lezing.objecten.get(ref) or ref
    if soort_extern(doel) is None:
        lezing.let_op(element, f"De verwijzing naar het informatieobject {ref} is gewone tekst geworden.")
        return None
    lezing.let_op(
        element, f"De verwijzing naar het informatieobject {doel} (via {ref}) is een gewone verwijzing geworden."
    )
    return doel


VERWIJZINGEN: dict[str, Callable[[Lezing, etree._Element], str | None]] = {
    "IntRef": _intref,
    "ExtRef": _extref,
    "ExtIoRef": _extioref,
    "IntIoRef": _intioref,
}
"""What a reference points to: `#eId` of a provision, an address, or None when only its words stay."""
