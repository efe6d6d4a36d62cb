"""Judging an ordinance by every rule, with its source and the version before, beside its bare parse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.meten import kortst
from benchmarks.opslag import HOLDER, WAS, WORDT
from benchmarks.rapport import Regel
from benchmarks.stappen import NAAM, opgave, parse_teksten
from pipeline.lint import checks, findings_in, toets
from pipeline.lint.leeszaal import Bronteksten
from pipeline.model import Adres, Versie
from pipeline.store.bronnen import Bron, geheugen_bron
from pipeline.store.lezen import laad

LINT = 6.0
ROUNDS = 1000


def nakijken(sizes: Sequence[int]) -> Iterator[Regel]:
    """Lint as a multiple of the parse, of ordinances of some sizes with one article in ten changed."""
    every = checks()
    for size in sizes:
        task = opgave(size, "deels")
        bron = geheugen_bron(task.files)
        was, wordt = (laad(bron, Adres(HOLDER, NAAM, jaar)) for jaar in (WAS, WORDT))
        runs = max(1, ROUNDS // size)
        texts = _teksten(task.files)
        reference, _ = kortst(lambda texts=texts: parse_teksten(texts), runs)  # type: ignore[misc]
        judging, count = kortst(lambda a=was, b=wordt, c=bron: _beoordeel(a, b, c), runs)  # type: ignore[misc]
        told = f"{judging:.2f} s, {len(every)} rules, {count} findings"
        yield Regel(f"{size} articles: lint", judging / reference, LINT, erbij=told)


def _teksten(files: Mapping[str, bytes]) -> list[str]:
    """The Markdown of the version that is judged."""
    folder = f"{HOLDER}/{NAAM}/{WORDT}/"
    return [content.decode() for path, content in files.items() if path.startswith(folder) and path.endswith(".md")]


def _beoordeel(was: Versie, wordt: Versie, bron: Bron) -> int:
    """How many findings there are; nothing is kept from one run to the next."""
    return len(findings_in(toets(wordt, Bronteksten(bron), was, ()), checks()))
