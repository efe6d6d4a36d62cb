"""Forms that the sample of real texts showed to be found unjustly, in invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.lint import find, findings_in, toets
from pipeline.lint.rules.pub_02 import NAMED, _of_another
from pipeline.lint.rules.str_09 import _is_zin
from pipeline.lint.schrijfwijze import GEZOCHT, Wijze
from pipeline.lint.tekens import zonder_partner
from pipeline.lint.verwijzing import aanhalingen, losse_leden
from pipeline.model import Alinea, Artikel, Kop, Structuur, Structuursoort, Tekst
from tests.proeftekst import toets_van

FEITEN = "bestand: versie.yaml\nwerk: proef\nciteertitel: {0}\nopschrift: {1}\ninwerkingtreding: 2024-01-01\n"
HERKOMST = f"herkomst:\n- bestand: wet.xml\n  sha256: {'0' * 64}\n"


def gezegd(rule: str, text: str) -> list[str]:
    """What one rule says of a text, each with its severity before it."""
    check = find(rule)
    assert check is not None
    return [f"{one.severity} {one.message}" for one in findings_in(toets_van(text), [check])]


@pytest.mark.parametrize(
    "text",
    [
        "bedoeld in artikel 29 in samenhang met artikel 37, eerste lid, van de Visserijwet",
        "bedoeld in artikel 2, derde lid, onderscheidenlijk artikel 38 van het Besluit havens",
        "bedoeld in artikel 24, eerste of derde lid,van die wet",
        "bedoeld in artikel 1, eerste lid, onder 1º tot en met 3º, van de Wet op de havens",
        "bedoeld in de artikelen 6.34, eerste lid, onder b en c, en 16.3 van het Besluit havens",
        "De artikelen 14 tot en met 14f, 66 en142a van de Havenwet",
        "de schipper, bedoeld in artikel 1, onderscheidenlijk de reder, bedoeld in artikel 40 van de Havenwet",
    ],
)
def test_a_reference_to_another_law_is_one(text: str) -> None:
    assert all(found.extern for found in aanhalingen(text))


def test_a_number_is_read_whole_or_not() -> None:
    assert aanhalingen("zie artikel 4.12Aanvraag en paragraaf 5.1.2a.3") == ()
    (found,) = aanhalingen("de artikelen 5, onderdeel d, 35 en 36b")
    assert found.onderdelen == ("d",)


def test_a_lid_after_a_bare_number_is_of_that_article() -> None:
    assert not list(losse_leden("bedoeld in de artikelen 7, eerste lid, onder a, of 7a, eerste lid, of derde lid"))


def test_a_frisian_article_is_no_quotation() -> None:
    assert zonder_partner("as lid fan 'e ried") == ()


@pytest.mark.parametrize("text", ["bijlage I bij het voormalige Besluit havens", "bijlage II bij de Havenregeling"])
def test_an_annex_to_another_regulation_is_theirs(text: str) -> None:
    match = NAMED.search(text)
    assert match and _of_another(text, match)


def test_onderdelen_by_themselves_are_no_choice_of_style() -> None:
    assert not GEZOCHT[Wijze.ONDERDEEL].search("in afwijking van de onderdelen a en b")
    assert GEZOCHT[Wijze.ONDERDEEL].search("artikel 2, onderdeel b")


@pytest.mark.parametrize("text", ["– haven: de plaats van de schepen;", "De voorzitter,", "Hierbij geldt:"])
def test_an_item_a_name_or_a_formula_is_no_lid_of_its_own(text: str) -> None:
    assert not _is_zin(Alinea((Tekst(text),)))


@pytest.mark.parametrize(
    "text",
    [
        "Wij Beatrix, bij de gratie Gods, Koningin der Nederlanden;\n\nAlzo Wij in overweging genomen hebben;\n",
        "De minister van Havenzaken,\n\nGelet op artikel 3 van de Havenwet;\n\nBesluit:\n",
        "Gedeputeerde staten van Voorbeeldland;\n\ngelet op artikel 3 van de Havenwet;\n\nbesluiten:\n",
        "De voorzitter van de Havendienst,\n\ngelet op artikel 3 van de Havenwet;\n\nbesluit:\n",
    ],
)
def test_an_aanhef_of_another_legislator_has_its_own_parts(text: str) -> None:
    assert gezegd("AAN-01", f"# Enig artikel\n\nTekst.\n\nbestand: besluit/aanhef.md\n{text}") == []


def test_words_before_a_regulation_that_are_no_aanhef_are_told_once_and_without_weight() -> None:
    text = "# Enig artikel\n\nTekst.\n\nbestand: besluit/aanhef.md\nGeen\n\nDe oude tekst is van 1908.\n"
    (said,) = gezegd("AAN-01", text)
    assert said.startswith("I In deze aanhef is geen van de vaste onderdelen herkend.")


def test_what_divides_a_definition_with_a_dash_may_be_numbered() -> None:
    list_ = "- 1°. schippers;\n- 2°. personeel;"
    assert gezegd("LST-01", f"# Enig artikel\n\n–&#32;bezoeker: een ieder behalve:\n\n{list_}") == []
    assert len(gezegd("LST-01", f"# Enig artikel\n\nToegang hebben:\n\n{list_}")) == 1


def test_the_letter_o_is_no_bullet_between_others() -> None:
    assert gezegd("LST-05", "# Enig artikel\n\nVerboden is:\n\n- n. varen;\n- o. ankeren;\n- p. vissen.") == []
    assert len(gezegd("LST-05", "# Enig artikel\n\nVerboden is:\n\n- o. varen;\n- o. ankeren.")) == 1


@pytest.mark.parametrize("text", ["\\[vervallen]", "De hoogte \\[m] is 0,47 maal de breedte \\[m²]."])
def test_what_is_lapsed_and_a_unit_are_no_residue(text: str) -> None:
    assert gezegd("PUB-01", f"# Enig artikel Maten\n\nTekst.\n\n{text}") == []


def test_the_words_of_the_import_for_a_text_without_heading_are_no_residue() -> None:
    assert gezegd("PUB-01", "bestand: artikel-zonder-opschrift.md\n# \\[zonder opschrift]\n\nTekst.") == []


def test_the_dots_of_a_form_in_an_annex_are_for_who_fills_it_in() -> None:
    assert gezegd("PUB-01", "# Enig artikel\n\nZie bijlage 1.\n\n# Bijlage 1 Formulier\n\nNaam: ........") == []
    assert len(gezegd("PUB-01", "# Enig artikel\n\nDe leges zijn ........")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "de maatregelen in bijlage VII, onderdeel 16, bij de Havenregeling",
        "bijlage VII, onder A, bij het Bkl",
        "bijlage I, onderdeel C, onderdeel 7.5, onder i en j, bij het voormalige Besluit havens",
    ],
)
def test_a_part_of_an_annex_to_another_regulation_is_theirs(text: str) -> None:
    match = NAMED.search(text)
    assert match and _of_another(text, match)


@pytest.mark.parametrize(
    ("text", "annex"),
    [
        ("De wetten, opgenomen in de bijlage bij deze wet, gelden.", "# Bijlage I Wetten"),
        ("Dit zijn bedrijven van de [Lijst van bedrijfstypen](bijlage-1.md).", "# Bijlage 1 Lijst van bedrijfstypen"),
    ],
)
def test_an_annex_is_named_as_the_only_one_or_by_its_title(text: str, annex: str) -> None:
    assert gezegd("PUB-02", f"# Enig artikel\n\n{text}\n\n{annex}\n\nTekst.") == []


def test_another_number_does_not_name_the_only_annex() -> None:
    said = gezegd("PUB-02", "# Enig artikel\n\nZie bijlage 2.\n\n# Bijlage 1 Kaart\n\nTekst.")
    assert [one[0] for one in said] == ["E", "W"]


@pytest.mark.parametrize(
    "text",
    [
        "Havenwet: de artikelen 37 en 43",
        "Wet op de Nederlandse organisatie voor havens en vaarwegen: artikel 83a",
        "Havenwet 1995: hoofdstuk 7 en artikel 20",
        "Zie het [Besluit](https://wetten.overheid.nl/x): [artikel 25](https://wetten.overheid.nl/x&artikel=25).",
    ],
)
def test_a_reference_below_the_name_of_a_law_is_to_that_law(text: str) -> None:
    assert gezegd("REF-01", f"# Artikel 1 Lijst\n\n- a. {text};\n- b. {text}.\n\n# Artikel 2 Slot\n\nTekst.") == []


def test_a_colon_in_a_sentence_names_no_law() -> None:
    text = "# Artikel 1 A\n\nWet en regeling gelden hier: artikel 9.\n\n# Artikel 2 B\n\nDe raad bepaalt: artikel 9."
    assert len(gezegd("REF-01", text)) == 2


def test_a_lid_of_a_text_without_articles_is_a_question() -> None:
    text = "bestand: artikel-zonder-opschrift.md\n# \\[zonder opschrift]\n\nDe hulp, bedoeld in het tweede lid, stopt."
    (said,) = gezegd("REF-01", text)
    assert said.startswith("I De bron van deze tekst kent geen leden.")


def test_what_the_explanation_may_mean_of_another_law_is_a_question() -> None:
    text = "# Artikel 1 Haven\n\n**1.** Een.\n\n**2.** Zie artikel 9.\n\n# Toelichting\n\nArtikel 9 regelt de sluis."
    assert [said[0] for said in gezegd("REF-01", text)] == ["E", "I"]


def test_the_identification_of_an_area_is_no_file() -> None:
    area = "https://identifier.overheid.nl/join/id/regdata/gm9999/2023/haven/nld@2023"
    assert gezegd("REF-01", f"# Enig artikel\n\nIn [de haven]({area}) is rust.") == []
    assert len(gezegd("REF-01", "# Enig artikel\n\nIn [de haven](haven.md) is rust.")) == 1


def test_one_says_paragraaf_of_a_subparagraaf_too() -> None:
    text = (
        "# Hoofdstuk 2 Haven\n\n# Afdeling 2.3 Sluis\n\n# Paragraaf 2.3.4 Deur\n\n# Subparagraaf 2.3.4.1 Slot\n\n"
        "# Artikel 2.1 Slot\n\nZie paragraaf 2.3.4.{}."
    )
    assert gezegd("REF-01", text.format(1)) == []
    assert len(gezegd("REF-01", text.format(2))) == 1


def test_a_dash_that_the_source_writes_as_a_label_is_no_number_that_comes_twice() -> None:
    assert gezegd("STR-02", "# Enig artikel\n\nKies uit:\n\n- • post;\n- • balie.") == []
    assert len(gezegd("STR-02", "# Enig artikel\n\nKies uit:\n\n- a. post;\n- a. balie.")) == 1


@pytest.mark.parametrize("rule", ["REF-02", "REF-05"])
def test_the_title_of_a_directive_is_quoted_as_it_is(rule: str) -> None:
    title = "de richtlijn havens (zevende bijzondere richtlijn in de zin van artikel 16, lid 1, van Richtlijn 8/1/EG)"
    assert gezegd(rule, f"# Enig artikel\n\nZie het eerste lid en het tweede lid en {title}.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Besluiten op grond van de Invoeringswet Wet werk en bijstand gelden.",
        "De Wet financiering Abw, IOAW en IOAZ geldt.",
        "De wet van 22 december 2011 tot wijziging van de Wet werk en bijstand geldt.",
        "Op grond van de Wet werk en bijstand genomen besluiten gelden als besluiten op grond van deze verordening.",
    ],
)
def test_a_law_that_ended_may_be_named_in_another_name_or_for_what_was_decided(text: str) -> None:
    assert gezegd("REF-07", f"# Enig artikel\n\n{text}\n\n{FEITEN.format('Proef', 'Proef')}") == []


@pytest.mark.parametrize("heading", ["Overgangsrecht", "Intrekking Wet werk en bijstand", "Wijziging Besluit bijstand"])
def test_transitional_law_is_about_laws_that_ended(heading: str) -> None:
    text = f"# Hoofdstuk 1 Slot\n\n# Artikel 1.1 {heading}\n\nDe Wet werk en bijstand blijft gelden."
    assert gezegd("REF-07", f"{text}\n\n{FEITEN.format('Proef', 'Proef')}") == []
    below = f"# Hoofdstuk 1 {heading}\n\n# Artikel 1.1 Bijstand\n\nDe Wet werk en bijstand blijft gelden."
    assert gezegd("REF-07", f"{below}\n\n{FEITEN.format('Proef', 'Proef')}") == []
    plain = "# Hoofdstuk 1 Hulp\n\n# Artikel 1.1 Bijstand\n\nDe Wet werk en bijstand geldt."
    assert len(gezegd("REF-07", f"{plain}\n\n{FEITEN.format('Proef', 'Proef')}")) == 1


def test_an_opschrift_with_an_older_title_stays_as_it_was_made() -> None:
    facts = FEITEN.format("Havenwet", "Wet op de haven (Oude Havenwet)")
    (said,) = gezegd("SLT-04", f"# Enig artikel\n\nTekst.\n\n{facts}")
    assert said.startswith("I Het opschrift noemt een andere citeertitel")


def test_a_text_without_articles_has_no_lid_to_make_of_a_paragraph() -> None:
    text = "bestand: artikel-zonder-opschrift.md\n# \\[zonder opschrift]\n\nDe haven is open.\n\nDe sluis is dicht."
    assert gezegd("STR-09", text) == []


TABEL = "# Enig artikel\n\n<table>\n<tbody>\n{}</tbody>\n</table>"
RIJ = "<tr>\n<td>{}</td>\n<td>{}</td>\n<td>{}</td>\n</tr>\n"


def test_a_row_that_is_a_heading_or_a_blank_needs_no_values() -> None:
    rows = (("<b>Zorg</b>", "", ""), ("", "", ""), ("licht", "€ 46,80", "n.v.t."))
    assert gezegd("TAB-07", TABEL.format("".join(RIJ.format(*row) for row in rows))) == []
    total = (("<b>Totaal</b>", "€ 46,80", ""), ("licht", "", ""))
    assert len(gezegd("TAB-07", TABEL.format("".join(RIJ.format(*row) for row in total)))) == 3


def test_a_bracket_may_close_in_a_later_cell_of_the_table() -> None:
    rows = (("0", "(gelijk aan de waarde", ""), ("", "van vorig jaar)", ""))
    assert gezegd("TRM-05", TABEL.format("".join(RIJ.format(*row) for row in rows))) == []
    rows = (("0", "(gelijk aan de waarde", ""), ("", "van vorig jaar", ""))
    assert len(gezegd("TRM-05", TABEL.format("".join(RIJ.format(*row) for row in rows)))) == 1


def test_a_column_has_its_heading_in_one_of_the_rows_above_it() -> None:
    head = "<thead>\n<tr>\n{}</tr>\n<tr>\n{}</tr>\n</thead>\n"
    one, two = '<th scope="col">{}</th>\n', '<th scope="colgroup" colspan="2">Afstand</th>\n'
    full = head.format(one.format("Aantal") + one.format("Straal") + two, one.format("") * 2 + one.format("ver") * 2)
    body = "<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n<td>3</td>\n<td>4</td>\n</tr>\n</tbody>\n"
    table = f"# Enig artikel Maten\n\n<table>\n{full}{body}</table>"
    assert gezegd("TAB-10", table) == []
    assert len(gezegd("TAB-10", table.replace("Straal", ""))) == 1


def test_a_form_has_no_columns_to_head() -> None:
    assert gezegd("TAB-10", TABEL.format(RIJ.format("Naam:", "..........", ""))) == []


def test_a_version_that_was_imported_gave_its_reasons_elsewhere() -> None:
    facts = "bestand: versie.yaml\nwerk: proef\nciteertitel: Proef\nopschrift: Proef\n"
    was, wordt = ("versie: was\n# Enig artikel\n\nOpen.\n\n", "versie: wordt\n# Enig artikel\n\nDicht.\n\n")
    opening = "bestand: besluit/aanhef.md\nDe raad besluit:\n"
    assert gezegd("WW-03", f"{was}{wordt}{facts}{HERKOMST}\n{opening}") == []
    assert len(gezegd("WW-03", f"{was}{wordt}{facts}\n{opening}")) == 1


def test_an_external_norm_is_told_once() -> None:
    text = "# Artikel 1 Meten\n\nZie NEN 6600-1 en NEN 5740.\n\n# Artikel 2 Nogmaals\n\nZie NEN 6600-1."
    assert len(gezegd("PUB-03", text)) == 2


def test_a_titel_may_hold_hoofdstukken() -> None:
    tree = Structuur(
        Structuursoort.TITEL,
        Kop("Titel", "I"),
        (Structuur(Structuursoort.HOOFDSTUK, Kop("Hoofdstuk", "I"), (Artikel(Kop("Artikel", "1"), ()),)),),
    )
    check = find("STR-04")
    assert check is not None
    plain = toets_van("# Enig artikel\n\nTekst.").versie
    assert findings_in(toets(replace(plain, regeling=replace(plain.regeling, lichaam=(tree,)))), [check]) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Havens als bedoeld in artikel 9.1 lid 3 juncto Bijlage 1 onderdeel D van het Besluit havens zijn vrij.",
        "Regels op grond van artikel 9, eerste lid, zoals dat luidde op de dag voor inwerkingtreding, gelden.",
        "Regels op grond van artikel 1, onderdeel f, van deze wet, zoals deze wet luidde op 1 mei 2020, gelden.",
        "Havenwet: de artikelen 2.54, 2.55, 2.81, eerste en derde lid, hoofdstuk 3 en paragraaf 4.2.1",
    ],
)
def test_a_reference_to_what_was_or_to_another_annex_is_fine(text: str) -> None:
    assert gezegd("REF-01", f"# Artikel 1 Haven\n\n{text}\n\n# Artikel 2 Slot\n\nKies:\n\n- a. een;\n- b. twee.") == []


def test_a_lapsed_article_as_it_was_may_be_named() -> None:
    text = "# Artikel 1 Haven\n\nArtikel 2{} blijft van toepassing.\n\n# Artikel 2 Sluis\n\n[vervallen]"
    assert gezegd("REF-01", text.format(", zoals dat luidde op 1 mei 2020,")) == []
    assert len(gezegd("REF-01", text.format(""))) == 1


def test_leden_without_numbers_are_a_question() -> None:
    text = "# Artikel 1 Haven\n\nEen.\n\nZie het {} lid.\n\n# Artikel 2 Sluis\n\nZie artikel 1, {} lid."
    assert [said[0] for said in gezegd("REF-01", text.format("eerste", "tweede"))] == ["I", "I"]
    assert [said[0] for said in gezegd("REF-01", text.format("derde", "vierde"))] == ["E", "E"]


def test_an_article_of_a_text_that_has_none_is_a_question() -> None:
    text = "bestand: artikel-zonder-opschrift.md\n# \\[zonder opschrift]\n\nDe hulp, bedoeld in artikel 4.1, stopt."
    assert [said[0] for said in gezegd("REF-01", text)] == ["I"]


def test_a_paragraph_with_a_letter_is_an_onderdeel() -> None:
    text = "# Artikel 1 Haven\n\nVerboden is:\n\n- a. varen;\n\nb\\. ankeren.\n\n# Artikel 2 Sluis\n\nZie {}."
    assert gezegd("REF-01", text.format("artikel 1, onderdeel b")) == []
    assert len(gezegd("REF-01", text.format("artikel 1, onderdeel c"))) == 1


def test_a_link_says_which_paragraaf_is_meant() -> None:
    text = "# Hoofdstuk 2 Haven\n\n# Paragraaf 2.3 Deur\n\n# Artikel 2.1 Slot\n\nZie {}.\n"
    assert gezegd("REF-01", text.format("[paragraaf 3](_paragraaf.md)")) == []
    assert len(gezegd("REF-01", text.format("paragraaf 3"))) == 1


def test_a_lid_that_is_quoted_has_its_own_number() -> None:
    text = "# Artikel 1 Haven\n\n**1.** Een.\n\n**2.** Later komt artikel 7, tweede lid, te luiden:\n\n**2.** Drie."
    assert gezegd("STR-08", text) == []
    assert len(gezegd("STR-08", text.replace("te luiden:", "te vervallen."))) == 1


def test_a_row_of_headings_needs_no_values() -> None:
    rows = (("", "<b>Door</b>", ""), ("licht", "€ 46,80", "n.v.t."))
    assert gezegd("TAB-07", TABEL.format("".join(RIJ.format(*row) for row in rows))) == []
