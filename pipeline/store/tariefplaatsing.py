"""The tables of tariff files at their place in the text: each once, and none left over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar, cast

from rapidfuzz import fuzz, process

from pipeline.model import Artikel, Bijlage, Divisie, Lid, Position, Problem, Tabel, Tarieventabel, Toelichting
from pipeline.model.tarief import Tarieven
from pipeline.store.bestand import lees_tekst
from pipeline.store.bronnen import Bron
from pipeline.store.mappen import TARIEFBESTANDEN
from pipeline.store.tarieven import Tariefbestand, lees_tarieven

T = TypeVar("T")
Houder = Artikel | Lid | Bijlage | Toelichting | Divisie
"""What may hold a block that names a tariff file."""


@dataclass(slots=True)
class Plaatsing:
    """The tariff files of one `tekst/` folder, read when a text names them, and where each of their tables stands."""

    bron: Bron
    root: str
    problems: list[Problem] = field(default_factory=list)
    gelezen: dict[str, Tariefbestand | None] = field(default_factory=dict)
    plekken: dict[tuple[str, str], Position] = field(default_factory=dict)

    def vul(self, knoop: T) -> T:
        """The text with tables in place of the blocks that name them; itself when it names none."""
        if not isinstance(knoop, Houder) or not _noemt(knoop):
            return knoop
        inhoud = tuple(found for part in knoop.inhoud for found in self._deel(part))
        return cast(T, replace(knoop, inhoud=inhoud))  # type: ignore[arg-type]

    def tarieven(self) -> tuple[Tarieven, ...]:
        """The data of every file that could be read, in the order of their names."""
        return tuple(found.tarieven for _, found in sorted(self.gelezen.items()) if found is not None)

    def meld_ongebruikt(self) -> None:
        """Files that no text names, and tables of a file that stand nowhere: law that nobody would see."""
        for path in self.bron.onder(self.root):
            name = path.removeprefix(f"{self.root}/")
            if name.lower().endswith(TARIEFBESTANDEN) and name not in self.gelezen:
                advice = (
                    f"Zet in de bijlage een blok ```tarieven met de regel {name.rsplit('/', 1)[-1]}, of haal het weg."
                )
                message = "Geen tekst noemt dit gegevensbestand."
                self.problems.append(Problem(message, Position(self.bron.toon(path)), advice))
        for name, found in sorted(self.gelezen.items()):
            for tabel in found.tarieven.tabellen if found else ():
                if (name, tabel.naam) not in self.plekken:
                    message = f"Tabel “{tabel.naam}” staat nergens in de tekst."
                    advice = f"Zet er een blok ```tarieven voor, met de regel {name.rsplit('/', 1)[-1]} {tabel.naam}."
                    self.problems.append(Problem(message, tabel.position, advice))

    def _deel(self, part: object) -> Iterable[object]:
        return self._tabellen(part) if isinstance(part, Tarieventabel) else (self.vul(part),)

    def _tabellen(self, block: Tarieventabel) -> Iterator[Tabel]:
        """The tables that a block stands for; what can't be found is a problem."""
        found = self._bestand(block)
        if found is None:
            return
        names = [tabel.naam for tabel in found.tarieven.tabellen]
        if block.naam and block.naam not in names:
            near = process.extractOne(block.naam, names, scorer=fuzz.ratio, score_cutoff=60)
            advice = f"Bedoelt u “{near[0]}”?" if near else f"Er zijn: {', '.join(names)}."
            self.problems.append(Problem(f"{block.bestand} heeft geen tabel “{block.naam}”.", block.position, advice))
        for name, table in zip(names, found.tabellen, strict=True):
            if block.naam in ("", name):
                first = self.plekken.setdefault((block.bestand, name), block.position)
                if first is not block.position:
                    message = f"Tabel “{name}” staat er al: {first.file}, regel {first.line}."
                    self.problems.append(Problem(message, block.position, "Noem elke tabel één keer."))
                yield table

    def _bestand(self, block: Tarieventabel) -> Tariefbestand | None:
        path = f"{self.root}/{block.bestand}"
        if block.bestand not in self.gelezen:
            self.gelezen[block.bestand] = self._lees(path) if path in self.bron else None
        if path not in self.bron:
            advice = "Zet het naast deze tekst, of verbeter de naam."
            self.problems.append(Problem(f"Het bestand “{block.bestand}” ontbreekt.", block.position, advice))
        return self.gelezen[block.bestand]

    def _lees(self, path: str) -> Tariefbestand | None:
        text, problems = lees_tekst(self.bron, path)
        found: Tariefbestand | None = None
        if text is not None:
            found, problems = lees_tarieven(text, self.bron.toon(path))
        self.problems += problems
        return found


def _noemt(knoop: Houder) -> bool:
    """Whether a block in it, at any depth, names a tariff file."""
    return any(isinstance(part, Tarieventabel) or (isinstance(part, Houder) and _noemt(part)) for part in knoop.inhoud)
