"""Measure everything in one run and print it as ratios with their bars."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from benchmarks.bouwen import bouwtijden
from benchmarks.docx import naast_python_docx
from benchmarks.inlezen import naast_anderen, verdubbeling
from benchmarks.keuren import keuren
from benchmarks.meten import in_eigen_proces, kortst
from benchmarks.mutatie import mutatie
from benchmarks.nakijken import nakijken
from benchmarks.naslag import PROGRAMS
from benchmarks.pdf import pdf
from benchmarks.rapport import Regel, kop, tekst
from benchmarks.stappen import lees, opgave, parse, schrijf, vergelijk
from benchmarks.toetsen import toets

SIZES = (50, 500, 1400)
COMPARE, COMPARE_ALL, WRITE, DOUBLING, BUILD = 0.5, 5.0, 3.0, 2.3, 1.3
BASE_MEMORY, PER_INPUT = 200.0, 15.0
PATIENCE = 60.0
"""Seconds that a reference program gets."""


def main(words: Sequence[str]) -> int:
    """Print the tables; the exit code tells whether a bar was passed over, and no test depends on it.

    Numbers among the words are sizes in articles, the others are the sections to run; without any it is everything.
    """
    sizes = [int(word) for word in words if word.isdecimal()] or SIZES
    wanted = [word for word in words if not word.isdecimal()] or list(SECTIONS)
    if unknown := [word for word in wanted if word not in SECTIONS]:
        print(f"benchmarks: no section {', '.join(unknown)}; there are: {', '.join(SECTIONS)}", file=sys.stderr)
        return 2
    over: list[str] = []
    for title, rows in (SECTIONS[name] for name in wanted):
        print(kop(title), flush=True)
        for row in rows(sizes):
            print(tekst(row), flush=True)
            if row.oordeel == "OVER":
                over.append(row.wat)
    print("\n" + ("OVER: " + "; ".join(over) if over else "Every bar is kept."))
    return 1 if over else 0


def steps(sizes: Sequence[int]) -> Iterator[Regel]:
    """Reading, comparing and writing as multiples of the parse."""
    for size in sizes:
        for edits, words, bar in (("deels", "10 % edited", COMPARE), ("geheel", "all edited", COMPARE_ALL)):
            task = opgave(size, edits)
            runs = max(1, 1000 // size)
            reference, _ = kortst(lambda task=task: parse(task), runs)  # type: ignore[misc]
            reading, (was, wordt) = kortst(lambda task=task: lees(task), 1)  # type: ignore[misc]
            comparing, comparison = kortst(lambda a=was, b=wordt: vergelijk(a, b), runs)  # type: ignore[misc]
            args = (was, wordt, comparison)
            writing, made = kortst(lambda args=args: schrijf(*args), runs)  # type: ignore[misc]
            name = f"{size} articles, {words}"
            yield Regel(f"{name}: read", reading / reference, erbij=f"{task.omvang / 1e6:.1f} MB in")
            yield Regel(f"{name}: compare", comparing / reference, bar, erbij=f"{comparing:.2f} s")
            limit = WRITE if edits == "deels" else None
            yield Regel(f"{name}: HTML + JSON + STOP", writing / reference, limit, erbij=f"{made / 1e6:.1f} MB out")


def doubling(sizes: Sequence[int]) -> Iterator[Regel]:
    """How much longer twice the text takes, up to the largest size."""
    largest = max(sizes)
    times: list[tuple[int, float, float]] = []
    for size in (largest // 4, largest // 2, largest):
        task = opgave(size, "deels")
        _, (was, wordt) = kortst(lambda task=task: lees(task), 1)  # type: ignore[misc]
        comparing, comparison = kortst(lambda a=was, b=wordt: vergelijk(a, b), 2)  # type: ignore[misc]
        args = (was, wordt, comparison)
        writing, _ = kortst(lambda args=args: schrijf(*args), 2)  # type: ignore[misc]
        times.append((size, comparing, writing))
    for (small, c1, w1), (large, c2, w2) in pairwise(times):
        yield Regel(f"{small} → {large} articles: compare", c2 / c1, DOUBLING)
        yield Regel(f"{small} → {large} articles: HTML + JSON + STOP", w2 / w1, DOUBLING)


def memory(sizes: Sequence[int]) -> Iterator[Regel]:
    """The peak of a process that does everything once."""
    for size in sizes:
        found = in_eigen_proces("benchmarks.geheugen", [str(size), "deels"], 600)
        if found is None or "piek" not in found:
            yield Regel(f"{size} articles: not measured (no /proc here, or given up)", 0, eenheid="MB")
        else:
            bar = BASE_MEMORY + PER_INPUT * found["invoer"]
            yield Regel(f"{size} articles", found["piek"], bar, "MB", f"{found['invoer']:.1f} MB in")


def beside(sizes: Sequence[int]) -> Iterator[Regel]:
    """Other programs on the texts of the two smallest sizes."""
    for size in sorted(sizes)[:2]:
        yield from _beside(size)


def _beside(size: int) -> Iterator[Regel]:
    """Other programs on the same texts, as multiples of ours, with the number of operations they report."""
    found = {name: in_eigen_proces("benchmarks.naslag", [name, str(size)], PATIENCE) for name in PROGRAMS}
    ours = found["renvooi"]
    if ours is None:
        yield Regel(f"{size} articles, renvooi: given up after {PATIENCE:.0f} s", 0)
        return
    for name, result in found.items():
        if result is None:
            yield Regel(
                f"{size} articles, {name}: given up after {PATIENCE:.0f} s",
                PATIENCE / ours["seconden"],
                erbij="at least",
            )
            continue
        told = f"{result['seconden']:.2f} s"
        if name != "markdown-it-py":
            told += f", {result['bewerkingen']:.0f} operations"
        yield Regel(f"{size} articles, {name}", result["seconden"] / ours["seconden"], erbij=told)


def building(sizes: Sequence[int]) -> Iterator[Regel]:
    """A one-article edit beside building that ordinance alone, and what else was written."""
    times = bouwtijden(20, 50)
    yield Regel("all twenty, nothing built yet", times.alles / times.alleen_die, erbij=f"{times.alles:.1f} s")
    yield Regel(
        "again, nothing edited", times.niets_gewijzigd / times.alleen_die, erbij=f"{times.niets_gewijzigd:.1f} s"
    )
    yield Regel("one article edited, beside that ordinance alone", times.een_artikel / times.alleen_die, BUILD)
    yield Regel("other outputs written again", len(times.herschreven), 0, "", ", ".join(times.herschreven[:5]))


SECTIONS: dict[str, tuple[str, Callable[[Sequence[int]], Iterator[Regel]]]] = {
    "steps": ("Against markdown-it-py's bare parse of both versions (processor time)", steps),
    "doubling": ("Time per doubling of the text", doubling),
    "mutatie": ("A change in STOP (RegelingMutatie), made and proven", mutatie),
    "validate": ("Judging a delivery, beside stop-validate", keuren),
    "lint": ("Judging an ordinance by every rule, beside its bare parse", nakijken),
    "memory": ("Peak memory of read + compare + HTML + JSON + STOP", memory),
    "beside": ("Beside other programs, from the source texts (1 × is renvooi)", beside),
    "bwb": ("Real law, every pair of BWB, beside other programs (1 × is renvooi)", naast_anderen),
    "import": ("Import per doubling of the text", verdubbeling),
    "docx": ("Word beside the python-docx API, on the same tables", naast_python_docx),
    "pdf": ("PDF: Typst's share, and a text of more than 400 pages", pdf),
    "review": ("A one-article change: renvooi review beside renvooi build", toets),
    "build": ("Twenty ordinances of 50 articles (renvooi build)", building),
}
"""The tables, each made lazily, so that results show as they come."""
