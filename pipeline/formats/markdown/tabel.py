"""GFM tables."""

from __future__ import annotations

from pipeline.formats.markdown.alinea import PLAATSHOUDERS
from pipeline.formats.markdown.guards import regels, tabel
from pipeline.formats.markdown.inline import lees_inlines
from pipeline.formats.markdown.lezing import Lezing
from pipeline.model import Alinea, Blok, Cel, Rij, Tabel

UITLIJNING = {"": "", "text-align:left": "left", "text-align:center": "center", "text-align:right": "right"}


def lees_tabel(lezing: Lezing, index: int, kader: str) -> Tabel | None:
    """The table that opens at this token; its rows must hold what the eye sees."""
    token = lezing.tokens[index]
    first, last = token.map or [0, 0]
    columns = -1
    known = len(lezing.problems)
    if first and lezing.lines[first - 1].strip(" >") and lezing.lines[first].lstrip(" >")[:1] == "|":
        lezing.meld(tabel.LOS, first, lezing.lines[first].strip())
    for line in range(first, last):
        row = lezing.lines[line][len(kader) :].strip()
        if not row:
            continue
        if lezing.lines[line][: len(kader)].strip(" >-"):
            lezing.meld(regels.LUI, line, row)
        bars = len(tabel.CEL.findall(row))
        columns = bars if columns < 0 else columns
        if row[:1] != "|" or row[-1:] != "|" or row.endswith("\\|") or bars != columns:
            lezing.meld(tabel.RIJ, line, row)
    if len(lezing.problems) > known:
        return None
    rows: list[Rij] = []
    uitlijning: list[str] = []
    cells: list[Cel] = []
    for at in range(index + 1, lezing.closes[index]):
        token = lezing.tokens[at]
        if token.type == "tr_open":
            line, cells = lezing.begin(at), []
        elif token.type == "tr_close":
            rows.append(Rij(tuple(cells), not rows, lezing.position(line)))
        elif token.type in ("th_open", "td_open"):
            if not rows:
                uitlijning.append(UITLIJNING[str(token.attrs.get("style", ""))])
            cells.append(Cel(_inhoud(lezing, lezing.tokens[at + 1].content, line), position=lezing.position(line)))
    return Tabel((), tuple(uitlijning), tuple(rows), lezing.position(first))


def _inhoud(lezing: Lezing, content: str, line: int) -> tuple[Blok, ...]:
    if soort := PLAATSHOUDERS.get(content):
        return (soort(lezing.position(line)),)
    text = lees_inlines(lezing, content, line) if content else ()
    return (Alinea(text, lezing.position(line)),) if text else ()
