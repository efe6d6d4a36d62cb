"""From a Schematron with XPath 2 (`queryBinding="xslt2"`) to the XSLT that runs it.

Covers what the rules of STOP use: patterns with rules of which the first that fits a node counts, variables, asserts
and reports with values in their text, and XSLT functions beside them. No abstract patterns, phases or includes.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

SCH = "{http://purl.oclc.org/dsdl/schematron}"
XSLT = "http://www.w3.org/1999/XSL/Transform"
FOUTEN = "http://www.w3.org/2005/xqt-errors"
UITVOERING = 1
"""Counts up with every change of what this module makes of the same rules: part of the key of what is kept."""


def als_xslt(schematron: bytes) -> bytes:
    """The stylesheet: it turns a document into `<uitslag>` with a `<bevinding>` for each broken rule.

    A `bevinding` has `plek` (the XPath of the node), `id`, `ernst` and the message as its text; a rule that can't be
    run on a node gives one with the id "SCHEMATRON".
    """
    schema = etree.fromstring(schematron, etree.XMLParser(remove_comments=True, resolve_entities=False))
    prefixen: dict[str | None, str] = {"xsl": XSLT, "err": FOUTEN, "xs": "http://www.w3.org/2001/XMLSchema"}
    prefixen |= {str(ns.get("prefix")): str(ns.get("uri")) for ns in schema.iter(SCH + "ns")}
    blad = etree.Element(f"{{{XSLT}}}stylesheet", {"version": "3.0"}, nsmap=prefixen)  # type: ignore[arg-type]
    patronen = schema.findall(SCH + "pattern")
    uitslag = etree.Element("uitslag")
    uitslag.extend(_x("apply-templates", select="/", mode=f"patroon-{nummer}") for nummer, _ in enumerate(patronen))
    blad.append(_x("template", uitslag, match="/"))
    for deel in schema:
        if deel.tag == SCH + "let":
            blad.append(_variabele(deel))
        elif str(deel.tag).startswith(f"{{{XSLT}}}"):
            blad.append(_los(deel))
    for nummer, patroon in enumerate(patronen):
        blad.extend(_patroon(patroon, f"patroon-{nummer}"))
    return etree.tostring(blad)


def _patroon(patroon: etree._Element, mode: str) -> Iterator[etree._Element]:
    """A walk over the whole document; the earlier a rule stands, the higher its priority."""
    regels = patroon.findall(SCH + "rule")
    wandeling = _x("mode", name=mode)
    wandeling.set("on-no-match", "shallow-skip")
    yield wandeling
    yield from (_variabele(let) for let in patroon.findall(SCH + "let"))
    for voorrang, regel in zip(range(len(regels), 0, -1), regels, strict=True):
        toetsen = [_variabele(deel) if deel.tag == SCH + "let" else _toets(deel) for deel in regel if _telt(deel)]
        mislukt = _x("catch", _bevinding("SCHEMATRON", "fout", _x("value-of", select="$err:description")))
        verder = _x("apply-templates", select="@* | node()", mode=mode)
        context = str(regel.get("context"))
        yield _x("template", _x("try", *toetsen, mislukt), verder, match=context, mode=mode, priority=str(voorrang))


def _telt(deel: etree._Element) -> bool:
    return deel.tag in (SCH + "let", SCH + "assert", SCH + "report")


def _variabele(let: etree._Element) -> etree._Element:
    naam, waarde = str(let.get("name")), let.get("value")
    if waarde is not None:
        return _x("variable", name=naam, select=waarde)
    variabele = _x("variable", name=naam)
    variabele.text = let.text
    variabele.extend(_los(deel) for deel in let)
    return variabele


def _toets(toets: etree._Element) -> etree._Element:
    """An assert tells when its test fails, a report when it holds."""
    test = str(toets.get("test"))
    melding = _bevinding(str(toets.get("id") or ""), str(toets.get("role") or "fout"), _tekst(toets.text))
    for waarde in toets:
        select = waarde.get("select") or f"name({waarde.get('path') or ''})"
        melding.extend((_x("value-of", select=select), _tekst(waarde.tail)))
    return _x("if", melding, test=f"not({test})" if toets.tag == SCH + "assert" else test)


def _bevinding(code: str, ernst: str, tekst: etree._Element) -> etree._Element:
    """`{path()}` is worked out by the stylesheet, on the node that broke the rule."""
    bevinding = etree.Element("bevinding", {"id": code, "ernst": ernst, "plek": "{path()}"})
    bevinding.append(tekst)
    return bevinding


def _x(naam: str, *kinderen: etree._Element, **attributen: str) -> etree._Element:
    """An instruction of XSLT."""
    element = etree.Element(f"{{{XSLT}}}{naam}", attributen)
    element.extend(kinderen)
    return element


def _tekst(tekst: str | None) -> etree._Element:
    element = _x("text")
    element.text = tekst or ""
    return element


def _los(element: etree._Element) -> etree._Element:
    """A copy without the text that followed it."""
    kopie = deepcopy(element)
    kopie.tail = None
    return kopie
