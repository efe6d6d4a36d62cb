"""Small steps for building HTML with lxml: text is escaped by construction, and every tag is closed."""

from __future__ import annotations

import re
from typing import TypeAlias

from lxml import etree
from markupsafe import Markup

Element: TypeAlias = etree._Element

OPEN = re.compile(r"\[nog in te vullen: [^\[\]]+\]")
"""What is not known yet, as it is shown in every document."""


def child(parent: Element, tag: str, klasse: str = "") -> Element:
    """A new last element of the parent."""
    element = etree.SubElement(parent, tag)
    if klasse:
        element.set("class", klasse)
    return element


def add_text(parent: Element, text: str) -> None:
    """Add characters at the end; what is still to be filled in stands out."""
    if "[nog in te vullen: " in text:
        end = 0
        for match in OPEN.finditer(text):
            _append(parent, text[end : match.start()])
            child(parent, "mark", "open").text = match[0]
            end = match.end()
        text = text[end:]
    _append(parent, text)


def _append(parent: Element, text: str) -> None:
    if not text:
        return
    if len(parent):
        last = parent[-1]
        last.tail = (last.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def is_leeg(element: Element) -> bool:
    """Whether the element shows nothing."""
    return len(element) == 0 and not (element.text or "").strip()


def inner_html(element: Element) -> Markup:
    """What is inside the element, as HTML."""
    parts = [str(Markup.escape(element.text or ""))]
    parts += (etree.tostring(part, encoding="unicode", method="html") for part in element)
    return Markup("".join(parts))
