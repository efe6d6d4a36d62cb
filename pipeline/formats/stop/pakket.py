"""The package around the besluit: assignment, manifest and the one publication file."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date

from lxml import etree

from pipeline.formats.stop.xml import AANLEVERING, TRANSPORT, als_bytes, kind, wortel
from pipeline.model import Lvbbversie

BESLUIT = "besluit.xml"
MANIFEST = "manifest.xml"
OPDRACHT = "opdracht.xml"
SOORTEN = {
    "xml": "application/xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gml": "application/gml+xml",
}


def aanlevering(
    besluit: tuple[etree._Element, ...], regeling: tuple[etree._Element, ...], lvbb: Lvbbversie = Lvbbversie.V1_2_0
) -> bytes:
    """AanleveringBesluit: the modules of the besluit and those of the regulation, in the order of the schema.

    A besluit that only withdraws has no version of a regulation, and no modules of it.
    """
    element = wortel(AANLEVERING, "AanleveringBesluit")
    element.set("schemaversie", lvbb)
    for naam, modules in (("BesluitVersie", besluit), ("RegelingVersieInformatie", regeling)):
        if modules:
            kind(element, naam).extend(modules)
    return als_bytes(element)


def opdracht(naam: str, levering: str, oin: str, aanleveraar: str, bekendmaking: date) -> bytes:
    """The assignment: `naam` is publicatieOpdracht or validatieOpdracht, `aanleveraar` the OIN of who delivers."""
    element = wortel(TRANSPORT, naam)
    kind(element, "idLevering", levering)
    kind(element, "idBevoegdGezag", oin)
    kind(element, "idAanleveraar", aanleveraar)
    kind(element, "publicatie", BESLUIT)
    kind(element, "datumBekendmaking", bekendmaking.isoformat())
    return als_bytes(element)


def levering_id(namen: tuple[str, ...], bestanden: Mapping[str, bytes]) -> str:
    """A name that is the same for the same delivery only; the LVBB takes each once per OIN."""
    digest = hashlib.sha256()
    for naam, inhoud in sorted(bestanden.items()):
        digest.update(naam.encode() + b"\0" + hashlib.sha256(inhoud).digest())
    leesbaar = re.sub(r"[^0-9A-Za-z_-]+", "-", "_".join(namen)).strip("-_")[:60]
    return f"{leesbaar}_{digest.hexdigest()[:12]}"


def manifest(namen: tuple[str, ...]) -> bytes:
    """The manifest, which lists itself too."""
    element = wortel(TRANSPORT, "manifest")
    for naam in namen:
        bestand = kind(element, "bestand")
        kind(bestand, "bestandsnaam", naam)
        kind(bestand, "contentType", SOORTEN[naam.rpartition(".")[2].lower()])
    return als_bytes(element)


def als_zip(bestanden: Mapping[str, bytes]) -> bytes:
    """The delivery as one flat zip, with fixed dates and order: the same delivery is the same bytes."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        for naam, inhoud in bestanden.items():
            info = zipfile.ZipInfo(naam, date_time=(1980, 1, 1, 0, 0, 0))
            info.create_system = 3
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_STORED
            archief.writestr(info, inhoud)
    return uit.getvalue()
