"""The command build_map: the shapes of the states in, the sprite out."""

import json
import shutil
import xml.etree.ElementTree as ET
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from cities.states import STATES

FIXTURES = settings.BASE_DIR / "fixtures"
STATIC = settings.BASE_DIR / "static"
SHAPES, LICENSE, SPRITE = "us-states.json", "us-states.LICENSE.txt", "us-states.svg"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def folder(tmp_path):
    """A folder with the committed sources, not built."""
    shutil.copy(FIXTURES / SHAPES, tmp_path)
    shutil.copy(STATIC / LICENSE, tmp_path)
    return tmp_path


def run(folder, *options):
    """Run the command on `folder` and return what it prints."""
    output = StringIO()
    folders = ["--fixtures", str(folder), "--static", str(folder)]
    call_command("build_map", *folders, *options, stdout=output)
    return output.getvalue()


def refusal(folder, *options):
    """Run the command on `folder` and return the lines of its refusal."""
    with pytest.raises(CommandError) as refused:
        run(folder, *options)
    return str(refused.value).splitlines()


@pytest.fixture(scope="module")
def committed():
    return ET.parse(STATIC / SPRITE).getroot()


# The committed sprite


def test_committed_sprite_is_a_fresh_build_byte_for_byte(folder):
    run(folder)

    assert (folder / SPRITE).read_bytes() == (STATIC / SPRITE).read_bytes()


def test_check_without_folders_reads_the_committed_files():
    output = StringIO()

    call_command("build_map", "--check", stdout=output)

    assert output.getvalue().startswith("us-states.svg: 51 states, ")


def test_sprite_has_each_state_once_by_its_code(committed):
    paths = committed.findall(f"{SVG}g[@id='states']/{SVG}path")

    assert sorted(path.get("id") for path in paths) == sorted(STATES)


def test_shapes_leave_color_and_line_to_the_style_sheet(committed):
    attributes = {name for element in committed.iter() for name in element.attrib}

    assert attributes == {"viewBox", "id", "d"}


def test_shapes_are_those_of_the_source(committed):
    source = json.loads((FIXTURES / SHAPES).read_text())["states"]

    paths = {path.get("id"): path.get("d") for path in committed.iter(f"{SVG}path")}

    assert paths == {state["usps"]: state["d"] for state in source}


def test_names_of_the_shapes_are_those_of_the_directory():
    source = json.loads((FIXTURES / SHAPES).read_text())["states"]

    assert {state["usps"]: state["name"] for state in source} == STATES


def test_sprite_carries_the_whole_license_of_the_shapes():
    license = (STATIC / LICENSE).read_text()

    assert "Copyright 2013-2019 Michael Bostock" in license
    assert "this permission notice appear in all copies" in license
    assert license.strip() in (STATIC / SPRITE).read_text()


# The command


def test_check_passes_after_a_build(folder):
    run(folder)

    assert run(folder, "--check")


def test_check_tells_a_sprite_that_differs(folder):
    run(folder)
    (folder / SPRITE).write_text("<svg/>")

    assert refusal(folder, "--check") == [
        f"{folder / SPRITE} differs from a fresh build",
        "Run: python manage.py build_map",
    ]


def test_check_tells_a_missing_sprite_and_writes_none(folder):
    assert refusal(folder, "--check")[0] == f"{folder / SPRITE} is missing"
    assert not (folder / SPRITE).exists()


@pytest.mark.parametrize("name", [SHAPES, LICENSE])
def test_missing_source_is_named(folder, name):
    (folder / name).unlink()

    assert refusal(folder) == [f"{folder / name} cannot be read: No such file or directory."]


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"states": [{"usps": "TX"}]}'])
def test_source_without_shapes_is_refused_and_nothing_written(folder, text):
    (folder / SHAPES).write_text(text)

    (sentence,) = refusal(folder)

    assert sentence.startswith("us-states.json holds no shapes of states: ")
    assert not (folder / SPRITE).exists()
