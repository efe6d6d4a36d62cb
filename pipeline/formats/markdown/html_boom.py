"""The strict HTML of a `<table>` block as a tree, every element with its line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TypeAlias

TOEGESTAAN: Mapping[str, frozenset[str]] = {
    "table": frozenset(),
    "caption": frozenset(),
    "thead": frozenset(),
    "tbody": frozenset(),
    "tr": frozenset(),
    "th": frozenset({"colspan", "rowspan", "scope", "align"}),
    "td": frozenset({"colspan", "rowspan", "align"}),
    "p": frozenset(),
    "ul": frozenset(),
    "li": frozenset(),
    "b": frozenset(),
    "i": frozenset(),
    "u": frozenset(),
    "sup": frozenset(),
    "sub": frozenset(),
    "br": frozenset(),
    "a": frozenset({"href"}),
    "img": frozenset({"src", "alt"}),
}
"""The elements of a table and their attributes; whatever else there is, is refused."""

KINDEREN: Mapping[str, frozenset[str]] = {
    "table": frozenset({"caption", "thead", "tbody", "tr"}),
    "thead": frozenset({"tr"}),
    "tbody": frozenset({"tr"}),
    "tr": frozenset({"th", "td"}),
    "ul": frozenset({"li"}),
}
"""What may stand directly in an element that holds no text."""

TEKST = frozenset({"b", "i", "u", "sup", "sub", "br", "a", "img"})
CEL = TEKST | {"p", "ul"}
INHOUD: Mapping[str, frozenset[str]] = {"caption": TEKST, "p": TEKST, "th": CEL, "td": CEL, "li": CEL}
"""What may stand between the text of an element; in other elements running text only."""

DIEPSTE = 40
LOS = frozenset({"br", "img"})
ENTITEITEN = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "#91": "[", "#32": " ", "#46": ".", "#41": ")"}


class Letterlijk(str):
    """Characters written as an entity: text that never means anything else."""

    __slots__ = ()


Stuk: TypeAlias = "str | Element"


@dataclass(slots=True)
class Element:
    """An element with what it holds; `line` counts from 0 in the block."""

    tag: str
    attributes: Mapping[str, str]
    line: int
    inhoud: list[Stuk] = field(default_factory=list)

    def elements(self) -> list[Element]:
        """The elements directly inside."""
        return [part for part in self.inhoud if isinstance(part, Element)]


@dataclass(frozen=True, slots=True)
class Fout:
    """What is wrong, and where: a line counted from 0 in the block."""

    tekst: str
    line: int


def lees_html(source: str) -> tuple[Element, list[Fout]]:
    """The tree under an element without a name, and what is wrong with it."""
    parser = _Parser()
    try:
        parser.feed(source)
        parser.close()
    except AssertionError:  # how the standard library says that `<![` opens nothing it knows
        parser.fout("“<![” hoort niet in een tabel; schrijf `&lt;![` als het tekst is")
        return parser.open[0], parser.fouten
    for opened in parser.open[1:]:
        parser.fout(f"<{opened.tag}> is niet gesloten (of er staat een lege regel in de tabel)", opened.line)
    return parser.open[0], parser.fouten


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[Element] = [Element("", {}, 0)]
        self.fouten: list[Fout] = []
        self.te_diep = False

    def fout(self, tekst: str, line: int | None = None) -> None:
        self.fouten.append(Fout(tekst, self.getpos()[0] - 1 if line is None else line))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        parent = self.open[-1]
        if tag not in TOEGESTAAN:
            self.fout(f"<{tag}> hoort niet in een tabel; schrijf `&lt;` als het tekst is")
            return
        allowed = KINDEREN.get(parent.tag) or INHOUD.get(parent.tag) or (TEKST if parent.tag else frozenset({"table"}))
        if tag not in allowed:
            self.fout(f"<{tag}> kan niet in <{parent.tag}> staan" if parent.tag else f"<{tag}> staat buiten de tabel")
        for name, value in attrs:
            if name not in TOEGESTAAN[tag]:
                self.fout(f"attribuut {name} kan niet bij <{tag}>")
            elif value is None:
                self.fout(f"attribuut {name} van <{tag}> heeft geen waarde")
        if len({name for name, _ in attrs}) < len(attrs):
            self.fout(f"<{tag}> heeft tweemaal hetzelfde attribuut")
        element = Element(tag, {name: value or "" for name, value in attrs}, self.getpos()[0] - 1)
        parent.inhoud.append(element)
        if tag not in LOS and len(self.open) < DIEPSTE:
            self.open.append(element)
        elif tag not in LOS and not self.te_diep:
            self.te_diep = True
            self.fout(f"meer dan {DIEPSTE} elementen in elkaar")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in TOEGESTAAN and tag not in LOS:
            self.fout(f"<{tag}/> is leeg; schrijf <{tag}></{tag}>")
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].tag == tag:
            self.open.pop()
        elif any(element.tag == tag for element in self.open):
            self.fout(f"<{self.open[-1].tag}> is niet gesloten vóór </{tag}>")
            while self.open.pop().tag != tag:
                pass
        elif tag in TOEGESTAAN and tag not in LOS:
            self.fout(f"</{tag}> sluit niets")
        else:
            self.fout(f"</{tag}> hoort niet in een tabel")

    def handle_data(self, data: str) -> None:
        parent = self.open[-1]
        if parent.tag in KINDEREN or not parent.tag:
            if data.strip():
                self.fout(f"tekst buiten een cel: “{' '.join(data.split())[:40]}”")
            return
        parent.inhoud.append(data)

    def handle_entityref(self, name: str) -> None:
        self.entity(name)

    def handle_charref(self, name: str) -> None:
        self.entity(f"#{name}")

    def entity(self, name: str) -> None:
        char = ENTITEITEN.get(name)
        if char is None:
            self.fout(f"“&{name};” staat er als code; schrijf het teken zelf, of `&amp;` voor een letterlijke &")
        else:
            self.open[-1].inhoud.append(Letterlijk(char))

    def handle_comment(self, data: str) -> None:
        self.fout("commentaar is onzichtbaar en hoort niet in de tekst")

    def handle_decl(self, decl: str) -> None:
        self.fout(f"“<!{decl[:20]}>” hoort niet in een tabel")

    def unknown_decl(self, data: str) -> None:
        self.fout(f"“<![{data[:20]}” hoort niet in een tabel")

    def handle_pi(self, data: str) -> None:
        self.fout(f"“<?{data[:20]}>” hoort niet in een tabel")
