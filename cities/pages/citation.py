"""Citations of a page of the record, in the styles that people paste. Pure."""

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from cities.publication import SITE

BIBTEX_ESCAPES = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
}


def lasting(url: str, day: date) -> str:
    """Return the URL with `as_of`: what it answers stays what it was on that day."""
    parts = urlsplit(url)
    pairs = [(name, value) for name, value in parse_qsl(parts.query) if name != "as_of"]
    pairs = sorted([*pairs, ("as_of", day.isoformat())], key=lambda pair: pair[0])
    return urlunsplit(parts._replace(query=urlencode(pairs)))


@dataclass(frozen=True)
class Citation:
    """One page of the record as it stood on `day`: its title, lasting URL and data version.

    `published` is the day of the record's newest announcement, None where there is none.
    """

    title: str
    url: str
    version: str
    day: date
    retrieved: date
    published: date | None

    @property
    def sentence(self) -> str:
        return (
            f"“{self.title}.” {SITE}, data version {self.version}, "
            f"{self.url} (retrieved {self.retrieved.day} {self.retrieved:%B %Y})."
        )

    @property
    def apa(self) -> str:
        """The citation in the manner of the APA's manual, 7th edition, for a data set."""
        published = "n.d."
        if self.published:
            published = f"{self.published.year}, {self.published:%B} {self.published.day}"
        retrieved = f"{self.retrieved:%B} {self.retrieved.day}, {self.retrieved.year}"
        return (
            f"{SITE}. ({published}). {self.title} (Version {self.version}) [Data set]. "
            f"Retrieved {retrieved}, from {self.url}"
        )

    @property
    def bibtex(self) -> str:
        year = self.published.year if self.published else "n.d."
        key = re.sub(r"[^a-z0-9]+", "-", self.title.lower()).strip("-")[:40].strip("-")
        return (
            f"@misc{{wwc-{key}-{self.retrieved.year},\n"
            f"  author = {{{{{SITE}}}}},\n"
            f"  title = {{{{{_escaped(self.title)}}}}},\n"
            f"  year = {{{year}}},\n"
            f"  version = {{{self.version}}},\n"
            f"  url = {{{_in_bibtex(self.url)}}},\n"
            f"  urldate = {{{self.retrieved}}}\n"
            "}"
        )


def _escaped(text):
    return "".join(BIBTEX_ESCAPES.get(sign, sign) for sign in text)


def _in_bibtex(url):
    """Return the URL as the field `url` of BibTeX takes it, which a brace would end."""
    return url.replace("{", "%7B").replace("}", "%7D")
