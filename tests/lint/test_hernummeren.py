"""Renumbering: what is asked and nothing else, in the source as it was written; and back again to the same bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lint.bepaling import zoek
from pipeline.lint.hernummeren import bewezen, hernummerd, hernummerd_schuivend, met_gevolg
from pipeline.lint.omzetting import zet_om
from pipeline.lint.verhuizen import verhuisd
from pipeline.lint.vernummeren import Gevonden
from pipeline.model import Adres, Refused, Structuur, rangtelwoord
from pipeline.store.bronnen import geheugen_bron
from pipeline.store.lezen import brontekst, laad

ADRES = Adres("dorp", "speelregels", "2026")
MAP = "dorp/speelregels/2026"
BOVEN = {
    "dorp/overheid.yaml": (
        "naam: Dorp\nsoort: gemeente\ncode: gm9998\norganen:\n  raad: de raad van de gemeente Dorp\n"
        "  college: het college van burgemeester en wethouders\n"
    ),
    "dorp/speelregels/regeling.yaml": "naam: Speelregels\n",
    f"{MAP}/versie.yaml": "werk: speelregels-2024\nciteertitel: Speelregels\nopschrift: Speelregels Dorp\n",
}


def bron_van(teksten: Mapping[str, str]) -> dict[str, bytes]:
    """The files of a version with these texts, by path below `tekst/` (or below the version, when that is said)."""
    paths = {name if name.startswith("dorp/") else f"{MAP}/tekst/{name}": text for name, text in teksten.items()}
    return {path: text.encode() for path, text in (BOVEN | paths).items()}


def vernummer(files: dict[str, bytes], oud: str, nieuw: str, schuif: bool = False) -> tuple[dict[str, bytes], Gevonden]:
    """The files after a renumbering, and what it found."""
    bron = geheugen_bron(files)
    versie, regeling = laad(bron, ADRES), brontekst(bron, ADRES)
    done = (hernummerd_schuivend if schuif else hernummerd)(bron, versie, regeling, zoek(regeling, oud), nieuw)
    whole = met_gevolg(bron, versie, done.omzetting)
    made = dict(files)
    for name in whole.weg:
        del made[f"{MAP}/{name}"]
    return made | {f"{MAP}/{name}": content for name, content in bewezen(bron, versie, whole).items()}, done.gevonden


def verplaats(files: dict[str, bytes], wat: str, naar: str, na: str | None = None) -> dict[str, bytes]:
    bron = geheugen_bron(files)
    versie, regeling = laad(bron, ADRES), brontekst(bron, ADRES)
    container = None if naar == "." else zoek(regeling, naar).plaats.eenheid
    assert container is None or isinstance(container, Structuur)
    new = verhuisd(regeling, zoek(regeling, wat), container, zoek(regeling, na) if na else None)
    whole = met_gevolg(bron, versie, zet_om(bron, ADRES, new, (), {}))
    made = dict(files)
    for name in whole.weg:
        del made[f"{MAP}/{name}"]
    return made | {f"{MAP}/{name}": content for name, content in bewezen(bron, versie, whole).items()}


def tekst(files: Mapping[str, bytes], name: str) -> str:
    return files[f"{MAP}/tekst/{name}"].decode()


@pytest.mark.parametrize(
    ("zin", "wordt"),
    [
        ("Zie artikel 7.", "Zie artikel 8."),
        ("Zie artikel 7, tweede lid, onderdeel a.", "Zie artikel 8, tweede lid, onderdeel a."),
        ("Zie de artikelen 3 en 7.", "Zie de artikelen 3 en 8."),
        ("Zie de artikelen 3, eerste lid, 7 en 9.", "Zie de artikelen 3, eerste lid, 8 en 9."),
        ("Zie artikelen 3 tot en met 7.", "Zie artikelen 3 tot en met 8."),
        ("Zie het tweede lid van artikel 7.", "Zie het tweede lid van artikel 8."),
        ("Zie artikel 7 of artikel 3.", "Zie artikel 8 of artikel 3."),
        ("Zie **artikel 7**, derde lid.", "Zie **artikel 8**, derde lid."),
        ("Zie artikel *7*, derde lid.", "Zie artikel *8*, derde lid."),
        ("Zie [artikel 7](artikel-7.md).", "Zie [artikel 8](artikel-8.md)."),
        ("Zie artikel\n7, tweede lid.", "Zie artikel\n8, tweede lid."),
        ("Zie art. 7.", "Zie art. 8."),
        ("Zie artikel 7 van deze verordening.", "Zie artikel 8 van deze verordening."),
        ("Zie artikel 7 van de Speelregels.", "Zie artikel 8 van de Speelregels."),
        ("Zie artikel 7 van de Gemeentewet.", "Zie artikel 7 van de Gemeentewet."),
        ("Zie artikel 7 Awb.", "Zie artikel 7 Awb."),
        ("Zie artikel 7a en artikel 17.", "Zie artikel 7a en artikel 17."),
        ("Binnen 7 weken na artikel 3, 7 dagen later.", "Binnen 7 weken na artikel 3, 7 dagen later."),
    ],
)
def test_a_reference_follows_and_nothing_else(zin: str, wordt: str) -> None:
    files = bron_van(
        {
            "artikel-1.md": f"# Artikel 1 Doel\n\n{zin}\n",
            "artikel-3.md": "# Artikel 3\n\nDrie.\n",
            "artikel-7.md": "---\nid: zeven\n---\n# Artikel 7 Zeven\n\n**1.** Een.\n\n**2.** Twee:\n\n- a. iets;\n",
            "artikel-9.md": "# Artikel 9\n\nNegen.\n",
        }
    )
    made, _ = vernummer(files, "7", "8")
    assert tekst(made, "artikel-1.md") == f"# Artikel 1 Doel\n\n{wordt}\n"
    assert tekst(made, "artikel-8.md").startswith("---\nid: zeven\n---\n# Artikel 8 Zeven\n")
    assert f"{MAP}/tekst/artikel-7.md" not in made
    rest = {f"{MAP}/tekst/artikel-{n}.md" for n in (1, 7, 8)}
    assert {k: v for k, v in made.items() if k not in rest} == {k: v for k, v in files.items() if k not in rest}


@pytest.mark.parametrize(
    ("oud", "nieuw", "zin", "wordt"),
    [
        ("7, tweede lid", "3", "Zie artikel 7, tweede lid.", "Zie artikel 7, derde lid."),
        ("7 lid 2", "3", "Zie artikel 7, lid 2.", "Zie artikel 7, lid 3."),
        ("7 lid 2", "3", "Zie artikel 7, 2e lid.", "Zie artikel 7, 3e lid."),
        ("7 lid 2", "2a", "Zie het tweede lid van artikel 7.", "Zie lid 2a van artikel 7."),
        ("7 lid 2", "3", "Zie artikel 1, tweede lid.", "Zie artikel 1, tweede lid."),
        ("7 lid 2", "3", "Zie het tweede lid.", "Zie het tweede lid."),
        ("7 lid 2", "3", "Zie artikel 7, eerste en tweede lid.", "Zie artikel 7, eerste en derde lid."),
        ("7 lid 1 onderdeel a", "c", "Zie artikel 7, eerste lid, onder a.", "Zie artikel 7, eerste lid, onder c."),
        ("7 lid 1 onderdeel a", "c", "Zie artikel 7, tweede lid, onder a.", "Zie artikel 7, tweede lid, onder a."),
        ("7 lid 1 onderdeel b onder 1°", "3°", "Artikel 7, eerste lid, onderdeel b, onder 1°.", None),
    ],
)
def test_leden_and_onderdelen_too(oud: str, nieuw: str, zin: str, wordt: str | None) -> None:
    files = bron_van(
        {
            "artikel-1.md": f"# Artikel 1 Doel\n\n**1.** {zin}\n\n**2.** Nog iets.\n",
            "artikel-7.md": (
                "# Artikel 7 Zeven\n\n**1.** Een:\n\n- a. iets;\n- b. meer:\n  - 1°. dit; en\n  - 2°. dat.\n\n"
                "**2.** Twee, zie het eerste lid, onderdeel a, en het tweede lid.\n"
            ),
        }
    )
    made, _ = vernummer(files, oud, nieuw.removesuffix("°"))
    expected = wordt or zin.replace("onder 1°", f"onder {nieuw.removesuffix('°')}°")
    assert tekst(made, "artikel-1.md").split("\n")[2] == f"**1.** {expected}"
    inside = tekst(made, "artikel-7.md")
    if oud == "7 lid 2" and nieuw == "3":
        assert "**3.** Twee, zie het eerste lid, onderdeel a, en het derde lid." in inside
    if nieuw == "c":
        assert "- c. iets;" in inside and "het eerste lid, onderdeel c, en" in inside
    if nieuw == "3°":
        assert "  - 3°. dit; en" in inside


def test_a_reference_follows_wherever_it_stands_but_in_a_quotation() -> None:
    cells = "<tr>\n<td><p>artikel 7</p><ul><li>a. artikel 7;</li></ul></td>\n<td>artikel 7[^1]</td>\n</tr>"
    files = bron_van(
        {
            "hoofdstuk-1/_hoofdstuk.md": "# Hoofdstuk 1 Volgens artikel 7\n",
            "hoofdstuk-1/artikel-1.md": "# Artikel 1 Bij artikel 7\n\n- *een*: zie artikel 7;\n- *twee*: artikel 7.\n",
            "hoofdstuk-1/artikel-2.md": "# Artikel 2\n\n| artikel 7 | B |\n| --- | --- |\n| artikel 7 | artikel 7 |\n",
            "hoofdstuk-1/artikel-3.md": (
                f"# Artikel 3\n\n<table>\n<caption>Bij artikel 7</caption>\n<tbody>\n{cells}\n</tbody>\n</table>\n\n"
                "![alt](x.png)\nFiguur bij artikel 7\n\n## Tussenkop artikel 7\n\nTekst.\n\n[^1]: Noot artikel 7.\n"
            ),
            "hoofdstuk-1/artikel-4.md": "# Artikel 4\n\nEr staat:\n\n> Zie artikel 7.\n",
            "hoofdstuk-1/artikel-7.md": "# Artikel 7\n\nZeven.\n",
            "bijlage-1.md": "# Bijlage 1 bij artikel 7\n\n## A. Bij artikel 7, eerste lid\n\nTekst\\\nartikel 7.\n",
        }
    )
    made, found = vernummer(files, "7", "8")
    left = {path for path, text in made.items() if b"rtikel 7" in text}
    assert left == {f"{MAP}/tekst/hoofdstuk-1/artikel-4.md"} and len(found.geciteerd) == 1
    renamed = {path.replace("artikel-8.md", "artikel-7.md"): text for path, text in made.items()}
    assert {path: text.replace(b"rtikel 8", b"rtikel 7") for path, text in renamed.items()} == files
    assert vernummer(made, "8", "7")[0] == files


def test_an_explanation_is_about_the_article_over_it() -> None:
    files = bron_van(
        {
            "artikel-7.md": "# Artikel 7 Zeven\n\n**1.** Een.\n\n**2.** Twee.\n",
            "toelichting.md": (
                "# Toelichting\n\n## Algemeen\n\nHet tweede lid van artikel 7.\n\n## Artikelsgewijs\n\n"
                "### Artikel 7 Zeven\n\nHet tweede lid zegt iets.\n\n### Artikel 7, tweede lid\n\nMeer.\n\n"
                "### Artikelen 7 en 9 Samen\n\nNiets.\n"
            ),
        }
    )
    made, _ = vernummer(files, "7", "8")
    told = tekst(made, "toelichting.md")
    for heading in ("### Artikel 8 Zeven", "### Artikel 8, tweede lid", "### Artikelen 8 en 9 Samen"):
        assert heading in told
    made, _ = vernummer(files, "7 lid 2", "4")
    told = tekst(made, "toelichting.md")
    assert "Het vierde lid van artikel 7." in told and "Het vierde lid zegt iets." in told
    assert "### Artikel 7, vierde lid" in told


def test_data_that_names_the_article_follows() -> None:
    files = bron_van(
        {
            "artikel-7.md": "# Artikel 7 Zeven\n\nZie de tarieven.\n",
            "bijlage-1.md": "# Bijlage 1 Tarieven\n\n```tarieven\ntarieven.yaml\n```\n",
            "tarieven.yaml": (
                '# als in artikel 7 bedoeld\nnoten:\n  "1": Zie artikel 7, eerste lid.\ntabellen:\n- naam: prijzen\n'
                "  soort: prijzen\n  rijkop: Zorg\n  kolommen:\n  - naam: zin\n    kop: Zorg volgens artikel 7\n"
                '  rijen:\n  - naam: Licht\n    eenheid: uur\n    cellen:\n      zin: {bedrag: "38,40", noot: "1"}\n'
            ),
        }
    )
    files[f"{MAP}/versie.yaml"] += (
        b"slotbepalingen:\n- soort: inwerkingtreding # dag\n  nummer: 8\nexterne_normen:\n- titel: Norm\n"
        b'  maker: Bureau\n  artikelen: [7, "1"]\n'
    )
    made, _ = vernummer(files, "7", "8", schuif=True)
    told = tekst(made, "tarieven.yaml")
    assert '"1": Zie artikel 8, eerste lid.' in told and "kop: Zorg volgens artikel 8" in told
    assert told.startswith("# als in artikel 7 bedoeld\n"), "a comment is not law"
    record = made[f"{MAP}/versie.yaml"].decode()
    assert "inwerkingtreding # dag\n  nummer: 9\n" in record and 'artikelen: [8, "1"]' in record


def test_what_follows_moves_on_as_far_as_needed() -> None:
    files = bron_van({f"artikel-{n}.md": f"# Artikel {n}\n\nZie artikel {n}.\n" for n in ("1", "2", "2a", "3", "5")})
    made, _ = vernummer(files, "2", "3", schuif=True)
    names = sorted(path.rpartition("/")[2] for path in made if "/tekst/" in path)
    assert names == ["artikel-1.md", "artikel-3.md", "artikel-3a.md", "artikel-4.md", "artikel-5.md"]
    assert all(f"Zie artikel {name[8:-3]}." in tekst(made, name) for name in names)
    again, _ = vernummer(made, "3", "2", schuif=True)
    assert sorted(path.rpartition("/")[2] for path in again if "/tekst/" in path)[-1] == "artikel-4.md"


def test_letters_keep_their_case_when_they_move_on() -> None:
    files = bron_van(
        {f"hoofdstuk-{name}/_hoofdstuk.md": f"# Hoofdstuk {name.upper()} Kop\n" for name in "abc"}
        | {f"hoofdstuk-{name}/artikel-{n}.md": f"# Artikel {n}\n\nDrie.\n" for n, name in enumerate("abc", 1)}
    )
    made, _ = vernummer(files, "hoofdstuk A", "B", schuif=True)
    assert [tekst(made, f"hoofdstuk-{name}/_hoofdstuk.md")[:13] for name in "bcd"] == [
        "# Hoofdstuk B",
        "# Hoofdstuk C",
        "# Hoofdstuk D",
    ]


def test_an_onderbouwing_follows_its_provision() -> None:
    files = bron_van(
        {
            "artikel-7.md": "# Artikel 7\n\nZeven.\n",
            f"{MAP}/besluit/besluit.yaml": "onderwerp: Anders\n",
            f"{MAP}/besluit/onderbouwing/artikel-7.md": "Omdat artikel 7 oud is.\n",
        }
    )
    made, _ = vernummer(files, "7", "8")
    assert made[f"{MAP}/besluit/onderbouwing/artikel-8.md"] == b"Omdat artikel 7 oud is.\n"
    assert f"{MAP}/besluit/onderbouwing/artikel-7.md" not in made
    files[f"{MAP}/besluit/onderbouwing/artikel-8.md"] = b"Vervallen.\n"
    with pytest.raises(Refused, match=r"De onderbouwing artikel-8\.md is er al"):
        vernummer(files, "7", "8")


AFWIJKINGEN = """\
afwijkingen:
- regel: STR-03 # nog dit jaar
  bestand: hoofdstuk-1/artikel-7.md
  reden: Artikel 7 blijft zo.
- {regel: LST-05, bestand: "tekst/hoofdstuk-1/artikel-8.md", lid: "2", onderdeel: b, reden: Zo.}
- regel: TRM-08
  bestand: besluit/onderbouwing/artikel-7.md
  woorden: € 5,-
  reden: Citaat.
- regel: REF-01
  woorden: zie artikel 7, tweede
  reden: Citaat.
- {regel: REF-02, woorden: van artikel 7 van de Gemeentewet, reden: Citaat.}
"""


def met_afwijkingen() -> dict[str, bytes]:
    files = bron_van(
        {
            "hoofdstuk-1/_hoofdstuk.md": "# Hoofdstuk 1 Een\n",
            "hoofdstuk-1/artikel-7.md": "# Artikel 7\n\nDe eis van artikel 7 van de Gemeentewet.\n",
            "hoofdstuk-1/artikel-8.md": (
                "# Artikel 8\n\n**1.** Wie graaft, zie artikel 7, tweede lid.\n\n**2.** Niet:\n\n- a. p; of\n- b. q.\n"
            ),
            "hoofdstuk-2/_hoofdstuk.md": "# Hoofdstuk 2 Twee\n",
            "hoofdstuk-2/artikel-9.md": "# Artikel 9\n\nNegen.\n",
            f"{MAP}/besluit/besluit.yaml": "onderwerp: Anders\n",
            f"{MAP}/besluit/onderbouwing/artikel-7.md": "Het kost € 5,-.\n",
        }
    )
    files[f"{MAP}/versie.yaml"] += AFWIJKINGEN.encode()
    return files


def afwijkingen(files: Mapping[str, bytes]) -> str:
    return files[f"{MAP}/versie.yaml"].decode().partition("afwijkingen:\n")[2]


def test_an_afwijking_follows_the_text_that_it_is_about() -> None:
    files = met_afwijkingen()
    old = AFWIJKINGEN.removeprefix("afwijkingen:\n")
    made, _ = vernummer(files, "7", "8", schuif=True)
    assert afwijkingen(made) == (
        old.replace("hoofdstuk-1/artikel-8", "hoofdstuk-1/artikel-9")
        .replace("hoofdstuk-1/artikel-7", "hoofdstuk-1/artikel-8")
        .replace("onderbouwing/artikel-7", "onderbouwing/artikel-8")
        .replace("zie artikel 7", "zie artikel 8")
    )
    assert vernummer(made, "8", "7", schuif=True)[0] == files
    lid, _ = vernummer(files, "8 lid 2", "3")
    assert afwijkingen(lid) == old.replace('lid: "2"', 'lid: "3"')
    letter, _ = vernummer(files, "8 lid 2 onderdeel b", "c")
    assert afwijkingen(letter) == old.replace("onderdeel: b", "onderdeel: c")
    assert afwijkingen(vernummer(files, "7", "6")[0]).count("artikel-6.md") == 2


def test_an_afwijking_moves_along() -> None:
    files = met_afwijkingen()
    made = verplaats(files, "8", "hoofdstuk 2")
    assert 'bestand: "tekst/hoofdstuk-2/artikel-8.md"' in afwijkingen(made)
    assert verplaats(made, "8", "hoofdstuk 1") == files


def test_an_afwijking_that_is_written_in_a_way_we_cannot_change_stops_a_move() -> None:
    files = met_afwijkingen()
    place = f"{MAP}/versie.yaml"
    files[place] = files[place].replace(b"bestand: hoofdstuk-1", b"bestand: >-\n    hoofdstuk-1")
    with pytest.raises(Refused, match="op één regel"):
        verplaats(files, "7", "hoofdstuk 2")


@pytest.mark.parametrize(
    ("oud", "nieuw", "schuif", "told"),
    [
        ("1", "3", False, "dat nummer is er al"),
        ("99", "3", False, "is er niet"),
        ("1", "drie maal", False, "kan hier geen nummer zijn"),
        ("3 lid 4", "5", False, "staat geen vierde lid"),
        ("1", "3a", True, "is geen opschuiven"),
        ("3", "1", True, "is er al en schuift niet mee"),
        ("toelichting", "2", False, "kan renvooi niet vernummeren"),
    ],
)
def test_what_cannot_be_is_refused(oud: str, nieuw: str, schuif: bool, told: str) -> None:
    files = bron_van(
        {
            "artikel-1.md": "# Artikel 1\n\nEen.\n",
            "artikel-3.md": "# Artikel 3\n\n**1.** A.\n\n**2.** B.\n",
            "toelichting.md": "# Toelichting\n\nNiets.\n",
        }
    )
    with pytest.raises(Refused, match=told):
        vernummer(files, oud, nieuw, schuif)


def test_a_number_that_is_there_twice_is_refused() -> None:
    files = bron_van(
        {
            "_tekst.md": "---\nvolgorde:\n- artikel-1\n- artikel-1-2\n---\n",
            "artikel-1.md": "---\nid: een\n---\n# Artikel 1\n\nEen.\n",
            "artikel-1-2.md": "---\nid: twee\n---\n# Artikel 1\n\nTwee.\n",
        }
    )
    with pytest.raises(Refused, match="past op meer dan één bepaling"):
        vernummer(files, "1", "2")
    with pytest.raises(Refused, match="is er twee keer"):
        vernummer(files, "twee", "2")


def test_a_move_takes_the_file_the_links_and_the_order_along() -> None:
    files = bron_van(
        {
            "hoofdstuk-1/_hoofdstuk.md": "# Hoofdstuk 1 Een\n",
            "hoofdstuk-1/artikel-1.md": "# Artikel 1\n\nZie [artikel 2](../hoofdstuk-2/artikel-2.md).\n",
            "hoofdstuk-2/_hoofdstuk.md": "# Hoofdstuk 2 Twee\n",
            "hoofdstuk-2/artikel-2.md": "# Artikel 2\n\nBij [artikel 1](../hoofdstuk-1/artikel-1.md) ![x](../x.png).\n",
            "hoofdstuk-2/artikel-3.md": "# Artikel 3\n\nDrie.\n",
            "bijlage-1.md": "# Bijlage 1\n\nBij [dit](hoofdstuk-1/artikel-1.md).\n",
            "x.png": "beeld",
        }
    )
    made = verplaats(files, "1", "hoofdstuk 2", na="2")
    assert tekst(made, "hoofdstuk-2/artikel-1.md") == "# Artikel 1\n\nZie [artikel 2](artikel-2.md).\n"
    assert "[artikel 1](artikel-1.md) ![x](../x.png)" in tekst(made, "hoofdstuk-2/artikel-2.md")
    assert "[dit](hoofdstuk-2/artikel-1.md)" in tekst(made, "bijlage-1.md")
    assert "volgorde:\n- artikel-2\n- artikel-1\n- artikel-3\n" in tekst(made, "hoofdstuk-2/_hoofdstuk.md")
    assert verplaats(made, "1", "hoofdstuk 1") == files


def test_an_order_within_one_container() -> None:
    files = bron_van({f"artikel-{n}.md": f"# Artikel {n}\n\nTekst {n}.\n" for n in (1, 2, 3)})
    made = verplaats(files, "1", ".", na="2")
    assert tekst(made, "_tekst.md") == "---\nvolgorde:\n- artikel-2\n- artikel-1\n- artikel-3\n---\n"
    last = verplaats(made, "2", ".", na="3")
    assert tekst(last, "_tekst.md") == "---\nvolgorde:\n- artikel-1\n- artikel-3\n- artikel-2\n---\n"
    assert verplaats(made, "1", ".") == files


def test_an_order_that_somebody_wrote_for_nothing_is_left_where_nothing_changed() -> None:
    head = "---\nvolgorde: [artikel-3, artikel-4] # zo\n---\n# Hoofdstuk 2\n"
    files = bron_van(
        {
            "hoofdstuk-1/_hoofdstuk.md": "# Hoofdstuk 1\n",
            "hoofdstuk-1/artikel-1.md": "# Artikel 1\n\nEen.\n",
            "hoofdstuk-2/_hoofdstuk.md": head,
            "hoofdstuk-2/artikel-3.md": "# Artikel 3\n\nDrie.\n",
            "hoofdstuk-2/artikel-4.md": "# Artikel 4\n\nVier.\n",
        }
    )
    made, _ = vernummer(files, "1", "2")
    assert tekst(made, "hoofdstuk-2/_hoofdstuk.md") == head


NUMMERS = st.sampled_from(("", "2.", "5.2.", "3:"))
MARKDOWN = ("\n", "\r\n")


@st.composite
def regelingen(draw: st.DrawFn) -> tuple[dict[str, bytes], list[str]]:
    """Articles with leden that refer to each other in every way we know, in sources as people leave them."""
    voor = draw(NUMMERS)
    count = draw(st.integers(2, 5))
    numbers = [f"{voor}{n}" for n in range(1, count + 1)]
    titled = draw(st.booleans())
    number = st.sampled_from(numbers)

    def zin() -> str:
        a, b, rang = draw(number), draw(number), rangtelwoord(draw(st.integers(1, 3)))
        slug = a.replace(":", ".")
        return draw(
            st.sampled_from(
                [
                    f"Zie artikel {a}.",
                    f"Zie artikel {a}, {rang} lid, en artikel {b}.",
                    f"De artikelen {a} en {b} gelden.",
                    f"Het {rang} lid geldt niet.",
                    f"Het {rang} lid van artikel {a} geldt.",
                    f"Zie artikel\n{a}, onderdeel b.",
                    f"Zie **artikel {a}** en *artikel {b}*, lid 2.",
                    f"Zie [artikel {a}](artikel-{slug}.md).",
                    f"Zie artikel {a} van de Gemeentewet.",
                    f"Zie [wet](https://example.org/artikel-{a}) en artikel {a}\\*.",
                    "Zonder verwijzing, met 1,5 meter.",
                    f"Een noot[^1] bij artikel {a}.\n\n[^1]: Zie artikel {b}, {rang} lid.",
                ]
            )
        )

    end = draw(st.sampled_from(MARKDOWN))
    files: dict[str, str] = {}
    for n in numbers:
        title = " Titel" if titled else ""
        body = "\n\n".join(f"**{label}.** {zin()}" for label in (1, 2, 3))
        if body.count("[^1]:") > 1:
            body = body.replace("[^1]", "").replace(": Zie", "Zie")
        files[f"artikel-{n.replace(':', '.')}.md"] = (
            f"---\nid: {re.sub('[.:]', '-', n)}x\n---\n# Artikel {n}{title}\n\n{body}\n"
        )
    about = draw(number)
    files["toelichting.md"] = f"# Toelichting\n\n### Artikel {about}\n\n{zin()}\n".replace("###", "##")
    return bron_van({name: text.replace("\n", end) for name, text in files.items()}), numbers


@given(regelingen(), st.data())
def test_there_and_back_again_gives_the_same_bytes(
    geval: tuple[dict[str, bytes], list[str]], data: st.DataObject
) -> None:
    files, numbers = geval
    oud = data.draw(st.sampled_from(numbers))
    nieuw = re.sub(r"\d+$", str(data.draw(st.integers(10, 30))), oud)
    made, _ = vernummer(files, oud, nieuw)
    assert made != files
    back, _ = vernummer(made, nieuw, oud)
    assert back == files


@given(regelingen(), st.data())
def test_a_lid_goes_there_and_back_again_too(geval: tuple[dict[str, bytes], list[str]], data: st.DataObject) -> None:
    files, numbers = geval
    artikel, oud = data.draw(st.sampled_from(numbers)), str(data.draw(st.integers(1, 3)))
    nieuw = str(data.draw(st.integers(4, 40)))
    made, _ = vernummer(files, f"{artikel} lid {oud}", nieuw)
    back, _ = vernummer(made, f"{artikel} lid {nieuw}", oud)
    assert back == files


@given(regelingen(), st.data())
def test_no_reference_to_the_old_number_is_left(geval: tuple[dict[str, bytes], list[str]], data: st.DataObject) -> None:
    files, numbers = geval
    oud = data.draw(st.sampled_from(numbers))
    nieuw = re.sub(r"\d+$", "44", oud)
    made, _ = vernummer(files, oud, nieuw)
    regeling = brontekst(geheugen_bron(made), ADRES)
    with pytest.raises(Refused, match="is er niet"):
        zoek(regeling, f"artikel {oud}")
    told = " ".join(text.decode() for path, text in made.items() if path.endswith(".md"))
    ours = rf"artikel(?:en)?\s+{re.escape(oud)}(?![\d.:])(?! van de Gemeentewet)"
    assert re.findall(ours, told) == []
