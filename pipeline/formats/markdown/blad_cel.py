"""A table of a paper as HTML inside Markdown, on one line: a blank line would end it on GitHub."""

from __future__ import annotations

import html
from collections.abc import Iterator

from pipeline.formats.markdown.blad_regel import groepen, html_tekst, is_extern, prent_tekst, tags
from pipeline.model.blad import (
    Bladcel,
    Bladdeel,
    Bladrij,
    Bladtabel,
    Breuk,
    Figuurblok,
    Gelabeld,
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
    onderdelen,
)

MARKS = {Merkteken.WEG: "del", Merkteken.BIJ: "ins"}


def rij_html(rij: Bladrij, soort: str) -> str:
    """A row; columns of a comparison stand at the top of their cells."""
    return f"<tr>{''.join(_cel(cel, soort) for cel in rij.cellen)}</tr>"


def _cel(cel: Bladcel, soort: str) -> str:
    tag = "td" if cel.kop is Kopsoort.GEEN else "th"
    spans = f' colspan="{cel.kolommen}"' if cel.kolommen > 1 else ""
    spans += f' rowspan="{cel.rijen}"' if cel.rijen > 1 else ""
    place = ' valign="top"' if soort and tag == "td" else ""
    only = cel.inhoud[0] if len(cel.inhoud) == 1 else None
    content = _regel(only.tekst) if isinstance(only, Tekstregel) else "".join(map(_deel, cel.inhoud))
    return f"<{tag}{spans}{place}>{content}</{tag}>"


def _deel(deel: Bladdeel) -> str:
    match deel:
        case Kopregel(_, tekst) | Tekstregel(tekst, "kop" | "tussenkop"):
            return f"<p><b>{_regel(tekst)}</b></p>"
        case Tekstregel(tekst):
            return f"<p>{_regel(tekst)}</p>"
        case Gelabeld(label, inhoud):
            return "".join(_gelabeld(_regel(label), inhoud))
        case Opsomming(items):
            return f"<ul>{''.join(f'<li>{_post(item)}</li>' for item in items)}</ul>"
        case Namen(paren):
            return "".join("".join(_gelabeld(f"<i>{_regel(paar.naam)}</i>", paar.inhoud)) for paar in paren)
        case Bladtabel():
            caption = f"<caption>{_regel(deel.bijschrift)}</caption>" if deel.bijschrift else ""
            head = "".join(rij_html(row, deel.soort) for row in deel.kop)
            body = "".join(rij_html(row, deel.soort) for row in deel.rijen)
            return f"<table>{caption}{f'<thead>{head}</thead>' if head else ''}<tbody>{body}</tbody></table>"
        case Figuurblok(beeld, bijschrift):
            return f"<p>{_regel(beeld)}</p>" + (f"<p>{_regel(bijschrift)}</p>" if bijschrift else "")
        case Kader(_, "citaat"):
            return f"<blockquote>{''.join(map(_deel, onderdelen(deel)))}</blockquote>"
        case Kader():
            return "".join(map(_deel, onderdelen(deel)))


def _gelabeld(label: str, inhoud: tuple[Bladdeel, ...]) -> Iterator[str]:
    first = inhoud[0] if inhoud else None
    if isinstance(first, Tekstregel):
        yield f"<p>{' '.join(filter(None, (label, _regel(first.tekst))))}</p>"
        yield from map(_deel, inhoud[1:])
    else:
        yield f"<p>{label}</p>" if label else ""
        yield from map(_deel, inhoud)


def _post(item: Gelabeld) -> str:
    """An item of a list, its first paragraph bare."""
    parts = "".join(_gelabeld(_regel(item.label), item.inhoud))
    return parts.removeprefix("<p>").replace("</p>", "", 1) if parts.startswith("<p>") else parts


def _regel(regel: Regel) -> str:
    return "".join(_groep(merk, "".join(map(_stuk, parts))) for merk, parts in groepen(regel)).strip()


def _groep(merk: Merkteken | None, text: str) -> str:
    """The text in its mark, the spaces at its ends outside it."""
    return text if merk is None else _in_tag(text, f"<{MARKS[merk]}>", f"</{MARKS[merk]}>")


def _stuk(part: Loop | Breuk | Prent) -> str:
    match part:
        case Loop(tekst, vorm):
            set_ = html_tekst(tekst)
            if is_extern(vorm.doel):
                set_ = _in_tag(set_, f'<a href="{html.escape(vorm.doel)}">', "</a>")
            for tag in reversed(tags(vorm)):
                set_ = _in_tag(set_, f"<{tag}>", f"</{tag}>")
            return set_
        case Prent(_, alt):
            return html_tekst(prent_tekst(alt))
        case Breuk():
            return "<br>"


def _in_tag(text: str, open_: str, close: str) -> str:
    inner = text.strip(" ")
    if not inner:
        return text
    start = len(text) - len(text.lstrip(" "))
    return text[:start] + open_ + inner + close + text[start + len(inner) :]
