"""What libxml2 says of a file that is no XML, in plain Dutch."""

from __future__ import annotations

import re

ZINNEN = (
    (r"Document is empty.*", "het is leeg, of het begint niet met een element"),
    (r"Start tag expected.*", "het begint niet met een element"),
    (
        r"Opening and ending tag mismatch: (\S+) line (\d+) and (\S+)",
        r"</\3> sluit hier, maar <\1> (regel \2) staat nog open",
    ),
    (r"Premature end of data in tag (\S+) line (\d+)", r"het houdt op voor <\1> (regel \2) gesloten is"),
    (
        r"(?:EndTag: '</' not found|Couldn't find end of Start Tag .*|Unescaped '<'.*)",
        "een element is niet goed afgesloten",
    ),
    (r"xmlParseEntityRef: no name.*|EntityRef: expecting ';'", "een & staat er los; schrijf &amp;"),
    (r"Entity '(\S+)' not defined", r"&\1; bestaat niet in XML"),
    (
        r"(?:PCDATA i|I)nvalid Char value (\d+).*|Char 0x\S+ out of allowed range",
        "er staat een teken in dat in XML niet mag",
    ),
    (
        r"Input is not proper UTF-8.*|.*(?:encoding|Encoding).*",
        "de tekens zijn niet in de codering die het bestand noemt",
    ),
    (r"Attribute (\S+) redefined", r"attribuut \1 staat er twee keer"),
    (r"Namespace prefix (\S+) .*is not defined", r"het voorvoegsel \1: is nergens uitgelegd"),
    (r"Extra content at the end of the document", "er staat nog iets na het buitenste element"),
)


def waarom_geen_xml(melding: str) -> str:
    """Why it can't be read, to go after "is geen welgevormde XML: "; an unknown reason is quoted as it is."""
    kaal = " ".join(melding.split())
    for patroon, zin in ZINNEN:
        if gevonden := re.fullmatch(patroon, kaal):
            return gevonden.expand(zin)
    return f"“{kaal}”"
