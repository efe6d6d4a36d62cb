"""No import asks the network for anything, starts a program or writes outside its target: of real files and bad."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.inlezen.test_beschadigd import DOCUMENTEN, zip_met
from tests.inlezen.test_corpus import ZONDER_REGELING, documenten

ROOT = Path(__file__).resolve().parents[2]
OVERHEID = "naam: Dorp\nsoort: gemeente\ncode: gm9999\norganen:\n  raad: de raad\n  college: het college\n"
GEHEIM = "dit-staat-in-een-ander-bestand"
KALM = "uitkomsten"


@pytest.fixture
def oor() -> Iterator[socket.socket]:
    """Somebody who listens on this machine, and hears whoever calls."""
    with socket.create_server(("127.0.0.1", 0)) as luistert:
        luistert.setblocking(False)
        yield luistert


def is_gebeld(oor: socket.socket) -> bool:
    try:
        oor.accept()[0].close()
    except BlockingIOError:
        return False
    return True


def bewaakt(tmp_path: Path, *bestanden: Path) -> dict[str, dict[str, int] | list[str]]:
    """What a process of its own did with the files."""
    root = tmp_path / "ordinances"
    (root / "dorp").mkdir(parents=True)
    (root / "dorp/overheid.yaml").write_text(OVERHEID, encoding="utf-8")
    gedaan = subprocess.run(
        [sys.executable, "-m", "tests.inlezen.bewaakt", str(root), *map(str, bestanden)],
        cwd=ROOT,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    gevonden: dict[str, dict[str, int] | list[str]] = json.loads(gedaan.stdout.splitlines()[-1])
    assert GEHEIM not in gedaan.stdout + gedaan.stderr
    return gevonden


def lokkend(adres: str, geheim: str) -> dict[str, bytes]:
    """Each format with all it has to point outside itself: to the network, and to another file on this machine."""
    entiteit = f'<!ENTITY net SYSTEM "{adres}/x.ent"><!ENTITY bestand SYSTEM "{geheim}">'
    insluiten = (
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{adres}/x.xml"/>'
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{geheim}" parse="text"/>'
    )
    schema = f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:x {adres}/x.xsd">'
    gevonden: dict[str, bytes] = {}
    for naam in ("cvdr.xml", "bwb.xml", "gazet.xml", "besluit.xml"):
        tekst = DOCUMENTEN[naam].decode()
        rest = tekst.partition("?>")[2] if tekst.startswith("<?xml") else tekst
        wortel, _, inhoud = rest.strip().partition(">")
        stijl = f'<?xml-stylesheet type="text/xsl" href="{adres}/x.xsl"?>'
        plek = inhoud.replace("<al>", f"<al>{insluiten}", 1).replace("<Al>", f"<Al>{insluiten}", 1)
        gevonden |= {
            f"insluiten-{naam}": f"{stijl}{wortel}{schema}{plek}".encode(),
            f"dtd-{naam}": f'<!DOCTYPE x SYSTEM "{adres}/x.dtd">{wortel}>{inhoud}'.encode(),
            f"entiteit-{naam}": f"<!DOCTYPE x [{entiteit}]>{wortel}>{inhoud}".replace(
                "<al>", "<al>&net;&bestand;", 1
            ).encode(),
            f"parameter-{naam}": f'<!DOCTYPE x [<!ENTITY % p SYSTEM "{adres}/p">%p;]>{wortel}>{inhoud}'.encode(),
        }
    hoofd = (
        f'<!DOCTYPE html SYSTEM "{adres}/x.dtd"><html><head><base href="{adres}/"><link rel="stylesheet" href="x.css">'
        f'<meta http-equiv="refresh" content="0;url={adres}"><script src="x.js"></script></head>'
    )
    los = f'<img src="{adres}/x.png"><img src="{geheim}"><iframe src="{adres}/"></iframe><a href="{geheim}">hier</a>'
    pagina = DOCUMENTEN["pagina.html"].decode().replace("<html>", hoofd).replace("Een<br>", f"Een {los}<br>")
    lek = f"![x]({adres}/x.png) ![y]({geheim}) [hier]({geheim})"
    return gevonden | {
        "pagina.html": pagina.encode(),
        "regels.md": DOCUMENTEN["regels.md"] + f"\n{lek}\n".encode(),
        "regels.txt": DOCUMENTEN["regels.txt"] + f"\n{lek}\n".encode(),
        "insluiten.zip": zip_met({"../../../besluit.xml": b"<x/>", "besluit.xml": gevonden["insluiten-besluit.xml"]}),
    }


def test_what_points_outside_itself_is_not_followed(tmp_path: Path, oor: socket.socket) -> None:
    (tmp_path / "geheim.txt").write_text(GEHEIM, encoding="utf-8")
    poort = oor.getsockname()[1]
    bestanden = lokkend(f"http://127.0.0.1:{poort}", (tmp_path / "geheim.txt").as_uri())
    (tmp_path / "in").mkdir()
    for naam, inhoud in bestanden.items():
        (tmp_path / "in" / naam).write_bytes(inhoud)
    gevonden = bewaakt(tmp_path, *sorted((tmp_path / "in").iterdir()))
    assert gevonden["gezien"] == []
    assert not is_gebeld(oor)
    geschreven = [pad for pad in (tmp_path / "ordinances").rglob("*") if pad.is_file()]
    assert not [pad for pad in geschreven if GEHEIM in pad.read_text(encoding="utf-8", errors="replace")]
    uitkomsten = gevonden[KALM]
    assert isinstance(uitkomsten, dict)
    gelezen = {naam for naam, uitkomst in uitkomsten.items() if uitkomst == 0}
    assert gelezen >= {"pagina.html", "regels.md", "regels.txt", "insluiten-cvdr.xml", "insluiten-bwb.xml"}
    assert {naam for naam in uitkomsten if naam.startswith(("dtd-", "entiteit-", "parameter-"))}.isdisjoint(gelezen)
    assert {pad.name for pad in tmp_path.iterdir()} == {"geheim.txt", "in", "ordinances"}


def test_real_documents_are_imported_from_themselves_alone(tmp_path: Path, shared: Path) -> None:
    """One of each kind."""
    per_map = {pad.parent.name: pad for pad in documenten(shared) if pad.name not in ZONDER_REGELING}
    gevonden = bewaakt(tmp_path, *per_map.values())
    assert gevonden["gezien"] == []
    assert gevonden[KALM] == {pad.name: 0 for pad in per_map.values()}


def test_the_watch_sees_what_it_should(tmp_path: Path) -> None:
    """Else the two above prove nothing: each request in the list is made once, and each is seen."""
    proef = (
        "import sys, tests.inlezen.bewaakt as b, socket, subprocess, urllib.request, os\n"
        "def kwaad(*_, **__):\n"
        "    s = socket.socket()\n"
        "    for doe in (lambda: socket.getaddrinfo('localhost', 1), lambda: s.connect(('127.0.0.1', 1)),\n"
        "        lambda: s.sendto(b'x', ('127.0.0.1', 1)), lambda: socket.gethostbyname('localhost'),\n"
        "        lambda: urllib.request.urlopen('http://127.0.0.1:1/'), lambda: subprocess.run(['true']),\n"
        "        lambda: os.system('true'), lambda: open(sys.argv[1] + '/../buiten', 'w').close()):\n"
        "        try: doe()\n"
        "        except OSError: pass\n"
        "b.renvooi = kwaad\n"
        "b.main(*sys.argv[1:])\n"
    )
    (tmp_path / "ordinances").mkdir()
    gedaan = subprocess.run(
        [sys.executable, "-c", proef, str(tmp_path / "ordinances"), "x"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    gezien = json.loads(gedaan.stdout)["gezien"]
    for naam in ("getaddrinfo", "connect", "sendto", "gethostbyname", "__new__"):
        assert f"socket.{naam}" in gezien
    assert {"urllib.Request", "subprocess.Popen", "os.system"} <= set(gezien)
    assert any(een.startswith("open ") and "buiten" in een for een in gezien)
