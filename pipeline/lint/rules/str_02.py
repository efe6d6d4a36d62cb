"""STR-02: numbers neither repeat nor go back, and leave no gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.lint.bouw import Deel, delen, kop_plaats
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
from pipeline.lint.rule import Rule
from pipeline.model import Artikel, Finding, Li, Lijst, Regeling, Severity, Structuur, Versie, Weggelaten, knopen

STR_02 = Rule(
    id="STR-02",
    title="Een nummer komt niet twee keer voor, de nummers lopen op, en een gat is “[vervallen]”",
    source="Aanwijzing 3.54",
    severity=Severity.ERROR,
    bad="# Artikel 5 Aanvraag\n\nTekst.\n\n# Artikel 7 Besluit\n\nTekst.\n\n# Artikel 7 Bezwaar\n\nTekst.",
    good=(
        "# Artikel 1 Aanvraag\n\nTekst.\n\n# Artikel 2 Besluit\n\n[vervallen]\n\n# Artikel 3 Bezwaar\n\n"
        "Kies uit:\n\n- a. post;\n- b. balie."
    ),
)


@STR_02.check
def numbers_in_order(versie: Versie) -> Iterator[Finding]:
    yield from _articles(versie.regeling)
    yield from _containers(versie.regeling.lichaam)
    for node in knopen(versie.regeling):
        if isinstance(node, Lijst) and all(item.nummer for item in node.items):
            for objection in bezwaren_labels([item.nummer for item in node.items]):
                if objection.index or not versie.lijn.uittreksel:  # an excerpt may start its list at c.
                    yield STR_02.finding(node.items[objection.index].position, _about_item(objection, node.items))


def _articles(regeling: Regeling) -> Iterator[Finding]:
    body = [part for _, part in delen(regeling)]
    articles = [part for part in body if isinstance(part, Artikel) and part.kop.nummer]
    seen = [article.kop.nummer for article in articles]
    repeated = {objection.index: articles[objection.van or 0] for objection in herhalingen(seen)}
    read = nummer if any(nummer(text) for text in seen) else romeins
    before: Nummer | None = None
    left_out = False
    index = -1
    for part in body:
        left_out = left_out or isinstance(part, Weggelaten)
        if not isinstance(part, Artikel) or not part.kop.nummer:
            continue
        index += 1
        if index in repeated:
            yield STR_02.finding(
                kop_plaats(part),
                f"Artikel {part.kop.nummer} komt twee keer voor; het eerste staat in "
                f"{kop_plaats(repeated[index])}. Geef een van beide een ander nummer.",
            )
            continue
        value = read(part.kop.nummer)
        if value is None:
            continue
        if before is not None and daalt(before, value):
            yield STR_02.finding(
                kop_plaats(part),
                f"Artikel {part.kop.nummer} staat na een artikel met een hoger nummer. "
                "Zet het op zijn plaats of vernummer het.",
            )
        elif not left_out and (missing := ontbreekt(before, value)):
            yield STR_02.finding(
                kop_plaats(part),
                f"Voor artikel {part.kop.nummer} ontbreekt {opsomming(missing)}. "
                "Vernummer, of neem het ontbrekende nummer op als “[vervallen]”.",
            )
        before, left_out = value, False


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
            message = f"Voor {name[0].lower()}{name[1:]} ontbreekt {opsomming(missing)}. Vernummer, of neem het "
            yield STR_02.finding(kop_plaats(part), message + "ontbrekende nummer op als “[vervallen]”.")
        run.append((part, value))
        left_out = False


def _about_item(objection: Bezwaar, items: Sequence[Li]) -> str:
    label = items[objection.index].nummer
    if objection.van is not None:
        return f"Onderdeel {label} komt twee keer voor in dezelfde lijst. Geef een van beide een andere letter."
    if objection.mist:
        return f"Voor onderdeel {label} ontbreekt een onderdeel. Verletter, of neem het op als “[vervallen]”."
    return f"Onderdeel {label} staat na een later onderdeel. Zet het op zijn plaats of verletter het."
