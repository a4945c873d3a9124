"""The architecture: who may import whom, where third parties live, and how big a module may be."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from reportlint.packs.find import shipped
from reportlint.packs.load import load

PACKAGE = Path(__file__).resolve().parents[1] / "linter" / "reportlint"
FILES = {".".join(path.relative_to(PACKAGE).with_suffix("").parts): path for path in sorted(PACKAGE.rglob("*.py"))}

LAYERS: tuple[frozenset[str], ...] = tuple(
    map(
        frozenset,
        (
            {"records", "version"},
            {"errors"},
            {"caching"},
            {"expressions"},
            {"findings", "literal_parts", "matching", "numerals", "runaway", "searching", "shapes"},
            {"literals"},
            {"occurrences"},
            {"labels", "parts", "patterns", "text"},
            {"readers"},
            {"endmatter", "frontmatter", "outline", "packs.model", "packs.syntax", "tables"},
            {"structure", "word"},
            {"facts", "given"},
            {"items"},
            {"kinds"},
            {"applicability", "folders", "notices", "waiver_rules"},
            {"packs"},
            {"config", "results", "steps"},
            {"changes"},
            {"engine", "fixes"},
            {"baseline", "waivers"},
            {"catalogue", "checking", "pack_cases", "pack_tests", "skeletons"},
            {"pack_lint", "reporters"},
            {"lsp"},
            {"cli"},
            {"api", "prepare"},
            {"__init__", "__main__"},
        ),
    )
)
"""From the bottom up; a package stands for all of its modules that are not named apart."""

HOMES: Mapping[str, re.Pattern[str]] = {
    "click": re.compile(r"cli\..+"),
    "yaml": re.compile(r"packs\.nodes"),
    "rich": re.compile(r"reporters\.(?:cells|checklist|excerpts|full)|cli\.(?:help|progress|rules|statistics)"),
    "regex": re.compile(r"matching|patterns|searching"),
    "lxml": re.compile(r"readers\.(?:docx|html|ofd).*|reporters\.docx\..+|word\..+"),
    "platformdirs": re.compile(r"caching\.store"),
    "docx": re.compile(r"reporters\.docx\.fresh"),
    "watchfiles": re.compile(r"cli\.watch"),
    "lsprotocol": re.compile(r"lsp\..+"),
    "pygls": re.compile(r"lsp\.(?:client|server|texts)"),
    "pypdfium2": re.compile(r"readers\.pdf"),
    "xlsxwriter": re.compile(r"reporters\.xlsx\.writer"),
    "msgspec": re.compile(r"baseline|reporters\.(?:gitlab|json_|jsonl|rdjson|sarif|shapes)"),
}
"""The modules that may import each third party when they run."""

TYPES_ONLY = frozenset({"items.tense", "items.wanted", "kinds.remedies", "kinds.swap"})
"""Modules that may name types of `regex`, or escape words with it."""

LONGEST = 260
EXAMPLE = "FZ103"
"""The one rule id that usage texts show."""


def unit(module: str) -> str:
    """The name under which a module stands in LAYERS: its own, or that of its package."""
    named = frozenset().union(*LAYERS)
    return module if module in named else module.split(".")[0]


RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}


def module_of(parts: list[str]) -> str | None:
    """The module that a path of names stands for, None if it is none."""
    if not parts:
        return "__init__"
    name = ".".join(parts)
    return next((each for each in (name, f"{name}.__init__") if each in FILES), None)


def imports(module: str) -> Iterator[str]:
    """Modules of the package that one imports anywhere in it, functions included."""
    package = module.split(".")[:-1]
    for node in ast.walk(ast.parse(FILES[module].read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1] + (node.module.split(".") if node.module else [])
            for alias in node.names:
                found = module_of([*base, alias.name]) or module_of(base)
                assert found is not None, f"{module} imports what is not there: {ast.unparse(node)}"
                yield found
        else:
            assert "reportlint" not in (names_of(node) or ()), f"{module} imports its own package by its full name"


def names_of(node: ast.AST) -> list[str] | None:
    """The top names of the other packages that an import statement takes; None for anything else."""
    if isinstance(node, ast.Import):
        return [alias.name.split(".")[0] for alias in node.names]
    if isinstance(node, ast.ImportFrom) and not node.level and node.module:
        return [node.module.split(".")[0]]
    return None


GRAPH = {module: frozenset(imports(module)) - {module} for module in FILES}


def test_every_module_has_a_layer_and_every_layer_its_modules() -> None:
    assert {unit(module) for module in FILES} == set(RANK)


def test_imports_point_down() -> None:
    wrong = [
        f"{module} -> {target}"
        for module, targets in GRAPH.items()
        for target in sorted(targets)
        if unit(target) != unit(module) and RANK[unit(target)] >= RANK[unit(module)]
    ]
    assert wrong == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    left = dict(GRAPH)
    while free := [module for module, targets in left.items() if not targets & left.keys()]:
        for module in free:
            del left[module]
    assert sorted(left) == []


@pytest.mark.parametrize("third_party", HOMES)
def test_a_third_party_is_imported_only_where_it_lives(third_party: str) -> None:
    strangers = [
        module
        for module, path in FILES.items()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if third_party in (names_of(node) or ()) and not HOMES[third_party].fullmatch(module)
    ]
    assert set(strangers) <= (TYPES_ONLY if third_party == "regex" else set())


def test_nothing_else_from_outside_is_imported() -> None:
    outside = {
        name
        for path in FILES.values()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in names_of(node) or ()
    }
    assert outside - sys.stdlib_module_names == set(HOMES)


@pytest.mark.parametrize("module", FILES)
def test_no_module_is_too_long_to_be_read_at_once(module: str) -> None:
    assert len(FILES[module].read_text("utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("module", FILES)
def test_no_code_knows_a_pack_or_a_rule_by_name(module: str) -> None:
    known = {*shipped(), *(rule.id for name in shipped() for rule in load(name).rules)} - {EXAMPLE}
    text = FILES[module].read_text("utf-8")
    assert [name for name in sorted(known) if name in text] == []


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("reportlint", ["click", "msgspec", "regex", "rich", "yaml"]),
        ("reportlint.cli", ["lxml", "regex", "reportlint.engine", "reportlint.kinds", "rich", "yaml"]),
        (
            "reportlint.engine",
            [
                "click",
                "dataclasses",
                "docx",
                "hashlib",
                "inspect",
                "msgspec",
                "email",
                "lxml",
                "pypdfium2",
                "regex",
                "rich",
                "subprocess",
                "yaml",
            ],
        ),
    ],
)
def test_importing_a_module_does_not_drag_in_what_it_may_not_need(module: str, heavy: list[str]) -> None:
    code = f"import sys, {module}; print(*[name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
