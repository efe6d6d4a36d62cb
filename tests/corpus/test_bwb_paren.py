"""Real national law, version after version, against the answers that the corpus gives."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.compare import bewijs, compare
from pipeline.model import Comparison, Regeling, Soort
from tests.inlezen.test_corpus import ingelezen

WET_OB = "BWBR0002458_{}_drank-en-horecawet.xml"
ANTWOORDEN: dict[tuple[str, str], tuple[str, str, object]] = {
    ("2004-12-01_0", "2005-07-31_0"): ("", "", "6 22"),
    ("2005-07-31_0", "2009-07-01_0"): ("", "", "1 44a 44b 44c 44d 44e 44f 44g 44h 44i 45"),
    ("2009-07-01_0", "2012-01-01_0"): ("", "", "3 4 35"),
    ("2012-01-01_0", "2013-01-01_0"): ("19a 25a 25b 25c 25d 30a 44aa", "", 32),
    ("2013-01-01_0", "2013-01-01_1"): ("48a", "", ""),
    ("2013-01-01_1", "2014-01-01_0"): ("43a", "48a", "1 20 24 25b 44a 44aa 45"),
}


def lees(pad: Path) -> Regeling:
    return ingelezen(pad).regeling


def nummers(comparison: Comparison, new: bool, gone: bool) -> list[str]:
    return [
        change.naam.removeprefix("artikel ").strip("“”")
        for change in comparison.wijzigingen
        if change.naam.startswith("artikel") and (change.was is None) is new and (change.wordt is None) is gone
    ]


@pytest.mark.parametrize("pair", sorted(ANTWOORDEN))
def test_the_drank_en_horecawet(shared: Path, pair: tuple[str, str]) -> None:
    was, wordt = (lees(shared / "corpus/bwb-xml" / WET_OB.format(name)) for name in pair)
    comparison = compare(was, wordt)
    bewijs(comparison, was, wordt)
    added, removed, changed = ANTWOORDEN[pair]
    assert nummers(comparison, True, False) == added.split()
    assert nummers(comparison, False, True) == removed.split()
    found = [
        c.naam.removeprefix("artikel ")
        for c in comparison.wijzigingen
        if c.was and c.wordt and c.naam.startswith("art")
    ]
    if isinstance(changed, int):
        assert len(found) == changed
    else:
        assert found == str(changed).split()


def test_the_participatiewet(shared: Path) -> None:
    was, wordt = (lees(shared / f"corpus/bwb-xml/BWBR0015703_{y}-01-01_participatiewet.xml") for y in ("2024", "2026"))
    comparison = compare(was, wordt)
    bewijs(comparison, was, wordt)
    assert nummers(comparison, True, False) == "7a 24a 34a 34b 43a 78ff 78gg".split()
    assert nummers(comparison, False, True) == []
    changed = [c for c in comparison.wijzigingen if c.was and c.wordt and c.naam.startswith("art")]
    assert len(changed) == 45
    assert not [c.naam for c in changed if Soort.VERPLAATST in c.soorten]


def test_every_pair_of_versions_is_proven_both_ways(shared: Path) -> None:
    paths = sorted((shared / "corpus/bwb-xml").glob("BWBR0002458_*.xml"))
    assert len(paths) >= 7
    for one, other in pairwise(paths):
        was, wordt = lees(one), lees(other)
        bewijs(compare(was, wordt), was, wordt)
        bewijs(compare(wordt, was), wordt, was)
