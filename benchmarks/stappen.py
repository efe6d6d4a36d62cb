"""The steps of the pipeline on one generated ordinance, each to be measured on its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from markdown_it import MarkdownIt

from benchmarks.opslag import HOLDER, WAS, WORDT, data, regeling_bestanden
from benchmarks.verordening import Verordening, deels_gewijzigd, geheel_gewijzigd, verordening
from pipeline.cli.sjablonen import load_templates
from pipeline.compare import compare
from pipeline.council.aanhef import aanhef
from pipeline.council.omslag import Huisstijl, huisstijl
from pipeline.council.slot import slotbepalingen
from pipeline.council.vergelijking import vergelijking
from pipeline.formats.html.waswordt import Context
from pipeline.formats.json import vergelijking as json_room
from pipeline.formats.stop.besluit import Besluittekst
from pipeline.formats.stop.write import write as write_stop
from pipeline.model import Adres, Comparison, Status, Versie
from pipeline.store.bronnen import geheugen_bron
from pipeline.store.lezen import laad

NAAM = "proef"
ROOT = Path(__file__).resolve().parent.parent / "ordinances"
EDITS = {"deels": deels_gewijzigd, "geheel": geheel_gewijzigd}


@dataclass(frozen=True, slots=True)
class Opgave:
    """Two generated versions, and their files."""

    was: Verordening
    wordt: Verordening
    files: Mapping[str, bytes]

    @property
    def teksten(self) -> list[str]:
        """Every Markdown file of both versions."""
        return [content.decode() for path, content in self.files.items() if path.endswith(".md")]

    @property
    def omvang(self) -> int:
        """The bytes of all files."""
        return sum(map(len, self.files.values()))


def opgave(articles: int, edits: str) -> Opgave:
    """An ordinance of so many articles with one in ten edited and a chapter inserted ("deels"), or all ("geheel")."""
    seed = articles + 100_000 * list(EDITS).index(edits)  # no text twice in a run: the store remembers what it read
    was = verordening(articles, seed)
    wordt = EDITS[edits](was, seed + 1)
    return Opgave(was, wordt, data(regeling_bestanden(NAAM, was, wordt)))


def parse(task: Opgave) -> int:
    """The reference: markdown-it-py's bare parse of both versions."""
    return parse_teksten(task.teksten)


def parse_teksten(texts: Sequence[str]) -> int:
    """The bare parse of some texts."""
    parser = MarkdownIt("commonmark").enable("table")
    return sum(len(parser.parse(text)) for text in texts)


def lees(task: Opgave) -> tuple[Versie, Versie]:
    """Both versions, read whole by the store."""
    bron = geheugen_bron(task.files)
    return laad(bron, Adres(HOLDER, NAAM, WAS)), laad(bron, Adres(HOLDER, NAAM, WORDT))


def vergelijk(was: Versie, wordt: Versie) -> Comparison:
    """The comparison."""
    return compare(was.regeling, wordt.regeling)


def schrijf(was: Versie, wordt: Versie, comparison: Comparison) -> int:
    """The annex as HTML, the comparison as JSON and the new text as a STOP delivery: how many bytes."""
    style = _style()
    page = vergelijking(wordt, was, comparison, style, Context.LID).html
    told = json_room.write(comparison)
    besluit = Besluittekst(aanhef(wordt, was, style.sjablonen), slotbepalingen(wordt, style.sjablonen))
    delivery = write_stop(_vastgesteld(wordt), besluit, (was,)).bestanden
    return len(page.encode()) + len(told.encode()) + sum(map(len, delivery.values()))


def _vastgesteld(versie: Versie) -> Versie:
    """The version as it is when it is published; on disk it is still a draft, for a draft can be edited and built."""
    return replace(versie, gegevens=replace(versie.gegevens, status=Status.VASTGESTELD))


@lru_cache(maxsize=1)
def _style() -> Huisstijl:
    return huisstijl(load_templates(ROOT))
