"""DEF-01: definitions stand in the order of the alphabet, without letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pipeline.lint.begrippen import Begrippen
from pipeline.lint.ontleding import Ontleding
from pipeline.lint.opsommingen import is_label
from pipeline.lint.rule import Rule
from pipeline.model import Finding, Severity

DEF_01 = Rule(
    id="DEF-01",
    title="Begrippen staan op alfabet, zonder letters ervoor",
    source="Aanwijzing 3.59",
    severity=Severity.INFO,
    bad=(
        "# Enig artikel\n\nIn deze verordening wordt verstaan onder:\n\n"
        "- a. wet: de Jeugdwet;\n- b. college: het college."
    ),
    good=(
        "# Enig artikel\n\nIn deze verordening wordt verstaan onder:\n\n"
        "- *college*: het college;\n- *wet*: de Jeugdwet."
    ),
)

APART = re.compile(r"[^a-z0-9]+")


@DEF_01.check_tekst
def alphabetical_and_unlettered(ontleding: Ontleding) -> Iterator[Finding]:
    for group in ontleding.begrippen:
        lettered = next((one for one in group.bepalingen if is_label(one.letter)), None)
        if lettered is not None:
            yield DEF_01.finding(
                lettered.position,
                f"Voor het begrip “{lettered.term}” staat “{lettered.letter}”. Laat de letters voor begrippen weg: "
                "dan kan er een begrip bij zonder te verletteren.",
            )
        yield from _order(group)


def _order(group: Begrippen) -> Iterator[Finding]:
    """The first term that stands too late, however spaces and numbers are ordered: lists differ in that."""
    terms = [one.term for one in group.bepalingen]
    keys = [_keys(term) for term in terms]
    for index, key in enumerate(keys):
        later = [at for at in range(index) if all(one < other for one, other in zip(key, keys[at], strict=True))]
        if later:
            yield DEF_01.finding(
                group.bepalingen[index].position,
                f"Het begrip “{terms[index]}” staat niet op alfabet. Zet het vóór “{terms[later[0]]}”.",
            )
            return


def _keys(term: str) -> tuple[str, ...]:
    """The term as it sorts by letter, by word, and with its numbers by value."""
    words = _plain(term)
    by_value = re.sub(r"\d+", lambda number: number[0].zfill(9), words)
    return words.replace(" ", ""), words, by_value


def _plain(term: str) -> str:
    """The letters of a term: "cliënt" stands where "client" would, "de wet" at the w."""
    letters = unicodedata.normalize("NFKD", term.casefold()).encode("ascii", "ignore").decode()
    return APART.sub(" ", re.sub(r"^(?:de|het|een) (?=\w)", "", letters)).strip()
