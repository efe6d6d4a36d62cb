"""Running text as words, and back: the form in which texts are compared and in which inline text is canonical."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from pipeline.model.inline import Afbeelding, Inline, Inlines, Nadruk, Nadruksoort, Noot, Regeleinde, Tekst, Verwijzing

# Units that a Dutch lawyer reads as one word stay one word: "artikel 5.22", "€ 1.234,50", "€ 20,-", "100%", "1°",
# "ondersteuning-op-maat".
TOKEN = re.compile(
    r"artikel(?:en)? \d\w*(?:[.:]\d\w*)*"
    r"|€ ?\d+(?:[.,]\d+)*(?:,-)?"
    r"|\d\w*(?:[.,:]\d\w*)*[%°]?"
    r"|\w+(?:[-'’]\w+)*"
    r"|[^\w\s]",
    re.IGNORECASE,
)
SPACED = re.compile(rf"(\s*)({TOKEN.pattern})", re.IGNORECASE)


class Woord(NamedTuple):
    """A word, a punctuation mark or an inline object, with what is needed to write it back exactly.

    `tekst` is what is compared ("" for no word never occurs); `spatie` says whether a space precedes it; `stijl` is the
    nesting of emphasis around it, outermost first (a link is "→" and its target); `ding` is the note, image or line
    break itself.
    """

    tekst: str
    spatie: bool = False
    stijl: tuple[str, ...] = ()
    ding: Noot | Afbeelding | Regeleinde | None = None


Woorden: TypeAlias = tuple[Woord, ...]

RAISED = {
    Nadruksoort.SUPERSCRIPT.value: str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"),
    Nadruksoort.SUBSCRIPT.value: str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"),
}
LINK = "→"
REGELEINDE = "\n"


def woorden(inlines: Inlines) -> Woorden:
    """The words of a text; white space is a property of the word after it."""
    if len(inlines) == 1 and isinstance(inlines[0], Tekst):
        return _of_plain(inlines[0].inhoud)
    words: list[Woord] = []
    space = False
    for stijl, leaf in _leaves(inlines, ()):
        if isinstance(leaf, Tekst):
            text = leaf.inhoud
            end = 0
            for match in TOKEN.finditer(text):
                start = match.start()
                spatie = (space or start > end) and bool(words) and words[-1].tekst != REGELEINDE
                words.append(Woord(match[0], spatie, stijl))
                space, end = False, match.end()
            space = space or end < len(text)
        elif isinstance(leaf, Regeleinde):
            words.append(Woord(REGELEINDE, False, stijl, leaf))
            space = False
        else:
            mark = f"[^{leaf.label}]" if isinstance(leaf, Noot) else f"![{leaf.alt}]({leaf.bron})"
            spatie = space and bool(words) and words[-1].tekst != REGELEINDE
            words.append(Woord(mark, spatie, stijl, leaf))
            space = False
    return tuple(words)


def _of_plain(text: str) -> Woorden:
    """The words of text without anything in it: most of the law, so worth a straight road."""
    make = tuple.__new__
    words = [make(Woord, (word, space != "", (), None)) for space, word in SPACED.findall(text)]
    if words and words[0].spatie:
        words[0] = words[0]._replace(spatie=False)
    return tuple(words)


def ruwe_woorden(inlines: Inlines, found: list[str]) -> None:
    """Add what stands between white space, punctuation and all: enough to see which texts are alike, and quick."""
    for inline in inlines:
        if isinstance(inline, Tekst):
            found += inline.inhoud.split()
        elif isinstance(inline, Nadruk | Verwijzing):
            ruwe_woorden(inline.inhoud, found)
        elif isinstance(inline, Noot):
            found.append(f"[^{inline.label}]")


def inlines(words: Iterable[Woord]) -> Inlines:
    """The text of the words: the inverse of `woorden`, in canonical form.

    Canonical means: equal emphasis side by side is one, a space stands in the emphasis both neighbours share, no empty
    emphasis, no space at the borders of the text or of a line break.
    """
    run = tuple(words)
    if not any(word.stijl or word.ding for word in run):
        text = "".join(f" {word.tekst}" if word.spatie else word.tekst for word in run)
        return (Tekst(text.removeprefix(" ") if run[0].spatie else text),) if run else ()
    root: list[Inline] = []
    open_: list[tuple[str, list[Inline]]] = []
    first = True
    for word in run:
        shared = 0
        for (name, _), wanted in zip(open_, word.stijl, strict=False):
            if name != wanted:
                break
            shared += 1
        while len(open_) > shared:
            _close(open_, root)
        if word.spatie and not first:
            _add_text(open_[-1][1] if open_ else root, " ")
        for name in word.stijl[shared:]:
            open_.append((name, []))
        target = open_[-1][1] if open_ else root
        if word.ding is None:
            _add_text(target, word.tekst)
        else:
            target.append(word.ding)
        first = False
    while open_:
        _close(open_, root)
    return tuple(root)


def canoniek(text: Inlines) -> Inlines:
    """The text in canonical form (see `inlines`); positions of the first parts survive, those inside are dropped."""
    if len(text) == 1 and isinstance(text[0], Tekst):
        only = text[0]
        squeezed = " ".join(only.inhoud.split())
        if not squeezed:
            return ()
        return text if squeezed == only.inhoud else (Tekst(squeezed, only.position),)
    return inlines(woorden(text))


def platte_tekst(text: Inlines) -> str:
    """The visible characters: no emphasis but raised and lowered digits, a note as its mark, a break as a space."""
    parts: list[str] = []
    for stijl, leaf in _leaves(text, ()):
        match leaf:
            case Tekst(inhoud):
                if stijl and RAISED.keys() & set(stijl):
                    inhoud = inhoud.translate(RAISED[next(name for name in stijl if name in RAISED)])
                parts.append(inhoud)
            case Regeleinde():
                parts.append(" ")
            case Noot(label):
                parts.append(f"[{label}]")
            case Afbeelding(_, alt):
                parts.append(alt)
    return "".join(parts)


def _leaves(
    text: Inlines, stijl: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Tekst | Noot | Afbeelding | Regeleinde]]:
    for inline in text:
        if isinstance(inline, Nadruk):
            yield from _leaves(inline.inhoud, (*stijl, inline.soort.value))
        elif isinstance(inline, Verwijzing):
            yield from _leaves(inline.inhoud, (*stijl, LINK + inline.doel))
        else:
            yield stijl, inline


def _close(open_: list[tuple[str, list[Inline]]], root: list[Inline]) -> None:
    name, content = open_.pop()
    target = open_[-1][1] if open_ else root
    if name.startswith(LINK):
        target.append(Verwijzing(name[len(LINK) :], tuple(content)))
    else:
        target.append(Nadruk(Nadruksoort(name), tuple(content)))


def _add_text(target: list[Inline], text: str) -> None:
    if target and isinstance(target[-1], Tekst):
        target[-1] = Tekst(target[-1].inhoud + text)
    else:
        target.append(Tekst(text))
