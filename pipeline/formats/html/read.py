"""A page that a template made, read back as a `Blad`: what PDF and Word then say is what the page says.

So a municipality that changes a template changes all three forms at once. The vocabulary is closed: an element that
paper has no form for is refused, never passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date

from lxml import html

from pipeline.formats.html.element import Element
from pipeline.model import Position, Problem, Refused
from pipeline.model.blad import (
    GEWOON,
    Anker,
    Benoemd,
    Blad,
    Bladcel,
    Bladdeel,
    Bladrij,
    Bladtabel,
    Breuk,
    Figuurblok,
    Gelabeld,
    Hoogte,
    Kader,
    Kopregel,
    Kopsoort,
    Loop,
    Merkteken,
    Namen,
    Opsomming,
    Prent,
    Regel,
    Tekstregel,
    Voorgelezen,
    Vorm,
)

WIT = re.compile(r"[ \t\n\r\f]+")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SCREEN_ONLY = ("terug", "overslaan")
"""Classes of what only makes sense on a screen: the way back from a note, the link past the head."""
STYLED: dict[str, Callable[[Vorm], Vorm]] = {
    "b": lambda vorm: replace(vorm, vet=True),
    "strong": lambda vorm: replace(vorm, vet=True),
    "i": lambda vorm: replace(vorm, cursief=True),
    "em": lambda vorm: replace(vorm, cursief=True),
    "u": lambda vorm: replace(vorm, onderstreept=True),
    "code": lambda vorm: replace(vorm, code=True),
    "sup": lambda vorm: replace(vorm, hoogte=Hoogte.SUPERSCRIPT),
    "sub": lambda vorm: replace(vorm, hoogte=Hoogte.SUBSCRIPT),
    "del": lambda vorm: replace(vorm, merk=Merkteken.WEG),
    "ins": lambda vorm: replace(vorm, merk=Merkteken.BIJ),
    "mark": lambda vorm: replace(vorm, open=True),
}
INLINE = frozenset(STYLED) | {"a", "span", "br", "img"}
UNFRAMED = ("inhoud", "tekst", "smal", "tabel")
"""Classes of boxes that mean nothing on paper: what is in them stands where they stand."""
UITLIJNING = ("rechts", "midden")


def lees_blad(page: str, sjabloon: Position) -> Blad:
    """The paper on the page; `sjabloon` is the template it came from, to name when it can't be read.

    Raises Refused with every element that has no form on paper.
    """
    root = html.document_fromstring(page, parser=html.HTMLParser(remove_comments=True, remove_pis=True))
    lezer = _Lezer(sjabloon)
    body = root.find("body")
    main = root.find(".//main")
    assert body is not None and main is not None
    head, foot = root.find(".//header"), root.find(".//footer")
    datum: date | None = None
    with suppress(ValueError):
        datum = date.fromisoformat(_meta(root, "date"))
    blad = Blad(
        titel=WIT.sub(" ", root.findtext(".//title") or "").strip(),
        inhoud=lezer.delen(main),
        briefhoofd=lezer.hoofd(head) if head is not None else (),
        voet=lezer.delen(foot) if foot is not None else (),
        vorm=body.get("class", "stuk").split()[0],
        taal=root.get("lang", "nl"),
        datum=datum,
        auteur=_meta(root, "author"),
    )
    if lezer.problems:
        raise Refused(dict.fromkeys(lezer.problems))
    return blad


def _meta(root: Element, name: str) -> str:
    found = root.find(f".//meta[@name='{name}']")
    return found.get("content", "") if found is not None else ""


def _klasse(element: Element) -> str:
    return (element.get("class") or "").partition(" ")[0]


def _dubbelepunt(name: Regel) -> Loop:
    """The colon after a term; it is gone or new only with the whole term."""
    runs = [run for run in name if isinstance(run, Loop)]
    marks = {run.vorm.merk for run in runs}
    vorm = runs[-1].vorm if runs else GEWOON
    return Loop(":", replace(vorm, merk=marks.pop() if len(marks) == 1 else None))


@dataclass(slots=True)
class _Zetsel:
    """Running text in the making: white space is squeezed across its runs, as a browser does."""

    stukken: list[Loop | Voorgelezen | Breuk | Anker | Prent] = field(default_factory=list)
    spatie: Vorm | None = None
    begonnen: bool = False

    def tekst(self, text: str, vorm: Vorm) -> None:
        squeezed = WIT.sub(" ", text)
        if squeezed.startswith(" "):
            self.spatie = vorm if self.begonnen else None
            squeezed = squeezed[1:]
        if not squeezed:
            return
        ends = squeezed.endswith(" ")
        words = squeezed.rstrip(" ")
        if self.spatie is not None:
            self._space(vorm, self.spatie.merk)
        self._append(words, vorm)
        self.spatie, self.begonnen = vorm if ends else None, True

    def _space(self, vorm: Vorm, merk: Merkteken | None) -> None:
        """A space between two runs is bare, so that no link begins with one; but gone or new when it stands in a mark.

        So what stays when a mark is taken away has its spaces where they belong.
        """
        last = self.stukken[-1] if self.stukken else None
        inside = isinstance(last, Loop) and last.vorm == vorm and vorm.merk is merk
        self._append(" ", vorm if inside else replace(_bare(vorm), merk=merk))

    def _append(self, text: str, vorm: Vorm) -> None:
        last = self.stukken[-1] if self.stukken else None
        if isinstance(last, Loop) and last.vorm == vorm:
            self.stukken[-1] = Loop(last.tekst + text, vorm)
        else:
            self.stukken.append(Loop(text, vorm))

    def ding(self, thing: Voorgelezen | Breuk | Anker | Prent) -> None:
        if isinstance(thing, Breuk):
            self.spatie, self.begonnen = None, False
        elif self.spatie is not None and not isinstance(thing, Anker):
            self._append(" ", replace(GEWOON, merk=self.spatie.merk))
            self.spatie = None
        if isinstance(thing, Prent):
            self.begonnen = True
        self.stukken.append(thing)

    def regel(self) -> Regel:
        return tuple(self.stukken)

    @property
    def toont(self) -> bool:
        return any(not isinstance(part, Anker) for part in self.stukken)


def _bare(vorm: Vorm) -> Vorm:
    return replace(vorm, merk=None, doel="", open=False, onderstreept=False, hoogte=Hoogte.GEWOON)


@dataclass(frozen=True, slots=True)
class _Lezer:
    """Reads one page; gathers what it can't read."""

    sjabloon: Position
    problems: list[Problem] = field(default_factory=list)

    def vreemd(self, element: Element) -> None:
        message = f"Het stuk heeft een <{element.tag}> op een plaats waar Word en PDF die niet kennen."
        advice = "Gebruik in het sjabloon alinea's, koppen, lijsten, tabellen en kaders (div met een class)."
        self.problems.append(Problem(message, self.sjabloon, advice))

    def hoofd(self, header: Element) -> Regel:
        """The line at the head: its first paragraph; what follows are links between pages of a site."""
        first = header.find(".//p")
        return self.regel(first) if first is not None else ()

    def regel(self, element: Element, vorm: Vorm = GEWOON) -> Regel:
        """All of the element as running text."""
        zetsel = _Zetsel()
        if element.get("id"):
            zetsel.ding(Anker(element.get("id", "")))
        self.lopend(element, vorm, zetsel)
        return zetsel.regel()

    def lopend(self, element: Element, vorm: Vorm, zetsel: _Zetsel) -> None:
        """What is inside the element, as running text."""
        zetsel.tekst(element.text or "", vorm)
        for part in element:
            self.inline(part, vorm, zetsel)
            zetsel.tekst(part.tail or "", vorm)

    def inline(self, element: Element, vorm: Vorm, zetsel: _Zetsel) -> None:
        klasse = _klasse(element)
        if klasse in SCREEN_ONLY:
            return
        if klasse == "sr-only":
            zetsel.ding(Voorgelezen(WIT.sub(" ", "".join(map(str, element.itertext()))).strip()))
            return
        if element.get("id"):
            zetsel.ding(Anker(element.get("id", "")))
        match element.tag:
            case "br":
                zetsel.ding(Breuk())
            case "img":
                zetsel.ding(Prent(element.get("src", ""), element.get("alt", ""), vorm.merk))
            case "a":
                self.lopend(element, replace(vorm, doel=element.get("href", "")), zetsel)
            case "span":
                self.lopend(element, replace(vorm, stijl=klasse or vorm.stijl), zetsel)
            case str(tag) if tag in STYLED:
                self.lopend(element, STYLED[tag](vorm), zetsel)
            case _:
                self.vreemd(element)

    def delen(self, element: Element) -> tuple[Bladdeel, ...]:
        """What is inside the element, as parts of the paper; loose running text becomes a paragraph."""
        return tuple(self._delen(element))

    def _delen(self, element: Element, na: int = 0) -> Iterator[Bladdeel]:
        """The parts after the first `na` elements inside this one."""
        zetsel = _Zetsel()
        if element.tag == "li" and not na and element.get("id"):
            zetsel.ding(Anker(element.get("id", "")))
        zetsel.tekst((element[na - 1].tail if na else element.text) or "", GEWOON)
        for part in list(element)[na:]:
            if part.tag in INLINE:
                self.inline(part, GEWOON, zetsel)
            else:
                if zetsel.toont:
                    yield Tekstregel(zetsel.regel())
                    zetsel = _Zetsel()
                yield from self.deel(part)
            zetsel.tekst(part.tail or "", GEWOON)
        if zetsel.toont:
            yield Tekstregel(zetsel.regel())

    def deel(self, element: Element) -> Iterator[Bladdeel]:
        klasse = _klasse(element)
        match element.tag:
            case "p" if element.get("role") == "heading":
                yield Kopregel(int(element.get("aria-level", "6")), self.regel(element), klasse)
            case "p" | "summary":
                yield Tekstregel(self.regel(element), klasse or ("samenvatting" if element.tag == "summary" else ""))
            case str(tag) if tag in HEADINGS:
                yield Kopregel(int(tag[1]), self.regel(element), klasse)
            case "ul" | "ol":
                yield Opsomming(tuple(self.post(item) for item in element if item.tag == "li"), klasse)
            case "dl":
                yield Namen(tuple(self.namen(element, klasse)), klasse)
            case "table":
                yield self.tabel(element)
            case "figure":
                yield self.figuur(element)
            case "div" if klasse == "lid":
                yield self.post(element)
            case "nav":
                yield from self.delen(element)
            case "div" if klasse in SCREEN_ONLY:
                return
            case "div" if (klasse in UNFRAMED or not klasse) and not element.get("id"):
                yield from self.delen(element)
            case "blockquote":
                yield Kader(self.delen(element), "citaat")
            case "div" | "section" | "aside" | "details":
                yield Kader(self.delen(element), klasse, element.get("id", ""))
            case _:
                self.vreemd(element)

    def post(self, element: Element) -> Gelabeld:
        """A lid or an item of a list, with its literal label when it has one."""
        first = element[0] if len(element) and not (element.text or "").strip() else None
        if first is None or first.tag != "span":
            return Gelabeld((), tuple(self._delen(element)), _klasse(element))
        if _klasse(first) == "label":
            name = (Anker(element.get("id", "")),) if element.get("id") else ()
            return Gelabeld((*name, *self.regel(first)), tuple(self._delen(element, na=1)), _klasse(element))
        if _klasse(first) == "vakje":
            soort = "aangekruist" if (first.text or "").strip() else "niet aangekruist"
            return Gelabeld((), tuple(self._delen(element, na=1)), soort)
        return Gelabeld((), tuple(self._delen(element)), _klasse(element))

    def namen(self, element: Element, klasse: str) -> Iterator[Benoemd]:
        """The pairs of a `dl`; the colon after a term is set by the stylesheet on screen, and is real on paper."""
        name: Regel = ()
        for part in element:
            if part.tag == "dt":
                name = self.regel(part)
                if klasse == "begrippen" and name:
                    name = (*name, _dubbelepunt(name))
            elif part.tag == "dd":
                yield Benoemd(name, self.delen(part))
                name = ()
            else:
                self.vreemd(part)

    def figuur(self, element: Element) -> Figuurblok:
        zetsel = _Zetsel()
        caption: Regel = ()
        for part in element:
            if part.tag == "figcaption":
                caption = self.regel(part)
            else:
                self.inline(part, GEWOON, zetsel)
        return Figuurblok(zetsel.regel(), caption)

    def tabel(self, element: Element) -> Bladtabel:
        caption: Regel = ()
        columns: tuple[str, ...] = ()
        head: list[Bladrij] = []
        rows: list[Bladrij] = []
        for part in element:
            if part.tag == "caption":
                caption = self.regel(part)
            elif part.tag == "colgroup":
                columns = tuple(_klasse(column) for column in part)
            elif part.tag in ("thead", "tbody"):
                (head if part.tag == "thead" else rows).extend(map(self.rij, part))
            elif part.tag == "tr":
                rows.append(self.rij(part))
            else:
                self.vreemd(part)
        first = (head or rows)[0] if head or rows else Bladrij(())
        wide = sum(cell.kolommen for cell in first.cellen)
        return Bladtabel(caption, columns or ("",) * wide, tuple(head), tuple(rows), _klasse(element))

    def rij(self, element: Element) -> Bladrij:
        return Bladrij(tuple(map(self.cel, element)), _klasse(element))

    def cel(self, element: Element) -> Bladcel:
        return Bladcel(
            inhoud=self.delen(element),
            kolommen=int(element.get("colspan", "1")),
            rijen=int(element.get("rowspan", "1")),
            kop=Kopsoort(element.get("scope", "")),
            uitlijning=_klasse(element) if _klasse(element) in UITLIJNING else "",
        )
