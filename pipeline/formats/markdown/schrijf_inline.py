"""Running text as source."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pipeline.formats.markdown.escape import escape, escape_alt, escape_haak
from pipeline.formats.markdown.guards.link import EXTERN
from pipeline.formats.markdown.inline import NOOTLABEL, lees_inlines
from pipeline.formats.markdown.lezing import Lezing, open_lezing
from pipeline.formats.markdown.paden import bestemming, van_tekst
from pipeline.model import (
    Afbeelding,
    Blok,
    Inlines,
    Nadruk,
    Nadruksoort,
    Noot,
    Position,
    Problem,
    Regeleinde,
    Tekst,
    Verwijzing,
)

STERREN = {
    Nadruksoort.VET: ("**", "**"),
    Nadruksoort.CURSIEF: ("*", "*"),
    Nadruksoort.ONDERSTREEPT: ("<u>", "</u>"),
    Nadruksoort.SUPERSCRIPT: ("<sup>", "</sup>"),
    Nadruksoort.SUBSCRIPT: ("<sub>", "</sub>"),
}
TAGS = STERREN | {Nadruksoort.VET: ("<b>", "</b>"), Nadruksoort.CURSIEF: ("<i>", "</i>")}
AUTOLINK = re.compile(r"(?:https?://|mailto:)[^\s<>]+\Z")
MAIL = re.compile(r"[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*\Z")


@dataclass(slots=True)
class Schrift:
    """One file being written: from where its links start, the footnotes called so far, and the problems."""

    folder: str
    noten: dict[str, Noot] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def meld(self, message: str, position: Position, advice: str) -> None:
        """Note what can't be written; the whole file is refused."""
        self.problems.append(Problem(message, position, advice))

    def herlees(self, source: str) -> Inlines:
        """The inlines that this source is read as."""
        lezing = open_lezing("", "", self.folder, 1, 0, self._noot)
        text = lees_inlines(lezing, source, 0)
        return () if lezing.problems else text

    def _noot(self, lezing: Lezing, label: str, line: int) -> tuple[Blok, ...]:
        return self.noten[label].inhoud if label in self.noten else ()


def schrijf_inlines(schrift: Schrift, text: Inlines) -> str:
    """The text as source on one line; a line break is `<br>`."""
    return _met_nadruk(schrift, text, "<br>")


def schrijf_regels(schrift: Schrift, text: Inlines) -> str:
    """The text as source of a paragraph: a line break inside the text is `\\` at the end of a line."""
    return _met_nadruk(schrift, text, "\\\n")


def schrijf_met_tags(schrift: Schrift, text: Inlines) -> str:
    """The text as source on one line, with all emphasis as tags."""
    return _source(schrift, text, TAGS, "<br>")


def _met_nadruk(schrift: Schrift, text: Inlines, regeleinde: str) -> str:
    """Emphasis as asterisks where those are read back; CommonMark can't express every run with them."""
    source = _source(schrift, text, STERREN, regeleinde)
    if "*" not in source or schrift.herlees(source) == text:
        return source
    return _source(schrift, text, TAGS, regeleinde)


def _source(
    schrift: Schrift,
    text: Inlines,
    nadruk: Mapping[Nadruksoort, tuple[str, str]],
    regeleinde: str,
    plain: Callable[[str], str] = escape,
) -> str:
    parts: list[str] = []
    for index, inline in enumerate(text):
        after = text[index + 1] if index + 1 < len(text) else None
        match inline:
            case Tekst(inhoud):
                source = plain(inhoud)
                bang = source.endswith("!") and isinstance(after, Verwijzing | Noot)
                parts.append(source[:-1] + "\\!" if bang else source)
            case Nadruk(soort, inhoud):
                opens, closes = nadruk[soort]
                parts.append(opens + _source(schrift, inhoud, nadruk, regeleinde, plain) + closes)
            case Regeleinde():
                inside = 0 < index < len(text) - 1 and not isinstance(text[index - 1], Regeleinde)
                parts.append(regeleinde if inside and not isinstance(after, Regeleinde) else "<br>")
            case Verwijzing(_, inhoud):
                parts.append(_link(schrift, inline, _source(schrift, inhoud, nadruk, regeleinde, escape_haak)))
            case Afbeelding(bron, alt):
                parts.append(f"![{escape_alt(alt)}]({bestemming(van_tekst(bron, schrift.folder))})")
            case Noot():
                parts.append(noem_noot(schrift, inline))
    return "".join(parts)


def _link(schrift: Schrift, link: Verwijzing, inner: str) -> str:
    match link.inhoud:
        case (Tekst(shown),) if shown == link.doel and AUTOLINK.match(shown):
            return f"<{shown}>"
        case (Tekst(shown),) if f"mailto:{shown}" == link.doel and MAIL.match(shown):
            return f"<{shown}>"
    target = link.doel if EXTERN.match(link.doel) else van_tekst(link.doel, schrift.folder)
    return f"[{inner}]({bestemming(target)})"


def noem_noot(schrift: Schrift, noot: Noot) -> str:
    """The call of a footnote; its text is written at the end of the file."""
    known = schrift.noten.setdefault(noot.label, noot)
    if known != noot:
        schrift.meld(
            f"twee voetnoten heten [^{noot.label}] en hebben een andere tekst.",
            noot.position,
            "Geef een van beide een ander nummer.",
        )
    if not NOOTLABEL.match(noot.label):
        schrift.meld(
            f"voetnoot [^{noot.label}] kan zo niet heten.",
            noot.position,
            "Gebruik ten hoogste dertig letters, cijfers of een van de tekens * † ‡ § ° . -",
        )
    return f"[^{noot.label}]"
