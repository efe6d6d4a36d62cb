"""Papers as PDF: what a page costs to read back and to set, Typst's share apart, and the memory a long text takes.

As a module it is one whole run in a process of its own, for its peak memory.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence

from benchmarks.meten import in_eigen_proces, kortst, piek
from benchmarks.rapport import Regel
from benchmarks.stappen import ROOT, Opgave, lees, opgave, vergelijk
from pipeline.cli.sjablonen import load_templates
from pipeline.council.documenten import documenten
from pipeline.council.omslag import huisstijl
from pipeline.council.vergelijking import vergelijking
from pipeline.formats.html.read import lees_blad
from pipeline.formats.html.waswordt import Context
from pipeline.formats.pdf.gegevens import gegevens
from pipeline.formats.pdf.write import schrijf_pdf
from pipeline.model import Position
from pipeline.model.blad import Opmaak

PAGES = re.compile(rb"<xmpTPg:NPages>(\d+)<")
LONG = 1000
"""Articles whose consolidated text is longer than 400 pages."""
PATIENCE = 600.0
"""Seconds that a run gets."""


def pdf(sizes: Sequence[int]) -> Iterator[Regel]:
    """The consolidated text and the annex of these sizes in articles, and a text of more than 400 pages."""
    runs = [(size, paper) for size in sorted(sizes)[:2] for paper in PAPERS]
    for size, paper in dict.fromkeys([*runs, (LONG, "geconsolideerd")]):
        found = in_eigen_proces("benchmarks.pdf", [str(size), paper], PATIENCE)
        name = f"{size} articles, {paper}"
        if found is None:
            yield Regel(f"{name}: given up after {PATIENCE:.0f} s", 0)
            continue
        pages = found["bladzijden"]
        total = found["lezen"] + found["klaarmaken"] + found["typst"]
        yield Regel(f"{name}: Typst", found["typst"], eenheid="s", erbij=f"{pages:.0f} pages, {found['MB']:.1f} MB out")
        yield Regel(f"{name}: Typst's share", 100 * found["typst"] / total, eenheid="%")
        yield Regel(f"{name}: a page", 1000 * total / pages, eenheid="ms", erbij="read back, made ready and set")
        if "piek" in found:
            yield Regel(f"{name}: peak memory", found["piek"], eenheid="MB")


def _consolidated(task: Opgave) -> str:
    _, wordt = lees(task)
    (page,) = documenten(wordt, None, None, huisstijl(load_templates(ROOT)))
    return page.html


def _annex(task: Opgave) -> str:
    was, wordt = lees(task)
    return vergelijking(wordt, was, vergelijk(was, wordt), huisstijl(load_templates(ROOT)), Context.LID).html


PAPERS: Mapping[str, Callable[[Opgave], str]] = {"geconsolideerd": _consolidated, "was-wordt": _annex}
"""The pages to set: running text, and one with its tables and marks."""


def main(articles: str, paper: str) -> None:
    """Print seconds of processor time per step, the number of pages, and the peak memory of this process in MB."""
    page = PAPERS[paper](opgave(int(articles), "deels"))
    program = huisstijl(load_templates(ROOT)).typst
    reading, blad = kortst(lambda: lees_blad(page, Position(paper)), 1)
    ready, _ = kortst(lambda: gegevens(blad, {}, Opmaak(), None), 1)
    whole, made = kortst(lambda: schrijf_pdf(blad, lambda bron: None, Opmaak(), program), 1)
    pages = PAGES.search(made.inhoud)
    assert pages is not None
    told: dict[str, float] = {
        "lezen": reading,
        "klaarmaken": ready,
        "typst": whole - ready,
        "bladzijden": int(pages[1]),
        "MB": len(made.inhoud) / 1e6,
    }
    peak = piek()
    print(json.dumps(told | ({"piek": peak} if peak is not None else {})))


if __name__ == "__main__":
    main(*sys.argv[1:])
