"""Versions out of a Git revision, in a real repository, without a checkout."""

from __future__ import annotations

from pathlib import Path

import git
import pytest

from pipeline.model import Refused
from pipeline.store import git_bron, laad, map_bron, open_versie, versies

AUTEUR = ("-c", "user.name=renvooi", "-c", "user.email=renvooi@example.org", "-c", "commit.gpgsign=false")


def vastleggen(repository: git.Repo, message: str) -> str:
    repository.git.add("-A")
    repository.git.execute(["git", *AUTEUR, "commit", "-q", "-m", message])
    return str(repository.head.commit.hexsha)


@pytest.fixture
def data(tmp_path: Path, files: dict[str, str]) -> tuple[Path, git.Repo]:
    """A repository with the data root in its folder `regels/ë`, one commit."""
    root = tmp_path / "regels" / "ë"
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")
    repository = git.Repo.init(tmp_path, initial_branch="main")
    vastleggen(repository, "eerste")
    return root, repository


def test_a_revision_holds_what_was_committed(data: tuple[Path, git.Repo]) -> None:
    root, repository = data
    target = root / "dorp/speelregels/2024/tekst/hoofdstuk-1/artikel-1.md"
    target.write_text("---\nid: doel\n---\n# Artikel 1 Doel\n\nSpelen moet.\n", encoding="utf-8")
    old = open_versie(root, "main:speelregels@2024")
    new = open_versie(root, "speelregels@2024")
    assert "mag" in repr(old.regeling)
    assert "moet" in repr(new.regeling)
    assert str(old.adres) == "main:dorp/speelregels@2024"
    assert str(old.regeling.bijlagen[0].position) == "main:dorp/speelregels/2024/tekst/bijlage-1.md:1"
    assert target.read_text(encoding="utf-8").endswith("Spelen moet.\n"), "the working folder is untouched"
    repository.close()


def test_the_same_bytes_come_out_of_git_as_off_the_disk(data: tuple[Path, git.Repo]) -> None:
    root, repository = data
    (root / "dorp/speelregels/2024/tekst/leeg.png").write_bytes(b"")
    (root / "dorp/speelregels/2024/tekst/één \n twee.png").write_bytes(bytes(range(256)))
    sha = vastleggen(repository, "meer")
    disk, revision = map_bron(root), git_bron(root, sha[:8])
    assert list(disk) == list(revision)
    assert dict(disk) == dict(revision)
    repository.close()


def test_the_root_may_be_gone_from_disk(data: tuple[Path, git.Repo], tmp_path: Path) -> None:
    root, repository = data
    root.rename(tmp_path / "elders")
    assert [str(adres) for adres in versies(git_bron(root, "HEAD"))] == ["HEAD:dorp/speelregels@2024"]
    repository.close()


@pytest.mark.parametrize("revisie", ["bestaat-niet", "HEAD~99", "--help", "", "main..main", "0" * 40])
def test_a_revision_that_does_not_exist_is_refused(data: tuple[Path, git.Repo], revisie: str) -> None:
    root, repository = data
    with pytest.raises(Refused, match=r"Git-revisie “.*” bestaat niet"):
        git_bron(root, revisie)
    repository.close()


def test_a_revision_without_the_data_is_refused(data: tuple[Path, git.Repo], tmp_path: Path) -> None:
    _, repository = data
    with pytest.raises(Refused, match="heeft geen map “nergens”"):
        git_bron(tmp_path / "nergens", "HEAD")
    repository.close()


def test_outside_a_repository_there_are_no_revisions(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="niet onder versiebeheer"):
        git_bron(tmp_path, "HEAD")


def test_a_symbolic_link_is_refused_on_disk_and_in_git(data: tuple[Path, git.Repo]) -> None:
    root, repository = data
    (root / "dorp/speelregels/2025").symlink_to("2024", target_is_directory=True)
    vastleggen(repository, "koppeling")
    for read in (lambda: map_bron(root), lambda: git_bron(root, "HEAD")):
        with pytest.raises(Refused, match=r"2025: Dit is een symbolische koppeling"):
            read()
    repository.close()


def test_a_folder_under_the_name_of_a_file_and_a_submodule_are_refused_in_git(data: tuple[Path, git.Repo]) -> None:
    root, repository = data
    text = root / "dorp/speelregels/2024/tekst"
    (text / "artikel-5.md").mkdir()
    (text / "artikel-5.md" / "artikel-6.md").write_text("# Artikel 6\n\nx\n", encoding="utf-8")
    vastleggen(repository, "map")
    sha = str(repository.head.commit.hexsha)
    inside = (text / "hoofdstuk-2").relative_to(repository.working_tree_dir or "").as_posix()
    repository.git.update_index("--add", "--cacheinfo", f"160000,{sha},{inside}")
    repository.git.execute(["git", *AUTEUR, "commit", "-q", "-m", "submodule"])
    bron = git_bron(root, "HEAD")
    with pytest.raises(Refused) as refused:
        laad(bron, versies(bron)[0])
    assert [(problem.position.file.rpartition("/")[2], problem.message[:16]) for problem in refused.value.problems] == [
        ("artikel-5.md", "Dit is een map m"),
        ("hoofdstuk-2", "Dit is een submo"),
    ]
    repository.close()


def test_a_version_is_read_without_reading_the_others(data: tuple[Path, git.Repo]) -> None:
    root, repository = data
    (root / "dorp/ander/1").mkdir(parents=True)
    (root / "dorp/ander/1/versie.yaml").write_bytes(b"\xff")
    vastleggen(repository, "kapot")
    bron = git_bron(root, "main")
    assert laad(bron, next(adres for adres in versies(bron) if adres.versie == "2024")).regeling.lichaam
    repository.close()
