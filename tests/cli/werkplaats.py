"""A Git repository with ordinances, in which a test drafts and reviews as a policy officer does."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner, Result

from pipeline.cli import main

ALONE = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Proef",
    "GIT_AUTHOR_EMAIL": "proef@example.org",
    "GIT_COMMITTER_NAME": "Proef",
    "GIT_COMMITTER_EMAIL": "proef@example.org",
    "GIT_AUTHOR_DATE": "2026-01-05T12:00:00Z",
    "GIT_COMMITTER_DATE": "2026-01-05T12:00:00Z",
}
"""Git without the settings of whoever runs the tests."""


@dataclass(frozen=True)
class Werkplaats:
    """A repository; its ordinances are in `ordinances/`."""

    place: Path

    @property
    def root(self) -> Path:
        return self.place / "ordinances"

    def git(self, *words: str) -> str:
        done = subprocess.run(
            ["git", *words], cwd=self.place, env={**os.environ, **ALONE}, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def begin(self) -> None:
        self.git("init", "-q", "-b", "main")
        self.commit("Begin")

    def commit(self, message: str = "Wijziging") -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)

    def branch(self, name: str) -> None:
        self.git("checkout", "-q", "-b", name)

    def write(self, path: str, text: str) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        target = self.root / path
        text = target.read_text(encoding="utf-8")
        assert old in text
        target.write_text(text.replace(old, new), encoding="utf-8")

    def renvooi(self, *words: str) -> Result:
        result = CliRunner().invoke(main, ["--root", str(self.root), *words])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert "Traceback" not in result.output
        return result

    def review(self, *words: str, base: str = "main") -> Result:
        return self.renvooi("review", "--base", base, *words)
