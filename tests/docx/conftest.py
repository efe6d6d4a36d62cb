"""The reference document and the real papers, made once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.cli.sjablonen import load_templates
from pipeline.compare import compare
from pipeline.council.documenten import documenten
from pipeline.council.omslag import beeldbestanden, huisstijl
from pipeline.council.vergelijking import renvooi
from pipeline.formats.docx.write import schrijf_docx
from pipeline.formats.html.read import lees_blad
from pipeline.model import Position
from pipeline.model.blad import Bestand, Blad
from pipeline.store.openen import open_versie
from tests.conftest import ROOT

DATA = ROOT / "ordinances"
PAREN = [("sociaal-domein@2019", "sociaal-domein@2022"), ("speelplekken@2024", "speelplekken@2025")]
REFERENTIE = Bestand("templates/docx/referentie.docx", (ROOT / "templates/docx/referentie.docx").read_bytes())


def _stukken() -> Iterator[tuple[str, Blad, bytes]]:
    for was, wordt in PAREN:
        oud, nieuw = open_versie(DATA, was), open_versie(DATA, wordt)
        stijl = huisstijl(load_templates(DATA, nieuw.adres.overheid))
        comparison = compare(oud.regeling, nieuw.regeling)
        made = [*documenten(nieuw, oud, comparison, stijl), renvooi(nieuw, oud, comparison, stijl)]
        for document in made:
            blad = lees_blad(document.html, Position(f"templates/html/{document.naam}.html.j2"))
            docx = schrijf_docx(blad, beeldbestanden(oud, nieuw).get, stijl.opmaak, stijl.referentie or REFERENTIE)
            yield f"{wordt.partition('@')[0]}-{document.naam}", blad, docx


@pytest.fixture(scope="session")
def stukken() -> dict[str, tuple[Blad, bytes]]:
    """Every real paper with its Word document, in the house style of its municipality."""
    return {naam: (blad, docx) for naam, blad, docx in _stukken()}
