"""The characters of a text from elsewhere that somebody can see."""

from __future__ import annotations

import re
from unicodedata import normalize

ONZICHTBAAR = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffd\ue000-\uf8ff\U000e0000-\U000fffff]"
)
"""Characters that nobody sees and that the model has no room for; a space of another width is a space."""


def zichtbaar(tekst: str) -> str:
    """The text without characters that nobody sees, an accent in one character with its letter."""
    return tekst if tekst.isascii() and tekst.isprintable() else normalize("NFC", ONZICHTBAAR.sub("", tekst))
