"""The pairs of the corpus with a known answer, through the commands that a person gives: import, then compare."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from tests.bwb.test_lezen import ANTWOORDEN, WET_OB
from tests.inlezen.test_wetten import OVERHEID

Verschil = tuple[str, str, str]
"""The articles that are new, those that are gone (not: repealed, which keep their place), and those that changed."""
PARTICIPATIEWET = "BWBR0015703_{}-01-01_participatiewet.xml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "dorp").mkdir()
    (tmp_path / "dorp/overheid.yaml").write_text(OVERHEID.format("gm9998", "gemeente"), encoding="utf-8")
    return tmp_path


def renvooi(root: Path, *woorden: str) -> str:
    gedaan = CliRunner().invoke(main, ["--root", str(root), *woorden])
    assert gedaan.exit_code == 0, gedaan.stderr
    return gedaan.stdout


def ingelezen(root: Path, paden: list[Path]) -> list[str]:
    """The addresses of the versions, in the order of the paths."""
    for nummer, pad in enumerate(paden):
        renvooi(root, "import", str(pad), "--to", f"dorp/tekst@{nummer}")
    return [f"dorp/tekst@{nummer}" for nummer in range(len(paden))]


def verschil(root: Path, was: str, wordt: str) -> Verschil:
    gevonden: tuple[list[str], list[str], list[str]] = ([], [], [])
    for een in json.loads(renvooi(root, "compare", was, wordt, "-f", "json"))["wijzigingen"]:
        if een["eenheid"].startswith("artikel "):
            soort = 0 if een["was"] is None else 1 if een["wordt"] is None else 2
            gevonden[soort].append(een["eenheid"].removeprefix("artikel "))
    return " ".join(gevonden[0]), " ".join(gevonden[1]), " ".join(gevonden[2])


def test_the_drank_en_horecawet(root: Path, shared: Path) -> None:
    dagen = sorted({dag for paar in ANTWOORDEN for dag in paar})
    adressen = ingelezen(root, [shared / "corpus/bwb-xml" / WET_OB.format(dag) for dag in dagen])
    gevonden = dict(zip(pairwise(dagen), (verschil(root, *paar) for paar in pairwise(adressen)), strict=True))
    assert gevonden == ANTWOORDEN


def test_the_participatiewet(root: Path, shared: Path) -> None:
    paden = [shared / "corpus/bwb-xml" / PARTICIPATIEWET.format(jaar) for jaar in (2024, 2026)]
    nieuw, weg, anders = verschil(root, *ingelezen(root, paden))
    assert (nieuw, weg) == ("7a 24a 34a 34b 43a 78ff 78gg", "")
    assert len(anders.split()) == 45


def test_a_revision_of_a_converter_changes_no_law(root: Path, shared: Path) -> None:
    """107 lines differ: trailing blanks, paths of links, blanks that were lost."""
    paden = sorted((shared / "corpus/bwb-markdown").glob("drank-en-horecawet_2014-0[24]*"))
    was, wordt = (pad.read_text(encoding="utf-8").splitlines() for pad in paden)
    assert sum(een != ander for een, ander in zip(was, wordt, strict=True)) >= 100
    een, ander = ingelezen(root, paden)
    assert json.loads(renvooi(root, "compare", een, ander, "-f", "json"))["wijzigingen"] == []


@pytest.mark.parametrize(
    ("werk", "antwoorden"),
    [("CVDR141918", [("", "", "13 14 15 19"), ("", "", "3 25")]), ("CVDR141921", [("", "", "12 13 14")])],
)
def test_ordinances_of_which_only_plain_text_is_left(
    root: Path, shared: Path, werk: str, antwoorden: list[Verschil]
) -> None:
    """Sentences broken over lines and words that are cut in the dump are not a change; what the text says is."""
    adressen = ingelezen(root, sorted((shared / "corpus/cvdr-text").glob(f"{werk}*")))
    assert [verschil(root, *paar) for paar in pairwise(adressen)] == antwoorden
