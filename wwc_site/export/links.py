"""The links of an exported page: to files of the archive, to the live site, or to nowhere. Pure."""

import re
from dataclasses import dataclass, field
from html import escape, unescape
from urllib.parse import urldefrag, urljoin, urlsplit

from .places import place_of

# An element that leads somewhere. Our templates write every value in double quotes.
ELEMENT = re.compile(
    r'<(?P<name>\w+)(?P<before>\s[^<>]*?)?\shref="(?P<href>[^"]*)"(?P<after>[^<>]*)>'
)
TYPE = re.compile(r'\stype="[^"]*"')  # of the file that a link leads to: without it, of nothing
LOADED = re.compile(r'\s(?:src|content)="([^"]*)"')
NOT_WRITTEN = ("/static/", "/admin/")  # static files are copied as they are


@dataclass
class Links:
    """Rewrites the pages of an archive of `day` at `site`; `live` is the site that still answers.

    `found` gathers the addresses that the pages lead to, and whose files must be there.
    """

    site: str
    live: str
    day: str
    found: set[str] = field(default_factory=set)

    def rewritten(self, page: str, address: str) -> str:
        """Return the page of an address with its links as they are in the archive."""
        page = self._named.sub(self._renamed, page)
        page = ELEMENT.sub(lambda element: self._led(element, address), page)
        for url in LOADED.findall(page):
            if url.startswith(("/", f"{self.site}/")):
                self._find(unescape(url).removeprefix(self.site))
        return page

    @property
    def _named(self):
        """An absolute address of the site with a query, wherever a page says it.

        The comma of a sentence is not of the address.
        """
        return re.compile(rf'{re.escape(self.site)}(/[^\s"<>{{}}]*\?[^\s"<>{{}}]*[^\s"<>{{}},.;)])')

    def _renamed(self, named):
        place = self._find(unescape(named[1]))
        if place is None:  # an example in the description of the API
            return (self.live or self.site) + named[1]
        return self.site + escape(place)

    def _led(self, element, address):
        """Return an element that leads to where the archive has what it names, or else nowhere."""
        url, fragment = urldefrag(unescape(element["href"]))
        own = url.startswith(f"{self.site}/")
        if not own and (urlsplit(url).netloc or urlsplit(url).scheme or not url):
            return element[0]
        asked = urljoin(address, url.removeprefix(self.site) if own else url)
        place = self._find(asked)
        if place is not None:
            target = (self.site if own else "") + place
        elif self.live:
            target = self.live + asked
        elif element["name"] == "a":
            return f"<a{element['before'] or ''}{TYPE.sub('', element['after'])}>"
        else:
            return ""
        target = escape(target + ("#" + fragment if fragment else ""))
        return f'<{element["name"]}{element["before"] or ""} href="{target}"{element["after"]}>'

    def _find(self, address):
        place = place_of(address, self.day)
        if place is not None and not place.startswith(NOT_WRITTEN):
            self.found.add(urldefrag(address)[0])
        return place
