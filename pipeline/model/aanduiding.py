"""How Dutch law names a place: "artikel 5, eerste lid, onderdeel a, onder 2°" (Aanwijzing 3.29)."""

from __future__ import annotations

import re
import unicodedata

from pipeline.model.regeling import Artikel, Bijlage, Divisie, Kop, Structuur, Toelichting
from pipeline.model.woord import platte_tekst

UNITS = (
    "nulde eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende "
    "vijftiende zestiende zeventiende achttiende negentiende"
).split()
TENS = (
    "",
    "",
    "twintigste",
    "dertigste",
    "veertigste",
    "vijftigste",
    "zestigste",
    "zeventigste",
    "tachtigste",
    "negentigste",
)
CARDINALS = ("", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")


def rangtelwoord(number: int) -> str:
    """The ordinal in words for 1 … 99: "eerste", "eenentwintigste", "tweeëntwintigste"."""
    if not 1 <= number <= 99:
        raise ValueError(f"no ordinal in words for {number}")
    if number < len(UNITS):
        return UNITS[number]
    tens, unit = divmod(number, 10)
    if not unit:
        return TENS[tens]
    cardinal = CARDINALS[unit]
    joint = "ën" if cardinal.endswith("e") else "en"
    return f"{cardinal}{joint}{TENS[tens]}"


def romeins(number: int) -> str:
    """The number in Roman numerals, for 1 … 89: how a besluit numbers its own articles."""
    found = ""
    for value, sign in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        found += sign * (number // value)
        number %= value
    return found


def onderdeelletter(number: int) -> str:
    """The letter of an amendment: A … Z, then AA, BB … ZZ, AAA (practice §2.2)."""
    times, letter = divmod(number - 1, 26)
    return chr(ord("A") + letter) * (times + 1)


def lid_naam(nummer: str) -> str:
    """ "eerste lid" for "1"; "lid 2a" for a label that is no plain number."""
    if nummer.isdecimal() and 1 <= int(nummer) <= 99 and str(int(nummer)) == nummer:
        return f"{rangtelwoord(int(nummer))} lid"
    return f"lid {nummer}"


def onderdeel_naam(nummer: str, depth: int) -> str:
    """ "onderdeel a" at the first level of a list, "onder 1°" deeper."""
    return f"onderdeel {nummer}" if depth == 0 else f"onder {nummer}"


def kop_tekst(kop: Kop) -> str:
    """The heading in full: "Artikel 5.2.2 Een schone en leefbare woning"."""
    return " ".join(filter(None, (kop.label, kop.nummer, platte_tekst(kop.opschrift))))


def kop_sleutel(kop: str) -> str:
    """By what a fixed heading of a council paper is known: capitals, kinds of apostrophe and spaces don't matter."""
    return " ".join(kop.replace("’", "'").replace("‘", "'").casefold().split())


def eenheid_naam(node: Structuur | Artikel | Divisie | Bijlage | Toelichting) -> str:
    """The name by which the law cites the provision: "artikel 5.2.2", "paragraaf 2.3", "bijlage 1", "toelichting".

    A provision without a number is cited by its heading.
    """
    kop = node.kop
    label = (kop.label or type(node).__name__).lower()
    if kop.nummer:
        return f"{label} {kop.nummer.rstrip('.:')}"
    opschrift = platte_tekst(kop.opschrift)
    return f"{label} “{opschrift}”" if opschrift else label


def met_lidwoord(naam: str) -> str:
    """The name as it stands in a sentence: "de toelichting", but "artikel 5"."""
    return f"de {naam}" if naam == "toelichting" else naam


def slug(node: Structuur | Artikel | Divisie | Bijlage | Toelichting) -> str:
    """The file name that fits the heading: "artikel-2.10" for "Artikel 2:10 Titel", safe on every file system.

    A provision without a number is named by its opschrift ("bijlage-tarieven-wmo"), one without either by its kind.
    """
    kind = node.soort.value if isinstance(node, Structuur) else type(node).__name__
    naam = node.kop.nummer.rstrip(".:") or platte_tekst(node.kop.opschrift)
    plain = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode().lower().replace(":", ".")
    tail = re.sub(r"[^a-z0-9.]+", "-", plain).strip("-.")[:60].rstrip("-.")
    return f"{kind.lower()}-{tail}" if tail else kind.lower()
