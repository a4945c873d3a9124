"""JSON Schema (draft-07) of `.reportlint.yaml`, made from the classes that it is read into, for editors."""

from __future__ import annotations

import json
from collections.abc import Mapping

from ..errors import Message
from ..given import BODIES, FACTS, PROFILES
from ..packs.schema import SCALARS, Maker, Schema
from ..parts import TYPES
from ..shapes import keys_of
from .model import Config, Override

MEANINGS: Mapping[str, Message] = {
    "packs": Message(
        "用哪些规则包：自带的写名称，自己的写 YAML 文件的路径；不写就用自带的、按标题识别。",
        "The packs to use: shipped ones by name, own ones by path. Left out: those shipped, recognised by the title.",
    ),
    "select": Message("只用这些规则；可只写编号的开头。", "Run only these rules; beginnings of ids will do."),
    "ignore": Message("不用这些规则；可只写编号的开头。", "Leave these rules out; beginnings of ids will do."),
    "severities": Message(
        "改规则的级别，off 为不用；可只写编号的开头，写得最长的算数。不能高于依据所允许的。",
        "Severities of rules, off to leave one out; beginnings of ids will do, the longest counts. None above what the"
        " basis of the rule allows.",
    ),
    "fail-on": Message("从哪一级问题起退出码为 1。", "From which severity on the exit code is 1."),
    "strict": Message("待人工确认的必备内容也算缺失。", "Count unclear required items as unmet."),
    "lang": Message("输出的语言。", "The language of the output."),
    "revisions": Message(
        "Word 稿有修订时检查哪一种：接受全部修订后的，或修订前的。",
        "Which text of a Word draft with tracked changes: with all accepted, or before them.",
    ),
    "set": Message("直接告知的事实。", "Facts that are told instead of read."),
    "exclude": Message(
        "检查文件夹时跳过的路径（模式），从本文件所在的文件夹写起。",
        "Patterns of paths that are passed over in folders, from the folder of this file.",
    ),
    "overrides": Message(
        "只对部分草稿有效的值；写在后面的算数。", "Values for some of the drafts only; later ones count."
    ),
    "files": Message(
        "对哪些草稿有效：路径模式，从本文件所在的文件夹写起。",
        "For which drafts: patterns of paths, from the folder of this file.",
    ),
}
"""What each key is for."""

WORDS: Mapping[str, list[str]] = {"body": list(BODIES), "profile": list(PROFILES), "type": list(TYPES)}
"""The facts that are one of a few words."""


def schema() -> Schema:
    """The schema of the whole file."""
    maker = Maker(includes=False)
    made = maker.object(Config)
    override = maker.object(Override)
    made["properties"]["overrides"] = {"type": "array", "items": {"$ref": "#/definitions/override"}}
    for part, shape in ((made, Config), (override, Override)):
        part["properties"]["set"] = {"$ref": "#/definitions/facts"}
        part["properties"] = {key: _described(key, part["properties"][key]) for key in keys_of(shape)}
    definitions = maker.definitions | {"facts": _facts(), "override": override}
    definitions.pop("Override", None)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "reportlint configuration",
        **made,
        "definitions": dict(sorted(definitions.items())),
    }


def _described(key: str, made: Schema) -> Schema:
    text = {"description": f"{MEANINGS[key].zh} {MEANINGS[key].en}"}
    # Beside a reference nothing else counts.
    return text | ({"allOf": [made]} if "$ref" in made else made)


def _facts() -> Schema:
    """The facts that can be told."""
    known = {name: {"enum": WORDS[name]} if name in WORDS else dict(SCALARS[str]) for name in FACTS}
    return {"type": "object", "properties": known, "additionalProperties": False}


def text() -> str:
    """The schema as a file: the same on every run."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
