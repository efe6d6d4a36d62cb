"""LibreOffice as a program of its own: it opens our documents, decides on their changes, and writes them again."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

PATIENCE = 300
"""Seconds."""
FILTER = "MS Word 2007 XML"
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Proef" script:language="StarBasic">
Sub Beslis(bron As String, doel As String, opdracht As String)
  Dim verborgen(0) As New com.sun.star.beans.PropertyValue
  verborgen(0).Name = "Hidden"
  verborgen(0).Value = True
  stuk = StarDesktop.loadComponentFromURL(bron, "_blank", 0, verborgen())
  besteller = createUnoService("com.sun.star.frame.DispatchHelper")
  besteller.executeDispatch(stuk.CurrentController.Frame, opdracht, "", 0, Array())
  Dim soort(0) As New com.sun.star.beans.PropertyValue
  soort(0).Name = "FilterName"
  soort(0).Value = "MS Word 2007 XML"
  stuk.storeToURL(doel, soort())
  stuk.close(True)
End Sub
</script:module>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Proef"/></library:library>
"""
LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple"
 library:link="false"/></library:libraries>
"""


def heen_en_terug(soffice: str, stukken: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Each document as LibreOffice writes it after reading it."""
    uit = folder / "terug"
    namen = _leg_neer(stukken, folder)
    _run(soffice, folder, "--convert-to", f"docx:{FILTER}", "--outdir", str(uit), *map(str, namen))
    return {naam: (uit / f"{naam}.docx").read_bytes() for naam in stukken}


def beslis(soffice: str, docx: bytes, opdracht: str, folder: Path) -> bytes:
    """The document after LibreOffice did this to its changes (".uno:AcceptAllTrackedChanges")."""
    _run(soffice, folder, "--terminate_after_init")  # a new profile is only filled at the first start
    basic = folder / "profiel" / "user" / "basic"
    (basic / "script.xlc").write_text(LIBRARIES, encoding="utf-8")
    (basic / "Standard" / "script.xlb").write_text(LIBRARY, encoding="utf-8")
    (basic / "Standard" / "Proef.xba").write_text(MODULE, encoding="utf-8")
    (bron,) = _leg_neer({"stuk": docx}, folder)
    doel = folder / "beslist.docx"
    _run(soffice, folder, f'macro:///Standard.Proef.Beslis("{bron.as_uri()}","{doel.as_uri()}","{opdracht}")')
    return doel.read_bytes()


def _leg_neer(stukken: Mapping[str, bytes], folder: Path) -> Iterable[Path]:
    paths = [folder / f"{naam}.docx" for naam in stukken]
    for path, inhoud in zip(paths, stukken.values(), strict=True):
        path.write_bytes(inhoud)
    return paths


def _run(soffice: str, folder: Path, *arguments: str) -> None:
    profile = f"-env:UserInstallation={(folder / 'profiel').as_uri()}"
    command = [soffice, profile, "--headless", "--norestore", *arguments]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert done.returncode == 0, done.stderr
