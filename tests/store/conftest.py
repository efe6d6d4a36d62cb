"""A small data root in memory, to be spoiled one file at a time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import Adres, Refused
from pipeline.store import geheugen_bron, laad

LIJN = "dorp/speelregels"
VERSIE = f"{LIJN}/2024"
FILES = {
    "dorp/overheid.yaml": (
        "naam: Dorp\nsoort: gemeente\ncode: gm9998\norganen:\n  raad: de raad van de gemeente Dorp\n"
        "  college: het college van burgemeester en wethouders\n"
    ),
    f"{LIJN}/regeling.yaml": "naam: Speelregels\n",
    f"{VERSIE}/versie.yaml": "werk: speelregels-2024\nciteertitel: Speelregels\nopschrift: Speelregels Dorp\n",
    f"{VERSIE}/tekst/hoofdstuk-1/_hoofdstuk.md": "# Hoofdstuk 1 Algemeen\n",
    f"{VERSIE}/tekst/hoofdstuk-1/artikel-1.md": "---\nid: doel\n---\n# Artikel 1 Doel\n\nSpelen mag.\n",
    f"{VERSIE}/tekst/hoofdstuk-1/artikel-2.md": "# Artikel 2 Tijd\n\n**1.** Overdag.\n\n**2.** Niet ’s nachts.\n",
    f"{VERSIE}/tekst/bijlage-1.md": "# Bijlage 1 Kaart\n\nZie de kaart.\n",
}


@pytest.fixture
def files() -> dict[str, str]:
    """The files of a good data root, to change at will."""
    return dict(FILES)


@pytest.fixture
def klachten() -> Callable[[dict[str, str]], list[str]]:
    """Everything that reading version 2024 of the files complains about."""

    def read(files: dict[str, str]) -> list[str]:
        bron = geheugen_bron({path: text.encode() for path, text in files.items()})
        try:
            laad(bron, Adres("dorp", "speelregels", "2024"))
        except Refused as refused:
            return [str(problem) for problem in refused.problems]
        return []

    return read
