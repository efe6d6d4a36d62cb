"""What a fragment needs to know of the page it is set in: its fixed words, where links and images are, its notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
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


@dataclass(slots=True)
class Noten:
    """The footnotes met so far, printed once at the end of the provision; the same note called twice is one note."""

    prefix: str
    gemeld: list[tuple[str, object, Callable[[Element], None], list[str]]] = field(default_factory=list)
    gedrukt: int = 0

    def call(self, parent: Element, label: str, inhoud: object, render: Callable[[Element], None]) -> None:
        """Put the mark of the note in the text."""
        known = (index for index, note in enumerate(self.gemeld) if note[0] == label and note[1] == inhoud)
        index = next(known, len(self.gemeld))
        if index == len(self.gemeld):
            self.gemeld.append((label, inhoud, render, []))
        calls = self.gemeld[index][3]
        name = f"{self.prefix}-noot-{index + 1}"
        calls.append(f"{name}-bij-{len(calls) + 1}")
        link = child(child(parent, "sup", "noot"), "a")
        link.set("href", f"#{name}")
        link.set("id", calls[-1])
        link.text = label

    def print(self, parent: Element, words: Woordenlijst) -> None:
        """Put the notes below the text; a note may call another."""
        if self.gedrukt == len(self.gemeld):
            return
        lijst = child(parent, "ul", "noten")
        while self.gedrukt < len(self.gemeld):
            label, _, render, calls = self.gemeld[self.gedrukt]
            self.gedrukt += 1
            note = child(lijst, "li")
            note.set("id", f"{self.prefix}-noot-{self.gedrukt}")
            mark = child(note, "span", "label")
            child(mark, "span", "sr-only").text = f"{words.noot} "
            add_text(mark, label)
            mark.tail = " "
            body = child(note, "div", "inhoud")
            render(body)
            links = child(note, "span", "terug")
            for number, call in enumerate(calls, start=1):
                back = child(links, "a")
                back.set("href", f"#{call}")
                back.set("aria-label", f"{words.terug} {label}" + (f" ({number})" if len(calls) > 1 else ""))
                back.text = "↩"


@dataclass(frozen=True, slots=True)
class Weergave:
    """How a fragment is set.

    `link` gives the address of another text of the version, `image` that of an image, None when it isn't there.
    `niveau` is the level of the next heading, 0 where headings have none (in a table cell). `merk` says that all of it
    is gone or new.
    """

    words: Woordenlijst
    noten: Noten
    link: Callable[[str], str | None]
    image: Callable[[str], str | None]
    niveau: int = 0
    merk: Kant | None = None


def nowhere(path: str) -> str | None:
    """No link and no image: for a fragment that stands alone."""
    return None
