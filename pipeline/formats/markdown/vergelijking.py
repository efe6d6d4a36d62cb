"""A comparison as Markdown for a pull request: a heading and a two-column table per changed provision.

The tables are HTML inside the Markdown, because a cell of law holds lists and tables, which a pipe table can't. GitHub
and GitLab show `<del>` and `<ins>` struck and underlined; classes and hidden words they drop, so these are left out.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html
from markupsafe import Markup

from pipeline.formats.html.berichten import Bericht
from pipeline.formats.html.waswordt import Leeg, Overgeslagen, WasWordt, WasWordtBlok, WasWordtRij
from pipeline.model import Comparison, Soort

EMPTY = {
    Leeg.NIEUW: "(nieuw {eenheid})",
    Leeg.VERVALLEN: "(vervallen)",
    Leeg.NIET_IN_BRON: "(oude tekst niet in bron)",
}
SAID = {
    "vernummerd": "{was} wordt vernummerd tot {wordt}.",
    "verplaatst": "Verplaatst van {was} naar {wordt}.",
    "volgorde": "Staat op een andere plaats in de volgorde.",
    "gesplitst": "Gesplitst: tekst van {was} staat nu ook in {wordt}.",
    "overgenomen in": "De tekst is overgenomen in {wordt}.",
    "samengevoegd": "Samengevoegd: bevat ook de tekst van {was}.",
    "overgenomen uit": "De tekst komt uit {was}.",
    "lid vernummerd": "{was} wordt {wordt}.",
    "lid om tekst": "De tekst wordt genummerd als {wordt}.",
    "lid om tekst weg": "{was} verliest het nummer.",
    "onderdeel vernummerd": "{was} wordt {wordt}.",
}
KEPT = {"colspan", "rowspan", "href"}
SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$!])")


def schrijf(comparison: Comparison, shown: WasWordt) -> str:
    """The whole page; `shown` is what `waswordt` made of the comparison."""
    titel = comparison.wordt.citeertitel or comparison.wordt.opschrift
    parts = [f"# Was – wordt: {_escape(titel)}"]
    if not shown.blokken:
        parts.append("Geen wijzigingen.")
    for blok in shown.blokken:
        parts += _blok(blok)
    if shown.alleen_opmaak:
        parts.append(f"Alleen opmaak gewijzigd: {_escape(', '.join(shown.alleen_opmaak))}.")
    return "\n\n".join(parts) + "\n"


def _blok(blok: WasWordtBlok) -> Iterator[str]:
    titel = blok.soort in (Soort.OPSCHRIFT, Soort.CITEERTITEL)
    yield f"## {_escape(blok.soort.value.capitalize() if titel else blok.opschrift or blok.naam)}"
    said = [_bericht(bericht) for bericht in blok.berichten]
    if blok.tekst_gelijk:
        yield " ".join([*said, "De tekst verandert niet."])
        return
    if said:
        yield " ".join(said)
    rows = "".join(_rij(row, blok) for row in blok.rijen)
    yield f"<table><thead><tr><th>Oude tekst</th><th>Nieuwe tekst</th></tr></thead><tbody>{rows}</tbody></table>"


def _bericht(bericht: Bericht) -> str:
    was, wordt = " en ".join(bericht.was), " en ".join(bericht.wordt)
    text = SAID.get(bericht.soort, f"{bericht.soort}: {{was}} {{wordt}}").format(was=was, wordt=wordt)
    return _escape(text[:1].upper() + text[1:])


def _rij(row: WasWordtRij, blok: WasWordtBlok) -> str:
    if row.overgeslagen:
        shown = "[…]" if row.overgeslagen is Overgeslagen.NIET_IN_BRON else "…"
        return f"<tr><td>{shown}</td><td>{shown}</td></tr>"
    return f"<tr>{_cel(row.was, blok.was_leeg, blok)}{_cel(row.wordt, blok.wordt_leeg, blok)}</tr>"


def _cel(content: Markup | None, leeg: Leeg | None, blok: WasWordtBlok) -> str:
    if content is not None:
        return f"<td>{_plain(content)}</td>"
    return f"<td>{html.escape(EMPTY[leeg].format(eenheid=blok.eenheid)) if leeg else ''}</td>"


def _plain(content: Markup) -> str:
    """The cell without hidden words, names and classes, on one line: a blank line would end the table."""
    root = lxml_html.fragment_fromstring(str(content), create_parent="div")
    for element in list(root.iter(etree.Element)):
        if "sr-only" in element.get("class", "").split():
            element.drop_tree()
            continue
        for name in list(element.attrib):
            if name not in KEPT or (name == "href" and str(element.get(name)).startswith("#")):
                del element.attrib[name]
    for element in list(root.iter("span", "a")):
        if not element.attrib and element is not root:
            element.drop_tag()
    text = lxml_html.tostring(root, encoding="unicode", method="html")
    return re.sub(r"\s*\n\s*", " ", text.removeprefix("<div>").removesuffix("</div>"))


def _escape(text: str) -> str:
    return SPECIAL.sub(r"\\\1", text)
