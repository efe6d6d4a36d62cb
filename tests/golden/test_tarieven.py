"""The tariffs of Olst-Wijhe as data give the annex that was there before; an amended cell is one change."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.formats.markdown.read import read_bijlage
from pipeline.formats.markdown.write import write_bijlage
from pipeline.model import Tabel, alle_knopen, tekst_voluit
from pipeline.store.openen import open_versie
from tests.conftest import ROOT

PLAIN = Path(__file__).parent / "bijlage-tarieven-wmo.md"
LINE = "olst-wijhe/verordening-sociaal-domein"
SEED = "seeds/002_5126fc5efdeecb01.txt"
AMENDED = (
    "bijlage “Tarieven Wmo (per 1 januari 2022)”, tabel, rij “Drempelbedrag primaat van verhuizen”, "
    'kolom “Bijdrage/ bijzonderheden”: "€ 6.500,00" wordt "€ 7.500,00"\n'
)


def test_the_data_give_the_annex_as_it_stood_in_plain_tables() -> None:
    (annex,) = open_versie(ROOT / "ordinances", "sociaal-domein@2022").regeling.bijlagen
    plain = PLAIN.read_text(encoding="utf-8")
    before, problems = read_bijlage(plain, PLAIN.name, "")
    assert problems == ()
    assert before is not None
    assert annex == before.knoop
    assert write_bijlage(annex, "") == plain


def test_every_cell_stands_in_the_source_letter_for_letter(shared: Path) -> None:
    text = (shared / SEED).read_text(encoding="utf-8")
    text = re.sub(r"\s*<sup>1</sup>", " [1]", text[text.index("Bijlage 2 :") :])
    source = " ".join(re.sub(r"</?(?:p|i|b|td|tr|th|tbody|thead|table)\b[^>]*>", " ", text).split())
    source = re.sub(r" - (Basis|Spits)", r" \1", source)
    (annex,) = open_versie(ROOT / "ordinances", "sociaal-domein@2022").regeling.bijlagen
    cells = [
        tekst_voluit(cell)
        for table in alle_knopen(annex)
        if isinstance(table, Tabel)
        for row in table.rijen
        for cell in row.cellen
    ]
    assert len(cells) == (5 + 6 + 19 * 5) + (2 + 4 + 7 * 2) + (3 + 6 * 3)
    for cell in cells:
        assert cell in source, cell


@pytest.fixture
def amended(tmp_path: Path) -> Path:
    """The ordinances with a second 2022, in which one amount is another."""
    shutil.copytree(ROOT / "ordinances/olst-wijhe", tmp_path / "olst-wijhe")
    shutil.copytree(tmp_path / LINE / "2022", tmp_path / LINE / "2022-geamendeerd")
    file = tmp_path / LINE / "2022-geamendeerd/tekst/tarieven-wmo.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count("6.500,00") == 1
    file.write_text(text.replace("6.500,00", "7.500,00"), encoding="utf-8")
    return tmp_path


def compare(root: Path, *words: str) -> str:
    result = CliRunner().invoke(
        main, ["--root", str(root), "compare", "sociaal-domein@2022", "sociaal-domein@2022-geamendeerd", *words]
    )
    assert result.exit_code == 0, result.output
    return result.stdout


def test_an_amended_amount_is_exactly_one_change(amended: Path) -> None:
    assert compare(amended) == AMENDED
    (change,) = json.loads(compare(amended, "-f", "json"))["wijzigingen"]
    assert [(mark["weg"], mark["bij"]) for mark in change["merken"]] == [("€ 6.500,00", "€ 7.500,00")]


def test_an_amended_amount_is_marked_once_on_either_side(amended: Path) -> None:
    page = re.sub(r'<span class="sr-only">.*?</span>', "", compare(amended, "-f", "html"))
    marked = [" ".join(words.split()) for words in re.findall(r"<(?:del|ins)\b[^>]*>(.*?)</", page, re.DOTALL)]
    assert [words for words in marked if "€" in words] == ["€ 6.500,00", "€ 7.500,00"]
