"""A real repository with the example ordinances, in which drafts are made."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import git
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.model import Versie
from pipeline.store import open_versie
from tests.conftest import ROOT

LIJN = "voorbeeldstad/verordening-speelplekken"
TODAY = "2025-06-01"
MET_DATUM = ("draft", "status")


@dataclass(frozen=True)
class Gitplaats:
    """A data root in a folder of a repository; everything in it is committed."""

    top: Path
    repo: git.Repo

    @property
    def root(self) -> Path:
        return self.top / "ordinances"

    def run(self, *words: str, invoer: str | None = None) -> Result:
        """A command on a fixed day; a traceback fails the test."""
        today = ("--today", TODAY) if words[0] in MET_DATUM and "--today" not in words else ()
        result = CliRunner().invoke(main, ["--root", str(self.root), *words, *today], input=invoer)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    def done(self, *words: str, invoer: str | None = None) -> str:
        """What a command says that has to succeed."""
        result = self.run(*words, invoer=invoer)
        assert result.exit_code == 0, result.output
        return result.output

    def git(self, *words: str) -> str:
        return str(self.repo.git.execute(["git", *words]))

    def bewaar(self, boodschap: str = "werk") -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", boodschap)

    def gewijzigd(self, van: str, naar: str) -> list[str]:
        """The files in which two branches differ, below the version."""
        listed = self.git("diff", "--name-only", "--no-renames", f"{van}...{naar}").splitlines()
        return sorted(name.split("/", 4)[-1] for name in listed)

    def map(self, versie: str = "2026") -> Path:
        return self.root / LIJN / versie

    def bestand(self, name: str, versie: str = "2026") -> Path:
        return next((self.map(versie) / "tekst").rglob(name))

    def versie(self, adres: str = f"{LIJN}@2026") -> Versie:
        return open_versie(self.root, adres)

    def vervang(self, name: str, oud: str, nieuw: str) -> None:
        """Edit a file of the draft."""
        path = self.bestand(name)
        text = path.read_text(encoding="utf-8")
        assert oud in text, (name, oud)
        path.write_bytes(text.replace(oud, nieuw).encode())


def nieuwe_gitplaats(folder: Path) -> Gitplaats:
    """The ordinances of the example, committed to `main` by somebody with a name."""
    shutil.copytree(ROOT / "ordinances", folder / "ordinances")
    repo = git.Repo.init(folder, initial_branch="main")
    with repo.config_writer() as config:
        config.set_value("user", "name", "renvooi")
        config.set_value("user", "email", "renvooi@example.org")
        config.set_value("commit", "gpgsign", "false")
    place = Gitplaats(folder, repo)
    place.bewaar("begin")
    return place
