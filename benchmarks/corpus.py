"""Every real text there is in one store, brought in by `renvooi import` as a user does, version after version."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from click.testing import CliRunner

from pipeline.cli import main

ROOT = Path(__file__).resolve().parent.parent
OVERHEID = "naam: {}\nsoort: {}\ncode: {}\norganen:\n  raad: de raad\n  college: het college\n"
OVERHEDEN = {
    "rijk": ("Voorbeeldstad", "gemeente", "gm9998"),
    "gemeenten": ("Voorbeelddorp", "gemeente", "gm9997"),
    "jeugdhulp-bmwe": ("Voorbeeldeiland", "gemeente", "gm9996"),
    "jeugdhulp-gemert-bakel": ("Voorbeeldoord", "gemeente", "gm9995"),
    "jeugdhulp-helmond": ("Voorbeeldburg", "gemeente", "gm9994"),
    "gm0233": ("Voorbeeldveld", "gemeente", "gm0233"),
    "gm0297": ("Gemeentestad", "gemeente", "gm0297"),
    "gm0307": ("Voorbeeldberg", "gemeente", "gm0307"),
    "pv26": ("Voorbeeldland", "provincie", "pv26"),
    "ws0665": ("Voorbeeldwater", "waterschap", "ws0665"),
}
"""A folder for each authority: what stands in one is each other's neighbour. The code is checked for STOP only."""


@dataclass(frozen=True, slots=True)
class Werk:
    """A lineage and the files of its versions, the oldest first; `keuze` is what `--expression` picks of a file."""

    naar: str
    bestanden: tuple[str, ...]
    keuze: str = ""


DRANK = "bwb-xml/BWBR0002458_{}_drank-en-horecawet.xml"
DRANK_DAGEN = "2004-12-01_0 2005-07-31_0 2009-07-01_0 2012-01-01_0 2013-01-01_0 2013-01-01_1 2014-01-01_0".split()
PARTICIPATIE = "bwb-xml/BWBR0015703_{}-01-01_participatiewet.xml"
DRANK_LATER = ("2010-07-14", "2013-01-01", "2014-01-01", "2014-02-15", "2014-04-02_converter-noise")
GEMEENTEWET = ("2012-01-01", "2012-10-01", "2013-01-01", "2013-07-01")
WMO = ("2014-10-08", "2014-11-25", "2014-11-28", "2015-01-05")
WERKEN = (
    Werk("rijk/drank-en-horecawet", tuple(map(DRANK.format, DRANK_DAGEN))),
    Werk("rijk/participatiewet", tuple(map(PARTICIPATIE.format, ("2024", "2026")))),
    Werk("rijk/kandidatenlijsten", ("bwb-xml/BWBR0003984_1986-06-26_vaststelling-nummers-kandidatenlijsten.xml",)),
    Werk("rijk/belastingcapaciteit", ("bwb-xml/BWBR0008326_2011-01-01_regeling-belastingcapaciteit.xml",)),
    Werk("rijk/zorgtoeslag", ("bwb-xml/BWBR0018451_2025-01-01_zorgtoeslag.xml",)),
    Werk("rijk/woo", ("bwb-xml/BWBR0045754_2022-05-01_woo.xml",)),
    Werk("rijk/drank-markdown", tuple(f"bwb-markdown/drank-en-horecawet_{dag}.md" for dag in DRANK_LATER)),
    Werk("rijk/gemeentewet", tuple(f"bwb-markdown/gemeentewet_{dag}.md" for dag in GEMEENTEWET)),
    Werk("rijk/wmo", tuple(f"bwb-markdown/wmo2015_{dag}.md" for dag in WMO)),
    Werk("gemeenten/parkeren", ("cvdr-xml/CVDR100394_2_kampen_beleidsregels-verkeersveiligheid-parkeren.xml",)),
    Werk(
        "gemeenten/bezwaar",
        ("cvdr-xml/CVDR621050_2_heemstede_verordening-commissie-bezwaarschriften.reindented.xml",),
    ),
    Werk(
        "gemeenten/participatie",
        ("cvdr-html/CVDR140822_1_druten_maatschappelijke-participatie-schoolgaande-kinderen.html",),
    ),
    Werk("gemeenten/mandaat", ("officiele-bekendmakingen/bgr-2024-715_regio-achterhoek_mandaatregeling.xml",)),
    Werk("gemeenten/testament", tuple(f"cvdr-text/CVDR141918_{number}_sintmaarten.txt" for number in (1, 2, 3))),
    Werk("gemeenten/verkopingen", tuple(f"cvdr-text/CVDR141921_{number}_sintmaarten.txt" for number in (1, 2))),
    *(
        Werk(f"gemeenten/curacao-{number}", (f"cvdr-text/CVDR{number}_1_curacao.txt",))
        for number in (143517, 143519, 143520)
    ),
    *(
        Werk(f"jeugdhulp-{naam}/jeugdhulp", (f"cvdr-text/jeugdhulp_{naam}.txt",))
        for naam in ("bmwe", "gemert-bakel", "helmond")
    ),
    Werk("gm0233/omgevingsplan", ("stop/gm0233_ermelo_omgevingsplan_1.3.0",)),
    Werk("gm0307/omgevingsplan", ("stop/gm0307_amersfoort_bruidsschat_besluit_1.2.0.xml",)),
    Werk("ws0665/waterschapsverordening", ("stop/ws0665_limburg_waterschapsverordening_besluit_1.2.0.xml",)),
    Werk("pv26/voorbereidingsbesluit", ("stop/pv26_utrecht_voorbereidingsbesluit_v1_besluit.xml",), "VBPU0001_gm0307"),
    Werk("gm0297/omgevingsplan", ("stop/gemeentestad-1.3.0/consolidatie_1_initieel.xml",)),
)

GEMEENTESTAD, STAPPEN = "gm0297/omgevingsplan", ("2", "3a", "3b", "3c", "3d", "4a", "4b", "4c")
"""A change in STOP is no text by itself: it is made one with `renvooi apply`. That of pv26 is of several regulations at
once, of which none has a name, so that it can't be picked."""


def bouw(shared: Path, root: Path) -> int:
    """All texts as versions in `root`, a new folder, and the ordinances of this repository; how many there are."""
    corpus = shared / "corpus"
    shutil.copytree(ROOT / "ordinances", root)
    for naam, overheid in OVERHEDEN.items():
        (root / naam).mkdir()
        (root / naam / "overheid.yaml").write_text(OVERHEID.format(*overheid), encoding="utf-8")
    for werk in WERKEN:
        for nummer, bestand in enumerate(werk.bestanden, 1):
            keuze = ("--expression", werk.keuze) if werk.keuze else ()
            _renvooi(root, "import", str(corpus / bestand), "--to", f"{werk.naar}@{nummer}", *keuze)
        _volg_op(root / werk.naar, [str(nummer) for nummer in range(1, len(werk.bestanden) + 1)])
    namen = [naam for naam, _ in _gemeentestad(corpus, root)]
    _volg_op(root / GEMEENTESTAD, ["1", *namen])
    return len(list(root.glob("*/*/*/versie.yaml")))


def _gemeentestad(corpus: Path, root: Path) -> Iterator[tuple[str, Path]]:
    """The published changes of Gemeentestad, each made on the text before it and imported."""
    folder = corpus / "stop/gemeentestad-1.3.0"
    was = folder / "consolidatie_1_initieel.xml"
    for stap in STAPPEN:
        wordt = root.with_name(f"gemeentestad-{stap}.xml")
        # They don't all fit on their predecessor (docs/stop.md); then the command ends with 1.
        _renvooi(root, "apply", str(folder / f"opdracht_{stap}.xml"), str(was), "-o", str(wordt), "--as-published")
        _renvooi(root, "import", str(wordt), "--to", f"{GEMEENTESTAD}@{stap}")
        yield stap, wordt
        was = wordt


def _volg_op(folder: Path, namen: list[str]) -> None:
    """Say in the records what each version follows, as a user does when the source has no day to know it by."""
    for was, wordt in pairwise(namen):
        record = folder / wordt / "versie.yaml"
        text = record.read_text(encoding="utf-8")
        if "\nwas:" not in text:
            record.write_text(f'{text}was: ["{was}"]\n', encoding="utf-8")


def _renvooi(root: Path, *words: str) -> None:
    result = CliRunner().invoke(main, ["--root", str(root), *words])
    if result.exit_code not in (0, 1) or not isinstance(result.exception, SystemExit | None):
        raise RuntimeError(f"renvooi {' '.join(words)}: {result.output}") from result.exception
