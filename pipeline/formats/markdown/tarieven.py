"""The block that stands for tables which are data in a file next to the text."""

from __future__ import annotations

import re

from pipeline.formats.markdown.guards import tarieven
from pipeline.formats.markdown.lezing import Lezing
from pipeline.formats.markdown.paden import beeld_bron, van_tekst
from pipeline.formats.markdown.schrijf_inline import Schrift
from pipeline.model import Tarieventabel

TARIEVEN = "tarieven"
"""What stands behind the three accents that open the block."""

NAMED = re.compile(r"(?P<bestand>\S+\.ya?ml)(?: +(?P<naam>\S+))?\s*\Z", re.IGNORECASE)


def lees_tarieven(lezing: Lezing, index: int) -> Tarieventabel | None:
    """The place of the tables; None when the block says no file, or stands where no table of an annex can."""
    token, line = lezing.tokens[index], lezing.begin(index)
    found = NAMED.match(token.content)
    bestand = beeld_bron(found["bestand"], lezing.folder) if found else None
    if found is None or bestand is None:
        lezing.meld(tarieven.TARIEVEN, line, token.content)
    elif token.level or not lezing.tussenkop:
        lezing.meld(tarieven.PLAATS, line, token.content)
    else:
        return Tarieventabel((), (), (), lezing.position(line + 1), bestand, found["naam"] or "")
    return None


def schrijf_tarieven(schrift: Schrift, block: Tarieventabel) -> list[str]:
    """The block as it is written; the tables themselves stay in their file."""
    named = f"{van_tekst(block.bestand, schrift.folder)} {block.naam}".rstrip()
    return [f"```{TARIEVEN}", named, "```"]
