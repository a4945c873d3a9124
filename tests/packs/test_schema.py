"""The JSON Schema of packs: valid itself, fresh in docs/, and of one mind with the loader."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from reportlint.packs import shipped
from reportlint.packs.schema import schema, text

DOCS = Path(__file__).resolve().parents[2] / "docs"
VALIDATOR = jsonschema.Draft7Validator(schema())


class Editor(yaml.SafeLoader):
    """Reads YAML 1.2, as editors do: no dates, and no truth values but true and false."""


Editor.yaml_implicit_resolvers = {}
Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))
Editor.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"), list("-+0123456789"))
Editor.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^(?:~|null|)$"), ["~", "n", ""])


def faults(pack):
    return [error.message for error in VALIDATOR.iter_errors(yaml.load(pack, Editor))]


PACK = """\
pack: ours
title: {zh: 甲, en: A}
version: 1
sources: {law: {name: 某法, level: L1, in_force: {from: 2020-01-01}}}
rules:
  - id: YX001
    kind: swap
    title: {zh: 甲, en: A}
    severity: error
    basis: {source: law, verified: true}
    message: {zh: 甲, en: A}
    why: {zh: 甲, en: A}
    swap: {好几个: 多个}
    examples: {bad: ⟦好几个⟧, good: [{text: 多个, set: {year: 2024}}]}
"""


def test_the_schema_is_valid_draft_07():
    jsonschema.Draft7Validator.check_schema(schema())
    assert schema()["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_the_copy_in_docs_is_fresh():
    assert (DOCS / "pack.schema.json").read_text("utf-8") == text(), (
        "run: reportlint packs schema > docs/pack.schema.json"
    )


def test_every_reference_leads_somewhere():
    made = schema()
    references = re.findall(r'"#/definitions/([^"]+)"', json.dumps(made))
    assert set(references) == set(made["definitions"])


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_pack_fits_the_schema(name):
    assert faults(shipped()[name].read_text("utf-8")) == []


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_pack_names_the_schema_for_editors(name):
    path = shipped()[name]
    line = path.read_text("utf-8").splitlines()[0]
    assert (path.parent / line.removeprefix("# yaml-language-server: $schema=")).resolve() == DOCS / "pack.schema.json"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{好几个: 多个}", "{file: lists/words.yaml}"),
        ("severity: error", "severity: {submission: error, publication: info}"),
        ("  - id: YX001", "  - {id: FZ103, severity: info, message: {zh: 新话}}\n  - id: YX001"),
        ("rules:", "skeleton: {title: 甲}\nrules:"),
    ],
)
def test_what_the_loader_takes_the_schema_takes(old, new):
    assert faults(PACK) == []
    assert old in PACK
    assert faults(PACK.replace(old, new)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("version: 1\n", ""),
        ("version: 1\n", "version: 1\nauthor: 甲\n"),
        ("level: L1", "level: L9"),
        ("kind: swap", "kind: swop"),
        ("severity: error", "severity: eror"),
        ("severity: error", "severty: error"),
        ("swap: {好几个: 多个}", "swap: 好几个"),
        ("swap: {好几个: 多个}", ""),
        ("verified: true", "verified: maybe"),
        ("from: 2020-01-01", "since: 2020-01-01"),
        ("{好几个: 多个}", "{file: words.txt}\n    first: 1"),
    ],
)
def test_what_the_loader_refuses_the_schema_refuses(old, new):
    assert old in PACK
    assert faults(PACK.replace(old, new)) != []
