"""From block tokens to blocks of the tree."""

from __future__ import annotations

from pipeline.formats.markdown.alinea import lees_alinea, let_op_regels
from pipeline.formats.markdown.guards import blok, kop, lijst, setext, tekens, voetnoot
from pipeline.formats.markdown.html_tabel import lees_html_tabel
from pipeline.formats.markdown.inline import lees_inlines
from pipeline.formats.markdown.lezing import Lezing
from pipeline.formats.markdown.lijst import lees_lijst
from pipeline.formats.markdown.tabel import lees_tabel
from pipeline.formats.markdown.tarieven import TARIEVEN, lees_tarieven
from pipeline.model import Blok, Citaat, Tussenkop


def lees_blokken(lezing: Lezing, start: int, end: int, kader: str) -> list[Blok]:
    """The blocks of the tokens `start` … `end`; `kader` is what every line of theirs begins with."""
    blocks: list[Blok] = []
    index = start
    while index < end:
        block = lees_blok(lezing, index, kader)
        if block is not None:
            blocks.append(block)
        index = lezing.closes[index] + 1 if lezing.tokens[index].nesting == 1 else index + 1
    return blocks


def lees_blok(lezing: Lezing, index: int, kader: str) -> Blok | None:
    """The block that opens at this token; None when it is no block (a footnote's text) or a problem."""
    token = lezing.tokens[index]
    line = lezing.begin(index)
    match token.type:
        case "paragraph_open":
            content = lezing.tokens[index + 1].content
            let_op_regels(lezing, content, line, kader)
            return lees_alinea(lezing, content, line)
        case "bullet_list_open":
            return lees_lijst(lezing, index, kader, lees_blokken)
        case "heading_open":
            return lees_tussenkop(lezing, index)
        case "table_open":
            return lees_tabel(lezing, index, kader)
        case "blockquote_open":
            inhoud = tuple(lees_blokken(lezing, index + 1, lezing.closes[index], kader + "> "))
            return Citaat(inhoud, lezing.position(line)) if inhoud else None
        case "html_block":
            if token.content.lstrip().lower().startswith("<table"):
                return lees_html_tabel(lezing, token.content, line)
            lezing.meld(tekens.HTML, line, token.content.split("\n")[0])
        case "ordered_list_open":
            lezing.meld(lijst.GENUMMERD, line, lezing.lines[line].strip())
        case "fence" if token.info.strip() == TARIEVEN:
            return lees_tarieven(lezing, index)
        case "code_block" | "fence":
            lezing.meld(blok.CODE, line, token.content.split("\n")[0])
        case "hr":
            lezing.meld(blok.STREEP, line, lezing.lines[line].strip())
    return None


def lees_tussenkop(lezing: Lezing, index: int) -> Tussenkop | None:
    """A heading that numbers nothing."""
    content, line = kop_regel(lezing, index)
    if lezing.tokens[index].tag != f"h{lezing.tussenkop}":
        lezing.meld(kop.KOP_NIVEAU, line, lezing.lines[line].strip())
        return None
    text = lees_inlines(lezing, content, line)
    if not text:
        lezing.meld(kop.KOP_LEEG, line)
        return None
    return Tussenkop(text, lezing.position(line))


def kop_regel(lezing: Lezing, index: int) -> tuple[str, int]:
    """The source of a heading and its line, guarded."""
    token, content = lezing.tokens[index], lezing.tokens[index + 1].content
    line = lezing.begin(index)
    if token.markup[:1] != "#":
        lezing.meld(setext.SETEXT, line)
        return content, line
    source = lezing.lines[line]
    if kop.SLUITHEK.search(source) and source.strip("#> -"):
        lezing.meld(kop.KOP_HEK, line)
    below = lezing.lines[line + 1] if line + 1 < len(lezing.lines) else ""
    if below.strip(" >"):
        lezing.meld(kop.KOP_TEKST, line)
    return content, line


def lees_noot(lezing: Lezing, label: str, line: int) -> tuple[Blok, ...]:
    """The text of a footnote, read where it is called first."""
    if label in lezing.open_noten:
        lezing.meld(voetnoot.KRING, line, label)
        return ()
    if label not in lezing.noten:
        lezing.meld(voetnoot.ONBEKEND, line, label)
        return ()
    if len(lezing.open_noten) > 1:
        lezing.meld(voetnoot.DIEP, line, label)
        return ()
    if label not in lezing.gelezen_noten:
        start, end = lezing.noten[label]
        lezing.open_noten.append(label)
        depth, lezing.diepte = lezing.diepte, 0
        blocks = tuple(lees_blokken(lezing, start + 1, end, "    "))
        lezing.diepte = depth
        lezing.open_noten.pop()
        lezing.gelezen_noten[label] = blocks
        if not blocks:
            lezing.meld(voetnoot.LEEG, lezing.begin(start), label)
    return lezing.gelezen_noten[label]
