"""A draft: an unedited copy on a base branch, a branch to work in, and nothing else that changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import git
import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.compare import compare
from pipeline.formats.tekst.write import regels
from pipeline.model import Status
from pipeline.store.tekst import artikelen
from pipeline.store.tekstmerk import tekstmerk
from tests.cli.gitplaats import LIJN, Gitplaats, nieuwe_gitplaats

SOCIAAL = "olst-wijhe/verordening-sociaal-domein"


@pytest.fixture
def plaats(tmp_path: Path) -> Iterator[Gitplaats]:
    place = nieuwe_gitplaats(tmp_path)
    yield place
    place.repo.close()


def stand(plaats: Gitplaats) -> tuple[object, ...]:
    """All that a draft may touch: branches, HEAD, what is staged, and every file."""
    files = {
        path.relative_to(plaats.top).as_posix(): path.read_bytes()
        for path in sorted(plaats.top.rglob("*"))
        if path.is_file() and ".git" not in path.relative_to(plaats.top).parts
    }
    folders = sorted(path for path in plaats.root.rglob("*") if path.is_dir())
    return (
        plaats.git("for-each-ref"),
        plaats.git("symbolic-ref", "HEAD"),
        plaats.git("ls-files", "--stage"),
        plaats.git("status", "--porcelain"),
        files,
        folders,
    )


def test_a_draft_is_the_text_in_force_in_branches_of_its_own(plaats: Gitplaats) -> None:
    was = plaats.versie(f"{LIJN}@2025")
    told = plaats.done("draft", "speelplekken", "2026")
    assert plaats.repo.active_branch.name == "werk/2026"
    assert "concept/2026" in told and "werk/2026" in told
    assert plaats.git("rev-parse", "werk/2026") == plaats.git("rev-parse", "concept/2026")
    assert plaats.git("rev-parse", "concept/2026^") == plaats.git("rev-parse", "main")
    added = plaats.git("diff", "--name-status", "main", "concept/2026").splitlines()
    assert {line.partition("\t")[0] for line in added} == {"A"}
    assert plaats.git("status", "--porcelain") == ""
    versie = plaats.versie()
    assert versie.regeling == was.regeling
    assert versie.afbeeldingen == was.afbeeldingen
    gegevens = versie.gegevens
    assert (gegevens.status, gegevens.was, gegevens.werk) == (Status.CONCEPT, ("2025",), was.gegevens.werk)
    assert gegevens.slotbepalingen == was.gegevens.slotbepalingen
    assert not (gegevens.vastgesteld or gegevens.inwerkingtreding or gegevens.publicatie or gegevens.proef)
    assert versie.besluit is not None and versie.besluit.onderbouwingen == ()


def test_the_difference_shows_the_edits_and_nothing_else(plaats: Gitplaats) -> None:
    plaats.done("draft", "speelplekken", "2026")
    plaats.vervang("artikel-5.md", "binnen twee weken", "binnen een week")
    plaats.done("fmt", str(plaats.map()))
    plaats.bewaar()
    assert plaats.gewijzigd("concept/2026", "werk/2026") == ["tekst/hoofdstuk-2/artikel-5.md"]


def test_every_article_of_a_draft_has_an_id_that_says_what_it_is_about(plaats: Gitplaats) -> None:
    plaats.done("draft", "sociaal-domein", "2023", "--from", "2022")
    ids = {artikel.kop.nummer: artikel.id for artikel in artikelen(plaats.versie(f"{SOCIAAL}@2023").regeling.lichaam)}
    assert ids["5.2.2"] == "een-schone-en-leefbare-woning"
    assert len(set(ids.values())) == len(ids) and all(re.fullmatch(r"[a-z0-9-]+", one) for one in ids.values())


def test_an_id_alone_is_no_change_that_anyone_is_told(plaats: Gitplaats) -> None:
    plaats.done("draft", "sociaal-domein", "2023", "--from", "2022")
    was, wordt = (plaats.versie(f"{SOCIAAL}@{name}") for name in ("2022", "2023"))
    assert tekstmerk(was) != tekstmerk(wordt)  # it is another version
    found = compare(was.regeling, wordt.regeling)
    assert found.wijzigingen and regels(found) == []
    page = plaats.done("compare", f"{SOCIAAL}@2022", f"{SOCIAAL}@2023", "-f", "md")
    assert "opmaak" not in page and "5.2.2" not in page


def test_an_id_alone_is_no_change_in_stop_either(plaats: Gitplaats) -> None:
    for path in (plaats.map("2025") / "tekst").rglob("artikel-*.md"):
        path.write_text(re.sub(r"\A---\n.*?\n---\n", "", path.read_text("utf-8"), flags=re.S), "utf-8", newline="\n")
    plaats.bewaar()
    plaats.done("draft", "speelplekken", "2026")
    plaats.vervang("artikel-5.md", "twee weken", "een week")
    proef = (plaats.map("2025") / "versie.yaml").read_text("utf-8").partition("\nproef:")[2].replace("2025", "2026")
    record = plaats.map() / "versie.yaml"
    record.write_text(f"{record.read_text('utf-8')}proef:{proef}", "utf-8")
    plaats.done("stop", f"{LIJN}@2026", "--proef", "-o", str(plaats.top / "uit"))
    found = re.findall(r'<Vervang wat="([^"]+)"', (plaats.top / "uit/besluit.xml").read_text("utf-8"))
    assert [wid.rpartition("__")[2] for wid in found] == ["art_5"]


def test_tariffs_images_and_odd_files_come_along_byte_for_byte(plaats: Gitplaats) -> None:
    plaats.done("draft", "sociaal-domein", "2023", "--from", "2022")
    names = ("tekst/tarieven-wmo.yaml",)
    for name in names:
        assert (plaats.root / SOCIAAL / "2023" / name).read_bytes() == (
            plaats.root / SOCIAAL / "2022" / name
        ).read_bytes()
    assert plaats.versie(f"{SOCIAAL}@2023").tarieven == plaats.versie(f"{SOCIAAL}@2022").tarieven


def test_a_frozen_lock_is_not_the_drafts(plaats: Gitplaats) -> None:
    (plaats.map("2025") / "identiteit.lock.yaml").write_text("chp_1: gm9999_1__chp_1\n", encoding="utf-8")
    plaats.bewaar()
    plaats.done("draft", "speelplekken", "2026")
    assert not (plaats.map() / "identiteit.lock.yaml").exists()


def test_a_second_draft_starts_from_the_same_copy(plaats: Gitplaats) -> None:
    plaats.done("draft", "speelplekken", "2026")
    plaats.vervang("artikel-5.md", "twee weken", "een week")
    plaats.bewaar()
    plaats.done("draft", "speelplekken", "2026", "--branch", "werk/honden")
    assert plaats.repo.active_branch.name == "werk/honden"
    assert plaats.git("rev-parse", "werk/honden") == plaats.git("rev-parse", "concept/2026")
    assert "twee weken" in plaats.bestand("artikel-5.md").read_text(encoding="utf-8")
    plaats.done("draft", "speelplekken", "2026")
    assert plaats.repo.active_branch.name == "werk/2026-2"


def test_a_base_that_a_colleague_pushed_is_shared(plaats: Gitplaats, tmp_path_factory: pytest.TempPathFactory) -> None:
    plaats.done("draft", "speelplekken", "2026")
    folder = tmp_path_factory.mktemp("collega")
    clone = git.Repo.clone_from(str(plaats.top), str(folder / "kopie"), branch="main")
    collega = Gitplaats(folder / "kopie", clone)
    collega.done("draft", "speelplekken", "2026", "--branch", "werk/honden")
    assert collega.git("rev-parse", "concept/2026") == plaats.git("rev-parse", "concept/2026")
    assert collega.map().is_dir()
    clone.close()


def test_two_ordinances_with_one_name_for_a_version_have_bases_of_their_own(plaats: Gitplaats) -> None:
    plaats.done("draft", "speelplekken", "2026")
    plaats.git("switch", "-q", "main")
    plaats.done("draft", "sociaal-domein", "2026", "--from", "2022")
    assert plaats.repo.active_branch.name == "werk/verordening-sociaal-domein-2026"
    assert {"concept/2026", "concept/verordening-sociaal-domein-2026"} <= {head.name for head in plaats.repo.heads}
    plaats.git("switch", "-q", "main")
    plaats.done("draft", "sociaal-domein", "2026", "--branch", "werk/tarieven")
    assert plaats.git("rev-parse", "werk/tarieven") == plaats.git(
        "rev-parse", "concept/verordening-sociaal-domein-2026"
    )


def vuil(plaats: Gitplaats) -> None:
    path = plaats.bestand("artikel-5.md", "2024")
    path.write_text(path.read_text(encoding="utf-8") + "\nMeer.\n", encoding="utf-8")


def nieuw(plaats: Gitplaats) -> None:
    (plaats.map("2025") / "tekst/artikel-99.md").write_text("# Artikel 99\n\nNieuw.\n", encoding="utf-8")


def klaargezet(plaats: Gitplaats) -> None:
    vuil(plaats)
    plaats.git("add", "-A")


def half_samengevoegd(plaats: Gitplaats) -> None:
    (Path(plaats.repo.git_dir) / "MERGE_HEAD").write_text(plaats.git("rev-parse", "HEAD") + "\n", encoding="utf-8")


def op_een_concept(plaats: Gitplaats) -> None:
    plaats.done("draft", "sociaal-domein", "2023", "--from", "2022")


@pytest.mark.parametrize(
    ("vooraf", "told"),
    [
        (vuil, "nog niet bewaard"),
        (nieuw, "artikel-99.md"),
        (klaargezet, "nog niet bewaard"),
        (half_samengevoegd, "nog ergens mee bezig"),
        (op_een_concept, "git switch main"),
    ],
)
def test_what_would_come_along_is_refused(plaats: Gitplaats, vooraf: Callable[[Gitplaats], None], told: str) -> None:
    vooraf(plaats)
    before = stand(plaats)
    result = plaats.run("draft", "speelplekken", "2026")
    assert result.exit_code == 2 and told in result.stderr
    assert stand(plaats) == before


def test_changes_outside_the_ordinances_stay_where_they_are(plaats: Gitplaats) -> None:
    (plaats.top / "notities.txt").write_text("los", encoding="utf-8")
    plaats.done("draft", "speelplekken", "2026")
    assert (plaats.top / "notities.txt").read_text(encoding="utf-8") == "los"
    assert plaats.git("status", "--porcelain") == "?? notities.txt"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("speelplekken@2025", "2026"), "hier hoort alleen de regeling"),
        (("speelplekke", "2025"), "De versie “2025” bestaat al"),
        (("speelplekken", "vol gend"), "kan geen naam"),
        (("speelplekken", "2026", "--from", "1999"), "bestaat niet"),
        (("speelplekken", "2026", "--from", "sociaal-domein@2022"), "is een andere regeling"),
        (("katten", "2026"), "geen regeling waarop"),
        (("verordening", "2026"), "past op meer dan één regeling"),
        (("sociaal-domein", "2023"), "--from"),
        (("speelplekken", "2026", "--branch", "a..b"), "kan geen naam van een branch zijn"),
        (("speelplekken", "2026", "--branch", "main"), "bestaat al"),
        (("speelplekken", "2026", "--branch", "x", "--no-git"), "--no-git"),
    ],
)
def test_a_question_that_cannot_be_is_refused(plaats: Gitplaats, words: tuple[str, ...], told: str) -> None:
    before = stand(plaats)
    result = plaats.run("draft", *words)
    assert result.exit_code == 2 and told in result.stderr, result.output
    assert stand(plaats) == before


def test_without_git_only_the_folder_is_written(plaats: Gitplaats, tmp_path_factory: pytest.TempPathFactory) -> None:
    loose = tmp_path_factory.mktemp("los")
    (plaats.root).rename(loose / "ordinances")
    root = ("--root", str(loose / "ordinances"))
    refused = CliRunner().invoke(main, [*root, "draft", "speelplekken", "2026", "--today", "2025-06-01"])
    assert refused.exit_code == 2 and "--no-git" in refused.stderr and "git init" in refused.stderr
    done = CliRunner().invoke(main, [*root, "draft", "speelplekken", "2026", "--no-git", "--today", "2025-06-01"])
    assert done.exit_code == 0, done.output
    assert (loose / "ordinances" / LIJN / "2026/versie.yaml").is_file()


def test_other_versions_under_way_are_told(plaats: Gitplaats) -> None:
    assert "Let op" not in plaats.done("draft", "speelplekken", "2026", "--no-git")
    told = plaats.done("draft", "speelplekken", "2027", "--no-git", "--today", "2025-01-01")
    assert f"gelijk aan {LIJN}@2024" in told
    assert f"{LIJN}@2025 is vastgesteld maar geldt pas vanaf 2025-04-01" in told
    assert f"er loopt al een concept van deze regeling: {LIJN}@2026" in told


def test_a_record_that_cannot_be_read_does_not_stop_a_draft_halfway(plaats: Gitplaats) -> None:
    record = plaats.map("2025") / "versie.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("werk:", "wrk:"), encoding="utf-8")
    plaats.bewaar()
    assert "werk/2027" in plaats.done("draft", "speelplekken", "2027", "--from", "2024")


def test_a_repository_that_does_not_know_who_you_are_says_what_to_type(
    plaats: Gitplaats, monkeypatch: pytest.MonkeyPatch
) -> None:
    with plaats.repo.config_writer() as config:
        config.remove_section("user")
        config.set_value("user", "useConfigOnly", "true")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    before = stand(plaats)
    result = plaats.run("draft", "speelplekken", "2026")
    assert result.exit_code == 2 and "git config --global user.name" in result.stderr
    assert stand(plaats) == before


@pytest.mark.parametrize(("tweede", "erna"), [(False, False), (False, True), (True, True)])
def test_a_failure_at_any_step_leaves_everything_as_it_was(
    plaats: Gitplaats, monkeypatch: pytest.MonkeyPatch, tweede: bool, erna: bool
) -> None:
    if tweede:
        plaats.done("draft", "speelplekken", "2026")
        plaats.git("switch", "-q", "main")
    before = stand(plaats)
    execute = git.cmd.Git.execute
    count, failing = 0, 0

    def ramp(self: git.cmd.Git, *words: object, **options: object) -> object:
        nonlocal count
        count += 1
        if count == failing and not erna:
            raise KeyboardInterrupt
        try:
            return execute(self, *words, **options)  # type: ignore[call-overload]
        finally:
            if count == failing:
                raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(git.cmd.Git, "execute", ramp)
        while True:
            count, failing = 0, failing + 1
            assert failing < 60
            result = plaats.run("draft", "speelplekken", "2026", "--branch", "werk/x")
            patch.setattr(git.cmd.Git, "execute", execute)
            if result.exit_code == 0:
                break
            assert result.exit_code == 1 and stand(plaats) == before, failing
            patch.setattr(git.cmd.Git, "execute", ramp)
    assert failing > 10
    assert plaats.repo.active_branch.name == "werk/x" and plaats.map().is_dir()
