"""The public pages: one address, or more, for each template. The one list of the browser tests."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PublicPage:
    """An address, and what it answers to a visitor who comes by `method`."""

    path: str
    status: int = 200
    method: str = "GET"

    def __str__(self):
        way = "" if self.method == "GET" else f"{self.method} "
        return way + (self.path if len(self.path) < 60 else f"{self.path[:40]}...")


PAGES = [
    PublicPage("/"),
    PublicPage("/cities/"),
    PublicPage("/cities/?level=gold"),
    PublicPage("/cities/?level=gold&q=boston"),  # lists no city
    PublicPage("/cities/?view=table"),
    PublicPage("/compare/"),
    PublicPage("/compare/?city=boston-ma&city=kansas-city-mo"),
    PublicPage("/find/"),
    PublicPage("/find/?q=springfield"),
    PublicPage("/find/?q=winstonburg,KS"),  # not in the record
    PublicPage("/states/"),
    PublicPage("/states/ca/"),
    PublicPage("/states/mt/"),  # no certified city, nor in its neighbors
    PublicPage("/cities/dallas-tx/"),  # eligible
    PublicPage("/cities/kansas-city-mo/?as_of=2018-12-31"),
    PublicPage("/cities/kansas-city-mo/"),
    PublicPage("/cities/washington-dc/"),
    PublicPage("/timeline/"),
    PublicPage("/timeline/2019/"),
    PublicPage("/corrections/"),
    PublicPage("/data/"),
    PublicPage("/data/releases/"),
    PublicPage("/data/api/"),
    PublicPage("/about/"),
    PublicPage("/about/accessibility/"),
]
ERRORS = [
    PublicPage("/cities/?level=bronze", status=400),
    PublicPage(f"/cities/?{'&'.join('x' * 1001)}", status=400),  # more words than Django reads
    PublicPage("/compare/?city=nowhere", status=400),
    PublicPage(f"/find/?q={'x' * 101}", status=400),
    PublicPage("/states/?sort=size", status=400),
    PublicPage("/about/?as_of=tomorrow", status=400),
    PublicPage("/broken/forbidden", status=403),
    PublicPage("/cities/nowhere/", status=404),
    PublicPage("/cities/", status=405, method="POST"),
    PublicPage("/broken/fault", status=500),
]
