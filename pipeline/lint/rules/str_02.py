"""STR-02: numbers neither repeat nor go back, and leave no gap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.lint.bouw import Deel, artikel_naam, artikelen, delen, hoofdletter, kop_plaats
from pipeline.lint.nummering import (
    Bezwaar,
    Nummer,
    bezwaren_labels,
    daalt,
    herhalingen,
    nummer,
    ontbreekt,
    opsomming,
    romeins,
)
from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.model import (
    Artikel,
    Finding,
    Li,
    Lijst,
    Position,
    Severity,
    Slotsoort,
    Structuur,
    Versie,
    Weggelaten,
    alle_knopen,
    knopen,
    platte_tekst,
)

STR_02 = Rule(
    id="STR-02",
    title="Geen nummer en geen slotbepaling staat er twee keer, de nummers lopen op, en een gat is “[vervallen]”",
    source="Aanwijzing 3.54",
    severity=Severity.ERROR,
    bad="# Artikel 5 Aanvraag\n\nTekst.\n\n# Artikel 7 Besluit\n\nTekst.\n\n# Artikel 7 Bezwaar\n\nTekst.",
    good=(
        "# Artikel 1 Aanvraag\n\nTekst.\n\n# Artikel 2 Besluit\n\n[vervallen]\n\n# Artikel 3 Bezwaar\n\n"
        "Kies uit:\n\n- a. post;\n- b. balie."
    ),
)


@STR_02.check_tekst
def numbers_in_order(ontleding: Ontleding) -> Iterator[Finding]:
    versie = ontleding.versie
    yield from _articles(versie)
    yield from _slotbepalingen(versie)
    yield from _containers(versie.regeling.lichaam)
    brought = _aangedragen(ontleding)
    for node in knopen(versie.regeling):
        if isinstance(node, Lijst) and id(node) not in brought and _genummerd(node):
            for objection in bezwaren_labels([item.nummer for item in node.items]):
                if objection.index or not versie.lijn.uittreksel:  # an excerpt may start its list at c.
                    yield STR_02.finding(node.items[objection.index].position, _about_item(objection, node.items))


def _genummerd(lijst: Lijst) -> bool:
    """Whether every item has a letter or number: a dash that the source writes as a label is none."""
    return all(any(map(str.isalnum, item.nummer)) for item in lijst.items)


def _aangedragen(ontleding: Ontleding) -> frozenset[int]:
    """The nodes of new text that an amendment brings: "c." alone is right there."""
    return frozenset(id(node) for order in ontleding.opdrachten for block in order.nieuw for node in alle_knopen(block))


@dataclass(frozen=True, slots=True)
class Genummerd:
    """An article, or a closing provision made of versie.yaml, as the sequence of numbers sees it."""

    naam: str
    nummer: str
    position: Position
    advies: str = "Vernummer, of neem het ontbrekende nummer op als “[vervallen]”."


def _articles(versie: Versie) -> Iterator[Finding]:
    sequence = tuple(_reeks(versie))
    numbered = [part for part in sequence if part is not None]
    seen = [part.nummer for part in numbered]
    repeated = {objection.index: numbered[objection.van or 0] for objection in herhalingen(seen)}
    read = nummer if any(nummer(text) for text in seen) else romeins
    before: Nummer | None = None
    left_out = False
    index = -1
    for part in sequence:
        if part is None:
            left_out = True
            continue
        index += 1
        if index in repeated:
            yield STR_02.finding(
                part.position,
                f"{hoofdletter(part.naam)} komt twee keer voor; het eerste staat in {repeated[index].position}. "
                "Geef een van beide een ander nummer.",
            )
            continue
        value = read(part.nummer)
        if value is None:
            continue
        if before is not None and daalt(before, value):
            yield STR_02.finding(
                part.position,
                f"{hoofdletter(part.naam)} staat na een artikel met een hoger nummer. "
                "Zet het op zijn plaats of vernummer het.",
            )
        elif not left_out and (missing := ontbreekt(before, value)):
            yield STR_02.finding(part.position, f"Voor {part.naam} {_ontbreken(missing)}. {part.advies}")
        before, left_out = value, False


def _reeks(versie: Versie) -> Iterator[Genummerd | None]:
    """What has an article number, in the order of the document; None where the source leaves something out."""
    for _, part in delen(versie.regeling):
        if isinstance(part, Weggelaten):
            yield None
        elif isinstance(part, Artikel) and part.kop.nummer:
            yield Genummerd(f"artikel {part.kop.nummer}", part.kop.nummer, kop_plaats(part))
    if versie.lijn.uittreksel:
        yield None
    for closing in versie.gegevens.slotbepalingen:
        if closing.nummer:
            name = f"artikel {closing.nummer} (slotbepaling “{closing.soort}” in versie.yaml)"
            advice = f"Verbeter `nummer` bij de slotbepaling “{closing.soort}”, of de nummers van de artikelen."
            yield Genummerd(name, closing.nummer, versie.gegevens.position, advice)


def _slotbepalingen(versie: Versie) -> Iterator[Finding]:
    """A closing provision that also stands in the text would be printed twice."""
    derived = {str(closing.soort) for closing in versie.gegevens.slotbepalingen}
    for part in artikelen(versie.regeling):
        for soort in sorted(derived & slotsoorten(platte_tekst(part.kop.opschrift))):
            yield STR_02.finding(
                kop_plaats(part),
                f"{hoofdletter(artikel_naam(part))} en de slotbepaling “{soort}” in versie.yaml zeggen hetzelfde. "
                "Haal een van beide weg.",
            )


SLOTWOORDEN = frozenset(
    "en van de het deze dit oude vorige eerdere datum tijdstip titel bekendmaking overgangsrecht overgangsbepaling "
    "overgangsbepalingen slotbepaling slotbepalingen".split()
)
GENOEMD = re.compile(r"\w*(?:verordening|regeling|reglement)(?:en)?\b")
"""The ordinance that is named: what follows is its title."""


def slotsoorten(opschrift: str) -> frozenset[str]:
    """The closing provisions that a heading announces: "Inwerkingtreding en citeertitel", "Intrekking oude regeling".

    "Intrekking van de vergunning" is about something else and announces none.
    """
    words = re.findall(r"\w+", GENOEMD.split(opschrift.casefold(), maxsplit=1)[0])
    kinds = frozenset(map(str, Slotsoort))
    return kinds.intersection(words) if kinds | SLOTWOORDEN >= set(words) else frozenset()


def _containers(parts: tuple[Deel, ...]) -> Iterator[Finding]:
    """Siblings of one kind: numbering may go on from the container before, so the first of them is free."""
    runs: dict[str, list[tuple[Structuur, Nummer]]] = {}
    left_out = False
    for part in parts:
        left_out = left_out or isinstance(part, Weggelaten)
        if not isinstance(part, Structuur):
            continue
        yield from _containers(part.inhoud)
        run = runs.setdefault(part.soort, [])
        value = nummer(part.kop.nummer) or romeins(part.kop.nummer)
        if value is None:
            continue
        earlier = next((other for other, number in run if number == value), None)
        name = f"{part.kop.label} {part.kop.nummer}"
        if earlier is not None:
            message = f"{name} komt twee keer voor; de eerste staat in {kop_plaats(earlier)}. Geef een van beide een "
            yield STR_02.finding(kop_plaats(part), message + "ander nummer.")
        elif run and daalt(run[-1][1], value):
            yield STR_02.finding(kop_plaats(part), f"{name} staat na een hoger nummer. Zet het op zijn plaats.")
        elif run and not left_out and (missing := ontbreekt(run[-1][1], value)):
            message = f"Voor {name[0].lower()}{name[1:]} {_ontbreken(missing)}. Vernummer, of neem het "
            yield STR_02.finding(kop_plaats(part), message + "ontbrekende nummer op als “[vervallen]”.")
        run.append((part, value))
        left_out = False


def _ontbreken(missing: Sequence[str]) -> str:
    words = opsomming(missing)
    return f"{'ontbreken' if ' en ' in words else 'ontbreekt'} {words}"


def _about_item(objection: Bezwaar, items: Sequence[Li]) -> str:
    label = items[objection.index].nummer
    if objection.van is not None:
        return f"Onderdeel {label} komt twee keer voor in dezelfde lijst. Geef een van beide een andere letter."
    if objection.mist:
        return f"Voor onderdeel {label} ontbreekt een onderdeel. Verletter, of neem het op als “[vervallen]”."
    return f"Onderdeel {label} staat na een later onderdeel. Zet het op zijn plaats of verletter het."
