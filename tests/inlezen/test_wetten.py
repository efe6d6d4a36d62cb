"""L1 and L2 over everything that was imported: into the store and back, compared and made again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.cli.inlezen import Ingevoerd, lees_alle
from pipeline.compare import compare, omkeren, toepassen
from pipeline.formats.json import vergelijking as json_kamer
from pipeline.formats.json.boom import regeling_naar_json, regeling_uit_json
from pipeline.model import Adres, Regeling
from pipeline.store import laad, map_bron
from tests.inlezen.test_corpus import ZONDER_REGELING, documenten

OVERHEID = "naam: {0}\nsoort: {1}\ncode: {0}\norganen:\n  raad: de raad\n  college: het college\n"
GEMEENTESTAD = "gemeentestad-1.3.0/consolidatie_1_initieel.xml"
ERMELO = "gm0233_ermelo_omgevingsplan_1.3.0"
AMERSFOORT = "gm0307_amersfoort_bruidsschat_besluit_1.2.0.xml"
UTRECHT = "pv26_utrecht_voorbereidingsbesluit_{}.xml"
STOP = (
    (ERMELO, ""),
    (AMERSFOORT, ""),
    ("ws0665_limburg_waterschapsverordening_besluit_1.2.0.xml", ""),
    ("gemeentestad-1.3.0/opdracht_0.xml", ""),
    (GEMEENTESTAD, ""),
    *((UTRECHT.format("v1_besluit"), f"VBPU0001_{code}") for code in ("gm0344", "gm0307", "gm0356")),
    *((UTRECHT.format("v2_mutatie"), f"VBPU0001_{code}") for code in ("gm0344", "gm0356")),
)
"""The texts of STOP, with the expression that is meant where a file has more."""
STAPPEN = ("2", "3a", "3b", "3c", "3d", "4a", "4b", "4c")
"""The published changes of Gemeentestad, in order; not one fits, and each says so (tests/stop/test_gemeentestad)."""
OVERIG = "gm9998"
"""The authority of what has no code of its own; the source of a law names none that could be checked."""
SOORTEN = {"gm": "gemeente", "pv": "provincie", "ws": "waterschap"}
BEGIN = {
    "bwb-xml/BWBR0002458": 6,
    "bwb-xml/BWBR0015703": 1,
    "bwb-markdown/drank": 4,
    "bwb-markdown/gemeentewet": 3,
    "bwb-markdown/wmo2015": 3,
    "cvdr-text/CVDR141918": 2,
    "cvdr-text/CVDR141921": 1,
}
"""The Works with more than one version, and how many pairs of successive ones that makes."""
Bron = tuple[Path, str]
"""A path, and the name of the expression in it."""


@dataclass(frozen=True, slots=True)
class Opslag:
    """The data root with one version of every document, and where each of them went."""

    root: Path
    adressen: dict[Bron, Adres]


@pytest.fixture(scope="module")
def keten(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The versions of Gemeentestad: the first as it was published, each next one by its published change."""
    map_, leeg = tmp_path_factory.mktemp("gemeentestad"), tmp_path_factory.mktemp("leeg")
    paden = [shared / "corpus/stop" / GEMEENTESTAD]
    for nummer, stap in enumerate(STAPPEN, 2):
        mutatie, doel = paden[0].with_name(f"opdracht_{stap}.xml"), map_ / f"{nummer}.xml"
        assert renvooi(leeg, "apply", str(mutatie), str(paden[-1]), "--as-published", "-o", str(doel)) == 1
        paden.append(doel)
    return paden


def bronnen(shared: Path, keten: list[Path]) -> Iterator[tuple[str, Bron]]:
    """The authority and the place of everything that holds a regulation."""
    for pad in documenten(shared):
        if pad.name not in ZONDER_REGELING:
            yield OVERIG, (pad, "")
    for naam, keuze in STOP:
        code = "gm0297" if naam.startswith("gemeentestad") else naam[:6] if naam[:2] != "pv" else naam[:4]
        yield code, (shared / "corpus/stop" / naam, keuze)
    for pad in keten[1:]:
        yield "gm0297", (pad, "")


@pytest.fixture(scope="module")
def opslag(shared: Path, keten: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Opslag:
    """Everything imported by the command, as a user does."""
    root = tmp_path_factory.mktemp("corpus") / "ordinances"
    adressen: dict[Bron, Adres] = {}
    for nummer, (code, bron) in enumerate(bronnen(shared, keten)):
        (root / code).mkdir(parents=True, exist_ok=True)
        (root / code / "overheid.yaml").write_text(OVERHEID.format(code, SOORTEN[code[:2]]), encoding="utf-8")
        adressen[bron] = Adres(code, f"tekst-{nummer}", "1")
        pad, keuze = bron
        gedaan = renvooi(root, "import", str(pad), "--to", str(adressen[bron]), "--expression", keuze)
        assert gedaan == 0, bron
    assert len(adressen) == 41 + len(STOP) + len(STAPPEN)
    return Opslag(root, adressen)


def renvooi(root: Path, *woorden: str) -> int:
    result = CliRunner().invoke(main, ["--root", str(root), *woorden])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code


@cache
def gelezen(pad: Path, keuze: str = "") -> Regeling:
    """The text as the reader gives it, without a store."""
    ingevoerd: list[Ingevoerd]
    ingevoerd, geweigerd = lees_alle((pad,), None, keuze)
    assert geweigerd == []
    return ingevoerd[0].regeling


def test_what_the_store_holds_is_what_was_read(opslag: Opslag) -> None:
    """L1 through Markdown, the names of files and the records; and through JSON."""
    bron = map_bron(opslag.root)
    for (pad, keuze), adres in opslag.adressen.items():
        regeling = gelezen(pad, keuze)
        assert laad(bron, adres).regeling == regeling, pad.name
        assert regeling_uit_json(regeling_naar_json(regeling)) == regeling, pad.name


def test_what_was_written_is_canonical(opslag: Opslag) -> None:
    assert renvooi(opslag.root, "fmt", "--check") == 0


def paren(shared: Path, keten: list[Path]) -> Iterator[tuple[Bron, Bron]]:
    """Successive versions of one Work, the two texts from the state, and the ordinances of three neighbours."""
    corpus = shared / "corpus"
    for begin, aantal in BEGIN.items():
        gevonden = list(pairwise((pad, "") for pad in sorted(corpus.glob(f"{begin}*"))))
        assert len(gevonden) == aantal, begin
        yield from gevonden
    yield from pairwise((pad, "") for pad in keten)
    stop = corpus / "stop"
    for code in ("gm0344", "gm0356"):
        een, ander = ((stop / UTRECHT.format(versie), f"VBPU0001_{code}") for versie in ("v1_besluit", "v2_mutatie"))
        yield een, ander
    yield (stop / AMERSFOORT, ""), (stop / ERMELO, "")
    yield from combinations([(pad, "") for pad in sorted(corpus.glob("cvdr-text/jeugdhulp_*"))], 2)


def test_a_change_is_made_and_undone_from_its_json(shared: Path, keten: list[Path]) -> None:
    """L2 on the Comparison as it is read back from its JSON, with the same bytes when written again."""
    aantal = 0
    for een, ander in paren(shared, keten):
        was, wordt = gelezen(*een), gelezen(*ander)
        tekst = json_kamer.write(compare(was, wordt))
        vergelijking = json_kamer.read(tekst)
        namen = f"{een[0].name} → {ander[0].name}"
        assert toepassen(vergelijking, was) == wordt, namen
        assert toepassen(omkeren(vergelijking), wordt) == was, namen
        assert json_kamer.write(vergelijking) == tekst, namen
        aantal += 1
    assert aantal == sum(BEGIN.values()) + len(STAPPEN) + 2 + 4
