"""The version or besluit that an address means, out of all that there are."""

from __future__ import annotations

from pipeline.model import Adres, Gegevens, Problem, Refused, Versie
from pipeline.store.adres import Vraag, kies
from pipeline.store.bronnen import Bron
from pipeline.store.intrekking import laad_intrekking, lees_intrekking, met_einde
from pipeline.store.lezen import intrekkingen, laad, lees_gegevens, versies


def vind_versie(bron: Bron, vraag: Vraag) -> Adres:
    """The version that is meant; a besluit that only withdraws has no text, and is refused by name."""
    present, besluiten = versies(bron), intrekkingen(bron)
    if _noemt_intrekking(vraag, besluiten):
        adres = kies(vraag, (*present, *besluiten), lambda een: lees_gegevens(bron, een))
        if adres in besluiten:
            message = f"{adres} trekt alleen in: zo’n besluit heeft geen tekst en is geen versie."
            raise Refused(Problem(message, advice="Noem de versie die het intrekt; renvooi status zegt welke dat is."))
    return kies(vraag, present, lambda een: met_einde(bron, een, lees_gegevens(bron, een)))


def vind_besluit(bron: Bron, vraag: Vraag) -> Adres:
    """The version that is meant, or the besluit that only withdraws."""
    besluiten = intrekkingen(bron)
    if _noemt_intrekking(vraag, besluiten):
        return kies(vraag, (*versies(bron), *besluiten), lambda een: lees_feiten(bron, een))
    return vind_versie(bron, vraag)


def alle_besluiten(bron: Bron) -> tuple[Adres, ...]:
    """All versions, after those of each lineage the besluiten in it that only withdraw."""
    present, besluiten = versies(bron), intrekkingen(bron)
    lijnen = dict.fromkeys(sorted((adres.overheid, adres.lijn) for adres in (*present, *besluiten)))
    return tuple(adres for lijn in lijnen for adres in (*present, *besluiten) if (adres.overheid, adres.lijn) == lijn)


def laad_besluit(bron: Bron, adres: Adres) -> Versie:
    """Read a version whole, or a besluit that only withdraws."""
    return laad_intrekking(bron, adres) if adres in intrekkingen(bron) else laad(bron, adres)


def lees_feiten(bron: Bron, adres: Adres) -> Gegevens:
    """Only the record of a version, or of a besluit that only withdraws."""
    return lees_intrekking(bron, adres) if adres in intrekkingen(bron) else lees_gegevens(bron, adres)


def _noemt_intrekking(vraag: Vraag, besluiten: tuple[Adres, ...]) -> bool:
    return vraag.geldend is None and any(adres.versie == vraag.versie for adres in besluiten)
