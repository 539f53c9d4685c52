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
    PublicPage("/cities/kansas-city-mo/"),
    PublicPage("/cities/washington-dc/"),
    PublicPage("/timeline/"),
    PublicPage("/timeline/2019/"),
    PublicPage("/timeline/2016/"),  # a year without awards
    PublicPage("/about/"),
    PublicPage("/about/accessibility/"),
    PublicPage("/about/design/"),
]
ERRORS = [
    PublicPage("/cities/?level=bronze", status=400),
    PublicPage(f"/cities/?{'&'.join('x' * 1001)}", status=400),  # more words than Django reads
    PublicPage("/broken/forbidden", status=403),
    PublicPage("/cities/nowhere/", status=404),
    PublicPage("/cities/", status=405, method="POST"),
    PublicPage("/broken/fault", status=500),
]
