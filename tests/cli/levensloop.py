"""The example ordinances as a place to live through a life cycle: complete, and its 2025 version a draft."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.model import Versie
from pipeline.store import open_versie
from tests.conftest import ROOT

DATA = ROOT / "ordinances"
ADRES = "voorbeeldstad/verordening-speelplekken@2025"
LIJN = "voorbeeldstad/verordening-speelplekken"
COLLEGE = "het college van burgemeester en wethouders"
RAAD = "de raad van de gemeente Voorbeeldstad"
SUBMIT = ("submit", ADRES, "--by", COLLEGE, "--on", "2025-02-11")
ADOPT = ("adopt", ADRES, "--by", RAAD, "--on", "2025-03-20")
PUBLISH = ("publish", ADRES, "--bekendmaking", "2025-03-27", "--on", "2025-03-21")
ANNOUNCE = ("announce", ADRES, "gmb-2025-123456", "2025-03-27")
TODAY = date(2025, 4, 2)
FACTS = re.compile(r"^(?:status|bekendgemaakt|publicatie):.*\n", re.MULTILINE)


@dataclass(frozen=True)
class Plaats:
    """A data root, and the folder beside it where packages go."""

    root: Path
    uit: Path
    today: date = TODAY

    def run(self, *words: str) -> Result:
        """A command of the life cycle on a fixed day; a traceback fails the test."""
        today = ("--today", self.today.isoformat()) if words[0] in ("submit", "adopt", "publish", "announce") else ()
        result = CliRunner().invoke(main, ["--root", str(self.root), *words, *today])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    def done(self, *words: str) -> str:
        """What a command says that has to succeed."""
        result = self.run(*words)
        assert result.exit_code == 0, result.output
        return result.output

    def tot(self, steps: int) -> None:
        """Take the first steps of the life cycle."""
        for words in self.stappen()[:steps]:
            self.done(*words)

    def stappen(self) -> Sequence[tuple[str, ...]]:
        """The four steps, the package as a folder."""
        return SUBMIT, ADOPT, (*PUBLISH, "-o", str(self.uit / "drop")), ANNOUNCE

    @property
    def record(self) -> Path:
        return self.root / LIJN / "2025" / "versie.yaml"

    def artikel(self, versie: str = "2025") -> Path:
        return next((self.root / LIJN / versie / "tekst").rglob("artikel-5.md"))

    def versie(self, adres: str = ADRES) -> Versie:
        return open_versie(self.root, adres)


def nieuwe_plaats(folder: Path) -> Plaats:
    """A copy of the ordinances with what the example lacks for publication; 2025 is a draft."""
    root = folder / "ordinances"
    shutil.copytree(DATA, root)
    overheid = root / "voorbeeldstad" / "overheid.yaml"
    text = overheid.read_text(encoding="utf-8")
    for functie in ("griffier", "voorzitter"):
        text = text.replace(f"- functie: {functie}\n", f"- functie: {functie}\n    naam: w.g.\n")
    overheid.write_text(text, encoding="utf-8")
    lijn = root / LIJN / "regeling.yaml"
    extra = "onderwerp_cvdr: openbare ruimte\nopmerkingen: Geen\ngedelegeerde_regelgeving: Geen\n"
    lijn.write_text(lijn.read_text(encoding="utf-8") + extra, encoding="utf-8")
    record = root / LIJN / "2025" / "versie.yaml"
    facts, _, _ = FACTS.sub("", record.read_text(encoding="utf-8")).partition("levensloop:")
    record.write_text(f"{facts}status: concept # nog niet klaar\n", encoding="utf-8")
    (folder / "uit").mkdir()
    return Plaats(root, folder / "uit")
