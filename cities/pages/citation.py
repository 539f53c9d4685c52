"""Citations of a page of the record, in the styles that people paste. Pure."""

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from certifications.coverage import in_us_words
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

    Its date is that day, whatever the newest announcement's.
    """

    publisher: str
    title: str
    url: str
    version: str
    day: date
    retrieved: date

    @property
    def sentence(self) -> str:
        return (
            f"“{self.title}.” {SITE} ({self.publisher}), data version {self.version}, "
            f"{self.url} (retrieved {in_us_words(self.retrieved)})."
        )

    @property
    def apa(self) -> str:
        """The citation in the manner of the APA's manual, 7th edition, for a data set."""
        published = f"{self.day.year}, {self.day:%B} {self.day.day}"
        retrieved = in_us_words(self.retrieved)
        return (
            f"{SITE}. ({published}). {self.title} (Version {self.version}) [Data set]. "
            f"Retrieved {retrieved}, from {self.url}"
        )

    @property
    def bibtex(self) -> str:
        key = re.sub(r"[^a-z0-9]+", "-", self.title.lower()).strip("-")[:40].strip("-")
        return (
            f"@misc{{wwc-{key}-{self.retrieved.year},\n"
            f"  author = {{{{{SITE}}}}},\n"
            f"  publisher = {{{{{_escaped(self.publisher)}}}}},\n"
            f"  title = {{{{{_escaped(self.title)}}}}},\n"
            f"  year = {{{self.day.year}}},\n"
            f"  month = {{{self.day.month}}},\n"
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
