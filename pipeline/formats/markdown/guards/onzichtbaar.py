"""Characters nobody sees: no-break and zero-width spaces, soft hyphens, tabs, control and direction characters."""

from __future__ import annotations

import re
import unicodedata

from pipeline.formats.markdown.guards.guard import Guard

PATTERN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180e\u2000-\u200f\u2028-\u202f"
    "\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffd\ue000-\uf8ff\ud800-\udfff\U000e0000-\U000fffff]"
)

ONZICHTBAAR = Guard(
    naam="onzichtbaar",
    melding="onzichtbaar teken {}; in de wetstekst staan alleen zichtbare tekens en gewone spaties.",
    advies="Draai `renvooi fmt` of vervang het door een gewone spatie.",
    fout=(
        "Een bedrag van €\u00a020.",
        "**1.**\u00a0De gemeente.",
        "zorg\u00adplicht",
        "zorg\u200bplicht",
        "Een\ttab.",
        "Een\u2028regel.",
        "Een\u202fbedrag.",
        "Een \x07 bel.",
        "\ufeffEen teken aan het begin van een regel.",
    ),
    goed=("Een bedrag van € 20 – ‘zoals’ “dit”…",),
)


def naam(char: str) -> str:
    """What the character is called: "U+00A0 (no-break space)"."""
    name = unicodedata.name(char, "").lower()
    return f"U+{ord(char):04X}" + (f" ({name})" if name else "")
