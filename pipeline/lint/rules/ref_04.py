"""REF-04: commas stand between the parts of a reference, and close it before "van"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.verwijzing import ARTIKEL
from pipeline.model import Finding, Severity

REF_04 = Rule(
    id="REF-04",
    title="Tussen de delen van een verwijzing, en erna, staat een komma",
    source="Aanwijzing 3.29",
    severity=Severity.WARNING,
    bad="# Enig artikel\n\nZie artikel 18, vierde lid van de Participatiewet.",
    good="# Enig artikel\n\nZie artikel 18, vierde lid, van de Participatiewet.",
)

#: Whose provision it is: "van de Participatiewet", "van deze verordening"; not "van toepassing".
VAN = re.compile(r" van (?:de|het|deze|dit|die|dat|genoemde|voornoemde|laatstgenoemde|[A-Z])")


@REF_04.check_tekst
def commas_in_reference(ontleding: Ontleding) -> Iterator[Finding]:
    for passage in ontleding.bepalingen:
        text = passage.inhoud
        if "rtikel" not in text and "rt." not in text:
            continue
        for match in ARTIKEL.finditer(text):
            if not (match["rang"] or match["lid"] or match["onderdeel"]):
                continue
            for place, where in komma_plaatsen(text, match):
                message = f"Zet een komma na “{where}”: “{_met_komma(text, match, place)}”."
                yield REF_04.finding(passage.plaats(place), message, passage.herstel(place, place, ","))


def komma_plaatsen(text: str, match: re.Match[str]) -> Iterator[tuple[int, str]]:
    """Where a comma lacks in or after the reference, and after what."""
    after_article = match.end("nummer")
    if after_article < match.end() and text[after_article] == " ":
        yield after_article, text[match.start() : after_article]
    for group in ("rang", "lid"):
        end = match.end(group)
        if end < 0:
            continue
        end = text.index(" ", end) + len(" lid") if group == "rang" else end
        if group == "rang" and text.startswith("leden", end - 3):
            end += len("leden") - len("lid")
        if end < match.end() and text[end] == " ":
            yield end, text[match.start() : end]
    if VAN.match(text, match.end()):
        yield match.end(), text[match.start() : match.end()]


def _met_komma(text: str, match: re.Match[str], place: int) -> str:
    rest = re.match(r"(?: \S+){0,3}", text[place:])
    return f"{text[match.start() : place]},{rest[0] if rest else ''}"
