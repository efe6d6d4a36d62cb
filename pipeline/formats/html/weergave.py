"""What a fragment needs to know of the page it is set in: its fixed words, where links and images are, its notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum

from pipeline.formats.html.element import Element, add_text, child
from pipeline.formats.html.sjablonen import Sjablonen

WORDS = "html/woorden.j2"


class Kant(StrEnum):
    """A side of a comparison."""

    OUD = "del"
    NIEUW = "ins"


@dataclass(frozen=True, slots=True)
class Woordenlijst:
    """The fixed words inside a rendered text, from the template `woorden.j2`."""

    vervallen_merk: str
    toegevoegd_merk: str
    vervallen: str
    gereserveerd: str
    weggelaten: str
    ongewijzigd: str
    afbeelding_ontbreekt: str
    tabel: str
    noot: str
    terug: str


def words_of(sjablonen: Sjablonen) -> Woordenlijst:
    """The words as the template sets them; refused when one is missing."""
    return Woordenlijst(**sjablonen.woorden(WORDS, tuple(part.name for part in fields(Woordenlijst))))


def mark(parent: Element, kant: Kant, words: Woordenlijst) -> Element:
    """Add the mark of a part that is gone or new, with the word for it that only a screen reader says."""
    found = child(parent, kant.value)
    child(found, "span", "sr-only").text = words.vervallen_merk if kant is Kant.OUD else words.toegevoegd_merk
    return found


def mark_of_kaal(parent: Element, kant: Kant | None, words: Woordenlijst) -> Element:
    """Where text goes that may be gone or new: a mark, or the parent itself."""
    return parent if kant is None else mark(parent, kant, words)


RenderNoot = Callable[[Element, Kant | None], None]


@dataclass(frozen=True, slots=True)
class Nootmelding:
    """A note that was called: by which texts it was, so that a note is only struck or added when all of them are.

    `was` is its mark in the old text, where old and new text stand in one and it has another there.
    """

    label: str
    was: str
    inhoud: object
    render: RenderNoot
    aanroepen: list[str] = field(default_factory=list)
    kanten: set[Kant | None] = field(default_factory=set)

    @property
    def lot(self) -> Kant | None:
        """Whether the note is gone or new with the text around it."""
        return next(iter(self.kanten)) if len(self.kanten) == 1 else None

    def add_label(self, parent: Element, kant: Kant | None, words: Woordenlijst) -> None:
        """Add the mark of the note; `kant` says that the text it stands in is gone or new."""
        if self.was:
            add_text(mark(parent, Kant.OUD, words), self.was)
            add_text(mark(parent, Kant.NIEUW, words), self.label)
        else:
            add_text(mark_of_kaal(parent, kant, words), self.label)


@dataclass(slots=True)
class Noten:
    """The footnotes met so far, printed once at the end of the provision; the same note called twice is one note."""

    prefix: str
    gemeld: list[Nootmelding] = field(default_factory=list)
    gedrukt: int = 0

    def call(self, parent: Element, note: Nootmelding, kant: Kant | None, words: Woordenlijst) -> None:
        """Put the mark of the note in the text; `kant` says that the text is gone or new."""
        index = self._find(note, kant)
        if index == len(self.gemeld):
            self.gemeld.append(note)
        self.gemeld[index].kanten.add(kant)
        calls = self.gemeld[index].aanroepen
        name = f"{self.prefix}-noot-{index + 1}"
        calls.append(f"{name}-bij-{len(calls) + 1}")
        link = child(child(parent, "sup", "noot"), "a")
        link.set("href", f"#{name}")
        link.set("id", calls[-1])
        # The text around it says already that it is gone or new.
        note.add_label(link, None, words)

    def _find(self, note: Nootmelding, kant: Kant | None) -> int:
        """The same note that was called before; one that is printed already can't change what became of it."""
        for index, told in enumerate(self.gemeld):
            same = (told.label, told.was, told.inhoud) == (note.label, note.was, note.inhoud)
            if same and (index >= self.gedrukt or told.lot in (None, kant)):
                return index
        return len(self.gemeld)

    def print(self, parent: Element, words: Woordenlijst) -> None:
        """Put the notes below the text; a note may call another."""
        if self.gedrukt == len(self.gemeld):
            return
        lijst = child(parent, "ul", "noten")
        while self.gedrukt < len(self.gemeld):
            melding = self.gemeld[self.gedrukt]
            calls = melding.aanroepen
            self.gedrukt += 1
            note = child(lijst, "li")
            note.set("id", f"{self.prefix}-noot-{self.gedrukt}")
            label = child(note, "span", "label")
            child(label, "span", "sr-only").text = f"{words.noot} "
            melding.add_label(label, melding.lot, words)
            label.tail = " "
            melding.render(child(note, "div", "inhoud"), melding.lot)
            links = child(note, "span", "terug")
            for number, call in enumerate(calls, start=1):
                back = child(links, "a")
                back.set("href", f"#{call}")
                back.set("aria-label", f"{words.terug} {melding.label}" + (f" ({number})" if len(calls) > 1 else ""))
                back.text = "↩"


@dataclass(frozen=True, slots=True)
class Zijden:
    """Where links and images of the old and the new text are."""

    link_oud: Callable[[str], str | None]
    link_nieuw: Callable[[str], str | None]
    image_oud: Callable[[str], str | None]
    image_nieuw: Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Weergave:
    """How a fragment is set.

    `link` gives the address of another text of the version, `image` that of an image, None when it isn't there.
    `niveau` is the level of the next heading, 0 where headings have none (in a table cell). `merk` says that all of it
    is gone or new. `zijden` is there when old and new text stand in one.
    """

    words: Woordenlijst
    noten: Noten
    link: Callable[[str], str | None]
    image: Callable[[str], str | None]
    niveau: int = 0
    merk: Kant | None = None
    zijden: Zijden | None = None

    def dieper(self) -> Weergave:
        """Inside a part with a heading: the next heading is one level lower."""
        return replace(self, niveau=self.niveau + 1) if self.niveau else self

    def van(self, kant: Kant | None) -> Weergave:
        """For a part that is gone or new as a whole: marked, its links and images those of the text it is from."""
        if self.zijden is None:
            return replace(self, merk=kant)
        if kant is Kant.OUD:
            return replace(self, merk=kant, link=self.zijden.link_oud, image=self.zijden.image_oud)
        return replace(self, merk=kant, link=self.zijden.link_nieuw, image=self.zijden.image_nieuw)


LOS = Zijden(*(lambda path: None,) * 4)
"""Sides of a fragment that stands alone."""


def nowhere(path: str) -> str | None:
    """No link and no image: for a fragment that stands alone."""
    return None
