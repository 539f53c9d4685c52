"""Charts: the numbers they are made of can be read back from their geometry."""

from dataclasses import dataclass

import pytest

from certifications.charts import FIRST_STEP, RIGHT, standing_chart
from certifications.levels import Level


@dataclass
class Award:
    year: int
    level: Level


def test_no_award_no_chart():
    assert standing_chart([]) is None


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
    assert all(FIRST_STEP <= step.x <= RIGHT - 20 for step in steps)
