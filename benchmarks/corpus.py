"""Every text there is of others in one store, brought in by `renvooi import` as a user does, version after version."""

from __future__ import annotations

import shutil
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
GEMEENTESTAD = "stop/gemeentestad-1.3.0"
VOORBEREIDING = (
    "stop/pv26_utrecht_voorbereidingsbesluit_v1_besluit.xml",
    "stop/pv26_utrecht_voorbereidingsbesluit_v2_mutatie.xml",
)
VOORBEREID = {"utrecht": "VBPU0001_gm0344", "amersfoort": "VBPU0001_gm0307", "nieuwegein": "VBPU0001_gm0356"}
"""The regulations in one besluit of the province; the second besluit changes the first and the last."""
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
    *(Werk(f"pv26/{naam}", (VOORBEREIDING[0],), keuze) for naam, keuze in VOORBEREID.items()),
    Werk("gm0297/omgevingsplan", (f"{GEMEENTESTAD}/consolidatie_1_initieel.xml",)),
)


@dataclass(frozen=True, slots=True)
class Wijziging:
    """Published changes of a lineage, the first made on its first text. A change in STOP is no text by itself."""

    naar: str
    begin: str
    stappen: tuple[str, ...]
    keuze: str = ""


STAPPEN = ("2", "3a", "3b", "3c", "3d", "4a", "4b", "4c")
WIJZIGINGEN = (
    Wijziging(
        "gm0297/omgevingsplan",
        f"{GEMEENTESTAD}/consolidatie_1_initieel.xml",
        tuple(f"{GEMEENTESTAD}/opdracht_{stap}.xml" for stap in STAPPEN),
    ),
    *(
        Wijziging(f"pv26/{naam}", VOORBEREIDING[0], VOORBEREIDING[1:], VOORBEREID[naam])
        for naam in ("utrecht", "nieuwegein")
    ),
)


def aantal() -> int:
    """How many versions the store will have, without the ordinances of this repository."""
    return sum(len(werk.bestanden) for werk in WERKEN) + sum(len(een.stappen) for een in WIJZIGINGEN)


def bouw(shared: Path, root: Path) -> None:
    """All texts as versions in `root`, a new folder, and the ordinances of this repository."""
    corpus = shared / "corpus"
    shutil.copytree(ROOT / "ordinances", root)
    for naam, overheid in OVERHEDEN.items():
        (root / naam).mkdir()
        (root / naam / "overheid.yaml").write_text(OVERHEID.format(*overheid), encoding="utf-8")
    for werk in WERKEN:
        for nummer, bestand in enumerate(werk.bestanden, 1):
            _renvooi(root, "import", corpus / bestand, "--to", f"{werk.naar}@{nummer}", *_keuze(werk.keuze))
        _volg_op(root / werk.naar, len(werk.bestanden))
    for een in WIJZIGINGEN:
        _wijzig(corpus, root, een)
        _volg_op(root / een.naar, len(een.stappen) + 1)


def _wijzig(corpus: Path, root: Path, wijziging: Wijziging) -> None:
    """Make each change on the text before it and import what it gives, also when not all of it fits (docs/stop.md)."""
    was = corpus / wijziging.begin
    for nummer, stap in enumerate(wijziging.stappen, 2):
        wordt = root.with_name(f"{wijziging.naar.replace('/', '-')}-{nummer}.xml")
        keuze = _keuze(wijziging.keuze if nummer == 2 else "")  # what comes out is one text
        _renvooi(root, "apply", corpus / stap, was, "-o", wordt, "--as-published", *keuze)
        _renvooi(root, "import", wordt, "--to", f"{wijziging.naar}@{nummer}")
        was = wordt


def _keuze(naam: str) -> tuple[str, ...]:
    return ("--expression", naam) if naam else ()


def _volg_op(folder: Path, aantal: int) -> None:
    """Say in the records what each version follows, as a user does when the source has no day to know it by."""
    for was, wordt in pairwise(range(1, aantal + 1)):
        record = folder / str(wordt) / "versie.yaml"
        text = record.read_text(encoding="utf-8")
        if "\nwas:" not in text:
            record.write_text(f'{text}was: ["{was}"]\n', encoding="utf-8")


def _renvooi(root: Path, *words: str | Path) -> None:
    """Run the command; 1 says that something did not fit, which is told and no reason to stop."""
    result = CliRunner().invoke(main, ["--root", str(root), *map(str, words)])
    if result.exit_code not in (0, 1) or not isinstance(result.exception, SystemExit | None):
        raise RuntimeError(f"renvooi {' '.join(map(str, words))}: {result.output}") from result.exception
