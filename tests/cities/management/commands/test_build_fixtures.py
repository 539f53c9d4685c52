"""The command build_fixtures: files in, files out."""

import os
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cities.build.tables import TABLES

COMMITTED = Path(__file__).parents[4] / "fixtures"
SOURCES = ["roster.txt", "places.csv", "announcements.csv", "award_sources.csv", "case_studies.csv"]
BUILT = ["roster.json", "eligible_cities.json", "case_studies.json"]


@pytest.fixture
def folder(tmp_path):
    """A folder with the committed sources, not built."""
    for name in SOURCES:
        shutil.copy(COMMITTED / name, tmp_path)
    return tmp_path


def run(folder, *options):
    """Run the command on `folder` and return the lines that it prints."""
    output = StringIO()
    call_command("build_fixtures", "--fixtures", str(folder), *options, stdout=output)
    return output.getvalue().splitlines()


def refusal(folder, *options):
    """Run the command on `folder` and return the lines of its refusal."""
    with pytest.raises(CommandError) as refused:
        run(folder, *options)
    return str(refused.value).splitlines()


def without_sources(folder):
    """Leave out the further sources: the tests' own rosters have other awards."""
    (folder / "award_sources.csv").write_text(",".join(TABLES["award_sources.csv"]) + "\n")


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("name", BUILT)
def test_committed_file_is_a_fresh_build_byte_for_byte(folder, name):
    run(folder)

    assert (folder / name).read_bytes() == (COMMITTED / name).read_bytes()


def test_check_without_folder_reads_the_committed_fixtures():
    output = StringIO()

    call_command("build_fixtures", "--check", stdout=output)

    assert (
        "roster.json: 13 cities, 11 announcements, 16 assessments, 16 awards, 2 further sources"
        in output.getvalue()
    )


def test_build_tells_its_notes_and_counts(folder):
    assert run(folder) == [
        "San Francisco: no state printed; taken as San Francisco, CA, "
        "the only eligible place of that name",
        "roster.json: 13 cities, 11 announcements, 16 assessments, 16 awards, 2 further sources",
        "eligible_cities.json: 1361 cities, 35 other names",
        "case_studies.json: 8 case studies",
    ]


def test_counts_of_one_are_singular(folder):
    without_sources(folder)
    (folder / "roster.txt").write_text("Boston, MA (2018 Silver)")
    (folder / "case_studies.csv").write_text(
        "city_slugs,title,publisher,published_on,url\n,A,B,,https://example.org/\n"
    )

    assert run(folder) == [
        "roster.json: 1 city, 11 announcements, 1 assessment, 1 award",
        "eligible_cities.json: 1361 cities, 35 other names",
        "case_studies.json: 1 case study",
    ]


def test_second_build_changes_nothing(folder):
    run(folder)
    before = contents(folder)

    run(folder)

    assert contents(folder) == before


def test_build_leaves_only_the_built_files(folder):
    run(folder)

    assert sorted(contents(folder)) == sorted(SOURCES + BUILT)


# --check


def test_check_passes_after_a_build(folder):
    run(folder)

    assert run(folder, "--check")


def test_check_names_every_file_that_differs_or_is_missing(folder):
    run(folder)
    (folder / "roster.json").write_text("[]\n")
    (folder / "case_studies.json").unlink()

    assert refusal(folder, "--check") == [
        f"{folder / 'roster.json'} differs from a fresh build",
        f"{folder / 'case_studies.json'} is missing",
        "Run: python manage.py build_fixtures",
    ]


def test_check_writes_nothing(folder):
    before = contents(folder)

    refusal(folder, "--check")

    assert contents(folder) == before


# Refusals


def test_refused_roster_tells_each_fault_on_its_own_line(folder):
    (folder / "roster.txt").write_text("Boston, MA (2018 Bronze), and Springfield (2018 Silver)")

    assert refusal(folder)[1:3] == [
        'Boston, MA (2018 Bronze): "Bronze" is no level: the levels are Silver, Gold, Platinum.',
        "Springfield: say which state: IL, MA, MO, OH, OR",
    ]


@pytest.mark.parametrize("options", [[], ["--check"]])
def test_refused_roster_writes_nothing(folder, options):
    run(folder)
    (folder / "roster.txt").write_text("Boston, MA (2018 Bronze)")
    before = contents(folder)

    refusal(folder, *options)

    assert contents(folder) == before


def test_unknown_city_of_a_case_study_keeps_the_roster_from_being_written(folder):
    with open(folder / "case_studies.csv", "a", encoding="utf-8") as file:
        file.write("atlantis-ga,A,B,,https://example.org/\n")

    refusal(folder)

    assert sorted(contents(folder)) == sorted(SOURCES)


@pytest.mark.parametrize("name", SOURCES)
def test_missing_source_is_named(folder, name):
    (folder / name).unlink()

    assert refusal(folder) == [f"{folder / name} cannot be read: No such file or directory."]


@pytest.mark.parametrize("name", SOURCES)
def test_source_that_is_not_utf_8_is_named(folder, name):
    (folder / name).write_bytes("Cañon City".encode("latin-1"))

    assert refusal(folder) == [f"{folder / name} is not UTF-8: save it in that encoding."]


@pytest.mark.parametrize("name", SOURCES)
def test_byte_order_mark_changes_nothing(folder, name):
    (folder / name).write_text((folder / name).read_text("utf-8"), encoding="utf-8-sig")

    run(folder)

    assert (folder / "roster.json").read_bytes() == (COMMITTED / "roster.json").read_bytes()


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        (
            "year,announced_at,precision,day_in_words,title,publisher,source_url,note\n",
            "stated_total, coverage, checked_on",
        ),
        ("", ", ".join(TABLES["announcements.csv"])),
    ],
)
def test_missing_columns_are_named(folder, text, missing):
    (folder / "announcements.csv").write_text(text)

    assert refusal(folder) == [f"{folder / 'announcements.csv'} has no column {missing}."]


def test_table_that_is_no_csv_is_named(folder):
    with open(folder / "announcements.csv", "a", encoding="utf-8") as file:
        file.write('2020,"never closed\n')

    (sentence,) = refusal(folder)

    assert sentence.startswith(f"{folder / 'announcements.csv'}, near line 12, is no CSV: ")


def test_files_stay_as_they_were_when_one_cannot_be_written(folder, monkeypatch):
    without_sources(folder)

    def full(*_):
        raise OSError(28, "No space left on device", str(folder / "roster.json"))

    run(folder)
    (folder / "roster.txt").write_text("Boston, MA (2018 Silver)")
    (folder / "case_studies.csv").write_text("city_slugs,title,publisher,published_on,url\n")
    before = contents(folder)
    monkeypatch.setattr(os, "replace", full)

    sentences = refusal(folder)

    assert contents(folder) == before
    assert sentences == [f"{folder / 'roster.json'} cannot be written: No space left on device."]
