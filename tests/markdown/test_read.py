"""What the reader makes of a text: tolerant of odd law, exact about places."""

from __future__ import annotations

import pytest

from pipeline.formats.markdown.read import (
    read_artikel,
    read_bijlage,
    read_blokken,
    read_kop,
    read_stuk,
    read_toelichting,
)
from pipeline.model import (
    Alinea,
    Artikel,
    Begrippenlijst,
    Bijlage,
    Citaat,
    Divisie,
    Figuur,
    Gereserveerd,
    Kop,
    Li,
    Lid,
    Lijst,
    Nadruk,
    Noot,
    Regeleinde,
    Tabel,
    Tekst,
    Toelichting,
    Tussenkop,
    Vervallen,
    Verwijzing,
    Weggelaten,
    alle_knopen,
    platte_tekst,
)


def artikel(body: str, folder: str = "") -> Artikel:
    gelezen, problems = read_artikel(f"# Artikel 1 Titel\n\n{body}\n", "map/artikel-1.md", folder)
    assert gelezen is not None, [str(problem) for problem in problems]
    return gelezen.knoop


def bijlage(text: str) -> Bijlage:
    gelezen, problems = read_bijlage(text, "b.md", "")
    assert gelezen is not None, [str(problem) for problem in problems]
    return gelezen.knoop


def alinea(text: str) -> Alinea:
    return Alinea((Tekst(text),))


@pytest.mark.parametrize(
    ("heading", "kop"),
    [
        ("Artikel 5.2.2 Een schone woning", ("Artikel", "5.2.2", "Een schone woning")),
        ("Artikel 2:10 Tijden", ("Artikel", "2:10", "Tijden")),
        ("Artikel 5a", ("Artikel", "5a", "")),
        ("Artikel 78aa. Titel", ("Artikel", "78aa.", "Titel")),
        ("Artikel I", ("Artikel", "I", "")),
        ("Artikel 3\\* Titel", ("Artikel", "3*", "Titel")),
        ("Enig artikel", ("Enig artikel", "", "")),
        ("HOOFDSTUK II Begrippen", ("HOOFDSTUK", "II", "Begrippen")),
        ("Hoofdstuk 2", ("Hoofdstuk", "2", "")),
        ("§ 2.3 Aanvraag", ("§", "2.3", "Aanvraag")),
        ("Bijlage Tarieven Wmo (per 1 januari 2022)", ("Bijlage", "", "Tarieven Wmo (per 1 januari 2022)")),
        ("Bijlage 2: Tarieven", ("Bijlage", "2:", "Tarieven")),
        ("Bijlage A Lijst", ("Bijlage", "A", "Lijst")),
        ("Bijlage", ("Bijlage", "", "")),
        ("Toelichting op artikel 5", ("Toelichting", "", "op artikel 5")),
        ("Toelichting &#32;2022 in cijfers", ("Toelichting", "", "2022 in cijfers")),
        ("Artikelsgewijze toelichting", ("", "", "Artikelsgewijze toelichting")),
        ("1. Algemeen", ("", "1.", "Algemeen")),
        ("IV. Slot", ("", "IV.", "Slot")),
        ("1.2 Doel", ("", "1.2", "Doel")),
        ("De regeling", ("", "", "De regeling")),
        ("I have a title", ("", "", "I have a title")),
        ("[vervallen]", ("", "", "[vervallen]")),
        ("Onderdeel C Groep", ("Onderdeel", "C", "Groep")),
        ("Model aanvraagformulier", ("", "", "Model aanvraagformulier")),
    ],
)
def test_a_heading_has_a_label_a_number_and_a_title(heading: str, kop: tuple[str, str, str]) -> None:
    gelezen, problems = read_kop(f"# {heading}\n", "_hoofdstuk.md", "")
    assert gelezen is not None, problems
    found = gelezen.knoop
    assert (found.label, found.nummer, platte_tekst(found.opschrift)) == kop


def test_a_division_file_holds_a_heading_only() -> None:
    gelezen, problems = read_kop("---\nvolgorde: [a]\n---\n# Hoofdstuk 1\n\nTekst.\n", "_hoofdstuk.md", "")
    assert gelezen is None
    assert [str(problem).split(":")[1] for problem in problems] == ["6"]


def test_front_matter_is_handed_on_raw_with_its_line() -> None:
    gelezen, _ = read_artikel("---\nid: x\nwas:\n- a\n---\n\n# Artikel 1\n", "a.md", "")
    assert gelezen is not None
    assert (gelezen.voorblad, gelezen.voorblad_regel) == ("id: x\nwas:\n- a", 2)
    assert gelezen.knoop.kop.position.line == 7


def test_leden_last_until_the_next_label_or_the_rule() -> None:
    found = artikel("Vooraf.\n\n**1.** Een.\n\nNog een.\n\n**2a.**\n\n- a. x\n\n***\n\nSlot.\n\n**8\\*.** Acht.")
    assert found.inhoud == (
        alinea("Vooraf."),
        Lid("1", (alinea("Een."), alinea("Nog een."))),
        Lid("2a", (Lijst((Li("a", (alinea("x"),)),)),)),
        alinea("Slot."),
        Lid("8*", (alinea("Acht."),)),
    )


def test_odd_law_is_kept_as_it_stands() -> None:
    found = artikel(
        "**1.** Een.\n\n**1.** Weer een.\n\n**5.** Vijf.\n\n**3.**\n\n- c. x\n- a. y\n- a. z\n\n![weg](niet.png)"
    )
    assert [lid.nummer for lid in found.inhoud if isinstance(lid, Lid)] == ["1", "1", "5", "3"]
    items = [node.nummer for node in alle_knopen(found) if isinstance(node, Li)]
    assert items == ["c", "a", "a"]
    assert any(isinstance(node, Figuur) for node in alle_knopen(found))


def test_placeholders_stand_for_blocks_items_cells_and_leden() -> None:
    found = artikel("**1.** [vervallen]\n\n**2.** x\n\n- a. [gereserveerd]\n- b. y\n\n| k |\n| --- |\n| […] |")
    kinds = [type(node) for node in alle_knopen(found)]
    assert kinds.count(Vervallen) == kinds.count(Gereserveerd) == kinds.count(Weggelaten) == 1


def test_lists_nest_and_hold_paragraphs() -> None:
    found = artikel("- a. x:\n  - 1. p\n  - 2. q\n    - i. r\n\n    nog q\n\n  nog x\n- b.\n- c. y")
    assert found.inhoud == (
        Lijst(
            (
                Li(
                    "a",
                    (
                        alinea("x:"),
                        Lijst(
                            (
                                Li("1", (alinea("p"),)),
                                Li("2", (alinea("q"), Lijst((Li("i", (alinea("r"),)),)), alinea("nog q"))),
                            )
                        ),
                        alinea("nog x"),
                    ),
                ),
                Li("b", ()),
                Li("c", (alinea("y"),)),
            )
        ),
    )


def test_definitions_are_a_list_of_terms() -> None:
    found = artikel("- *college*: burgemeester en wethouders;\n- *wet*:\n  - a. Wmo;\n  - b. Jeugdwet.")
    lijst = found.inhoud[0]
    assert isinstance(lijst, Begrippenlijst)
    assert [platte_tekst(begrip.term) for begrip in lijst.begrippen] == ["college", "wet"]
    assert lijst.begrippen[0].omschrijving == (alinea("burgemeester en wethouders;"),)


def test_emphasis_by_signs_and_by_tags_is_the_same() -> None:
    assert artikel("**vet** *schuin*").inhoud == artikel("<b>vet</b> <i>schuin</i>").inhoud
    assert (
        artikel("een<br>twee").inhoud
        == artikel("een\\\ntwee").inhoud
        == (Alinea((Tekst("een"), Regeleinde(), Tekst("twee"))),)
    )


def test_soft_breaks_are_not_law() -> None:
    assert artikel("een regel\nen nog een\nen *nog\neen*").inhoud == artikel("een regel en nog een en *nog een*").inhoud


def test_links_are_resolved_from_the_folder_of_the_file() -> None:
    found = artikel(
        "Zie [3](artikel-3.md), [4](../hoofdstuk-2/artikel-4.md) en <https://example.org/a_b>.", "hoofdstuk-1"
    )
    block = found.inhoud[0]
    assert isinstance(block, Alinea)
    assert [part.doel for part in block.inhoud if isinstance(part, Verwijzing)] == [
        "hoofdstuk-1/artikel-3.md",
        "hoofdstuk-2/artikel-4.md",
        "https://example.org/a_b",
    ]


def test_a_footnote_stands_at_each_of_its_calls() -> None:
    found = artikel("Een[^1] en twee[^1].\n\n[^1]: De noot\n    loopt door.\n\n    - a. x")
    block = found.inhoud[0]
    assert isinstance(block, Alinea)
    noten = [part for part in block.inhoud if isinstance(part, Noot)]
    assert len(noten) == 2
    assert noten[0] == noten[1] == Noot("1", (alinea("De noot loopt door."), Lijst((Li("a", (alinea("x"),)),))))


def test_an_image_alone_is_a_figure_with_its_caption() -> None:
    found = artikel("![alt tekst](../b.png)\nFiguur 1.\n\nEen ![x](c.png) erin.", "h-1")
    figuur, block = found.inhoud
    assert figuur == Figuur("b.png", "alt tekst", (Tekst("Figuur 1."),))
    assert isinstance(block, Alinea)


def test_annexes_have_nested_parts() -> None:
    found = bijlage("# Bijlage 1\n\nVooraf.\n\n## A. Wonen\n\n### Groep\n\nx\n\n###### Let op\n\n## B. Zorg\n")
    assert found.inhoud == (
        alinea("Vooraf."),
        Divisie(
            Kop("", "A.", (Tekst("Wonen"),)),
            (Divisie(Kop("", "", (Tekst("Groep"),)), (alinea("x"), Tussenkop((Tekst("Let op"),)))),),
        ),
        Divisie(Kop("", "B.", (Tekst("Zorg"),)), ()),
    )


def test_a_heading_may_not_skip_a_level_in_an_annex() -> None:
    gelezen, problems = read_bijlage("# Bijlage\n\n### Te diep\n", "b.md", "")
    assert gelezen is None
    assert "niveau" in problems[0].message


def test_an_explanation_is_read_like_an_annex() -> None:
    gelezen, _ = read_toelichting("# Toelichting\n\n## Artikel 1\n\nx\n", "t.md", "")
    assert gelezen is not None
    assert gelezen.knoop == Toelichting(Kop("Toelichting"), (Divisie(Kop("Artikel", "1"), (alinea("x"),)),))


def test_papers_have_titles_of_any_level() -> None:
    gelezen, _ = read_stuk("Vooraf.\n\n# BESLUIT 2 zaken\n\nx\n\n### Diep\n\ny\n\n## Artikel 1\n", "s.md", "")
    assert gelezen is not None
    assert gelezen.knoop == (
        alinea("Vooraf."),
        Divisie(
            Kop("", "", (Tekst("BESLUIT 2 zaken"),)),
            (
                alinea("x"),
                Divisie(Kop("", "", (Tekst("Diep"),)), (alinea("y"),)),
                Divisie(Kop("", "", (Tekst("Artikel 1"),)), ()),
            ),
        ),
    )


def test_html_tables_hold_spans_titles_and_blocks() -> None:
    found = artikel(
        "<table>\n<caption>Titel</caption>\n<thead><tr><th colspan='2'>A</th></tr></thead>\n"
        '<tr><td rowspan="2" align="right">x</td><td><p>a</p><ul><li>a. b</li></ul></td></tr>\n'
        "<tr><td>&lt;y&gt; [^1]</td></tr>\n</table>\n\n[^1]: noot"
    )
    tabel = found.inhoud[0]
    assert isinstance(tabel, Tabel)
    assert platte_tekst(tabel.titel) == "Titel"
    assert tabel.uitlijning == ("right", "")
    assert [row.kop for row in tabel.rijen] == [True, False, False]
    assert tabel.rijen[1].cellen[0].rijen == 2
    assert tabel.rijen[1].cellen[1].inhoud == (alinea("a"), Lijst((Li("a", (alinea("b"),)),)))


def test_every_node_knows_its_line() -> None:
    text = (
        "---\nid: x\n---\n# Artikel 1\n\n**1.** Een\nregel *met*\nnadruk.\n\n**2.**\n\n- a. x\n  - 1. y\n- b. z\n\n"
        "| k |\n| --- |\n| v |\n\n> q\n\n<table>\n<tr>\n<td>c</td>\n</tr>\n</table>\n"
    )
    gelezen, _ = read_artikel(text, "a.md", "")
    assert gelezen is not None
    places = [(type(node).__name__, node.position.line) for node in alle_knopen(gelezen.knoop)]
    assert places == [
        ("Artikel", 4),
        ("Lid", 6),
        ("Alinea", 6),
        ("Lid", 10),
        ("Lijst", 12),
        ("Li", 12),
        ("Alinea", 12),
        ("Lijst", 13),
        ("Li", 13),
        ("Alinea", 13),
        ("Li", 14),
        ("Alinea", 14),
        ("Tabel", 16),
        ("Rij", 16),
        ("Cel", 16),
        ("Alinea", 16),
        ("Rij", 18),
        ("Cel", 18),
        ("Alinea", 18),
        ("Citaat", 20),
        ("Alinea", 20),
        ("Tabel", 22),
        ("Rij", 23),
        ("Cel", 24),
        ("Alinea", 24),
    ]
    first = gelezen.knoop.inhoud[0]
    assert isinstance(first, Lid)
    block = first.inhoud[0]
    assert isinstance(block, Alinea)
    assert [part.position.line for part in block.inhoud if isinstance(part, Tekst | Nadruk)] == [6, 7, 7]


def test_blocks_in_another_file_keep_their_line() -> None:
    blocks, problems = read_blokken("Tekst.\n\n> q\n", "r.yaml", "", 10)
    assert problems == ()
    assert [block.position.line for block in blocks] == [11, 13]
    assert isinstance(blocks[1], Citaat)
    _, problems = read_blokken("Tekst.\n\n1. x\n", "r.yaml", "", 10)
    assert [problem.position.line for problem in problems] == [13]


def test_all_problems_of_a_file_come_at_once_in_order() -> None:
    text = "# Artikel 1\n\nEen &euro;.\n\n- a. x\n- y\n\n1. z\n\nZie[^9] en <n>.\n"
    gelezen, problems = read_artikel(text, "a.md", "")
    assert gelezen is None
    assert [problem.position.line for problem in problems] == [3, 6, 8, 10, 10]


@pytest.mark.parametrize("text", ["", "\n", "---\n", "---\n---\n", "Tekst.\n", "## Te laag\n", "#\n", "<table>\n"])
def test_a_file_without_a_heading_is_refused(text: str) -> None:
    for read in (read_artikel, read_kop, read_bijlage, read_toelichting):
        gelezen, problems = read(text, "a.md", "")
        assert gelezen is None
        assert problems


@pytest.mark.parametrize(
    "body",
    [
        "> " * 500 + "x",
        "- " * 500 + "x",
        "<b>" * 500 + "x" + "</b>" * 500,
        "<table><tr><td>" + "<ul><li>" * 500 + "x" + "</li></ul>" * 500 + "</td></tr></table>",
        "<table><tr><td>" + "<b>" * 500 + "x" + "</b>" * 500 + "</td></tr></table>",
        "Zie[^0].\n\n" + "\n\n".join(f"[^{n}]: x[^{n + 1}] y[^{n + 1}]" for n in range(60)) + "\n\n[^60]: y",
    ],
)
def test_what_is_nested_too_deep_is_refused_not_dropped(body: str) -> None:
    gelezen, problems = read_artikel(f"# Artikel 1\n\n{body}\n", "a.md", "")
    assert gelezen is None
    assert problems
