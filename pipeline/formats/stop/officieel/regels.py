"""The Schematrons: every file of a delivery against the rules of the modules in it, run by Saxon."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from lxml import etree
from saxonche import PySaxonApiError, PySaxonProcessor, PyXdmNode, PyXsltExecutable

from pipeline.formats.stop.keuring.aanlevering import Bestand, regel_van
from pipeline.formats.stop.officieel.standaard import Standaard
from pipeline.model import Finding, Position, Problem, Refused, Severity

CODE = "SCHEMATRON"
MELDING = re.compile(
    r'"code"\s*:\s*"(?P<code>\w+)".*?"melding"\s*:\s*"(?P<tekst>.*?)"\s*,\s*"ernst"\s*:\s*"(?P<ernst>\w+)"', re.DOTALL
)
"""What KOOP puts in the text of a rule: looks like JSON, but its quotes aren't always escaped."""
STAP = re.compile(r"/Q\{(?P<namespace>[^}]*)\}(?P<naam>[^/\[]+)\[(?P<nummer>\d+)\]")


def keur_regels(
    standaard: Standaard, bestanden: Iterable[Bestand], stylesheet: Callable[[bytes], bytes]
) -> Iterator[Finding]:
    """What the rules find. `stylesheet` gives the XSLT of a Schematron: `als_xslt`, or what was kept of it."""
    with PySaxonProcessor(license=False) as saxon:
        klaar: dict[str, PyXsltExecutable] = {}
        for bestand in bestanden:
            if bestand.wortel is None or not (adressen := _van_toepassing(standaard, bestand.wortel)):
                continue
            try:
                for adres in adressen:
                    if adres not in klaar:
                        klaar[adres] = _gecompileerd(saxon, standaard, adres, stylesheet)
                document = saxon.parse_xml(xml_text=etree.tostring(bestand.wortel, encoding="unicode"))
                for adres in adressen:
                    yield from _pas_toe(klaar[adres], document, bestand)
            except PySaxonApiError as fout:
                yield Finding(
                    CODE, f"De regels zijn niet uit te voeren: {fout}", Severity.ERROR, Position(bestand.naam)
                )


def _van_toepassing(standaard: Standaard, wortel: etree._Element) -> tuple[str, ...]:
    if str(etree.QName(wortel).namespace) not in standaard.xsd:
        return ()
    tags = {str(element.tag) for element in wortel.iter(etree.Element)}
    namen = {(str(naam.namespace), naam.localname) for naam in map(etree.QName, tags)}
    return tuple(dict.fromkeys(adres for naam in sorted(namen) for adres in standaard.regels.get(naam, ())))


def _gecompileerd(
    saxon: PySaxonProcessor, standaard: Standaard, adres: str, stylesheet: Callable[[bytes], bytes]
) -> PyXsltExecutable:
    xslt = stylesheet(standaard.inhoud(adres)).decode()
    try:
        return saxon.new_xslt30_processor().compile_stylesheet(stylesheet_text=xslt)
    except PySaxonApiError as fout:
        waar, advies = Position(standaard.adressen[adres]), "Meld dit; of gebruik de schemabestanden van STOP 1.3.0."
        raise Refused(Problem(f"Deze regels zijn niet te vertalen ({fout}).", waar, advies)) from None


def _pas_toe(regels: PyXsltExecutable, document: PyXdmNode, bestand: Bestand) -> Iterator[Finding]:
    regels.set_global_context_item(xdm_item=document)
    uitslag = regels.transform_to_string(xdm_node=document)
    for bevinding in etree.fromstring(uitslag.encode()):
        plek = Position(bestand.naam, _regel(bestand.wortel, str(bevinding.get("plek"))))
        tekst = bevinding.text or ""
        gezegd = list(MELDING.finditer(tekst))
        for melding in gezegd:
            woorden = " ".join(melding["tekst"].replace('\\"', '"').split())
            yield Finding(melding["code"], woorden, _ernst(melding["ernst"]), plek)
        if not gezegd:
            ernst = _ernst(str(bevinding.get("ernst")))
            yield Finding(bevinding.get("id") or CODE, " ".join(tekst.split()), ernst, plek)


def _ernst(woord: str) -> Severity:
    return Severity.ERROR if woord == "fout" else Severity.WARNING


def _regel(wortel: etree._Element | None, plek: str) -> int:
    """The line of the element at an XPath like `/Q{ns}A[1]/Q{ns}B[2]`, as its start tag ends there."""
    element = wortel
    for stap in list(STAP.finditer(plek))[1:]:
        if element is None:
            break
        naam = f"{{{stap['namespace']}}}{stap['naam']}" if stap["namespace"] else stap["naam"]
        element = next(islice(element.iterchildren(naam), int(stap["nummer"]) - 1, None), None)
    return regel_van(element) if element is not None else 0
