"""The folder tree below `tekst/`, and which files have no business there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from pipeline.model import Position, Problem, Structuursoort
from pipeline.store.bronnen import Bron

KOPBESTANDEN: Mapping[str, Structuursoort] = {f"_{soort.value.lower()}.md": soort for soort in Structuursoort}
TEKSTBESTAND = "_tekst.md"
ARTIKEL, BIJLAGE, TOELICHTING = SOORTEN = ("artikel", "bijlage", "toelichting")
AFBEELDINGEN = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")
TARIEFBESTANDEN = (".yaml", ".yml")
GEGEVENS = (*TARIEFBESTANDEN, ".csv")


@dataclass(slots=True)
class Map:
    """A folder: its path below `tekst/` ("" for itself), the names of its files, its folders by name."""

    pad: str
    bestanden: list[str] = field(default_factory=list)
    mappen: dict[str, Map] = field(default_factory=dict)

    @property
    def naam(self) -> str:
        return self.pad.rsplit("/", 1)[-1]

    @property
    def koppen(self) -> list[str]:
        """The files that could hold the heading of this folder."""
        return [name for name in self.bestanden if name.lower() in KOPBESTANDEN]

    def heeft_tekst(self) -> bool:
        """Whether there is law in it, at any depth; a folder of images or data is no division."""
        written = any(name.lower().endswith(".md") for name in self.bestanden)
        return written or any(child.heeft_tekst() for child in self.mappen.values())


def mappen(bron: Bron, root: str) -> Map:
    """The tree of folders below a `tekst/` folder."""
    top = Map("")
    for path in bron.onder(root):
        *folders, name = path.removeprefix(f"{root}/").split("/")
        here = top
        for folder in folders:
            inside = f"{here.pad}/{folder}" if here.pad else folder
            here = here.mappen.setdefault(folder, Map(inside))
        here.bestanden.append(name)
    return top


def soort_van(name: str) -> str:
    """What the name of a file says that is in it: "artikel", "bijlage", "toelichting" or nothing of these."""
    low = name.lower()
    return next((kind for kind in SOORTEN if low.startswith(kind) and low.endswith(".md")), "")


def vreemd(folder: Map, name: str, where: Position) -> tuple[Problem, ...]:
    """What is wrong with a file that is no text here: nothing with an image or data, anything else would be missed."""
    low = name.lower()
    if low.endswith((*AFBEELDINGEN, *GEGEVENS)):
        return ()
    heads = [*KOPBESTANDEN, TEKSTBESTAND]
    near = process.extractOne(low, heads, scorer=fuzz.ratio, score_cutoff=75)
    here = "artikel-….md" if folder.pad else f"artikel-….md, bijlage….md, toelichting….md of {TEKSTBESTAND}"
    if folder.pad and (soort_van(name) or low == TEKSTBESTAND):
        advice = "Dit bestand hoort rechtstreeks in tekst/."
    elif low in heads:
        advice = "De kop van een hoofdstuk of paragraaf staat in de map van dat hoofdstuk of die paragraaf."
    elif near:
        advice = f"Bedoelt u “{near[0]}”?"
    else:
        advice = f"Hier horen: {here}, afbeeldingen en gegevens (.yaml)."
    return (Problem(f"Het bestand “{name}” hoort hier niet.", where, advice),)
