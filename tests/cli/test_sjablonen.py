"""The house style of a municipality: its own before the shared before the packaged, and each on its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hatchling.builders.wheel import WheelBuilder

from pipeline.cli import main
from pipeline.cli.sjablonen import ASKED, PACKAGED, load_styles, load_templates, used
from pipeline.cli.stijlmap import NO_STYLE, ROOMS
from pipeline.cli.voorraad import program_digest
from pipeline.council.omslag import Huisstijl, huisstijl
from pipeline.model import Refused
from tests.cli.conftest import OVERHEID, lijn, write
from tests.conftest import ROOT

Renvooi = Callable[..., Result]
WITH_PART = "{% extends 'html/kader.html.j2' %}{% block inhoud %}{% include 'html/wapen.html.j2' %}{% endblock %}"


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("html/raadsbesluiten.html.j2", "html/raadsbesluit.html.j2"),
        ("raadsbesluit.html.j2", "html/raadsbesluit.html.j2"),
        ("html/adviesnota.html", "html/adviesnota.html.j2"),
        ("tekst/slotbepaling.j2", "tekst/slotbepalingen.j2"),
    ],
)
def test_a_template_under_a_wrong_name_is_told(renvooi: Renvooi, root: Path, name: str, meant: str) -> None:
    write(root.parent / "templates", {name: "x"})
    result = renvooi("build")
    assert result.exit_code == 2
    assert f"templates/{name}: " in result.stderr
    assert f"Bedoelt u “{meant}”?" in result.stderr
    assert not (root.parent / "build").exists()


def test_an_own_part_of_an_own_template_is_used(renvooi: Renvooi, root: Path) -> None:
    own = {"html/geconsolideerd.html.j2": WITH_PART, "html/wapen.html.j2": "<p>Het wapen</p>", "LEESMIJ.md": "x"}
    write(root.parent / "templates", own)
    assert renvooi("build").exit_code == 0
    page = (root.parent / "build/dorp/spelen/2024/geconsolideerd.html").read_text(encoding="utf-8")
    assert "<p>Het wapen</p>" in page


def test_a_part_that_only_another_unused_one_names_is_told(renvooi: Renvooi, root: Path) -> None:
    loose = {"html/een.html.j2": "{% include 'html/twee.html.j2' %}", "html/twee.html.j2": "x"}
    write(root.parent / "templates", loose)
    result = renvooi("build")
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == [f"templates/{name}" for name in loose]


def test_every_packaged_template_is_used_and_every_one_asked_for_is_there() -> None:
    found = load_templates(ROOT / "x" / "y").bronnen
    assert set(ASKED) <= set(found)
    assert used(found) == set(found)


# Per overheid


@pytest.fixture
def twee(root: Path) -> Path:
    """A second authority, with one lineage, beside the first."""
    other = {path.replace("dorp/", "stad/", 1): text for path, text in lijn("parkeren").items()}
    write(root, {"stad/overheid.yaml": OVERHEID.replace("Dorp", "Stad"), **other})
    return root


def page(root: Path, lineage: str, name: str) -> str:
    return (root.parent / "build" / lineage / "2025" / f"{name}.html").read_text(encoding="utf-8")


def closing(words: str) -> str:
    return "{% macro vastgesteld(dag) %}" + words + "{% endmacro %}"


def test_the_authority_s_own_goes_before_the_shared_and_that_before_the_packaged(renvooi: Renvooi, twee: Path) -> None:
    shared = {
        "tekst/sluiting.j2": closing("Besloten."),
        "huisstijl.yaml": "kleuren: {accent: '#111111', weg: '#222222'}",
    }
    own = {
        "stad/tekst/sluiting.j2": closing("Zo zij het."),
        "stad/huisstijl.yaml": "kleuren: {accent: '#333333'}",
    }
    write(twee.parent / "templates", shared | own)
    assert renvooi("build").exit_code == 0
    of_dorp, of_stad = page(twee, "dorp/spelen", "raadsbesluit"), page(twee, "stad/parkeren", "raadsbesluit")
    assert "<p>Besloten.</p>" in of_dorp and "--accent: #111111;" in of_dorp
    assert "<p>Zo zij het.</p>" in of_stad and "--accent: #333333;" in of_stad
    assert "--weg-ink: #222222;" in of_dorp and "--weg-ink: #222222;" in of_stad
    index = (twee.parent / "build/index.html").read_text(encoding="utf-8")
    assert "--accent: #111111;" in index


def test_every_command_uses_the_style_of_the_version_s_authority(renvooi: Renvooi, twee: Path) -> None:
    words = (ROOT / "templates/html/woorden.j2").read_text(encoding="utf-8")
    closing_words = (ROOT / "templates/tekst/slotbepalingen.j2").read_text(encoding="utf-8")
    own = {
        "stad/html/woorden.j2": words.replace("[vervallen: ]", "[weg: ]"),
        "stad/tekst/slotbepalingen.j2": closing_words.replace("wordt aangehaald als", "heet"),
        "stad/huisstijl.yaml": "kleuren: {accent: '#333333'}",
    }
    write(twee.parent / "templates", own)
    for name in ("dorp/spelen", "stad/parkeren"):
        place = twee / name / "2024/versie.yaml"
        place.write_text(
            place.read_text(encoding="utf-8") + "slotbepalingen: [{soort: citeertitel, nummer: '3'}]\n",
            encoding="utf-8",
        )
    for command, told in (
        ("text {}@2024", "heet: "),
        ("text {}@2024 -f html", "--accent: #333333;"),
        ("compare {0}@2024 {0}@2025 -f html", "[weg: ]"),
    ):
        of_stad, of_dorp = (renvooi(*command.format(lineage).split()) for lineage in ("parkeren", "spelen"))
        assert (of_stad.exit_code, of_dorp.exit_code) == (0, 0)
        assert told in of_stad.stdout and told not in of_dorp.stdout


def test_a_broken_style_stops_its_own_authority_and_no_other(renvooi: Renvooi, twee: Path) -> None:
    renvooi("build")
    before = page(twee, "stad/parkeren", "raadsvoorstel")
    broken = {
        "stad/huisstijl.yaml": "kleuren:\n  accent: '#ffee00'\nlogo: weg.svg\nlogo_alt: Logo\n",
        "stad/html/adviesnota.html.j2": "<p>\n{% endfor %}",
        "stad/html/koppen-adviesnota.j2": "\n\n{% set koppen = [ %}",
        "stad/tekst/sluitng.j2": "x",
    }
    write(twee.parent / "templates", broken)
    write(twee, {"dorp/spelen/2025/tekst/artikel-1.md": "# Artikel 1 Doel\n\nSpelen mag overal.\n"})
    result = renvooi("build")
    assert result.exit_code == 2
    told = result.stderr.splitlines()
    assert [line.split(": ")[0] for line in told] == [
        "templates/stad/html/adviesnota.html.j2:2",
        "templates/stad/html/koppen-adviesnota.j2:3",
        "templates/stad/huisstijl.yaml:2:11",
        "templates/stad/huisstijl.yaml:3:7",
        "templates/stad/tekst/sluitng.j2",
    ]
    assert "Bedoelt u “tekst/sluiting.j2”?" in told[-1]
    assert "dorp/spelen: gemaakt" in result.stdout
    assert "stad/parkeren: mislukt" in result.stdout
    assert page(twee, "stad/parkeren", "raadsvoorstel") == before
    assert renvooi("build", "spelen").exit_code == 0


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (
            "html/adviesnota.html.j2",
            "{% extends 'html/kader.html.j2' %}\n{% block inhoud %}{{ x }}{% endblock %}",
            ":2: ",
        ),
        ("html/koppen-raadsvoorstel.j2", "{% set kopen = [] %}", ": Het sjabloon kan niet worden ingevuld"),
        ("html/koppen-raadsvoorstel.j2", "{% set koppen = ['Inleiding'] %}", ": Het sjabloon kan niet worden ingevuld"),
        (
            "html/raadsbesluit.html.j2",
            "{% extends 'html/kadr.html.j2' %}",
            ":1: Het sjabloon “html/kadr.html.j2” ontbreekt",
        ),
        ("html/woorden.j2", "", ": In dit sjabloon ontbreken vaste woorden"),
        ("tekst/sluiting.j2", "", ": Het sjabloon kan niet worden ingevuld"),
        ("html/kader.html.j2", "\n{% extends 'html/kader.html.j2' %}", ":2: Dit sjabloon bouwt voort op zichzelf"),
    ],
)
def test_a_failing_template_is_told_by_the_municipality_s_own_path(
    renvooi: Renvooi, twee: Path, name: str, text: str, told: str
) -> None:
    write(twee.parent / "templates", {f"stad/{name}": text})
    result = renvooi("build")
    assert result.exit_code == 2
    assert f"templates/stad/{name}{told}" in result.stderr
    assert "dorp/spelen: gemaakt" in result.stdout


@pytest.mark.parametrize("logo", ["<svg/>", "geen beeld"])
def test_an_unreadable_logo_is_told(renvooi: Renvooi, root: Path, logo: str) -> None:
    write(root.parent / "templates", {"dorp/huisstijl.yaml": "logo: logo.svg\nlogo_alt: Dorp\n", "dorp/logo.svg": logo})
    result = renvooi("build")
    assert result.exit_code == 2
    assert "templates/dorp/huisstijl.yaml:1:7: Het logo “logo.svg” is geen" in result.stderr


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("drop/huisstijl.yaml", "templates/drop: “drop” is geen map met sjablonen en geen overheid uit de map"),
        ("dorp/htm/kader.html.j2", "“html/kader.html.j2”?"),
        ("dorp/huisstijl.yml", "Bedoelt u “huisstijl.yaml”?"),
        ("dorp/logo.svg", "Noem het in huisstijl.yaml"),
        ("dorp/docx/referentie.dotx", "Bedoelt u “docx/referentie.docx”?"),
        ("dorp/docx/referentie.docx", "Dit is geen Word-document"),
        ("pdf/blad.typst", "Bedoelt u “pdf/blad.typ”?"),
        ("zomaar/x.j2", "Kies uit: html, tekst, pdf, docx, dorp."),
    ],
)
def test_what_nothing_uses_is_told_with_what_was_meant(renvooi: Renvooi, root: Path, name: str, told: str) -> None:
    write(root.parent / "templates", {name: "x"})
    result = renvooi("build")
    assert result.exit_code == 2
    assert told in result.stderr
    assert name.split("/")[0] in result.stderr


def test_a_template_that_is_no_text_is_told_with_its_line(renvooi: Renvooi, root: Path) -> None:
    write(root.parent / "templates", {"dorp/tekst/sluiting.j2": ""})
    (root.parent / "templates/dorp/tekst/sluiting.j2").write_bytes(b"{# een #}\n\xe9\n")
    assert "templates/dorp/tekst/sluiting.j2:2: Dit bestand is geen UTF-8-tekst." in renvooi("build").stderr


def test_a_link_to_a_folder_is_not_passed_over(renvooi: Renvooi, root: Path) -> None:
    write(root.parent, {"elders/huisstijl.yaml": "adresregel: Plein 1\n"})
    (root.parent / "templates").mkdir()
    (root.parent / "templates/dorp").symlink_to(root.parent / "elders")
    result = renvooi("build")
    assert result.exit_code == 2
    assert "templates/dorp: Dit is een symbolische koppeling." in result.stderr


def test_a_shared_part_that_only_one_authority_uses_is_used(twee: Path) -> None:
    write(
        twee.parent / "templates", {"html/wapen.html.j2": "<p>Wapen</p>", "stad/html/geconsolideerd.html.j2": WITH_PART}
    )
    assert "html/wapen.html.j2" in load_templates(twee, "dorp").bronnen


def test_an_own_template_can_add_to_the_packaged_one_of_its_name(renvooi: Renvooi, root: Path) -> None:
    own = '{% extends "meegeleverd/html/kader.html.j2" %}{% block voet %}{{ super() }}<p>Bel 14 0000.</p>{% endblock %}'
    write(root.parent / "templates", {"dorp/html/kader.html.j2": own})
    assert renvooi("build").exit_code == 0
    made = page(root, "dorp/spelen", "raadsvoorstel")
    assert "<p>Bel 14 0000.</p>" in made and "Gemaakt met renvooi" in made


def test_the_files_for_pdf_and_word_are_part_of_the_style_and_of_its_digest(twee: Path) -> None:
    plain = load_templates(twee, "stad")
    write(twee.parent / "templates", {"pdf/blad.typ": "#let a = 1", "stad/docx/referentie.docx": "PK\x03\x04"})
    of_dorp, of_stad = (huisstijl(load_templates(twee, name)) for name in ("dorp", "stad"))
    assert of_dorp.typst is not None and of_dorp.typst.inhoud == b"#let a = 1"
    assert of_stad.typst == of_dorp.typst
    assert of_stad.referentie is not None and of_stad.referentie.naam == "templates/stad/docx/referentie.docx"
    assert of_dorp.referentie != of_stad.referentie
    digests = {program_digest(style) for style in (plain, of_dorp.sjablonen, of_stad.sjablonen)}
    assert len(digests) == 3


def test_another_logo_makes_only_its_own_authority_again(renvooi: Renvooi, twee: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h{}"/></svg>'
    facts = {"stad/huisstijl.yaml": "logo: logo.svg\nlogo_alt: Logo van Stad\nadresregel: Plein 1\n"}
    write(twee.parent / "templates", facts | {"stad/logo.svg": svg.format(1)})
    assert renvooi("build").exit_code == 0
    made = page(twee, "stad/parkeren", "adviesnota")
    assert '<img class="logo" src="data:image/svg+xml;base64,' in made
    assert 'alt="Logo van Stad"' in made and '<p class="adres">Plein 1</p>' in made
    assert 'class="logo"' not in page(twee, "dorp/spelen", "adviesnota")
    write(twee.parent / "templates", {"stad/logo.svg": svg.format(2)})
    told = renvooi("build").stdout
    assert "stad/parkeren: gemaakt" in told
    assert told.count("hergebruikt") == 2


def test_the_styles_of_several_are_found_each_on_its_own(twee: Path) -> None:
    write(twee.parent / "templates", {"stad/huisstijl.yaml": "kleur: x"})
    found = load_styles(twee, ("dorp", "stad"))
    assert isinstance(found["dorp"], Huisstijl)
    assert isinstance(found["stad"], Refused)


# Het voorbeeld in deze repository, en wat er in het pakket zit


def test_the_example_changes_its_own_papers_only() -> None:
    own, others = (huisstijl(load_templates(ROOT / "ordinances", name)) for name in ("voorbeeldstad", "olst-wijhe"))
    assert others.opmaak.logo is None
    assert own.opmaak.logo is not None
    assert own.opmaak.accent != others.opmaak.accent
    changed = {
        name
        for name, text in own.sjablonen.bronnen.items()
        if not name.startswith(PACKAGED) and text != others.sjablonen.bronnen[name]
    }
    assert changed == {"tekst/sluiting.j2", "html/koppen-raadsvoorstel.j2"}


def test_the_documentation_shows_the_example_and_the_errors_as_they_are(renvooi: Renvooi, root: Path) -> None:
    told = (ROOT / "docs/sjablonen.md").read_text(encoding="utf-8")
    assert (ROOT / "templates/voorbeeldstad/tekst/sluiting.j2").read_text(encoding="utf-8").splitlines()[-1] in told
    look = (ROOT / "templates/voorbeeldstad/huisstijl.yaml").read_text(encoding="utf-8").splitlines()
    assert all(line in told for line in look[1:])
    shutil.move(root / "dorp", root / "voorbeeldstad")
    broken = {
        "huisstijl.yaml": "kleuren:\n  # fel\n  accent: '#7fb800'\n\n\nlogo: logo.png\nlogo_alt: Logo\n",
        "logo.svg": "",
        "html/adviesnota.html.j2": "\n" * 11 + "{% endfor %}",
        "tekst/slotbepaling.j2": "",
    }
    write(root.parent / "templates/voorbeeldstad", broken)
    shown = [
        line.strip() for line in told.splitlines() if line.startswith("    templates/voorbeeldstad/") and ": " in line
    ]
    assert renvooi("build").stderr.splitlines() == shown


def test_the_example_s_own_sentence_is_in_stop_too(tmp_path: Path) -> None:
    result = CliRunner().invoke(
        main, ["--root", str(ROOT / "ordinances"), "stop", "speelplekken@2024", "-o", str(tmp_path / "uit")]
    )
    assert result.exit_code == 0, result.output
    texts = [path.read_text(encoding="utf-8") for path in (tmp_path / "uit").glob("*.xml")]
    assert sum("Aldus besloten door de gemeenteraad van Voorbeeldstad" in text for text in texts) == 1


def test_the_package_holds_every_room_of_templates_and_no_municipality_s() -> None:
    shipped = [file.distribution_path for file in WheelBuilder(str(ROOT)).recurse_included_files()]
    held = {path.removeprefix("pipeline/templates/") for path in shipped if path.startswith("pipeline/templates/")}
    here = [path.relative_to(ROOT / "templates") for path in (ROOT / "templates").rglob("*") if path.is_file()]
    assert held == {path.as_posix() for path in here if path.parts[0] in (*ROOMS, *NO_STYLE) or len(path.parts) == 1}
    assert not any("voorbeeldstad" in path for path in shipped)
