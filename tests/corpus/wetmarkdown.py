"""National law as a Markdown dump of years ago: articles, leden and onderdelen, as far as the dump kept them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.model import Alinea, Artikel, Blok, Kop, Li, Lid, Lijst, Regeling, Tekst

KOP = re.compile(r"#+\s*Artikel\s+(\S+)")
LID = re.compile(r"(\d+[a-z]?)\.\s+(.*)")
ONDERDEEL = re.compile(r"([a-z]{1,2}|\d+°)\.\s+(.*)")
STREEPJE = re.compile(r"[-–]\s*(.*)")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@dataclass(slots=True)
class _Artikel:
    """An article that still takes text."""

    nummer: str
    inhoud: list[Blok | Lid] = field(default_factory=list)

    def add(self, block: Blok) -> None:
        """Put a block in the last lid, or in the article when it has no leden."""
        last = self.inhoud[-1] if self.inhoud else None
        if isinstance(last, Lid):
            self.inhoud[-1] = replace(last, inhoud=_joined(last.inhoud, block))
        else:
            self.inhoud[:] = _joined(tuple(part for part in self.inhoud if not isinstance(part, Lid)), block)


def lees(path: Path) -> Regeling:
    """The articles of the dump; headings above them and the preamble are left out."""
    articles: list[_Artikel] = []
    for raw in path.read_text(encoding="utf-8").splitlines():
        line = " ".join(re.sub(r"\\(.)", r"\1", LINK.sub(r"\1", raw)).replace("*", "").split())
        if kop := KOP.match(line):
            articles.append(_Artikel(kop[1]))
        elif line.startswith("#"):
            articles.append(_Artikel(""))
        elif line and articles and articles[-1].nummer:
            _add(articles[-1], line)
    found = (one for one in articles if one.nummer and one.inhoud)
    body = tuple(Artikel(Kop("Artikel", one.nummer), tuple(one.inhoud)) for one in found)
    return Regeling(path.stem, path.stem, body)


def _add(article: _Artikel, line: str) -> None:
    if lid := LID.match(line):
        article.inhoud.append(Lid(lid[1], (_alinea(lid[2]),)))
    elif item := ONDERDEEL.match(line):
        article.add(Lijst((Li(item[1], (_alinea(item[2]),)),)))
    elif dash := STREEPJE.match(line):
        article.add(Lijst((Li("", (_alinea(dash[1] or "–"),)),)))
    else:
        article.add(_alinea(line))


def _joined(blocks: tuple[Blok, ...], block: Blok) -> tuple[Blok, ...]:
    """The blocks with one more; an item goes on with the list before it, "1°." inside its last item."""
    last = blocks[-1] if blocks else None
    if not isinstance(block, Lijst) or not isinstance(last, Lijst):
        return (*blocks, block)
    item, before = block.items[0], last.items[-1]
    if "°" in item.nummer and before.nummer and "°" not in before.nummer:
        inner = replace(before, inhoud=_joined(before.inhoud, block))
        return (*blocks[:-1], Lijst((*last.items[:-1], inner)))
    return (*blocks[:-1], Lijst((*last.items, item)))


def _alinea(text: str) -> Alinea:
    return Alinea((Tekst(text),))
