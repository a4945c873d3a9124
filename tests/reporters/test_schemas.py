"""Every machine format against the schema of those who read it, on drafts that are hard to write."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import validators
from lxml import etree
from machine_samples import clean, empty, everything, nasty, text_of, unreadable, value_of

SCHEMAS = Path(__file__).resolve().parents[3] / "shared" / "schemas"
JSON = {"sarif": "sarif-2.1.0.json", "gitlab": "gitlab-code-quality.json", "rdjson": "rdjson.json"}
BATCHES = {"all": everything(), "none": [], "clean": [clean()], "bad": [unreadable()], "a": [nasty()], "0": [empty()]}


def schema(name: str) -> bytes:
    path = SCHEMAS / name
    if not path.exists():
        pytest.skip(f"no schema {name} beside the checkout")
    return path.read_bytes()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("batch", BATCHES)
@pytest.mark.parametrize("format_", JSON)
def test_json_formats_keep_to_their_schemas(format_: str, batch: str, lang: str) -> None:
    rules = json.loads(schema(JSON[format_]))
    check = validators.validator_for(rules)(rules)
    assert [error.message for error in check.iter_errors(value_of(format_, BATCHES[batch], lang))] == []


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("batch", BATCHES)
def test_junit_keeps_to_its_schema(batch: str, strict: bool) -> None:
    rules = etree.XMLSchema(etree.fromstring(schema("junit.xsd")))
    rules.assertValid(etree.fromstring(text_of("junit", BATCHES[batch], strict=strict).encode()))


@pytest.mark.parametrize("batch", BATCHES)
def test_checkstyle_is_sound_xml_with_places_and_severities(batch: str) -> None:
    root = etree.fromstring(text_of("checkstyle", BATCHES[batch]).encode())
    assert root.tag == "checkstyle"
    for error in root.iter("error"):
        assert int(error.get("line", "0")) >= 1
        assert error.get("severity") in {"error", "warning", "info"}
        assert error.get("message")


def test_a_schema_refuses_what_is_wrong() -> None:
    rules = json.loads(schema(JSON["sarif"]))
    log = value_of("sarif", [nasty()])
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert not validators.validator_for(rules)(rules).is_valid(log)
