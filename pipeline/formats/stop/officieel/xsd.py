"""The schemas: every file of a delivery against the XSD of its namespace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from pipeline.formats.stop.keuring.aanlevering import Bestand
from pipeline.formats.stop.officieel.standaard import Standaard
from pipeline.formats.stop.officieel.xsdfout import in_gewoon_nederlands
from pipeline.model import Finding, Position, Problem, Refused, Severity

CODE = "XSD"
HIER = "schemas:///"
"""How a file of the standard is addressed that has no public address: a relative import inside the folder."""


class Oplosser(etree.Resolver):
    """Finds the imports of a schema in the files of the standard, never on the network or elsewhere on the disk."""

    def __init__(self, standaard: Standaard) -> None:
        super().__init__()
        self.standaard = standaard

    def resolve(self, system_url: str, public_id: str, context: object) -> object:  # type: ignore[override]
        """The file at an address; nothing when the standard doesn't have it."""
        pad = self.standaard.adressen.get(system_url, system_url.removeprefix(HIER))
        inhoud = self.standaard.bestanden.get(pad)
        if inhoud is None:
            return self.resolve_string("", context, base_url=HIER)
        return self.resolve_string(inhoud, context, base_url=HIER + pad)


def keur_schemas(standaard: Standaard, bestanden: Iterable[Bestand]) -> Iterator[Finding]:
    """What the schemas reject; files of a namespace that the standard doesn't know are passed by."""
    schemas: dict[str, etree.XMLSchema] = {}
    for bestand in bestanden:
        if bestand.wortel is None or bestand.namespace not in standaard.xsd:
            continue
        adres = standaard.xsd[bestand.namespace]
        if adres not in schemas:
            schemas[adres] = _schema(standaard, adres)
        schema = schemas[adres]
        schema.validate(bestand.wortel.getroottree())
        for fout in schema.error_log:  # type: ignore[attr-defined]
            yield Finding(
                CODE, in_gewoon_nederlands(fout.message), Severity.ERROR, Position(bestand.naam, fout.line or 0)
            )


def _schema(standaard: Standaard, adres: str) -> etree.XMLSchema:
    inhoud = standaard.inhoud(adres)
    parser = etree.XMLParser(no_network=True, load_dtd=False, resolve_entities=False)
    parser.resolvers.add(Oplosser(standaard))
    pad = standaard.adressen[adres]
    try:
        return etree.XMLSchema(etree.fromstring(inhoud, parser, base_url=HIER + pad))
    except (etree.XMLSyntaxError, etree.XMLSchemaParseError) as fout:
        advies = "Download de schemabestanden opnieuw en volledig."
        raise Refused(Problem(f"Dit schema is niet te gebruiken ({fout}).", Position(pad), advies)) from None
