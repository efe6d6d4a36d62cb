"""Generated ordinances: Dutch-like text of realistic length, the same for the same seed, and edits that are known."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

#: Sizes as in the Dutch statutes counted (2,120 articles): 36 words in a lid, and for every two leden an onderdeel.
LEDEN = (2, 6)
ZINNEN = (1, 3)
ONDERDELEN = (3, 6)
PER_HOOFDSTUK = 20


def _woorden(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.replace("\n", " ").split("|"))


WIE = _woorden(
    """het college|de raad|de burgemeester|de inwoner|de aanvrager|de vergunninghouder|de toezichthouder|de aanbieder|
    de gemeente|de eigenaar|de houder|de commissie|de organisator|de ouder|de belanghebbende|de cliënt|de verhuurder|
    de jeugdige|de mantelzorger|de ondernemer|de huurder|de adviesraad|de werkgever|de schoolleiding"""
)
DOET = _woorden(
    """verstrekt|beoordeelt|verleent|weigert|bewaart|onderzoekt|publiceert|registreert|meldt|betaalt|overlegt|vraagt|
    bevestigt|actualiseert|controleert|ondersteunt|begeleidt|handhaaft|evalueert|bespreekt|ontvangt|wijzigt|bepaalt|
    herziet|vergoedt|beperkt|aanvaardt|berekent|ondertekent|verlengt|schorst|vernietigt"""
)
SOORT = _woorden(
    """aanvraag|vergunning|tegemoetkoming|voorziening|begroting|beschikking|subsidie|melding|ondersteuning|bijdrage|
    overeenkomst|standplaats|regeling|opdracht|indicatie|verklaring|ontheffing|vergoeding|commissie|procedure"""
)
VOOR = _woorden(
    """jeugd|zorg|woon|bouw|sport|markt|haven|parkeer|onderwijs|afval|water|energie|cultuur|monumenten|evenementen|
    leerlingen|vervoers|huur|inkomens|begeleidings|toezicht|speel|groen|horeca|kap|riool|begraaf|schuld|werk|taal"""
)
HOE = _woorden(
    """schriftelijk|binnen acht weken|zonder onnodige vertraging|op de website van de gemeente|in overleg met anderen|
    ten minste eenmaal per jaar|voor een periode van drie jaar|op basis van de beleidsregels|met redenen omkleed|
    na ontvangst van alle gegevens|kosteloos|aan de hand van het normenkader|in begrijpelijke taal|op afspraak|
    voor rekening van de gemeente|bij het loket in het gemeentehuis|langs elektronische weg|naar evenredigheid"""
)
WANNEER = _woorden(
    """als de inwoner daarom vraagt|tenzij zwaarwegende belangen zich daartegen verzetten|
    voor zover dit voor de uitvoering van deze verordening nodig is|als de gegevens onjuist of onvolledig blijken|
    voordat de termijn is verstreken|zodra de omstandigheden zijn gewijzigd|als er geen andere mogelijkheid is|
    mits de veiligheid van de omgeving gewaarborgd blijft|nadat de betrokkene is gehoord|
    als dat bijdraagt aan de zelfredzaamheid|wanneer de kosten dat rechtvaardigen"""
)
OPSCHRIFT = _woorden(
    """Aanvraag|Beslistermijn|Weigeringsgronden|Intrekking|Toezicht|Subsidieplafond|Eigen bijdrage|Melding|Onderzoek|
    Verslag|Kwaliteit|Klachten|Inspraak|Vergunningplicht|Voorschriften|Hardheidsclausule|Evaluatie|Terugvordering"""
)
ANDER = ("ook", "alsnog", "uitsluitend", "steeds", "vooraf", "gemotiveerd", "opnieuw", "tijdig")


@dataclass(frozen=True, slots=True)
class Artikel:
    """A generated article: its heading and, per lid, its sentences and its onderdelen."""

    opschrift: str
    leden: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Hoofdstuk:
    """A generated chapter."""

    opschrift: str
    artikelen: tuple[Artikel, ...]


Verordening = tuple[Hoofdstuk, ...]


def verordening(articles: int, seed: int) -> Verordening:
    """An ordinance of so many articles, in chapters of twenty."""
    chance = random.Random(seed)
    made = [_artikel(chance) for _ in range(articles)]
    return tuple(
        Hoofdstuk(chance.choice(OPSCHRIFT), tuple(made[at : at + PER_HOOFDSTUK]))
        for at in range(0, articles, PER_HOOFDSTUK)
    )


def deels_gewijzigd(old: Verordening, seed: int) -> Verordening:
    """One article in ten edited, and a chapter inserted in the middle, so that all after it is renumbered."""
    chance = random.Random(seed)
    edited = tuple(
        replace(
            chapter,
            artikelen=tuple(_edited(a, chance) if at % 10 == 3 else a for at, a in enumerate(chapter.artikelen)),
        )
        for chapter in old
    )
    middle = len(edited) // 2
    return (*edited[:middle], *verordening(PER_HOOFDSTUK, seed + 1), *edited[middle:])


def geheel_gewijzigd(old: Verordening, seed: int) -> Verordening:
    """Every lid of every article edited."""
    chance = random.Random(seed)
    return tuple(
        replace(
            chapter,
            artikelen=tuple(
                replace(a, leden=tuple((_other_words(text, chance), items) for text, items in a.leden))
                for a in chapter.artikelen
            ),
        )
        for chapter in old
    )


def bestanden(text: Verordening) -> dict[str, str]:
    """The Markdown files, by their path below `tekst/`."""
    files: dict[str, str] = {}
    for number, chapter in enumerate(text, start=1):
        folder = f"hoofdstuk-{number}"
        files[f"{folder}/_hoofdstuk.md"] = f"# Hoofdstuk {number} {chapter.opschrift}\n"
        for at, article in enumerate(chapter.artikelen, start=1):
            files[f"{folder}/artikel-{number}.{at}.md"] = markdown(article, f"{number}.{at}")
    return files


def markdown(article: Artikel, number: str) -> str:
    """An article in the text format."""
    blocks = [f"# Artikel {number} {article.opschrift}"]
    for at, (text, items) in enumerate(article.leden, start=1):
        blocks.append(f"**{at}.** {text}")
        if items:
            blocks.append("\n".join(f"- {letter}. {item}" for letter, item in zip("abcdefgh", items, strict=False)))
    return "\n\n".join(blocks) + "\n"


def platte_tekst(text: Verordening) -> str:
    """All words in one string, a lid or onderdeel per line: what programs without a notion of law compare."""
    return "\n\n".join(bestanden(text).values())


def xml(text: Verordening) -> str:
    """The same as plain XML, for programs that compare trees."""
    parts = ["<regeling>"]
    for number, chapter in enumerate(text, start=1):
        parts.append(f"<hoofdstuk><kop>{chapter.opschrift}</kop>")
        for at, article in enumerate(chapter.artikelen, start=1):
            parts.append(f"<artikel><nr>{number}.{at}</nr><kop>{article.opschrift}</kop>")
            for label, (words, items) in enumerate(article.leden, start=1):
                listed = "".join(f"<li>{item}</li>" for item in items)
                parts.append(f"<lid><nr>{label}</nr><al>{words}</al>{listed}</lid>")
            parts.append("</artikel>")
        parts.append("</hoofdstuk>")
    return "\n".join([*parts, "</regeling>"])


def _artikel(chance: random.Random) -> Artikel:
    leden = []
    for _ in range(chance.randint(*LEDEN)):
        sentences = [_zin(chance) for _ in range(chance.randint(*ZINNEN))]
        items: tuple[str, ...] = ()
        if chance.random() < 0.11:
            sentences.append(f"{_hoofdletter(chance.choice(WIE))} legt daarbij vast:")
            items = tuple(_onderdeel(chance) + ";" for _ in range(chance.randint(*ONDERDELEN)))
            items = (*items[:-1], items[-1].removesuffix(";") + ".")
        leden.append((" ".join(sentences), items))
    return Artikel(f"{chance.choice(OPSCHRIFT)} {_wat(chance)}", tuple(leden))


def _onderdeel(chance: random.Random) -> str:
    who, does, how, when = (chance.choice(words) for words in (WIE, DOET, HOE, WANNEER))
    return f"de {_wat(chance)} die {who} {how} {does}, {when}"


def _zin(chance: random.Random) -> str:
    days = chance.randint(2, 90)
    tail = chance.choice(("", "", f", binnen {days} dagen", f", tot ten hoogste € {days},-"))
    who, does, how, when = (chance.choice(words) for words in (WIE, DOET, HOE, WANNEER))
    return _hoofdletter(f"{who} {does} de {_wat(chance)} {how}, {when}{tail}.")


def _wat(chance: random.Random) -> str:
    """One of 600 compounds, the likelier the earlier its parts stand in the lists, as words in real text are."""
    first, last = (VOOR[int(len(VOOR) * chance.random() ** 2)], SOORT[int(len(SOORT) * chance.random() ** 2)])
    return first + last


def _edited(article: Artikel, chance: random.Random) -> Artikel:
    """A word changed, and now and then a lid added or dropped."""
    leden = list(article.leden)
    at = chance.randrange(len(leden))
    leden[at] = (_other_words(leden[at][0], chance), leden[at][1])
    fate = chance.random()
    if fate < 0.2:
        leden.insert(chance.randrange(len(leden) + 1), (_zin(chance), ()))
    elif fate < 0.3:
        del leden[chance.randrange(len(leden))]
    return replace(article, leden=tuple(leden))


def _other_words(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    words[chance.randrange(1, len(words) - 1)] = chance.choice(ANDER)
    return " ".join(words)


def _hoofdletter(text: str) -> str:
    return text[0].upper() + text[1:]
