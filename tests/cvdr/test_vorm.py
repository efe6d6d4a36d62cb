"""What particular texts become in CVDR, what is told of it, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from lxml import etree

from pipeline.formats.cvdr.write import PROEF, Regelingtekst, write, write_proef
from pipeline.model import (
    Alinea,
    Grondslag,
    Ondertekenaar,
    Overheidssoort,
    Problem,
    Refused,
    Tabel,
    Tekst,
    Versie,
)
from tests.cvdr.uittrekken import naam
from tests.proeftekst import versie


def met_beelden(text: str) -> Versie:
    whole = versie(text)
    return replace(whole, afbeeldingen={"kaart.png": b"beeld"})


def vorm(text: str) -> str:
    """The articles, annexes and explanation of a text as tags and words, without white space."""
    root = etree.fromstring(write(met_beelden(text), Regelingtekst(), None).xml)
    regeling = root.find("{*}body/{*}regeling")
    assert regeling is not None
    return "".join(_tags(part) for part in regeling if naam(part) not in ("aanhef", "regeling-sluiting"))


def _tags(element: etree._Element) -> str:
    facts = "".join(f" {key}={value}" for key, value in element.attrib.items())
    inside = (element.text or "").lstrip("\n ") if len(element) and not (element.text or "").strip() else element.text
    return (
        f"<{naam(element)}{facts}>{inside or ''}"
        + "".join(_tags(child) + ((child.tail or "") if (child.tail or "").strip() else "") for child in element)
        + f"</{naam(element)}>"
    )


def meldingen(text: str) -> list[str]:
    """What is told of a text, without what the metadata lacks."""
    made = write(met_beelden(text), Regelingtekst(), None).meldingen
    return [one.message for one in made if not one.message.startswith("Onbekend")]


def problemen(text: str) -> list[Problem]:
    with pytest.raises(Refused) as refused:
        write(met_beelden(text), Regelingtekst(), None)
    return list(refused.value.problems)


def test_a_lid_is_a_lid_with_its_number_and_an_item_has_its_mark_as_attribute() -> None:
    text = "# Artikel 2 Aanvraag\n\n**1.** Het volgende:\n\n- a. een;\n  - 1°. twee.\n\n**2a.** Tekst."
    assert vorm(text) == (
        "<regeling-tekst><artikel><kop><label>Artikel</label><nr>2</nr><titel>Aanvraag</titel></kop>"
        "<lid><lidnr>1.</lidnr><al>Het volgende:</al><lijst><li nr=a.><al>een;</al>"
        "<lijst><li nr=1°.><al>twee.</al></li></lijst></li></lijst></lid>"
        "<lid><lidnr>2a.</lidnr><al>Tekst.</al></lid></artikel></regeling-tekst>"
    )
    assert meldingen(text) == []


def test_divisions_have_the_elements_of_cvdr() -> None:
    shown = vorm(
        "# Hoofdstuk 1 Algemeen\n\n# Titel 2 Deel\n\n# Afdeling 1.1 A\n\n# Paragraaf 1.1.1 B\n\n# Artikel 1\n\nX."
    )
    assert "<hoofdstuk>" in shown and "<titeldeel>" in shown and "<afdeling><kop>" in shown and "<paragraaf>" in shown


def test_a_division_that_cvdr_lacks_is_told() -> None:
    (told,) = meldingen("# Boek 1 Alles\n\n# Artikel 1\n\nX.")
    assert told == "CVDR kent geen boek; boek 1 staat er als “deel”."


def test_a_repealed_article_says_so() -> None:
    assert "<al>[vervallen]</al></artikel>" in vorm("# Artikel 3\n\n[vervallen]")


def test_definitions_are_a_list_and_that_is_told() -> None:
    text = "# Artikel 1 Begrippen\n\n- *plek*: een plaats;\n- *raad*: de gemeenteraad."
    assert "<li nr=-><al><cursief>plek</cursief>: een plaats;</al></li>" in vorm(text)
    assert meldingen(text) == ["CVDR kent geen begrippenlijst; zij is daar een opsomming."]


def test_a_table_is_cals_with_its_spans() -> None:
    text = (
        "# Artikel 1\n\n<table>\n<caption>Tarieven</caption>\n<thead>\n<tr>\n<th>Wat</th>\n<th>Hoeveel</th>\n</tr>\n"
        '</thead>\n<tbody>\n<tr>\n<td colspan="2">Alles</td>\n</tr>\n<tr>\n<td rowspan="2">Uur</td>\n<td>1</td>\n'
        "</tr>\n<tr>\n<td>2</td>\n</tr>\n</tbody>\n</table>"
    )
    shown = vorm(text)
    assert "<table><title>Tarieven</title><tgroup cols=2>" in shown
    assert "<thead><row><entry colname=col1><al>Wat</al></entry>" in shown
    assert "<entry colname=col1 namest=col1 nameend=col2><al>Alles</al></entry>" in shown
    assert "<entry colname=col1 morerows=1><al>Uur</al></entry><entry colname=col2><al>1</al></entry></row>" in shown
    assert "<row><entry colname=col2><al>2</al></entry></row></tbody>" in shown


def test_a_note_stands_in_its_paragraph_and_emphasis_closes_around_it() -> None:
    shown = vorm("# Artikel 1\n\nEen **vet[^1] woord**.\n\n[^1]: De noot.")
    assert (
        "<al>Een <vet>vet</vet><noot><noot.nr>1</noot.nr><noot.al>De noot.</noot.al></noot><vet> woord</vet>.</al>"
        in shown
    )


def test_an_image_is_a_reference_and_its_file_goes_along() -> None:
    text = "# Artikel 1\n\nTekst.\n\n![Kaart](kaart.png)"
    assert "<plaatje><illustratie naam=kaart.png></illustratie></plaatje>" in vorm(text)
    assert write(met_beelden(text), Regelingtekst(), None).afbeeldingen == {"kaart.png": b"beeld"}
    assert meldingen(text) == ["De alternatieve tekst “Kaart” kan in CVDR-XML niet mee."]


def test_an_annex_and_explanation_keep_their_headings() -> None:
    annex, explanation = "# Bijlage 1 Tarieven\n\n## Deel 1 Uren\n\nTekst.", "# Toelichting\n\n## Algemeen\n\nUitleg."
    text = f"# Artikel 1\n\nX.\n\n{annex}\n\n{explanation}"
    shown = vorm(text)
    assert "<bijlage><kop><label>Bijlage</label><nr>1</nr><titel>Tarieven</titel></kop><tussenkop>Deel 1 Uren" in shown
    assert "<nota-toelichting><kop>" in shown and "<al><vet>Algemeen</vet></al><al>Uitleg.</al>" in shown
    assert len(meldingen(text)) == 2


def test_a_reference_to_elsewhere_is_kept_and_one_inside_is_told() -> None:
    text = (
        "# Artikel 1\n\nZie [de wet](https://wetten.overheid.nl/BWBR0005416) en [2](artikel-2.md).\n\n# Artikel 2\n\nX."
    )
    assert "<extref doc=https://wetten.overheid.nl/BWBR0005416>de wet</extref> en 2." in vorm(text)
    assert meldingen(text) == ["De verwijzing naar artikel-2.md is in CVDR gewone tekst."]


def test_a_hard_break_starts_a_paragraph_and_is_told() -> None:
    text = "# Artikel 1\n\nEen<br>twee."
    assert "<al>Een</al><al>twee.</al>" in vorm(text)
    assert meldingen(text) == ["Een harde regelovergang is in CVDR een nieuwe alinea."]


def test_what_cvdr_cannot_hold_is_refused_all_at_once_with_place_and_advice() -> None:
    found = problemen(
        "# Artikel 1 Kop[^1]\n\n![Weg](weg.png)\n\n| a |\n|--|\n| ![Kaart](kaart.png) |\n\n[^1]: De noot."
    )
    assert [one.message.split(" ")[0:3] for one in found] == [
        ["De", "afbeelding", "weg.png"],
        ["Het", "opschrift", "van"],
        ["In", "een", "tabelcel"],
    ]
    assert all(one.position.file and one.advice for one in found)


def test_a_table_in_a_cell_is_refused() -> None:
    whole = versie("# Artikel 1\n\n| a |\n|--|\n| b |")
    (artikel,) = whole.regeling.lichaam
    (tabel,) = artikel.inhoud  # type: ignore[union-attr]
    assert isinstance(tabel, Tabel)
    rows = tuple(replace(row, cellen=(replace(row.cellen[0], inhoud=(tabel,)),)) for row in tabel.rijen)
    nested = replace(artikel, inhoud=(replace(tabel, rijen=rows),))  # type: ignore[arg-type]
    with pytest.raises(Refused, match="In een tabelcel staat een tabel"):
        write(replace(whole, regeling=replace(whole.regeling, lichaam=(nested,))), Regelingtekst(), None)


def test_only_a_municipality_can_be_written() -> None:
    whole = versie("# Artikel 1\n\nX.")
    other = replace(whole, overheid=replace(whole.overheid, soort=Overheidssoort.WATERSCHAP))
    with pytest.raises(Refused, match="alleen voor gemeenten"):
        write(other, Regelingtekst(), None)


def test_control_characters_in_the_data_are_refused() -> None:
    whole = versie("# Artikel 1\n\nX.")
    with pytest.raises(Refused, match="past niet in XML"):
        write(replace(whole, gegevens=replace(whole.gegevens, opschrift="a\x01b")), Regelingtekst(), None)


def known() -> Versie:
    whole = versie("# Artikel 1\n\nX.")
    return replace(
        whole,
        lijn=replace(
            whole.lijn,
            grondslagen=(Grondslag("artikel 149 van de Gemeentewet", "jci1.3:c:BWBR0005416&artikel=149"),),
            onderwerp_cvdr="bestuur en recht",
            opmerkingen="Geen",
            gedelegeerde_regelgeving="Geen",
        ),
        gegevens=replace(
            whole.gegevens,
            cvdr="CVDR1_2",
            publicatie="gmb-2024-1",
            ondertekend=date(2024, 1, 2),
            inwerkingtreding=date(2024, 2, 1),
            terugwerkend_tot_en_met=date(2024, 1, 1),
            uitwerkingtreding=date(2025, 1, 1),
        ),
    )


def test_the_metadata_says_what_is_known() -> None:
    root = etree.fromstring(write(known(), Regelingtekst(), "art. 1").xml)
    said = [(naam(one), one.text) for part in root[0] for one in part if not len(one)]
    assert said == [
        ("identifier", "CVDR1_2"),
        ("title", "Proefverordening"),
        ("language", "nl"),
        ("type", "regeling"),
        ("creator", "Voorbeeldstad"),
        ("isFormatOf", "gmb-2024-1"),
        ("alternative", "Proefverordening"),
        ("source", "artikel 149 van de Gemeentewet"),
        ("isRatifiedBy", "gemeenteraad"),
        ("subject", "bestuur en recht"),
        ("issued", "2024-01-02"),
        ("rights", "De tekst in dit document is vrij van auteursrecht en databankrecht"),
        ("inwerkingtredingDatum", "2024-02-01"),
        ("terugwerkendekrachtDatum", "2024-01-01"),
        ("uitwerkingtredingDatum", "2025-01-01"),
        ("betreft", "art. 1"),
        ("onderwerp", "bestuur en recht"),
    ]


def test_what_is_unknown_is_left_out_and_told() -> None:
    made = write(versie("# Artikel 1\n\nX."), Regelingtekst(), None)
    assert b"inwerkingtredingDatum" not in made.xml
    (told,) = made.meldingen
    assert told.message.startswith("Onbekend, en daarom niet in de XML: het CVDR-nummer, ")


def test_aanhef_and_closing_stand_around_the_articles() -> None:
    tekst = Regelingtekst(
        aanhef=(Alinea((Tekst("De raad;"),)),),
        sluiting=(Alinea((Tekst("Aldus vastgesteld."),)),),
        ondertekenaars=(Ondertekenaar("griffier"), Ondertekenaar("voorzitter", "w.g.")),
    )
    root = etree.fromstring(write(versie("# Artikel 1\n\nX."), tekst, None).xml)
    (regeling,) = root.iter("{*}regeling")
    assert [naam(part) for part in regeling] == ["aanhef", "regeling-tekst", "regeling-sluiting"]
    assert [one.text for one in regeling.iter("{*}functie")] == ["griffier", "voorzitter, w.g."]
    citaat = versie("# Artikel 1\n\n> a").regeling.lichaam[0]
    with pytest.raises(Refused, match="alleen uit alinea's, opsommingen en tabellen"):
        write(versie("# Artikel 1\n\nX."), replace(tekst, aanhef=citaat.inhoud), None)  # type: ignore[union-attr, arg-type]


def test_a_trial_says_so_where_a_reader_looks() -> None:
    root = etree.fromstring(write_proef(known(), Regelingtekst(), None).xml)
    shown = [one.text or "" for name in ("title", "intitule") for one in root.iter(f"{{*}}{name}")]
    assert all(text.startswith(PROEF) for text in shown) and len(shown) == 2
    assert [one.text for one in root.iterfind(".//{*}redactioneleToevoeging/{*}al")] == [f"{PROEF}.", "Geen"]
    assert PROEF.encode() not in write(known(), Regelingtekst(), None).xml
