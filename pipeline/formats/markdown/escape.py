"""Plain text as source: what Markdown or GitHub would take for something else gets a backslash."""

from __future__ import annotations

import re

from pipeline.formats.markdown import label as labels
from pipeline.formats.markdown.guards import label, regels
from pipeline.formats.markdown.inline import SPATIE

TEKEN = re.compile(r"[\\`*_\[<~$]|&(?=#?\w+;)|(?<=http)s?:(?=//)|(?<=ftp):(?=//)|(?<=mailto):", re.IGNORECASE)
WWW = re.compile(r"\b(www)\.", re.IGNORECASE)
BLOK = re.compile(
    r"#{1,6}(?:\s|\Z)|>|[-+](?:\s|\Z)|\||={1,}\s*$|-{2,}|:-|\[\^[^\]\s]+\]:|\d{1,9}[.)](?:\s|\Z)", re.MULTILINE
)
"""What begins a block in Markdown, at the beginning of a line."""
TAG_REGEL = re.compile(r"</?[a-z]+>\s*$", re.MULTILINE)
LEESTEKEN = re.compile(r"(?<!\\)[.):;,]")


def escape(text: str) -> str:
    """Plain text that stays plain text, wherever it stands in a line."""
    return WWW.sub(r"\1\\.", TEKEN.sub(_backslash, text))


def escape_haak(text: str) -> str:
    """Plain text inside `[…]`."""
    return escape(text).replace("]", "\\]")


def escape_alt(text: str) -> str:
    """The description of an image; GitHub takes `![^` for a footnote."""
    source = escape_haak(text)
    return "\\" + source if source[:1] == "^" else source


def _backslash(found: re.Match[str]) -> str:
    sign = found[0]
    return sign[:-1] + "\\" + sign[-1]


def escape_begin(source: str) -> str:
    """The source of a paragraph, kept from being read as a label, a list, a heading or another block."""
    first, *rest = source.split("\n")
    lines = [_guarded(first, (label.BEGIN, label.HOOFDLETTER, BLOK, labels.LID))]
    lines += [_guarded(line, (regels.REGEL, label.BEGIN, BLOK)) for line in rest]
    return "\n".join(lines)


def escape_item(source: str) -> str:
    """The source of a paragraph that opens an item without a label."""
    first, newline, rest = escape_begin(source).partition("\n")
    return _guarded(first, (labels.ONDERDEEL, label.BEGIN, BLOK)) + newline + rest


def escape_regel(source: str) -> str:
    """Source that continues a paragraph on its next line."""
    return "\n".join(_guarded(line, (regels.REGEL, label.BEGIN, BLOK)) for line in source.split("\n"))


def _guarded(line: str, dangers: tuple[re.Pattern[str], ...]) -> str:
    if TAG_REGEL.match(line):
        return SPATIE + line
    for _ in range(6):
        found = next((match for danger in dangers if (match := danger.match(line))), None)
        if found is None:
            return line
        line = _defused(line, found)
    return line


def _defused(line: str, found: re.Match[str]) -> str:
    """The line with one escape more: before its first sign, before its punctuation mark, or on its space."""
    if line[0] in "#>-+|=:":
        return "\\" + line
    if line[0] == "[":
        at = found.end() - 1
        return line[:at] + "\\" + line[at:]
    if mark := LEESTEKEN.search(line, 0, found.end()):
        return line[: mark.start()] + "\\" + line[mark.start() :]
    return line.replace(" ", SPATIE, 1) if " " in line else SPATIE + line
