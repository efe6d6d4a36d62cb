"""Tables that GFM can't hold: one strict `<table>` block."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.formats.markdown.guards import tabel
from pipeline.formats.markdown.html_boom import Element, lees_html
from pipeline.formats.markdown.html_cel import lees_cel_blokken, lees_cel_tekst
from pipeline.formats.markdown.lezing import Lezing
from pipeline.model import Cel, Rij, Tabel

UITLIJNINGEN = frozenset({"left", "center", "right"})
SCOPES = frozenset({"col", "row", "colgroup", "rowgroup"})


@dataclass(frozen=True, slots=True)
class _Rij:
    """A row of the source: in the header (0) or in which body (1 …)."""

    element: Element
    groep: int


def lees_html_tabel(lezing: Lezing, source: str, line: int) -> Tabel | None:
    """The table of an HTML block that starts on `line`; None when there is a problem."""
    root, fouten = lees_html(source)
    known = len(lezing.problems)
    for fout in fouten:
        lezing.meld(tabel.HTML_TABEL, line + fout.line, fout.tekst)
    if fouten:
        return None
    if len(root.elements()) != 1:
        lezing.meld(tabel.HTML_TABEL, line, "zet een lege regel tussen twee tabellen")
        return None
    table = root.elements()[0]
    rows = _rows(lezing, table, line)
    spans = [[_spans(lezing, cell, line) for cell in row.element.elements()] for row in rows]
    uitlijning = _fit(lezing, rows, spans, line)
    if len(lezing.problems) > known:
        return None
    caption = table.elements()[0] if table.elements()[0].tag == "caption" else None
    titel = lees_cel_tekst(lezing, caption.inhoud, line) if caption else ()
    built = tuple(
        Rij(
            tuple(
                Cel(lees_cel_blokken(lezing, cell, line), columns, height, lezing.position(line + cell.line))
                for cell, (columns, height) in zip(row.element.elements(), sizes, strict=True)
            ),
            row.groep == 0,
            lezing.position(line + row.element.line),
        )
        for row, sizes in zip(rows, spans, strict=True)
    )
    return Tabel(titel, uitlijning, built, lezing.position(line))


def _rows(lezing: Lezing, table: Element, line: int) -> list[_Rij]:
    """The rows in order; caption first, then one header, then the rest."""
    rows: list[_Rij] = []
    seen: list[str] = []
    for part in table.elements():
        if (part.tag == "caption" and seen) or (part.tag == "thead" and set(seen) - {"caption"}):
            lezing.meld(tabel.HTML_TABEL, line + part.line, f"<{part.tag}> staat niet vooraan, of er zijn er twee")
        if part.tag == "tr":
            rows.append(_Rij(part, 1))
        elif part.tag != "caption":
            group = 0 if part.tag == "thead" else len(seen) + 2
            rows += [_Rij(row, group) for row in part.elements()]
        seen.append(part.tag)
    if not rows:
        lezing.meld(tabel.HTML_TABEL, line, "er zijn geen rijen")
    return rows


def _spans(lezing: Lezing, cell: Element, line: int) -> tuple[int, int]:
    """How many columns and rows a cell takes; guards its attributes."""
    sizes: list[int] = []
    for name in ("colspan", "rowspan"):
        value = cell.attributes.get(name, "1")
        good = value.isascii() and value.isdecimal() and 1 <= int(value[:5]) <= 1000 and len(value) <= 4
        if not good:
            lezing.meld(tabel.HTML_TABEL, line + cell.line, f'{name}="{value}" is geen aantal van 1 tot en met 1000')
        sizes.append(int(value) if good else 1)
    if cell.attributes.get("scope", "col") not in SCOPES:
        lezing.meld(tabel.HTML_TABEL, line + cell.line, f'scope="{cell.attributes["scope"]}" bestaat niet')
    if cell.attributes.get("align", "left") not in UITLIJNINGEN:
        lezing.meld(tabel.HTML_TABEL, line + cell.line, f'align="{cell.attributes["align"]}" bestaat niet')
    return sizes[0], sizes[1]


def _fit(lezing: Lezing, rows: list[_Rij], spans: list[list[tuple[int, int]]], line: int) -> tuple[str, ...]:
    """The alignment per column, after checking that the cells fill every row exactly."""
    width = sum(columns for columns, _ in spans[0]) if spans else 0
    uitlijning: dict[int, str] = {}
    taken = [0] * width
    groep = -1
    for row, sizes in zip(rows, spans, strict=True):
        if row.groep != groep and any(taken):
            lezing.meld(tabel.HTML_TABEL, line + row.element.line, "een rowspan loopt door voorbij de kop of de tabel")
            return ()
        groep = row.groep
        column = 0
        for cell, (columns, height) in zip(row.element.elements(), sizes, strict=True):
            while column < width and taken[column]:
                column += 1
            align = cell.attributes.get("align", "")
            if align and columns > 1:
                lezing.meld(tabel.HTML_TABEL, line + cell.line, "align kan niet bij een cel met colspan")
            elif (align or cell.tag == "td") and columns == 1 and uitlijning.setdefault(column, align) != align:
                lezing.meld(tabel.HTML_TABEL, line + cell.line, "align verschilt binnen een kolom")
            if column + columns > width or any(taken[column : column + columns]):
                break
            taken[column : column + columns] = [height] * columns
            column += columns
        else:
            if all(taken) and width:
                taken = [left - 1 for left in taken]
                continue
        lezing.meld(
            tabel.HTML_TABEL,
            line + row.element.line,
            f"deze rij vult niet precies {width} kolommen zoals de eerste rij",
        )
        return ()
    if any(taken):
        lezing.meld(tabel.HTML_TABEL, line + rows[-1].element.line, "een rowspan loopt door voorbij de laatste rij")
    return tuple(uitlijning.get(column, "") for column in range(width))
