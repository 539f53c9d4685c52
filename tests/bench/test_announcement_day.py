"""A minute of a CDN in small: every reader is answered, once, and never too early."""

import pytest

from bench.announcement_costs import Cost, Costs, Page, cost_in
from bench.announcement_day import END, SETTINGS, Day, Rehearsal
from bench.announcement_report import percentile

DAY = Day(readers=400, places=3)
COSTS = Costs(
    Cost(0.0003, 0.0004),
    Cost(0.0002, 0.0003),
    [
        Page("/", 70, Cost(0.03, 0.04), 10_000, 700),
        Page("/cities.csv", 30, Cost(0.01, 0.02), 2_000, 800),
    ],
)
ORIGINS = (1, 2)


@pytest.fixture(params=SETTINGS, ids=lambda each: f"{each.cache}, {each.others}", scope="module")
def setting(request):
    return request.param


@pytest.fixture(params=ORIGINS, scope="module")
def rehearsal(request, setting):
    return Rehearsal(setting, COSTS, DAY, request.param)


def requests(rehearsal):
    return sum(sum(load.requests) for load in rehearsal.loads)


def test_every_reader_is_answered_once(rehearsal):
    expected = DAY.readers * END

    assert rehearsal.answered.total() == sum(copy.end for copy in rehearsal.copies)
    assert rehearsal.answered.total() == pytest.approx(expected, abs=len(rehearsal.copies))


def test_nobody_gets_the_new_page_before_its_minute_and_everybody_after_a_while(rehearsal):
    assert rehearsal.early == 0
    assert all(copy.is_new for copy in rehearsal.copies)
    assert rehearsal.old > 0


def test_an_origin_whose_clock_is_ahead_would_be_noticed(monkeypatch, setting):
    monkeypatch.setattr(Rehearsal, "is_past", lambda self, time: time > 1)

    assert Rehearsal(setting, COSTS, DAY, 1).early > 0


def test_a_place_asks_for_a_page_once_at_a_time(setting, monkeypatch):
    on_their_way = []  # (copy, from, to)
    answer = Rehearsal._meanwhile

    def noted(self, copy, reader, following, back, is_new):
        on_their_way.append((id(copy), copy.time_of(reader), back))
        answer(self, copy, reader, following, back, is_new)

    monkeypatch.setattr(Rehearsal, "_meanwhile", noted)
    rehearsal = Rehearsal(setting, COSTS, DAY, 1)

    by_copy = sorted(on_their_way)
    assert all(
        copy != next_copy or back <= begun
        for (copy, _, back), (next_copy, begun, _) in zip(by_copy, by_copy[1:], strict=False)
    )
    assert requests(rehearsal) < rehearsal.answered.total() / 2


def test_a_copy_is_asked_for_at_most_once_in_the_time_that_it_is_fresh(rehearsal):
    least = rehearsal.setting.fresh_for + 2 * DAY.ways[0]  # seconds from one request to the next

    assert requests(rehearsal) <= len(rehearsal.copies) * (END / least + 1)


def test_the_last_old_page_is_no_older_than_the_setting_allows(rehearsal):
    setting = rehearsal.setting
    # An answer under way at the minute is old, and so is what others get until the next one.
    ways = rehearsal.longest_way * (2 if setting.stale_for else 1)
    for copy in rehearsal.copies:
        gap = copy.gap if setting.stale_for else 0
        assert copy.last_old <= setting.fresh_for + ways + gap


def test_who_waits_is_who_the_setting_lets_wait():
    answered = [Rehearsal(each, COSTS, DAY, 1).answered for each in SETTINGS]

    for setting, by in zip(SETTINGS, answered, strict=True):
        assert bool(by["old copy"]) == bool(setting.stale_for)
        assert bool(by["waited"]) == setting.first_waits


def test_each_worker_renders_each_page_once_after_the_minute(rehearsal):
    workers = DAY.workers * len(rehearsal.loads)

    assert len(COSTS.pages) <= rehearsal.renders <= len(COSTS.pages) * workers


def test_a_copy_gets_a_body_once_and_304_before_and_after(rehearsal):
    bodies = sum(COSTS.pages[copy.page].full for copy in rehearsal.copies)
    shortest = min(page.not_modified for page in COSTS.pages)
    sent = sum(sum(load.sent) for load in rehearsal.loads)
    not_modified = requests(rehearsal) - len(rehearsal.copies)

    assert bodies + not_modified * shortest <= sent <= bodies + not_modified * (shortest + 100)


def test_the_same_seed_gives_the_same_day(setting):
    def told(seed):
        found = Rehearsal(setting, COSTS, DAY._replace(seed=seed), 2)
        return (
            found.answered,
            [vars(load) for load in found.loads],
            [copy.last_old for copy in found.copies],
        )

    assert told(1) == told(1)
    assert told(1) != told(2)


def test_an_origin_that_is_too_slow_makes_readers_wait_and_loses_none():
    slow = Cost(0.01, 0.1)
    day = Day(readers=400, places=10)
    rehearsal = Rehearsal(SETTINGS[0], COSTS._replace(not_modified=slow, kept=slow), day, 1)

    assert requests(rehearsal) <= END * day.workers / slow.answer * 1.02
    assert rehearsal.longest_wait > slow.answer * 2
    assert rehearsal.answered.total() == sum(copy.end for copy in rehearsal.copies)


def test_costs_are_read_from_the_table():
    table = (
        "| a page, kept |  0.80 |   1.50 |\n| another | 0.1 | 9 |\n\n"
        "1 is bare gunicorn: 4,000 requests a second, 0.20 ms of CPU a request.\n"
    )

    assert cost_in(table, "a page, kept") == pytest.approx((0.0003, 1 / 3200))
    with pytest.raises(SystemExit, match="no row"):
        cost_in(table, "a page")


@pytest.mark.parametrize(("share", "value"), [(0.5, 2), (0.99, 4), (1, 4)])
def test_a_percentile_is_one_of_the_values(share, value):
    assert percentile([1, 2, 3, 4], share) == value
