"""The review as the comment under a pull request: the verdict first, then what has to be done, then the texts.

A forge takes a comment up to a length. So the message is a row of parts that stand on their own, the least needed
last, and it ends before the first one that no longer fits, saying so; no table and no folded block is ever cut.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from pipeline.council.omslag import Huisstijl
from pipeline.council.toets import Bepaling, Gegeven, Toets, Versietoets
from pipeline.council.vergelijking import LEESWIJZER
from pipeline.formats.markdown.escape import escape, escape_begin
from pipeline.model import Finding, Indeling, Position, Problem, Severity
from pipeline.model.versie import INTREKKING, VERSIE

TEMPLATE = "tekst/toets.j2"
MERK = "<!-- renvooi review -->"
"""The first line of the comment, which nobody sees: by it the comment of an earlier run is found again."""
LIMIET = 65_536
"""What GitHub takes, in characters; GitLab takes more."""
CODE = re.compile(r"(`[^`]+`)")
IN_LIJST = 50
"""How much of one kind is listed; the rest is counted."""
ERNST = {Severity.ERROR: ("fout", "fouten"), Severity.WARNING: ("waarschuwing", "waarschuwingen")}
OPMERKING = ("opmerking", "opmerkingen")


@dataclass(frozen=True, slots=True)
class Zinnen:
    """The words of the message, from the template of the house."""

    stijl: Huisstijl

    def __call__(self, macro: str, *arguments: object) -> str:
        return self.stijl.sjablonen.macro(TEMPLATE, macro, *arguments)


@dataclass(frozen=True, slots=True)
class Deel:
    """A part that is shown whole or not at all; `bepaling` when it is the text of a provision."""

    tekst: str
    bepaling: str = ""


def toetsbericht(toets: Toets, stijl: Huisstijl, artefact: str = "", limiet: int = LIMIET) -> str:
    """The comment; the same review gives the same bytes. `artefact` is the address of all papers, "" when unknown."""
    zinnen = Zinnen(stijl)
    address = quote(artefact, safe=":/?&=#%+,;@~!$*-._")
    end = zinnen("slot", f"`{toets.basis}`", address)
    room = limiet - lengte(MERK) - lengte(end) - 6
    return "\n\n".join([MERK, *_passend(list(_delen(toets, zinnen)), room, zinnen, address), end]) + "\n"


def lengte(text: str) -> int:
    """Its length as a web browser counts: a rare sign beyond the first 65,536 counts for two."""
    return len(text.encode("utf-16-le")) // 2


def _passend(parts: Sequence[Deel], room: int, zinnen: Zinnen, artefact: str) -> Iterator[str]:
    """The parts that fit in the room, and a line that says what is left out."""
    sizes = [lengte(part.tekst) + 2 for part in parts]
    if sum(sizes) <= room:
        yield from (part.tekst for part in parts)
        return
    used = 0
    for at, part in enumerate(parts):
        line = _afgebroken(parts[at:], zinnen, artefact)
        following = _afgebroken(parts[at + 1 :], zinnen, artefact)
        if used + sizes[at] + max(lengte(line), lengte(following)) + 2 > room:
            yield line
            return
        used += sizes[at]
        yield part.tekst


def _afgebroken(rest: Sequence[Deel], zinnen: Zinnen, artefact: str) -> str:
    provisions = [part.bepaling for part in rest if part.bepaling]
    if provisions and all(part.bepaling for part in rest):
        return zinnen("afgebroken", len(provisions), provisions[0], artefact)
    return zinnen("weggelaten", artefact)


def _delen(toets: Toets, zinnen: Zinnen) -> Iterator[Deel]:
    yield Deel(f"## {zinnen('kop')}")
    yield Deel(zinnen("oordeel", _uitkomst(toets)))
    for versie in toets.versies:
        yield Deel(_samenvatting(versie, toets, zinnen))
    yield from _sectie("problemen", [_probleem(problem, zinnen) for problem in toets.alle_problemen], zinnen)
    yield from _sectie("bevroren", _bevindingen(toets, lambda versie: versie.bevroren, zinnen), zinnen)
    yield from _sectie("redenen", [row for versie in toets.versies for row in _redenen(versie, zinnen)], zinnen)
    yield from _sectie("strijdig", _bevindingen(toets, lambda versie: versie.strijdig, zinnen), zinnen)
    yield from _sectie("bevindingen", _bevindingen(toets, lambda versie: versie.open_bevindingen, zinnen), zinnen)
    yield from _sectie("afwijkingen", _bevindingen(toets, lambda versie: versie.beantwoord, zinnen), zinnen)
    yield from _waswordt(toets, zinnen)


def _uitkomst(toets: Toets) -> str:
    if toets.onleesbaar:
        return "onleesbaar"
    if toets.geblokkeerd:
        return "geblokkeerd"
    return "goed" if toets.versies else "niets"


def _samenvatting(versie: Versietoets, toets: Toets, zinnen: Zinnen) -> str:
    withdrawn = tuple(f"`{adres}`" for adres in versie.trekt_in)
    said = replace(versie, naast=f"`{versie.naast}`" if versie.naast else None, trekt_in=withdrawn)
    sentences = [zinnen("versie", said, escape(versie.titel), soorten(versie.open_bevindingen), len(toets.versies) > 1)]
    if versie.geheel is not None and not versie.problemen:
        whole = replace(
            versie.geheel,
            was=f"`{versie.geheel.was}`",
            zonder_reden=tuple(map(escape, versie.geheel.zonder_reden)),
            losse_redenen=tuple(f"`{name}.md`" for name in versie.geheel.losse_redenen),
        )
        sentences.append(zinnen("geheel", whole))
    if versie.gegevens:
        record = INTREKKING if versie.trekt_in else VERSIE
        sentences.append(zinnen("gegevens", record, tuple(_gegeven(fact) for fact in versie.gegevens)))
    if versie.bestanden:
        shown = tuple(f"`{name}`" for name in versie.bestanden[:IN_LIJST])
        sentences.append(zinnen("bestanden", shown, len(versie.bestanden) - len(shown)))
    if versie.achter:
        sentences.append(zinnen("achter", f"`{toets.basis}`"))
    return " ".join(sentences)


def _gegeven(fact: Gegeven) -> tuple[str, str, str]:
    return fact.sleutel, escape(fact.was), escape(fact.wordt)


def soorten(found: Sequence[Finding]) -> tuple[str, ...]:
    """ "2 fouten", "1 waarschuwing", …: how many of each severity there are."""
    said: list[str] = []
    for severity in Severity:
        count = sum(finding.severity is severity for finding in found)
        one, more = ERNST.get(severity, OPMERKING)
        said += [f"{count} {one if count == 1 else more}"] if count else []
    return tuple(said)


def _sectie(naam: str, rows: Sequence[str], zinnen: Zinnen) -> Iterator[Deel]:
    """A heading with a list beneath it, of which only the beginning is shown when it is long."""
    if rows:
        more = [zinnen("meer", len(rows) - IN_LIJST)] if len(rows) > IN_LIJST else []
        items = "\n".join(f"- {row}" for row in (*rows[:IN_LIJST], *more))
        yield Deel(f"### {zinnen('sectie', naam)}\n\n{items}")


def _probleem(problem: Problem, zinnen: Zinnen) -> str:
    text = " ".join(filter(None, (problem.message, problem.advice)))
    return zinnen("bevinding", _plek(problem.position), "", "", _regel(text), "")


def _bevindingen(toets: Toets, kies: Callable[[Versietoets], Sequence[Finding]], zinnen: Zinnen) -> list[str]:
    """A row per finding, the worst of a version first: of a long list only the beginning is shown."""
    order = tuple(Severity)
    return [
        _bevinding(finding, zinnen)
        for versie in toets.versies
        for finding in sorted(kies(versie), key=lambda finding: order.index(finding.severity))
    ]


def _bevinding(finding: Finding, zinnen: Zinnen) -> str:
    kind = ERNST.get(finding.severity, OPMERKING)[0]
    answer = _regel(finding.afwijking)
    return zinnen("bevinding", _plek(finding.position), kind, finding.rule, _regel(finding.message), answer)


def _redenen(versie: Versietoets, zinnen: Zinnen) -> Iterator[str]:
    adres = versie.adres
    folder = f"{adres.overheid}/{adres.lijn}/{adres.versie}/besluit/onderbouwing"
    for redenloos in versie.zonder_reden:
        yield zinnen("reden", escape(redenloos.naam), f"{folder}/{redenloos.sleutel}.md")


def _plek(position: Position) -> str:
    return str(position).replace("`", "'") if position.file else ""


def _regel(message: str) -> str:
    """A message on one line; what it quotes as code stays code, the rest is plain text."""
    parts = CODE.split(" ".join(message.split()))
    return "".join(part if CODE.fullmatch(part) else escape(part) for part in parts)


def _waswordt(toets: Toets, zinnen: Zinnen) -> Iterator[Deel]:
    shown = [versie for versie in toets.versies if versie.bepalingen or versie.alleen_opmaak]
    if not shown:
        return
    yield Deel(f"### {zinnen('sectie', 'waswordt')}")
    explained: Indeling | None = None
    for versie in shown:
        if len(toets.versies) > 1:
            yield Deel(f"#### {escape(versie.titel)} (`{versie.adres}`)")
        if versie.bepalingen and versie.indeling is not explained:
            explained = versie.indeling
            yield Deel(zinnen.stijl.sjablonen.macro(LEESWIJZER, "leeswijzer", str(explained)))
        for bepaling in versie.bepalingen:
            yield Deel(_ingeklapt(bepaling, zinnen), escape(bepaling.naam))
        if versie.alleen_opmaak:
            yield Deel(escape_begin(zinnen("opmaak", tuple(map(escape, versie.alleen_opmaak)))))


def _ingeklapt(bepaling: Bepaling, zinnen: Zinnen) -> str:
    title = html.escape(bepaling.opschrift[:1].upper() + bepaling.opschrift[1:], quote=False)
    summary = zinnen("bepaling", title, tuple(map(str, bepaling.wat)))
    return f"<details><summary>{summary}</summary>\n\n{bepaling.tekst or zinnen('zonder_tekst')}\n\n</details>"
