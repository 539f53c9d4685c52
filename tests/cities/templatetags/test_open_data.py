"""The files beside a year: the rows of that year."""

import csv
import io


def test_files_of_a_year_hold_its_awards(roster, page, client):
    links = [a["href"] for a in page("/timeline/2019/").select("aside a[type]")]

    assert "/awards.atom?year=2019" in links
    rows = client.get("/awards.csv?year=2019").getvalue().decode()
    assert "/awards.csv?year=2019" in links
    assert len(list(csv.DictReader(io.StringIO(rows)))) == 7


def test_files_of_a_year_keep_the_day(roster, page):
    links = [a["href"] for a in page("/timeline/2018/?as_of=2018-12-31").select("aside a[type]")]

    assert "/awards.csv?as_of=2018-12-31&year=2018" in links
