"""Real law: every pair of BWB beside other programs, and how long an import takes when the text doubles."""

from __future__ import annotations

import difflib
import json
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from lxml import etree
from markdown_it import MarkdownIt

from benchmarks.meten import ROOT, in_eigen_proces, kortst
from benchmarks.rapport import Regel
from pipeline.compare import compare
from pipeline.formats.inlezen import Formaat, lees
from pipeline.model import Regeling
from pipeline.store.schrijven import tekst_bestanden

SHARED = Path(os.environ.get("RENVOOI_SHARED", ROOT.parent / "shared"))
WERKEN = ("BWBR0002458", "BWBR0015703")
"""The laws of which there is more than one toestand."""
DOUBLING, PATIENCE = 2.3, 10.0
KOPIEEN = (2, 4, 8)
WET = "BWBR0018451_2025-01-01_zorgtoeslag.xml"


def regeling(pad: Path) -> Regeling:
    """The law in a file of BWB."""
    return lees(pad.read_bytes(), pad.name, Formaat.BWB).regeling


def markdown(pad: Path) -> list[str]:
    """The same law as the Markdown files that the store holds."""
    return [inhoud.decode() for naam, inhoud in tekst_bestanden(regeling(pad)).items() if naam.endswith(".md")]


def woorden(pad: Path) -> list[str]:
    """All words of the file."""
    return " ".join(map(str, etree.parse(str(pad)).getroot().itertext())).split()


def met_renvooi(was: Path, wordt: Path) -> Callable[[], int]:
    """Ours, from the trees."""
    een, ander = regeling(was), regeling(wordt)
    return lambda: len(compare(een, ander).wijzigingen)


def met_parse(was: Path, wordt: Path) -> Callable[[], int]:
    """The bare parse of both versions as Markdown."""
    teksten = [*markdown(was), *markdown(wordt)]
    return lambda: sum(len(MarkdownIt("commonmark").enable("table").parse(tekst)) for tekst in teksten)


def met_difflib(was: Path, wordt: Path) -> Callable[[], int]:
    """Python's difflib over all words."""
    een, ander = woorden(was), woorden(wordt)
    return lambda: sum(
        code[0] != "equal" for code in difflib.SequenceMatcher(None, een, ander, autojunk=False).get_opcodes()
    )


def met_xmldiff(was: Path, wordt: Path) -> Callable[[], int]:
    """The xmldiff package on the law itself, without the data about it."""
    from xmldiff import main as xmldiff

    een, ander = (_kaal(pad) for pad in (was, wordt))
    return lambda: len(xmldiff.diff_texts(een, ander))


def _kaal(pad: Path) -> bytes:
    wortel = etree.parse(str(pad)).getroot()
    etree.strip_elements(wortel, "meta-data", with_tail=False)
    return etree.tostring(next(wortel.iter("wettekst")))


PROGRAMMAS = {"markdown-it-py": met_parse, "renvooi": met_renvooi, "difflib": met_difflib, "xmldiff": met_xmldiff}


def naast_anderen(_: Sequence[int]) -> Iterator[Regel]:
    """Each pair of toestanden, in a process for each program, as multiples of ours."""
    for werk in WERKEN:
        for was, wordt in pairwise(sorted((SHARED / "corpus/bwb-xml").glob(f"{werk}_*.xml"))):
            paar = f"{werk[-4:]} {'_'.join(was.name.split('_')[1:2])} → {'_'.join(wordt.name.split('_')[1:2])}"
            gevonden = {
                naam: in_eigen_proces("benchmarks.inlezen", [naam, str(was), str(wordt)], PATIENCE)
                for naam in PROGRAMMAS
            }
            eigen = gevonden["renvooi"]
            if eigen is None:
                yield Regel(f"{paar}, renvooi: given up", PATIENCE)
                continue
            for naam, gemeten in gevonden.items():
                if gemeten is None:
                    op = f"{paar}, {naam}: given up after {PATIENCE:.0f} s"
                    yield Regel(op, PATIENCE / eigen["seconden"], erbij="at least, with its reading")
                else:
                    erbij = f"{gemeten['seconden']:.2f} s, {gemeten['bewerkingen']:.0f} operations"
                    yield Regel(f"{paar}, {naam}", gemeten["seconden"] / eigen["seconden"], erbij=erbij)


def verdubbeling(_: Sequence[int]) -> Iterator[Regel]:
    """Reading a law, and one twice and four times as long, up to the files of the store."""
    inhoud = (SHARED / "corpus/bwb-xml" / WET).read_text(encoding="utf-8")
    tijden: list[tuple[float, float]] = []
    for keren in KOPIEEN:
        groot = _herhaald(inhoud, keren).encode()
        nodig, _tekst = kortst(lambda groot=groot: tekst_bestanden(lees(groot, WET, Formaat.BWB).regeling), 3)  # type: ignore[misc]
        tijden.append((len(groot) / 1e3, nodig))
    for (klein, eerst), (groter, dan) in pairwise(tijden):
        yield Regel(f"{klein:.0f} → {groter:.0f} kB: read and written", dan / eerst, DOUBLING, erbij=f"{dan:.2f} s")
    with tempfile.TemporaryDirectory() as folder:
        pad = Path(folder, "wet.xml")
        gemeten = []
        for keren in KOPIEEN:
            pad.write_text(_herhaald(inhoud, 8 * keren), encoding="utf-8")
            gemeten.append(in_eigen_proces("benchmarks.inleespiek", [str(pad)], 300))
    for een, twee in pairwise(gemeten):
        if een is None or twee is None or een["uitkomst"] or twee["uitkomst"]:
            raise SystemExit("the import of a repeated law failed")
        op = f"{een['invoer'] * 1e3:.0f} → {twee['invoer'] * 1e3:.0f} kB: renvooi import"
        yield Regel(op, twee["seconden"] / een["seconden"], DOUBLING, erbij=f"{twee['seconden']:.2f} s")
        if "piek" in twee:
            grens = 200 + 15 * twee["invoer"]
            yield Regel(f"{twee['invoer'] * 1e3:.0f} kB: peak memory", twee["piek"], grens, "MB")


def _herhaald(inhoud: str, keren: int) -> str:
    """The law with its articles as often as asked, each time with other numbers."""
    begin, einde = re.search(r"<wettekst[^>]*>", inhoud), inhoud.rindex("</wettekst>")
    assert begin is not None
    deel = inhoud[begin.end() : einde]
    delen = (
        re.sub(r"(<nr[^>]*>)([^<]+)(</nr>)", rf"\g<1>{keer}.\g<2>\g<3>", deel).replace('-id="', f'-id="k{keer}')
        for keer in range(keren)
    )
    return inhoud[: begin.end()] + "".join(delen) + inhoud[einde:]


def main(naam: str, was: str, wordt: str) -> None:
    """Print how long a program took over a pair and how many operations it reports."""
    stap = PROGRAMMAS[naam](Path(was), Path(wordt))
    seconden, bewerkingen = kortst(stap, 1)
    print(json.dumps({"seconden": seconden, "bewerkingen": bewerkingen}))


if __name__ == "__main__":
    main(*sys.argv[1:])
