"""A Word document read without our own code: its text, its styles, its tables, its changes accepted or rejected."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIES = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TYPEN = "{http://schemas.openxmlformats.org/package/2006/content-types}"


@dataclass(frozen=True, slots=True)
class Gelezen:
    """The parts of the document by their path."""

    delen: dict[str, bytes]

    def deel(self, naam: str) -> Element:
        return etree.fromstring(self.delen[naam])

    @property
    def body(self) -> Element:
        body = self.deel("word/document.xml").find(W + "body")
        assert body is not None
        return body

    def stijlen(self) -> dict[str, str]:
        """The name of each style by its id, in lower case."""
        return {
            stijl.get(W + "styleId", ""): naam.get(W + "val", "").lower()
            for stijl in self.deel("word/styles.xml").iter(W + "style")
            for naam in stijl.iter(W + "name")
        }


def lees(docx: bytes) -> Gelezen:
    with zipfile.ZipFile(io.BytesIO(docx)) as archief:
        return Gelezen({naam: archief.read(naam) for naam in archief.namelist()})


def tekst(element: Element) -> str:
    """All characters in order without white space; a check box is no text."""
    return "".join("".join(alineatekst(alinea) for alinea in element.iter(W + "p")).split())


def alineatekst(alinea: Element) -> str:
    """The characters of a paragraph; a new line and a tab count as a space."""
    parts = []
    for part in alinea.iter(W + "t", W + "delText", W + "br", W + "tab"):
        if part.tag in (W + "br", W + "tab"):
            parts.append(" " if next(part.iterancestors(W + "tabs"), None) is None else "")
        elif next(part.iterancestors(W + "sdt"), None) is None:
            parts.append(part.text or "")
    return "".join(parts)


def koppen(docx: Gelezen) -> list[tuple[str, str]]:
    """Every heading outside tables with the name of its style."""
    stijlen = docx.stijlen()
    found = []
    for alinea in docx.body.iter(W + "p"):
        stijl = alinea.find(f"{W}pPr/{W}pStyle")
        naam = stijlen.get(stijl.get(W + "val", ""), "") if stijl is not None else ""
        if naam == "title" or naam.startswith("heading"):
            found.append((naam, " ".join(alineatekst(alinea).split())))
    return found


def in_stijl(docx: Gelezen, naam: str) -> str:
    """What is set in this character style, without white space."""
    stijlen = docx.stijlen()
    runs = (
        run
        for run in docx.body.iter(W + "r")
        for stijl in run.iterfind(f"{W}rPr/{W}rStyle")
        if stijlen.get(stijl.get(W + "val", "")) == naam.lower()
    )
    return "".join("".join(t.text or "" for run in runs for t in run.iter(W + "t")).split())


def koprijen(docx: Gelezen) -> list[int]:
    """How many header rows each table has that is not inside another."""
    tabellen = (tabel for tabel in docx.body.iter(W + "tbl") if next(tabel.iterancestors(W + "tbl"), None) is None)
    return [len(tabel.findall(f"{W}tr/{W}trPr/{W}tblHeader")) for tabel in tabellen]


def relaties(docx: Gelezen) -> Iterator[tuple[str, str, str, bool]]:
    """Every relationship: the part it is of, its id, where it leads to, whether that is outside."""
    for naam in docx.delen:
        if not naam.endswith(".rels"):
            continue
        map_, bestand = posixpath.split(naam)
        van = posixpath.join(posixpath.dirname(map_), bestand.removesuffix(".rels"))
        for relatie in docx.deel(naam).iter(RELATIES):
            doel, buiten = relatie.get("Target", ""), relatie.get("TargetMode") == "External"
            if not buiten:
                doel = posixpath.normpath(posixpath.join("/", posixpath.dirname(van), doel)).lstrip("/")
            yield van, relatie.get("Id", ""), doel, buiten


def aanvaard(body: Element) -> list[str]:
    """The paragraphs once every change is accepted."""
    return _beslis(body, weg="del", blijft="ins")


def verwerp(body: Element) -> list[str]:
    """The paragraphs once every change is rejected."""
    return _beslis(body, weg="ins", blijft="del")


def _beslis(body: Element, weg: str, blijft: str) -> list[str]:
    body = deepcopy(body)
    for rij in [rij for rij in body.iter(W + "tr") if rij.find(f"{W}trPr/{W}{weg}") is not None]:
        _neem_weg(rij)
    for daad in list(body.iter(W + weg)):
        if daad.getparent().tag not in (W + "rPr", W + "trPr"):
            _neem_weg(daad)
    alineas: list[str] = []
    voor = ""
    for alinea in body.iter(W + "p"):
        text = voor + alineatekst(alinea)
        laatste_in_cel = alinea.getparent().tag == W + "tc" and alinea.getnext() is None
        if alinea.find(f"{W}pPr/{W}rPr/{W}{weg}") is not None and not laatste_in_cel:
            voor = text
        else:
            alineas.append(text)
            voor = ""
    return alineas


def _neem_weg(element: Element) -> None:
    ouder = element.getparent()
    assert ouder is not None
    ouder.remove(element)
