"""What a reader of classic legislation gives: the text with what stands around it, its records, and what was lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from pipeline.formats.klassiek.bewijs import weiger_verloren_woorden
from pipeline.formats.klassiek.blok import lees_blok, lees_blokken
from pipeline.formats.klassiek.inline import lees_lopend
from pipeline.formats.klassiek.lezing import STIL, Lezing, naam
from pipeline.formats.klassiek.tekst import lees_bijlage, lees_lichaam, lees_toelichting
from pipeline.model import (
    Artikel,
    Blok,
    Finding,
    Gegevens,
    Lijn,
    Position,
    Refused,
    Regeling,
    Structuur,
    Weggelaten,
    plaatsen,
    platte_tekst,
    verlegde_regeling,
)

TEKSTEN = ("regeling-tekst", "wettekst", "circulaire-tekst", "circulaire.tekst")
"""The elements that hold divisions and articles."""
SLUITINGEN = ("regeling-sluiting", "wetsluiting", "circulaire-sluiting", "circulaire.sluiting", "ondertekening")
TOELICHTINGEN = ("nota-toelichting", "toelichting")


@dataclass(frozen=True, slots=True)
class Omlijsting:
    """The words around the law in its publication: those of the besluit, before and after it."""

    aanhef: tuple[Blok, ...] = ()
    sluiting: tuple[Blok, ...] = ()


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A text with what stands around it, and what of its form is not kept, each with its line. No word is lost."""

    regeling: Regeling
    omlijsting: Omlijsting
    verliezen: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was read, before anything in it is recognised by its looks.

    `overheid` is what the source calls the authority, `identificatie` how it calls this version ("CVDR621050_2"); both
    "" when unknown.
    """

    gelezen: Gelezen
    overheid: str
    identificatie: str
    lijn: Lijn
    gegevens: Gegevens

    @property
    def regeling(self) -> Regeling:
        """The text."""
        return self.gelezen.regeling


def lees_tekst(
    bestand: str, titel: etree._Element | None, wortel: etree._Element, doelen: Mapping[str, etree._Element]
) -> Gelezen:
    """The regulation in an element with an aanhef, a text, a closing, annexes and explanations, in any order.

    `doelen` are the elements by the name under which references in the same text call them. Refused when a word would
    be lost or moved.
    """
    lezing = Lezing(bestand, doelen=doelen)
    delen = _gesorteerd(wortel)
    aanhef: list[Blok] = []
    sluiting: list[Blok] = []
    lichaam: list[Structuur | Artikel | Weggelaten] = []
    for deel in delen.aanhef:
        aanhef += lees_blok(lezing, deel)
    for deel in delen.tekst:
        lichaam += lees_lichaam(lezing, deel)
    for deel in delen.sluiting:
        sluiting += lees_blokken(lezing, deel) if naam(deel) in SLUITINGEN else lees_blok(lezing, deel)
    bijlagen = tuple(lees_bijlage(lezing, deel) for deel in delen.bijlagen)
    toelichtingen = tuple(lees_toelichting(lezing, deel) for deel in delen.toelichtingen)
    opschrift = "" if titel is None else platte_tekst(lees_lopend(lezing, titel, lees_blokken))
    regeling = Regeling(opschrift, "", tuple(lichaam), bijlagen, toelichtingen, Position(bestand))
    bron = [*([] if titel is None else [titel]), *delen.alle()]
    boom = (*aanhef, *lichaam, *sluiting, *bijlagen, *toelichtingen)
    weiger_verloren_woorden(lezing, bron, (opschrift,), boom)
    if lezing.problemen:
        raise Refused(lezing.problemen)
    return Gelezen(_met_paden(lezing, regeling), Omlijsting(tuple(aanhef), tuple(sluiting)), tuple(lezing.verliezen))


@dataclass(frozen=True, slots=True)
class _Delen:
    aanhef: tuple[etree._Element, ...]
    tekst: tuple[etree._Element, ...]
    sluiting: tuple[etree._Element, ...]
    bijlagen: tuple[etree._Element, ...]
    toelichtingen: tuple[etree._Element, ...]

    def alle(self) -> Iterable[etree._Element]:
        return (*self.aanhef, *self.tekst, *self.sluiting, *self.bijlagen, *self.toelichtingen)


def _gesorteerd(wortel: etree._Element) -> _Delen:
    """The parts by what they are; what has no name of its own belongs before the law or after it, as it stands."""
    aanhef: list[etree._Element] = []
    tekst: list[etree._Element] = []
    sluiting: list[etree._Element] = []
    bijlagen: list[etree._Element] = []
    toelichtingen: list[etree._Element] = []
    for deel in wortel:
        soort = naam(deel)
        if soort in TEKSTEN:
            tekst.append(deel)
        elif soort == "bijlage":
            bijlagen.append(deel)
        elif soort in TOELICHTINGEN:
            toelichtingen.append(deel)
        elif soort not in STIL:
            (sluiting if tekst or soort in SLUITINGEN else aanhef).append(deel)
    return _Delen(tuple(aanhef), tuple(tekst), tuple(sluiting), tuple(bijlagen), tuple(toelichtingen))


def _met_paden(lezing: Lezing, regeling: Regeling) -> Regeling:
    """Every reference to a provision of the same text as the path of the file of that provision."""
    if not lezing.doelen:
        return regeling
    pad_van = {
        element: plaats.pad
        for plaats, element in zip(plaatsen(regeling), lezing.eenheden, strict=True)
        if element is not None
    }

    def pad(doel: str) -> str:
        element = lezing.doelen.get(doel.removeprefix("#")) if doel.startswith("#") else None
        while element is not None and element not in pad_van:
            element = element.getparent()
        return doel if element is None else pad_van[element]

    return verlegde_regeling(regeling, pad)


def met_citeertitel(gelezen: Gelezen, citeertitel: str) -> Gelezen:
    """The same with the title by which it is cited, which stands in the data about it."""
    return replace(gelezen, regeling=replace(gelezen.regeling, citeertitel=citeertitel))
