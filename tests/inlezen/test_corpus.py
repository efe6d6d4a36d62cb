"""Every real document that we have: imported whole, counted against its source, compared with the answers we know."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree, html

from pipeline.compare import bewijs, compare
from pipeline.formats.inlezen import Formaat, Passend, herken_formaat, lees
from pipeline.model import Artikel, Kop, Li, Lid, Noot, Refused, Regeling, Tabel, knopen, tekst_van
from pipeline.store.schrijven import tekst_bestanden
from tests.cvdr.uittrekken import woorden_van_boom

MAPPEN = ("cvdr-xml", "bwb-xml", "cvdr-html", "officiele-bekendmakingen", "bwb-markdown", "cvdr-text")
ZONDER_REGELING = {
    "manifest_example.xml": "manifest",
    "op-metadata_1.xml": "metadata",
    "gmb-2017-100007_rheden.html": "geen regeling",
}


def documenten(shared: Path) -> list[Path]:
    paden = [pad for map_ in MAPPEN for pad in sorted((shared / "corpus" / map_).iterdir()) if pad.is_file()]
    assert len(paden) > 40
    return paden


def ingelezen(pad: Path) -> Passend:
    inhoud = pad.read_bytes()
    return lees(inhoud, pad.name, herken_formaat(inhoud, pad.name))


def test_every_document_is_imported_or_said_to_hold_no_regulation(shared: Path) -> None:
    for pad in documenten(shared):
        if pad.name in ZONDER_REGELING:
            with pytest.raises(Refused, match=ZONDER_REGELING[pad.name]):
                ingelezen(pad)
            continue
        passend = ingelezen(pad)
        assert passend.regeling.lichaam, pad.name
        assert tekst_bestanden(passend.regeling)
        assert all(melding.position.file == pad.name for melding in passend.verliezen), pad.name


def letters(tekst: str) -> str:
    return "".join(filter(str.isalnum, tekst)).casefold()


def test_the_letters_of_plain_text_and_of_a_page_are_all_there(shared: Path) -> None:
    """Counted here from the bytes, with nothing of the reader."""
    for pad in sorted((shared / "corpus/cvdr-text").glob("*.txt")):
        assert _letters_uit(ingelezen(pad)) == letters(pad.read_text(encoding="utf-8")), pad.name
    pad = next((shared / "corpus/cvdr-html").glob("*.html"))
    pagina = html.document_fromstring(pad.read_bytes(), parser=html.HTMLParser(encoding="utf-8", remove_comments=True))
    (brood,) = pagina.xpath("//*[contains(@class, '_p_regeling')][not(ancestor::*[contains(@class, '_p_regeling')])]")
    assert _letters_uit(ingelezen(pad)) == letters("".join(brood.itertext()))


def test_the_letters_of_markdown_are_all_there(shared: Path) -> None:
    for pad in sorted((shared / "corpus/bwb-markdown").glob("*.md")):
        tekst = pad.read_text(encoding="utf-8")
        zonder = re.sub(r"\A<meta [^>]*>", "", tekst)
        zonder = re.sub(r"\[([^\]\[]*)\]\(([^()\s]*)\)", r"\1", zonder)
        assert _letters_uit(ingelezen(pad)) == letters(zonder), pad.name


def _letters_uit(passend: Passend) -> str:
    om, regeling = passend.omlijsting, passend.regeling
    rand = [Regeling("", "", (Artikel(Kop(""), deel),)) for deel in (om.aanhef, om.sluiting)]
    kern = Regeling("", "", regeling.lichaam)
    achter = Regeling("", "", (), regeling.bijlagen, regeling.toelichtingen)
    delen = (rand[0], kern, rand[1], achter)
    return letters(" ".join(" ".join(woorden_van_boom(deel)) for deel in delen).replace("[zonder opschrift]", ""))


def test_counts_of_xml_and_their_differences(shared: Path) -> None:
    """What differs from the tags was recognised, and is told: letters as leden are onderdelen (Heemstede)."""
    verschillen: dict[str, tuple[int, int]] = {}
    for pad in sorted((shared / "corpus").glob("*-xml/*.xml")):
        if pad.name in ZONDER_REGELING:
            continue
        telling = [type(node) for node in knopen(ingelezen(pad).regeling)]
        xml = etree.parse(str(pad))
        geen = "not(ancestor::meta-data) and not(ancestor::*[local-name()='aanhef'])"
        for naam, soort in (("artikel", Artikel), ("lid", Lid), ("li", Li), ("tgroup", Tabel)):
            ook = " or local-name()='specificatie-item'" if naam == "li" else ""
            aantal = int(xml.xpath(f"count(//*[(local-name()='{naam}'{ook}) and {geen}])"))
            if telling.count(soort) != aantal:
                verschillen[f"{pad.name[:12]} {naam}"] = (aantal, telling.count(soort))
    assert verschillen == {
        "CVDR100394_2 artikel": (0, 1),
        "CVDR621050_2 lid": (39, 35),
        "CVDR621050_2 li": (9, 13),
    }


def test_a_note_with_a_table_in_a_gazette_is_kept(shared: Path) -> None:
    pad = next((shared / "corpus/officiele-bekendmakingen").glob("bgr*"))
    regeling = ingelezen(pad).regeling
    assert [node.kop.nummer.rstrip(".") for node in knopen(regeling) if isinstance(node, Artikel)][:3] == [
        "1",
        "2",
        "3",
    ]
    (bijlage,) = regeling.bijlagen
    assert bijlage.kop.nummer == "1"
    noten = [deel for node in bijlage.inhoud for deel in tekst_van(node) if isinstance(deel, Noot)]
    assert any(isinstance(blok, Tabel) for noot in noten for blok in noot.inhoud)


PAREN = {
    "bwb-markdown/drank-en-horecawet_2014-0[24]*": [""],
    "cvdr-text/CVDR141918*": ["13 14 15 19", "3 25"],
    "bwb-markdown/wmo2015_2014-1[01]-[02][85]*": ["8.6a"],
}


@pytest.mark.parametrize("patroon", sorted(PAREN))
def test_pairs_with_known_answers(shared: Path, patroon: str) -> None:
    teksten = [ingelezen(pad).regeling for pad in sorted((shared / "corpus").glob(patroon))]
    gevonden = []
    for was, wordt in pairwise(teksten):
        vergelijking = compare(was, wordt)
        bewijs(vergelijking, was, wordt)
        gevonden.append(" ".join(een.naam.removeprefix("artikel ") for een in vergelijking.wijzigingen))
    assert gevonden[: len(PAREN[patroon])] == PAREN[patroon]


def test_the_formats_are_seen_from_what_is_in_the_file(shared: Path) -> None:
    soorten = {map_: herken_formaat(pad.read_bytes(), pad.name) for map_, pad in _eerste(shared).items()}
    assert soorten == {
        "cvdr-xml": Formaat.CVDR,
        "bwb-xml": Formaat.BWB,
        "cvdr-html": Formaat.PAGINA,
        "officiele-bekendmakingen": Formaat.GAZET,
        "bwb-markdown": Formaat.MARKDOWN,
        "cvdr-text": Formaat.TEKST,
    }


def _eerste(shared: Path) -> dict[str, Path]:
    return {map_: min(pad for pad in (shared / "corpus" / map_).iterdir() if pad.is_file()) for map_ in MAPPEN}
