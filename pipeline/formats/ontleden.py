"""XML from elsewhere, read without trusting it: nothing outside the file is opened, no entity is expanded."""

from __future__ import annotations

from lxml import etree

from pipeline.model import Position, Problem, Refused

DIEPST = 100
"""No law nests deeper: real texts go to 21 levels."""
GROOT, KARIG = 1_000_000, 12
"""From this many bytes on a file has at least so many of them for each element; real texts have thirty and more."""


def ontleed(inhoud: bytes, naam: str) -> etree._Element:
    """The root of an XML file. Refused: broken XML, a DOCTYPE, elements that nest without end."""
    if len(inhoud) > GROOT and (inhoud.count(b"<") - inhoud.count(b"</")) * KARIG > len(inhoud):
        wat = "Het bestand bestaat bijna alleen uit elementen en heeft nauwelijks tekst."
        raise Refused(Problem(wat, Position(naam), "Dit is geen tekst van een regeling; controleer het bestand."))
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        wortel = etree.fromstring(inhoud, parser)
    except etree.XMLSyntaxError as fout:
        plek = Position(naam, fout.lineno or 0)
        raise Refused(Problem(f"Het bestand is geen goede XML ({fout.msg}).", plek, "Herstel het bestand.")) from fout
    except (LookupError, ValueError) as fout:
        wat = f"De tekens van het bestand zijn niet te lezen ({fout})."
        raise Refused(Problem(wat, Position(naam, 1), "Bewaar het bestand als UTF-8.")) from fout
    if wortel.getroottree().docinfo.internalDTD is not None:
        advies = "Haal de DOCTYPE weg; een tekst van de overheid heeft haar niet nodig."
        raise Refused(Problem("Het bestand heeft een DOCTYPE.", Position(naam, 1), advies))
    if is_dieper(wortel, DIEPST):
        wat = f"De elementen in het bestand staan meer dan {DIEPST} lagen diep in elkaar."
        raise Refused(Problem(wat, Position(naam), "Dit is geen tekst van een regeling; controleer het bestand."))
    return wortel


def is_dieper(wortel: etree._Element, grens: int) -> bool:
    """Whether elements nest deeper than this."""
    laag = 0
    for gebeurtenis, _ in etree.iterwalk(wortel, events=("start", "end")):
        laag += 1 if gebeurtenis == "start" else -1
        if laag > grens:
            return True
    return False
