"""PostgreSQL's own tools: how they are called, and what is said where they fail."""

import shutil

import pytest
from django.core.management import CommandError
from django.db import connection

from cities.desk import postgresql_archives
from cities.desk.postgresql_archives import dump, load, migrations_of

LIST = """;
; Archive created at 2026-12-01 17:00:00 UTC
;     dbname: wwc
;
215; 1259 16386 TABLE public django_migrations wwc
227; 1259 16470 TABLE public cities_city wwc
3512; 0 16470 TABLE DATA public cities_city wwc
228; 1259 16471 VIEW public cities_view wwc
"""
ROWS = """SET statement_timeout = 0;
COPY public.django_migrations (id, app, name, applied) FROM stdin;
1\tcontenttypes\t0001_initial\t2026-12-01 17:00:00+00
2\tcities\t0012_certified_as\t2026-12-01 17:00:00+00
\\.

"""


@pytest.fixture
def tools(monkeypatch):
    """PostgreSQL's tools, which note how they are called; set `fails` to the one that does."""
    calls = []

    def run(tool, *arguments):
        calls.append((tool, *map(str, arguments)))
        if tool == run.fails:
            raise postgresql_archives.ToolFailed(f"{tool} failed: it says so")
        if "--list" in arguments:
            return run.lists.get(str(arguments[-1]), LIST)
        return ROWS

    run.fails, run.lists, run.calls = None, {}, calls
    monkeypatch.setattr(postgresql_archives, "_run", run)
    return run


def test_the_migrations_of_an_archive_are_read(tools, tmp_path):
    assert migrations_of(tmp_path / "a.pgdump") == {
        ("contenttypes", "0001_initial"),
        ("cities", "0012_certified_as"),
    }


def test_an_archive_of_another_program_is_not_sound(tools, tmp_path):
    tools.lists[str(tmp_path)] = LIST.replace("cities_city", "people")

    with pytest.raises(ValueError, match="its tables are not there"):
        migrations_of(tmp_path)


def test_what_is_no_archive_is_not_sound(tools, tmp_path):
    tools.fails = "pg_restore"

    with pytest.raises(ValueError, match="it says so"):
        migrations_of(tmp_path)


def test_all_is_replaced_in_one_transaction(tools, tmp_path):
    load(tmp_path / "backup", tmp_path / "aside")

    dumped, *_, restored = tools.calls
    assert dumped[:3] == ("pg_dump", "--format=custom", "--no-owner")
    assert dumped[3] == f"--file={tmp_path / 'aside'}"
    assert {"--clean", "--if-exists", "--single-transaction", "--no-owner"} < set(restored)
    assert restored[-1] == str(tmp_path / "backup")
    assert (tmp_path / "aside").stat().st_mode & 0o777 == 0o600


def test_tables_that_would_stay_are_named(tools, tmp_path):
    tools.lists[str(tmp_path / "aside")] = LIST + "229; 1259 16472 TABLE public cities_later wwc\n"

    with pytest.raises(CommandError, match="does not know .cities_later.*make an empty database"):
        load(tmp_path / "backup", tmp_path / "aside")

    assert not [call for call in tools.calls if "--clean" in call]
    assert not (tmp_path / "aside").exists()


@pytest.mark.parametrize("tool", ["pg_dump", "pg_restore"])
def test_where_a_tool_fails_no_half_made_file_stays(tools, tmp_path, tool):
    tools.fails = tool

    with pytest.raises(CommandError, match="it says so"):
        load(tmp_path / "backup", tmp_path / "aside")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(connection.vendor != "postgresql", reason="the tools ask PostgreSQL")
class TestTools:
    def test_a_missing_tool_is_told(self, monkeypatch, tmp_path):
        monkeypatch.setenv("PATH", str(tmp_path))

        with pytest.raises(CommandError, match="apt-get install postgresql-client"):
            dump(tmp_path / "a.pgdump")

    @pytest.mark.skipif(not shutil.which("pg_dump"), reason="pg_dump is not installed")
    def test_a_server_that_is_away_is_told(self, monkeypatch, tmp_path):
        monkeypatch.setitem(connection.settings_dict, "PORT", "1")

        with pytest.raises(CommandError, match="pg_dump failed, and nothing was changed: .*port 1"):
            dump(tmp_path / "a.pgdump")
