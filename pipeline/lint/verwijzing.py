"""References in running text: "artikel 5, eerste lid, onderdeel a", and whether they are to another law.

Prose is read with care, not understood: where it is unclear whose article is meant, the reference counts as one to
another law, since a missing finding is less harm than a false one that blocks publishing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.model import rangtelwoord

RANG = {rangtelwoord(number): str(number) for number in range(1, 41)}
NUMBER = r"\d{1,4}(?:[.:]\d{1,4})*(?:bis|ter|quater|[a-z]{1,2})?(?!\w|[.:]\d)"
ORDINAL = rf"(?:{'|'.join(sorted(RANG, key=len, reverse=True))}|\d{{1,2}}(?:e|ste|de))"
DOUBLE = "|".join(letter * 2 for letter in "abcdefghijklmnopqrstuvwxyz")
LABEL = rf"(?:\d{{1,2}}[°º]|{DOUBLE}|[a-z]|[ivx]{{2,5}}|\d{{1,2}})(?![\w’']|[.:]\d)"
AND = (
    r"(?:, en |, of |, | en | of | dan wel | en/of | tot en met | t/m"
    r" | onderscheidenlijk | en(?=\d))(?:het |de |artikel )?"
)
#: "artikel 5, 3 maanden na …" and "artikel 5, 4e lid" name one article.
NO_COUNT = (
    r"(?! ?(?:%|procent|euro|maand|week|weken|dag|jaar|jaren|uur|uren|minu|kilo|meter|m2|m²|perso|keer|maal|lid\b"
    r"|leden\b|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december))"
)
LID = (
    rf"(?:(?:het |de )?(?P<rang>{ORDINAL}(?:{AND}{ORDINAL})*) (?:lid|leden)\b"
    rf"|(?:lid|leden) (?P<lid>\d{{1,2}}[a-z]?(?![\w°])(?:{AND}\d{{1,2}}[a-z]?(?![\w°]){NO_COUNT})*))"
)
ONDERDEEL = rf"(?:aanhef en )?(?:onderdeel|onderdelen|sub|letter|letters|onder) (?P<onderdeel>{LABEL}(?:{AND}{LABEL})*)"


def _nameless(pattern: str) -> str:
    """The pattern without names for its groups, so that it can be used twice."""
    return re.sub(r"\?P<\w+>", "?:", pattern)


ARTIKEL = re.compile(
    rf"\b(?P<woord>artikelen|artikel|artt\.|art\.) (?P<nummer>{NUMBER}(?:{AND}{NUMBER}{NO_COUNT})*)"
    rf"(?:,? {LID})?(?:,? {ONDERDEEL})?",
    re.IGNORECASE,
)
STRUCTUUR = re.compile(
    rf"\b(?P<woord>boek|deel|hoofdstuk|titel|afdeling|paragraaf|subparagraaf) (?P<nummer>{NUMBER}|[IVX]+(?!\w))",
    re.IGNORECASE,
)
#: A quick look whether there is anything to find: most paragraphs refer to nothing.
NAMED = re.compile(r"rtikel|[Aa]rtt?\.|oofdstuk|aragraaf|fdeling|[Tt]itel|[Bb]oek|[Dd]eel|AR|HO|PA|AF|TI|BO|DE")
#: A quick look for a lid with its number.
LOS = re.compile(r"(?:[dt]e|\de) (?:lid|leden)\b|(?:lid|leden) \d", re.IGNORECASE)
LOS_LID = re.compile(rf"\b{LID}(?:,? {ONDERDEEL})?(?P<van>,? van artikel {NUMBER})?", re.IGNORECASE)
LOS_ONDERDEEL = re.compile(rf"\b(?:onderdeel|onderdelen) (?P<onderdeel>{LABEL}(?:{AND}{LABEL})*)")

#: "artikelen 5 en 6" names two, "artikel 5 en 6 weken" one, "artikel 5 of artikel 6" two.
SEVERAL = re.compile(NUMBER, re.IGNORECASE)
SINGLE = re.compile(rf"(?:^|(?<=artikel )){NUMBER}", re.IGNORECASE)

#: What follows a reference to this regulation, though it begins with "van".
OURS = re.compile(
    r",? van (?:(?:deze|dit|onze) \w|(?:overeenkomstige )?toepassing|kracht|rechtswege|invloed|belang"
    r"|(?:het |de )?(?:hoofdstuk|paragraaf|afdeling|titel)\b)"
)
#: What follows a reference to another law: "van de Wmo 2015", "Awb", "(Gemeentewet)".
THEIRS = re.compile(r"(?:,? |,)van \w|,? (?:uit|in) (?:(?:de|het) )?[A-Z]| \(?[A-Z]|,? (?:\w*wet|awb|wmo|avg|bw)\b")
#: What stands before one: "Regeling langdurige zorg art. 5.22".
LAW_BEFORE = re.compile(
    r"\b(?:\w*wet|Wet|Regeling|Besluit|Reglement|Verordening|Richtlijn|Verdrag|Wetboek|Wmo|Awb|AVG)"
    r"(?: (?!in\b|geld|is\b|zijn\b|word|bedoeld|genoemd|als\b|en\b|of\b|overeenkomstig|krachtens|van artikel)"
    r"[\w-]+){0,5},? \(?$"
)
#: "Wet op de havens: de artikelen 5 en 6": the name of a law heads the list of its articles.
LAW_HEAD = re.compile(
    r"\W*(?:[A-Z][\w-]*wet|Wet(?:boek)?|(?:Algemene|Rijks)\w* [Ww]et\w*|(?:Regeling|Besluit|Verordening|Reglement) \w)"
    r"(?: (?!geld|is\b|zijn\b|word|bepaal)[\w’,()-]+)*: (?:(?:de |het |en )?(?:artikel(?:en)?|hoofdstuk|afdeling"
    r"|paragraaf|titel)(?:[^.;]|\.(?=\d))*)?(?:de |het )?$"
)
#: What may stand between a reference and its law: "artikelen 6, tweede lid, 10 en 12, eerste volzin, van de …".
TAIL = re.compile(
    rf"\.?(?:(?:{AND}|,? )(?:{NUMBER}{NO_COUNT}|{_nameless(LID)}|{_nameless(ONDERDEEL)}"
    r"|(?:eerste|tweede|derde|laatste) (?:vol)?zin(?:snede)?|aanhef|(?:juncto|jo\.) bijlage \w+|{ORDINAL}(?=,)))*",
    re.IGNORECASE,
)
#: "artikel 1 …, artikel 40 van die wet": a law named before, which all before it in the sentence may mean.
THAT = re.compile(r",? van (?:die|dat|genoemde?|voornoemde?|laatstgenoemde?) \w")
#: "de artikelen 8.3 …, of 8.4, eerste lid": the number of an article without its word.
BARE = re.compile(rf"(?:^|\W){NUMBER} ?,? $", re.IGNORECASE)
#: "…, 31, tweede lid, onderdeel m, en zesde lid": of an article in a row, whose word stands far before.
ROW = re.compile(
    rf"(?<!rtikel) {NUMBER} ?, {_nameless(LID)}(?:,? {_nameless(ONDERDEEL)})?,? (?:en|of) (?:het )?$", re.IGNORECASE
)
SENTENCE_END = re.compile(r"[.;] ")
JOINT = re.compile(
    r"(?:,? (?:en|of|alsmede|dan wel|en/of|juncto|jo\.|behoudens|uitgezonderd"
    r"|met uitzondering van|in samenhang met|onderscheidenlijk)|,)(?: (?:de|het|in|met))? ?(?:\w+, bedoeld in )?"
)


@dataclass(frozen=True, slots=True)
class Aanhaling:
    """A reference as it stands in a text; what it does not name is empty."""

    begin: int
    eind: int
    woord: str
    nummers: tuple[str, ...] = ()
    leden: tuple[str, ...] = ()
    onderdelen: tuple[str, ...] = ()
    extern: bool = False


def artikelen(text: str) -> tuple[Aanhaling, ...]:
    """The references to articles, those to other laws marked."""
    return tuple(found for found in aanhalingen(text) if found.woord == "artikel")


def structuren(text: str) -> tuple[Aanhaling, ...]:
    """The references to chapters, paragraphs and the like."""
    return tuple(found for found in aanhalingen(text) if found.woord != "artikel")


def aanhalingen(text: str) -> tuple[Aanhaling, ...]:
    """The references to articles and containers, in order, those to other laws marked."""
    if not NAMED.search(text):
        return ()
    found: list[Aanhaling] = []
    for match in ARTIKEL.finditer(text):
        singular = match["woord"].lower() in ("artikel", "art.")
        numbers = (SINGLE if singular else SEVERAL).findall(match["nummer"])
        extern = is_extern(text, *match.span())
        labels = _labels(match["onderdeel"])
        found.append(Aanhaling(*match.span(), "artikel", tuple(numbers), _leden(match), labels, extern))
    for match in STRUCTUUR.finditer(text):
        extern = is_extern(text, *match.span())
        found.append(Aanhaling(*match.span(), match["woord"].lower(), (match["nummer"],), extern=extern))
    return _joined(text, sorted(found, key=lambda reference: reference.begin))


def losse_leden(text: str, genoemd: tuple[Aanhaling, ...] | None = None) -> Iterator[Aanhaling]:
    """ "het tweede lid" without an article before it: a lid of the same article, or of the one named after it.

    `genoemd` are the articles that the text names, when they were looked up before.
    """
    if not LOS.search(text):
        return
    articles = artikelen(text) if genoemd is None else genoemd
    for match in LOS_LID.finditer(text):
        inside = any(found.begin < match.end() and match.start() < found.eind for found in articles)
        if ROW.search(text, max(0, match.start() - 80), match.start()) or any(
            _of_bare_number(text, found, match.start()) for found in articles
        ):
            continue
        if (inside and not match["van"]) or BARE.search(text, max(0, match.start() - 20), match.start()):
            continue
        extern = is_extern(text, *match.span())
        numbers = tuple(SEVERAL.findall(match["van"] or ""))
        before = _joined_before(text, match.start(), articles)
        if before is not None and not numbers:
            numbers, extern = before.nummers, extern or before.extern
        yield Aanhaling(*match.span(), "lid", numbers, _leden(match), _labels(match["onderdeel"]), extern)


def losse_onderdelen(text: str, genoemd: tuple[Aanhaling, ...] | None = None) -> Iterator[Aanhaling]:
    """ "onderdeel a" without article or lid before it: an onderdeel of the same lid or article."""
    if "onderde" not in text:
        return
    articles = artikelen(text) if genoemd is None else genoemd
    taken = (*articles, *losse_leden(text, articles))
    for match in LOS_ONDERDEEL.finditer(text):
        inside = any(found.begin <= match.start() < found.eind for found in taken)
        if not inside and _joined_before(text, match.start(), taken) is None:
            extern = is_extern(text, *match.span())
            yield Aanhaling(*match.span(), "onderdeel", onderdelen=_labels(match["onderdeel"]), extern=extern)


def is_extern(text: str, begin: int, eind: int) -> bool:
    """Whether the words around a reference say that it is to another law."""
    if LAW_BEFORE.search(text, max(0, begin - 120), begin) or LAW_HEAD.match(text, 0, begin):
        return True
    if OURS.match(text, eind):
        return False
    tail = TAIL.match(text, eind)
    after = tail.end() if tail else eind
    return bool(THEIRS.match(text, eind) or THEIRS.match(text, after)) and not OURS.match(text, after)


def _joined(text: str, found: list[Aanhaling]) -> tuple[Aanhaling, ...]:
    """ "artikel 3 of artikel 4 van de Wmo": the law named last is that of what is joined to it."""
    result: list[Aanhaling] = []
    that_from = len(text)
    for reference in reversed(found):
        joined = result and result[-1].extern and JOINT.fullmatch(text, reference.eind, result[-1].begin)
        that = not SENTENCE_END.search(text, reference.eind, that_from) if that_from < len(text) else False
        result.append(replace(reference, extern=True) if joined or that else reference)
        if THAT.match(text, reference.eind):
            that_from = reference.begin
    return tuple(reversed(result))


def _joined_before(text: str, begin: int, found: tuple[Aanhaling, ...]) -> Aanhaling | None:
    """The reference that a word as "en" ties to what begins here."""
    before = max((reference for reference in found if reference.eind <= begin), key=lambda r: r.eind, default=None)
    return before if before is not None and JOINT.fullmatch(text, before.eind, begin) else None


def _of_bare_number(text: str, found: Aanhaling, begin: int) -> bool:
    """Whether a lid is of a later article in a row that says "artikelen" once: "7, eerste lid, of 7a, tweede lid"."""
    tail = TAIL.match(text, found.eind) if found.eind <= begin else None
    covered = tail is not None and tail.end() > begin
    return covered and re.search(rf"(?:{AND}|, ){NUMBER}", text[found.eind : begin]) is not None


def _leden(match: re.Match[str]) -> tuple[str, ...]:
    if match["rang"]:
        words = re.findall(ORDINAL, match["rang"], re.IGNORECASE)
        return tuple(RANG.get(word.lower()) or re.sub(r"\D", "", word) for word in words)
    return tuple(re.findall(r"\d+[a-z]?", match["lid"] or ""))


def _labels(text: str | None) -> tuple[str, ...]:
    """Letters, or numbers; in "onderdeel d, 35 en 36b" the numbers are articles again."""
    found = re.findall(rf"(?<!\w){LABEL}", text or "", re.IGNORECASE)
    return tuple(label for label in found if not (label.isdecimal() and found[0].isalpha()))
