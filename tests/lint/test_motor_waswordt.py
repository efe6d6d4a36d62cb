"""What the rules on changes say of particular changes, and of the real amendment."""

from __future__ import annotations

import pytest

from pipeline.lint import find, findings_in, toets
from pipeline.lint.leeszaal import oordeel
from pipeline.store.bronnen import map_bron
from pipeline.store.lezen import laad, versies
from tests.conftest import ROOT
from tests.proeftekst import toets_van

REDEN = "bestand: besluit/onderbouwing/artikel-1.md\n---\n{}\n---\n{}\n"
MOVED = "Wie rookt, moet een boete betalen van € 50 binnen zes weken na de aanzegging daarvan door het college."
GOED = "aard: technisch\naanleiding: [redactie]\nbron: [artikel 2]"


def told(rule: str, was: str, wordt: str, files: str = "") -> list[str]:
    """What one rule says of a change of artikel 1."""
    check = find(rule)
    assert check is not None
    text = f"versie: was\n# Artikel 1 Een\n\n{was}\n\nversie: wordt\n# Artikel 1 Een\n\n{wordt}\n\n{files}"
    return [one.message for one in findings_in(toets_van(text), [check])]


@pytest.mark.parametrize(
    ("was", "wordt", "what"),
    [
        ("Het kost € 10,00.", "Het kost € 12,50.", "een bedrag of percentage (− € 10,00; + € 12,50)"),
        ("Hij krijgt 80% vergoed.", "Hij krijgt 75% vergoed.", "een bedrag of percentage (− 80%; + 75%)"),
        (
            "Hij beslist binnen vier weken.",
            "Hij beslist binnen acht weken.",
            "een termijn of duur (− vier weken; + acht",
        ),
        ("Hij betaalt terug.", "Hij krijgt een boete.", "een sanctie of maatregel (+ boete)"),
        ("Hij ruimt op.", "Hij moet opruimen.", "wat moet, mag of kan (+ moet)"),
        ("De gemeente beslist.", "Het college beslist.", "voor wie het geldt of wie beslist (− gemeente; + college)"),
    ],
)
def test_what_weighs_is_not_technical(was: str, wordt: str, what: str) -> None:
    (message,) = told("WW-04", was, wordt, REDEN.format(GOED, "Zo."))
    assert what in message


@pytest.mark.parametrize(
    ("was", "wordt"),
    [
        ("Zie artikel 9, eerste lid.", "Zie artikel 10, tweede lid."),
        ("De ruimte is 2,00 meter.", "De ruimte is 3,00 meter."),
        ("Het college kan beslissen. Het kan wachten.", "Het college kan beslissen en wachten."),
        ("Hij beslist binnen één maand.", "Hij beslist binnen een maand."),
        ("De aanvraag word ingediend.", "De aanvraag wordt ingediend."),
    ],
)
def test_what_weighs_nothing_may_be_technical(was: str, wordt: str) -> None:
    assert told("WW-04", was, wordt, REDEN.format(GOED, "Zo.")) == []


def test_what_is_called_a_choice_is_left_alone() -> None:
    said = GOED.replace("technisch", "inhoudelijk")
    assert told("WW-04", "Het kost € 10.", "Het kost € 12.", REDEN.format(said, "Zo.")) == []
    assert told("WW-04", "Het kost € 10.", "Het kost € 12.") == []


def test_a_proposal_that_calls_all_technical_calls_each_change_so() -> None:
    nota = "bestand: besluit/adviesnota.md\n# KADER\n\nHet betreft technische wijzigingen.\n"
    (message,) = told("WW-04", "Het kost € 10.", "Het kost € 12.", nota)
    assert "heet volgens het voorstel technisch (“betreft technische wijzigingen”)" in message


def test_what_moves_between_provisions_is_no_change() -> None:
    text = (
        "versie: was\n# Artikel 1 Een\n\n**1.** Een hond is aan de lijn en de eigenaar moet haar houden.\n\n"
        f"**2.** {MOVED}\n\n"
        "versie: wordt\n# Artikel 1 Een\n\nEen hond is aan de lijn en de eigenaar moet haar houden.\n\n"
        f"# Artikel 2 Twee\n\n{MOVED}\n\n"
    )
    check = find("WW-04")
    assert check is not None
    assert findings_in(toets_van(text + REDEN.format(GOED, "Zo.")), [check]) == ()


@pytest.mark.parametrize(
    ("front", "messages"),
    [
        (GOED, []),
        ("aanleiding: [redactie]", ["Bij deze onderbouwing ontbreekt de bron."]),
        ("bron: [x]", ["Bij deze onderbouwing ontbreekt de aanleiding."]),
        (
            "aanleiding: [jurisprudentie]\nbron: [een uitspraak]",
            ["De bron “een uitspraak” is bij “jurisprudentie” niet"],
        ),
        ("aanleiding: [jurisprudentie]\nbron: ['ECLI:NL:CRVB:2020:1234']", []),
        ("aanleiding: [nieuwe wet]\nbron: ['Stb. 2020, 123']", []),
        (
            "aanleiding: [nieuwe wet]\nbron: [Wet inburgering 2021]",
            ["De bron “Wet inburgering 2021” is bij “nieuwe wet”"],
        ),
        ("aanleiding: [landelijke tarieven]\nbron: ['Stcrt. 2021, 45717']", []),
        ("aanleiding: [raadsbesluit]\nbron: [besluit van 5 juli 2021]", []),
        ("aanleiding: [raadsbesluit]\nbron: [besluit 5-7-2021]", []),
        ("aanleiding: [raadsbesluit]\nbron: [het besluit]", ["De bron “het besluit” is bij “raadsbesluit” niet"]),
    ],
)
def test_a_reason_says_what_drives_it_and_where_that_is_found(front: str, messages: list[str]) -> None:
    got = told("WW-03", "Tekst.", "Andere tekst.", REDEN.format(front, "Zo."))
    assert len(got) == len(messages)
    assert all(one.startswith(start) for one, start in zip(got, messages, strict=True))


def test_a_change_without_a_reason_is_told_with_the_file_that_is_wanted() -> None:
    nota = "bestand: besluit/adviesnota.md\n# KADER\n\nTekst.\n"
    (message,) = told("WW-03", "Tekst.", "Andere tekst.", nota)
    assert message.endswith("Schrijf haar in besluit/onderbouwing/artikel-1.md.")


def test_without_a_proposal_no_reason_is_asked_for() -> None:
    assert told("WW-03", "Tekst.", "Andere tekst.") == []


def test_a_new_word_that_is_underlined_as_all_else_is_no_mark() -> None:
    assert told("WW-06", "<u>Dit geldt altijd.</u>", "<u>Dit geldt nu altijd.</u>") == []
    assert told("WW-06", "Dit geldt altijd.", "Dit geldt nu altijd.") == []
    (message,) = told("WW-06", "Dit geldt altijd.", "Dit geldt <u>nu</u> altijd.")
    assert "“nu” is nieuw en met de hand onderstreept." in message


@pytest.mark.parametrize(
    ("was", "wordt", "count"),
    [
        ("Hij betaalt € 10.", "Hij betaalt € 20.", 1),
        ("Het college verlaagt de uitkering een maand.", "Het college verlaagt de uitkering twee maanden.", 1),
        ("Hij heeft recht op hulp.", "Hij krijgt een folder.", 1),
        ("Hij beslist binnen vier weken.", "Hij beslist binnen acht weken.", 0),
        ("Hij betaalt € 10.", "Hij betaalt € 20. Op lopende aanvragen blijft het oude bedrag van toepassing.", 0),
    ],
)
def test_running_cases_are_asked_after(was: str, wordt: str, count: int) -> None:
    assert len(told("SLT-06", was, wordt)) == count


def test_a_text_that_works_back_says_so_of_running_cases() -> None:
    record = (
        "bestand: versie.yaml\nwerk: proef\nciteertitel: Proef\nopschrift: Proef\n"
        "inwerkingtreding: 2025-04-01\nterugwerkend_tot_en_met: 2025-01-01\n"
    )
    assert told("SLT-06", "Hij betaalt € 10.", "Hij betaalt € 20.", record) == []


def test_the_real_amendment_is_judged_as_a_jurist_would() -> None:
    bron = map_bron(ROOT / "ordinances")
    (adres,) = (one for one in versies(bron) if str(one).endswith("sociaal-domein@2022"))
    found = {(one.rule, one.position.file.rpartition("/")[2]) for one in oordeel(bron, laad(bron, adres))}
    assert {(rule, "artikel-9.2.5.md") for rule in ("WW-03", "WW-04", "WW-05", "SLT-06")} <= found
    assert ("TRM-04", "artikel-2.3.4.md") in found
    assert not {rule for rule, _ in found} & {"WW-01", "WW-06"}


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        ("Was", "Wordt", 1),
        ("Huidige tekst", "Voorgestelde tekst", 1),
        ("Oude tekst verordening", "Nieuwe tekst verordening", 1),
        ("Oud tarief", "Nieuw tarief", 0),
        ("Oude tekst", "Toelichting", 0),
    ],
)
def test_a_table_that_was_typed_over_is_told(old: str, new: str, count: int) -> None:
    nota = f"bestand: besluit/adviesnota.md\n# KADER\n\n| {old} | {new} |\n| --- | --- |\n| a | b |\n"
    assert len(told("WW-02", "Tekst.", "Andere tekst.", nota)) == count


FEITEN = "# Enig artikel\n\nTekst.\n\nbestand: versie.yaml\nwerk: proef\nciteertitel: Proef\nopschrift: Proef\n"
BASIS = f"versie: was\n{FEITEN}status: bekendgemaakt\ninwerkingtreding: 2023-01-01\n"


def base(tussen: str, wordt: str) -> list[str]:
    """What is said of a version that goes out from 2023 while there is another."""
    check = find("AMD-16")
    assert check is not None
    text = f"{BASIS}versie: tussen\n{FEITEN}{tussen}versie: wordt\n{FEITEN}was: ['0']\n{wordt}"
    return [f"{one.severity} {one.message.split('. ')[0]}" for one in findings_in(toets_van(text), [check])]


@pytest.mark.parametrize(
    ("tussen", "wordt", "told"),
    [
        (
            "status: vastgesteld\ninwerkingtreding: 2024-01-01\n",
            "inwerkingtreding: 2025-01-01\n",
            "E Deze versie gaat uit",
        ),
        ("status: vastgesteld\ninwerkingtreding: 2024-01-01\n", "", "E Deze versie gaat uit"),
        ("status: vastgesteld\ninwerkingtreding: 2026-01-01\n", "inwerkingtreding: 2025-01-01\n", ""),
        ("status: vastgesteld\ninwerkingtreding: 2022-01-01\n", "inwerkingtreding: 2025-01-01\n", ""),
        ("was: ['0']\n", "inwerkingtreding: 2025-01-01\n", "I Ook 0a wijzigt 0"),
        ("was: ['9']\n", "inwerkingtreding: 2025-01-01\n", ""),
        (
            "status: vastgesteld\ninwerkingtreding: 2024-01-01\n",
            "status: bekendgemaakt\ninwerkingtreding: 2025-01-01\n",
            "",
        ),
    ],
)
def test_a_version_is_made_from_what_holds_just_before_it(tussen: str, wordt: str, told: str) -> None:
    found = base(tussen, wordt)
    assert [one.startswith(told) for one in found] == ([True] if told else [])


def test_an_answer_of_a_rule_that_could_not_look_is_not_called_stale() -> None:
    check = find("AFW-01")
    assert check is not None
    record = f"{FEITEN}afwijkingen:\n- {{regel: WW-03, bestand: artikel-1.md, reden: Zo.}}\n"
    whole = toets_van(record)
    assert findings_in(toets(whole.versie), [check]) == ()
    assert len(findings_in(whole, [check])) == 1
