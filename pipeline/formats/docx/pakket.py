"""The package that a Word document is: parts in a zip, what kind each is, and which part leads to which."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from pipeline.formats.docx.xml import Element, als_bytes, lees_xml
from pipeline.model import Position, Problem, Refused
from pipeline.model.blad import Bestand

TYPEN = "[Content_Types].xml"
CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
PR = "{http://schemas.openxmlformats.org/package/2006/relationships}"
SOORT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
KERN = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
EERST = (TYPEN, "_rels/.rels", "word/document.xml")
"""The order of Word itself: a program that reads the zip from its start knows at once what it is."""
DATUM = (1980, 1, 1, 0, 0, 0)
OLE = b"\xd0\xcf\x11\xe0"
"""How the files of Word 97–2003 begin, and those with a password."""
GROOTST = 200_000_000
"""Bytes that a reference document may unpack to."""
ADVIES = "Sla het in Word op als Word-document (.docx), zonder wachtwoord en zonder macro's."


@dataclass(frozen=True, slots=True)
class Relatie:
    """What a part leads to: `doel` is a part's path, or an address outside the document."""

    id: str
    soort: str
    doel: str
    extern: bool = False


def pak_uit(bestand: Bestand) -> dict[str, bytes]:
    """The parts by their path; raises Refused when it is not a Word document."""
    if bestand.inhoud.startswith(OLE):
        raise _geweigerd(bestand, "is een oud Word-document (.doc) of heeft een wachtwoord")
    try:
        with zipfile.ZipFile(io.BytesIO(bestand.inhoud)) as archief:
            namen = [info for info in archief.infolist() if not info.is_dir()]
            if sum(info.file_size for info in namen) > GROOTST:
                raise _geweigerd(bestand, f"is uitgepakt groter dan {GROOTST // 1_000_000} MB")
            delen = {info.filename: archief.read(info) for info in namen}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise _geweigerd(bestand, "is geen Word-document (.docx), of het is beschadigd") from error
    if TYPEN not in delen or "_rels/.rels" not in delen:
        raise _geweigerd(bestand, "is geen Word-document (.docx)")
    return delen


def _geweigerd(bestand: Bestand, waarom: str) -> Refused:
    return Refused(Problem(f"Het Word-referentiedocument {waarom}.", Position(bestand.naam), ADVIES))


def pak_in(delen: Mapping[str, bytes]) -> bytes:
    """The zip: fixed dates and order, so that the same parts are the same bytes."""
    volgorde = [naam for naam in EERST if naam in delen] + sorted(naam for naam in delen if naam not in EERST)
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        for naam in volgorde:
            info = zipfile.ZipInfo(naam, DATUM)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            archief.writestr(info, delen[naam], compresslevel=6)
    return uit.getvalue()


def relaties_van(deel: str) -> str:
    """Where it is written what a part leads to ("" is the package itself)."""
    map_, naam = posixpath.split(deel)
    return posixpath.join(map_, "_rels", f"{naam}.rels")


def lees_relaties(delen: Mapping[str, bytes], deel: str) -> tuple[Relatie, ...]:
    """What the part leads to; raises etree.XMLSyntaxError."""
    inhoud = delen.get(relaties_van(deel))
    if inhoud is None:
        return ()
    return tuple(
        Relatie(
            element.get("Id", ""),
            element.get("Type", ""),
            element.get("Target", "") if extern else _pad(deel, element.get("Target", "")),
            extern,
        )
        for element in lees_xml(inhoud).iter(PR + "Relationship")
        for extern in (element.get("TargetMode") == "External",)
    )


def _pad(deel: str, doel: str) -> str:
    """The path of a part that is named beside this one, or from the root when it opens with a slash."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(deel), doel)) if doel[:1] != "/" else doel[1:]


def met_relaties(delen: dict[str, bytes], deel: str, *nieuw: Relatie) -> None:
    """Add to what the part leads to."""
    if not nieuw:
        return
    waar = relaties_van(deel)
    wortel = lees_xml(delen[waar]) if waar in delen else etree.Element(PR + "Relationships", nsmap={None: PR[1:-1]})  # type: ignore[dict-item]
    for relatie in nieuw:
        element = etree.SubElement(wortel, PR + "Relationship", Id=relatie.id, Type=relatie.soort)
        element.set("Target", relatie.doel if relatie.extern else f"/{relatie.doel}")
        if relatie.extern:
            element.set("TargetMode", "External")
    delen[waar] = als_bytes(wortel)


def met_typen(delen: dict[str, bytes], delen_typen: Mapping[str, str], achtervoegsels: Mapping[str, str]) -> None:
    """Say of what kind these parts are, and those whose names end so ("png": "image/png")."""
    wortel = lees_xml(delen[TYPEN])
    for deel, soort in delen_typen.items():
        _type(wortel, "Override", "PartName", f"/{deel}", soort)
    bekend = {str(element.get("Extension", "")).lower() for element in wortel.iter(CT + "Default")}
    for achtervoegsel, soort in achtervoegsels.items():
        if achtervoegsel not in bekend:
            wortel.insert(0, etree.Element(CT + "Default", Extension=achtervoegsel, ContentType=soort))
    delen[TYPEN] = als_bytes(wortel)


def _type(wortel: Element, tag: str, sleutel: str, naam: str, soort: str) -> None:
    for element in wortel.iter(CT + tag):
        if element.get(sleutel) == naam:
            element.set("ContentType", soort)
            return
    etree.SubElement(wortel, CT + tag, {sleutel: naam, "ContentType": soort})
