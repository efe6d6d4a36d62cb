"""Generated ordinances as the files of a data root, on disk or in memory."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from benchmarks.verordening import Verordening, bestanden

OVERHEID = """naam: Voorbeeldstad
soort: gemeente
code: gm9999
oin: "00000000000000009999"
organen:
  raad: de raad van de gemeente Voorbeeldstad
  college: het college van burgemeester en wethouders
"""
REGELING = """naam: {naam}
onderwerpen: [c_cfc7d5ab]
rechtsgebieden: [c_052899f0]
soort_regeling: regelingtype_000
grondslagen:
- tekst: artikel 149 van de Gemeentewet
  verwijzing: jci1.3:c:BWBR0005416&artikel=149
"""
VERSIE = """werk: {naam}-{jaar}
citeertitel: Verordening {naam} 20{jaar}
opschrift: Verordening {naam} 20{jaar}
status: {status}
vastgesteld: 20{jaar}-11-20
ondertekend: 20{jaar}-11-20
bekendgemaakt: 20{jaar}-12-01
inwerkingtreding: 20{jaar}-12-15
slotbepalingen:
- soort: inwerkingtreding
"""
OPVOLGING = """- soort: intrekking
was: ["{was}"]
intrekking: [Verordening {naam} 20{was}]
"""
AANHEF = "De raad van de gemeente Voorbeeldstad;\n\ngelet op artikel 149 van de Gemeentewet;\n\nbesluit:\n"
WAS, WORDT = "24", "25"
STATUS = {WAS: "vastgesteld", WORDT: "concept"}
"""The new text is still edited: an adopted one is refused when it changes."""
HOLDER = "voorbeeldstad"


def regeling_bestanden(naam: str, was: Verordening, wordt: Verordening) -> dict[str, bytes]:
    """The files of one lineage with two versions, by their path below the data root."""
    folder = f"{HOLDER}/{naam}"
    files = {f"{folder}/regeling.yaml": REGELING.format(naam=naam)}
    for jaar, text in ((WAS, was), (WORDT, wordt)):
        record = VERSIE.format(naam=naam, jaar=jaar, status=STATUS[jaar]) + (
            OPVOLGING.format(naam=naam, was=WAS) if jaar == WORDT else ""
        )
        files[f"{folder}/{jaar}/versie.yaml"] = record
        files |= {f"{folder}/{jaar}/tekst/{path}": content for path, content in bestanden(text).items()}
    files[f"{folder}/{WORDT}/besluit/besluit.yaml"] = f"onderwerp: Wijziging van de verordening {naam}\n"
    files[f"{folder}/{WORDT}/besluit/aanhef.md"] = AANHEF
    return {path: text.encode() for path, text in files.items()}


def data(*regelingen: Mapping[str, bytes]) -> dict[str, bytes]:
    """A whole data root with these lineages."""
    files = {f"{HOLDER}/overheid.yaml": OVERHEID.encode()}
    for regeling in regelingen:
        files |= regeling
    return files


def schrijf(root: Path, files: Mapping[str, bytes]) -> None:
    """Write the files under a folder."""
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
