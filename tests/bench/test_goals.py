"""The table of goals: each of its figures is one that a run measures."""

from bench.goals import MEMORY, rows
from bench.table import NOT_MEASURED, Figures, Sample
from bench.targets import all_targets

PEAKS = dict.fromkeys(MEMORY, 80.0)


def rows_of(names):
    sampled = {name: Sample(1000, 0.001) for name in names}
    return rows(Figures([sampled]), 0.5, PEAKS, {"`/`": 13.5})


def test_a_run_measures_every_figure():
    found = rows_of(target.name for target in all_targets("/static/site.css"))

    assert [row for row in found if row[1] == NOT_MEASURED] == []


def test_names_of_what_is_measured_are_told_apart():
    names = [target.name for target in all_targets("/static/site.css")]

    assert len(names) == len(set(names))


def test_without_datasette_its_rows_alone_have_no_figure():
    names = [target.name for target in all_targets("/static/site.css")]
    found = rows_of(name for name in names if "Datasette" not in name)

    lacking = [row[0] for row in found if row[1] == NOT_MEASURED]
    assert len(lacking) == 2
    assert all("Datasette" in figure for figure in lacking)
