"""A second style, that of the example municipality: its papers differ from the packaged ones, alike in every form."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pypdfium2
import pytest

from pipeline.cli.bewezen import bewezen_vergelijking
from pipeline.cli.sjablonen import load_templates
from pipeline.council.documenten import RAADSBESLUIT, RAADSVOORSTEL, documenten
from pipeline.council.omslag import Huisstijl, beeldbestanden, huisstijl
from pipeline.formats.docx.write import schrijf_docx
from pipeline.formats.html.read import lees_blad
from pipeline.formats.pdf.write import schrijf_pdf
from pipeline.model import Position, Versie
from pipeline.model.blad import Blad, Kopregel, Loop, Opmaak
from tests.conftest import ROOT

SENTENCE = "Aldus besloten door de gemeenteraad van Voorbeeldstad in zijn openbare vergadering van 20 maart 2025."
ADDRESS = "Gemeente Voorbeeldstad · Voorbeeldplein 1 · Voorbeeldstad"


@pytest.fixture(scope="module")
def eigen() -> Huisstijl:
    return huisstijl(load_templates(ROOT / "ordinances", "voorbeeldstad"))


@pytest.fixture(scope="module")
def bladen(eigen: Huisstijl, versie: Callable[[str], Versie]) -> dict[str, Blad]:
    """The papers of the example, in its own style."""
    was, wordt = versie("speelplekken@2024"), versie("speelplekken@2025")
    made = documenten(wordt, was, bewezen_vergelijking(was, wordt), eigen)
    return {paper.naam: lees_blad(paper.html, Position(paper.naam)) for paper in made}


def test_the_example_has_headings_of_its_own_in_its_own_order(bladen: dict[str, Blad]) -> None:
    told = [
        "".join(run.tekst for run in part.tekst if isinstance(run, Loop))
        for part in bladen[RAADSVOORSTEL].inhoud
        if isinstance(part, Kopregel)
    ]
    assert told[1:4] == ["Gevraagde beslissing", "Waarom dit voorstel?", "Wat willen we bereiken?"]
    assert "Samenvatting" not in told


@pytest.fixture(scope="module")
def beeld(versie: Callable[[str], Versie]) -> Callable[[str], bytes | None]:
    return beeldbestanden(versie("speelplekken@2024"), versie("speelplekken@2025")).get


def test_word_has_the_style_of_the_example(
    eigen: Huisstijl, bladen: dict[str, Blad], beeld: Callable[[str], bytes | None]
) -> None:
    assert eigen.referentie is not None and eigen.opmaak.logo is not None
    made = schrijf_docx(bladen[RAADSBESLUIT], beeld, eigen.opmaak, eigen.referentie)
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        contents = {name: parts.read(name) for name in parts.namelist()}
    assert eigen.opmaak.logo.inhoud in contents.values()
    assert b"0B6B4F" in contents["word/styles.xml"]
    assert SENTENCE.encode() in contents["word/document.xml"]


def test_pdf_has_the_style_of_the_example(
    eigen: Huisstijl, bladen: dict[str, Blad], beeld: Callable[[str], bytes | None]
) -> None:
    assert eigen.typst is not None
    made = schrijf_pdf(bladen[RAADSBESLUIT], beeld, eigen.opmaak, eigen.typst)
    pages = pypdfium2.PdfDocument(made.inhoud)
    text = " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())
    assert SENTENCE in text
    assert ADDRESS in text
    colours = {tuple(colour[:3]) for _, colour in pages[0].render().to_pil().convert("RGB").getcolors(1 << 20)}
    assert tuple(bytes.fromhex(eigen.opmaak.accent.removeprefix("#"))) in colours
    assert tuple(bytes.fromhex(Opmaak().accent.removeprefix("#"))) not in colours
