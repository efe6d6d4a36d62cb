"""A paragraph of the source: an Alinea, a Figuur or a placeholder such as [vervallen]."""

from __future__ import annotations

from pipeline.formats.markdown.guards import blok, label, regels, tabel
from pipeline.formats.markdown.inline import lees_inlines
from pipeline.formats.markdown.lezing import Lezing
from pipeline.model import Afbeelding, Alinea, Blok, Figuur, Gereserveerd, Vervallen, Weggelaten, canoniek

PLAATSHOUDERS: dict[str, type[Vervallen] | type[Gereserveerd] | type[Weggelaten]] = {
    "[vervallen]": Vervallen,
    "[gereserveerd]": Gereserveerd,
    "[…]": Weggelaten,
}


def lees_alinea(lezing: Lezing, content: str, line: int) -> Blok | None:
    """The block that a paragraph is; None when nothing of it is left."""
    if content[:1] == "[":
        if soort := PLAATSHOUDERS.get(content):
            return soort(lezing.position(line))
        if blok.BIJNA_PLAATS.match(content):
            lezing.meld(blok.PLAATS, line, content)
    elif content[:1] == "|":
        lezing.meld(tabel.BIJNA_TABEL, line, content.split("\n")[0])
    elif found := label.BEGIN.match(content):
        lezing.meld(label.BIJNA_LABEL, line, content[: found.end() + 12])
    if content[:2] == "![" and (figuur := _figuur(lezing, content, line)):
        return figuur
    text = lees_inlines(lezing, content, line)
    return Alinea(text, lezing.position(line)) if text else None


def _figuur(lezing: Lezing, content: str, line: int) -> Figuur | None:
    """The figure, when the first line is an image and nothing else; what follows is its caption."""
    first, _, caption = content.partition("\n")
    if first[-1:] != ")":
        return None
    known = len(lezing.problems)
    text = lees_inlines(lezing, first, line)
    if len(text) != 1 or not isinstance(text[0], Afbeelding):
        del lezing.problems[known:]
        return None
    bijschrift = canoniek(lees_inlines(lezing, caption.lstrip(" "), line + 1)) if caption else ()
    return Figuur(text[0].bron, text[0].alt, bijschrift, lezing.position(line))


def let_op_regels(lezing: Lezing, content: str, line: int, kader: str) -> None:
    """Guard a paragraph of several lines: each must belong to it to the eye too."""
    if "\n" not in content:
        return
    if kader:
        for number in range(line + 1, line + content.count("\n") + 1):
            if not lezing.lines[number].startswith(kader):
                lezing.meld(regels.LUI, number, lezing.lines[number])
    for found in regels.VERVOLG.finditer(content):
        rest = content[found.end() :].split("\n")[0]
        lezing.meld(regels.VERVOLGREGEL, line + content.count("\n", 0, found.end()), rest[:40])
