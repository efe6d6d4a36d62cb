"""Very large files and files made to do harm: handled or refused, within the memory, and nothing outside the target."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
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


def stop(inhoud: str) -> str:
    return (
        '<RegelingCompact xmlns="https://standaarden.overheid.nl/stop/imop/tekst/"><RegelingOpschrift><Al>X</Al>'
        f"</RegelingOpschrift><Lichaam>{inhoud}</Lichaam></RegelingCompact>"
    )


def artikel_stop(nummer: int, inhoud: str) -> str:
    kop = f"<Kop><Label>Artikel</Label><Nummer>{nummer}</Nummer></Kop>"
    return f'<Artikel eId="art_{nummer}" wId="gm9998_1__art_{nummer}">{kop}<Inhoud>{inhoud}</Inhoud></Artikel>'


def artikel_html(nummer: int, inhoud: str) -> str:
    return f"<h3>Artikel {nummer} Titel</h3>{inhoud}"


def artikel_xml(nummer: int, inhoud: str) -> str:
    return ARTIKEL.format(nummer, inhoud)


@dataclass(frozen=True, slots=True)
class Vorm:
    """How a format writes a document, an article, a paragraph, an item and a table."""

    document: str
    artikel: Callable[[int, str], str]
    alinea: str
    lijst: str
    onderdeel: str
    tabel: str
    rij: str


KLASSIEK = Vorm(
    CVDR,
    artikel_xml,
    "<al>{}</al>",
    "<lijst>{}</lijst>",
    '<li nr="{}."><al>x</al></li>',
    "<table><tgroup cols='2'><colspec colname='c1'/><colspec colname='c2'/><tbody>{}</tbody></tgroup></table>",
    "<row><entry><al>x</al></entry><entry><al>y</al></entry></row>",
)
VORMEN = {
    "cvdr.xml": KLASSIEK,
    "bwb.xml": replace(
        KLASSIEK,
        document='<toestand bwb-id="BWBR1" inwerkingtreding="2020-01-01"><wetgeving soort="wet"><intitule>X</intitule>'
        "<citeertitel>X</citeertitel><wet-besluit><wettekst>{}</wettekst></wet-besluit></wetgeving></toestand>",
        onderdeel="<li><li.nr>{}.</li.nr><al>x</al></li>",
    ),
    "gazet.xml": replace(
        KLASSIEK,
        document="<officiele-publicatie><gemeenteblad><regeling><regeling-tekst>{}</regeling-tekst></regeling>"
        "</gemeenteblad></officiele-publicatie>",
    ),
    "stop.xml": Vorm(
        stop("{}"),
        artikel_stop,
        "<Al>{}</Al>",
        '<Lijst eId="l" wId="gm9998_1__l" type="expliciet">{}</Lijst>',
        '<Li eId="l{0}" wId="gm9998_1__l{0}"><LiNummer>{0}.</LiNummer><Al>x</Al></Li>',
        '<table eId="t" wId="gm9998_1__t"><tgroup cols="2"><colspec colname="c1"/><colspec colname="c2"/><tbody>{}'
        "</tbody></tgroup></table>",
        "<row><entry><Al>x</Al></entry><entry><Al>y</Al></entry></row>",
    ),
    "pagina.html": Vorm(
        "<html><body><div id='broodtekst'><div class='_p_regeling'>{}</div></div></body></html>",
        artikel_html,
        "<p>{}</p>",
        "<ul>{}</ul>",
        "<li>{}. x</li>",
        "<table>{}</table>",
        "<tr><td>x</td><td>y</td></tr>",
    ),
}
"""The formats with elements; all three kinds of large text exist in each of them."""


def woorden(vorm: Vorm) -> bytes:
    """400,000 words, in articles."""
    inhoud = (vorm.artikel(n, vorm.alinea.format(ZIN * 20)) for n in range(1, ZWAAR // 20 + 2))
    return vorm.document.format("".join(inhoud)).encode()


def onderdelen(vorm: Vorm) -> bytes:
    """10,000 items in one list."""
    lijst = vorm.lijst.format("".join(vorm.onderdeel.format(nummer) for nummer in range(1, 10_001)))
    return vorm.document.format(vorm.artikel(1, vorm.alinea.format("Dit zijn:") + lijst)).encode()


def rijen(vorm: Vorm) -> bytes:
    """5,000 rows in one table."""
    return vorm.document.format(vorm.artikel(1, vorm.tabel.format(vorm.rij * 5000))).encode()


GROOT: dict[str, tuple[Callable[[], bytes], bool]] = {
    f"{wat.__name__}-{naam}": (partial(wat, vorm), True)
    for wat in (woorden, onderdelen, rijen)
    for naam, vorm in VORMEN.items()
} | {
    "een-alinea.xml": (lambda: een_artikel(f"<al>{ZIN * ZWAAR}</al>"), True),
    "woorden.txt": (lambda: koppen(""), True),
    "woorden.md": (lambda: koppen("## "), True),
    "onderdelen.txt": (lambda: platte_lijst("Regels X\n\nArtikel 1 Titel\n\n"), True),
    "onderdelen.md": (lambda: platte_lijst("# Regels X\n\n## Artikel 1 Titel\n\n"), True),
    "rijen.md": (
        lambda: b"# Regels X\n\n## Artikel 1 Titel\n\n| a | b |\n| --- | --- |\n" + b"| x | y |\n" * 5000,
        True,
    ),
    "halverwege.xml": (lambda: een_artikel(f"<al>{ZIN * ZWAAR}</al>")[:-200], False),
    "halverwege-stop.xml": (lambda: woorden(VORMEN["stop.xml"])[:-200], False),
    "leeg.xml": (lambda: een_artikel("<al/>" * 1_000_000), False),
    "dicht.xml": (lambda: een_artikel("<al>x</al>" * 500_000), False),
    "entiteiten.xml": (entiteiten, False),
    "verkeerde-tekens.xml": (lambda: een_artikel(f"<al>{ZIN * ZWAAR}</al>").replace(b"veiligheid", b"\xff"), False),
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
