"""REF-01: what is referred to exists in this version."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.lint.bouw import artikel_naam, delen, hoofdletter, is_vervallen, leden, mist_bepalingen, mist_tekst
from pipeline.lint.nummering import romeins, write
from pipeline.lint.ontleding import Ontleding
from pipeline.lint.rule import Rule
from pipeline.lint.tekst import Passage, inlines_van, lopend
from pipeline.lint.verwijzing import Aanhaling, losse_leden, losse_onderdelen
from pipeline.model import (
    Alinea,
    Artikel,
    Finding,
    Knoop,
    Li,
    Lid,
    Lijst,
    Regeling,
    Severity,
    Structuur,
    Versie,
    Verwijzing,
    is_zonder_kop,
    kinderen,
    lid_naam,
    stukken,
)

REF_01 = Rule(
    id="REF-01",
    title="Waarnaar verwezen wordt, bestaat in deze versie",
    source="Aanwijzing 3.29",
    severity=Severity.ERROR,
    bad="# Artikel 1 Aanvraag\n\nZie artikel 4.\n\n# Artikel 2 Besluit\n\nZie [de aanvraag](artikel-9.md).",
    good="# Artikel 1 Aanvraag\n\nZie artikel 2.\n\n# Artikel 2 Besluit\n\nZie artikel 4 van de Participatiewet.",
)

EXTERNAL = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
"""Not a file: an address on the web, as import makes of what STOP names (/join/id/regdata/…)."""
#: What opens a list of provisions of another law: "de hierna genoemde artikelen van de wet:".
OF_ANOTHER = re.compile(
    r"\b(?:artikelen|bepalingen|leden|hoofdstukken) (?:van|uit|in) (?:de |het )?(?:[\w-]*[Ww]et\b|[A-Z])"
)
#: "…, zoals dat luidde op 1 mei": the law as it was, of which this version says nothing.
LUIDDE = re.compile(r"[^.;]*?,? zoals (?:die|dat|deze|dit|het)\b[^.;]*\bluidden?\b")
LOS_LABEL = re.compile(r"([a-z]{1,2}|\d{1,2}(?=[°º]))[°º]?[.)] ")
ALWAYS_OURS = frozenset({"hoofdstuk", "afdeling", "paragraaf", "subparagraaf"})


@dataclass(frozen=True, slots=True)
class Register:
    """What can be referred to in a version."""

    artikelen: dict[str, Artikel | None]
    structuren: dict[str, frozenset[str]]
    bestanden: frozenset[str]
    mist: bool
    zonder_artikelen: bool

    def melding(self, found: Passage, offset: int, message: str, left_out: bool) -> Finding:
        """An error; or a hint where the target may stand in what the source leaves out."""
        if found.in_toelichting:  # it tells of other laws, and of how the text was: it only may be a mistake
            return REF_01.hint(found.plaats(offset), f"{message} Noem erbij van welke regeling, of verbeter het.")
        if left_out:
            return REF_01.hint(found.plaats(offset), f"{message} Mogelijk staat het in een weggelaten deel (“[…]”).")
        return REF_01.finding(found.plaats(offset), f"{message} Verbeter de verwijzing.")


@REF_01.check_tekst
def targets_exist(ontleding: Ontleding) -> Iterator[Finding]:
    register = _register(ontleding.versie)
    elsewhere = {id(one.artikel) for one in ontleding.wijzigingsartikelen}
    named: dict[int, list[Aanhaling]] = {}
    for passage, reference in ontleding.verwijzingen:
        named.setdefault(id(passage), []).append(reference)
    intro = ""
    for passage in ontleding.passages:
        intro = intro if passage.onderdelen else passage.inhoud
        if id(passage.artikel) in elsewhere:  # its addresses are of the regulation that is amended
            continue
        theirs = bool(passage.onderdelen and OF_ANOTHER.search(intro))
        if passage.knoop is not passage.artikel and not theirs:
            found = [one for one in named.get(id(passage), []) if _judged(passage, one)]
            articles = tuple(one for one in found if one.woord == "artikel")
            for reference in articles:
                if not reference.extern:
                    yield from _article(register, passage, reference)
            for reference in found:
                if not reference.extern and reference.woord != "artikel":
                    yield from _container(register, passage, reference)
            yield from _loose(register, passage, articles)
        yield from _links(register, passage)


def _register(versie: Versie) -> Register:
    known: dict[str, Artikel | None] = {
        _key(clause.nummer): None for clause in versie.gegevens.slotbepalingen if clause.nummer
    }
    containers: dict[str, set[str]] = {}
    for _, part in delen(versie.regeling):
        if isinstance(part, Artikel):
            known.setdefault(_key(part.kop.nummer), part)
        elif isinstance(part, Structuur):
            containers.setdefault(part.soort.lower(), set()).add(_key(part.kop.nummer))
    return Register(
        known,
        {soort: frozenset(numbers) for soort, numbers in containers.items()},
        frozenset(_files(versie.regeling)),
        mist_bepalingen(versie.regeling),
        all(is_zonder_kop(article.kop) for article in known.values() if article is not None),
    )


def _files(regeling: Regeling) -> Iterator[str]:
    """The source files relative to `tekst/`, which is how links name them."""
    pending: list[Knoop] = list(stukken(regeling))
    while pending:
        node = pending.pop()
        if isinstance(node, Structuur):
            pending.extend(node.inhoud)
            yield _in_tekst(node.kop.position.file or node.position.file)
        else:
            yield _in_tekst(node.position.file)


def _in_tekst(file: str) -> str:
    return file.rpartition("/tekst/")[2] if "/tekst/" in file else file.removeprefix("tekst/")


def _key(number: str) -> str:
    """The number for looking up: "2:10" is "2.10", "II" is "2"."""
    roman = romeins(number)
    return write(roman) if roman else number.strip(".: ").replace(":", ".").casefold()


def _article(register: Register, passage: Passage, reference: Aanhaling) -> Iterator[Finding]:
    for number in reference.nummers:
        key = _key(number)
        if key not in register.artikelen and register.zonder_artikelen:
            message = "De bron van deze tekst kent geen artikelen. Ga na waarnaar dit verwijst."
            yield REF_01.hint(passage.plaats(reference.begin), message)
            return
        if key not in register.artikelen:
            message = f"Artikel {number} bestaat niet in deze versie."
            yield register.melding(passage, reference.begin, message, register.mist)
            continue
        article = register.artikelen[key]
        if article is None:
            continue
        if is_vervallen(article) and article is not passage.artikel:
            yield REF_01.warning(
                passage.plaats(reference.begin), f"Artikel {number} is vervallen. Verwijs naar wat ervoor geldt."
            )
        elif len(reference.nummers) == 1:
            yield from _inside(register, passage, reference, article)


def _inside(register: Register, passage: Passage, reference: Aanhaling, article: Artikel) -> Iterator[Finding]:
    """The leden and onderdelen named of an article that is there."""
    name = artikel_naam(article)
    present = {lid.nummer: lid for lid in leden(article)}
    if reference.leden and not present and is_zonder_kop(article.kop):
        message = "De bron van deze tekst kent geen leden. Ga na waarnaar dit verwijst."
        yield REF_01.hint(passage.plaats(reference.begin), message)
        return
    if reference.leden and not present and _telt(article, reference.leden):
        message = f"De leden van {name} hebben geen nummer. Nummer ze, dan staat vast welk lid dit is."
        yield REF_01.hint(passage.plaats(reference.begin), message)
        return
    for label in reference.leden:
        if label not in present:
            what = f"Het {lid_naam(label)}" if label.isdecimal() else f"Lid {label}"
            message = f"{what} van {name} bestaat niet." if present else f"{hoofdletter(name)} heeft geen leden."
            yield register.melding(passage, reference.begin, message, mist_tekst(article))
            return
    scope: Iterable[Knoop] = [present[label] for label in reference.leden] or [article]
    labels = {label for node in scope for label in _labels(node)}
    for label in reference.onderdelen:
        if label.strip("°º").casefold() not in labels:
            place = f"het {lid_naam(reference.leden[0])} van {name}" if reference.leden else name
            message = f"Onderdeel {label} van {place} bestaat niet."
            yield register.melding(passage, reference.begin, message, mist_tekst(article))


def _container(register: Register, passage: Passage, reference: Aanhaling) -> Iterator[Finding]:
    known = register.structuren.get(reference.woord)
    if reference.woord == "paragraaf":  # one says "paragraaf 3.1.2.4" of a subparagraaf as well
        known = (known or frozenset()) | register.structuren.get("subparagraaf", frozenset())
    if known is None and reference.woord not in ALWAYS_OURS:
        return
    if _key(reference.nummers[0]) not in (known or ()):
        message = f"{reference.woord.capitalize()} {reference.nummers[0]} bestaat niet in deze versie."
        yield register.melding(passage, reference.begin, message, register.mist)


def _loose(register: Register, passage: Passage, articles: tuple[Aanhaling, ...]) -> Iterator[Finding]:
    """ "het eerste lid" and "onderdeel a": of the article that says it, unless it names another."""
    for reference in losse_leden(passage.inhoud, articles):
        if reference.extern:
            continue
        target = register.artikelen.get(_key(reference.nummers[0])) if reference.nummers else passage.artikel
        if target is not None:
            yield from _inside(register, passage, reference, target)
    article = passage.artikel
    if article is None:
        return
    for reference in losse_onderdelen(passage.inhoud, articles):
        near = _labels(passage.lid or article)
        if not reference.extern and near:
            for label in reference.onderdelen:
                if label.strip("°º").casefold() not in near:
                    message = f"Onderdeel {label} bestaat hier niet."
                    yield register.melding(passage, reference.begin, message, mist_tekst(article))


def _links(register: Register, passage: Passage) -> Iterator[Finding]:
    for inline in inlines_van(passage.inlines):
        if not isinstance(inline, Verwijzing) or EXTERNAL.match(inline.doel):
            continue
        target = posixpath.normpath(inline.doel.partition("#")[0])
        if target not in register.bestanden:
            yield REF_01.finding(
                inline.position if inline.position.line else passage.position,
                f"De link naar “{inline.doel}” gaat naar een bestand dat er niet is in tekst/. Verbeter de link.",
            )


def _judged(passage: Passage, reference: Aanhaling) -> bool:
    """Whether it has to be there by its number: not what a link points at, and not what was law before."""
    if LUIDDE.match(passage.inhoud, reference.eind):
        return False
    link = _link(passage, reference.begin)
    if link is None:
        return True
    return not EXTERNAL.match(link.doel) and reference.woord == "artikel"  # "paragraaf 4" may be a link to § 6.4


def _link(passage: Passage, at: int) -> Verwijzing | None:
    """The link that a character stands in."""
    begin = 0
    for inline in passage.inlines:
        eind = begin + len(lopend((inline,)))
        if begin <= at < eind:
            return inline if isinstance(inline, Verwijzing) else None
        begin = eind
    return None


def _telt(article: Artikel, numbers: Sequence[str]) -> bool:
    """Whether the article has as many paragraphs, of which the numbers are understood."""
    count = sum(isinstance(part, Alinea) for part in article.inhoud)
    return count > 1 and all(number.isdecimal() and int(number) <= count for number in numbers)


def _labels(node: Knoop) -> set[str]:
    """What its onderdelen are called; a paragraph that begins with "d. " is one too."""
    loose = (LOS_LABEL.match(lopend(part.inhoud)) for part in kinderen(node) if isinstance(part, Alinea))
    labels = {item.nummer.strip("°º*.)").casefold() for item in _items(node)}
    return labels | {found[1].casefold() for found in loose if found}


def _items(node: Knoop) -> Iterator[Li]:
    """The labelled items of a node at any depth: "onder 1°" is an onderdeel of an onderdeel."""
    for child in kinderen(node):
        if isinstance(child, Lijst):
            yield from child.items
        if isinstance(child, Lijst | Li | Lid):
            yield from _items(child)
