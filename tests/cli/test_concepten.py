"""`renvooi status`: the drafts in the branches, what is out of date, and who must supply what is unknown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import git
import pytest

from tests.cli.gitplaats import LIJN, Gitplaats, nieuwe_gitplaats

ADRES = f"{LIJN}@2026"


@pytest.fixture
def plaats(tmp_path: Path) -> Iterator[Gitplaats]:
    place = nieuwe_gitplaats(tmp_path)
    place.done("draft", "speelplekken", "2026")
    yield place
    place.repo.close()


def concepten(plaats: Gitplaats) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(plaats.run("status", "-f", "json").stdout)["concepten"]
    return found


def werk(plaats: Gitplaats, naam: str) -> dict[str, object]:
    (one,) = concepten(plaats)
    found = one["werk"]
    assert isinstance(found, list)
    return next(dict(item) for item in found if item["branch"] == naam)


def test_a_draft_is_told_with_its_base_and_the_work_on_it(plaats: Gitplaats) -> None:
    told = plaats.done("status")
    assert f"{ADRES}: concept, kopie van 2025, basis: branch concept/2026\n" in told
    assert "  branch werk/2026 (deze branch): nog niets bewaard\n" in told
    plaats.vervang("artikel-5.md", "twee weken", "een week")
    plaats.bewaar()
    assert "werk/2026 (deze branch): 1 commit, 1 bestand anders\n" in plaats.done("status")
    plaats.done("draft", "speelplekken", "2026", "--branch", "werk/honden")
    assert werk(plaats, "werk/2026") == {
        "branch": "werk/2026",
        "hier": False,
        "commits": 1,
        "bestanden": 1,
        "achter": False,
        "opgenomen": False,
    }
    assert werk(plaats, "werk/honden")["hier"] is True


def test_a_draft_that_the_working_folder_does_not_have_is_told_too(plaats: Gitplaats) -> None:
    plaats.git("switch", "-q", "main")
    (one,) = concepten(plaats)
    assert (one["adres"], one["basis"], one["was"], one["verouderd"]) == (ADRES, "concept/2026", ["2025"], [])


def test_work_that_was_merged_and_work_that_lags_behind(plaats: Gitplaats) -> None:
    plaats.done("draft", "speelplekken", "2026", "--branch", "werk/honden")
    plaats.git("switch", "-q", "werk/2026")
    plaats.vervang("artikel-5.md", "twee weken", "een week")
    plaats.bewaar()
    plaats.git("switch", "-q", "concept/2026")
    plaats.git("merge", "-q", "--no-ff", "-m", "samen", "werk/2026")
    assert werk(plaats, "werk/2026")["opgenomen"] is True
    plaats.git("switch", "-q", "werk/honden")
    plaats.vervang("artikel-9.md", "aangelijnd", "vastgebonden")
    plaats.bewaar()
    assert werk(plaats, "werk/honden")["achter"] is True
    assert "loopt achter op de basis" in plaats.done("status")


def verander_de_tekst(plaats: Gitplaats) -> str:
    path = plaats.bestand("artikel-5.md", "2025")
    path.write_text(path.read_text(encoding="utf-8").replace("twee weken", "drie weken"), encoding="utf-8")
    return "de tekst van 2025 is veranderd"


def stel_iets_later_vast(plaats: Gitplaats) -> str:
    plaats.done("draft", "speelplekken", "2025-2", "--no-git")
    record = plaats.map("2025-2") / "versie.yaml"
    text = record.read_text(encoding="utf-8").replace("status: concept", "status: vastgesteld")
    record.write_text(f"{text}inwerkingtreding: 2025-05-01\n", encoding="utf-8")
    return "na 2025 is 2025-2 vastgesteld"


@pytest.mark.parametrize("gebeurt", [verander_de_tekst, stel_iets_later_vast])
def test_a_copy_of_what_changed_since_is_out_of_date(plaats: Gitplaats, gebeurt: object) -> None:
    plaats.git("switch", "-q", "main")
    assert callable(gebeurt)
    told = gebeurt(plaats)
    assert concepten(plaats)[0]["verouderd"] == [], "what is not committed to main is no law yet"
    plaats.bewaar()
    (reason,) = concepten(plaats)[0]["verouderd"]  # type: ignore[misc]
    assert told in reason
    assert f"  verouderd: {told}" in plaats.done("status")


def test_what_only_reads_otherwise_in_bytes_is_not_out_of_date(plaats: Gitplaats) -> None:
    plaats.git("switch", "-q", "main")
    path = plaats.bestand("artikel-5.md", "2025")
    path.write_text(path.read_text(encoding="utf-8").replace("binnen twee", "binnen\ntwee"), encoding="utf-8")
    plaats.bewaar()
    assert concepten(plaats)[0]["verouderd"] == []


def test_the_draft_of_a_colleague_is_found_at_the_remote(
    plaats: Gitplaats, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("collega") / "kopie"
    collega = Gitplaats(folder, git.Repo.clone_from(str(plaats.top), str(folder), branch="main"))
    (one,) = concepten(collega)
    assert one["basis"] == "origin/concept/2026"
    assert [item["branch"] for item in one["werk"]] == ["origin/werk/2026"]  # type: ignore[attr-defined]
    collega.repo.close()


def test_a_draft_that_was_taken_up_is_no_draft_any_more(plaats: Gitplaats) -> None:
    plaats.git("switch", "-q", "main")
    plaats.git("merge", "-q", "concept/2026")
    assert concepten(plaats) == []


def test_who_must_supply_what(plaats: Gitplaats) -> None:
    plaats.vervang("artikel-5.md", "twee weken", "een week")
    plaats.vervang("artikel-9.md", "aangelijnd", "vastgebonden")
    (plaats.map() / "besluit/onderbouwing/artikel-9.md").write_text("Omdat.\n", encoding="utf-8")
    overheid = plaats.root / "voorbeeldstad/overheid.yaml"
    lines = [line for line in overheid.read_text(encoding="utf-8").splitlines() if not line.startswith("oin")]
    overheid.write_text("\n".join(lines) + "\n", encoding="utf-8")
    told = plaats.done("status", ADRES)
    for line in (
        "steller: de onderbouwing bij artikel 5 (besluit/onderbouwing/artikel-5.md), nodig voor het aanbieden",
        "jurist: of de wijziging van artikel 9 technisch of inhoudelijk is",
        "college: de portefeuillehouder",
        "griffie: de dag van vaststelling (`vastgesteld` in versie.yaml), nodig voor het bekendmaken",
        "griffie: de naam van de griffier",
        "publicatiemedewerker: het OIN (`oin` in overheid.yaml)",
    ):
        assert f"  {line}" in told
    assert "bij artikel 4" not in told
    data = json.loads(plaats.done("status", ADRES, "-f", "json"))
    assert {
        "wat": "het OIN",
        "wie": "publicatiemedewerker",
        "waar": "`oin` in overheid.yaml",
        "voor": "bekendmaken",
    } in data["ontbreekt"]
    assert data["status"] == "concept" and data["volgende_stap"].startswith("aanbieden")


def test_nothing_is_missing_from_what_was_announced(plaats: Gitplaats) -> None:
    assert "Er ontbreekt nog" not in plaats.done("status", f"{LIJN}@2024")
