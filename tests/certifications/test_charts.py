"""Charts: the numbers they are made of can be read back from their geometry."""

from dataclasses import dataclass

import pytest

from certifications.charts import BOTTOM, LEFT, RIGHT, TOP, cohort_chart, standing_chart
from certifications.levels import Event, Level
from certifications.timeline import cohorts


@dataclass
class Award:
    year: int
    level: Level
    event: Event = Event.FIRST


def record(*years):
    """Return cohorts from (year, silver, gold, platinum) counts."""
    awards = [
        Award(year, level)
        for year, *counts in years
        for level, count in zip(Level, counts, strict=True)
        for _ in range(count)
    ]
    return cohorts(awards)


ROSTER = record((2018, 8, 1, 0), (2019, 4, 3, 0))
ONE_YEAR = record((2018, 9, 0, 0))
GAP = record((2018, 1, 0, 0), (2021, 0, 2, 0))
LARGE = record(*((year, 30, 20, 10) for year in range(2018, 2030)))
LONG = record(*((year, 1, 0, 0) for year in range(2015, 2101)))
RECORDS = [ROSTER, ONE_YEAR, GAP, LARGE, LONG]


def test_no_cohort_no_chart():
    assert cohort_chart([]) is None
    assert standing_chart([]) is None


@pytest.mark.parametrize("cohorts_given", RECORDS)
def test_blocks_are_as_high_as_their_counts(cohorts_given):
    chart = cohort_chart(cohorts_given)
    unit = (BOTTOM - TOP) / chart.award_ticks[-1].value

    for column in chart.columns:
        for block in column.blocks:
            assert block.height == pytest.approx(block.count * unit, abs=0.11)


@pytest.mark.parametrize("cohorts_given", RECORDS)
def test_blocks_stand_on_each_other_from_the_ground_up(cohorts_given):
    for column in cohort_chart(cohorts_given).columns:
        ground = BOTTOM
        for block in column.blocks:
            assert block.y + block.height == pytest.approx(ground, abs=0.11)
            ground = block.y
        assert [b.level for b in column.blocks] == sorted(b.level for b in column.blocks)


@pytest.mark.parametrize("cohorts_given", RECORDS)
def test_everything_stands_inside_the_frame(cohorts_given):
    chart = cohort_chart(cohorts_given)

    for column in chart.columns:
        assert TOP <= column.total_y <= BOTTOM
        for block in column.blocks:
            assert block.x >= LEFT
            assert block.x + block.width <= RIGHT
            assert block.y >= TOP


@pytest.mark.parametrize("cohorts_given", RECORDS)
def test_columns_and_labeled_years_do_not_overlap(cohorts_given):
    columns = cohort_chart(cohorts_given).columns
    labeled = [c.x for c in columns if c.is_labeled]

    assert all(b - a >= 30 for a, b in zip(labeled, labeled[1:], strict=False))
    assert columns[-1].is_labeled
    for left, right in zip(columns, columns[1:], strict=False):
        if left.blocks and right.blocks:
            assert left.blocks[0].x + left.blocks[0].width <= right.blocks[0].x


def test_a_gap_year_has_an_empty_column_and_keeps_the_total():
    columns = cohort_chart(GAP).columns

    assert [(c.year, len(c.blocks), c.total) for c in columns] == [
        (2018, 1, 1),
        (2019, 0, 1),
        (2020, 0, 1),
        (2021, 1, 3),
    ]


def test_one_year_is_one_column():
    (column,) = cohort_chart(ONE_YEAR).columns

    assert (column.year, column.total) == (2018, 9)


@pytest.mark.parametrize(
    ("largest", "values"),
    [
        (1, [0, 1]),
        (5, [0, 1, 2, 3, 4, 5]),
        (9, [0, 2, 4, 6, 8, 10]),
        (13, [0, 5, 10, 15]),
        (60, [0, 20, 40, 60]),
        (1361, [0, 500, 1000, 1500]),
    ],
)
def test_ticks_are_few_round_numbers(largest, values):
    ticks = cohort_chart(record((2018, largest, 0, 0))).award_ticks

    assert [tick.value for tick in ticks] == values
    assert (ticks[0].y, ticks[-1].y) == (BOTTOM, TOP)


def test_a_standing_climbs_by_levels_and_goes_on():
    chart = standing_chart([Award(2021, Level.PLATINUM), Award(2018, Level.SILVER)])
    (silver, platinum) = chart.steps

    assert (silver.year, platinum.year) == (2018, 2021)
    assert platinum.y < dict(chart.level_ticks)[Level.GOLD] < silver.y
    assert chart.path == f"M{silver.x},{silver.y}H{platinum.x}V{platinum.y}H{RIGHT}"


def test_one_award_is_one_step_to_the_edge():
    chart = standing_chart([Award(2018, Level.GOLD)])
    (step,) = chart.steps

    assert chart.path == f"M{step.x},{step.y}H{RIGHT}"


@pytest.mark.parametrize("years", [range(2018, 2021), range(2015, 2101)])
def test_labeled_steps_have_room(years):
    steps = standing_chart([Award(year, Level.GOLD) for year in years]).steps
    labeled = [step.x for step in steps if step.is_labeled]

    assert all(b - a >= 38 for a, b in zip(labeled, labeled[1:], strict=False))
    assert all(LEFT <= step.x <= RIGHT - 20 for step in steps)
