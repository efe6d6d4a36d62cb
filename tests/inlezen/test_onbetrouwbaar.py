"""Files that nobody should trust: refused with their place or read whole, and nothing outside them is touched."""

from __future__ import annotations

import contextlib
import socket
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.formats.inlezen import Formaat, herken_formaat, lees
from pipeline.model import Alinea, Artikel, Lijst, Refused, Tabel, Tekst, knopen

CVDR = "<cvdr><body><intitule>X</intitule><regeling><regeling-tekst>{}</regeling-tekst></regeling></body></cvdr>"
ARTIKEL = "<artikel><kop><label>Artikel</label><nr>{0}</nr></kop><al>De tekst van artikel {0}.</al></artikel>"
BOM = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'


def waarom(inhoud: bytes, bestand: str = "x.xml") -> str:
    with pytest.raises(Refused) as geweigerd:
        lees(inhoud, bestand, herken_formaat(inhoud, bestand))
    return str(geweigerd.value)


@pytest.fixture(autouse=True)
def zonder_net(monkeypatch: pytest.MonkeyPatch) -> None:
    def verboden(*_: object, **__: object) -> None:
        raise AssertionError("a reader asked the network for something")

    monkeypatch.setattr(socket, "socket", verboden)


@pytest.mark.parametrize(
    ("begin", "melding"),
    [
        (BOM, "DOCTYPE"),
        ('<!DOCTYPE x SYSTEM "http://example.org/x.dtd">', "DOCTYPE"),
        ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>', "DOCTYPE"),
    ],
)
def test_entities_and_doctypes_are_refused(begin: str, melding: str) -> None:
    inhoud = begin + CVDR.format("<artikel><al>&c;&a;</al></artikel>")
    assert melding in waarom(inhoud.encode()) or "geen goede XML" in waarom(inhoud.encode())


def test_a_file_that_stops_halfway_is_refused_with_its_line() -> None:
    heel = CVDR.format("\n".join(ARTIKEL.format(nummer) for nummer in range(1, 9))).encode()
    assert "x.xml:4: Het bestand is geen goede XML" in waarom(heel[: len(heel) // 2])


@pytest.mark.parametrize(
    ("inhoud", "bestand", "melding"),
    [
        (b"", "x.xml", "nog niet inlezen"),
        (b"%PDF-1.7", "x.pdf", "nog niet inlezen"),
        (b"\x00\x01", "x.txt", "geen tekstbestand"),
        (b"", "x.txt", "leeg"),
        (b" \n\t\n", "x.md", "leeg"),
        (b"<html><body>niets</body></html>", "x.html", "geen regeling van CVDR"),
        (b"<html", "x.html", "niet te lezen"),
        (b"<work/>", "x.xml", "manifest"),
        (b"<officiele-publicatie><kop/></officiele-publicatie>", "x.xml", "geen regeling"),
        ('<?xml version="1.0" encoding="utf-8"?><cvdr>é</cvdr>'.encode("latin-1"), "x.xml", "geen goede XML"),
    ],
)
def test_what_is_no_regulation_is_refused(inhoud: bytes, bestand: str, melding: str) -> None:
    assert melding in waarom(inhoud, bestand)


def test_text_in_an_old_encoding_is_read() -> None:
    tekst = "Verordening\n\nArtikel 1\n\nDe prijs is € 5 – “één keer”."
    for codering in ("utf-8", "utf-8-sig", "cp1252"):
        (artikel,) = lees(tekst.encode(codering), "x.txt", Formaat.TEKST).regeling.lichaam
        assert isinstance(artikel, Artikel)
        assert artikel.inhoud == (Alinea((Tekst("De prijs is € 5 – “één keer”."),)),)


def test_an_image_never_gets_a_path_of_its_own() -> None:
    inhoud = CVDR.format("<artikel><plaatje><illustratie naam='../../etc/passwd'/></plaatje></artikel>")
    regeling = lees(inhoud.encode(), "x.xml", Formaat.CVDR).regeling
    assert [getattr(node, "bron", "") for node in knopen(regeling)][1:] == ["beeld/passwd"]


def test_a_very_long_list_and_table_are_read_whole() -> None:
    items = "".join(f'<li nr="{nummer}."><al>x</al></li>' for nummer in range(1, 3001))
    rijen = "<row><entry><al>x</al></entry><entry><al>y</al></entry></row>" * 2000
    inhoud = CVDR.format(
        f"<artikel><al>Dit zijn:</al><lijst>{items}</lijst></artikel><artikel><al>x</al><table><tgroup cols='2'><tbody>"
        f"{rijen}</tbody></tgroup></table></artikel>"
    )
    nodes = list(knopen(lees(inhoud.encode(), "x.xml", Formaat.CVDR).regeling))
    assert [len(node.items) for node in nodes if isinstance(node, Lijst)] == [3000]
    assert [len(node.rijen) for node in nodes if isinstance(node, Tabel)] == [2000]


def test_elements_that_nest_without_end_are_refused() -> None:
    inhoud = CVDR.format("<lijst><li>" * 60 + "</li></lijst>" * 60).encode()
    assert "lagen diep" in waarom(inhoud)
    diep = CVDR.format("<lijst><li><al>x</al>" * 40 + "</li></lijst>" * 40).encode()
    with contextlib.suppress(Refused):  # too deep for the text format, and said so
        lees(diep, "x.xml", Formaat.CVDR)


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from((".xml", ".txt", ".md", ".html")))
def test_a_damaged_file_is_read_or_refused(toeval: Random, einde: str) -> None:
    """Bytes out, in or double, anywhere: a reader may refuse, and may not fail in any other way."""
    inhoud = bytearray(CVDR.format("".join(ARTIKEL.format(nummer) for nummer in range(1, 6))).encode())
    for _ in range(toeval.randrange(1, 6)):
        plek = toeval.randrange(len(inhoud))
        match toeval.randrange(3):
            case 0:
                del inhoud[plek : plek + toeval.randrange(1, 30)]
            case 1:
                inhoud[plek:plek] = bytes(inhoud[: toeval.randrange(40)])
            case _:
                inhoud[plek] = toeval.randrange(256)
    try:
        bestand = f"x{einde}"
        formaat = herken_formaat(bytes(inhoud), bestand)
        if formaat is not Formaat.STOP:
            lees(bytes(inhoud), bestand, formaat)
    except Refused as geweigerd:
        assert all(probleem.position.file == bestand for probleem in geweigerd.problems)
