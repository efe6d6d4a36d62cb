"""Another program than Word reads our documents as we mean them: LibreOffice, there and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.formats.docx.write import schrijf_bijgehouden
from pipeline.formats.html.read import lees_blad
from pipeline.model import Position
from pipeline.model.blad import Blad, Opmaak
from tests.docx.conftest import REFERENTIE
from tests.docx.kantoor import beslis, heen_en_terug
from tests.docx.lezen import Gelezen, W, alineatekst, in_stijl, koppen, koprijen, lees, tekst

pytestmark = pytest.mark.office

LABEL = "<span class='label'>{}</span> <div class='inhoud'><p>{}</p></div>"
# No new paragraph right above the table: LibreOffice (not Word) then leaves an empty one when that is rejected.
DOORLOPEND = f"""<html lang="nl"><head><title>Renvooi</title></head><body><main>
<h1>Artikel 5</h1>
<p>Het <del>oude</del> <ins>nieuwe</ins> bedrag is <del>€ 20</del> <ins>€ 30</ins>.</p>
<p><ins>Een nieuwe alinea.</ins></p>
<div class='lid'>{LABEL.format("<del>2.</del>", "<del>Dit lid vervalt.</del>")}</div>
<div class='lid'>{LABEL.format("<del>3.</del> <ins>2.</ins>", "Dit lid blijft.")}</div>
<table><thead><tr><th scope='col'>Rit</th><th scope='col'>Prijs</th></tr></thead>
<tbody><tr><td>kort</td><td><del>€ 1</del> <ins>€ 2</ins></td></tr></tbody></table>
<p>Einde.</p></main></body></html>"""


@pytest.fixture(scope="module")
def terug(
    office: str, stukken: dict[str, tuple[Blad, bytes]], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[Gelezen, Gelezen]]:
    """Every real paper, before and after."""
    documents = {naam: docx for naam, (_, docx) in stukken.items()}
    after = heen_en_terug(office, documents, tmp_path_factory.mktemp("kantoor"))
    return {naam: (lees(documents[naam]), lees(after[naam])) for naam in documents}


def test_the_text_is_the_same(terug: dict[str, tuple[Gelezen, Gelezen]]) -> None:
    for naam, (voor, na) in terug.items():
        assert tekst(voor.body) == tekst(na.body), naam


def test_headings_keep_their_styles(terug: dict[str, tuple[Gelezen, Gelezen]]) -> None:
    for naam, (voor, na) in terug.items():
        assert koppen(voor)
        assert koppen(voor) == koppen(na), naam


def test_tables_keep_their_header_rows(terug: dict[str, tuple[Gelezen, Gelezen]]) -> None:
    for naam, (voor, na) in terug.items():
        assert koprijen(voor) == koprijen(na), naam


def test_the_same_words_are_struck_and_added(terug: dict[str, tuple[Gelezen, Gelezen]]) -> None:
    for naam, (voor, na) in terug.items():
        for stijl in ("Vervallen", "Nieuw"):
            assert in_stijl(voor, stijl) == in_stijl(na, stijl), naam
    assert in_stijl(terug["speelplekken-bijlage-1-was-wordt"][1], "Vervallen")


@pytest.mark.parametrize(
    ("opdracht", "verwacht"),
    [
        (
            ".uno:AcceptAllTrackedChanges",
            "Artikel 5|Het nieuwe bedrag is € 30.|Een nieuwe alinea.|2. Dit lid blijft.|Rit|Prijs|kort|€ 2|Einde.",
        ),
        (
            ".uno:RejectAllTrackedChanges",
            "Artikel 5|Het oude bedrag is € 20.|2. Dit lid vervalt.|3. Dit lid blijft.|Rit|Prijs|kort|€ 1|Einde.",
        ),
    ],
)
def test_all_changes_can_be_accepted_and_rejected(office: str, opdracht: str, verwacht: str, tmp_path: Path) -> None:
    blad = lees_blad(DOORLOPEND, Position("templates/html/proef.html.j2"))
    docx = schrijf_bijgehouden(blad, {}.get, Opmaak(), REFERENTIE)
    body = lees(beslis(office, docx, opdracht, tmp_path)).body
    assert body.find(f".//{W}del") is None
    assert body.find(f".//{W}ins") is None
    assert "|".join(" ".join(alineatekst(alinea).split()) for alinea in body.iter(W + "p")) == verwacht
