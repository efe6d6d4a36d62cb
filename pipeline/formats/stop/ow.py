"""The objects of the Omgevingswet: made by other software, taken along when they fit what is delivered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from pipeline.formats.stop.kanaal import is_omgevingswet
from pipeline.formats.stop.passend import Bezwaar, melding
from pipeline.model import OwManifest, Position, Problem, Versie

MANIFEST = "manifest-ow.xml"
OW = "{http://www.geostandaarden.nl/bestanden-ow/manifest-ow}"
NAAM = re.compile(r"[0-9A-Za-z._-]+\.(?:xml|gml)")


def ow_bestanden(versie: Versie) -> Mapping[str, bytes]:
    """The files to take along, the manifest first: none unless overheid.yaml asks for them."""
    if versie.besluit is None or versie.overheid.stop.ow_manifest is OwManifest.GEEN:
        return {}
    return dict(sorted(versie.besluit.ow.items(), key=lambda one: (one[0] != MANIFEST, one[0])))


def bezwaren_ow(
    versie: Versie, werken: tuple[str, ...], doel: str, bezet: frozenset[str], proef: bool
) -> Iterator[Bezwaar]:
    """What is wrong with them: `werken` and `doel` are what is delivered, `bezet` the names of our own files.

    A trial may do without: the objects point to identities that the first delivery gives.
    """
    bestanden = versie.besluit.ow if versie.besluit else {}
    mee = versie.overheid.stop.ow_manifest is OwManifest.MEELEVEREN
    if bestanden and not is_omgevingswet(versie):
        wat = "Deze regeling is geen document van de Omgevingswet; zij heeft geen bestanden in besluit/ow/."
        yield Problem(wat, _plek(versie), "Haal de map weg, of verbeter `soort_regeling` in regeling.yaml.")
    elif bestanden and not mee:
        wat = "De bestanden in besluit/ow/ zouden niet meegaan."
        yield Problem(wat, _plek(versie), "Zet in overheid.yaml onder `stop:` de regel `ow_manifest: meeleveren`.")
    elif mee and is_omgevingswet(versie) and MANIFEST not in bestanden:
        wat = f"{MANIFEST} ontbreekt: de LVBB weigert dit besluit zonder de objecten van de Omgevingswet (LVBB1027)."
        advies = "Maak de objecten met uw plansoftware en zet ze met hun manifest in besluit/ow/."
        yield melding(f"{wat} {advies}", _plek(versie)) if proef else Problem(wat, _plek(versie), advies)
    elif bestanden:
        yield from _namen(versie, bestanden, bezet)
        yield from _manifest(versie, bestanden, werken, doel)


def _namen(versie: Versie, bestanden: Mapping[str, bytes], bezet: frozenset[str]) -> Iterator[Problem]:
    for naam in bestanden:
        if not NAAM.fullmatch(naam):
            wat = f"“{naam}” kan geen bestand van een aanlevering zijn."
            advies = "Namen bestaan uit 0-9 A-Z a-z . _ - en eindigen op .xml of .gml, zonder map."
            yield Problem(wat, _plek(versie, naam), advies)
        elif naam.lower() in {eigen.lower() for eigen in bezet}:
            yield Problem(f"De aanlevering heeft al een bestand “{naam}”.", _plek(versie, naam), "Hernoem het.")


def _manifest(versie: Versie, bestanden: Mapping[str, bytes], werken: tuple[str, ...], doel: str) -> Iterator[Problem]:
    plek = _plek(versie, MANIFEST)
    try:
        wortel = etree.fromstring(bestanden[MANIFEST], etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as fout:
        yield Problem(f"{MANIFEST} is geen XML ({fout.msg}).", plek, "Maak het opnieuw met uw plansoftware.")
        return
    if not str(wortel.tag).startswith(OW):
        wat = f"{MANIFEST} is geen manifest van de Omgevingswet."
        yield Problem(wat, plek, f"Verwacht wordt de namespace {OW.strip('{}')}.")
        return
    for naam, hoort in (("WorkIDRegeling", werken), ("DoelID", (doel,))):
        for element in wortel.iter(OW + naam):
            staat = (element.text or "").strip()
            if staat not in hoort:
                wat = f"{naam} is {staat}, maar geleverd wordt {' en '.join(hoort)}."
                yield Problem(wat, _regel(plek, element), "Maak de objecten opnieuw bij deze aanlevering.")
    genoemd = {(element.text or "").strip(): element for element in wortel.iterfind(f".//{OW}Bestand/{OW}naam")}
    for naam, element in genoemd.items():
        if naam not in bestanden:
            yield Problem(f"Het manifest noemt {naam}, dat niet in besluit/ow/ staat.", _regel(plek, element))
    for naam in bestanden:
        if naam != MANIFEST and naam not in genoemd:
            yield Problem(f"{MANIFEST} noemt dit bestand niet.", _plek(versie, naam), "Haal het weg of noem het.")


def _plek(versie: Versie, naam: str = "") -> Position:
    """A file in besluit/ow/, or the record that the folder belongs to."""
    if versie.besluit is None or not naam:
        return versie.gegevens.position
    map_ = versie.gegevens.position.file.rpartition("/")[0]
    return Position(f"{map_}/besluit/ow/{naam}", 1)


def _regel(plek: Position, element: etree._Element) -> Position:
    return Position(plek.file, int(str(element.sourceline)))
