"""The law in `ordinances/`: the real amendment word for word as in its source, and the complete example."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.model import (
    Alinea,
    Artikel,
    Begrip,
    Divisie,
    Figuur,
    Inlines,
    Knoop,
    Li,
    Lid,
    Noot,
    Regeling,
    Structuur,
    Tabel,
    Toelichting,
    Versie,
    Vervallen,
    Weggelaten,
    alle_knopen,
    kinderen,
    knopen,
    platte_tekst,
    slug,
    tekst_van,
)
from pipeline.store import brontekst, laad, map_bron, naam_verschillen, open_versie, tekst_bestanden, versies
from pipeline.store.tekst import artikelen

ROOT = Path(__file__).resolve().parents[2] / "ordinances"
SEED = "seeds/002_5126fc5efdeecb01.txt"
CHANGED = {
    "2.3.4": "Beoordelen aanvraag",
    "3.4.19": "Inburgering",
    "5.2.2": "Een schone en leefbare woning",
    "8.3.3": "Pgb bij ondersteuning door personen uit het sociale netwerk",
    "9.2.5": "Niet nakomen wettelijke arbeidsverplichtingen",
}
EMPLOYEE = re.compile(r"Medewerker\s*:\s*(.+)")


@pytest.fixture(scope="module")
def seed(shared: Path) -> str:
    return (shared / SEED).read_text(encoding="utf-8")


def versie(tekst: str) -> Versie:
    return open_versie(ROOT, tekst)


def tokens(text: str) -> list[str]:
    """Words and signs; white space, markup and Markdown's emphasis are none."""
    return re.findall(r"\w+|[^\w\s]", html.unescape(re.sub(r"<[^>]*>", " ", text)))


def gesproken(node: Knoop) -> Iterator[str]:
    """The node as it stands on paper: labels before their text, a dash before an unmarked item, "[…]" nowhere."""
    if isinstance(node, Lid):
        yield f"{node.nummer}."
    elif isinstance(node, Li):
        yield f"{node.nummer}." if node.nummer else "-"
    if isinstance(node, Alinea):
        yield _zonder_haken(node.inhoud)
    elif not isinstance(node, Artikel):
        yield platte_tekst(tekst_van(node))
    for child in kinderen(node):
        yield from gesproken(child)


def _zonder_haken(text: Inlines) -> str:
    marks = {f"[{inline.label}]": inline.label for inline in text if isinstance(inline, Noot)}
    flat = platte_tekst(text)
    for mark, label in marks.items():
        flat = flat.replace(mark, f" {label} ")
    return flat


def artikel(regeling: Regeling, nummer: str) -> Artikel | None:
    return next((node for node in artikelen(regeling.lichaam) if node.kop.nummer == nummer), None)


def cellen(seed: str, nummer: str) -> tuple[str, str]:
    """Oude tekst and Nieuwe tekst of an article in the source."""
    table = seed[seed.index(f"Artikel {nummer} {CHANGED[nummer]}\t") :]
    row = table[: table.index("<b>Onderbouwing</b>")].split("\n", 2)[2].strip("\n")
    old, new = row.split("\t")
    return old, new


@pytest.mark.parametrize("nummer", CHANGED)
def test_the_articles_have_the_words_of_the_source(seed: str, nummer: str) -> None:
    old, new = cellen(seed, nummer)
    for name, expected in (("2019", old), ("2022", new)):
        node = artikel(versie(f"sociaal-domein@{name}").regeling, nummer)
        if not expected:
            assert node is None
            continue
        assert node is not None
        assert platte_tekst(node.kop.opschrift) == CHANGED[nummer]
        assert tokens(" ".join(gesproken(node))) == tokens(expected)


def test_the_annex_has_the_words_of_the_source(seed: str) -> None:
    (bijlage,) = versie("sociaal-domein@2022").regeling.bijlagen
    expected = seed[seed.index("Tarieven Wmo (per 1 januari 2022)") :]
    note = re.search(r"<sup>1</sup> (Maximumtarief.*)", expected)
    assert note
    once, again = expected.replace(note[0], "").split("\tRitlengte\t", 1)
    nested = tokens(once[once.index("Ritlengte") : once.index("*Bij contante")])
    assert ["Ritlengte", *tokens(again)] == nested * 2, "the source prints the nested table three times"
    assert tokens(" ".join(gesproken(bijlage))) == tokens(once)
    notes = {
        " ".join(gesproken(block))
        for node in alle_knopen(bijlage)
        if isinstance(node, Alinea)
        for inline in node.inhoud
        if isinstance(inline, Noot)
        for block in inline.inhoud
    }
    assert notes == {note[1].strip()}


def test_the_adviesnota_has_the_sections_and_the_words_of_the_source(seed: str) -> None:
    besluit = versie("sociaal-domein@2022").besluit
    assert besluit
    parts = besluit.stukken["adviesnota"].inhoud
    found = [text for part in parts for text in gesproken(part)]
    expected = seed[seed.index("**BESLUIT") : seed.index("**Bijlage 1.")]
    assert tokens(" ".join(found)) == tokens(re.sub(r"\*\*|^#+ ", "", expected, flags=re.MULTILINE))
    assert [platte_tekst(part.kop.opschrift) for part in parts if isinstance(part, Divisie)] == [
        "BESLUIT burgemeester en wethouders",
        "SAMENVATTING",
        "INLEIDING",
        "BEOOGD RESULTAAT",
        "KADER",
        "ARGUMENTEN",
        "DRAAGVLAK",
        "DUURZAAMHEID",
        "RISICO'S (financieel/juridisch)",
        "FINANCIËLE CONSEQUENTIES",
        "AANPAK/UITVOERING",
    ]


@pytest.mark.parametrize("nummer", CHANGED)
def test_the_reasons_have_the_words_of_the_source(seed: str, nummer: str) -> None:
    besluit = versie("sociaal-domein@2022").besluit
    assert besluit
    reason = next(item for item in besluit.onderbouwingen if item.wijziging == f"artikel-{nummer}")
    text = " ".join(word for block in reason.tekst for word in gesproken(block))
    after = seed[seed.index(f"Artikel {nummer} {CHANGED[nummer]}\t") :]
    after = after[after.index("<b>Onderbouwing</b>") + len("<b>Onderbouwing</b>") :]
    assert tokens(text) == tokens(re.split(r"\n\n(?:Artikel \d|Bijlage 2)", after)[0])


def test_the_fields_of_the_adviesnota_are_those_of_the_source(seed: str) -> None:
    besluit = versie("sociaal-domein@2022").besluit
    assert besluit
    facts = besluit.gegevens
    head = seed[: seed.index("**BESLUIT")]
    assert f"Zaaknummer: {facts.zaaknummers.voorstel}" in head
    assert f"Team\t:\t{facts.team}" in head
    assert f"Portefeuillehouder\t:\t{facts.portefeuillehouder}" in head
    assert f"<b>ONDERWERP</b></p> <p>{facts.onderwerp}</p>" in head
    assert f"**{facts.besluitenlijst}**" in head
    assert f'<input checked="" type="checkbox"/> {facts.openbaarheid}'.casefold() in head.casefold()
    assert all(f"- {line.met}" in head for line in facts.afstemming)
    assert re.findall(r"/> ([^<]*?) \(zaak:? ?([\d-]+) ?\)", head) == [
        (stuk.titel, stuk.zaak) for stuk in facts.bijlagen
    ]


def test_no_employee_is_named_anywhere(seed: str) -> None:
    match = EMPLOYEE.search(seed)
    assert match
    name = match[1].strip().encode()
    assert not [path for path, content in map_bron(ROOT).items() if name in content]


def test_every_reason_is_about_a_provision_of_its_version() -> None:
    for tekst in ("sociaal-domein@2022", "speelplekken@2025"):
        found = versie(tekst)
        assert found.besluit
        names = {slug(node) for node in knopen(found.regeling) if isinstance(node, Structuur | Artikel | Toelichting)}
        names |= {slug(node) for node in found.regeling.bijlagen}
        assert {item.wijziging for item in found.besluit.onderbouwingen} <= names


def test_what_the_source_leaves_out_is_left_out_alike_in_both_versions() -> None:
    old, new = (versie(f"sociaal-domein@{name}").regeling for name in ("2019", "2022"))
    for one, other in zip(old.lichaam, new.lichaam, strict=True):
        assert type(one) is type(other)
    assert isinstance(old.lichaam[0], Weggelaten)
    assert artikel(old, "3.4.19") is None
    assert [type(node) for node in old.bijlagen[0].inhoud] == [Weggelaten]
    assert versie("sociaal-domein@2022").lijn.uittreksel


def test_the_example_shows_everything_the_text_format_has() -> None:
    regeling = versie("speelplekken@2025").regeling
    kinds = {type(node) for node in knopen(regeling)}
    assert {Lid, Li, Begrip, Tabel, Figuur, Vervallen, Toelichting, Divisie} <= kinds
    assert versie("speelplekken@2025").afbeeldingen
    assert artikel(regeling, "5a")
    assert not versie("speelplekken@2025").lijn.uittreksel


def test_every_file_is_in_its_canonical_form_and_under_its_own_name() -> None:
    bron = map_bron(ROOT)
    for adres in versies(bron):
        regeling = brontekst(bron, adres)
        assert naam_verschillen(laad(bron, adres).regeling) == ()
        folder = f"{adres.overheid}/{adres.lijn}/{adres.versie}/tekst/"
        written = {folder + path: content for path, content in tekst_bestanden(regeling).items()}
        assert {path: bron[path] for path in bron.onder(folder.rstrip("/")) if path.endswith(".md")} == written
