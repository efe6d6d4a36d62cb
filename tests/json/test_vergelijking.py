"""The JSON of a comparison: what its schema promises, and that nothing damaged is read."""

from __future__ import annotations

import json
from importlib import resources

import jsonschema
import pytest

from pipeline.compare import compare
from pipeline.formats.json import vergelijking as room
from pipeline.formats.json.boom import knoop_naar_json, knoop_uit_json, regeling_naar_json, regeling_uit_json
from pipeline.model import Refused, knopen
from tests.laws.bewerkingen import paar
from tests.laws.generator import regeling

SCHEMA = json.loads(resources.files("pipeline.formats.json").joinpath("vergelijking.schema.json").read_text("utf-8"))


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_every_comparison_follows_the_schema() -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for seed in range(60):
        pair = paar(seed)
        validator.validate(json.loads(room.write(compare(pair.was, pair.wordt))))


def test_the_stable_keys_are_there() -> None:
    pair = paar(4)
    data = json.loads(room.write(compare(pair.was, pair.wordt)))
    assert data["wijzigingen"]
    for change in data["wijzigingen"]:
        assert {"soort", "eenheid", "was", "wordt", "merken"} <= set(change)
        assert all(set(mark) == {"plaats", "weg", "bij"} for mark in change["merken"])


def test_the_tree_survives() -> None:
    for seed in range(40):
        tree = regeling(seed)
        assert regeling_uit_json(json.loads(json.dumps(regeling_naar_json(tree)))) == tree
        for node in knopen(tree):
            assert knoop_uit_json(knoop_naar_json(node)) == node


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"renvooi": 2}', '{"renvooi": 1, "was": 3}', "null", '"tekst"', '{"renvooi": 1}']
)
def test_what_is_no_comparison_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(Refused) as refused:
        room.read(text, "wijziging.json")
    assert "wijziging.json" in str(refused.value)


def test_marks_that_tell_another_story_than_the_text_are_refused() -> None:
    pair = paar(4)
    data = json.loads(room.write(compare(pair.was, pair.wordt)))
    data["wijzigingen"][0]["merken"].append({"plaats": "artikel 1", "weg": "niets", "bij": "iets"})
    with pytest.raises(Refused):
        room.read(json.dumps(data))
