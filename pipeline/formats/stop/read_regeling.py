"""A RegelingCompact as a regulation: the inverse of `tekst`, tolerant of all that the schema allows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from pipeline.formats.stop.read_blok import (
    aanduiding,
    lees_blok,
    lees_blokken,
    lopend,
    op_een_regel,
    platte_woorden,
    weiger_wijziging,
)
from pipeline.formats.stop.read_lezing import WEGGELATEN, Lezing, is_weggelaten, woorden
from pipeline.formats.stop.tekst import LEEG_MERK
from pipeline.formats.stop.xml import T, lokaal
from pipeline.model import (
    Alinea,
    Artikel,
    Bijlage,
    Blok,
    Divisie,
    Finding,
    Inlines,
    Kop,
    Lid,
    Nadruk,
    Nadruksoort,
    Refused,
    Regeleinde,
    Regeling,
    Structuur,
    Structuursoort,
    Tekst,
    Toelichting,
    Weggelaten,
    plaatsen,
    verlegde_regeling,
)

SOORTEN = {soort.value: soort for soort in Structuursoort}
MODELLEN = frozenset(T + naam for naam in ("RegelingCompact", "RegelingTijdelijkdeel"))
"""The text models with artikelstructuur of which a version can be read."""


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A regulation, and what of its form is not kept, each with its line in the XML. No word is lost."""

    regeling: Regeling
    verliezen: tuple[Finding, ...]


def lees_regeling(element: etree._Element, bestand: str = "") -> Gelezen:
    """The regulation in the element (RegelingCompact, RegelingTijdelijkdeel).

    References to provisions become paths below `tekst/`, as the store names the files. The citeertitel stands in the
    metadata, so it is "" here. `bestand` names the file in positions. Refused with every element that has no place
    in a version: marks of renvooi, other text models.
    """
    lezing = Lezing(element, bestand)
    if element.tag not in MODELLEN:
        lezing.weiger(element, f"<{lokaal(element)}> heeft geen artikelstructuur.", "Kies een RegelingCompact.")
    opschrift = ""
    lichaam: tuple[Structuur | Artikel | Weggelaten, ...] = ()
    bijlagen: list[Bijlage] = []
    toelichtingen: list[Toelichting] = []
    for deel in element if element.tag in MODELLEN else ():
        match lokaal(deel):
            case "RegelingOpschrift":
                opschrift = " ".join(filter(None, (platte_woorden(lezing, al, "het opschrift") for al in deel)))
            case "Lichaam":
                lichaam = tuple(_inhoud(lezing, deel))
            case "Bijlage":
                lezing.eenheden.append(deel)
                kop = _met_woord(lezing, deel, _kop(lezing, deel))
                bijlagen.append(Bijlage(kop, tuple(_stukken(lezing, deel)), lezing.plek(deel)))
            case "Toelichting" | "ArtikelgewijzeToelichting":
                lezing.eenheden.append(deel)
                toelichtingen.append(_toelichting(lezing, deel))
            case _:
                lezing.onbekend(deel)
    if lezing.problemen:
        raise Refused(lezing.problemen)
    regeling = Regeling(opschrift, "", lichaam, tuple(bijlagen), tuple(toelichtingen), lezing.plek(element))
    return Gelezen(_met_paden(lezing, regeling), tuple(lezing.verliezen))


def _met_paden(lezing: Lezing, regeling: Regeling) -> Regeling:
    """Every reference `#eId` as the path of the file of that provision."""
    paden: dict[str, str] = {}
    for plaats, element in zip(plaatsen(regeling), lezing.eenheden, strict=True):
        paden.setdefault(f"#{element.get('eId')}", plaats.pad)
    return verlegde_regeling(regeling, lambda doel: paden.get(doel, doel))


def _inhoud(lezing: Lezing, element: etree._Element) -> Iterator[Structuur | Artikel | Weggelaten]:
    """The divisions and articles directly in the element; editorial text is put with the article before it."""
    vorige: Structuur | Artikel | Weggelaten | None = None
    for deel in element:
        naam = lokaal(deel)
        if naam in ("Kop", *LEEG_MERK):
            continue
        if naam == "Redactioneel" and woorden(deel) != WEGGELATEN:
            vorige = _met_redactie(lezing, deel, vorige)
            continue
        if vorige is not None:
            yield vorige
        vorige = None
        if naam == "Conditie":
            lezing.let_op(deel, "De conditie om artikelen van een tijdelijk regelingdeel is niet overgenomen.")
            yield from _inhoud(lezing, deel)
        elif naam in SOORTEN and _is_hulsel(deel):
            lezing.let_op(
                deel, f"Een <{naam}> zonder kop is weggelaten; wat erin staat hoort nu bij wat eromheen staat."
            )
            yield from _inhoud(lezing, deel)
        else:
            vorige = _deel(lezing, deel)
    if vorige is not None:
        yield vorige


def _deel(lezing: Lezing, element: etree._Element) -> Structuur | Artikel | Weggelaten | None:
    weiger_wijziging(lezing, element)
    naam = lokaal(element)
    if naam == "Redactioneel" or (naam in (*SOORTEN, "Artikel") and is_weggelaten(element)):
        return Weggelaten(lezing.plek(element))
    if naam == "Artikel":
        return _artikel(lezing, element)
    if naam in SOORTEN:
        lezing.eenheden.append(element)
        kop = _met_woord(lezing, element, _kop(lezing, element))
        return Structuur(SOORTEN[naam], kop, tuple(_inhoud(lezing, element)), lezing.plek(element))
    lezing.onbekend(element)
    return None


def _is_hulsel(element: etree._Element) -> bool:
    """A division without a heading that holds all there is in another division: nobody sees it."""
    ouder, kop = element.getparent(), element.find(T + "Kop")
    if ouder is None or lokaal(ouder) not in SOORTEN or (kop is not None and woorden(kop)):
        return False
    return [deel for deel in ouder if lokaal(deel) != "Kop"] == [element]


def _met_woord(lezing: Lezing, element: etree._Element, kop: Kop) -> Kop:
    """The heading; one with nothing in it gets the word for its kind, since a provision has to be called something."""
    if _heeft_kop(kop):
        return kop
    lezing.let_op(element, f"Een <{lokaal(element)}> zonder kop heeft er een gekregen: “{lokaal(element)}”.")
    return replace(kop, label=lokaal(element))


def _met_redactie(
    lezing: Lezing, element: etree._Element, vorige: Structuur | Artikel | Weggelaten | None
) -> Structuur | Artikel | Weggelaten | None:
    """Editorial text is no law and has no place of its own; its words are kept behind the article before it."""
    tekst = tuple(
        Alinea((Nadruk(Nadruksoort.CURSIEF, inhoud),), lezing.plek(al))
        for al in element
        if (inhoud := lopend(lezing, al))
    )
    if isinstance(vorige, Artikel):
        lezing.let_op(element, "Een redactionele opmerking staat nu cursief aan het eind van het artikel ervoor.")
        match vorige.inhoud:
            case (*eerder, Lid() as lid):
                return replace(vorige, inhoud=(*eerder, replace(lid, inhoud=(*lid.inhoud, *tekst))))
            case _:
                return replace(vorige, inhoud=(*vorige.inhoud, *tekst))
    lezing.let_op(element, "Een redactionele opmerking zonder artikel ervoor is een artikel zonder nummer geworden.")
    kop = Kop("", "", tekst[0].inhoud if tekst else (), lezing.plek(element))
    lezing.eenheden.append(element)
    return Artikel(kop, tekst[1:] or tekst, position=lezing.plek(element)) if vorige is None and tekst else vorige


def _artikel(lezing: Lezing, element: etree._Element) -> Artikel:
    lezing.eenheden.append(element)
    kop = _met_woord(lezing, element, _kop(lezing, element))
    inhoud: list[Blok | Lid] = []
    for deel in element:
        match lokaal(deel):
            case "Kop":
                pass
            case "Lid":
                inhoud += _lid(lezing, deel)
            case "Inhoud":
                weiger_wijziging(lezing, deel)
                inhoud += lees_blokken(lezing, deel)
            case _:
                inhoud += lees_blok(lezing, deel)
    return Artikel(kop, tuple(inhoud), position=lezing.plek(element))


def _lid(lezing: Lezing, element: etree._Element) -> tuple[Blok | Lid, ...]:
    """The lid; without a number it is text of the article, such as what a source leaves out."""
    weiger_wijziging(lezing, element)
    nummer = aanduiding(lezing, element.find(T + "LidNummer"))
    blokken = tuple(blok for deel in element.findall(T + "Inhoud") for blok in lees_blokken(lezing, deel))
    for deel in element:
        if lokaal(deel) not in ("LidNummer", "Inhoud"):
            lezing.onbekend(deel)
    if nummer:
        return (Lid(nummer, blokken, lezing.plek(element)),)
    if blokken != (Weggelaten(),):
        lezing.let_op(element, "Een lid zonder nummer is gewone tekst van het artikel geworden.")
    return blokken


def _kop(lezing: Lezing, element: etree._Element) -> Kop:
    """The heading of an element; what says that the division is empty ("[gereserveerd]") stands at its end."""
    kop = element.find(T + "Kop")
    merken = [LEEG_MERK[lokaal(deel)] for deel in element if lokaal(deel) in LEEG_MERK]
    structuur = lokaal(element) in SOORTEN
    gelezen = Kop("", position=lezing.plek(element)) if kop is None else _lees_kop(lezing, kop)
    if not structuur or not merken:
        return gelezen
    tekst = (Tekst(merken[0]),)
    return replace(gelezen, opschrift=op_een_regel((gelezen.opschrift, tekst)) if gelezen.opschrift else tekst)


def _lees_kop(lezing: Lezing, kop: etree._Element) -> Kop:
    weiger_wijziging(lezing, kop)
    label = nummer = ""
    titel: list[Inlines] = []
    for deel in kop:
        weiger_wijziging(lezing, deel)
        match lokaal(deel):
            case "Label" if nummer and woorden(deel):
                lezing.verlies(deel, "Een kop met het nummer voor het woord is geheel opschrift geworden.")
                titel += ((Tekst(nummer),), lopend(lezing, deel))
                nummer = ""
            case "Label":
                label = platte_woorden(lezing, deel, "een kop")
            case "Nummer":
                nummer = platte_woorden(lezing, deel, "een kop")
            case "Opschrift":
                titel.append(lopend(lezing, deel))
            case "Subtitel":
                lezing.verlies(deel, "Een subtitel is een tweede regel van het opschrift geworden.")
                titel += ((Regeleinde(),), lopend(lezing, deel)) if titel else (lopend(lezing, deel),)
            case _:
                lezing.onbekend(deel)
    return Kop(label, nummer, op_een_regel(titel) if titel else (), lezing.plek(kop))


def _heeft_kop(kop: Kop) -> bool:
    return bool(kop.label or kop.nummer or kop.opschrift)


def _stukken(lezing: Lezing, element: etree._Element) -> Iterator[Blok | Divisie]:
    """What stands in an annex, an explanation or a part of one."""
    los: etree._Element | None = None
    for deel in element:
        weiger_wijziging(lezing, deel)
        naam = lokaal(deel)
        if naam == "Kop":
            continue
        if naam not in ("Divisie", "Divisietekst", "InleidendeTekst", "Sluiting", "Inhoud", "Bijlage", *TOELICHTINGEN):
            yield from lees_blok(lezing, deel)
            continue
        kop = _kop(lezing, deel)
        if naam in ("InleidendeTekst", "Sluiting", "Bijlage"):
            lezing.verlies(deel, VORMEN[naam])
        if _heeft_kop(kop):
            los = None
            yield Divisie(kop, tuple(_divisie(lezing, deel)), lezing.plek(deel))
            continue
        if naam == "Divisietekst" and los is not None:
            lezing.verlies(deel, "Divisieteksten zonder kop achter elkaar zijn één tekst geworden.")
        los = deel
        yield from _stukken(lezing, deel)


def _divisie(lezing: Lezing, element: etree._Element) -> Iterator[Blok | Divisie]:
    inhoud = tuple(_stukken(lezing, element))
    if lokaal(element) == "Divisie" and not any(isinstance(deel, Divisie) for deel in inhoud):
        lezing.verlies(element, "Een divisie zonder onderdelen met een kop is een divisietekst geworden.")
    yield from inhoud


TOELICHTINGEN = ("AlgemeneToelichting", "ArtikelgewijzeToelichting")
VORMEN = {
    "InleidendeTekst": "Een inleidende tekst is gewone tekst geworden.",
    "Sluiting": "De sluiting van een bijlage of toelichting is gewone tekst geworden.",
    "Bijlage": "Een bijlage bij de toelichting is een onderdeel van de toelichting geworden.",
}


def _toelichting(lezing: Lezing, element: etree._Element) -> Toelichting:
    """The explanation; one that only wraps a general or article-by-article part is that part."""
    weiger_wijziging(lezing, element)
    plek = lezing.plek(element)
    if lokaal(element) == "ArtikelgewijzeToelichting":
        lezing.verlies(element, "De artikelgewijze toelichting staat nu in een toelichting.")
        return Toelichting(_kop(lezing, element), tuple(_stukken(lezing, element)), plek)
    delen = [deel for deel in element if lokaal(deel) != "Kop"]
    kop = _kop(lezing, element)
    if not _heeft_kop(kop):
        if len(delen) == 1 and lokaal(delen[0]) in TOELICHTINGEN:
            return Toelichting(_kop(lezing, delen[0]), tuple(_stukken(lezing, delen[0])), plek)
        lezing.let_op(element, "De toelichting heeft geen kop; zij heeft er een gekregen: “Toelichting”.")
        kop = replace(kop, label="Toelichting")
    if any(lokaal(deel) in ("Divisie", "Divisietekst", "InleidendeTekst") for deel in delen):
        lezing.verlies(element, "De toelichting wordt bij het schrijven een algemene of artikelgewijze toelichting.")
    return Toelichting(kop, tuple(_stukken(lezing, element)), plek)
