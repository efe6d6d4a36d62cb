"""Import files in a process of its own that is watched: what it asks of the network, other programs and the disk.

Python tells every such request to an audit hook before it is made, whatever module makes it; what C libraries do
behind its back is for the test to see at the other end.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from pathlib import Path

from pipeline.cli import main as renvooi

NET = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.", "asyncio.")
PROGRAMMA = ("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile", "os.fork", "pty.")
SCHRIJFT = {
    "os.mkdir": 0,
    "os.rename": 1,
    "os.link": 1,
    "os.symlink": 1,
    "os.remove": 0,
    "os.rmdir": 0,
    "shutil.move": 1,
}
"""The events of a change on the disk, with which argument is the path that it makes or takes away."""


def main(root: str, *bestanden: str) -> None:
    """Import each file as a lineage of its own, and print the exit codes and every event that should not have been."""
    gezien: list[str] = []
    bewaakt = False

    def haak(naam: str, gegevens: tuple[object, ...]) -> None:
        if not bewaakt:
            return
        if naam.startswith((*NET, *PROGRAMMA)):
            gezien.append(naam)
        elif naam in SCHRIJFT and _buiten(gegevens[SCHRIJFT[naam]], root):
            gezien.append(f"{naam} {gegevens[SCHRIJFT[naam]]!r}")
        elif naam == "open" and _om_te_schrijven(gegevens) and _buiten(gegevens[0], root):
            gezien.append(f"open {gegevens[0]!r}")

    uitkomsten: dict[str, int] = {}
    sys.addaudithook(haak)
    for nummer, bestand in enumerate(bestanden):
        bewaakt, einde = True, 0
        with contextlib.redirect_stdout(sys.stderr):
            try:
                opdracht = ["--root", root, "import", bestand, "--to", f"dorp/tekst-{nummer}@1"]
                renvooi(opdracht, standalone_mode=False)
            except SystemExit as gestopt:
                einde = int(gestopt.code or 0)
        bewaakt = False
        uitkomsten[Path(bestand).name] = einde
    print(json.dumps({"uitkomsten": uitkomsten, "gezien": sorted(set(gezien))}))


def _om_te_schrijven(gegevens: tuple[object, ...]) -> bool:
    wijze, vlaggen = gegevens[1], gegevens[2]
    schrijven = isinstance(vlaggen, int) and bool(vlaggen & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
    return schrijven or (isinstance(wijze, str) and any(teken in wijze for teken in "wax+"))


def _buiten(pad: object, root: str) -> bool:
    if not isinstance(pad, str | bytes | os.PathLike):
        return False  # a file that is open already, by its number
    return not Path(os.fsdecode(pad)).resolve().is_relative_to(Path(root).resolve())


if __name__ == "__main__":
    main(*sys.argv[1:])
