"""The mark of a text that was offered or adopted: one digest that tells for good whether it is still that text.

It is made of what the council decides on: the text in its canonical form (what `renvooi fmt` writes), the images, the
tariff data, and the facts from which the closing provisions are made. So it does not depend on line endings, on how
lines are broken, on comments or on the names of files; any other word, number, image or amount gives another mark.
See decision 9.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import product

from pipeline.model import Finding, Gegevens, Handeling, Severity, Versie, bindende_stap
from pipeline.store.schrijven import tekst_bestanden

REGEL = "LEV-01"
RECEPT = "1"
"""Which way of making the mark this is. A program that makes it another way gets another number and keeps this one."""
FEITEN = ("werk", "citeertitel", "opschrift", "was", "intrekking", "slotbepalingen")
LATER_BEKEND = ("inwerkingtreding", "terugwerkend_tot_en_met")
"""What may still be unknown when the council decides ("the day after the issue"), and is filled in afterwards."""


def tekstmerk(versie: Versie) -> str:
    """The mark of the text of a version: "1:" and 64 hexadecimal digits."""
    return _merk(_delen(versie), versie.gegevens)


def is_zelfde_tekst(versie: Versie, merk: str) -> bool:
    """Whether the version still has the text of this mark; a date that was unknown then may be known now."""
    delen = _delen(versie)
    keuzes = product(*(dict.fromkeys((getattr(versie.gegevens, naam), None)) for naam in LATER_BEKEND))
    return any(
        _merk(delen, replace(versie.gegevens, **dict(zip(LATER_BEKEND, keuze, strict=True)))) == merk
        for keuze in keuzes
    )


def bevroren_gewijzigd(versie: Versie) -> Iterator[Finding]:
    """The finding that a text was changed after it was offered or adopted."""
    stap = bindende_stap(versie.gegevens.levensloop)
    if stap is None or stap.tekst is None:  # the record itself is judged elsewhere
        return
    plek = versie.gegevens.plekken.get("levensloop", versie.gegevens.position)
    dag = stap.op.isoformat()
    if not stap.tekst.startswith(f"{RECEPT}:"):
        message = f"Of de tekst nog die van {dag} is, kan deze renvooi niet nagaan. Gebruik een nieuwere versie."
        yield Finding(REGEL, message, Severity.WARNING, plek)
    elif not is_zelfde_tekst(versie, stap.tekst):
        message = f"De tekst is op {dag} {stap.stap} en daarna veranderd. {_uitweg(stap.stap)}"
        yield Finding(REGEL, message, Severity.ERROR, plek)


def _uitweg(stap: Handeling) -> str:
    terug = "Zet tekst, afbeeldingen, tarieven en gegevens terug zoals zij waren (Git weet hoe)"
    if stap is Handeling.VASTGESTELD:
        return f"{terug}; een wijziging van een vastgestelde tekst is een nieuwe versie."
    return (
        f"{terug}, neem de tekst terug met `renvooi submit --withdraw`, of leg met `renvooi adopt --amended` vast dat "
        "zij geamendeerd is vastgesteld."
    )


def _delen(versie: Versie) -> Mapping[str, str]:
    """The digest of every part but the record, by name."""
    delen = {f"tekst/{pad}": inhoud for pad, inhoud in tekst_bestanden(versie.regeling).items()}
    delen |= {f"beeld/{bron}": inhoud for bron, inhoud in versie.afbeeldingen.items()}
    delen |= {f"tarieven/{nummer}": _json(tarieven) for nummer, tarieven in enumerate(versie.tarieven)}
    return {naam: hashlib.sha256(inhoud).hexdigest() for naam, inhoud in delen.items()}


def _merk(delen: Mapping[str, str], gegevens: Gegevens) -> str:
    feiten = {naam: _kaal(getattr(gegevens, naam)) for naam in (*FEITEN, *LATER_BEKEND)}
    lijst = {**delen, "versie.yaml": hashlib.sha256(_json(feiten)).hexdigest()}
    regels = "".join(f"{digest}  {naam}\n" for naam, digest in sorted(lijst.items()))
    return f"{RECEPT}:{hashlib.sha256(regels.encode()).hexdigest()}"


def _json(value: object) -> bytes:
    return json.dumps(_kaal(value), ensure_ascii=False, sort_keys=True).encode()


def _kaal(value: object) -> object:
    """A record as plain values, without places and without what says nothing: a key added later changes no mark."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            part.name: _kaal(getattr(value, part.name))
            for part in fields(value)
            if part.compare and getattr(value, part.name) != (None if part.default is MISSING else part.default)
        }
    if isinstance(value, Mapping):
        return {str(key): _kaal(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_kaal(item) for item in value]
    if isinstance(value, date | Decimal):
        return str(value)
    return value
