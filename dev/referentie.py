"""Make templates/docx/referentie.docx: the styles, page, header and footer of every paper in Word.

    python -m dev.referentie

The outcome is committed. A municipality that wants another look copies it to its own `templates/docx/` and changes the
styles in Word; who changes the packaged one does it here, so that a review shows what changed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from pipeline.formats.docx.pakket import CT, PR, SOORT, TYPEN, pak_in
from pipeline.formats.docx.stijlen import (
    DIEPSTE,
    INHOUD,
    KOPPEN,
    STAP,
    Soort,
    inhoudsregel,
    onderdeel,
    opsomming,
    vervolg,
)
from pipeline.formats.docx.xml import NS, XML_SPACE, Element, R, W, als_bytes, kind, wortel
from pipeline.model.blad import Opmaak

ROOT = Path(__file__).resolve().parent.parent
DOEL = ROOT / "templates" / "docx" / "referentie.docx"
LETTER, SCHRIJFMACHINE = "Arial", "Courier New"
INKT, ZACHT, LIJN, VLAK = "1B2430", "4A5666", "C8D0DA", "F4F6F9"
GEEL, OKER, ROOM = "FFF4CC", "C9A227", "FFFAEB"
ACCENT, WEG, BIJ = (kleur[1:].upper() for kleur in (Opmaak().accent, Opmaak().weg, Opmaak().bij))
BREED, HOOG, MARGE = 11906, 16838, 1247
"""A4 in twips, with 2.2 cm on either side."""
WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
KOPMATEN = {1: 28, 2: 24, 3: 22, 4: 21}


@dataclass(frozen=True, slots=True)
class Stijl:
    """A style: its name, what it builds on, and what it sets. Distances are in twips, `maat` in half points.

    `dicht` leaves out the distance between two paragraphs of this style.
    """

    naam: str
    soort: Soort = Soort.ALINEA
    op: str = "Normal"
    hierna: str = ""
    bijeen: bool = False
    heel: bool = False
    opsomming: int = 0
    randen: tuple[tuple[str, int, str], ...] = ()
    vlak: str = ""
    tab: int = 0
    voor: int | None = None
    na: int | None = None
    dicht: bool = False
    links: int | None = None
    rechts: int = 0
    hangend: int = 0
    uitlijning: str = ""
    niveau: int | None = None
    letter: str = ""
    vet: bool = False
    cursief: bool = False
    doorgestreept: bool = False
    kleur: str = ""
    maat: int = 0
    onderstreept: bool = False


def stijlen() -> Iterator[Stijl]:
    """Every style, the built-in ones first."""
    yield Stijl("Normal", op="")
    yield Stijl("Title", hierna="Normal", bijeen=True, na=240, vet=True, kleur=ACCENT, maat=40)
    for level in range(1, KOPPEN + 1):
        yield Stijl(
            f"heading {level}",
            hierna="Normal",
            bijeen=True,
            heel=True,
            voor=(360, 280, 200, 180)[min(level, 4) - 1],
            na=100 if level < 3 else 60,
            niveau=level - 1,
            vet=level < 6,
            cursief=level > 5,
            kleur=ACCENT if level < 3 else INKT,
            maat=KOPMATEN.get(level, 20),
        )
    yield Stijl("TOC Heading", bijeen=True, voor=200, na=80, vet=True, maat=22)
    for level in range(1, INHOUD + 1):
        yield Stijl(inhoudsregel(level), na=40, links=(level - 1) * 340, vet=level == 1, maat=19)
    yield Stijl("caption", hierna="Normal", heel=True, voor=240, na=100, vet=True, maat=21)
    yield Stijl("Quote", links=STAP)
    yield Stijl("header", na=0, tab=BREED - 2 * MARGE, kleur=ZACHT, maat=17)
    yield Stijl("footer", na=0, uitlijning="right", kleur=ZACHT, maat=17)
    for level in range(1, DIEPSTE + 1):
        yield Stijl(opsomming(level), opsomming=level, na=100, dicht=True, links=level * STAP, hangend=STAP)
        yield Stijl(vervolg(level), na=80, links=level * STAP)
    yield from _eigen()
    yield from _tekens()


def _eigen() -> Iterator[Stijl]:
    yield Stijl("Lid", na=100, links=STAP, hangend=STAP)
    for level in range(1, DIEPSTE + 1):
        yield Stijl(onderdeel(level), na=60, links=level * STAP, hangend=STAP)
    yield Stijl("Begrip", na=80, links=STAP, hangend=STAP)
    yield Stijl("Kopgegevens", na=240, dicht=True, links=2665, hangend=2665)
    yield Stijl("Kenmerken", na=160, dicht=True, links=1644, hangend=1644, kleur=ZACHT, maat=18)
    yield Stijl("Noot", na=40, links=STAP, hangend=STAP, maat=17)
    yield Stijl("Vakje", na=120, dicht=True, links=STAP, hangend=STAP)
    yield Stijl("Overzicht", na=40)
    yield Stijl("Onderbouwing", na=100)
    yield Stijl("Samenvatting", na=100, vet=True)
    rand = (("top", 4, OKER), ("left", 24, OKER), ("bottom", 4, OKER), ("right", 4, OKER))
    yield Stijl("Bericht vooraf", randen=rand, vlak=ROOM, voor=60, na=300, links=136, rechts=113, maat=19)
    yield Stijl("Bericht", na=60, kleur=INKT, maat=18)
    yield Stijl("Leeg", na=60, cursief=True, kleur=ZACHT)
    yield Stijl("Gelijk", na=60, kleur=ZACHT)
    yield Stijl("Plaats", na=100, kleur=ZACHT)
    yield Stijl("Legenda", na=120, kleur=ZACHT, maat=18)
    yield Stijl("Klein", na=100, kleur=ZACHT, maat=18)
    yield Stijl("Tussenkop", bijeen=True, heel=True, voor=80, na=60, vet=True)
    yield Stijl("Tabeltekst", na=40)
    yield Stijl("Tabelkop", op="Tabeltekst", vet=True)
    yield Stijl("Figuur", voor=120, na=80)
    yield Stijl("Ondertekening", bijeen=True, voor=160, na=1000)
    yield Stijl("Voet", randen=(("top", 4, LIJN),), voor=480, na=0, dicht=True, kleur=ZACHT, maat=15)


def _tekens() -> Iterator[Stijl]:
    yield Stijl("Vervallen", Soort.TEKEN, op="", doorgestreept=True, kleur=WEG)
    yield Stijl("Nieuw", Soort.TEKEN, op="", vet=True, kleur=BIJ, onderstreept=True)
    yield Stijl("Open plek", Soort.TEKEN, op="", kleur="4A3800", vlak=GEEL)
    # Not underlined: underlined is what is new.
    yield Stijl("Hyperlink", Soort.TEKEN, op="", kleur=ACCENT)
    yield Stijl("Code", Soort.TEKEN, op="", letter=SCHRIJFMACHINE)
    yield Stijl("Gedempt", Soort.TEKEN, op="", kleur=ZACHT)


def stijl_id(naam: str) -> str:
    """The id of a style: its name without spaces, as Word makes it."""
    return "".join(word[:1].upper() + word[1:] for word in naam.split())


def stijlblad() -> Element:
    """The part with the styles."""
    blad = wortel(W + "styles", w=NS["w"])
    gewoon = kind(blad, "docDefaults")
    tekst = kind(kind(gewoon, "rPrDefault"), "rPr")
    _letter(tekst, LETTER)
    kind(tekst, "sz", "20")
    kind(tekst, "szCs", "20")
    kind(tekst, "lang", "nl-NL", eastAsia="nl-NL", bidi="ar-SA")
    alinea = kind(kind(gewoon, "pPrDefault"), "pPr")
    kind(alinea, "spacing", before="0", after="120", line="271", lineRule="auto")
    for stijl in stijlen():
        _stijl(blad, stijl)
    _tabelstijl(blad, "Normal Table", "", ())
    _tabelstijl(blad, "Tabel", VLAK, [(zijde, 4, LIJN) for zijde in "top left bottom right insideH insideV".split()])
    randen = [("top", 18, ACCENT), *((zijde, 4, LIJN) for zijde in "left bottom right insideV".split())]
    _tabelstijl(blad, "Was-wordt", VLAK, randen)
    return blad


def _kop(blad: Element, soort: Soort, naam: str, op: str, hierna: str = "") -> Element:
    stijl = kind(blad, "style", type=str(soort), styleId=stijl_id(naam))
    if naam in ("Normal", "Normal Table"):
        stijl.set(W + "default", "1")
    kind(stijl, "name", naam)
    if op:
        kind(stijl, "basedOn", stijl_id(op))
    if hierna:
        kind(stijl, "next", stijl_id(hierna))
    kind(stijl, "uiPriority", "10")
    if naam not in ("Normal Table",):
        kind(stijl, "qFormat")
    return stijl


def _stijl(blad: Element, bron: Stijl) -> None:
    stijl = _kop(blad, bron.soort, bron.naam, bron.op, bron.hierna)
    if bron.soort is Soort.ALINEA:
        _alinea(kind(stijl, "pPr"), bron)
    _teken(kind(stijl, "rPr"), bron)
    for leeg in [element for element in stijl if element.tag in (W + "pPr", W + "rPr") and not len(element)]:
        stijl.remove(leeg)


def _alinea(eigen: Element, bron: Stijl) -> None:
    if bron.bijeen:
        kind(eigen, "keepNext")
    if bron.heel:
        kind(eigen, "keepLines")
    if bron.opsomming:
        nummer = kind(eigen, "numPr")
        kind(nummer, "ilvl", str(bron.opsomming - 1))
        kind(nummer, "numId", "1")
    if bron.randen:
        _randen(kind(eigen, "pBdr"), bron.randen, "5")
    if bron.vlak:
        kind(eigen, "shd", "clear", color="auto", fill=bron.vlak)
    if bron.tab:
        kind(kind(eigen, "tabs"), "tab", "right", pos=str(bron.tab))
    if bron.voor is not None or bron.na is not None:
        afstand = {"before": bron.voor, "after": bron.na}
        kind(eigen, "spacing", **{naam: str(waarde) for naam, waarde in afstand.items() if waarde is not None})
    if bron.links is not None:
        kind(eigen, "ind", left=str(bron.links), right=str(bron.rechts), hanging=str(bron.hangend))
    if bron.dicht:
        kind(eigen, "contextualSpacing")
    if bron.uitlijning:
        kind(eigen, "jc", bron.uitlijning)
    if bron.niveau is not None:
        kind(eigen, "outlineLvl", str(bron.niveau))


def _teken(eigen: Element, bron: Stijl) -> None:
    if bron.letter:
        _letter(eigen, bron.letter)
    for naam, geldt in (("b", bron.vet), ("i", bron.cursief), ("strike", bron.doorgestreept)):
        if geldt:
            kind(eigen, naam)
    if bron.kleur:
        kind(eigen, "color", bron.kleur)
    if bron.maat:
        kind(eigen, "sz", str(bron.maat))
        kind(eigen, "szCs", str(bron.maat))
    if bron.onderstreept:
        kind(eigen, "u", "single")
    if bron.soort is Soort.TEKEN and bron.vlak:
        kind(eigen, "shd", "clear", color="auto", fill=bron.vlak)


def _letter(eigen: Element, letter: str) -> None:
    kind(eigen, "rFonts", ascii=letter, hAnsi=letter, eastAsia=letter, cs=letter)


def _randen(ouder: Element, randen: Iterable[tuple[str, int, str]], afstand: str) -> None:
    for zijde, dikte, kleur in randen:
        kind(ouder, zijde, "single", sz=str(dikte), space=afstand, color=kleur)


def _tabelstijl(blad: Element, naam: str, vlak: str, randen: Iterable[tuple[str, int, str]]) -> None:
    stijl = _kop(blad, Soort.TABEL, naam, "" if naam == "Normal Table" else "Normal Table")
    if randen:
        letter = kind(stijl, "rPr")
        kind(letter, "sz", "18")
        kind(letter, "szCs", "18")
    eigen = kind(stijl, "tblPr")
    kind(eigen, "tblInd", w="0", type="dxa")
    if randen:
        _randen(kind(eigen, "tblBorders"), randen, "0")
    marge = kind(eigen, "tblCellMar")
    for zijde, breedte in (("top", "50"), ("left", "100"), ("bottom", "30"), ("right", "100")):
        kind(marge, zijde, w=breedte if randen or zijde in ("left", "right") else "0", type="dxa")
    if vlak:
        eerste = kind(stijl, "tblStylePr", type="firstRow")
        kind(kind(eerste, "tcPr"), "shd", "clear", color="auto", fill=vlak)


def nummering() -> Element:
    """The part with the sign of lists without labels: a dash, as in Dutch law. Nothing is ever counted."""
    deel = wortel(W + "numbering", w=NS["w"])
    lijst = kind(deel, "abstractNum", abstractNumId="0")
    kind(lijst, "multiLevelType", "hybridMultilevel")
    for level in range(1, DIEPSTE + 1):
        diepte = kind(lijst, "lvl", ilvl=str(level - 1))
        kind(diepte, "start", "1")
        kind(diepte, "numFmt", "bullet")
        kind(diepte, "pStyle", stijl_id(opsomming(level)))
        kind(diepte, "lvlText", "–")
        kind(diepte, "lvlJc", "left")
        kind(kind(diepte, "pPr"), "ind", left=str(level * STAP), hanging=str(STAP))
    kind(kind(deel, "num", numId="1"), "abstractNumId", "0")
    return deel


def instellingen() -> Element:
    """The part with how Word treats the document."""
    deel = wortel(W + "settings", w=NS["w"])
    kind(deel, "zoom", percent="100")
    kind(deel, "defaultTabStop", str(STAP))
    kind(deel, "characterSpacingControl", "doNotCompress")
    compat = kind(deel, "compat")
    kind(compat, "compatSetting", "15", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word")
    kind(deel, "themeFontLang", "nl-NL")
    kind(deel, "decimalSymbol", ",")
    kind(deel, "listSeparator", ";")
    return deel


def hoofd(plekken: Iterable[str]) -> Element:
    """A header with these places, one below the other; the line at the head stands on a rule.

    A logo makes the header higher than the margin; the room below the rule keeps the text away from it.
    """
    deel = wortel(W + "hdr", w=NS["w"], r=NS["r"])
    for plek in plekken:
        p = kind(deel, "p")
        eigen = kind(p, "pPr")
        kind(eigen, "pStyle", stijl_id("header"))
        if plek == "logo":
            kind(eigen, "spacing", after="120")
            kind(eigen, "jc", "right")
        else:
            _randen(kind(eigen, "pBdr"), [("bottom", 8, ACCENT)], "4")
            kind(eigen, "spacing", after="360")
        vak = kind(p, "sdt")
        kenmerk = kind(vak, "sdtPr")
        kind(kenmerk, "alias", plek)
        kind(kenmerk, "tag", plek)
        _tekst(kind(vak, "sdtContent"), plek)
    return deel


def voet() -> Element:
    """The footer: which page of how many."""
    deel = wortel(W + "ftr", w=NS["w"], r=NS["r"])
    p = kind(deel, "p")
    kind(kind(p, "pPr"), "pStyle", stijl_id("footer"))
    for woord, veld in (("Pagina ", "PAGE"), (" van ", "NUMPAGES")):
        _tekst(p, woord)
        _tekst(kind(p, "fldSimple", instr=f" {veld} "), "1")
    return deel


def _tekst(ouder: Element, tekst: str) -> None:
    t = kind(kind(ouder, "r"), "t")
    t.text = tekst
    t.set(XML_SPACE, "preserve")


def document() -> Element:
    """The main part: one line that says what this file is for, and the page."""
    deel = wortel(W + "document", w=NS["w"], r=NS["r"])
    body = kind(deel, "body")
    for stijl in stijlen():
        if stijl.soort is Soort.ALINEA and stijl.naam != "Normal":
            p = kind(body, "p")
            kind(kind(p, "pPr"), "pStyle", stijl_id(stijl.naam))
            _tekst(p, stijl.naam)
    sectie = kind(body, "sectPr")
    for soort, tag in (("default", "headerReference"), ("first", "headerReference")):
        kind(sectie, tag, type=soort).set(R + "id", f"rId{soort}Kop")
    for soort, tag in (("default", "footerReference"), ("first", "footerReference")):
        kind(sectie, tag, type=soort).set(R + "id", f"rId{soort}Voet")
    kind(sectie, "pgSz", w=str(BREED), h=str(HOOG))
    rand = str(MARGE)
    kind(sectie, "pgMar", top="1588", right=rand, bottom="1361", left=rand, header="680", footer="624", gutter="0")
    kind(sectie, "titlePg")
    return deel


DELEN: dict[str, tuple[str, str, str]] = {
    "word/styles.xml": ("rIdStijlen", "styles", WML + "styles+xml"),
    "word/numbering.xml": ("rIdNummering", "numbering", WML + "numbering+xml"),
    "word/settings.xml": ("rIdInstellingen", "settings", WML + "settings+xml"),
    "word/header1.xml": ("rIddefaultKop", "header", WML + "header+xml"),
    "word/header2.xml": ("rIdfirstKop", "header", WML + "header+xml"),
    "word/footer1.xml": ("rIddefaultVoet", "footer", WML + "footer+xml"),
    "word/footer2.xml": ("rIdfirstVoet", "footer", WML + "footer+xml"),
}
"""The parts beside the document: their relationship, its kind, and what they are."""


def referentie() -> bytes:
    """The whole file."""
    delen = {
        "word/document.xml": document(),
        "word/styles.xml": stijlblad(),
        "word/numbering.xml": nummering(),
        "word/settings.xml": instellingen(),
        "word/header1.xml": hoofd(["briefhoofd"]),
        "word/header2.xml": hoofd(["logo", "briefhoofd"]),
        "word/footer1.xml": voet(),
        "word/footer2.xml": voet(),
    }
    typen = etree.Element(CT + "Types", nsmap={None: CT[1:-1]})  # type: ignore[dict-item]
    for achter, soort in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(typen, CT + "Default", Extension=achter, ContentType=soort)
    soorten = {"word/document.xml": WML + "document.main+xml"} | {deel: kenmerk[2] for deel, kenmerk in DELEN.items()}
    for deel, soort in soorten.items():
        etree.SubElement(typen, CT + "Override", PartName=f"/{deel}", ContentType=soort)
    delen[TYPEN] = typen
    delen["_rels/.rels"] = _relaties([("rIdDocument", "officeDocument", "word/document.xml")])
    naast = [(id, soort, deel.removeprefix("word/")) for deel, (id, soort, _) in DELEN.items()]
    delen["word/_rels/document.xml.rels"] = _relaties(naast)
    return pak_in({naam: als_bytes(deel) for naam, deel in delen.items()})


def _relaties(relaties: Iterable[tuple[str, str, str]]) -> Element:
    deel = etree.Element(PR + "Relationships", nsmap={None: PR[1:-1]})  # type: ignore[dict-item]
    for id, soort, doel in relaties:
        etree.SubElement(deel, PR + "Relationship", Id=id, Type=SOORT + soort, Target=doel)
    return deel


def main() -> int:
    """Write the file."""
    DOEL.parent.mkdir(parents=True, exist_ok=True)
    DOEL.write_bytes(referentie())
    return 0


if __name__ == "__main__":
    sys.exit(main())
