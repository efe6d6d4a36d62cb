"""A paper as Markdown that GitHub shows, for a pull request: the words of the paper itself.

What is gone is ~~struck~~ and what is new **bold**; inside a table, which is HTML because a cell of law holds lists and
tables, they are `<del>` and `<ins>`. GitHub drops classes, names and `data:` addresses; so what lives by these (links
inside the paper, words for screen readers only, images) is left out or said in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.formats.markdown.blad_cel import rij_html
from pipeline.formats.markdown.blad_regel import regel_markdown
from pipeline.formats.markdown.escape import escape_begin
from pipeline.model.blad import (
    Blad,
    Bladdeel,
    Bladtabel,
    Figuurblok,
    Gelabeld,
    Kader,
    Kopregel,
    Namen,
    Opsomming,
    Regel,
    Tekstregel,
)

DEEPEST = 6
WIJZIGING = "wijziging"
INDENT = "  "


def schrijf_blad(blad: Blad, leeswijzer: str) -> str:
    """The whole paper; `leeswijzer` says how marks look here, in place of what the page says of itself."""
    return "\n\n".join(_Schrijver(leeswijzer).delen(blad.inhoud)) + "\n"


def schrijf_wijzigingen(blad: Blad) -> Mapping[str, str]:
    """Each change on a paper that compares two texts, by its anchor, without the name that stands above its table."""
    writer = _Schrijver("")
    return {
        deel.anker: "\n\n".join(writer.delen(tuple(_zonder_naam(deel.inhoud))))
        for deel in blad.inhoud
        if isinstance(deel, Kader) and deel.soort == WIJZIGING
    }


def _zonder_naam(inhoud: tuple[Bladdeel, ...]) -> Iterator[Bladdeel]:
    for at, deel in enumerate(inhoud):
        if at == 0 and isinstance(deel, Bladtabel):
            yield replace(deel, bijschrift=())
        elif at or not (isinstance(deel, Tekstregel) and deel.soort == "kop"):
            yield deel


@dataclass(frozen=True, slots=True)
class _Schrijver:
    """Writes parts as blocks of Markdown, each without a blank line around it."""

    leeswijzer: str

    def delen(self, inhoud: tuple[Bladdeel, ...]) -> Iterator[str]:
        for deel in inhoud:
            yield from filter(None, self.deel(deel))

    def deel(self, deel: Bladdeel) -> Iterator[str]:
        match deel:
            case Kopregel(niveau, tekst):
                yield f"{'#' * min(niveau, DEEPEST)} {regel_markdown(tekst)}"
            case Tekstregel(_, "legenda"):
                yield self.leeswijzer
            case Tekstregel(tekst, "kop"):
                yield f"#### {regel_markdown(tekst)}"
            case Tekstregel(tekst, "bericht"):
                yield f"> {_alinea(tekst)}"
            case Tekstregel(tekst):
                yield _alinea(tekst)
            case Gelabeld(label, inhoud):
                yield from self.gelabeld(label, inhoud)
            case Opsomming(items):
                yield "\n".join(self.post(item.label, item.inhoud) for item in items)
            case Namen(paren):
                yield "\n".join(self.post(paar.naam, paar.inhoud, ":") for paar in paren)
            case Bladtabel():
                yield from self.tabel(deel)
            case Figuurblok(beeld, bijschrift):
                yield _alinea(beeld)
                yield _alinea(bijschrift)
            case Kader(inhoud, "citaat"):
                yield "\n".join(f"> {line}".rstrip() for line in "\n\n".join(self.delen(inhoud)).split("\n"))
            case Kader(inhoud):
                yield from self.delen(inhoud)

    def gelabeld(self, label: Regel, inhoud: tuple[Bladdeel, ...], na: str = "") -> Iterator[str]:
        """The label with the first paragraph behind it, then the rest; `na` follows a label without a sign."""
        said = regel_markdown(label)
        if said and na and not said.rstrip("~*").endswith(na):
            said += na
        first = inhoud[0] if inhoud else None
        if isinstance(first, Tekstregel):
            yield escape_begin(" ".join(filter(None, (said, regel_markdown(first.tekst)))))
            yield from self.delen(inhoud[1:])
        else:
            yield escape_begin(said)
            yield from self.delen(inhoud)

    def post(self, label: Regel, inhoud: tuple[Bladdeel, ...], na: str = "") -> str:
        """An item of a list; what follows its first paragraph is indented under it."""
        text = "\n\n".join(filter(None, self.gelabeld(label, inhoud, na)))
        return "- " + "\n".join(f"{INDENT}{line}" if line else "" for line in text.split("\n")).removeprefix(INDENT)

    def tabel(self, tabel: Bladtabel) -> Iterator[str]:
        if tabel.bijschrift:
            caption = regel_markdown(tabel.bijschrift)
            yield f"#### {caption}" if tabel.soort else escape_begin(caption)
        head = "".join(rij_html(row, tabel.soort) for row in tabel.kop)
        body = "".join(rij_html(row, tabel.soort) for row in tabel.rijen)
        yield f"<table>{f'<thead>{head}</thead>' if head else ''}<tbody>{body}</tbody></table>"


def _alinea(tekst: Regel) -> str:
    return escape_begin(regel_markdown(tekst))
