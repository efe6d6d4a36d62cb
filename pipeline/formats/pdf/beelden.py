"""The images of a paper and the logo of its house style, as files that Typst knows by their kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.formats.afbeelding import uit_adres
from pipeline.model import Position, Problem
from pipeline.model.blad import Blad, Opmaak, Prent, regels

KINDS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"RIFF", "webp"),
)
SVG = b"<svg"
SHOWN = 40
"""Letters of an address that are told of an image that stands in the page itself."""


@dataclass(frozen=True, slots=True)
class Beeld:
    """An image: as the page names it, as Typst finds it, and what is in it."""

    bron: str
    bestand: str
    inhoud: bytes

    @property
    def naam(self) -> str:
        """The name by which a user knows it."""
        return f"{self.bron[:SHOWN]}…" if self.bron.startswith("data:") else self.bron


def beelden(blad: Blad, beeld: Callable[[str], bytes | None]) -> tuple[Beeld, ...]:
    """Every image of the paper once, in reading order; `beeldproblemen` says which are missing."""
    return tuple(
        Beeld(source, f"beelden/{number}.{_soort(content)}", content)
        for number, (source, content) in enumerate(_inhouden(blad, beeld).items())
        if content is not None
    )


def beeldproblemen(blad: Blad, beeld: Callable[[str], bytes | None]) -> Iterator[Problem]:
    """The images that are missing, or of a kind that has no form in a PDF."""
    for source, content in _inhouden(blad, beeld).items():
        if content is None:
            advice = "Zet het bestand op die plaats, of haal de afbeelding uit de tekst."
            yield Problem("Deze afbeelding ontbreekt.", Position(source), advice)
        elif not _soort(content):
            yield onleesbaar(Beeld(source, "", content).naam)


def logo(opmaak: Opmaak) -> Beeld | None:
    """The logo; None when the house style has none. `logoproblemen` says what is wrong with it."""
    if opmaak.logo is None:
        return None
    return Beeld(opmaak.logo.naam, f"logo.{_soort(opmaak.logo.inhoud)}", opmaak.logo.inhoud)


def logoproblemen(opmaak: Opmaak) -> Iterator[Problem]:
    """A logo that isn't an image, or that nothing tells to who can't see it."""
    if opmaak.logo is None:
        return
    if not _soort(opmaak.logo.inhoud):
        yield onleesbaar(opmaak.logo.naam)
    if not opmaak.logo_alt.strip():
        message = "Het logo heeft geen beschrijving, en een PDF moet ook voor te lezen zijn."
        yield Problem(message, Position(opmaak.logo.naam), "Geef in de huisstijl in woorden wat het logo laat zien.")


def onleesbaar(naam: str) -> Problem:
    """This file isn't an image that can be set."""
    advice = "Maak er een PNG, JPEG of SVG van en controleer of u het bestand zelf kunt openen."
    return Problem("Deze afbeelding is niet te lezen.", Position(naam), advice)


def _inhouden(blad: Blad, beeld: Callable[[str], bytes | None]) -> dict[str, bytes | None]:
    """What each image of the paper holds, by its address."""
    lines = (blad.briefhoofd, *regels((*blad.inhoud, *blad.voet)))
    sources = dict.fromkeys(part.bron for line in lines for part in line if isinstance(part, Prent))
    return {source: uit_adres(source) if source.startswith("data:") else beeld(source) for source in sources}


def _soort(content: bytes) -> str:
    """The kind of image by what is in it, whatever its name says; "" when it isn't any."""
    for start, kind in KINDS:
        if content.startswith(start):
            return kind
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return "svg" if head.startswith(b"<") and SVG in head else ""
