"""REF-11: a reference that stayed behind is found wherever it is, and its mend changes nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline.lint import find, findings_in
from pipeline.lint.herstelronde import herstel
from pipeline.lint.leeszaal import Leeszaal
from pipeline.model import Adres, Finding, Severity
from pipeline.store import map_bron
from tests.proeftekst import toets_van as toets_van_tekst

OVERHEID = """naam: Voorbeeldstad
soort: gemeente
code: gm9999
organen:
  raad: de raad van de gemeente Voorbeeldstad
  college: het college van burgemeester en wethouders
"""
TEKST = {
    "artikel-1.md": "# Artikel 1 Doel\n\nSpelen.\n",
    "artikel-6.md": "# Artikel 6 Toezicht\n\nHet verbod van artikel 7 geldt niet. Zie artikel 7 van de Jeugdwet.\n",
    "artikel-7.md": "# Artikel 7 Rookverbod\n\n**1.** Roken is verboden.\n\n**2.** Het eerste lid geldt altijd.\n",
    "artikel-9.md": "# Artikel 9 Straf\n\nOvertreding van [het *rookverbod*](artikel-7.md) of van artikelen 1 en 7 is\n"
    "strafbaar, bedoeld in artikel 7, eerste lid.\n",
    "bijlage-1.md": "# Bijlage 1 Tarieven\n\nDeze bijlage hoort bij artikel 7.\n\n```tarieven\ntarieven.yaml\n```\n",
    "tarieven.yaml": "rechtskracht: vastgesteld\ntabellen:\n- naam: boetes\n  soort: prijzen\n  titel: Boetes "
    "volgens artikel 7\n"
    "  rijkop: Feit\n  kolommen:\n  - {naam: boete, kop: Boete}\n  rijen:\n  - naam: Roken\n    eenheid: "
    "keer\n    cellen:\n"
    "      boete: 31,80\n",
    "toelichting.md": "# Toelichting\n\n## Artikelsgewijs\n\n### Artikel 7 Rookverbod\n\nArtikel 7 beschermt "
    "kinderen.\n",
}
ANDERE = {
    "regeling.yaml": "naam: Beleidsregels handhaving\n",
    "1/versie.yaml": "werk: handhaving\nciteertitel: Beleidsregels handhaving\nopschrift: Beleidsregels handhaving\n",
    "1/tekst/artikel-1.md": "# Artikel 1 Boete\n\nOp artikel 7, tweede lid, van de Speelverordening wordt "
    "gelet. Artikel 7\n"
    "van de Parkeerverordening niet.\n",
}
NEW = Adres("stad", "verordening-spelen", "2")
ACHT = TEKST["artikel-7.md"].replace("Artikel 7", "Artikel 8")


def store(root: Path, wordt: Mapping[str, str]) -> Path:
    """A data root with two versions of one ordinance and another regulation that names it."""
    write(root / "stad/overheid.yaml", OVERHEID)
    line = root / "stad/verordening-spelen"
    write(line / "regeling.yaml", "naam: Speelverordening\n")
    for name, text, more in (("1", TEKST, ""), ("2", wordt, 'was: ["1"]\n')):
        facts = f"werk: spelen\nciteertitel: Speelverordening\nopschrift: Speelverordening\n{more}"
        write(line / name / "versie.yaml", facts)
        for file, content in text.items():
            write(line / name / "tekst" / file, content)
    for file, content in ANDERE.items():
        write(root / "stad/beleidsregels-handhaving" / file, content)
    return root


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def told(root: Path) -> tuple[Finding, ...]:
    """What REF-11 finds in the new version."""
    check = find("REF-11")
    assert check is not None
    toets, problems = Leeszaal(map_bron(root)).toets(NEW, [check])
    assert problems == ()
    return findings_in(toets, [check])


def mended(root: Path) -> dict[str, str]:
    """The files that change when all is mended, each as it is then."""
    check = find("REF-11")
    assert check is not None
    done = herstel(map_bron(root), [NEW], [check])
    assert done.problemen() == ()
    return {path: content.decode() for path, content in done.bestanden.items()}


def with_new_seven(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The text after a new article 7 came and the old one became 8."""
    seven = {"artikel-7.md": "# Artikel 7 Drank\n\nDrank is er niet.\n", "artikel-8.md": ACHT}
    return {**TEKST, **seven, **(more or {})}


def test_a_reference_to_7_after_7_becomes_8_is_found_everywhere(tmp_path: Path) -> None:
    found = told(store(tmp_path, with_new_seven()))
    places = {(one.position.file.split("/", 1)[1], one.position.line) for one in found}
    text = "verordening-spelen/2/tekst"
    assert places == {
        (f"{text}/artikel-6.md", 3),
        (f"{text}/artikel-9.md", 3),
        (f"{text}/artikel-9.md", 4),
        (f"{text}/bijlage-1.md", 3),
        (f"{text}/tarieven.yaml", 5),
        (f"{text}/toelichting.md", 5),
        (f"{text}/toelichting.md", 7),
        ("beleidsregels-handhaving/1/tekst/artikel-1.md", 3),
    }
    assert {one.severity for one in found} == {Severity.ERROR}
    assert len(found) == 9, "on line 3 of artikel-9.md there are two: the link and the number"


def test_the_mends_change_those_numbers_and_nothing_else(tmp_path: Path) -> None:
    root = store(tmp_path, with_new_seven())
    texts = mended(root)
    new, other = "stad/verordening-spelen/2/tekst/", "stad/beleidsregels-handhaving/1/tekst/artikel-1.md"
    assert texts == {
        f"{new}artikel-6.md": TEKST["artikel-6.md"].replace("artikel 7 geldt", "artikel 8 geldt"),
        f"{new}artikel-9.md": TEKST["artikel-9.md"].replace("7", "8"),
        f"{new}bijlage-1.md": TEKST["bijlage-1.md"].replace("artikel 7", "artikel 8"),
        f"{new}tarieven.yaml": TEKST["tarieven.yaml"].replace("artikel 7", "artikel 8"),
        f"{new}toelichting.md": TEKST["toelichting.md"].replace("7", "8"),
        other: ANDERE["1/tekst/artikel-1.md"].replace("artikel 7, tweede", "artikel 8, tweede"),
    }
    for file, content in texts.items():
        write(root / file, content)
    assert told(root) == ()


def test_what_the_drafter_already_moved_is_not_found_again(tmp_path: Path) -> None:
    moved = {"artikel-6.md": TEKST["artikel-6.md"].replace("artikel 7 geldt", "artikel 8 geldt")}
    found = told(store(tmp_path, with_new_seven(moved)))
    assert "artikel-6.md" not in {one.position.file.rsplit("/", 1)[1] for one in found}


def test_a_reference_to_the_new_seven_is_not_stale(tmp_path: Path) -> None:
    text = with_new_seven({"artikel-10.md": "# Artikel 10 Slot\n\nArtikel 7 geldt ook op feestdagen.\n"})
    found = told(store(tmp_path, text))
    assert "artikel-10.md" not in {one.position.file.rsplit("/", 1)[1] for one in found}


LEDEN = """versie: was
# Artikel 9 Verlaging

**1.** Wie niet werkt, krijgt minder.

**2.** De verlaging is 50%.

**3.** Als er bijzondere omstandigheden zijn, wordt de verlaging van het {derde} verdeeld over twee maanden.

**4.** Het {derde} geldt niet bij een verlaging als bedoeld in artikel 9, {eerste}.

versie: wordt
# Artikel 9 Verlaging

**1.** Wie niet werkt, krijgt minder.

**2.** Als er bijzondere omstandigheden zijn, wordt de verlaging van het {derde} verdeeld over twee maanden.

**3.** Het {derde} geldt niet bij een verlaging als bedoeld in artikel 9, {eerste}.
"""


@pytest.mark.parametrize(("derde", "tweede"), [("derde lid", "tweede lid"), ("3e lid", "2e lid")])
def test_a_lid_that_moves_up_takes_its_references_along(derde: str, tweede: str) -> None:
    check = find("REF-11")
    assert check is not None
    found = findings_in(toets_van_tekst(LEDEN.format(derde=derde, eerste="eerste lid")), [check])
    assert [(one.position.line, [mend.nieuw for mend in one.herstel]) for one in found] == [
        (5, [tweede.split()[0]]),
        (7, [tweede.split()[0]]),
    ]


LETTERS = """versie: was
# Artikel 4 Hulp

**1.** Hulp is:

- a. vervoer;
- b. schoonmaak;
- c. begeleiding bij het huishouden van de inwoner.

**2.** Het eerste lid, onderdeel c, geldt alleen voor volwassenen.

# Artikel 5 Aanvraag

Hulp als bedoeld in artikel 4, eerste lid, onderdelen a en c, wordt aangevraagd.

versie: wordt
# Artikel 4 Hulp

**1.** Hulp is:

- a. vervoer;
- b. begeleiding bij het huishouden van de inwoner.

**2.** Het eerste lid, onderdeel c, geldt alleen voor volwassenen.

# Artikel 5 Aanvraag

Hulp als bedoeld in artikel 4, eerste lid, onderdelen a en c, wordt aangevraagd.
"""


def test_an_onderdeel_that_gets_another_letter_takes_its_references_along() -> None:
    check = find("REF-11")
    assert check is not None
    found = findings_in(toets_van_tekst(LETTERS), [check])
    assert [(one.message, [(mend.oud, mend.nieuw) for mend in one.herstel]) for one in found] == [
        (
            "Artikel 4, eerste lid, onderdeel c is artikel 4, eerste lid, onderdeel b geworden. "
            "Verwijs naar artikel 4, eerste lid, onderdeel b.",
            [("c", "b")],
        )
    ] * 2


HOOFDSTUKKEN = """versie: was
# Hoofdstuk 1 Algemeen

# Artikel 1 Doel

Hoofdstuk 2 regelt het toezicht.

# Hoofdstuk 2 Toezicht

# Artikel 2 Toezicht

Het college houdt toezicht op de speelplekken.

versie: wordt
# Hoofdstuk 1 Algemeen

# Artikel 1 Doel

Hoofdstuk 2 regelt het toezicht.

# Hoofdstuk 2 Inrichting

# Artikel 1a Inrichting

Er is schaduw.

# Hoofdstuk 3 Toezicht

# Artikel 2 Toezicht

Het college houdt toezicht op de speelplekken.
"""


def test_a_chapter_that_gets_another_number_takes_its_references_along() -> None:
    check = find("REF-11")
    assert check is not None
    (found,) = findings_in(toets_van_tekst(HOOFDSTUKKEN), [check])
    assert found.message == "Hoofdstuk 2 is hoofdstuk 3 geworden. Verwijs naar hoofdstuk 3."
    assert [mend.nieuw for mend in found.herstel] == ["3"]
