"""The conventions of the project, read from its files: arrows, rooms, names."""

import ast
import re
import tomllib
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "certifications": {"certifications"},
    "cities": {"cities", "certifications"},
    "wwc_site": {"wwc_site", "cities", "certifications"},
}
PURE = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["mypy"]["files"]
# The rooms of `cities`: one imports what stands in its own row or in a row above it.
ROWS = [
    {"apps", "constraints", "db_functions", "models", "program_staff", "publication", "querysets"}
    | {"releases"}
    | {"responses", "states", "text", "triggers"},  # the record
    {"filters"},
    {"build", "images", "lookup", "map", "open_data"},
    {"admin", "desk", "forms", "management", "pages", "templatetags", "urls"},
]
ROW_OF = {room: number for number, rooms in enumerate(ROWS) for room in rooms}
# Rooms of `cities` that have no folder of templates, or of tests, and why.
NO_TEMPLATES = {
    "build": "makes files",
    "management": "speaks on the console",
    "migrations": "change the database",
    "templatetags": "are used in the templates of others",
}
NO_TESTS = {"migrations": "tests/test_migrations.py, because they are of both packages"}
# Modules of `cities/pages` that render no template of their own, and why.
PAGES_WITHOUT_TEMPLATE = {"json_ld": "one script element, which a tag writes"}
# Modules without a test file of their own, and why.
UNTESTED = {"apps.py": "without it Django does not start; what it connects is tested where it is"}
# What is imported in the function that needs it, and why.
WHEN_NEEDED = {"from openpyxl import load_workbook": "12 MiB, for those who upload a workbook"}
SOURCES = [path for room in MAY_IMPORT for path in sorted((ROOT / room).rglob("*.py"))]


def imports(tree, package):
    """Yield the absolute name of every module that `tree` imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parents = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*parents, *([node.module] if node.module else [])])
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)  # it may be a module too


def parsed(path):
    return ast.parse(path.read_text())


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way(path):
    package = list(path.relative_to(ROOT).parent.parts)
    rooms = {name.split(".")[0] for name in imports(parsed(path), package)} & MAY_IMPORT.keys()

    assert rooms <= MAY_IMPORT[package[0]]


def rooms_imported_by_rooms():
    """Return {room of `cities`: the other rooms that it imports}; migrations are in none."""
    found = {room: set() for room in ROW_OF}
    for path in SOURCES:
        package, *rest = path.relative_to(ROOT).with_suffix("").parts
        if package != "cities" or rest[0] in ("__init__", "migrations"):
            continue
        names = [name.split(".") for name in imports(parsed(path), [package, *rest[:-1]])]
        found.setdefault(rest[0], set()).update(
            name[1] for name in names if name[0] == "cities" and name[1:]
        )
    return {room: others - {room, "migrations"} for room, others in found.items()}


def test_every_room_of_cities_stands_in_a_row():
    assert rooms_imported_by_rooms().keys() == ROW_OF.keys()


@pytest.mark.parametrize("room", sorted(ROW_OF))
def test_rooms_of_cities_import_what_stands_above_them(room):
    others = rooms_imported_by_rooms()[room]

    assert {other for other in others if ROW_OF[other] > ROW_OF[room]} == set()


def test_no_two_rooms_of_cities_need_each_other():
    assert list(TopologicalSorter(rooms_imported_by_rooms()).static_order())  # or CycleError


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_import_hides_in_a_function(path):
    hidden = [
        ast.unparse(inner)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]

    assert set(hidden) <= set(WHEN_NEEDED)


@pytest.mark.parametrize("path", PURE)
def test_pure_modules_know_no_framework(path):
    package = list(Path(path).parent.parts)

    assert [n for n in imports(parsed(ROOT / path), package) if n.startswith("django")] == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_what_it_is(path):
    tree = parsed(path)

    assert not tree.body or ast.get_docstring(tree) or "migrations/0001_" in str(path)


@pytest.mark.parametrize("word", ["bronze", "silver", "gold", "platinum"])
def test_level_words_stand_in_one_python_file(word):
    def strings(path):
        tree = parsed(path)
        docstrings = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and ast.get_docstring(node)
        }
        return [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in docstrings
        ]

    users = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if "migrations" not in path.parts and any(text.lower() == word for text in strings(path))
    ]

    assert users == []  # levels.py makes the words from the names of the levels


def test_every_module_has_a_test_file_of_its_name():
    modules = [
        path.relative_to(ROOT)
        for path in SOURCES
        if path.name not in ("__init__.py", *UNTESTED) and "migrations" not in path.parts
    ]
    tested_by = [ROOT / "tests" / module.with_name(f"test_{module.name}") for module in modules]

    assert [str(path) for path in tested_by if not path.exists()] == []


def folders(path):
    """Return the names of the folders in `path` that hold more than what Python left there."""
    files = [file for file in path.rglob("*") if file.is_file() and "__pycache__" not in file.parts]
    return {file.relative_to(path).parts[0] for file in files if file.parent != path}


def test_templates_and_tests_have_the_rooms_of_the_code():
    rooms = folders(ROOT / "cities")

    assert folders(ROOT / "templates" / "cities") == rooms - NO_TEMPLATES.keys()
    assert folders(ROOT / "tests" / "cities") == rooms - NO_TESTS.keys()


def test_every_page_has_a_template_of_its_name():
    templates = ROOT / "templates" / "cities" / "pages"
    pages = {path.stem for path in (ROOT / "cities" / "pages").glob("*.py")} - {"__init__"}

    assert {
        page
        for page in pages
        if not ((templates / f"{page}.html").exists() or (templates / f"_{page}.html").exists())
    } == PAGES_WITHOUT_TEMPLATE.keys()


def test_the_tree_in_contributing_is_that_of_the_folders():
    tree = (ROOT / "CONTRIBUTING.md").read_text().split("## The rooms")[1].split("```")[1]
    rooms = set(re.findall(r"^  (\w+)/", tree, re.MULTILINE))
    lines = re.findall(r"^(?:\w+/ +)+", tree, re.MULTILINE)
    top = {name for line in lines for name in re.findall(r"\w+", line)}

    assert rooms == folders(ROOT / "cities")
    assert {*MAY_IMPORT, "templates", "tests", "static", "fixtures"} <= top
    assert [name for name in top if not (ROOT / name).is_dir()] == []


def test_lines_of_templates_are_short_where_they_can_be_broken():
    lines = [
        (str(path.relative_to(ROOT)), number, line)
        for path in (ROOT / "templates").rglob("*.*")
        for number, line in enumerate(path.read_text().splitlines(), start=1)
    ]

    assert [line for line in lines if len(line[2]) > 120 and len(line[2].split()) > 1] == []


# An index of cities/0004 is made of an expression, and is compared with the index of the model: it
# must be of the same class.
LIVING = {"cities/migrations/0004_look_up_names.py": {"cities.db_functions"}}


def test_migrations_import_no_living_code():
    found = {}
    for path in (path for path in SOURCES if path.parent.name == "migrations"):
        package = path.relative_to(ROOT).with_suffix("").parts[:-1]
        ours = {
            name.rpartition(".")[0] if name.rpartition(".")[2][:1].isupper() else name
            for name in imports(parsed(path), package)
            if name.split(".")[0] in MAY_IMPORT and "migrations" not in name.split(".")
        }
        if ours:
            found[str(path.relative_to(ROOT))] = ours

    assert found == LIVING
