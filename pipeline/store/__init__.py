"""Where versions live: folders and Git revisions, typed records, addresses; reads into the model and writes back."""

from pipeline.store.adres import Vraag, kies, ontleed
from pipeline.store.atomic import write_atomic, write_tree_atomic
from pipeline.store.bronnen import Bron, geheugen_bron, map_bron
from pipeline.store.lezen import brontekst, laad, versies, voorgangers
from pipeline.store.namen import Naamverschil, naam_verschillen
from pipeline.store.openen import bron_voor, open_versie
from pipeline.store.revisies import git_bron
from pipeline.store.schrijven import tekst_bestanden

__all__ = [
    "Bron",
    "Naamverschil",
    "Vraag",
    "bron_voor",
    "brontekst",
    "geheugen_bron",
    "git_bron",
    "kies",
    "laad",
    "map_bron",
    "naam_verschillen",
    "ontleed",
    "open_versie",
    "tekst_bestanden",
    "versies",
    "voorgangers",
    "write_atomic",
    "write_tree_atomic",
]
