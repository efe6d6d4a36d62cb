"""The address of a version: `[revisie:]overheid/lijn@versie`, of which an unambiguous part is enough."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz, process

from pipeline.model import Adres, Gegevens, Problem, Refused, Status

ADDRESS = re.compile(r"(?:(?P<revisie>[^:]+):)?(?P<pad>[^@:#]+)@(?P<versie>[^:#]+|geldend:[^:#]*)(?:#(?P<eenheid>.+))?")
FORM = (
    "Schrijf een versie als overheid/lijn@versie, bijvoorbeeld olst-wijhe/verordening-sociaal-domein@2022; "
    "`renvooi status` noemt ze alle."
)
IN_FORCE = "geldend:"
NOT_ADOPTED = (Status.CONCEPT, Status.AANGEBODEN)
"""What has no force of law yet: such a version is only found by its name."""


@dataclass(frozen=True, slots=True)
class Vraag:
    """An address as the user wrote it, taken apart but not yet looked up.

    `versie` is a name, or None when `geldend` asks for the version in force on a date; `eenheid` is what follows `#`.
    """

    tekst: str
    pad: str
    versie: str | None
    geldend: date | None = None
    revisie: str | None = None
    eenheid: str | None = None


def ontleed(tekst: str) -> Vraag:
    """Take an address apart; refuses what has not the form of one."""
    match = ADDRESS.fullmatch(tekst.strip())
    if match is None:
        raise Refused(Problem(f"“{tekst}” is geen adres van een versie.", advice=FORM))
    versie, pad = match["versie"], match["pad"].strip("/")
    if not versie.startswith(IN_FORCE):
        return Vraag(tekst, pad, versie, None, match["revisie"], match["eenheid"])
    try:
        day = date.fromisoformat(versie.removeprefix(IN_FORCE))
    except ValueError:
        message = f"“{versie.removeprefix(IN_FORCE)}” in “{tekst}” is geen datum."
        raise Refused(
            Problem(message, advice="Schrijf @geldend:jjjj-mm-dd, bijvoorbeeld @geldend:2022-01-31.")
        ) from None
    return Vraag(tekst, pad, None, day, match["revisie"], match["eenheid"])


def kies(vraag: Vraag, present: Sequence[Adres], gegevens: Callable[[Adres], Gegevens]) -> Adres:
    """The one version that is meant, out of those that are present; refuses with the candidates."""
    lines = lijnen(vraag, present)
    if vraag.geldend is not None:
        return _in_force(vraag, vraag.geldend, lines, present, gegevens)
    found = [adres for adres in present if (adres.overheid, adres.lijn) in lines and adres.versie == vraag.versie]
    if len(found) == 1:
        return found[0]
    if found:
        message = f"“{vraag.tekst}” past op meer dan één versie: {_listed(found)}."
        raise Refused(Problem(message, advice="Schrijf het adres voluit."))
    others = [adres for adres in present if (adres.overheid, adres.lijn) in lines]
    raise Refused(Problem(f"Versie “{vraag.tekst}” bestaat niet.", advice=f"Er is: {_listed(others)}."))


def lijnen(vraag: Vraag, present: Sequence[Adres]) -> frozenset[tuple[str, str]]:
    """The lineages that fit: equal to the path, else its parts as whole words, else a piece of the name."""
    names = {f"{adres.overheid}/{adres.lijn}": (adres.overheid, adres.lijn) for adres in present}
    wanted = vraag.pad.casefold()
    exact = {line for name, line in names.items() if wanted in (name.casefold(), line[1].casefold())}
    words = {line for name, line in names.items() if f"-{wanted}-" in f"-{name.casefold().replace('/', '-')}-"}
    pieces = {line for name, line in names.items() if wanted in name.casefold()}
    for fitting in (exact, words, pieces):
        if fitting:
            return frozenset(fitting)
    near = process.extractOne(vraag.pad, list(names), scorer=fuzz.partial_ratio, score_cutoff=70)
    advice = f"Bedoelt u “{near[0]}”?" if near else f"Er is: {_listed(present) or 'nog geen enkele versie'}."
    raise Refused(Problem(f"Er is geen regeling waarop “{vraag.tekst}” past.", advice=advice))


def _in_force(
    vraag: Vraag,
    day: date,
    lines: frozenset[tuple[str, str]],
    present: Sequence[Adres],
    gegevens: Callable[[Adres], Gegevens],
) -> Adres:
    if len(lines) > 1:
        named = ", ".join(sorted("/".join(line) for line in lines))
        raise Refused(
            Problem(f"“{vraag.tekst}” past op meer dan één regeling: {named}.", advice="Schrijf het adres voluit.")
        )
    known = {adres: gegevens(adres) for adres in present if (adres.overheid, adres.lijn) in lines}
    adopted = {adres: facts for adres, facts in known.items() if facts.status not in NOT_ADOPTED}
    undated = [adres for adres, facts in adopted.items() if facts.inwerkingtreding is None]
    latest = _latest(adopted, day)
    if len(latest) > 1:
        raise Refused(_tie(latest, known))
    if latest:
        in_doubt = [adres for adres in undated if _could_follow(adres, latest[0], known)]
        gone = known[latest[0]].uitwerkingtreding
        if not in_doubt and (gone is None or gone > day):
            return latest[0]
        undated = in_doubt
    reasons = [f"Op {day.isoformat()} is van “{vraag.pad}” geen versie aan te wijzen die geldt."]
    reasons += [f"{adres} geldt niet meer sinds {known[adres].uitwerkingtreding}." for adres in latest]
    if undated:
        reasons.append(f"Van {_listed(undated)} is de inwerkingtreding niet bekend; die kan zo niet gekozen worden.")
    drafts = [adres for adres in known if adres not in adopted]
    reasons += (
        f"{adres} is {known[adres].status} en nog niet vastgesteld; wat niet is vastgesteld, geldt niet."
        for adres in drafts
    )
    advice = f"Noem de versie zelf ({_listed(known)})"
    advice += " of vul inwerkingtreding in versie.yaml in." if undated else "."
    raise Refused(Problem(" ".join(reasons), advice=advice))


def _latest(adopted: dict[Adres, Gegevens], day: date) -> list[Adres]:
    """The adopted version that entered into force last on or before the day; several when they did so together."""
    entered = {
        adres: facts.inwerkingtreding
        for adres, facts in adopted.items()
        if facts.inwerkingtreding is not None and facts.inwerkingtreding <= day
    }
    return [adres for adres, since in entered.items() if since == max(entered.values())]


def _tie(latest: Sequence[Adres], known: dict[Adres, Gegevens]) -> Problem:
    facts = known[latest[-1]]
    named = " en ".join(map(str, latest))
    message = f"{named} treden op dezelfde dag in werking ({facts.inwerkingtreding}); welke geldt, is niet te zeggen."
    advice = "Verbeter `inwerkingtreding` in versie.yaml van een van beide, of noem de versie zelf."
    return Problem(message, facts.position, advice)


def _could_follow(adres: Adres, chosen: Adres, known: dict[Adres, Gegevens]) -> bool:
    """Whether a published version without a date may have replaced the chosen one: it is not one of its forebears."""
    if known[adres].status is not Status.BEKENDGEMAAKT:
        return False
    by_name = {item.versie: facts for item, facts in known.items()}
    forebears: set[str] = set()
    todo = [chosen.versie]
    while todo:
        for earlier in by_name[todo.pop()].was:
            if earlier in by_name and earlier not in forebears:
                forebears.add(earlier)
                todo.append(earlier)
    return adres.versie not in forebears


def _listed(addresses: Sequence[Adres] | dict[Adres, Gegevens]) -> str:
    shown = [str(adres) for adres in addresses]
    return ", ".join(shown[:12]) + (f" en nog {len(shown) - 12}" if len(shown) > 12 else "")
