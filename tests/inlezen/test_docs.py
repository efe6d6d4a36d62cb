"""The table of docs/importeren.md is what the import finds today."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from lxml import etree

from pipeline.cli.inlezen import bestanden_in
from pipeline.formats.inlezen import herken_formaat, lees
from pipeline.formats.markdown.passend import pas_in
from pipeline.formats.stop.read import lees as lees_stop
from pipeline.formats.woordbewijs import letters, teksten_zonder_noottekens
from pipeline.model import ZONDER_OPSCHRIFT, Artikel, Li, Lid, Refused, Severity, Tabel, knopen, ruwe_tekst, stukken
from tests.inlezen.test_corpus import documenten
from tests.inlezen.test_wetten import STOP

DOCS = Path(__file__).resolve().parents[2] / "docs" / "importeren.md"
BEGIN, EIND = "<!-- tabel -->\n", "<!-- einde tabel -->\n"
KOP = "| bestand | artikelen | leden | onderdelen | tabellen | woorden | verloren | te controleren |\n"
GEEN = "not(ancestor::meta-data) and not(ancestor::*[local-name()='aanhef'])"


def tabel(shared: Path) -> str:
    """One line for each document: how many, between brackets how many its XML tags when that differs."""
    regels = [_regel(pad) for pad in documenten(shared)]
    regels += [_regel_stop(shared / "corpus/stop" / naam, keuze) for naam, keuze in STOP]
    return KOP + "|--|--:|--:|--:|--:|--:|--:|--:|\n" + "".join(regels)


def _regel(pad: Path) -> str:
    inhoud = pad.read_bytes()
    try:
        passend = lees(inhoud, pad.name, herken_formaat(inhoud, pad.name))
    except Refused as geweigerd:
        return f"| {pad.name} | geen regeling: {geweigerd.problems[0].message} | | | | | | |\n"
    telling = Counter(type(node) for node in knopen(passend.regeling))
    xml = etree.fromstring(inhoud) if pad.suffix == ".xml" else None
    cellen = []
    for soort, namen in ((Artikel, "artikel"), (Lid, "lid"), (Li, "li specificatie-item"), (Tabel, "tgroup")):
        getagd = telling[soort]
        if xml is not None:
            of = " or ".join(f"local-name()='{naam}'" for naam in namen.split())
            getagd = len(xml.xpath(f"//*[({of}) and {GEEN}]"))  # type: ignore[arg-type]
        cellen.append(f"{telling[soort]}" + (f" ({getagd})" if getagd != telling[soort] else ""))
    om, regeling = passend.omlijsting, passend.regeling
    woorden = sum(len(ruwe_tekst(node)) for node in (*om.aanhef, *stukken(regeling), *om.sluiting))
    nalopen = sum(melding.severity is Severity.WARNING for melding in passend.verliezen)
    eigen = passend.document.gelezen.omlijsting
    was, wordt = (
        Counter(letters(" ".join(teksten_zonder_noottekens(nodes)).replace(ZONDER_OPSCHRIFT, "")).casefold())
        for nodes in (
            (*eigen.aanhef, *stukken(passend.document.regeling), *eigen.sluiting),
            (*om.aanhef, *stukken(regeling), *om.sluiting),
        )
    )
    verloren = sum((was - wordt).values())
    return f"| {pad.name} | {' | '.join(cellen)} | {woorden} | {verloren} | {nalopen} |\n"


def _regel_stop(pad: Path, keuze: str) -> str:
    """The same of a text of STOP; that its XML has as many of each is proven in test_telling."""
    gelezen = lees_stop(bestanden_in(pad), keuze)
    past, verliezen = pas_in(gelezen.regeling)
    telling = Counter(type(node) for node in knopen(past))
    woorden = sum(len(ruwe_tekst(node)) for node in stukken(past))
    was, wordt = (
        Counter(letters(" ".join(teksten_zonder_noottekens(stukken(een)))).casefold())
        for een in (gelezen.regeling, past)
    )
    nalopen = sum(melding.severity is Severity.WARNING for melding in (*gelezen.verliezen, *verliezen))
    naam = f"{pad.name}{f' ({keuze})' if keuze else ''}"
    cellen = [str(telling[soort]) for soort in (Artikel, Lid, Li, Tabel)]
    return f"| {naam} | {' | '.join(cellen)} | {woorden} | {sum((was - wordt).values())} | {nalopen} |\n"


def test_the_table_is_what_the_import_finds(shared: Path) -> None:
    tekst = DOCS.read_text(encoding="utf-8")
    staat = tekst[tekst.index(BEGIN) + len(BEGIN) : tekst.index(EIND)]
    assert staat == tabel(shared)
