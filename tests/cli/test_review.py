"""`renvooi review`: what a change does, what keeps it from being right, as the comment under a pull request."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.cli import toetsing
from pipeline.cli.sjablonen import load_templates
from pipeline.cli.toetsing import toets, zijden
from pipeline.council.omslag import huisstijl
from pipeline.council.toetsbericht import LIMIET, MERK, lengte, toetsbericht
from pipeline.lint.rule import Rule
from pipeline.model import Finding, Position, Severity, Versie
from pipeline.store.bronnen import Bron
from tests.cli.conftest import OVERHEID, lijn
from tests.cli.werkplaats import Werkplaats

SPELEN = "dorp/spelen/2025"
ARTIKEL = f"{SPELEN}/tekst/artikel-1.md"
REDEN = f"{SPELEN}/besluit/onderbouwing/artikel-1.md"
WAAROM = "---\naard: inhoudelijk\naanleiding: [beleidskeuze]\nbron: [Raadsprogramma 2025]\n---\nHet is duidelijker.\n"
"""An onderbouwing that says all that may be asked of one."""
LANG = "Wie een plek gebruikt, ruimt na afloop alles op wat daar is gebruikt, en laat de plek schoon achter."


@pytest.fixture
def plaats(tmp_path: Path) -> Werkplaats:
    """Two lineages on the branch main, and a branch on which to work."""
    made = Werkplaats(tmp_path)
    for path, text in {"dorp/overheid.yaml": OVERHEID, **lijn("spelen"), **lijn("honden")}.items():
        made.write(path, text)
    made.write(REDEN, WAAROM)
    made.begin()
    made.branch("werk")
    return made


def data(plaats: Werkplaats, *words: str, base: str = "main") -> dict:  # type: ignore[type-arg]
    return json.loads(plaats.review("-f", "json", *words, base=base).stdout)


def versie(plaats: Werkplaats, *words: str, base: str = "main") -> dict:  # type: ignore[type-arg]
    (found,) = data(plaats, *words, base=base)["versies"]
    return found  # type: ignore[no-any-return]


def kwaliteit(plaats: Werkplaats, regel: str) -> dict:  # type: ignore[type-arg]
    """The one entry of the Code Quality report that is about a rule."""
    (found,) = [one for one in json.loads(plaats.review("-f", "gitlab").stdout) if one["check_name"].startswith(regel)]
    return found  # type: ignore[no-any-return]


# --- what this change does ---


def test_nothing_changed_is_in_order(plaats: Werkplaats) -> None:
    result = plaats.review()
    assert result.exit_code == 0
    assert result.stdout.startswith(MERK) and "raakt geen versie" in result.stdout


def test_an_edited_article_is_shown_in_two_columns_and_folded(plaats: Werkplaats) -> None:
    plaats.edit(ARTIKEL, "iedere plek", "elke plek")
    result = plaats.review()
    assert result.exit_code == 0, result.stdout
    assert "artikelen: 1 gewijzigd. Geen nieuwe bevindingen." in result.stdout
    assert "<details><summary><b>Artikel 1 Doel</b> (gewijzigd)</summary>" in result.stdout
    assert "<del>iedere</del>" in result.stdout and "<ins>elke</ins>" in result.stdout


def test_the_change_is_laid_out_as_bijlage_1_is(plaats: Werkplaats) -> None:
    plaats.edit(f"{SPELEN}/besluit/besluit.yaml", "onderwerp:", "indeling: w8\nonderwerp:")
    plaats.commit()
    plaats.branch("vervolg")
    plaats.edit(ARTIKEL, "iedere plek", "elke plek")
    text = plaats.review(base="werk").stdout
    assert "Spelen mag op ~~iedere~~ **elke** plek in de gemeente." in text
    assert "wat vervalt is doorgestreept, wat erbij komt is vet" in text


def test_the_reviewer_sees_this_change_and_is_told_of_the_whole(plaats: Werkplaats) -> None:
    plaats.edit(f"{SPELEN}/tekst/artikel-2.md", "Overdag.", "Alleen overdag.")
    plaats.write(f"{SPELEN}/besluit/onderbouwing/artikel-2.md", WAAROM)
    found = versie(plaats)
    assert [one["naam"] for one in found["bepalingen"]] == ["artikel 2"]
    assert found["geheel"]["aantal"] == 2 and not found["geheel"]["zelfde"]
    text = plaats.review().stdout
    assert "wijzigt deze versie 2 bepalingen van `dorp/spelen@2024`" in text
    assert text.count("<details>") == 1


def test_a_copy_that_is_edited_afterwards_is_all_of_the_change(plaats: Werkplaats) -> None:
    for name, text in lijn("spelen").items():
        if "/2024/tekst" in name:
            plaats.write(name.replace("/2024/", "/2026/"), text)
    facts = "werk: spelen\nciteertitel: Spelen\nopschrift: Spelen Dorp\nwas: ['2024']\n"
    plaats.write("dorp/spelen/2026/versie.yaml", facts)
    plaats.commit()
    plaats.branch("vervolg")
    plaats.edit("dorp/spelen/2026/tekst/artikel-2.md", "Overdag.", "Alleen overdag.")
    found = versie(plaats, base="werk")
    assert found["ingreep"] == "gewijzigd" and found["geheel"] == {
        "was": "dorp/spelen@2024",
        "aantal": 1,
        "zelfde": True,
        "zonder_onderbouwing": [],
        "losse_onderbouwingen": [],
    }
    whole = versie(plaats)
    assert whole["ingreep"] == "nieuw" and whole["vergeleken_met"] == "dorp/spelen@2024"
    assert [one["naam"] for one in whole["bepalingen"]] == ["artikel 2"]


def test_an_ordinance_without_a_predecessor_is_compared_with_nothing(plaats: Werkplaats) -> None:
    for name, text in lijn("kermis").items():
        if "/2025/" not in name:
            plaats.write(name, text)
    result = plaats.review()
    assert result.exit_code in (0, 1), "of a text that is wholly new all findings are"
    assert "nieuwe versie; er is geen versie om haar mee te vergelijken." in result.stdout


def test_what_follows_nothing_needs_no_reason_for_its_changes(plaats: Werkplaats) -> None:
    plaats.edit("dorp/honden/2024/tekst/artikel-1.md", "iedere speelplek", "elke speelplek")
    (found,) = data(plaats)["versies"]
    assert [one["naam"] for one in found["bepalingen"]] == ["artikel 1"] and found["zonder_onderbouwing"] == []


def test_a_besluit_that_only_withdraws_is_told_as_such(plaats: Werkplaats) -> None:
    record = "opschrift: Besluit tot intrekking van Spelen\ntrekt_in: ['2024']\n"
    plaats.write("dorp/spelen/intrekking-2026/intrekking.yaml", record)
    text = plaats.review().stdout
    assert "**Besluit tot intrekking van Spelen** (`dorp/spelen@intrekking-2026`, concept):" in text
    assert "nieuw besluit dat `dorp/spelen@2024` intrekt. " in text
    plaats.commit()
    plaats.branch("vervolg")
    plaats.edit("dorp/spelen/intrekking-2026/intrekking.yaml", "intrekking van", "het intrekken van")
    text = plaats.review(base="werk").stdout
    assert "besluit dat `dorp/spelen@2024` intrekt; andere bepalingen: 1 gewijzigd." in text
    assert "<ins>het intrekken</ins>" in text
    assert "In intrekking.yaml verandert: `opschrift`" in text and "versie.yaml" not in text


def test_of_many_other_files_the_rest_is_counted(plaats: Werkplaats) -> None:
    for number in range(60):
        plaats.write(f"{SPELEN}/besluit/onderbouwing/los-{number:02}.md", "Tekst.\n")
    plaats.write(f"{SPELEN}/besluit/aanhef.md", "De raad van Dorp;\n")
    assert re.search(r"Ook veranderd: .* en nog \d+\.", plaats.review().stdout)


def test_another_fact_or_paper_is_named(plaats: Werkplaats) -> None:
    plaats.edit(f"{SPELEN}/versie.yaml", "was:", "inwerkingtreding: 2026-03-01\nwas:")
    plaats.write(f"{SPELEN}/besluit/aanhef.md", "De raad van Dorp;\n")
    text = plaats.review().stdout
    assert "`inwerkingtreding` (leeg → 2026-03-01)" in text
    assert "Ook veranderd: `besluit/aanhef.md`." in text
    assert "de tekst verandert niet." in text


def test_what_did_not_change_is_not_read_and_not_judged(plaats: Werkplaats) -> None:
    plaats.edit("dorp/honden/2025/tekst/artikel-1.md", "# Artikel 1", "Artikel 1")
    plaats.commit()
    plaats.branch("vervolg")
    plaats.edit(ARTIKEL, "iedere plek", "elke plek")
    assert plaats.review(base="werk").exit_code == 0


def test_the_line_endings_of_windows_are_no_change(plaats: Werkplaats) -> None:
    target = plaats.root / ARTIKEL
    target.write_bytes(target.read_bytes().replace(b"\n", b"\r\n"))
    assert data(plaats)["versies"] == []


def test_a_revision_is_reviewed_as_the_files_are(plaats: Werkplaats) -> None:
    plaats.edit(ARTIKEL, "iedere plek", "elke plek")
    on_disk = plaats.review().stdout
    plaats.commit()
    plaats.git("checkout", "-q", "main")
    assert plaats.review("--head", "werk").stdout == on_disk
    assert plaats.review("--head", "werk").stdout == on_disk


# --- where it began ---


def test_what_came_to_the_base_afterwards_is_no_part_of_this_change(plaats: Werkplaats) -> None:
    plaats.edit(ARTIKEL, "iedere plek", "elke plek")
    plaats.commit()
    plaats.git("checkout", "-q", "main")
    plaats.edit("dorp/honden/2025/tekst/artikel-1.md", "iedere plek", "elke plek")
    plaats.commit()
    plaats.git("checkout", "-q", "werk")
    found = versie(plaats)
    assert found["adres"] == "dorp/spelen@2025" and not found["achter"]


def test_a_version_that_meanwhile_changed_in_the_base_is_said_to_be_behind(plaats: Werkplaats) -> None:
    plaats.git("checkout", "-q", "main")
    plaats.edit(f"{SPELEN}/tekst/artikel-2.md", "Overdag.", "Alleen overdag.")
    plaats.commit()
    plaats.git("checkout", "-q", "werk")
    plaats.edit(ARTIKEL, "iedere plek", "elke plek")
    assert "deze versie is in `main` intussen ook veranderd" in plaats.review().stdout


def test_a_history_that_is_cut_off_is_refused_with_what_to_do(plaats: Werkplaats, tmp_path: Path) -> None:
    plaats.edit(ARTIKEL, "iedere plek", "elke plek")
    plaats.commit()
    plaats.git("clone", "-q", "--depth", "1", "--no-single-branch", f"file://{plaats.place}", "ondiep")
    result = Werkplaats(plaats.place / "ondiep").review(base="origin/main")
    assert result.exit_code == 2 and "fetch-depth: 0" in result.stderr


def test_an_unknown_base_is_refused(plaats: Werkplaats) -> None:
    result = plaats.review(base="bestaat-niet")
    assert result.exit_code == 2 and "bestaat-niet" in result.stderr and result.stdout == ""


def test_a_base_without_ordinances_had_none(tmp_path: Path) -> None:
    plaats = Werkplaats(tmp_path)
    (tmp_path / "README.md").write_text("Verordeningen\n", encoding="utf-8")
    plaats.begin()
    for path, text in {"dorp/overheid.yaml": OVERHEID, **lijn("spelen")}.items():
        plaats.write(path, text)
    assert [one["ingreep"] for one in data(plaats)["versies"]] == ["nieuw", "nieuw"]


# --- what has to be done ---


def test_without_an_onderbouwing_the_check_is_red_until_it_is_written(plaats: Werkplaats) -> None:
    plaats.edit(f"{SPELEN}/tekst/artikel-2.md", "Overdag.", "Alleen overdag.")
    result = plaats.review()
    assert result.exit_code == 1
    assert f"- artikel 2: schrijf `{SPELEN}/besluit/onderbouwing/artikel-2.md`" in result.stdout
    plaats.write(f"{SPELEN}/besluit/onderbouwing/artikel-2.md", WAAROM)
    assert plaats.review().exit_code == 0


def test_taking_an_onderbouwing_away_is_red(plaats: Werkplaats) -> None:
    (plaats.root / REDEN).unlink()
    result = plaats.review()
    assert result.exit_code == 1 and "artikel 1: schrijf" in result.stdout


def test_that_a_reason_is_missing_is_told_once(plaats: Werkplaats, monkeypatch: pytest.MonkeyPatch) -> None:
    rule = Rule("WW-03", "Elke wijziging heeft een onderbouwing", "S36", Severity.WARNING, "", "")

    def find(versie: Versie) -> Iterator[Finding]:
        told = {reason.wijziging for reason in versie.besluit.onderbouwingen} if versie.besluit else set()
        if "artikel-2" not in told:
            place = Position(f"{SPELEN}/tekst/artikel-2.md", 1)
            yield rule.finding(place, "Geen onderbouwing. Schrijf besluit/onderbouwing/artikel-2.md.")

    monkeypatch.setattr(toetsing, "checks", lambda: (rule.check(find),))
    plaats.edit(f"{SPELEN}/tekst/artikel-2.md", "Overdag.", "Alleen overdag.")
    found = versie(plaats)
    assert [one["naam"] for one in found["zonder_onderbouwing"]] == ["artikel 2"] and found["bevindingen"] == []


def test_of_older_law_nobody_has_to_give_a_reason(plaats: Werkplaats) -> None:
    (plaats.root / REDEN).unlink()
    for name in lijn("spelen"):
        if "/2025/besluit/" in name:
            (plaats.root / name).unlink()
    plaats.edit(f"{SPELEN}/versie.yaml", "werk:", "status: bekendgemaakt\nwerk:")
    plaats.commit()
    plaats.branch("vervolg")
    plaats.edit(f"{SPELEN}/versie.yaml", "werk:", "publicatie: gmb-2025-1\nwerk:")
    assert versie(plaats, base="werk")["zonder_onderbouwing"] == []


def test_a_finding_that_was_there_on_another_line_is_not_new(plaats: Werkplaats) -> None:
    plaats.edit(ARTIKEL, "in de gemeente.", "in de gemeente. Zie artikel 4.")
    plaats.commit()
    plaats.branch("vervolg")
    plaats.edit(ARTIKEL, "# Artikel 1", "---\nid: doel\n---\n# Artikel 1")
    found = versie(plaats, base="werk")
    assert found["bevindingen"] == [] and found["opgelost"] == 0


def test_a_second_finding_of_the_same_kind_is_new(plaats: Werkplaats) -> None:
    plaats.edit(ARTIKEL, "in de gemeente.", "in de gemeente. Zie artikel 4.")
    plaats.commit()
    plaats.branch("vervolg")
    plaats.write(f"{SPELEN}/tekst/artikel-2.md", "# Artikel 2 Tijd\n\n**1.** Overdag.\n\n**2.** Zie artikel 4.\n")
    result = plaats.review(base="werk")
    found = versie(plaats, base="werk")["bevindingen"]
    assert result.exit_code == 1 and [one["bestand"] for one in found] == [f"{SPELEN}/tekst/artikel-2.md"]
    assert "Nieuw gevonden: 1 " in result.stdout and "artikel-2.md:5" in result.stdout


def test_a_finding_moves_along_with_its_article(plaats: Werkplaats) -> None:
    plaats.edit(ARTIKEL, "in de gemeente.", "in de gemeente. Zie artikel 4.")
    plaats.commit()
    plaats.branch("vervolg")
    text = (plaats.root / ARTIKEL).read_text(encoding="utf-8")
    (plaats.root / ARTIKEL).unlink()
    plaats.write(f"{SPELEN}/tekst/artikel-3.md", text.replace("Artikel 1", "Artikel 3"))
    found = versie(plaats, base="werk")
    assert [one["id"] for one in found["bevindingen"] if "artikel 4" in one["melding"]] == []


def test_an_answer_with_a_reason_makes_it_green_and_is_shown_to_the_reviewer(plaats: Werkplaats) -> None:
    plaats.edit(ARTIKEL, "in de gemeente.", "in de gemeente. (tenzij")
    assert plaats.review().exit_code == 1 and "TRM-05" in plaats.review().stdout
    answer = "afwijkingen:\n- regel: TRM-05\n  reden: Zo staat het in de bron.\n  bestand: artikel-1.md\n"
    plaats.edit(f"{SPELEN}/versie.yaml", "was:", f"{answer}was:")
    result = plaats.review()
    assert result.exit_code == 0, result.stdout
    section = result.stdout.partition("### Nieuwe afwijkingen\n\n")[2].partition("\n\n")[0]
    assert "TRM-05: " in section and section.endswith("Afwijking: Zo staat het in de bron.")
    assert "met een reden beantwoord." in result.stdout


def test_what_elsewhere_still_names_the_old_number_is_told(plaats: Werkplaats) -> None:
    plaats.edit("dorp/honden/2025/tekst/artikel-2.md", "Overdag.", "Zie artikel 2 van de Spelen.")
    plaats.commit()
    plaats.branch("vervolg")
    (plaats.root / f"{SPELEN}/tekst/artikel-2.md").rename(plaats.root / f"{SPELEN}/tekst/artikel-3.md")
    plaats.edit(f"{SPELEN}/tekst/artikel-3.md", "# Artikel 2", "# Artikel 3")
    found = versie(plaats, base="werk")
    told = [one for one in found["bevindingen"] if one["id"] == "REF-11"]
    assert [one["bestand"] for one in told] == ["dorp/honden/2025/tekst/artikel-2.md"]


def test_amounts_and_terms_are_not_technical(plaats: Werkplaats) -> None:
    plaats.write(f"{SPELEN}/tekst/artikel-2.md", "# Artikel 2 Tijd\n\nHet college beslist binnen twee weken.\n")
    plaats.write(f"{SPELEN}/besluit/onderbouwing/artikel-2.md", WAAROM.replace("inhoudelijk", "technisch"))
    plaats.commit()
    plaats.branch("vervolg")
    plaats.edit(f"{SPELEN}/tekst/artikel-2.md", "twee weken", "acht weken")
    found = versie(plaats, base="werk")
    assert [one["id"] for one in found["strijdig"]] == ["WW-04"] and found["geblokkeerd"]


def test_a_solved_finding_is_counted(plaats: Werkplaats) -> None:
    plaats.edit(ARTIKEL, "in de gemeente.", "in de gemeente. Zie artikel 4.")
    plaats.commit()
    plaats.branch("vervolg")
    plaats.edit(ARTIKEL, " Zie artikel 4.", "")
    assert "1 bevinding is opgelost." in plaats.review(base="werk").stdout


def test_a_change_called_technisch_that_is_not_is_told_apart(
    plaats: Werkplaats, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = Rule("WW-04", "Technisch kan hier niet", "S36", Severity.WARNING, "", "")

    def find(versie: Versie) -> Iterator[Finding]:
        yield rule.finding(Position(REDEN, 1), "Het bedrag verandert; kies inhoudelijk.")

    monkeypatch.setattr(toetsing, "checks", lambda: (rule.check(find),))
    plaats.edit(ARTIKEL, "iedere plek", "elke plek")
    result = plaats.review()
    assert result.exit_code == 1
    section = result.stdout.partition("### Technisch of inhoudelijk\n\n")[2].partition("\n\n")[0]
    assert section == f"- `{REDEN}:1`: waarschuwing WW-04: Het bedrag verandert; kies inhoudelijk."


# --- what is fixed ---


def test_a_text_that_was_offered_may_not_change(plaats: Werkplaats) -> None:
    offered = plaats.renvooi("submit", "spelen@2025", "--by", "het college", "--today", "2026-01-05")
    assert offered.exit_code == 0, offered.output
    plaats.commit()
    plaats.branch("vervolg")
    plaats.edit(ARTIKEL, "iedere plek", "elke plek")
    result = plaats.review(base="werk")
    assert result.exit_code == 1
    assert "### Vaste tekst die verandert\n\n- " in result.stdout and "LEV-01" in result.stdout


def test_nobody_thaws_a_text_by_taking_its_steps_away(plaats: Werkplaats) -> None:
    before = (plaats.root / SPELEN / "versie.yaml").read_text(encoding="utf-8")
    plaats.renvooi("submit", "spelen@2025", "--by", "het college", "--today", "2026-01-05")
    plaats.commit()
    plaats.branch("vervolg")
    plaats.write(f"{SPELEN}/versie.yaml", before)
    result = plaats.review(base="werk")
    assert result.exit_code == 1 and "LEV-02: Een stap in de levensloop is veranderd of weggehaald" in result.stdout


def test_a_text_that_was_adopted_without_a_mark_is_held_to_what_it_was(plaats: Werkplaats) -> None:
    plaats.edit("dorp/honden/2024/versie.yaml", "werk:", "status: bekendgemaakt\nwerk:")
    plaats.commit()
    plaats.branch("vervolg")
    plaats.edit("dorp/honden/2024/tekst/artikel-2.md", "Overdag.", "Altijd.")
    result = plaats.review(base="werk")
    assert result.exit_code == 1 and "De tekst is bekendgemaakt en verandert hier." in result.stdout


def test_an_adopted_version_is_not_thrown_away_but_a_draft_may_be(plaats: Werkplaats) -> None:
    plaats.edit("dorp/honden/2025/versie.yaml", "werk:", "status: vastgesteld\nwerk:")
    plaats.commit()
    plaats.branch("vervolg")
    plaats.git("rm", "-rq", "ordinances/dorp/honden/2025", f"ordinances/{SPELEN}")
    result = plaats.review(base="werk")
    assert result.exit_code == 1 and "wordt hier verwijderd" in result.stdout
    assert result.stdout.count("deze versie wordt verwijderd.") == 2
    plaats.git("checkout", "-q", "HEAD", "--", "ordinances/dorp/honden")
    assert plaats.review(base="werk").exit_code == 0


# --- what can't be read ---


def test_a_text_that_cannot_be_read_is_told_in_the_comment_too(plaats: Werkplaats) -> None:
    plaats.edit(ARTIKEL, "# Artikel 1 Doel", "Artikel 1 Doel")
    plaats.edit("dorp/honden/2025/tekst/artikel-1.md", "iedere plek", "elke plek")
    plaats.write("dorp/honden/2025/besluit/onderbouwing/artikel-1.md", WAAROM)
    result = plaats.review()
    assert result.exit_code == 2 and ARTIKEL in result.stderr
    assert "**Niet te toetsen.**" in result.stdout and "### Niet te lezen\n\n- `" + ARTIKEL in result.stdout
    assert "<ins>elke</ins>" in result.stdout, "the other version is still shown"


def test_mending_what_could_not_be_read_is_in_order(plaats: Werkplaats) -> None:
    good = (plaats.root / ARTIKEL).read_text(encoding="utf-8")
    plaats.edit(ARTIKEL, "# Artikel 1 Doel", "Artikel 1 Doel")
    plaats.commit()
    plaats.branch("vervolg")
    plaats.write(ARTIKEL, good)
    assert plaats.review(base="werk").exit_code == 0


# --- the comment ---


@pytest.fixture
def groot(plaats: Werkplaats) -> Werkplaats:
    """A change of forty articles."""
    for number in range(3, 43):
        plaats.write(f"{SPELEN}/tekst/artikel-{number}.md", f"# Artikel {number}\n\n{LANG}\n")
    plaats.commit()
    plaats.branch("vervolg")
    for number in range(3, 43):
        plaats.edit(f"{SPELEN}/tekst/artikel-{number}.md", "schoon achter", f"netjes achter ({number})")
    return plaats


@pytest.mark.parametrize("limiet", [*range(600, 6000, 450), 20_000, LIMIET])
def test_a_comment_that_is_too_long_ends_before_an_article_and_says_so(groot: Werkplaats, limiet: int) -> None:
    found = toets(zijden(groot.root, "werk", None), "werk")
    stijl = huisstijl(load_templates(groot.root))
    whole = toetsbericht(found, stijl, "https://example.org/stukken")
    text = toetsbericht(found, stijl, "https://example.org/stukken", limiet)
    assert lengte(text) <= limiet
    for tag in ("details", "table", "td", "summary"):
        assert len(re.findall(f"<{tag}[ >]", text)) == text.count(f"</{tag}>")
    shown = text.count("<details>")
    if shown < whole.count("<details>"):
        assert "(https://example.org/stukken)" in text
        assert not shown or f"{40 - shown} bepaling" in text
    else:
        assert text == whole


def test_the_length_is_counted_as_a_browser_does() -> None:
    assert lengte("aé") == 2 and lengte("𝄞") == 2


def test_a_code_in_a_message_stays_code_and_the_rest_is_plain_text(
    plaats: Werkplaats, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = Rule("PRF-01", "Proef", "S1", Severity.WARNING, "", "")

    def find(versie: Versie) -> Iterator[Finding]:
        yield rule.finding(Position(ARTIKEL, 3), "Zet <b> om\nmet `renvooi fmt` *hier*.")

    monkeypatch.setattr(toetsing, "checks", lambda: (rule.check(find),))
    monkeypatch.setattr(toetsing, "_eerder", lambda *rest: ())
    plaats.edit(ARTIKEL, "iedere plek", "elke plek")
    assert "PRF-01: Zet \\<b> om met `renvooi fmt` \\*hier\\*." in plaats.review().stdout


# --- the lines ---


def test_annotations_for_github_name_the_file_from_the_top_of_the_repository(plaats: Werkplaats) -> None:
    plaats.edit(ARTIKEL, "in de gemeente.", "in de gemeente. Zie artikel 4.")
    lines = plaats.review("-f", "github").stdout.splitlines()
    assert any(line.startswith(f"::error file=ordinances/{ARTIKEL},line=3,") for line in lines), lines
    assert all(re.fullmatch(r"::(error|warning|notice) \S.*::.+", line) for line in lines)


def test_the_quality_report_for_gitlab_keeps_its_fingerprints_when_lines_shift(plaats: Werkplaats) -> None:
    plaats.edit(ARTIKEL, "in de gemeente.", "in de gemeente. Zie artikel 4.")
    first = kwaliteit(plaats, "REF-01")
    plaats.edit(ARTIKEL, "# Artikel 1", "---\nid: doel\n---\n# Artikel 1")
    second = kwaliteit(plaats, "REF-01")
    assert set(first) == {"description", "check_name", "fingerprint", "severity", "location"}
    assert first["location"] == {"path": f"ordinances/{ARTIKEL}", "lines": {"begin": 3}}
    assert first["fingerprint"] == second["fingerprint"] and first["location"] != second["location"]


def test_a_message_cannot_break_out_of_its_command(plaats: Werkplaats, monkeypatch: pytest.MonkeyPatch) -> None:
    rule = Rule("PRF-01", "Proef", "S1", Severity.WARNING, "", "")

    def find(versie: Versie) -> Iterator[Finding]:
        yield rule.finding(Position(ARTIKEL, 3), "100% fout\n::set-env name=x::y")

    monkeypatch.setattr(toetsing, "checks", lambda: (rule.check(find),))
    monkeypatch.setattr(toetsing, "_eerder", lambda *rest: ())
    plaats.edit(ARTIKEL, "iedere plek", "elke plek")
    (line,) = plaats.review("-f", "github").stdout.splitlines()
    assert line.endswith("::100%25 fout%0A::set-env name=x::y")


def test_a_bron_without_files_differs_in_everything(plaats: Werkplaats) -> None:
    from pipeline.store.bronnen import map_bron
    from pipeline.store.verschillen import verschillen

    found = verschillen(Bron({}, lambda path: b"", "leeg"), map_bron(plaats.root))
    assert [str(one.adres) for one in found] == [
        "dorp/honden@2024",
        "dorp/honden@2025",
        "dorp/spelen@2024",
        "dorp/spelen@2025",
    ]
