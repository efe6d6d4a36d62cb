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

OVERHEID = "naam: {0}\nsoort: gemeente\ncode: {0}\norganen:\n  raad: de raad\n  college: het college\n"
STOP = {
    "gm0233": "gm0233_ermelo_omgevingsplan_1.3.0",
    "gm0307": "gm0307_amersfoort_bruidsschat_besluit_1.2.0.xml",
    "gm0297": "gemeentestad-1.3.0/consolidatie_1_initieel.xml",
}
OVERIG = "gm9998"
"""The authority of what has no code of its own; the source of a law names none that could be checked."""
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


@dataclass(frozen=True, slots=True)
class Opslag:
    """The data root with one version of every document, and where each of them went."""

    root: Path
    adressen: dict[Path, Adres]


def bronnen(shared: Path) -> Iterator[tuple[str, Path]]:
    """The authority and the path of everything that holds a regulation."""
    for pad in documenten(shared):
        if pad.name not in ZONDER_REGELING:
            yield OVERIG, pad
    for code, naam in STOP.items():
        yield code, shared / "corpus/stop" / naam


@pytest.fixture(scope="module")
def opslag(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Opslag:
    """Everything imported by the command, as a user does."""
    root = tmp_path_factory.mktemp("corpus") / "ordinances"
    adressen: dict[Path, Adres] = {}
    for nummer, (code, pad) in enumerate(bronnen(shared)):
        (root / code).mkdir(parents=True, exist_ok=True)
        (root / code / "overheid.yaml").write_text(OVERHEID.format(code), encoding="utf-8")
        adressen[pad] = Adres(code, f"tekst-{nummer}", "1")
        gedaan = renvooi(root, "import", str(pad), "--to", str(adressen[pad]))
        assert gedaan == 0, pad.name
    assert len(adressen) == 44
    return Opslag(root, adressen)


def renvooi(root: Path, *woorden: str) -> int:
    result = CliRunner().invoke(main, ["--root", str(root), *woorden])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code


@cache
def gelezen(pad: Path) -> Regeling:
    """The text as the reader gives it, without a store."""
    ingevoerd: list[Ingevoerd]
    ingevoerd, geweigerd = lees_alle((pad,), None, "")
    assert geweigerd == []
    return ingevoerd[0].regeling


def test_what_the_store_holds_is_what_was_read(opslag: Opslag) -> None:
    """L1 through Markdown, the names of files and the records; and through JSON."""
    bron = map_bron(opslag.root)
    for pad, adres in opslag.adressen.items():
        regeling = gelezen(pad)
        assert laad(bron, adres).regeling == regeling, pad.name
        assert regeling_uit_json(regeling_naar_json(regeling)) == regeling, pad.name


def test_what_was_written_is_canonical(opslag: Opslag) -> None:
    assert renvooi(opslag.root, "fmt", "--check") == 0


def paren(shared: Path) -> Iterator[tuple[Path, Path]]:
    """Successive versions of one Work, the two texts from the state, and the ordinances of three neighbours."""
    corpus = shared / "corpus"
    for begin, aantal in BEGIN.items():
        gevonden = list(pairwise(sorted(corpus.glob(f"{begin}*"))))
        assert len(gevonden) == aantal, begin
        yield from gevonden
    yield corpus / "stop" / STOP["gm0307"], corpus / "stop" / STOP["gm0233"]
    yield from combinations(sorted(corpus.glob("cvdr-text/jeugdhulp_*")), 2)


def test_a_change_is_made_and_undone_from_its_json(shared: Path) -> None:
    """L2 on the Comparison as it is read back from its JSON, with the same bytes when written again."""
    aantal = 0
    for een, ander in paren(shared):
        was, wordt = gelezen(een), gelezen(ander)
        tekst = json_kamer.write(compare(was, wordt))
        vergelijking = json_kamer.read(tekst)
        assert toepassen(vergelijking, was) == wordt, f"{een.name} → {ander.name}"
        assert toepassen(omkeren(vergelijking), wordt) == was, f"{een.name} → {ander.name}"
        assert json_kamer.write(vergelijking) == tekst, f"{een.name} → {ander.name}"
        aantal += 1
    assert aantal == sum(BEGIN.values()) + 4
