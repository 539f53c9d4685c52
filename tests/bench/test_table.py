"""Medians of ratios, how figures are written, and which goals are reached."""

import pytest

from bench.table import Figures, Goal, Sample, markdown, number


def test_a_ratio_is_the_median_of_those_of_each_round():
    # The machine halves its speed in the second round, for both.
    figures = Figures(
        [
            {"bare": Sample(1000, 0.001), "page": Sample(800, 0.0012)},
            {"bare": Sample(500, 0.002), "page": Sample(400, 0.0024)},
            {"bare": Sample(1000, 0.001), "page": Sample(100, 0.009)},
        ]
    )

    assert figures.requests("page", "bare") == pytest.approx(0.8)
    assert figures.cpu("page", "bare") == pytest.approx(1.2)
    assert figures.median("bare", "requests") == 1000


def test_a_slow_page_is_compared_in_the_round_that_had_it():
    figures = Figures(
        [{"bare": Sample(1000, 0.001), "slow": Sample(1, 1.0)}, {"bare": Sample(1, 1.0)}]
    )

    assert figures.cpu("slow", "bare") == pytest.approx(1000)


def test_what_was_not_measured_has_no_figure():
    figures = Figures([{"bare": Sample(1000, 0.001)}])

    assert figures.cpu("nginx", "bare") is None
    assert figures.median("nginx", "cpu") is None
    assert Goal("nginx", None, "≤", 1).row() == ("nginx", "not measured", "≤ 1", "")


@pytest.mark.parametrize(
    ("measured", "sign", "reached"),
    [(0.75, "≥", "yes"), (0.7499, "≥", "**no**"), (0.75, "≤", "yes"), (0.7501, "≤", "**no**")],
)
def test_a_goal_is_judged_by_the_figure_before_it_is_rounded(measured, sign, reached):
    assert Goal("kept", measured, sign, 0.75).row() == ("kept", "0.75", f"{sign} 0.75", reached)


def test_a_unit_stands_beside_the_figure_and_the_goal():
    assert Goal("memory", 97.44, "≤", 75, " MiB").row()[1:3] == ("97.4 MiB", "≤ 75 MiB")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (16_370.4, "16,370"),
        (99.96, "100.0"),
        (12.34, "12.3"),
        (0.812, "0.81"),
        (0.0123, "0.012"),
        (0.0000341, "0.000034"),
        (0, "0.00"),
        (None, "not measured"),
    ],
)
def test_figures_are_written_with_the_digits_that_mean_something(value, written):
    assert number(value) == written


def test_a_table_reads_well_as_it_stands():
    assert markdown(("page", "CPU"), [("`/`", "74"), ("a city", "1,124")], "lr") == (
        "| page   |   CPU |\n| ------ | ----: |\n| `/`    |    74 |\n| a city | 1,124 |"
    )
