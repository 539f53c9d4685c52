"""What each page tells search engines of itself: its address, and whether to list it."""

import pytest

DAY = "as_of=2018-12-31"
SITE = "http://127.0.0.1:8000"
# An address as it may be typed, and the canonical form of it.
CANONICAL = [
    ("/", "/"),
    ("/cities/", "/cities/"),
    ("/cities/?year=2018&level=gold&utm_source=x&q=&page=1", "/cities/?level=gold&year=2018"),
    ("/cities/?view=table&sort=name&standing=ever", "/cities/"),
    ("/cities/?state=TX&state=CA&state=TX", "/cities/?state=CA&state=TX"),
    ("/cities/boston-ma/?x", "/cities/boston-ma/"),
    ("/cities/dallas-tx/", "/cities/dallas-tx/"),
    ("/compare/?city=dallas-tx&city=boston-ma", "/compare/?city=boston-ma&city=dallas-tx"),
    ("/find/", "/find/"),
    ("/find/?x&q=+kansas++city", "/find/?q=kansas+city"),
    ("/states/?sort=-certified", "/states/"),
    ("/states/?sort=-share", "/states/?sort=-share"),
    ("/states/MA/", "/states/ma/"),
    ("/timeline/?x", "/timeline/"),
    ("/timeline/2018/", "/timeline/2018/"),
    ("/data/", "/data/"),
    ("/about/", "/about/"),
]


def with_day(address):
    """Return the canonical address with the day, whose word comes first but for `city`."""
    path, _, query = address.partition("?")
    return f"{path}?{'&'.join(filter(None, [DAY, query]))}"


def addresses(soup):
    canonical = soup.select_one("link[rel=canonical]")["href"]
    shared = soup.select_one("meta[property='og:url']")["content"]
    return canonical.removeprefix(SITE), shared.removeprefix(SITE)


@pytest.mark.parametrize(("typed", "canonical"), CANONICAL)
def test_page_names_its_canonical_address(published, page, typed, canonical):
    soup = page(typed)

    assert addresses(soup) == (canonical, canonical)
    assert soup.select_one("meta[property='og:image']")["content"].startswith(f"{SITE}/cards/")


@pytest.mark.parametrize(("typed", "canonical"), CANONICAL)
def test_page_of_a_day_names_the_address_of_that_day(published, page, typed, canonical):
    soup = page(f"{typed}{'&' if '?' in typed else '?'}{DAY}")

    assert addresses(soup) == (with_day(canonical), with_day(canonical))
    assert soup.select_one("meta[name=robots]")["content"] == "noindex"
    assert DAY in soup.select_one("meta[property='og:image']")["content"]


@pytest.mark.parametrize(
    "address",
    ["/", "/cities/", "/cities/?level=gold", "/cities/?year=2018", "/cities/?state=CA"]
    + ["/cities/?standing=current", "/cities/dallas-tx/", "/states/", "/states/ks/", "/data/"]
    + ["/find/", "/compare/", "/timeline/2018/"],
)
def test_page_is_listed(published, page, address):
    assert page(address).select("meta[name=robots]") == []


@pytest.mark.parametrize(
    "address",
    ["/cities/?level=gold&year=2018", "/cities/?level=gold&level=silver", "/cities/?q=san"]
    + ["/cities/?state=CA&state=TX&state=AL", "/cities/?level=platinum", "/cities/?sort=-year"]
    + ["/find/?q=springfield", "/states/?sort=-share", "/compare/?city=boston-ma&city=dallas-tx"],
)
def test_thin_combination_is_not_listed(published, page, address):
    assert page(address).select_one("meta[name=robots]")["content"] == "noindex"
