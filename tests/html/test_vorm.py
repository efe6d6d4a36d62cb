"""The form of the fragments: literal labels, one set of notes, scopes, and the exact was-wordt table of A11."""

from __future__ import annotations

import re

import pytest
from lxml import html
from markupsafe import Markup

from pipeline.cli.sjablonen import load_templates
from pipeline.compare import compare
from pipeline.council.consolidatie import consolidatie
from pipeline.council.omslag import huisstijl
from pipeline.formats.html.knopen import label_tekst
from pipeline.formats.html.regeling import blokken_html, regeling_html
from pipeline.formats.html.sjablonen import Sjablonen, Sjabloon
from pipeline.formats.html.waswordt import Context, Overgeslagen, WasWordtBlok, waswordt
from pipeline.model import (
    Alinea,
    Artikel,
    Blok,
    Cel,
    Figuur,
    Kop,
    Li,
    Lid,
    Lijst,
    Noot,
    Refused,
    Regeling,
    Rij,
    Structuur,
    Structuursoort,
    Tabel,
    Tekst,
    Vervallen,
    Verwijzing,
    Weggelaten,
)
from pipeline.store.openen import open_versie
from tests.conftest import ROOT
from tests.proeftekst import regeling

STIJL = huisstijl(load_templates(ROOT / "ordinances"))
OPEN = re.compile(r"Artikel \[nog in te vullen: [^\]]+\] ")
"""A number that is still unknown stands open in the heading only."""


def al(text: str) -> Alinea:
    return Alinea((Tekst(text),))


def artikel(*inhoud: Blok | Lid) -> Regeling:
    return Regeling("", "", (Artikel(Kop("Artikel", "1", (Tekst("Doel"),)), inhoud),))


def gezet(*inhoud: Blok | Lid) -> str:
    return str(regeling_html(artikel(*inhoud), STIJL.words, lambda path: None, 2)[0])


def blokken(was: Regeling, wordt: Regeling, context: Context = Context.LID) -> tuple[WasWordtBlok, ...]:
    return waswordt(compare(was, wordt), STIJL.words, context).blokken


def tabel(was: Regeling, wordt: Regeling) -> str:
    page = STIJL.sjablonen.render("html/proef.html.j2", {"blok": blokken(was, wordt)[0]})
    return " ".join(page.split())


@pytest.fixture(autouse=True)
def _proef() -> None:
    source = '{% import "html/waswordt.html.j2" as ww with context %}{{ ww.tabel(blok, none) }}'
    STIJL.sjablonen.bronnen["html/proef.html.j2"] = Sjabloon("proef", source)


def test_the_table_has_exactly_the_form_of_scenario_a11() -> None:
    kop = "Artikel 8.3.3 Pgb bij ondersteuning door personen uit het sociale netwerk"
    was = regeling(f"# {kop}\n\nHet tarief bedraagt het opgenomen tarief van € 20,-.\n")
    wordt = regeling(f"# {kop}\n\nHet tarief bedraagt het opgenomen tarief.\n")
    made = re.sub(r' (class|data-kolom)="(waswordt|Oude tekst|Nieuwe tekst)"', "", tabel(was, wordt))
    assert made == (
        f"<table><caption>{kop}</caption> "
        '<thead><tr><th scope="col">Oude tekst</th><th scope="col">Nieuwe tekst</th></tr></thead> '
        "<tbody><tr><td><p>Het tarief bedraagt het opgenomen tarief "
        '<del><span class="sr-only">[vervallen: ]</span>van € 20,-</del>.</p></td>'
        "<td><p>Het tarief bedraagt het opgenomen tarief.</p></td></tr> </tbody></table>"
    )


def test_a_new_and_a_gone_article_say_so_in_words() -> None:
    one, two = "# Artikel 1 Doel\n\nSpelen mag overal.\n", "# Artikel 2 Tijd\n\nAlleen op werkdagen na negen uur.\n"
    assert '<p class="leeg">(nieuw artikel)</p>' in tabel(regeling(one), regeling(one + "\n" + two))
    assert '<p class="leeg">(vervallen)</p>' in tabel(regeling(one + "\n" + two), regeling(one))


def test_renumbered_leden_are_told_in_words_and_not_marked() -> None:
    leden = ["Overdag mag alles.", "Des nachts mag er helemaal niets meer.", "Het college wijst speelplekken aan."]
    was = artikel(*(Lid(str(n), (al(text),)) for n, text in enumerate(leden, start=1)))
    wordt = artikel(Lid("1", (al(leden[0]),)), Lid("2", (al(leden[2]),)))
    made = tabel(was, wordt)
    assert "Het derde lid wordt vernummerd tot tweede lid." in made
    assert made.count("<del>") == 2  # the label and the text of the lid that went
    assert "<ins>" not in made


def test_unchanged_leden_are_elided_visibly_once_per_run() -> None:
    was = artikel(*(Lid(str(n), (al(f"Lid {n} over onderwerp {n}."),)) for n in range(1, 7)))
    wordt = artikel(
        *(Lid(str(n), (al(f"Lid {n} over {'thema' if n == 4 else 'onderwerp'} {n}."),)) for n in range(1, 7))
    )
    rijen = blokken(was, wordt)[0].rijen
    assert [rij.overgeslagen for rij in rijen] == [Overgeslagen.ONGEWIJZIGD, None, Overgeslagen.ONGEWIJZIGD]
    assert len(blokken(was, wordt, Context.ARTIKEL)[0].rijen) == 6


def test_what_the_source_leaves_out_is_not_said_to_be_unchanged() -> None:
    was, wordt = (
        artikel(Weggelaten(), Lid("2", (al("Gelijk aan vroeger."),)), Lid("3", (al(f"Het tarief is {prijs} euro."),)))
        for prijs in ("tien", "elf")
    )
    made = tabel(was, wordt)
    assert made.count('[…] <span class="sr-only">(niet in bron)</span>') == 2
    assert made.count('… <span class="sr-only">(ongewijzigd)</span>') == 2


def test_an_article_that_becomes_vervallen_says_so_in_the_new_column() -> None:
    was, wordt = artikel(al("Roken is verboden.")), artikel(Vervallen())
    made = tabel(was, wordt)
    assert "<p>Roken is verboden.</p></td>" in made
    assert '<td data-kolom="Nieuwe tekst"><p class="leeg">(vervallen)</p></td>' in made
    assert "[vervallen]" not in made


def test_a_renumbered_article_with_the_same_text_is_one_sentence() -> None:
    was = regeling("# Artikel 10 Inspraak\n\nKinderen denken mee over de inrichting van een plek.\n")
    wordt = regeling("# Artikel 3a Inspraak\n\nKinderen denken mee over de inrichting van een plek.\n")
    made = tabel(was, wordt)
    assert "Artikel 10 wordt vernummerd tot artikel 3a. De tekst verandert niet." in made
    assert "<table" not in made


def test_the_browser_numbers_nothing() -> None:
    made = gezet(Lid("2a", (al("x"), Lijst((Li("1°", (al("y"),)), Li("b)", (al("z"),)), Li("•", (al("w"),)))))))
    assert "<ol" not in made
    assert [e.text for e in html.fromstring(made).iter("span") if e.get("class") == "label"] == [
        "2a.",
        "1°.",
        "b)",
        "•",
    ]
    assert label_tekst("8*") == "8*."


def test_a_note_called_twice_is_printed_once_with_two_ways_back() -> None:
    note = Noot("1", (al("Maximum."),))
    page = html.fromstring(gezet(Alinea((Tekst("a"), note)), Alinea((Tekst("b"), note))))
    printed = page.xpath(".//ul[@class='noten']/li")
    assert len(printed) == 1
    back = [link.get("href") for link in printed[0].iter("a")]
    assert len(back) == len(set(back)) == 2
    assert all(page.get_element_by_id(href[1:]) is not None for href in back)


def test_each_column_has_the_mark_its_own_text_gives_a_note() -> None:
    was, wordt = (
        regeling(f"# Artikel 1\n\nEen termijn[^{label}] van {weken} weken.\n\n[^{label}]: Of langer.\n")
        for label, weken in (("1", "vier"), ("2", "twee"))
    )
    row = html.fromstring(tabel(was, wordt)).xpath(".//tbody/tr")[0]
    assert [[link.text_content() for link in cell.xpath(".//sup/a")] for cell in row.iter("td")] == [["1"], ["2"]]


def test_headers_of_a_table_have_a_scope() -> None:
    def rij(*cells: str, kop: bool = False) -> Rij:
        return Rij(tuple(Cel((al(cell),) if cell else ()) for cell in cells), kop)

    group = Rij((Cel((al("Wonen"),), 3),))
    tall = Rij((Cel((al("Zorg"),), 1, 2), Cel((al("licht"),)), Cel((al("€ 1"),))))
    short = Rij((Cel((al("zwaar"),)), Cel((al("€ 2"),))))
    made = Tabel((), ("", "", ""), (rij("Dienst", "Soort", "Prijs", kop=True), group, tall, short))
    cells = [(c.tag, c.get("scope"), c.text_content()) for c in html.fromstring(gezet(made)).iter("th", "td")]
    assert cells == [
        ("th", "col", "Dienst"),
        ("th", "col", "Soort"),
        ("th", "col", "Prijs"),
        ("th", "rowgroup", "Wonen"),
        ("th", "row", "Zorg"),
        ("td", None, "licht"),
        ("td", None, "€ 1"),
        ("td", None, "zwaar"),
        ("td", None, "€ 2"),
    ]


def test_columns_are_aligned_as_the_table_says() -> None:
    def rij(*cells: Cel) -> Rij:
        return Rij(cells)

    tall = Cel((al("a"),), 1, 2)
    made = Tabel(
        (), ("", "right", "center"), (rij(tall, Cel((al("b"),)), Cel(())), rij(Cel((al("c"),)), Cel((al("d"),))))
    )
    cells = [(c.text_content(), c.get("class")) for c in html.fromstring(gezet(made)).iter("th", "td")]
    assert cells == [("a", None), ("b", "rechts"), ("", "midden"), ("c", "rechts"), ("d", "midden")]


def test_text_is_never_taken_for_markup() -> None:
    made = gezet(al('<script>alert("x")</script> & <b>'))
    assert "<script>" not in made
    assert "&lt;script&gt;" in made
    assert "<script" not in gezet(Alinea((Verwijzing("javascript:alert(1)", (Tekst("klik"),)),)))
    assert "javascript" not in gezet(Alinea((Verwijzing("javascript:alert(1)", (Tekst("klik"),)),)))


def test_a_missing_image_is_said() -> None:
    assert "[afbeelding ontbreekt: kaart.png]" in gezet(Figuur("kaart.png", "Kaart"))


def test_what_is_open_stands_out_in_any_text() -> None:
    made = blokken_html((al("Per [nog in te vullen: datum] geldt."),), STIJL.words, 2, "x")
    assert made == '<p>Per <mark class="open">[nog in te vullen: datum]</mark> geldt.</p>'


def test_headings_go_on_below_what_html_has_a_name_for() -> None:
    deep: Structuur | Artikel = Artikel(Kop("Artikel", "1"), (al("x"),))
    for soort in reversed(Structuursoort):
        deep = Structuur(soort, Kop(soort.value, "1"), (deep,))
    assert isinstance(deep, Structuur)
    made = str(regeling_html(Regeling("", "", (deep,)), STIJL.words, lambda path: None, 2)[0])
    assert 'role="heading" aria-level="10"' in made


def sjablonen(text: str) -> Sjablonen:
    return Sjablonen({"html/x.html.j2": Sjabloon("templates/html/x.html.j2", text)})


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n{% if %}", 2),
        ("a\nb\n{{ bestaat_niet }}", 3),
        ("\n{{ 1 / 0 }}", 2),
        ("\n\n{% include 'html/weg.html.j2' %}", 3),
        ("{{ ''.__class__.__mro__ }}", 1),
        ("\n{{ 3 | datum }}", 2),
    ],
)
def test_a_broken_template_is_refused_with_its_file_and_line(text: str, line: int) -> None:
    with pytest.raises(Refused) as refused:
        sjablonen(text).render("html/x.html.j2", {})
    problem = refused.value.problems[0]
    assert problem.position.file == "templates/html/x.html.j2"
    assert problem.position.line == line
    assert problem.advice


def test_a_template_that_lacks_a_fixed_word_is_refused() -> None:
    with pytest.raises(Refused, match="ontbreken vaste woorden"):
        sjablonen("").woorden("html/x.html.j2", ("terug",))


def test_the_documentation_names_every_template_and_filter() -> None:
    told = (ROOT / "docs/sjablonen.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([^`]+\.j2)`", told, re.MULTILINE)) == set(load_templates(ROOT / "x" / "y").bronnen)
    for name in ("of_open", "datum", "iso", "open(", "tint", "adres"):
        assert name in told


@pytest.mark.parametrize("address", ["speelplekken@2025", "sociaal-domein@2022"])
def test_the_table_of_contents_leads_to_every_heading_in_the_order_of_the_page(address: str) -> None:
    stuk = consolidatie(open_versie(ROOT / "ordinances", address), STIJL, lambda path: None)
    text = html.fromstring(f"<div>{stuk.lichaam}{Markup().join(stuk.slot)}{stuk.bijlagen}</div>")
    headed = text.xpath(".//section[contains('structuur artikel bijlage toelichting', @class)]")
    shown = [(f"#{part.get('id')}", OPEN.sub("", part[0].text_content()).strip(), part[0].tag) for part in headed]
    contents = html.fromstring(f"<div>{stuk.inhoud}</div>")
    listed = [(a.get("href"), a.text_content(), f"h{len([*a.iterancestors('ul')]) + 1}") for a in contents.iter("a")]
    assert listed == shown
    assert "slot-citeertitel" in {anchor[1:] for anchor, _, _ in listed}
