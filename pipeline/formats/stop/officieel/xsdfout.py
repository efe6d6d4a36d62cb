"""What libxml2 says of a file that doesn't fit its schema, in plain Dutch."""

from __future__ import annotations

import re
from collections.abc import Callable

NAAMRUIMTE = re.compile(r"\{[^{}\s]*\}")
ONDERWERP = re.compile(r"^Element '([^']*)'(?:, attribute '([^']*)')?: ", re.DOTALL)


def in_gewoon_nederlands(melding: str) -> str:
    """The message without namespaces, as a sentence that names the element; an unknown one is quoted as it is."""
    kaal = NAAMRUIMTE.sub("", melding).strip()
    over = ONDERWERP.match(kaal)
    element, attribuut = (over[1], over[2]) if over else ("", None)
    rest = kaal[over.end() :] if over else kaal
    wie = f"Attribuut {attribuut} van {element}" if attribuut else element or "Het bestand"
    for patroon, zeg in ZINNEN:
        if gevonden := patroon.fullmatch(rest):
            return zeg(wie, gevonden)
    return f"{wie} past niet in het schema: {rest}"


def _namen(opsomming: str | None) -> str:
    namen = [naam.strip().strip("'") for naam in (opsomming or "").strip("{}() ").split(",")]
    namen = [naam for naam in namen if naam]
    return namen[0] if len(namen) == 1 else f"{', '.join(namen[:-1])} of {namen[-1]}" if namen else "niets"


def _zin(patroon: str, zeg: Callable[[str, re.Match[str]], str]) -> tuple[re.Pattern[str], Callable[..., str]]:
    return re.compile(patroon, re.DOTALL), zeg


ZINNEN = (
    _zin(
        r"This element is not expected\.(?: Expected is (?:one of )?\( (.*) \)\.)?",
        lambda wie, g: (
            f"{wie} mag hier niet staan; verwacht werd {_namen(g[1])}." if g[1] else f"{wie} mag hier niet staan."
        ),
    ),
    _zin(
        r"Missing child element\(s\)\.(?: Expected is (?:one of )?\( (.*) \)\.)?",
        lambda wie, g: f"In {wie} ontbreekt {_namen(g[1])}." if g[1] else f"In {wie} ontbreekt een element.",
    ),
    _zin(
        r"The attribute '([^']*)' is required but missing\.",
        lambda wie, g: f"{wie} mist het verplichte attribuut {g[1]}.",
    ),
    _zin(
        r"The attribute '([^']*)' is not allowed\.",
        lambda wie, g: f"{wie} mag geen attribuut {g[1]} hebben.",
    ),
    _zin(
        r"\[facet 'pattern'\] The value '(.*)' is not accepted by the pattern '(.*)'\.",
        lambda wie, g: f"{wie} heeft de waarde “{g[1]}”, die niet de vorm {g[2]} heeft.",
    ),
    _zin(
        r"\[facet 'enumeration'\] The value '(.*)' is not an element of the set (\{.*\})\.",
        lambda wie, g: f"{wie} heeft de waarde “{g[1]}”; toegestaan is {_namen(g[2])}.",
    ),
    _zin(
        r"\[facet 'maxLength'\] The value(?: '.*')? has a length of '(\d+)'; this exceeds the allowed maximum "
        r"length of '(\d+)'\.",
        lambda wie, g: f"{wie} is {g[1]} tekens lang; {g[2]} is het meeste dat mag.",
    ),
    _zin(
        r"\[facet 'minLength'\] The value(?: '.*')? has a length of '(\d+)'; this underruns the allowed minimum length "
        r"of '(\d+)'\.",
        lambda wie, g: f"{wie} is {g[1]} tekens lang; {g[2]} is het minste dat mag.",
    ),
    _zin(
        r"'(.*)' is not a valid value of the (?:atomic|list|union|local atomic) type(?: '(.*)')?\.",
        lambda wie, g: f"{wie} heeft de waarde “{g[1]}”, die hier niet mag" + (f" (type {g[2]})." if g[2] else "."),
    ),
    _zin(
        r"The value '(.*)' does not match the fixed value constraint '(.*)'\.",
        lambda wie, g: f"{wie} heeft de waarde “{g[1]}”; het moet “{g[2]}” zijn.",
    ),
    _zin(
        r"Character content other than whitespace is not allowed because the content type is 'element-only'\.",
        lambda wie, g: f"In {wie} mag geen losse tekst staan, alleen elementen.",
    ),
    _zin(
        r"Character content is not allowed, because the (?:content type is empty|type definition is simple)\.",
        lambda wie, g: f"In {wie} mag geen tekst staan.",
    ),
    _zin(
        r"Element content is not allowed, because the (?:content type is a simple type definition|type definition is "
        r"simple|content type is empty)\.",
        lambda wie, g: f"In {wie} mogen geen elementen staan.",
    ),
    _zin(
        r"No matching global declaration available for the validation root\.",
        lambda wie, g: f"{wie} kan niet het buitenste element van een bestand zijn.",
    ),
    _zin(
        r"Duplicate key-sequence (\[.*\]) in (.*)\.",
        lambda wie, g: f"{wie} herhaalt {g[1]}, dat maar één keer mag voorkomen.",
    ),
)
