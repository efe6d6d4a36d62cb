"""The files with which a municipality, or a new ordinance, begins: what is unknown stands there, open to see.

A key without a value is unknown. Where one is required reading says so, with its line; a text that nobody can know yet
is “[nog in te vullen: …]”, which lint finds and which keeps a version from being published.
"""

from __future__ import annotations

from pipeline.model import Adres, Overheidssoort
from pipeline.model.versie import VERSIE
from pipeline.store.concept import OPEN
from pipeline.store.lezen import OVERHEID, REGELING, map_van
from pipeline.store.schrijven import als_yaml

HELPER = "# Onbekend? Laat de waarde weg. docs/gegevens.md van renvooi zegt wat elke sleutel betekent.\n"
ORGANEN = {
    Overheidssoort.GEMEENTE: ("de raad van de gemeente {}", "het college van burgemeester en wethouders"),
    Overheidssoort.PROVINCIE: ("provinciale staten van {}", "gedeputeerde staten van {}"),
    Overheidssoort.RIJK: ("de Staten-Generaal", "de regering"),
}
"""How the Gemeentewet, the Provinciewet and article 81 of the Grondwet call the organs; others name their own."""
TEKENAARS = {
    Overheidssoort.GEMEENTE: (("griffier", "voorzitter"), ("secretaris", "burgemeester")),
    Overheidssoort.PROVINCIE: (("griffier", "voorzitter"), ("secretaris", "voorzitter")),
}
"""Who signs by law (Gemeentewet 32a, 59a; Provinciewet 32a, 59a); who they are is unknown."""
LEESMIJ = """\
# Verordeningen van {naam}

De map `{data}` is de bron van onze verordeningen. Renvooi maakt er de stukken voor de raad en de bekendmaking van.

1. Vul in `{data}/{overheid}/overheid.yaml` aan wat nog leeg is.
2. Begin een verordening: `renvooi new {overheid}/naam-van-de-verordening@versie --title "Citeertitel"`, of lees een
   bestaande tekst in met `renvooi import`.
3. Bewaar: `git add -A` en `git commit -m "Eerste verordening"`.
4. Wijzig haar later met `renvooi draft`, en bekijk het resultaat met `renvooi build`.
"""
NEGEER = """\
# wat renvooi maakt
/build/

/.venv/
.DS_Store
Thumbs.db
*.swp
~$*
"""
KENMERKEN = """\
# Wet is tekst: op elk systeem dezelfde bytes.
* text=auto eol=lf
*.png binary
*.jpg binary
*.jpeg binary
*.gif binary
*.webp binary
*.docx binary
*.pdf binary
"""
EERSTE = "tekst/artikel-1.md"
ARTIKEL = "---\nid: begin\n---\n# Artikel 1\n\n[gereserveerd]\n"
OPSCHRIFT = "[nog in te vullen: het opschrift]"


def verzameling_bestanden(
    naam: str, overheid: str, soort: Overheidssoort, code: str | None, data: str
) -> dict[str, bytes]:
    """A repository for one authority, by path below its folder; `data` is the folder of the ordinances."""
    files = {
        "README.md": LEESMIJ.format(naam=naam, overheid=overheid, data=data),
        ".gitignore": NEGEER,
        ".gitattributes": KENMERKEN,
        f"{data}/{overheid}/{OVERHEID}": _overheid(naam, soort, code),
    }
    return {path: text.encode() for path, text in sorted(files.items())}


def regeling_bestanden(adres: Adres, titel: str, opschrift: str | None) -> dict[str, bytes]:
    """A new ordinance with its first version, a draft, by path below the data root."""
    line, version = f"{adres.overheid}/{adres.lijn}", map_van(adres)
    record = {"werk": f"{adres.lijn}-{adres.versie}", "citeertitel": titel, "opschrift": opschrift or OPSCHRIFT}
    lineage = als_yaml({"naam": titel, "soort": "verordening"}) + "onderwerpen:\nrechtsgebieden:\ngrondslagen:\n"
    subject = als_yaml({"onderwerp": f"Vaststelling van de {titel}"})
    files = {
        f"{line}/{REGELING}": HELPER + lineage,
        f"{version}/{VERSIE}": HELPER + als_yaml({**record, "status": "concept"}) + "inwerkingtreding:\n",
        f"{version}/{EERSTE}": ARTIKEL,
        f"{version}/besluit/besluit.yaml": subject + OPEN,
        f"{version}/besluit/onderbouwing/.gitkeep": "",
    }
    return {path: text.encode() for path, text in sorted(files.items())}


def _overheid(naam: str, soort: Overheidssoort, code: str | None) -> str:
    raad, college = (text.format(naam) for text in ORGANEN.get(soort, ("", "")))
    facts = als_yaml({"naam": naam, "soort": str(soort)})
    coded = als_yaml({"code": code}) if code else "code: # de TOOI-code, zoals gm en vier cijfers\n"
    organs = "organen:\n" + "".join(
        f"  {als_yaml({key: text})}" if text else f"  {key}:\n" for key, text in (("raad", raad), ("college", college))
    )
    signers = "ondertekenaars:\n" + "".join(
        f"  {key}:\n" + "".join(f"  - functie: {functie}\n" for functie in offices)
        for key, offices in zip(("raad", "college"), TEKENAARS.get(soort, ()), strict=False)
    )
    return HELPER + facts + coded + "oin: # twintig cijfers\n" + organs + (signers if soort in TEKENAARS else "")
