"""A change in STOP, made and proven: Ermelo's text as the next version of Amersfoort's, whole, half and a quarter."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Set
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import cast

from benchmarks.meten import in_eigen_proces, kortst
from benchmarks.opslag import HOLDER, OVERHEID, REGELING, VERSIE, WAS, WORDT
from benchmarks.rapport import Regel
from pipeline.compare import compare
from pipeline.formats.stop.bewijs import bewezen_mutatie
from pipeline.formats.stop.keten import Schakel, keten
from pipeline.formats.stop.read import lees
from pipeline.formats.stop.tekst import regeling_compact
from pipeline.formats.stop.verwijzing import doelen
from pipeline.formats.stop.xml import als_bytes
from pipeline.model import (
    Adres,
    Artikel,
    Inline,
    Inlines,
    Knoop,
    Nadruk,
    Position,
    Regeling,
    Structuur,
    Versie,
    Verwijzing,
    Weggelaten,
    kinderen,
    knopen,
    met,
    tekst_van,
)
from pipeline.store.bronnen import geheugen_bron
from pipeline.store.lezen import laad

AMERSFOORT = "gm0307_amersfoort_bruidsschat_besluit_1.2.0.xml"
ERMELO = "gm0233_ermelo_omgevingsplan_1.3.0"
SHARED = "RENVOOI_SHARED"
DOUBLING = 2.3
PATIENCE = 60.0
ARTIKEL = "# Artikel 1\n\nTekst.\n"


def teksten() -> tuple[Regeling, Regeling] | None:
    """Both texts, with the title of the first; None when they are not at hand."""
    corpus = Path(os.environ.get(SHARED, "../shared"), "corpus", "stop")
    if not (corpus / AMERSFOORT).is_file() or not (corpus / ERMELO).is_dir():
        return None
    was = lees({AMERSFOORT: (corpus / AMERSFOORT).read_bytes()}).regeling
    wordt = lees({path.name: path.read_bytes() for path in (corpus / ERMELO).iterdir()}).regeling
    return was, replace(wordt, opschrift=was.opschrift, citeertitel=was.citeertitel)


def begin(text: Regeling, share: float) -> Regeling:
    """The first articles of the body, so many of all, with the divisions they stand in."""
    left = round(share * sum(isinstance(node, Artikel) for node in knopen(text)))

    def kept(nodes: tuple[Structuur | Artikel | Weggelaten, ...]) -> Iterator[Structuur | Artikel | Weggelaten]:
        nonlocal left
        for node in nodes:
            if left <= 0:
                return
            if isinstance(node, Structuur):
                yield replace(node, inhoud=tuple(kept(node.inhoud)))
            else:
                left -= 1
                yield node

    part = replace(text, lichaam=tuple(kept(text.lichaam)), bijlagen=(), toelichtingen=())
    there = doelen(part)
    return replace(part, lichaam=tuple(cast(Structuur | Artikel, loose(node, there)) for node in part.lichaam))


def loose(node: Knoop, there: Set[str]) -> Knoop:
    """The node with only the words of references to what is not there: STOP holds no others."""
    return met(node, loose_text(tekst_van(node), there), tuple(loose(child, there) for child in kinderen(node)))


def loose_text(text: Inlines, there: Set[str]) -> Inlines:
    found: list[Inline] = []
    for inline in text:
        if isinstance(inline, Verwijzing) and "://" not in inline.doel and inline.doel not in there:
            found += loose_text(inline.inhoud, there)
        elif isinstance(inline, Verwijzing | Nadruk):
            found.append(replace(inline, inhoud=loose_text(inline.inhoud, there)))
        else:
            found.append(inline)
    return tuple(found)


def versies(was: Regeling, wordt: Regeling) -> tuple[Versie, Versie]:
    """Two versions of one Work with these texts."""
    files = {f"{HOLDER}/overheid.yaml": OVERHEID, f"{HOLDER}/r/regeling.yaml": REGELING.format(naam="r")}
    for jaar in (WAS, WORDT):
        record = VERSIE.format(naam="r", jaar=jaar, status="vastgesteld").replace(f"werk: r-{jaar}", "werk: r-2024")
        files |= {f"{HOLDER}/r/{jaar}/versie.yaml": record, f"{HOLDER}/r/{jaar}/tekst/artikel-1.md": ARTIKEL}
    bron = geheugen_bron({path: text.encode() for path, text in files.items()})
    old, new = (laad(bron, Adres(HOLDER, "r", jaar)) for jaar in (WAS, WORDT))
    return replace(old, regeling=was), replace(new, regeling=wordt)


def wijzig(was: Versie, wordt: Versie) -> int:
    """Compare, make the change, apply it and see that it gives the new text: how many units."""
    comparison = compare(was.regeling, wordt.regeling)
    return len(bewezen_mutatie(keten((Schakel(was, comparison),), wordt), Position("bench")))


def mutatie(_sizes: object) -> Iterator[Regel]:
    """Time per doubling of the text, and xmldiff on the smallest of the pairs."""
    texts = teksten()
    if texts is None:
        yield Regel(f"left out: no {ERMELO} (set {SHARED})", 0)
        return
    times: list[tuple[str, float]] = []
    for name, share in (("a quarter", 0.25), ("half", 0.5), ("whole", 1.0)):
        was, wordt = versies(*(begin(text, share) for text in texts))
        seconds, units = kortst(lambda a=was, b=wordt: wijzig(a, b), 2)  # type: ignore[misc]
        articles = sum(isinstance(node, Artikel) for node in knopen(wordt.regeling))
        times.append((name, seconds))
        yield Regel(f"{name}: {articles} articles", seconds, eenheid="s", erbij=f"{units} units")
    for (small, one), (large, two) in pairwise(times):
        yield Regel(f"{small} → {large}", two / one, DOUBLING)
    found = in_eigen_proces("benchmarks.mutatie", ["xmldiff"], PATIENCE)
    theirs = PATIENCE if found is None else found["seconden"]
    told = f"at least: given up after {PATIENCE:.0f} s" if found is None else f"{theirs:.1f} s"
    yield Regel("a quarter: xmldiff beside ours", theirs / times[0][1], erbij=told)


def met_xmldiff() -> None:
    """Print how long xmldiff takes on the same pair as XML."""
    from xmldiff import main

    texts = teksten()
    assert texts is not None, "only run when there are texts"
    one, two = (als_bytes(regeling_compact(begin(text, 0.25), "", {})) for text in texts)
    seconds, operations = kortst(lambda: len(main.diff_texts(one, two)), 1)
    print(json.dumps({"seconden": seconds, "bewerkingen": operations}))


if __name__ == "__main__" and sys.argv[1:] == ["xmldiff"]:
    met_xmldiff()
