"""Targets of links and images: relative to the file in the source, relative to `tekst/` in the tree."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

from pipeline.formats.markdown.guards.link import EXTERN, INTERN

_BEELD = re.compile(r"(?![/#\\])(?![A-Za-z][A-Za-z0-9+.-]*:)[^?#\\]+\Z")
_RUW = re.compile(r"[^\s<>()\\&*_`\[\]~$|!\"']+\Z")


def naar_tekst(target: str, folder: str) -> str | None:
    """The path relative to `tekst/` of a path relative to `folder`; None when it leads outside."""
    path, hash_, anchor = target.partition("#")
    joined = posixpath.normpath(posixpath.join(folder, unquote(path)))
    if joined == ".." or joined.startswith(("../", "/")) or joined == ".":
        return None
    return joined + hash_ + anchor


def van_tekst(path: str, folder: str) -> str:
    """The path relative to `folder` of a path relative to `tekst/`, as it is written in the source."""
    plain, hash_, anchor = path.partition("#")
    relative = posixpath.relpath(plain, folder or ".")
    return relative.replace("%", "%25").replace(" ", "%20") + hash_ + anchor


def link_doel(target: str, folder: str) -> str | None:
    """The target of a link in the tree: a web address or a text file; None when it is neither."""
    if EXTERN.match(target):
        return target
    return naar_tekst(target, folder) if INTERN.match(target) else None


def beeld_bron(target: str, folder: str) -> str | None:
    """The source of an image in the tree; None when it is no relative path."""
    return naar_tekst(target, folder) if _BEELD.match(target) else None


def bestemming(target: str) -> str:
    """A target between the brackets of `[tekst](…)`: bare when nothing in it means something to Markdown."""
    if _RUW.match(target):
        return target
    return "<" + re.sub(r"([\\<>&*_`\[\]~$|!])", r"\\\1", target) + ">"
