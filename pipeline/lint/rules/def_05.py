"""DEF-05: what is defined is used, and is defined once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.lint.begrippen import Begrippen, Bepaling
from pipeline.lint.bouw import artikelen, mist_bepalingen
from pipeline.lint.nummering import opsomming
from pipeline.lint.ontleding import Ontleding, Toets, Verandering
from pipeline.lint.rule import Check, Rule
from pipeline.model import Finding, Lid, Regeling, Severity, Weggelaten

DEF_05 = Rule(
    id="DEF-05",
    title="Een begrip wordt gebruikt, en één keer omschreven",
    source="Aanwijzing 5.1",
    severity=Severity.WARNING,
    bad=(
        "# Artikel 1 Begrippen\n\nIn deze verordening wordt verstaan onder:\n\n- *college*: het college;\n"
        "- *wijkteam*: het team in de wijk.\n\n# Artikel 2 Aanvraag\n\nHet college beslist."
    ),
    good=(
        "# Artikel 1 Begrippen\n\nIn deze verordening wordt verstaan onder:\n\n- *college*: het college;\n"
        "- *wijkteam*: het team in de wijk.\n\n# Artikel 2 Aanvraag\n\nHet college vraagt advies aan het wijkteam."
    ),
)

#: "persoonsgebonden budget (pgb)", "ouder of verzorger", "evenement bij een oppervlaktewater": any name will do.
PARTS = re.compile(r"[(),/]| (?:of|en|dan wel) | (?:aan|bij|in|met|op|van|voor) .*")
ENDING = re.compile(r"(?<=\w{3})(?:en|s|e|’s|'s)$")
LONG = re.compile(r"([aeou])\1([bcdfgklmnprstvz])$")
#: "afvoeren" is also "afgevoerd" and "af te voeren".
SEPARABLE = re.compile(r"(aan|af|bij|door|in|na|om|onder|op|over|terug|toe|uit|vast|voor|weg)(\w{2,})en$")
PREFIX = 3
"""How many letters all forms of a word begin with: "aan(vraag)" and "aan(vragen)", "hui(s)" and "hui(zen)"."""
MANY = 3
GENERAL = re.compile(r"^(?:In|Voor de toepassing van) deze \w*(?:verordening|regeling|wet|regels?|besluit)\b")


def used_and_defined_once(toets: Toets) -> Iterator[Finding]:
    """What is defined and not used, what is defined twice, and what means something else than before."""
    groups = toets.ontleding.begrippen
    if not groups:
        return
    yield from _twice(groups)
    unused = tuple(_unused(toets.ontleding, groups))
    if unused and not _mist_iets(toets.versie.regeling):
        yield from unused  # where text is left out, the word may stand there
    if toets.verandering is not None:
        yield from _other_meaning(toets.verandering)


USED_AND_DEFINED_ONCE = Check(DEF_05, used_and_defined_once, vergelijkt=True)


def _other_meaning(change: Verandering) -> Iterator[Finding]:
    """A term that means something else than before: where it stands nothing shows that the law changed."""
    before = {one.term.casefold(): one for group in change.was.begrippen for one in group.bepalingen}
    for group in change.wordt.begrippen:
        for one in group.bepalingen:
            old = before.get(one.term.casefold())
            if old is None or _words(old) == _words(one):
                continue
            numbers = _articles(change.wordt, one, group)
            if numbers:
                yield DEF_05.hint(
                    one.position,
                    f"De omschrijving van “{one.term}” is gewijzigd. Ga na of zij nog past in {_told(numbers)}.",
                )


def _words(one: Bepaling) -> str:
    return " ".join(one.omschrijving.split()).rstrip(";. ")


def _articles(ontleding: Ontleding, one: Bepaling, group: Begrippen) -> list[str]:
    """The numbers of the articles in which the term stands, the one that defines it apart."""
    form = re.compile(rf"(?<!\w){re.escape(one.term)}", re.IGNORECASE)
    found = (
        passage.artikel.kop.nummer
        for passage in ontleding.normtekst
        if passage.artikel is not None and passage.artikel is not group.houder and form.search(passage.inhoud)
    )
    return list(dict.fromkeys(number for number in found if number))


def _told(numbers: Sequence[str]) -> str:
    if len(numbers) == 1:
        return f"artikel {numbers[0]}"
    if len(numbers) <= MANY:
        return f"de artikelen {opsomming(numbers)}"
    return f"de artikelen {', '.join(numbers[:MANY])} en nog {len(numbers) - MANY} andere"


def _mist_iets(regeling: Regeling) -> bool:
    """Whether a provision, or a part of an article, is left out of the source."""
    return mist_bepalingen(regeling) or any(
        isinstance(block, Weggelaten)
        for article in artikelen(regeling)
        for part in article.inhoud
        for block in (part.inhoud if isinstance(part, Lid) else (part,))
    )


def _twice(groups: Sequence[Begrippen]) -> Iterator[Finding]:
    """A term that stands twice in one group, or in two that go for the whole regulation."""
    general: dict[str, Bepaling] = {}
    for group in groups:
        known = general if GENERAL.match(group.aanhef) else {}
        for one in group.bepalingen:
            first = known.setdefault(one.term.casefold(), one)
            if first is not one:
                yield DEF_05.finding(
                    one.position,
                    f"Het begrip “{one.term}” is al omschreven in {first.position}. Laat één omschrijving staan.",
                )


def _unused(ontleding: Ontleding, groups: Sequence[Begrippen]) -> Iterator[Finding]:
    defined = [one for group in groups for one in group.bepalingen]
    rest = "\n".join(
        found.inhoud
        for found in ontleding.passages
        if not found.in_toelichting and id(found.knoop) not in ontleding.in_begrippen
    )
    missing = [one for one in defined if not any(name in rest for name in _namen(one))]
    if not missing:
        return
    whole, meanings = rest.casefold(), "\n".join(one.omschrijving for one in defined).casefold()
    for one in missing:
        own = one.omschrijving.casefold()
        if not any(_used(name.casefold(), whole, meanings, own) for name in _namen(one)):
            yield DEF_05.finding(
                one.position,
                f"Het begrip “{one.term}” komt verder niet voor. Laat de omschrijving weg, of gebruik het woord.",
            )


def _namen(one: Bepaling) -> tuple[str, ...]:
    """The term, and each of the names it may hold."""
    return tuple(dict.fromkeys(part.strip() for part in (one.term, *PARTS.split(one.term)) if part.strip()))


def _used(name: str, whole: str, meanings: str, own: str) -> bool:
    """Whether the name stands in the text in some form, or in what another term means."""
    verb = SEPARABLE.match(name)
    begin = verb[1] if verb else name[:PREFIX]
    if begin not in whole and meanings.count(begin) <= own.count(begin):
        return False
    forms = dict.fromkeys(_vormen(name))
    return any(form in whole or meanings.count(form) > own.count(form) for form in forms) or _loosely_used(name, whole)


def _loosely_used(name: str, text: str) -> bool:
    """Whether words that begin as those of the term stand in a row: "het sociale netwerk"."""
    stems = [word[: max(4, len(word) - 3)] for word in name.split()]
    if len(stems) < 2 or not all(stem in text for stem in stems):
        return False
    loose = re.compile(" ".join(rf"{re.escape(stem)}\w*" for stem in stems))
    at = text.find(stems[0])
    while at >= 0:
        if loose.match(text, at):
            return True
        at = text.find(stems[0], at + 1)
    return False


def _vormen(name: str) -> Iterator[str]:
    """The beginnings that the forms of a word share: "aanvraag" and "aanvrag(en)", "brief" and "briev(en)"."""
    plain = name.strip(" -")
    yield plain
    stem = ENDING.sub("", plain)
    yield stem
    yield LONG.sub(r"\1\2", stem)
    yield stem[:-1] + {"f": "v", "s": "z"}.get(stem[-1:], stem[-1:])
    verb = SEPARABLE.match(plain)
    if verb:
        yield f"{verb[1]}ge{verb[2]}"
        yield f"{verb[1]} te {verb[2]}"
