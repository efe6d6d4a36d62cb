"""`renvooi tariffs index`: the next version differs in its amounts only, and each of them is right to the cent."""

from __future__ import annotations

import csv
import io
import re
import shutil
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from git import Actor, Repo

from pipeline.cli import main
from pipeline.model import Tabel, Versie, alle_knopen, tekst_voluit
from pipeline.store.openen import open_versie
from tests.conftest import ROOT

LINE = "olst-wijhe/verordening-sociaal-domein"
SHARE = (Fraction(1), Fraction(1), Fraction(4, 5), Fraction(1, 2))
"""The columns of the price table as its headings say: in natura, 100%, 80%, 50%."""
BY_HAND = "€ 0,305 per minuut = € 18,30 per uur"
NATIONAL = "€ 21,14"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the ordinances of Olst-Wijhe."""
    shutil.copytree(ROOT / "ordinances/olst-wijhe", tmp_path / "olst-wijhe")
    return tmp_path


def index(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "tariffs", "index", "sociaal-domein@2022", *words])


def tables(versie: Versie) -> list[list[list[str]]]:
    """The tables of the annex as rows of texts, headings and spanning rows apart."""
    found = (node for node in alle_knopen(versie.regeling.bijlagen[0]) if isinstance(node, Tabel))
    return [
        [[tekst_voluit(cell) for cell in row.cellen] for row in table.rijen if not row.kop and len(row.cellen) > 1]
        for table in found
    ]


def half_up(cents: Fraction) -> int:
    return int(cents + Fraction(1, 2))


def cents(written: str) -> int:
    """An amount as the annex writes it ("135.79", "1407,60", "1056", "30,-", "2.500,00"), in cents."""
    plain = written.replace(",-", ",00")
    if re.search(r"[.,]\d\d$", plain):
        return int(re.sub(r"\D", "", plain))
    return int(re.sub(r"\D", "", plain)) * 100


def amounts(text: str) -> list[int]:
    return [cents(found) for found in re.findall(r"€ ?(\d[\d.,]*\d(?:,-)?|\d)(?!\d)", text)]


def written(amount: int) -> str:
    whole, rest = divmod(amount, 100)
    return f"€ {whole:,}".replace(",", ".") + f",{rest:02}"


def indexed(text: str, new: dict[int, int]) -> str:
    """The cell with its amounts replaced; what national law sets stays."""

    def one(found: re.Match[str]) -> str:
        old = cents(found[1])
        return found[0] if found[0] == NATIONAL else written(new[old])

    return re.sub(r"€ ?(\d[\d.,]*\d(?:,-)?|\d)", one, text)


def test_every_amount_of_the_price_table_is_right(root: Path) -> None:
    assert index(root, "--by", "3,2%", "--as", "2023").exit_code == 0
    old, new = (tables(open_versie(root, f"sociaal-domein@{name}"))[0] for name in ("2022", "2023"))
    factor = Fraction(1032, 1000)
    compared = 0
    for before, after in zip(old, new, strict=True):
        base = amounts(before[1])
        for share, text, found in zip(SHARE, before[1:], after[1:], strict=True):
            if text == BY_HAND:
                assert found == text
                continue
            expected: dict[int, int] = {}
            for amount in amounts(text.replace(NATIONAL, "")):
                follows = [one for one in base if half_up(one * share) == amount]
                expected[amount] = (
                    half_up(half_up(follows[0] * factor) * share) if follows else half_up(amount * factor)
                )
            assert found == indexed(text, expected), before[0]
            compared += len(expected)
    assert compared == 19 + 28 + 5


def test_every_fixed_amount_and_ride_is_right(root: Path) -> None:
    assert index(root, "--by", "3,2%", "--as", "2023").exit_code == 0
    old, new = (tables(open_versie(root, f"sociaal-domein@{name}")) for name in ("2022", "2023"))
    factor = Fraction(1032, 1000)
    for before, after in zip(old[1], new[1], strict=True):
        assert amounts(after[1]) == [half_up(amount * factor) for amount in amounts(before[1])]
    for before, after in zip(old[2], new[2], strict=True):
        (peak,) = amounts(before[2])
        assert amounts(after[2]) == [half_up(peak * factor)]
        assert amounts(after[1]) == [half_up(Fraction(3, 5) * half_up(peak * factor))]


def test_cash_is_rounded_to_five_cents_half_up(root: Path) -> None:
    rows = list(csv.reader(io.StringIO(index(root, "--by", "3,2%", "--as", "2023", "-f", "csv").stdout), delimiter=";"))
    cash = [(cents(row[2][2:]), cents(row[3][2:])) for row in rows if row[1].endswith(", contant")]
    rides = tables(open_versie(root, "sociaal-domein@2022"))[2]
    expected = [5 * half_up(Fraction(amounts(cell)[0], 5)) for row in rides for cell in row[1:]]
    assert [old for old, _ in cash] == expected == [140, 235, 220, 365, 300, 495, 375, 630, 455, 760, 535, 890]
    assert all(new % 5 == 0 for _, new in cash)


def test_only_the_tariff_file_and_the_record_differ(root: Path) -> None:
    result = index(root, "--by", "3,2%", "--from", "2023-07-01")
    assert result.exit_code == 0
    old, new = root / LINE / "2022", root / LINE / "2023"
    names = {path.relative_to(new).as_posix() for path in new.rglob("*") if path.is_file()}
    before = {path.relative_to(old).as_posix() for path in old.rglob("*") if path.is_file()}
    assert names == {name for name in before if not name.startswith("besluit/")}
    assert {name for name in names if (new / name).read_bytes() != (old / name).read_bytes()} == {
        "versie.yaml",
        "tekst/tarieven-wmo.yaml",
    }
    comments = [line for line in (old / "tekst/tarieven-wmo.yaml").read_text("utf-8").splitlines() if line[:1] == "#"]
    assert (new / "tekst/tarieven-wmo.yaml").read_text("utf-8").splitlines()[: len(comments)] == comments
    gegevens = open_versie(root, "sociaal-domein@2023").gegevens
    assert (str(gegevens.inwerkingtreding), gegevens.was) == ("2023-07-01", ("2022",))
    assert (gegevens.vastgesteld, gegevens.proef, gegevens.intrekking, gegevens.slotbepalingen) == (None, None, (), ())


def test_the_norms_that_the_text_names_stay_on_record(root: Path) -> None:
    assert index(root, "--by", "3,2%", "--as", "2023").exit_code == 0
    old, new = (open_versie(root, f"sociaal-domein@{name}").gegevens.externe_normen for name in ("2022", "2023"))
    assert new == old
    assert [norm.artikelen for norm in new] == [("2.3.4",)]


def test_an_unknown_day_stays_unknown(root: Path) -> None:
    assert index(root, "--by", "1%", "--as", "volgende").exit_code == 0
    assert open_versie(root, "sociaal-domein@volgende").gegevens.inwerkingtreding is None


def test_what_cannot_be_reckoned_and_what_names_a_year_is_told_at_its_new_place(root: Path) -> None:
    told = index(root, "--by", "3,2%", "--as", "2023").stderr
    line = (
        (root / LINE / "2022/tekst/tarieven-wmo.yaml")
        .read_text("utf-8")
        .splitlines()
        .index("          tekst: " + BY_HAND)
    )
    assert re.search(rf"2023/tekst/tarieven-wmo\.yaml:{line - 1}:\d+: dit bedrag is niet te berekenen", told)
    assert "2022.md:1: deze kop noemt een jaar" in told
    assert told.count("niet te berekenen") == 1


def test_an_amount_in_the_prose_of_the_annex_is_told(root: Path) -> None:
    (annex,) = (root / LINE / "2022/tekst").glob("bijlage-*.md")
    annex.write_text(annex.read_text("utf-8") + "\nEen pas kost € 7,50.\n", encoding="utf-8")
    told = index(root, "--by", "3,2%", "--as", "2023").stderr
    assert re.search(rf"2023/tekst/{annex.name}:13: dit bedrag staat niet in de gegevens: “Een pas kost € 7,50.”", told)


def test_a_version_in_a_git_revision_can_be_the_base(root: Path) -> None:
    repository = Repo.init(root)
    repository.index.add(["olst-wijhe"])
    repository.index.commit("x", author=Actor("a", "a"), committer=Actor("a", "a"))
    shutil.rmtree(root / LINE / "2022")
    result = CliRunner().invoke(
        main, ["--root", str(root), "tariffs", "index", "HEAD:sociaal-domein@2022", "--by", "3,2%", "--as", "2023"]
    )
    assert result.exit_code == 0, result.output
    assert "HEAD:" not in result.stderr
    assert (root / LINE / "2023/tekst/tarieven-wmo.yaml").is_file()


def test_only_what_was_asked_for_goes_up(root: Path) -> None:
    rows = index(root, "--by", "10%", "--as", "a", "--only", "bedragen", "-f", "csv").stdout.splitlines()
    assert rows == [
        "rij;kolom;oud;nieuw",
        "Tegemoetkoming verhuis- en inrichtingskosten;Bijdrage/bijzonderheden;€ 2.500,00;€ 2.750,00",
        "Drempelbedrag primaat van verhuizen;Bijdrage/bijzonderheden;€ 6.500,00;€ 7.150,00",
        "Drempelbedrag tegemoetkoming huurderving;Bijdrage/bijzonderheden;€ 4.800,00;€ 5.280,00",
        "Aanschaf en onderhoud sportrolstoel;Bijdrage/bijzonderheden;€ 2.850,00;€ 3.135,00",
    ]
    rows = index(root, "--by", "10%", "--as", "b", "--only", "landelijk", "-f", "csv").stdout.splitlines()
    assert rows[1:3] == [
        "informele-zorg;maximum;€ 21,14 per uur;€ 23,25 per uur",
        "Individuele begeleiding licht;informeel 50%;€ 21,14 per uur;€ 23,25 per uur",
    ]


def test_an_index_of_nothing_changes_nothing(root: Path) -> None:
    result = index(root, "--by", "0%", "--as", "2023", "-f", "csv", "--only", "ritprijzen")
    assert result.stdout == "rij;kolom;oud;nieuw\n"
    old, new = (root / LINE / name / "tekst/tarieven-wmo.yaml" for name in ("2022", "2023"))
    assert old.read_bytes() == new.read_bytes()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--by", "3,2%"], "nog geen naam"),
        (["--by", "drie", "--as", "2023"], "“drie” is geen percentage"),
        (["--by", "-100%", "--as", "2023"], "geen percentage"),
        (["--by", "3,2%", "--from", "1-1-2023"], "“1-1-2023” is geen datum"),
        (["--by", "3,2%", "--as", "2019"], "De versie “2019” bestaat al"),
        (["--by", "3,2%", "--as", "../x"], "kan geen naam van een versie zijn"),
    ],
)
def test_a_question_that_cannot_be_answered_writes_nothing(root: Path, words: list[str], message: str) -> None:
    before = sorted(path for path in root.rglob("*"))
    result = index(root, *words)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.output
    assert sorted(path for path in root.rglob("*")) == before


def test_a_version_without_tariff_data_is_refused(root: Path) -> None:
    result = CliRunner().invoke(
        main, ["--root", str(root), "tariffs", "index", "sociaal-domein@2019", "--by", "1%", "--as", "2020"]
    )
    assert result.exit_code == 2
    assert "geen tarieven als gegevens" in result.stderr
