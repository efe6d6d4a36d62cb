"""The instructions of an amending ordinance: each sentence that says what changes where, and the text it brings.

Only a text that really gives instructions has any: an article that opens with "… wordt als volgt gewijzigd:", or with
an address and what is done there ("In artikel 5 wordt “a” vervangen door “b”"). Law that merely speaks of change
("het besluit wordt gewijzigd") has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.lint.bouw import artikelen
from pipeline.lint.tekst import lopend
from pipeline.lint.verwijzing import NUMBER, ORDINAL
from pipeline.model import Alinea, Artikel, Blok, Citaat, Knoop, Li, Lid, Lijst, Position, Tussenkop, Versie, kinderen

LETTERS = re.compile(r"([A-Z])\1{0,2}\.?")
CIJFER = re.compile(r"(\d{1,2})[.)] ")
GEWIJZIGD = re.compile(
    r"\b(?:wordt|worden) als volgt gewijzigd ?[:.]?$|\bgewijzigd(?: als volgt)?:$|\bals volgt te wijzigen:?$"
    r"|\bvolgende wijziging(?:en)?\b[^:]*(?:aangebracht|doorgevoerd):?$"
)
ELEMENT = (
    r"(?:artikel(?:en)?|hoofdstuk(?:ken)?|paragraaf|paragrafen|afdeling(?:en)?|titel|bijlagen?|onderde(?:el|len)"
    r"|subonderde(?:el|len))"
)
ADRES = re.compile(
    rf"(?:(?:In|Aan|Na|Voor|Van|Tussen|Onder|Het opschrift van|De aanhef van|De tekst van) )?(?:de |het |dit |tabel )?"
    rf"(?:{ELEMENT} (?:{NUMBER}|[a-zA-Z]{{1,2}}\b|[IVX]+\b|\d)|(?:{ORDINAL})(?:(?:,| en| tot en met) "
    rf"(?:{ORDINAL}))* (?:lid|leden)\b"
    rf"|(?:lid|leden) \d|bijlage\b|aanhef\b|opschrift\b|vernummering\b|verlettering\b|vervanging\b|begripsbepaling)",
    re.IGNORECASE,
)
LOS = re.compile(r"(?:Er|Voor de tekst|Na de|Aan het slot) (?:wordt|worden)\b|De (?:huidige )?tekst\b", re.IGNORECASE)
DAAD = re.compile(
    r"\b(?:(?:wordt|worden)\b[^.:]*?\b(?:vervangen|ingevoegd|toegevoegd|vernummerd|verletterd|geplaatst|verplaatst|ingetrokken"
    r"|geschrapt|gewijzigd|gelezen|aangepast)\b|vervalt\b|vervallen\b|(?:komt|komen) (?:als volgt )?te "
    r"(?:luiden|vervallen))"
)
"""What an instruction does; “ ” around words that change are looked past."""
LUIDT = re.compile(r"(?:luiden|luidende|luidend|luidt)(?: als volgt)?:?$|ingevoegd:$|toegevoegd:$|artikelen:$|leden:$")
KANS = re.compile(r"ijzig|ervang|voegd|luid|verval|nummerd|letterd|plaatst|trokken|schrapt")
WOORDEN = re.compile(r"\b(?:vervangen door|ingevoegd|toegevoegd|vervalt|vervallen|gewijzigd in)\b")
CITAAT = re.compile(r"“[^”]*”|„[^”“]*[”“]|‘[^’]*’(?!\w)|«[^»]*»|\"[^\"]*\"")
REGELING = r"(?:[Vv]erordening|[Rr]egeling|[Rr]eglement|[Bb]esluit|[Bb]eleidsregels?|[Ss]tatuut|APV|wet|Wet)"
HOOFD = re.compile(
    rf"^(?:De|Het|In de|In het|Van de) (?P<titel>(?!artikel|bijlage|opschrift)\S.*?{REGELING}.*?|{REGELING}.*?)"
    r" (?:wordt|worden) (?:als volgt )?gewijzigd"
)
#: "In artikel 5 van de Verordening speelplekken wordt …": the regulation is named in the instruction itself.
GENOEMD = re.compile(
    rf" van (?:de|het) (?P<titel>(?!artikel|bijlage)[^,:]*?\b\w*{REGELING}\b[^,:]*?)"
    r",? (?:wordt|worden|komt|komen|vervalt|vervallen)\b"
)


@dataclass(frozen=True, slots=True)
class Opdracht:
    """One instruction: the sentence, its sentence without quoted words, and the text that follows.

    `letter` is that of the part it stands in, `adres` the sentence that says for all in the part where they apply.
    """

    zin: str
    position: Position
    artikel: Artikel
    letter: str = ""
    adres: str = ""
    nieuw: tuple[Blok, ...] = ()

    @property
    def kaal(self) -> str:
        """The sentence with a dot for each quoted character: places stay the same."""
        return zonder_citaat(self.zin)


@dataclass(frozen=True, slots=True)
class Wijzigingsartikel:
    """An article that amends: its instructions, its letters, and the regulations it names, each with its place."""

    artikel: Artikel
    opdrachten: tuple[Opdracht, ...]
    letters: tuple[tuple[str, Position], ...] = ()
    hoofden: tuple[tuple[str, Position], ...] = ()


def zonder_citaat(text: str) -> str:
    """The text with dots in the place of what is quoted."""
    return CITAAT.sub(lambda match: "·" * len(match[0]), text)


def wijzigingsartikelen(versie: Versie) -> tuple[Wijzigingsartikel, ...]:
    """The articles of the version that give instructions to amend; () for ordinary law."""
    return tuple(found for article in artikelen(versie.regeling) if (found := _wijzigt(article)) is not None)


def is_opdracht(zin: str) -> bool:
    """Whether a sentence opens with an address and says what is done there."""
    bare = zonder_citaat(zin)
    return bool((ADRES.match(bare) or LOS.match(bare)) and DAAD.search(bare))


def eerste_woorden(block: Knoop) -> str:
    """The first running text in a block."""
    if isinstance(block, Alinea | Tussenkop):
        return " ".join(lopend(block.inhoud).split())
    return next(filter(None, (eerste_woorden(child) for child in kinderen(block))), "")


def _wijzigt(article: Artikel) -> Wijzigingsartikel | None:
    first = eerste_woorden(article.inhoud[0]) if article.inhoud else ""
    if not _kan(first):
        return None
    found = _lees(article)
    sure = bool(found.hoofden) or any(
        LUIDT.search(one.zin) or one.adres or (CITAAT.search(one.zin) and WOORDEN.search(one.kaal))
        for one in found.opdrachten
    )
    return found if sure and (found.opdrachten or found.hoofden) else None


def _kan(first: str) -> bool:
    """A quick look: whether the first words of an article can be those of an amendment."""
    if not KANS.search(first):
        return LETTERS.fullmatch(first) is not None
    return bool(GEWIJZIGD.search(first) or is_opdracht(CIJFER.sub("", first, count=1)))


def _lees(article: Artikel) -> Wijzigingsartikel:
    found: list[Opdracht] = []
    brought: list[list[Blok]] = []
    letters: dict[str, Position] = {}
    heads: list[tuple[str, Position]] = []
    letter, adres, takes_text = "", "", False
    for own, block in _stukken(article.inhoud, ""):
        if own != letter:
            letter, adres, takes_text = own, "", False
            letters.setdefault(own, block.position)
        text = CIJFER.sub("", eerste_woorden(block), count=1) if isinstance(block, Alinea) else ""
        if (head := HOOFD.match(text)) and GEWIJZIGD.search(text):
            heads.append((head["titel"], block.position))
            adres, takes_text = "", False
        elif GEWIJZIGD.search(text):
            adres, takes_text = text, False
        elif is_opdracht(text):
            if named := GENOEMD.search(zonder_citaat(text)):
                heads.append((text[named.start("titel") : named.end("titel")], block.position))
            found.append(Opdracht(text, block.position, article, letter, adres))
            brought.append([])
            takes_text = bool(LUIDT.search(text))
        elif takes_text:
            brought[-1].append(block)
    orders = tuple(replace(one, nieuw=tuple(new)) for one, new in zip(found, brought, strict=True))
    return Wijzigingsartikel(article, orders, tuple(letters.items()), tuple(heads))


def _stukken(blocks: Sequence[Blok | Lid], letter: str) -> Iterator[tuple[str, Blok]]:
    """The blocks that say something, each with the letter it stands under; lists of instructions are opened up."""
    for block in blocks:
        match block:
            case Lid():
                yield from _stukken(block.inhoud, _letter(block.nummer) or letter)
            case Lijst() if _geeft_opdrachten(block):
                for item in block.items:
                    yield from _stukken(item.inhoud, _letter(item.nummer) or letter)
            case Alinea() | Tussenkop() if own := _letter(eerste_woorden(block)):
                letter = own
            case _:
                yield letter, block


def _letter(text: str) -> str:
    """The letter of a part of an amendment, "" for another label."""
    return text.rstrip(".)") if LETTERS.fullmatch(text.rstrip(")")) else ""


def _geeft_opdrachten(block: Lijst) -> bool:
    """Whether the items of a list are instructions, and not the onderdelen of a new text."""
    return any(_item_geeft(item) for item in block.items)


def _item_geeft(item: Li) -> bool:
    text = eerste_woorden(item)
    return bool(GEWIJZIGD.search(text) or is_opdracht(text))


def citaten(nieuw: Sequence[Blok]) -> tuple[Blok, ...]:
    """The blocks of a new text, those of a quotation taken out of it."""
    return tuple(inner for block in nieuw for inner in (block.inhoud if isinstance(block, Citaat) else (block,)))
