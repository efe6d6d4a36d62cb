"""Where an identification of a law, a regulation or an object (JCI, AKN, JOIN) is found on the web, and back."""

from __future__ import annotations

WETTEN = "https://wetten.overheid.nl/"
IDENTIFIER = "https://identifier.overheid.nl"


def web_adres(doel: str) -> str:
    """The web address of an identification; any other target as it is."""
    if doel.startswith("jci1"):
        return WETTEN + doel
    return IDENTIFIER + doel if doel.startswith(("/akn/", "/join/")) else doel


def identificatie(adres: str) -> str:
    """The AKN or JOIN that a web address stands for; any other address as it is.

    A JCI stays an address: in practice laws are referred to that way.
    """
    naam = adres.removeprefix(IDENTIFIER)
    return naam if naam.startswith(("/akn/", "/join/")) else adres
