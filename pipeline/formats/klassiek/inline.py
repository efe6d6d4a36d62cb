"""Running text of classic legislation XML into the model."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Set
from typing import TypeAlias

from lxml import etree

from pipeline.formats.klassiek.lezing import STIL, Lezing, naam, woorden
from pipeline.formats.stop.inline import soort_extern
from pipeline.formats.stop.read_inline import beeldpad
from pipeline.formats.zichtbaar import zichtbaar
from pipeline.model import (
    Afbeelding,
    Alinea,
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
"""How the blocks inside an element are read: a footnote may hold a table."""
Delen: TypeAlias = Iterable["str | etree._Element"]
"""A run of running text: loose characters and the elements between them."""

NADRUK = {
    "vet": Nadruksoort.VET,
    "b": Nadruksoort.VET,
    "strong": Nadruksoort.VET,
    "cursief": Nadruksoort.CURSIEF,
    "cur": Nadruksoort.CURSIEF,
    "i": Nadruksoort.CURSIEF,
    "em": Nadruksoort.CURSIEF,
    "onderstreept": Nadruksoort.ONDERSTREEPT,
    "ondlijn": Nadruksoort.ONDERSTREEPT,
    "onderstr": Nadruksoort.ONDERSTREEPT,
    "u": Nadruksoort.ONDERSTREEPT,
    "sup": Nadruksoort.SUPERSCRIPT,
    "inf": Nadruksoort.SUBSCRIPT,
    "sub": Nadruksoort.SUBSCRIPT,
}
"""How emphasis is called, as an element or as the `type` of a `nadruk`."""
REGELINGEN = "https://lokaleregelgeving.overheid.nl/"
CVDR = re.compile(r"(?:CVDR://(?:CVDR)?|1\.[01]:CVDR)(?P<werk>\d+)(?:_(?P<versie>\d+))?", re.IGNORECASE)
JCI = re.compile(r"(?:jci)?(?P<rest>1\.[0-9]:c:BWBR.*)", re.IGNORECASE)
CELEX = re.compile(r"[0-9]{5}[A-Z]{1,2}[0-9]{4}(?:\([0-9]+\))?")
EURLEX = "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:"


def lees_lopend(lezing: Lezing, element: etree._Element, blokken: LeesBlokken) -> Inlines:
    """What is inside the element as canonical running text; () when there is nothing to see."""
    return lees_delen(lezing, inhoud_van(element), blokken)


def lees_delen(lezing: Lezing, delen: Delen, blokken: LeesBlokken) -> Inlines:
    """A run of loose characters and elements as canonical running text."""
    return canoniek(canoniek(tuple(_delen(lezing, delen, blokken, frozenset()))))


def inhoud_van(element: etree._Element) -> Iterator[str | etree._Element]:
    """The characters and elements directly in the element, in order."""
    if element.text:
        yield element.text
    for deel in element:
        yield deel
        if deel.tail:
            yield deel.tail


def _delen(lezing: Lezing, delen: Delen, blokken: LeesBlokken, om: Set[Nadruksoort]) -> Iterator[Inline]:
    for deel in delen:
        if isinstance(deel, str):
            yield Tekst(zichtbaar(deel))
        else:
            yield from _inline(lezing, deel, blokken, om)


def _inline(lezing: Lezing, deel: etree._Element, blokken: LeesBlokken, om: Set[Nadruksoort]) -> Iterator[Inline]:
    soort, plek = naam(deel), lezing.plek(deel)
    if soort in STIL:
        return
    if soort == "nadruk":
        soort = deel.get("type", "cur")
    if soort in NADRUK:
        nadruk = NADRUK[soort]
        binnen = tuple(_delen(lezing, inhoud_van(deel), blokken, {*om, nadruk}))
        yield from binnen if nadruk in om else (Nadruk(nadruk, binnen, plek),)
    elif soort in ("extref", "intref"):
        doel = _doel(lezing, deel)
        binnen = tuple(_delen(lezing, inhoud_van(deel), blokken, om))
        yield from binnen if doel is None else (Verwijzing(doel, binnen, plek),)
    elif soort == "noot":
        yield _noot(lezing, deel, blokken)
    elif soort == "br":
        yield Regeleinde(plek)
    elif soort in ("plaatje", "illustratie", "inline-plaatje"):
        for beeld in deel.iter("{*}illustratie"):
            yield Afbeelding(beeldbron(beeld), "", plek)
    elif soort == "redactie":
        tekst = woorden(deel)
        lezing.redactie[deel] = ""
        lezing.apart(deel, f"Redactionele tekst is geen deel van de regeling geworden: “{tekst}”.")
    else:
        if soort not in ONOPGEMERKT:
            lezing.verlies(deel, f"Het element <{soort}> in lopende tekst is niet overgenomen; de tekst wel.")
        yield Tekst(" ")
        yield from _delen(lezing, inhoud_van(deel), blokken, om)
        yield Tekst(" ")


ONOPGEMERKT = frozenset(
    "al functie naam voornaam achternaam organisatie plaats datum waarde label nr titel subtitel dagtekening".split()
)
"""Elements of which only the words count where they stand in running text."""


def _noot(lezing: Lezing, noot: etree._Element, blokken: LeesBlokken) -> Noot:
    nummer = next((deel for deel in noot if naam(deel) in ("noot.nr", "noot.lijst.nr")), None)
    label = "" if nummer is None else zichtbaar(woorden(nummer))
    return Noot(label, blokken(lezing, noot), lezing.plek(noot))


def _doel(lezing: Lezing, element: etree._Element) -> str | None:
    """What a reference points to: a provision of the same text (`#` and its name there), a web address, or None."""
    binnen = element.get("bwb-ng-variabel-deel", "")
    if binnen and binnen in lezing.doelen and element.get("bwb-id", "") in ("", lezing.doelen[""].get("bwb-id", "")):
        return f"#{binnen}"
    adres = extern_adres(" ".join(element.get("doc", "").split()))
    wat = element.get("doc", "").strip()
    if adres is None and not wat:
        lezing.verlies(element, "Een verwijzing zonder adres is gewone tekst geworden.")
    elif adres is None:
        lezing.let_op(element, f"De verwijzing naar “{wat}” is gewone tekst geworden: zij wijst naar niets bekends.")
    return adres


def extern_adres(doc: str) -> str | None:
    """The address of a reference in one of the notations of Dutch legislation, None for one that nobody can follow."""
    if found := CVDR.fullmatch(doc):
        return f"{REGELINGEN}CVDR{found['werk']}" + (f"/{found['versie']}" if found["versie"] else "")
    if found := JCI.fullmatch(doc):
        return f"jci{found['rest']}"
    if CELEX.fullmatch(doc):
        return EURLEX + doc
    return doc if soort_extern(doc) is not None and " " not in doc else None


def beeldbron(element: etree._Element) -> str:
    """Where an image goes, below `tekst/`; the name is only ever that of a file."""
    return beeldpad(element.get("naam") or element.get("src") or "")


def als_alinea(lezing: Lezing, element: etree._Element, inhoud: Inlines) -> Iterator[Blok]:
    """The paragraph, if there is something in it."""
    if inhoud:
        yield Alinea(inhoud, lezing.plek(element))
