"""L1 on the generated ordinances: what is written as Markdown is read back as the same, for every kind of node."""

from __future__ import annotations

from collections import Counter

from pipeline.formats.markdown.read import read_artikel, read_bijlage, read_kop, read_toelichting
from pipeline.formats.markdown.write import write_artikel, write_bijlage, write_kop, write_toelichting
from pipeline.model import Artikel, Bijlage, Knoop, Structuur, Toelichting, Weggelaten, kinderen, stukken
from tests.laws.bewerkingen import paar
from tests.laws.generator import tel

FOLDER = "hoofdstuk-1"


def test_l1_every_text_is_read_back_as_it_was_written(pairs: int) -> None:
    kinds: Counter[str] = Counter()
    files = 0
    for seed in range(pairs):
        for regeling in (paar(seed).was, paar(seed).wordt):
            for node in stukken(regeling):
                tel(kinds, node)
                files += reread(node)
    print(f"\nL1: {files} bestanden van {2 * pairs} regelingen gelijk teruggelezen")
    print("knopen:", dict(sorted(kinds.items())))
    expected = "Artikel Structuur Lid Alinea Lijst Li Begrippenlijst Begrip Tabel Rij Cel Figuur Citaat Tussenkop"
    expected += " Vervallen Gereserveerd Weggelaten Divisie Bijlage Toelichting"
    expected += " Tekst Nadruk Verwijzing Noot Afbeelding Regeleinde"
    assert not [name for name in expected.split() if not kinds[name]], "a node kind was never tried"


def reread(node: Knoop) -> int:
    """Write the provision and read it back; how many files that took."""
    match node:
        case Structuur():
            assert_same(node.kop, read_kop(write_kop(node.kop, FOLDER), "_kop.md", FOLDER))
            return 1 + sum(map(reread, kinderen(node)))
        case Artikel():
            bare = Artikel(node.kop, node.inhoud)
            assert_same(bare, read_artikel(write_artikel(bare, FOLDER), "artikel.md", FOLDER))
            return 1
        case Bijlage():
            assert_same(node, read_bijlage(write_bijlage(node, ""), "bijlage.md", ""))
            return 1
        case Toelichting():
            assert_same(node, read_toelichting(write_toelichting(node, ""), "toelichting.md", ""))
            return 1
        case _:
            assert isinstance(node, Weggelaten)  # a line in `volgorde`, no file of its own
            return 0


def assert_same(written: object, result: tuple[object, tuple[object, ...]]) -> None:
    read, problems = result
    assert not problems
    assert getattr(read, "knoop", None) == written
