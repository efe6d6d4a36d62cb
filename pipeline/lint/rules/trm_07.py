"""TRM-07: a sentence of more than 35 words is hard to read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.zinnen import zinnen
from pipeline.model import Finding, Severity

TRM_07 = Rule(
    id="TRM-07",
    title="Een zin telt hoogstens 35 woorden",
    source="schrijfwijzers voor taalniveau B1",
    severity=Severity.INFO,
    bad=(
        "# Enig artikel\n\nHet college verstrekt op aanvraag een tegemoetkoming aan de inwoner die door een beperking "
        "aannemelijke meerkosten heeft, als die inwoner in de twaalf maanden voor de aanvraag een inkomen had dat "
        "lager was dan de norm die de raad voor dat jaar heeft vastgesteld."
    ),
    good=(
        "# Enig artikel\n\nHet college verstrekt op aanvraag een tegemoetkoming aan de inwoner die door een beperking "
        "aannemelijke meerkosten heeft. Het inkomen van de inwoner was in de twaalf maanden voor de aanvraag lager dan "
        "de norm."
    ),
)

MOST = 35
#: "NEN-EN-ISO 15681-2:2018: Water – Bepaling van …": the title of a norm is as long as it is.
TITLE = re.compile(r"\b(?:NEN|ISO|NPR|NTA|BRL)[- ](?:EN|ISO|IEC|[- ])*\d[\d:-]*: ")


@TRM_07.check_tekst
def short_sentences(ontleding: Ontleding) -> Iterator[Finding]:
    for passage in ontleding.normtekst:
        if passage.inhoud.count(" ") < MOST:
            continue
        for begin, sentence in zinnen(passage.inhoud):
            count = sentence.count(" ") + 1
            if count > MOST and not TITLE.search(sentence):
                start = " ".join(sentence.split(" ", 5)[:5])
                yield TRM_07.finding(
                    passage.plaats(begin),
                    f"De zin “{start} …” telt {count} woorden. Maak er twee zinnen van, of een opsomming.",
                )
