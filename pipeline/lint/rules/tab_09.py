"""TAB-09: whether the amounts of an annex bind is said once, and the text agrees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.tekst import lopend
from pipeline.lint.voorbeeld import BIJLAGE, DATA
from pipeline.model import Bijlage, Finding, Severity, Tabel, Versie, alle_knopen, tekst_van
from pipeline.model.tarief import Rechtskracht, Tarieven

TAB_09 = Rule(
    id="TAB-09",
    title="Of de bedragen bindend of informatief zijn, staat er één keer",
    source="rekenkundige controle van tarieven",
    severity=Severity.WARNING,
    bad=f"{BIJLAGE}{DATA}".replace("rechtskracht: vastgesteld\n", ""),
    good=f"{BIJLAGE}{DATA}",
)

INFORMS = re.compile(r"\binformatie(?:f|ve)\b", re.IGNORECASE)
REFERS = re.compile(r"\bbijlage\b", re.IGNORECASE)
AMOUNTS = re.compile(r"tarie[fv]|bedrag|bijdrage|vergoeding", re.IGNORECASE)


@TAB_09.check_tekst
def legal_force(ontleding: Ontleding) -> Iterator[Finding]:
    versie = ontleding.versie
    for tarieven in versie.tarieven:
        said = _said(versie, tarieven)
        if tarieven.rechtskracht is None:
            message = "Nergens staat of deze bedragen binden. Schrijf `rechtskracht:` vastgesteld of informatief."
            yield TAB_09.finding(tarieven.position, message)
        elif tarieven.rechtskracht is Rechtskracht.VASTGESTELD and said:
            message = "De bijlage noemt de bedragen informatief, de gegevens vastgesteld. Kies."
            yield TAB_09.finding(tarieven.position, message)
        elif tarieven.rechtskracht is Rechtskracht.INFORMATIEF:
            if said != 1:
                how = "nergens" if not said else f"{said} keer"
                message = f"Dat de bedragen informatief zijn staat {how} in de bijlage. Zeg het daar één keer."
                yield TAB_09.finding(tarieven.position, message)
            yield from _as_norm(ontleding)


def _said(versie: Versie, tarieven: Tarieven) -> int:
    """How many times the annex with these tables calls its amounts informative."""
    return sum(
        len(INFORMS.findall(lopend(tekst_van(node))))
        for annex in versie.regeling.bijlagen
        if _holds(annex, tarieven)
        for node in alle_knopen(annex)
    )


def _holds(annex: Bijlage, tarieven: Tarieven) -> bool:
    tables = (node for node in alle_knopen(annex) if isinstance(node, Tabel))
    return any(node.position.file == tarieven.position.file for node in tables)


def _as_norm(ontleding: Ontleding) -> Iterator[Finding]:
    """Articles that send the reader to the annex for an amount make a norm of it."""
    for passage in ontleding.passages:
        found = REFERS.search(passage.inhoud)
        if found and passage.artikel is not None and AMOUNTS.search(passage.inhoud):
            message = "Deze bepaling verwijst naar de bijlage, die zegt dat haar bedragen informatief zijn. Kies."
            yield TAB_09.finding(passage.plaats(found.start()), message)
