"""The real amendment of Olst-Wijhe: the comparison says what the council's own table said, and nothing else."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

from click.testing import CliRunner

from pipeline.cli import main
from pipeline.council.overzicht import onbekend
from pipeline.store.openen import open_versie
from tests.conftest import ROOT

SEED = "seeds/002_5126fc5efdeecb01.txt"
WAS, WORDT = "sociaal-domein@2019", "sociaal-domein@2022"

MERKEN = {
    "artikel 2.3.4": [
        ("artikel 2.3.4, onderdeel c, onder I", "", "Voor de ondersteuning- op –maat in de vorm van"),
        ("artikel 2.3.4, onderdeel c, onder II", "", "De gemeente legt in beleidsregels vast hoe het"),
    ],
    "artikel 5.2.2": [
        ("artikel 5.2.2, eerste lid", "uren", "minuten"),
        ("artikel 5.2.2, tweede lid, onderdeel b", "regie", "ondersteuning gericht"),
        ("artikel 5.2.2, tweede lid, onderdeel b", "", "en het aanleren van benodigde vaardigheden"),
    ],
    "artikel 8.3.3": [("artikel 8.3.3, eerste lid, onderdeel a", "van € 20,-", "")],
    "artikel 9.2.5": [
        ("artikel 9.2.5, eerste lid", ", onderdeel b, f en g", ""),
        ("artikel 9.2.5, tweede lid", "De gemeente verlaagt de uitkering twee maanden", ""),
        ("artikel 9.2.5, vierde lid", "De verlaging, zoals genoemd in lid 2,", ""),
        ("artikel 9.2.5, derde lid", "4e", "2e"),
    ],
}


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["--root", str(ROOT / "ordinances"), *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_json_tells_the_council_s_changes_and_no_other() -> None:
    changes = json.loads(run("compare", WAS, WORDT, "-f", "json"))["wijzigingen"]
    told = [(change["soort"], change["eenheid"]) for change in changes]
    assert told == [
        ("opschrift", "opschrift"),
        ("citeertitel", "citeertitel"),
        ("gewijzigd", "artikel 2.3.4"),
        ("nieuw", "artikel 3.4.19"),
        ("gewijzigd", "artikel 5.2.2"),
        ("gewijzigd", "artikel 8.3.3"),
        ("gewijzigd", "artikel 9.2.5"),
        ("vervangen", told[-1][1]),
    ]
    assert told[-1][1].startswith("bijlage")
    for change in changes:
        if change["eenheid"] not in MERKEN:
            continue
        expected = MERKEN[change["eenheid"]]
        assert len(change["merken"]) == len(expected), change["eenheid"]
        for mark, (plaats, weg, bij) in zip(change["merken"], expected, strict=True):
            assert mark["plaats"] == plaats
            assert mark["weg"] == weg or (len(weg) > 25 and mark["weg"].startswith(weg))
            assert mark["bij"] == bij or (len(bij) > 25 and mark["bij"].startswith(bij))
    last = next(change for change in changes if change["eenheid"] == "artikel 9.2.5")
    assert last["vernummerd"] == [
        {"van": "artikel 9.2.5, derde lid", "naar": "artikel 9.2.5, tweede lid"},
        {"van": "artikel 9.2.5, vijfde lid", "naar": "artikel 9.2.5, derde lid"},
    ]


def woorden(text: str) -> list[str]:
    return re.findall(r"[\w€%]+", text)


def seed_tables(shared: Path) -> dict[str, tuple[list[str], list[str]]]:
    """Per article of the seed's Bijlage 1 the words of its old and its new column."""
    text = (shared / SEED).read_text(encoding="utf-8")
    text = text[text.index("**Bijlage 1.") : text.index("Bijlage 2 :")]
    found = {}
    for match in re.finditer(
        r"^Artikel ([\d.]+) [^\n]*\nOude tekst\tNieuwe tekst\n(.*?)\n<b>Onderbouwing", text, re.DOTALL | re.MULTILINE
    ):
        old, new = match[2].split("\t")
        found[match[1]] = (seed_words(old), seed_words(new))
    return found


def seed_words(cell: str) -> list[str]:
    plain = html.unescape(re.sub(r"<[^>]+>", " ", re.sub(r"</?u>", "", cell)))
    return woorden(plain)


ABSENT = (["vervallen"], ["nieuw"], ["nieuw", "lid"])
"""What stands in a row of which this side has no lid."""


def column(page: str, article: str, side: int) -> list[str]:
    """The words of one column of an article's table in the HTML, hidden words and omissions apart."""
    table = next(t for t in re.findall(r"<table.*?</table>", page, re.DOTALL) if f"Artikel {article} " in t)
    body = table[table.index("<tbody") :]
    words: list[str] = []
    for row in re.findall(r"<tr.*?</tr>", body, re.DOTALL):
        cells = re.findall(r"<td.*?</td>", row, re.DOTALL)
        if len(cells) == 2:
            cell = re.sub(r'<span class="sr-only">.*?</span>', "", cells[side], flags=re.DOTALL)
            found = woorden(html.unescape(re.sub(r"<[^>]+>", " ", re.sub(r"</?(?:ins|del)[^>]*>", "", cell))))
            words += [] if found in ABSENT else found
    return words


def test_with_context_artikel_each_table_holds_the_seed_s_text(shared: Path) -> None:
    page = run("compare", WAS, WORDT, "-f", "html", "--context", "artikel")
    tables = seed_tables(shared)
    assert sorted(tables) == ["2.3.4", "3.4.19", "5.2.2", "8.3.3", "9.2.5"]
    for article, (old, new) in tables.items():
        expected_old = old or woorden("(nieuw artikel)")
        assert column(page, article, 0) == expected_old, article
        assert column(page, article, 1) == new, article


def test_what_publication_needs_and_nobody_knows_is_listed() -> None:
    versie = open_versie(ROOT / "ordinances", WORDT)
    assert [(fact.sleutel, fact.bestand) for fact in onbekend(versie)] == [
        ("oin", "overheid.yaml"),
        ("grondslagen", "regeling.yaml"),
        ("onderwerpen", "regeling.yaml"),
        ("rechtsgebieden", "regeling.yaml"),
        ("soort_regeling", "regeling.yaml"),
        ("vastgesteld", "versie.yaml"),
        ("ondertekend", "versie.yaml"),
        ("bekendgemaakt", "versie.yaml"),
        ("publicatie", "versie.yaml"),
    ]
