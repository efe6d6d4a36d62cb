"""Running text of a paper as Markdown: ~~struck~~ and **added**."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from pipeline.formats.markdown.escape import escape, escape_haak
from pipeline.model.blad import Breuk, Hoogte, Loop, Merkteken, Prent, Regel, Vorm

SIGNS = {Merkteken.WEG: ("~~", "del"), Merkteken.BIJ: ("**", "b")}
"""A mark in Markdown, and the tag for where Markdown would take its sign for plain characters."""
EXTERN = ("http://", "https://", "mailto:")


def regel_markdown(regel: Regel) -> str:
    """The running text on one line."""
    groups = list(groepen(regel))
    line = ""
    for at, (merk, parts) in enumerate(groups):
        text = "".join(map(_stuk, parts))
        inner = text.strip(" ")
        if merk is None or not inner:
            line += text
            continue
        line += text[: len(text) - len(text.lstrip(" "))]
        after = text[len(text.rstrip(" ")) :]
        following = after or (_begin(*groups[at + 1]) if at + 1 < len(groups) else "")
        line += _gemerkt(inner, merk, line[-1:], following) + after
    return line.strip()


def _begin(merk: Merkteken | None, parts: list[Loop | Breuk | Prent]) -> str:
    """The first character that these parts will give."""
    text = "".join(map(_stuk, parts))
    return text[:1] if merk is None or text.startswith(" ") else SIGNS[merk][0][0]


def prent_tekst(alt: str) -> str:
    """What stands for an image where none can be shown."""
    return f"[afbeelding: {alt}]"


def tags(vorm: Vorm) -> tuple[str, ...]:
    """The HTML elements for how a run is set, marks apart, outermost first."""
    raised = {Hoogte.SUPERSCRIPT: "sup", Hoogte.SUBSCRIPT: "sub"}.get(vorm.hoogte)
    chosen = (
        (vorm.vet, "b"),
        (vorm.cursief or vorm.stijl == "soort", "i"),
        (vorm.onderstreept, "u"),
        (vorm.code, "code"),
        (raised is not None, raised or ""),
    )
    return tuple(tag for is_set, tag in chosen if is_set)


def is_extern(doel: str) -> bool:
    """Whether a link leads outside the paper."""
    return doel.startswith(EXTERN)


def groepen(regel: Regel) -> Iterator[tuple[Merkteken | None, list[Loop | Breuk | Prent]]]:
    """What a reader sees of the running text, in runs that are gone, new or neither."""
    shown = [part for part in regel if isinstance(part, Loop | Breuk | Prent)]
    for merk, parts in groupby(shown, key=_merk):
        yield merk, list(parts)


def _merk(part: Loop | Breuk | Prent) -> Merkteken | None:
    match part:
        case Loop(_, vorm):
            return vorm.merk
        case Prent():
            return part.merk
        case Breuk():
            return None


def _stuk(part: Loop | Breuk | Prent) -> str:
    match part:
        case Loop(tekst, vorm):
            return _loop(tekst, vorm)
        case Prent(_, alt):
            return escape(prent_tekst(alt))
        case Breuk():
            return "<br>"


def _loop(tekst: str, vorm: Vorm) -> str:
    inner = tekst.strip(" ")
    if not inner:
        return tekst
    if is_extern(vorm.doel):
        set_ = f"[{escape_haak(inner)}]({vorm.doel.replace(' ', '%20').replace(')', '%29')})"
    else:
        set_ = escape(inner)
    for tag in reversed(tags(vorm)):
        set_ = f"<{tag}>{set_}</{tag}>"
    start = len(tekst) - len(tekst.lstrip(" "))
    return tekst[:start] + set_ + tekst[start + len(inner) :]


def _gemerkt(text: str, merk: Merkteken, before: str, after: str) -> str:
    """The text in its mark; as a tag where GitHub would not see the sign (CommonMark's flanking rule)."""
    sign, tag = SIGNS[merk]
    opens = before != sign[0] and (not _is_teken(text[0]) or not before or _is_rand(before))
    closes = after != sign[0] and (not _is_teken(text[-1]) or not after or _is_rand(after))
    return f"{sign}{text}{sign}" if opens and closes else f"<{tag}>{text}</{tag}>"


def _is_rand(character: str) -> bool:
    return character.isspace() or _is_teken(character)


def _is_teken(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def html_tekst(text: str) -> str:
    """Plain text inside an HTML table, where GitHub still reads no Markdown."""
    return html.escape(text, quote=False)
