"""Tables as source: GFM when it can hold them, one strict `<table>` block otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.formats.markdown import label as labels
from pipeline.formats.markdown.alinea import PLAATSHOUDERS
from pipeline.formats.markdown.guards.link import EXTERN
from pipeline.formats.markdown.paden import van_tekst
from pipeline.formats.markdown.schrijf_inline import TAGS, Schrift, noem_noot, schrijf_inlines
from pipeline.model import (
    Afbeelding,
    Alinea,
    Blok,
    Cel,
    Gereserveerd,
    Inlines,
    Li,
    Lijst,
    Nadruk,
    Noot,
    Regeleinde,
    Rij,
    Tabel,
    Tekst,
    Vervallen,
    Verwijzing,
    Weggelaten,
)

STREEP = {"": "---", "left": ":---", "center": ":---:", "right": "---:"}
PLAATS = {soort: text for text, soort in PLAATSHOUDERS.items()}
ENTITEIT = {"&": "&amp;", "<": "&lt;"}


def schrijf_tabel(schrift: Schrift, tabel: Tabel) -> list[str]:
    """The lines of a table."""
    return _gfm(schrift, tabel) if _past(tabel) else _html(schrift, tabel)


def _past(tabel: Tabel) -> bool:
    """Whether GFM can hold the table: one header row, no spans, a text or nothing in each cell."""
    return (
        not tabel.titel
        and bool(tabel.rijen)
        and [row.kop for row in tabel.rijen] == [True] + [False] * (len(tabel.rijen) - 1)
        and all(len(row.cellen) == len(tabel.uitlijning) for row in tabel.rijen)
        and all(_eenvoudig(cell) for row in tabel.rijen for cell in row.cellen)
    )


def _eenvoudig(cell: Cel) -> bool:
    plain = not cell.inhoud or (len(cell.inhoud) == 1 and isinstance(cell.inhoud[0], Alinea | _Plaats))
    return plain and cell.kolommen == cell.rijen == 1


_Plaats = Vervallen | Gereserveerd | Weggelaten


def _gfm(schrift: Schrift, tabel: Tabel) -> list[str]:
    rows = [_gfm_rij(schrift, row) for row in tabel.rijen]
    streep = "| " + " | ".join(STREEP[align] for align in tabel.uitlijning) + " |"
    return [rows[0], streep, *rows[1:]]


def _gfm_rij(schrift: Schrift, row: Rij) -> str:
    return "| " + " | ".join(_gfm_cel(schrift, cell) for cell in row.cellen) + " |"


def _gfm_cel(schrift: Schrift, cell: Cel) -> str:
    if not cell.inhoud:
        return ""
    block = cell.inhoud[0]
    match block:
        case Alinea(inhoud):
            return schrijf_inlines(schrift, inhoud).replace("|", "\\|")
        case Vervallen() | Gereserveerd() | Weggelaten():
            return PLAATS[type(block)]
        case _:
            return ""


def _html(schrift: Schrift, tabel: Tabel) -> list[str]:
    lines = ["<table>"]
    if tabel.titel:
        lines.append(f"<caption>{_tekst(schrift, tabel.titel)}</caption>")
    head = [row for row in tabel.rijen if row.kop]
    body = tabel.rijen[len(head) :]
    if tabel.rijen[: len(head)] != tuple(head):
        schrift.meld("een kopregel van een tabel staat onder gewone rijen.", tabel.position, "Zet kopregels bovenaan.")
    taken: dict[int, int] = {}
    for name, tag, rows in (("thead", "th", head), ("tbody", "td", body)):
        if rows:
            lines.append(f"<{name}>")
            for row in rows:
                lines += _rij(schrift, row, tag, tabel, taken)
            lines.append(f"</{name}>")
    return [*lines, "</table>"]


def _rij(schrift: Schrift, row: Rij, tag: str, tabel: Tabel, taken: dict[int, int]) -> list[str]:
    """A row; `taken` counts per column how many rows a cell from above still takes."""
    lines = ["<tr>"]
    column = 0
    for cell in row.cellen:
        while taken.get(column, 0):
            column += 1
        align = tabel.uitlijning[column] if column < len(tabel.uitlijning) else ""
        scope = ' scope="col"' if tag == "th" and cell.kolommen == 1 else ' scope="colgroup"' if tag == "th" else ""
        sizes = "".join(
            f' {name}="{size}"' for name, size in (("colspan", cell.kolommen), ("rowspan", cell.rijen)) if size != 1
        )
        place = f' align="{align}"' if align and cell.kolommen == 1 else ""
        lines.append(f"<{tag}{scope}{sizes}{place}>{_cel(schrift, cell.inhoud)}</{tag}>")
        taken.update(dict.fromkeys(range(column, column + cell.kolommen), cell.rijen))
        column += cell.kolommen
    for column, left in taken.items():
        taken[column] = max(0, left - 1)
    return [*lines, "</tr>"]


def _cel(schrift: Schrift, blocks: tuple[Blok, ...]) -> str:
    if len(blocks) == 1:
        return _los(schrift, blocks[0])
    return "".join(_blok(schrift, block) for block in blocks)


def _los(schrift: Schrift, block: Blok) -> str:
    """A block without `<p>` around it, when it is a text."""
    match block:
        case Alinea(inhoud):
            return _alinea(schrift, inhoud)
        case Vervallen() | Gereserveerd() | Weggelaten():
            return PLAATS[type(block)]
        case _:
            return _blok(schrift, block)


def _blok(schrift: Schrift, block: Blok) -> str:
    match block:
        case Alinea() | Vervallen() | Gereserveerd() | Weggelaten():
            return f"<p>{_los(schrift, block)}</p>"
        case Lijst(items):
            return "<ul>" + "".join(f"<li>{_li(schrift, item)}</li>" for item in items) + "</ul>"
        case _:
            schrift.meld(
                f"een {type(block).__name__.lower()} in een tabelcel kan niet worden geschreven.",
                block.position,
                "In een cel staan alinea's en lijsten; zet de rest buiten de tabel.",
            )
            return ""


def _li(schrift: Schrift, item: Li) -> str:
    first = item.inhoud[0] if item.inhoud else None
    text = _los(schrift, first) if first is not None and not isinstance(first, Lijst) else ""
    rest = item.inhoud[1:] if text else item.inhoud
    if item.nummer:
        if labels.onderdeel_source(item.nummer) is None:
            meld_label(schrift, item)
        dot = "" if item.nummer.endswith(")") or item.nummer in labels.SIGNS + "-" else "."
        text = f"{item.nummer}{dot} {text}".rstrip(" ")
    elif text and (found := labels.PLAIN_START.match(text)):
        text = _entiteit(text, found)
    return text + "".join(_blok(schrift, block) for block in rest)


def meld_label(schrift: Schrift, item: Li) -> None:
    """A label for which the format has no form."""
    schrift.meld(
        f"onderdeel “{item.nummer}” kan zo niet worden geschreven.",
        item.position,
        "Een aanduiding bestaat uit cijfers of letters, eventueel met ° of * erachter (zie docs/formaat.md).",
    )


def _entiteit(text: str, found: re.Match[str]) -> str:
    """The text of an item without a label, kept from being read as one."""
    mark = re.search(r"[.)]", found[0])
    if mark is None:
        return text.replace(" ", "&#32;", 1) if " " in found[0] else text
    sign = "&#46;" if mark[0] == "." else "&#41;"
    return text[: mark.start()] + sign + text[mark.end() :]


def _alinea(schrift: Schrift, text: Inlines) -> str:
    source = _tekst(schrift, text)
    return f"&#91;{source[1:]}" if source in PLAATSHOUDERS else source


def _tekst(schrift: Schrift, text: Inlines) -> str:
    return "".join(_stukken(schrift, text))


def _stukken(schrift: Schrift, text: Inlines) -> Iterable[str]:
    for inline in text:
        match inline:
            case Tekst(inhoud):
                yield re.sub(r"[&<]", lambda found: ENTITEIT[found[0]], inhoud).replace("[^", "&#91;^")
            case Nadruk(soort, inhoud):
                opens, closes = TAGS[soort]
                yield opens + _tekst(schrift, inhoud) + closes
            case Regeleinde():
                yield "<br>"
            case Noot():
                yield noem_noot(schrift, inline)
            case Afbeelding(bron, alt):
                yield f'<img src="{_waarde(van_tekst(bron, schrift.folder))}" alt="{_waarde(alt)}">'
            case Verwijzing(doel, inhoud):
                target = doel if EXTERN.match(doel) else van_tekst(doel, schrift.folder)
                yield f'<a href="{_waarde(target)}">{_tekst(schrift, inhoud)}</a>'


def _waarde(value: str) -> str:
    # A "[^" in a description calls no footnote, and is not to be taken for one.
    return value.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace("[^", "&#91;^")
