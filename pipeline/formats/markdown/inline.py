"""Running text: from the source of one block to the inlines of the tree."""

from __future__ import annotations

import re
from dataclasses import replace

from markdown_it.token import Token

from pipeline.formats.markdown.guards import blok, link, tekens
from pipeline.formats.markdown.lezing import Lezing
from pipeline.formats.markdown.paden import beeld_bron, link_doel
from pipeline.formats.markdown.parser import parse_inline
from pipeline.model import (
    Afbeelding,
    Inline,
    Inlines,
    Nadruk,
    Nadruksoort,
    Noot,
    Position,
    Regeleinde,
    Tekst,
    Verwijzing,
    canoniek,
)

BIJZONDER = re.compile(r"[\\`*_<\[&~$]|://|www\.|mailto:", re.IGNORECASE)
"""What makes a text more than plain words."""

TAGS = {
    "b": Nadruksoort.VET,
    "i": Nadruksoort.CURSIEF,
    "u": Nadruksoort.ONDERSTREEPT,
    "sup": Nadruksoort.SUPERSCRIPT,
    "sub": Nadruksoort.SUBSCRIPT,
}
TAG = re.compile(r"<(/?)(b|i|u|sup|sub)>\Z", re.IGNORECASE)
BREAK = re.compile(r"<br ?/?>\Z", re.IGNORECASE)
SOFT_BREAK = re.compile(r"(?<! ) *\n *")
NOOTLABEL = re.compile(r"[0-9A-Za-z*†‡§°.-]{1,30}\Z")
DIEPSTE_NADRUK = 20
SPATIE = "&#32;"
"""The one entity of the language: a space that keeps the text before it from being a label."""


def lees_inlines(lezing: Lezing, content: str, line: int) -> Inlines:
    """The text of a block, of which the source starts on `line` (counted from 0)."""
    if not BIJZONDER.search(content):
        plain = SOFT_BREAK.sub(" ", content) if "\n" in content else content
        return canoniek((Tekst(plain, lezing.position(line)),))
    for danger, guard in ((tekens.DOORHALING, tekens.GOLF), (tekens.BETWIST, tekens.NADRUK)):
        if found := danger.search(content):
            lezing.meld(guard, line + content.count("\n", 0, found.start()), found[0])
    raw = _Bouw(lezing, line).build(parse_inline(content, lezing.env), content)
    text = canoniek(raw)
    return raw if text == raw else _placed(text, lezing.position(line))


class _Bouw:
    """Builds the inlines of one block; the stack holds what is open: how it is closed, and its contents so far."""

    __slots__ = ("lezing", "line", "stack", "te_diep")

    def __init__(self, lezing: Lezing, line: int) -> None:
        self.lezing = lezing
        self.line = line
        self.stack: list[tuple[str, Token | None, list[Inline]]] = [("", None, [])]
        self.te_diep = False

    def build(self, tokens: list[Token], content: str) -> Inlines:
        for token in tokens:
            self.token(token)
            if self.te_diep:
                self.lezing.meld(blok.DIEP, self.line)
                return ()
        if len(self.stack) > 1:
            for name, _, _ in self.stack[1:]:
                self.lezing.meld(tekens.HTML, self.line, f"<{name}>")
        return tuple(self.stack[0][2])

    def token(self, token: Token) -> None:
        match token.type:
            case "text":
                self.plain(token.content)
            case "softbreak":
                self.text(" ")
                self.line += 1
            case "hardbreak":
                self.stack[-1][2].append(Regeleinde(self.place))
                self.line += 1
            case "text_special":
                self.special(token)
            case "strong_open" | "em_open" | "link_open":
                self.open(token.type.removesuffix("_open"), token)
            case "strong_close":
                self.close("strong", Nadruksoort.VET)
            case "em_close":
                self.close("em", Nadruksoort.CURSIEF)
            case "link_close":
                self.close_link()
            case "html_inline":
                self.html(token.content)
            case "footnote_ref":
                self.noot(str(token.meta["label"]))
            case "image":
                self.image(token)
            case _:
                self.lezing.meld(blok.CODE, self.line, token.content)

    @property
    def place(self) -> Position:
        return self.lezing.position(self.line)

    def text(self, text: str) -> None:
        content = self.stack[-1][2]
        if content and isinstance(content[-1], Tekst):
            last = content[-1]
            content[-1] = Tekst(last.inhoud + text, last.position)
        elif text:
            content.append(Tekst(text, self.place))

    def plain(self, text: str) -> None:
        if "*" in text:
            self.lezing.meld(tekens.STER, self.line, text)
        if "`" in text:
            self.lezing.meld(blok.CODE, self.line, text)
        if half := link.HALVE.search(text):
            self.lezing.meld(link.HALF, self.line, text[half.start() :])
        if (found := tekens.KAAL_ADRES.search(text)) and not any(name == "link" for name, _, _ in self.stack):
            self.lezing.meld(tekens.URL, self.line, text[found.start() :].split(" ")[0])
        self.text(text)

    def special(self, token: Token) -> None:
        if token.info == "entity" and token.markup != SPATIE:
            self.lezing.meld(tekens.ENTITEIT, self.line, token.markup)
        self.text(token.content)

    def open(self, name: str, token: Token | None) -> None:
        self.stack.append((name, token, []))
        self.te_diep = len(self.stack) > DIEPSTE_NADRUK

    def close(self, name: str, soort: Nadruksoort) -> None:
        if self.stack[-1][0] != name:
            self.lezing.meld(tekens.HTML, self.line, f"<{self.stack[-1][0]}>" if len(self.stack) > 1 else f"</{name}>")
            if not any(opened == name for opened, _, _ in self.stack):
                return
            while self.stack[-1][0] != name:
                self.spill()
        _, _, content = self.stack.pop()
        if content:
            self.stack[-1][2].append(Nadruk(soort, tuple(content), _start(content[0], self.place)))

    def spill(self) -> None:
        """Give up an element that was never closed; its text goes to what is around it."""
        _, _, content = self.stack.pop()
        self.stack[-1][2].extend(content)

    def close_link(self) -> None:
        while self.stack[-1][0] != "link":
            self.lezing.meld(tekens.HTML, self.line, f"<{self.stack[-1][0]}>")
            self.spill()
        _, token, content = self.stack.pop()
        if token is None:
            return
        target = str(token.attrs.get("href", ""))
        doel = link_doel(target, self.lezing.folder)
        if doel is None:
            self.lezing.meld(link.DOEL, self.line, target)
        elif token.attrs.get("title"):
            self.lezing.meld(link.TITEL, self.line, str(token.attrs["title"]))
        elif not content:
            self.lezing.meld(link.LEEG, self.line, target)
        else:
            self.stack[-1][2].append(Verwijzing(doel, tuple(content), _start(content[0], self.place)))

    def html(self, source: str) -> None:
        if BREAK.match(source):
            self.stack[-1][2].append(Regeleinde(self.place))
        elif found := TAG.match(source):
            name = found[2].lower()
            if found[1]:
                self.close(name, TAGS[name])
            else:
                self.open(name, None)
        else:
            self.lezing.meld(tekens.HTML, self.line, source)

    def noot(self, label: str) -> None:
        inhoud = self.lezing.lees_noot(self.lezing, label, self.line)
        self.stack[-1][2].append(Noot(label, inhoud, self.place))

    def image(self, token: Token) -> None:
        target = str(token.attrs.get("src", ""))
        bron = beeld_bron(target, self.lezing.folder)
        if bron is None:
            self.lezing.meld(link.BEELD, self.line, target)
            return
        if token.attrs.get("title"):
            self.lezing.meld(link.TITEL, self.line, str(token.attrs["title"]))
        self.stack[-1][2].append(Afbeelding(bron, self.alt(token), self.place))

    def alt(self, token: Token) -> str:
        """The description: its text without markup."""
        parts = []
        if token.content[:1] == "^":
            self.lezing.meld(link.ALT, self.line, token.content)
        for child in token.children or ():
            if child.type == "text_special" and child.info == "entity":
                self.special(child)
            elif child.type not in ("text", "text_special", "softbreak"):
                self.lezing.meld(link.ALT, self.line, token.content)
            parts.append(" " if child.type == "softbreak" else child.content)
        return " ".join("".join(parts).split())


def _start(first: Inline, otherwise: Position) -> Position:
    return first.position if first.position.file else otherwise


def _placed(text: Inlines, position: Position) -> Inlines:
    """The text with this place on all that lost its own when spaces moved."""
    placed: list[Inline] = []
    for part in text:
        if isinstance(part, Nadruk | Verwijzing):
            placed.append(replace(part, inhoud=_placed(part.inhoud, position), position=position))
        elif isinstance(part, Tekst):
            placed.append(replace(part, position=position))
        else:
            placed.append(part)
    return tuple(placed)
