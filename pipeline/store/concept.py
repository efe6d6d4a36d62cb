"""A draft: the text of a version as it is, as a version of its own, each article with an id, the proposal still open.

Nothing is changed: no word, number, image or amount. The files are in their canonical form, so that what is edited
later shows, and nothing else. What happened to the other version (its days, steps, proposal, frozen identities) is not
the draft's: a lock holds for the version that was published, and the wIds of a draft follow from its lineage.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.formats.markdown.fmt import Soort, fmt_text
from pipeline.model import (
    Adres,
    Position,
    Problem,
    Refused,
    Slotbepaling,
    Versie,
)
from pipeline.model.versie import VERSIE
from pipeline.store.bestand import lees_tekst
from pipeline.store.bronnen import Bron, geheugen_bron
from pipeline.store.jaarversie import volgende_feiten
from pipeline.store.kenmerken import met_kenmerk, met_kenmerken, nieuwe_kenmerken
from pipeline.store.lezen import OVERHEID, REGELING, brontekst, laad, map_van
from pipeline.store.mappen import TEKSTBESTAND, soort_van
from pipeline.store.schrijven import Feiten, als_yaml

ONDERBOUWING = "besluit/onderbouwing/.gitkeep"
"""Git keeps no empty folders; a hidden file is read by nobody."""
BESLUIT = "besluit/besluit.yaml"
OPEN = """\
# Wat leeg is, is nog onbekend: de stukken tonen daar “[nog in te vullen: …]”. docs/gegevens.md noemt alle sleutels.
zaaknummers:
  voorstel:
  oude_regeling:
  nieuwe_regeling:
team:
datum:
portefeuillehouder:
openbaarheid:
vergaderdata:
  college:
  raad:
"""


def concept_bestanden(bron: Bron, versie: Versie, adres: Adres) -> dict[str, bytes]:
    """The files of the draft at `adres`, by path below the data root, proven to hold the text of `versie`.

    `bron` is where `versie` was read from.
    """
    old, new = map_van(versie.adres), map_van(adres)
    kenmerken = nieuwe_kenmerken(brontekst(bron, versie.adres))
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path in bron.onder(f"{old}/tekst"):
        inside = path.removeprefix(f"{old}/tekst/")
        made = _bestand(bron, path, inside, kenmerken.get(inside))
        if isinstance(made, bytes):
            files[f"{new}/tekst/{inside}"] = made
        else:
            problems += made
    if problems:
        raise Refused(problems)
    files[f"{new}/{VERSIE}"] = als_yaml(_record(versie)).encode()
    files |= {f"{new}/{name}": content for name, content in besluit_bestanden(versie.gegevens.citeertitel).items()}
    _bewijs(bron, versie, adres, files, kenmerken)
    return dict(sorted(files.items()))


def besluit_bestanden(citeertitel: str) -> dict[str, bytes]:
    """The folder of a proposal in which everything still has to be filled in, by path below the version."""
    subject = als_yaml({"onderwerp": f"Wijziging van de {citeertitel}"})
    return {BESLUIT: (subject + OPEN).encode(), ONDERBOUWING: b""}


def _bestand(bron: Bron, path: str, inside: str, kenmerk: str | None) -> bytes | tuple[Problem, ...]:
    """A file of `tekst/` as the draft has it, or why it can't be written so."""
    if not path.endswith(".md"):
        return bron[path]
    text, problems = lees_tekst(bron, path)
    if text is None:
        return problems
    folder, _, name = inside.rpartition("/")
    if kenmerk is not None:
        text = met_kenmerk(text, kenmerk)
    made = fmt_text(text, _soort(name), bron.toon(path), folder)
    return made.encode() if isinstance(made, str) else made


def _soort(name: str) -> Soort:
    if name == TEKSTBESTAND:
        return Soort.VOORBLAD
    return Soort(soort_van(name) or Soort.KOP)


def _record(versie: Versie) -> Feiten:
    facts = volgende_feiten(versie, None)
    if versie.gegevens.slotbepalingen:
        facts["slotbepalingen"] = [_slot(item) for item in versie.gegevens.slotbepalingen]
    return facts


def _slot(slot: Slotbepaling) -> Feiten:
    return {"soort": str(slot.soort)} | ({"nummer": slot.nummer} if slot.nummer else {})


def _bewijs(bron: Bron, versie: Versie, adres: Adres, files: Mapping[str, bytes], kenmerken: Mapping[str, str]) -> None:
    """Refuse unless the draft reads as the version with ids, and with the same tariffs and images."""
    above = {f"{adres.overheid}/{OVERHEID}", f"{adres.overheid}/{adres.lijn}/{REGELING}"}
    draft = laad(geheugen_bron({path: bron[path] for path in above} | dict(files)), adres)
    expected = met_kenmerken(versie.regeling, kenmerken)
    same = (draft.regeling, draft.afbeeldingen, draft.tarieven) == (expected, versie.afbeeldingen, versie.tarieven)
    if not same:
        message = f"De kopie van {versie.adres} zou anders teruggelezen worden; er is niets gemaakt."
        raise Refused(Problem(message, Position(map_van(adres)), "Meld dit als fout in renvooi, met de tekst."))
