"""Beginning: a repository for an authority, an ordinance in it, and what is unknown open to see."""

from __future__ import annotations

from pathlib import Path

import git
import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.model import Overheidssoort
from pipeline.store import open_versie


def run(*words: str) -> Result:
    result = CliRunner().invoke(main, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def hier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_from_nothing_to_a_draft_that_can_be_built(hier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = run("new", "regels", "--name", "Olst-Wijhe", "--code", "gm1773")
    assert begun.exit_code == 0 and "is nu een Git-repository" in begun.output
    assert "Nog in te vullen" in begun.output and "oin" in begun.output and "code," not in begun.output
    monkeypatch.chdir(hier / "regels")
    made = run("new", "olst-wijhe/marktverordening@2026", "--title", "Marktverordening  2026")
    assert made.exit_code == 0, made.output
    versie = open_versie(hier / "regels/ordinances", "marktverordening@2026")
    assert versie.gegevens.citeertitel == "Marktverordening 2026"
    assert versie.overheid.organen.raad == "de raad van de gemeente Olst-Wijhe"
    assert [een.naam for een in versie.overheid.ondertekenaars.raad] == [None, None]
    assert versie.gegevens.inwerkingtreding is None and versie.lijn.grondslagen == ()
    assert run("fmt", "--check").exit_code == 0
    assert run("build", "-f", "html").exit_code == 0
    found = run("lint").output
    assert "PUB-01 fout “[nog in te vullen: het opschrift]”" in found and "STR-03" in found
    assert "jurist: de grondslag" in run("status", "marktverordening@2026").output


def test_a_new_article_of_a_draft_gets_its_id_from_fmt(hier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("new", "regels", "--name", "Olst-Wijhe", "--code", "gm1773")
    monkeypatch.chdir(hier / "regels")
    run("new", "olst-wijhe/marktverordening@2026", "--title", "Marktverordening 2026")
    folder = Path("ordinances/olst-wijhe/marktverordening/2026/tekst")
    for name in ("artikel-2.md", "artikel-3.md"):
        (folder / name).write_text(f"# {name[:-3].capitalize().replace('-', ' ')} De dagen\n\nZaterdag.\n", "utf-8")
    assert run("fmt", "--check").exit_code == 1
    assert run("fmt", str(folder / "artikel-2.md")).exit_code == 0
    assert (folder / "artikel-2.md").read_text("utf-8") == "---\nid: de-dagen\n---\n# Artikel 2 De dagen\n\nZaterdag.\n"
    assert run("fmt").exit_code == 0
    assert "id: de-dagen-2\n" in (folder / "artikel-3.md").read_text("utf-8")
    assert run("fmt", "--check").exit_code == 0


def test_what_is_unknown_is_open_and_asked_for(hier: Path) -> None:
    made = run("new", "regels", "--name", "Zwolle")
    assert "Nog in te vullen in ordinances/zwolle/overheid.yaml: code, oin" in made.output
    refused = run("--root", "regels/ordinances", "new", "zwolle/marktverordening@2026", "--title", "Marktverordening")
    assert refused.exit_code == 2 and "overheid.yaml:" in refused.stderr and "“code” ontbreekt" in refused.stderr
    assert not (hier / "regels/ordinances/zwolle/marktverordening").exists()


@pytest.mark.parametrize("soort", [str(item) for item in Overheidssoort])
def test_every_kind_of_authority(hier: Path, soort: str) -> None:
    made = run("new", "regels", "--name", "Overijssel", "--code", "pv23", "--kind", soort)
    assert made.exit_code == 0
    text = (hier / "regels/ordinances/overijssel/overheid.yaml").read_text("utf-8")
    assert (f"soort: {soort}" in text) or (f'soort: "{soort}"' in text)
    assert ("provinciale staten van Overijssel" in text) == (soort == "provincie")


def test_a_folder_in_a_repository_becomes_no_repository_of_its_own(hier: Path) -> None:
    git.Repo.init(hier).close()
    made = run("new", "regels", "--name", "Zwolle", "--code", "gm0193")
    assert made.exit_code == 0 and not (hier / "regels/.git").exists()


def test_what_is_there_is_never_overwritten(hier: Path) -> None:
    (hier / "regels").mkdir()
    (hier / "regels/README.md").write_text("Van ons.\n", "utf-8")
    assert run("new", "regels", "--name", "Zwolle", "--code", "gm0193").exit_code == 0
    assert (hier / "regels/README.md").read_text("utf-8") == "Van ons.\n"
    again = run("new", "regels", "--name", "Zwolle", "--code", "gm0193")
    assert again.exit_code == 2 and "al een begin gemaakt" in again.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("new", "regels"), "--name"),
        (("new", "regels", "--name", "Zwolle", "--code", "0193"), "is geen code van een overheid"),
        (("new", "regels", "--title", "X"), "geen adres van een nieuwe versie"),
        (("new", "zwolle/X@1", "--title", "X"), "geen volledig adres"),
        (("new", "zwolle/x@1"), "--title"),
        (("new", "zwolle/x@1", "--name", "Zwolle", "--title", "X"), "--name en --code"),
        (("new", "deventer/x@1", "--title", "X"), "nog niets bekend"),
        (("new", "zwolle/markt@2", "--title", "X"), "renvooi draft markt 2"),
    ],
)
def test_a_beginning_that_cannot_be_is_refused(hier: Path, words: tuple[str, ...], told: str) -> None:
    run("new", ".", "--name", "Zwolle", "--code", "gm0193")
    run("new", "zwolle/markt@1", "--title", "Marktverordening")
    before = sorted(path for path in hier.rglob("*") if ".git" not in path.parts)
    result = run(*words)
    assert result.exit_code == 2 and told in result.stderr, result.output
    assert sorted(path for path in hier.rglob("*") if ".git" not in path.parts) == before
