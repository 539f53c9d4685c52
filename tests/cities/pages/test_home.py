"""The front page."""


def test_front_page_gives_the_numbers_of_the_record(roster, page):
    numbers = {
        div.dt.get_text(strip=True): div.dd.get_text(strip=True)
        for div in page("/").select(".numbers div")
    }

    assert numbers == {
        "certified cities": "13",
        "awards in 2 cohorts": "16",
        "states and the District of Columbia": "10",
        "Platinum, by latest award": "0",
        "Gold, by latest award": "4",
        "Silver, by latest award": "9",
    }
