"""Every real text that can be read as a regulation, each work once, in its latest version."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree

from pipeline.formats.stop.read import lees as lees_stop
from pipeline.model import Alinea, Artikel, Kop, Regeling, Tekst
from tests.corpus import bwb, wetmarkdown

#: Where the files are, by what reads them. Fictional texts, and older versions of a work, are not among them.
BWB = (
    "BWBR0002458_2014-01-01_0_drank-en-horecawet.xml",
    "BWBR0003984_1986-06-26_vaststelling-nummers-kandidatenlijsten.xml",
    "BWBR0008326_2011-01-01_regeling-belastingcapaciteit.xml",
    "BWBR0015703_2026-01-01_participatiewet.xml",
    "BWBR0018451_2025-01-01_zorgtoeslag.xml",
    "BWBR0045754_2022-05-01_woo.xml",
)
MARKDOWN = ("gemeentewet_2013-07-01.md", "wmo2015_2015-01-05.md")
STOP = {
    "gm0307_amersfoort_bruidsschat_besluit_1.2.0.xml": "",
    "ws0665_limburg_waterschapsverordening_besluit_1.2.0.xml": "",
    "pv26_utrecht_voorbereidingsbesluit_v1_besluit.xml": "VBPU0001_gm0307",
}
STOP_FOLDER = "gm0233_ermelo_omgevingsplan_1.3.0"
CVDR = ("CVDR621050_2_heemstede_verordening-commissie-bezwaarschriften.reindented.xml",)
PLAT = (
    "CVDR141918_3_sintmaarten.txt",
    "CVDR141921_2_sintmaarten.txt",
    "CVDR143519_1_curacao.txt",
    "CVDR143520_1_curacao.txt",
    "jeugdhulp_bmwe.txt",
    "jeugdhulp_gemert-bakel.txt",
    "jeugdhulp_helmond.txt",
)
HTML = ("CVDR140822_1_druten_maatschappelijke-participatie-schoolgaande-kinderen.html",)
BEGIN, EIND = re.compile(r"Artikel ?[1A]\b"), re.compile(r"Toelichting\b")
"""What stands before the first article of a page or dump, and from the explanation on, is no regulation."""


def teksten(shared: Path) -> Iterator[tuple[str, Regeling]]:
    """The name of each file, and the regulation in it."""
    corpus = shared / "corpus"
    readers: tuple[tuple[str, tuple[str, ...], Callable[[Path], Regeling]], ...] = (
        ("bwb-xml", BWB, bwb.lees),
        ("bwb-markdown", MARKDOWN, wetmarkdown.lees),
        ("cvdr-xml", CVDR, bwb.lees),
        ("cvdr-text", PLAT, _plat),
        ("cvdr-html", HTML, _html),
    )
    for folder, names, read in readers:
        for name in names:
            yield Path(name).stem, read(corpus / folder / name)
    for name, choice in STOP.items():
        yield Path(name).stem, lees_stop({name: (corpus / "stop" / name).read_bytes()}, choice).regeling
    files = {path.name: path.read_bytes() for path in sorted((corpus / "stop" / STOP_FOLDER).glob("*.xml"))}
    yield STOP_FOLDER, lees_stop(files).regeling


def _plat(path: Path) -> Regeling:
    """A text without structure: a paragraph per line, all of them one article."""
    return _een_artikel(path, path.read_text(encoding="utf-8").splitlines())


def _html(path: Path) -> Regeling:
    """The paragraphs of a page."""
    elements = etree.HTML(path.read_bytes()).iter("h1", "h2", "h3", "h4", "p")
    return _een_artikel(path, ["".join(map(str, element.itertext())) for element in elements])


def _een_artikel(path: Path, lines: list[str]) -> Regeling:
    texts = [text for line in lines if (text := " ".join(line.split()))]
    begin = next((index for index, text in enumerate(texts) if BEGIN.match(text)), 0)
    end = next((index for index, text in enumerate(texts) if EIND.match(text)), len(texts))
    texts = texts[begin:end] or texts
    article = Artikel(Kop("Artikel", "1"), tuple(Alinea((Tekst(text),)) for text in texts))
    return Regeling(path.stem, path.stem, (article,))
