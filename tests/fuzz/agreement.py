"""Do the page of a query and its files say the same, however the query is spelled?"""

import csv
import json
import re
from random import Random

from bs4 import BeautifulSoup

from tests.fuzz.making import Request, sound_query, written

HOST = (("Host", "localhost"),)
COUNT = re.compile(r"([\d,]+) (?:city|cities)\b")


def check_agreement(seed, number, ask):
    """Ask a page and its files for one query, each spelled anew; raise where they disagree."""
    random = Random(f"{seed}:{number}:query")
    pairs = sound_query(random)

    def get(path, query):
        made = Request(number, "GET", f"{path}{query}".encode(), HOST)
        answer = ask(made)
        assert answer, made
        assert answer.status == 200, (made, answer.status)
        return answer.body.decode()

    page = get("/cities/", written(random, pairs))
    soup = BeautifulSoup(page, "html.parser")
    count = count_of(soup)
    address = soup.find("link", rel="canonical")["href"]
    canonical = address[address.index("/cities/") + len("/cities/") :]
    again = BeautifulSoup(get("/cities/", canonical), "html.parser")
    rows = {
        "its canonical link": count_of(again),
        "JSON": rows_of_json(get("/cities.json", written(random, pairs))),
        "CSV": len(list(csv.reader(get("/cities.csv", written(random, pairs)).splitlines()))) - 1,
        "GeoJSON": len(json.loads(get("/cities.geojson", written(random, pairs)))["features"]),
    }
    rows |= selected_counts(soup)
    others = {name: n for name, n in rows.items() if n != count}
    assert others == {}, f"{pairs}: the heading says {count}, but {others}"
    assert again.find("link", rel="canonical")["href"] == address, "a canonical link of another"


def count_of(soup):
    """Return the number of cities that the heading says."""
    heading = soup.select_one("#results-heading").get_text()
    if heading.startswith("No "):
        return 0
    found = COUNT.match(heading)
    count = int(found[1].replace(",", "")) if found else int(" was the only city" in heading)
    assert soup.select_one("#results")["data-shown"].split()[0] == f"{count:,}", heading
    return count


def rows_of_json(text):
    content = json.loads(text)
    assert content["count"] == len(content["results"])
    return content["count"]


def selected_counts(soup):
    """Return {option: its count} of each facet of which one option is chosen."""
    counts = {}
    for name in ("level", "year", "event", "state", "region", "standing"):
        chosen = soup.select(f"#filter input[name={name}][checked]")
        if len(chosen) == 1:
            label = chosen[0].find_parent("label").select_one(".count").get_text()
            counts[f"option {name}"] = int(label.split()[0].replace(",", ""))
    return counts
