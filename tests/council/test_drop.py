"""The package for DROP: its papers, what keeps it from being published, and the scenarios A8 and A9."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from pipeline.compare import compare
from pipeline.council.betreft import betreft
from pipeline.council.drop import PROEF, Dossier, dossier, proefdossier
from pipeline.council.dropvraag import Dropvraag, Werkversie
from pipeline.council.metadata import als_csv, als_json, metadatablad
from pipeline.council.omslag import Huisstijl
from pipeline.formats.html.read import lees_blad
from pipeline.formats.html.sjablonen import Sjablonen
from pipeline.lint import checks, findings
from pipeline.model import (
    ExterneNorm,
    Finding,
    Grondslag,
    Normverwijzing,
    Ondertekenaar,
    Ondertekenaars,
    Position,
    Problem,
    Refused,
    Severity,
    Status,
    Versie,
)
from pipeline.model.blad import Bladtabel, Kopregel, Loop, delen, regels

Openen = Callable[[str], Versie]
Lees = Callable[[str], str]
SOORTEN = ("html",)
OURS = ("leesmij-drop", "metadata", "kennisgeving-externe-normen", "controlelijst-drop")


def af(versie: Versie) -> Versie:
    """The version with everything known that DROP needs; "w.g." is how a gazette prints a signature."""
    tekenaars = tuple(Ondertekenaar(functie, "w.g.") for functie in ("griffier", "voorzitter"))
    return replace(
        versie,
        overheid=replace(versie.overheid, ondertekenaars=Ondertekenaars(raad=tekenaars)),
        lijn=replace(
            versie.lijn,
            grondslagen=(Grondslag("artikel 149 van de Gemeentewet"),),
            onderwerp_cvdr="maatschappelijke zorg en welzijn",
            opmerkingen="Geen",
            gedelegeerde_regelgeving="Geen",
        ),
        gegevens=replace(versie.gegevens, bekendgemaakt=None, publicatie=None),
    )


@pytest.fixture
def klaar(versie: Openen) -> Dropvraag:
    """A package that can be published: the example amendment, complete."""
    was, wordt = af(versie("speelplekken@2024")), af(versie("speelplekken@2025"))
    comparison = compare(was.regeling, wordt.regeling)
    werk = (Werkversie(was, "nieuwe regeling"), Werkversie(wordt, betreft(comparison)))
    return Dropvraag(wordt, was, comparison, werk, findings(wordt, checks()), date(2025, 3, 27))


def met(vraag: Dropvraag, **gegevens: object) -> Dropvraag:
    """The question with other facts in versie.yaml."""
    versie = replace(vraag.versie, gegevens=replace(vraag.versie.gegevens, **gegevens))  # type: ignore[arg-type]
    werk = tuple(replace(one, versie=versie) if one.versie.adres == versie.adres else one for one in vraag.werk)
    return replace(vraag, versie=versie, werk=werk)


def reasons(vraag: Dropvraag, stijl: Huisstijl) -> tuple[Problem, ...]:
    """Why a package is refused."""
    with pytest.raises(Refused) as refused:
        dossier(vraag, stijl, SOORTEN)
    return refused.value.problems


def paper(made: Dossier, naam: str) -> str:
    """The page of a paper."""
    return next(one.document.html for one in made.papieren if naam in one.naam)


def test_a_complete_version_is_a_package(klaar: Dropvraag, stijl: Huisstijl, lees: Lees) -> None:
    made = dossier(klaar, stijl, SOORTEN)
    assert [one.naam for one in made.papieren] == [
        "0-leesmij",
        "1-besluit",
        "2-geconsolideerd",
        "4-metadata",
        "6-controlelijst",
    ]
    assert [name for name in made.bestanden if name.startswith("3-cvdr/")] == [
        "3-cvdr/regeling.xml",
        "3-cvdr/vrije-ruimte.png",
    ]
    assert "Dit pakket kan worden bekendgemaakt." in lees(paper(made, "controlelijst"))
    assert "PROEF" not in "".join(one.document.html for one in made.papieren)
    assert dossier(klaar, stijl, SOORTEN) == made


def test_every_paper_reads_back_word_for_word_for_word_and_pdf(
    klaar: Dropvraag, stijl: Huisstijl, versie: Openen, lees: Lees
) -> None:
    excerpt = versie("sociaal-domein@2022")
    trial = Dropvraag(excerpt, None, None, (Werkversie(excerpt, "nieuwe regeling"),), findings(excerpt, checks()))
    for made in (dossier(klaar, stijl, SOORTEN), proefdossier(trial, stijl, SOORTEN)):
        for one in made.papieren:
            blad = lees_blad(one.document.html, Position(f"templates/html/{one.document.naam}.html.j2"))
            assert any(isinstance(part, Kopregel) and part.niveau == 1 for part in delen(blad.inhoud)), one.naam
            if one.document.naam in OURS:
                told = "".join(run.tekst for regel in regels(blad.inhoud) for run in regel if isinstance(run, Loop))
                assert "".join(told.split()) == "".join(lees(one.document.html).split()), one.naam


def test_a_frame_that_hides_the_trial_is_refused(klaar: Dropvraag, stijl: Huisstijl) -> None:
    name = "html/kader.html.j2"
    bare = replace(stijl.sjablonen.bronnen[name], tekst="<main>{% block inhoud %}{% endblock %}</main>")
    own = replace(stijl, sjablonen=Sjablonen({**stijl.sjablonen.bronnen, name: bare}))
    assert dossier(klaar, own, SOORTEN)
    with pytest.raises(Refused, match=r"templates/html/.*toont niet dat dit een proef is"):
        proefdossier(klaar, own, SOORTEN)


def test_the_channel_is_told_on_the_guide_and_the_checklist(klaar: Dropvraag, stijl: Huisstijl, lees: Lees) -> None:
    made = dossier(klaar, stijl, SOORTEN)
    for naam in ("leesmij", "controlelijst"):
        text = lees(paper(made, naam))
        assert "via DROP" in text and "alleen documenten van de Omgevingswet" in text


def test_the_closing_and_aanhef_of_an_amended_ordinance_are_those_of_its_work(
    klaar: Dropvraag, stijl: Huisstijl
) -> None:
    xml = dossier(klaar, stijl, SOORTEN).bestanden["3-cvdr/regeling.xml"].decode()
    assert "besluit vast te stellen de volgende verordening:" in xml
    assert "Aldus vastgesteld in de openbare raadsvergadering van 23 november 2023." in xml
    assert "treedt in werking met ingang van 1 januari 2024" in xml
    assert "te wijzigen, zodat zij als volgt komt te luiden" not in xml


A8 = (
    "SLT-02: De regeling treedt in werking op 1 januari 2022, maar het gemeenteblad verschijnt pas op 4 januari 2022. "
    "Inwerkingtreding kan op zijn vroegst op 5 januari 2022, de dag na de uitgifte (Bekendmakingswet, artikel 8)."
)


def test_scenario_a8_a_late_issue_is_refused_with_two_remedies(klaar: Dropvraag, stijl: Huisstijl) -> None:
    late = met(
        klaar,
        vastgesteld=date(2021, 12, 20),
        ondertekend=date(2021, 12, 20),
        inwerkingtreding=date(2022, 1, 1),
        terugwerkend_tot_en_met=None,
    )
    late = replace(late, werk=late.werk[1:])
    (found,) = reasons(replace(late, dag=date(2022, 1, 4)), stijl)
    assert found.message == A8
    assert "dus 5 januari 2022" in found.advice
    assert "terugwerkende kracht tot en met 1 januari 2022, niet voor bepalingen die burgers belasten" in found.advice
    assert "12 januari 2022, de achtste dag" in found.advice
    assert dossier(replace(late, dag=date(2021, 12, 27)), stijl, SOORTEN)


def test_the_first_day_that_is_possible_is_the_day_after_the_issue(klaar: Dropvraag, stijl: Huisstijl) -> None:
    begin = klaar.versie.gegevens.inwerkingtreding
    assert begin == date(2025, 4, 1)
    assert dossier(replace(klaar, dag=date(2025, 3, 31)), stijl, SOORTEN)
    assert [one.message[:6] for one in reasons(replace(klaar, dag=begin), stijl)] == ["SLT-02"]


def test_without_a_day_of_issue_that_is_told_and_not_guessed(klaar: Dropvraag, stijl: Huisstijl) -> None:
    told = [one.message for one in dossier(replace(klaar, dag=None), stijl, SOORTEN).meldingen]
    assert any(message.startswith("De dag van uitgifte is onbekend") for message in told)


def test_scenario_a9_the_row_of_an_amendment(versie: Openen) -> None:
    was, wordt = versie("sociaal-domein@2019"), versie("sociaal-domein@2022")
    known = replace(
        wordt,
        gegevens=replace(
            wordt.gegevens,
            opschrift=was.gegevens.opschrift,
            citeertitel=was.gegevens.citeertitel,
            ondertekend=date(2021, 12, 20),
            publicatie="gmb-2021-1",
        ),
        regeling=replace(wordt.regeling, opschrift=was.regeling.opschrift, citeertitel=was.regeling.citeertitel),
    )
    comparison = compare(was.regeling, known.regeling)
    changed = betreft(comparison)
    assert changed.startswith("art. 2.3.4, 3.4.19, 5.2.2, 8.3.3, 9.2.5, bijlage")
    vraag = Dropvraag(known, was, comparison, (Werkversie(was, "nieuwe regeling"), Werkversie(known, changed)))
    blad = metadatablad(vraag)
    row = list(csv.reader(io.StringIO(als_csv(blad, None)), delimiter=";"))[2]
    assert row == ["2022", "2022-01-01", "", "", changed, "2021-12-20", "gmb-2021-1", "47161-2021"]
    data = json.loads(als_json(blad, None))
    assert data["versies"][1]["bron bekendmaking"] == "gmb-2021-1"
    assert data["onderwerp"] is None and data["vastgesteld door"] == "gemeenteraad"


def test_scenario_a9_a_new_ordinance_ends_the_old_one(versie: Openen, stijl: Huisstijl, lees: Lees) -> None:
    wordt = versie("sociaal-domein@2022")
    was = versie("sociaal-domein@2019")
    comparison = compare(was.regeling, wordt.regeling)
    vraag = Dropvraag(wordt, was, comparison, (Werkversie(wordt, "nieuwe regeling"),))
    text = lees(paper(proefdossier(vraag, stijl, SOORTEN), "metadata"))
    assert "01-01-2022––nieuwe regeling" in text
    assert "Vul bij de Verordening Sociaal Domein 2019 als datum uitwerkingtreding in: 01-01-2022." in text


def test_the_sheet_has_the_rows_as_a_table_with_headers(klaar: Dropvraag, stijl: Huisstijl) -> None:
    blad = lees_blad(paper(dossier(klaar, stijl, SOORTEN), "metadata"), Position("x"))
    (table,) = [part for part in delen(blad.inhoud) if isinstance(part, Bladtabel)]
    assert len(table.kop[0].cellen) == 7
    assert len(table.rijen) == 2


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"status": Status.CONCEPT}, "nog niet vastgesteld (status: concept)"),
        ({"status": Status.AANGEBODEN}, "nog niet vastgesteld (status: aangeboden)"),
        ({"ondertekend": None}, "Nog onbekend: de dag van ondertekening."),
        ({"inwerkingtreding": None}, "Nog onbekend: de dag van inwerkingtreding."),
        ({"terugwerkend_tot_en_met": date(2025, 4, 1)}, "(2025-04-01) hoort na `terugwerkend_tot_en_met` (2025-04-01)"),
        ({"vastgesteld": date(2025, 3, 28)}, "De uitgifte op 27 maart 2025 ligt vóór het raadsbesluit"),
        ({"inwerkingtreding": date(2023, 12, 1)}, "Versie 2024 geldt vanaf 1 januari 2024, niet vóór deze versie"),
        ({"externe_normen": (ExterneNorm("N", "M"),)}, "Van de norm “N” is nog onbekend waar iedereen"),
    ],
)
def test_what_must_be_known_is_a_reason_to_refuse(
    facts: dict[str, object], reason: str, klaar: Dropvraag, stijl: Huisstijl
) -> None:
    found = reasons(met(klaar, **facts), stijl)
    assert any(reason in one.message for one in found), found
    assert all(one.advice or ":" in one.message for one in found)


@pytest.mark.parametrize("sleutel", ["onderwerp_cvdr", "opmerkingen", "gedelegeerde_regelgeving"])
def test_metadata_that_nobody_gave_is_a_reason_to_refuse(sleutel: str, klaar: Dropvraag, stijl: Huisstijl) -> None:
    less = replace(klaar.versie, lijn=replace(klaar.versie.lijn, **{sleutel: None}))  # type: ignore[arg-type]
    vraag = replace(klaar, versie=less)
    assert [one.advice for one in reasons(vraag, stijl)] == [f"Vul `{sleutel}` in regeling.yaml in."]


def test_an_error_that_lint_finds_blocks_and_a_warning_only_counts(klaar: Dropvraag, stijl: Huisstijl) -> None:
    error = Finding("REF-01", "Artikel 99 bestaat niet.", Severity.ERROR, Position("a/b/c/x.md", 3))
    warning = Finding("STR-09", "Iets.", Severity.WARNING)
    assert [one.message for one in reasons(replace(klaar, bevindingen=(error, warning)), stijl)] == [
        "REF-01: Artikel 99 bestaat niet."
    ]
    told = [one.message for one in dossier(replace(klaar, bevindingen=(warning,)), stijl, SOORTEN).meldingen]
    assert any(message.startswith("Er is 1 waarschuwing; lees") for message in told)


def test_a_trial_of_anything_says_so_on_every_paper_and_in_every_name(
    versie: Openen, stijl: Huisstijl, lees: Lees
) -> None:
    excerpt = versie("sociaal-domein@2022")
    vraag = Dropvraag(excerpt, None, None, (Werkversie(excerpt, None),), findings(excerpt, checks()))
    made = proefdossier(vraag, stijl, SOORTEN)
    assert all(one.naam.startswith("PROEF-") for one in made.papieren)
    assert all(name.startswith("PROEF-") for name in made.bestanden)
    for one in made.papieren:
        assert lees(one.document.html).startswith(PROEF), one.naam
        assert PROEF in one.document.html.split("</title>")[0]
    for name, content in made.bestanden.items():
        assert "PROEF" in content.decode(), name
    checklist = lees(paper(made, "controlelijst"))
    assert "Dit pakket kan niet worden bekendgemaakt." in checklist
    for problem in reasons(vraag, stijl):
        assert " ".join(problem.message.replace("`", "").split()) in checklist.replace("`", "")


def test_the_notice_says_what_is_known_and_leaves_open_what_is_not(
    versie: Openen, stijl: Huisstijl, lees: Lees
) -> None:
    excerpt = versie("sociaal-domein@2022")
    made = proefdossier(Dropvraag(excerpt, None, None, (Werkversie(excerpt, None),)), stijl, SOORTEN)
    text = lees(paper(made, "kennisgeving"))
    for words in (
        "Kennisgeving van een externe norm",
        "Het college van burgemeester en wethouders van Olst-Wijhe maakt bekend:",
        "Normenkader Huishoudelijke Ondersteuning 2019",
        "Bureau HHM",
        "juni 2019",
        "artikel 2.3.4",
        "[nog in te vullen: waar iedereen de norm kosteloos kan lezen of inzien]",
        "artikel 14a van de Bekendmakingswet",
    ):
        assert words in text


def test_more_norms_are_told_in_the_plural(klaar: Dropvraag, stijl: Huisstijl, lees: Lees) -> None:
    norm = ExterneNorm("Norm A", "Maker", "2020", Normverwijzing.DYNAMISCH, "op de website", ("1", "3a", "4"))
    vraag = met(klaar, externe_normen=(norm, replace(norm, titel="Norm B", artikelen=("5", "6"))))
    text = lees(paper(dossier(vraag, stijl, SOORTEN), "kennisgeving"))
    assert "Kennisgeving van externe normen" in text
    assert "de artikelen 1, 3a en 4" in text and "de artikelen 5 en 6" in text
    assert "Steeds de nieuwste uitgave." in text


def test_a_text_that_cvdr_cannot_hold_has_no_xml_in_its_trial(klaar: Dropvraag, stijl: Huisstijl, lees: Lees) -> None:
    bare = replace(klaar, versie=replace(klaar.versie, afbeeldingen={}))
    made = proefdossier(bare, stijl, SOORTEN)
    assert not any("cvdr" in name for name in made.bestanden)
    assert "CVDR-XML: niet in orde" in lees(paper(made, "controlelijst"))
    assert "CVDR, XML" not in lees(paper(made, "leesmij"))
