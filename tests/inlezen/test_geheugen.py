"""Very large files and files made to do harm: handled or refused, within the memory, and nothing outside the target."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.bench import BASE_MEMORY, PER_INPUT
from benchmarks.meten import in_eigen_proces

CVDR = "<cvdr><body><intitule>X</intitule><regeling><regeling-tekst>{}</regeling-tekst></regeling></body></cvdr>"
ARTIKEL = "<artikel><kop><label>Artikel</label><nr>{}</nr></kop>{}</artikel>"
ZIN = "De raad stelt regels over het gebruik van de openbare ruimte in het belang van de veiligheid en de orde. "
ZWAAR = 400_000 // len(ZIN.split())
"""How often the sentence stands in a text of 400,000 words."""


def platte_lijst(kop: str) -> bytes:
    return (kop + "".join(f"{nummer}. x;\n" for nummer in range(1, 10_001))).encode()


def een_artikel(inhoud: str) -> bytes:
    return CVDR.format(ARTIKEL.format(1, inhoud)).encode()


def koppen(teken: str) -> bytes:
    delen = (f"{teken}Artikel {nummer} Titel\n\n{ZIN * 20}\n\n" for nummer in range(1, ZWAAR // 20 + 2))
    return ("Verordening X\n\n" + "".join(delen)).encode()


def entiteiten() -> bytes:
    regels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    return f'<!DOCTYPE x [<!ENTITY e0 "aaaaaaaaaa">{regels}]><cvdr>&e11;</cvdr>'.encode()


def zip_met(naam: str, inhoud: bytes) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
        archief.writestr(naam, inhoud)
    return uit.getvalue()


GROOT: dict[str, tuple[Callable[[], bytes], bool]] = {
    "woorden.xml": (
        lambda: CVDR.format(
            "".join(ARTIKEL.format(n, f"<al>{ZIN * 20}</al>") for n in range(ZWAAR // 20 + 1))
        ).encode(),
        True,
    ),
    "een-alinea.xml": (lambda: een_artikel(f"<al>{ZIN * ZWAAR}</al>"), True),
    "woorden.txt": (lambda: koppen(""), True),
    "woorden.md": (lambda: koppen("## "), True),
    "onderdelen.xml": (
        lambda: een_artikel(
            "<lijst>" + "".join(f'<li nr="{n}."><al>x</al></li>' for n in range(1, 10_001)) + "</lijst>"
        ),
        True,
    ),
    "onderdelen.txt": (
        lambda: platte_lijst("Regels X\n\nArtikel 1 Titel\n\n"),
        True,
    ),
    "onderdelen.md": (
        lambda: platte_lijst("# Regels X\n\n## Artikel 1 Titel\n\n"),
        True,
    ),
    "rijen.xml": (
        lambda: een_artikel(
            "<table><tgroup cols='2'><tbody>"
            + "<row><entry><al>x</al></entry><entry><al>y</al></entry></row>" * 5000
            + "</tbody></tgroup></table>"
        ),
        True,
    ),
    "rijen.md": (
        lambda: b"# Regels X\n\n## Artikel 1 Titel\n\n| a | b |\n| --- | --- |\n" + b"| x | y |\n" * 5000,
        True,
    ),
    "halverwege.xml": (lambda: een_artikel(f"<al>{ZIN * ZWAAR}</al>")[:-200], False),
    "leeg.xml": (lambda: een_artikel("<al/>" * 1_000_000), False),
    "dicht.xml": (lambda: een_artikel("<al>x</al>" * 500_000), False),
    "entiteiten.xml": (entiteiten, False),
    "beeldbom.zip": (lambda: zip_met("a.png", bytes(400_000_000)), False),
    "tekstbom.zip": (lambda: zip_met("a.xml", b"<x>" + b" " * 200_000_000 + b"</x>"), False),
    "stuk.zip": (lambda: zip_met("a.xml", bytes(range(256)) * 4000)[:2000], False),
}


@pytest.mark.parametrize("naam", GROOT)
def test_a_file_that_asks_much_gets_no_more_than_its_share(tmp_path: Path, naam: str) -> None:
    maak, kan = GROOT[naam]
    (tmp_path / naam).write_bytes(maak())
    gemeten = in_eigen_proces("benchmarks.inleespiek", [str(tmp_path / naam)], 300)
    assert gemeten is not None
    assert gemeten["uitkomst"] == (0 if kan else 2)
    assert gemeten["buiten"] == 0
    if "piek" in gemeten:
        assert gemeten["piek"] <= BASE_MEMORY + PER_INPUT * gemeten["invoer"]
