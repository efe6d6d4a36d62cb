"""A small data root on disk, and the command run on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main

OVERHEID = """\
naam: Dorp
soort: gemeente
code: gm9998
organen:
  raad: de raad van de gemeente Dorp
  college: het college van burgemeester en wethouders
"""


def lijn(name: str) -> dict[str, str]:
    """A lineage of two versions, of which the second is proposed."""
    base = f"dorp/{name}"
    facts = f"werk: {name}\nciteertitel: {name.capitalize()}\nopschrift: {name.capitalize()} Dorp\n"
    return {
        f"{base}/regeling.yaml": f"naam: {name.capitalize()}\n",
        f"{base}/2024/versie.yaml": facts,
        f"{base}/2024/tekst/artikel-1.md": "# Artikel 1 Doel\n\nSpelen mag op iedere speelplek in de gemeente.\n",
        f"{base}/2024/tekst/artikel-2.md": "# Artikel 2 Tijd\n\n**1.** Overdag.\n\n**2.** Niet ’s nachts.\n",
        f"{base}/2025/versie.yaml": facts + 'was: ["2024"]\n',
        f"{base}/2025/tekst/artikel-1.md": "# Artikel 1 Doel\n\nSpelen mag op iedere plek in de gemeente.\n",
        f"{base}/2025/tekst/artikel-2.md": "# Artikel 2 Tijd\n\n**1.** Overdag.\n\n**2.** Niet ’s nachts.\n",
        f"{base}/2025/besluit/besluit.yaml": "onderwerp: Ruimer spelen\n",
    }


def write(root: Path, files: dict[str, str]) -> None:
    """Put the files on disk."""
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two lineages of one authority."""
    place = tmp_path / "ordinances"
    write(place, {"dorp/overheid.yaml": OVERHEID, **lijn("spelen"), **lijn("honden")})
    return place


@pytest.fixture
def renvooi(root: Path) -> Callable[..., Result]:
    """Run the command on the data root; a traceback fails the test."""

    def run(*arguments: str) -> Result:
        result = CliRunner().invoke(main, ["--root", str(root), *arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert "Traceback" not in result.output
        return result

    return run
