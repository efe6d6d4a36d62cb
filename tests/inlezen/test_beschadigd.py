"""Small documents of every format, damaged by chance: read or refused, through the same door as the command uses."""

from __future__ import annotations

import io
import socket
import zipfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.cli.inlezen import Ingevoerd, Weigering, lees_alle
from pipeline.formats.stop.write import write
from tests.stop.proefstukken import BESLUIT, VERSIE

ARTIKEL = (
    "<artikel><kop><label>Artikel</label><nr>1</nr><titel>Doel</titel></kop><lid><lidnr>1.</lidnr><al>Tekst<noot>"
    "<noot.nr>1</noot.nr><noot.al>Noot</noot.al></noot>.</al><lijst><li><li.nr>a.</li.nr><al>een;</al></li></lijst></lid>"
    "<lid><lidnr>2.</lidnr><table><tgroup cols='2'><colspec colname='c1'/><colspec colname='c2'/><tbody><row>"
    "<entry namest='c1' nameend='c2'><al>x</al></entry></row><row><entry morerows='1'><al>y</al></entry></row></tbody>"
    "</tgroup></table></lid></artikel>"
)
STOP = {naam: inhoud for naam, inhoud in write(VERSIE, BESLUIT).bestanden.items() if naam == "besluit.xml"}


def zip_met(bestanden: dict[str, bytes]) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in bestanden.items():
            archief.writestr(zipfile.ZipInfo(naam), inhoud)
    return uit.getvalue()


DOCUMENTEN = {
    "cvdr.xml": (
        "<cvdr><body><intitule>X</intitule><regeling><aanhef><preambule><al>De raad</al></preambule></aanhef>"
        f"<regeling-tekst>{ARTIKEL}</regeling-tekst><bijlage><kop><titel>B</titel></kop><al>x</al></bijlage></regeling>"
        "</body></cvdr>"
    ).encode(),
    "bwb.xml": (
        '<toestand bwb-id="BWBR1" inwerkingtreding="2020-01-01"><wetgeving soort="wet"><intitule>X</intitule>'
        f"<citeertitel>X</citeertitel><wet-besluit><wettekst>{ARTIKEL}</wettekst></wet-besluit></wetgeving></toestand>"
    ).encode(),
    "gazet.xml": (
        "<officiele-publicatie><gemeenteblad><zakelijke-mededeling><zakelijke-mededeling-tekst><tekst><al>Aanhef</al>"
        f"</tekst></zakelijke-mededeling-tekst></zakelijke-mededeling><regeling><regeling-tekst>{ARTIKEL}</regeling-tekst>"
        "</regeling></gemeenteblad></officiele-publicatie>"
    ).encode(),
    "besluit.xml": STOP["besluit.xml"],
    "levering.zip": zip_met(STOP),
    "regels.md": (
        b"# Regels X\n\n## Artikel 1 Doel\n\n1. *Een* [twee](http://x.nl);\n- a. drie\n\n"
        b"| a | b |\n| --- | --- |\n| c | d |\n"
    ),
    "regels.txt": "Verordening X\n\nArtikel 1 Doel\n\n1. Een – “twee”;\na. drie.\n\nToelichting\n\nVier.\n".encode(),
    "pagina.html": (
        b"<html><body><div id='broodtekst'><div class='_p_regeling'><h3>Artikel 1</h3><p>Een<br>twee</p>"
        b"<ul><li>a</ul></div></div></body></html>"
    ),
}


@pytest.fixture(autouse=True)
def zonder_net(monkeypatch: pytest.MonkeyPatch) -> None:
    def verboden(*_: object, **__: object) -> None:
        raise AssertionError("a reader asked the network for something")

    monkeypatch.setattr(socket, "create_connection", verboden)
    monkeypatch.setattr(socket.socket, "connect", verboden)


def beschadigd(inhoud: bytes, toeval: Random) -> bytes:
    """Bytes out, in, double, moved or cut off, and now and then a stretch of another document."""
    bytes_ = bytearray(inhoud)
    for _ in range(toeval.randrange(1, 5)):
        plek = toeval.randrange(len(bytes_) + 1)
        lengte = toeval.randrange(1, 60)
        match toeval.randrange(6):
            case 0:
                del bytes_[plek : plek + lengte]
            case 1:
                bytes_[plek:plek] = bytes_[max(0, plek - lengte) : plek]
            case 2:
                ander = DOCUMENTEN[toeval.choice(sorted(DOCUMENTEN))]
                begin = toeval.randrange(len(ander))
                bytes_[plek:plek] = ander[begin : begin + lengte]
            case 3 if toeval.random() < 0.3:
                del bytes_[plek:]
            case 4:
                bytes_[plek : plek + 1] = toeval.choice(
                    (b"\x00", b"\xff", b"&#0;", b"&x;", b"<al>", b"</al>", b"\xe2\x80\x8b")
                )
            case _:
                begin = bytes_.find(b"<", plek)
                einde = bytes_.find(b">", begin)
                if begin >= 0 and einde > begin:
                    del bytes_[begin : einde + 1]
    return bytes(bytes_)


@pytest.mark.parametrize("naam", sorted(DOCUMENTEN))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(toeval=st.randoms(use_true_random=False))
def test_what_is_damaged_is_read_or_refused(naam: str, toeval: Random, tmp_path: Path) -> None:
    pad = tmp_path / naam
    pad.write_bytes(beschadigd(DOCUMENTEN[naam], toeval))
    gelezen, geweigerd = lees_alle((pad,), None, "")
    (een,) = (*gelezen, *geweigerd)
    assert isinstance(een, Ingevoerd | Weigering)
    if isinstance(een, Weigering):
        assert een.problemen
        assert all(probleem.message.strip() for probleem in een.problemen)


@pytest.mark.parametrize("naam", sorted(DOCUMENTEN))
def test_what_is_whole_is_read(naam: str, tmp_path: Path) -> None:
    """Else the test above damages what was refused anyway."""
    (tmp_path / naam).write_bytes(DOCUMENTEN[naam])
    assert lees_alle((tmp_path / naam,), None, "")[1] == []
