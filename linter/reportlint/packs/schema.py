"""JSON Schema (draft-07) of a pack file, made from the classes that packs are read into, for editors."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from datetime import date
from types import ModuleType, NoneType
from typing import Any, get_args, get_origin

from ..patterns import Pattern
from ..shapes import Shape, Text, keys_of
from .gather import Cover
from .model import Head, LegalSource, Skeleton
from .scalars import UNIONS, words
from .shape import is_struct

Schema = dict[str, Any]

# A scalar without quotes is a number or a truth value to an editor, and still a text to us.
SCALARS: Mapping[Any, Schema] = {
    str: {"type": ["string", "number", "boolean"]},
    int: {"type": ["integer", "string"], "pattern": "^[+-]?[0-9]{1,18}$"},
    float: {"type": ["number", "string"], "pattern": "^[+-]?[0-9]{1,18}(\\.[0-9]{1,18})?$"},
    bool: {"enum": [True, False, "true", "false"]},
    date: {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    Pattern: {"type": ["string", "integer"], "minLength": 1, "description": "A regular expression."},
    NoneType: {"type": "null"},
}

INCLUDE: Schema = {
    "description": "What another YAML file below the pack's folder holds.",
    "type": "object",
    "properties": {"file": {"type": "string", "pattern": "\\.[yY][aA]?[mM][lL]$"}},
    "required": ["file"],
    "additionalProperties": False,
}


def schema(kinds: Mapping[str, ModuleType] | None = None) -> Schema:
    """The schema of a whole pack file; `kinds` is the table of kinds, the shipped one unless told."""
    if kinds is None:
        from ..kinds import KINDS

        kinds = KINDS
    maker = Maker()
    rules = [maker.rule(name, kinds[name]) for name in sorted(kinds)]
    cover = maker.object(Cover)
    cover["properties"] |= {
        "skeleton": _partial(maker.object(Skeleton)),
        "sources": {"anyOf": [{"type": "object", "additionalProperties": maker.of(LegalSource)}, maker.include()]},
        "rules": {
            "anyOf": [
                {"type": "array", "items": {"oneOf": [*rules, maker.override()]}},
                maker.include(),
            ]
        },
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "reportlint pack",
        **cover,
        "definitions": dict(sorted(maker.definitions.items())),
    }


class Maker:
    """Schemas of types; those of structs are collected as definitions.

    `includes` says that another file may stand in place of a list or of keys.
    """

    def __init__(self, *, includes: bool = True) -> None:
        self.includes = includes
        self.definitions: dict[str, Schema] = {}

    def of(self, wanted: Any) -> Schema:
        """The schema of a type, a reference where it is a struct."""
        origin, arguments = get_origin(wanted), get_args(wanted)
        if origin in UNIONS:
            return {"anyOf": [self.of(arm) for arm in arguments]}
        if is_struct(wanted):
            return self._struct(wanted)
        if origin is tuple:
            item = self.of(arguments[0])
            # One value without a list around it is a list of one.
            items = self._or_include(item) if is_struct(arguments[0]) else item
            return self._or_include({"type": "array", "items": items}, item)
        if origin is dict:
            return self._or_include(self._mapping(*arguments))
        if wanted is Pattern:
            # A long expression that several rules share may stand in a file of its own.
            arms = [dict(SCALARS[Pattern]), *([self.include()] if self.includes else [])]
            self.definitions["pattern"] = {"anyOf": arms} if len(arms) > 1 else arms[0]
            return _ref("pattern")
        known = words(wanted)
        return {"enum": list(known)} if known is not None else dict(SCALARS[wanted])

    def include(self) -> Schema:
        """A reference to another file in place of a list or of keys."""
        self.definitions["include"] = INCLUDE
        return _ref("include")

    def _or_include(self, *forms: Schema) -> Schema:
        arms = [*forms, self.include()] if self.includes else list(forms)
        return {"anyOf": arms} if len(arms) > 1 else arms[0]

    def object(self, *structs: type[Shape]) -> Schema:
        """The keys of one struct, or of several together; the text is that of the last."""
        known = {key: field for struct in structs for key, field in keys_of(struct).items()}
        made: Schema = {
            "description": _text(structs[-1]),
            "type": "object",
            "properties": {key: self.of(field.type) for key, field in known.items()},
            "required": [key for key, field in known.items() if field.required],
            "additionalProperties": False,
        }
        return {key: value for key, value in made.items() if value != []}

    def rule(self, name: str, kind: ModuleType) -> Schema:
        """A rule of one kind."""
        made = self.object(Head, kind.Options)
        made["description"] = " ".join(filter(None, (inspect.getdoc(kind), _text(kind.Options))))
        made["properties"]["kind"] = {"const": name}
        self.definitions[f"rule-{name}"] = made
        return _ref(f"rule-{name}")

    def override(self) -> Schema:
        """An entry without a kind, which changes an inherited rule: any key, none but the id needed."""
        made = self.object(Head)
        del made["properties"]["kind"]
        for key in ("title", "message", "why", "basis", "severity"):
            made["properties"][key] = {"anyOf": [made["properties"][key], {"type": "object"}]}
        made |= {
            "description": "Changes some keys of an inherited rule.",
            "required": ["id"],
            "not": {"required": ["kind"]},
            "additionalProperties": True,
        }
        self.definitions["override"] = made
        return _ref("override")

    def _struct(self, wanted: type[Shape]) -> Schema:
        name = wanted.__name__ if wanted.__module__.endswith((".model", ".shapes")) else _qualified(wanted)
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = self._with_plain_key(wanted)
        return _ref(name)

    def _with_plain_key(self, wanted: type[Shape]) -> Schema:
        made = self.object(wanted)
        plain = getattr(wanted, "plain_key", "")
        return {"anyOf": [self.of(keys_of(wanted)[plain].type), made]} if plain else made

    def _mapping(self, key: Any, value: Any) -> Schema:
        made: Schema = {"type": "object", "additionalProperties": self.of(value)}
        known = words(key)
        return made if known is None else made | {"propertyNames": {"enum": list(known)}}


def _partial(made: Schema) -> Schema:
    """With no key required: the others may be inherited."""
    return {key: value for key, value in made.items() if key != "required"}


def _qualified(wanted: type) -> str:
    return f"{wanted.__module__.rpartition('.')[2]}-{wanted.__name__}"


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def _text(wanted: type) -> str:
    """The docstring of a class on one line; those of the base classes are of no use to the author of a pack."""
    own = wanted.__doc__ if wanted not in {Shape, Text} else "A text in Chinese (zh) and English (en)."
    return " ".join(inspect.cleandoc(own or "").split())


def text() -> str:
    """The schema as a file: the same on every run."""
    import json

    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
