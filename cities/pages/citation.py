"""Citations of a page of the record, in the forms that people paste. Pure."""

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


def lasting(address: str, day: date) -> str:
    """Return the address with the word `as_of`: what it answers stays what it was on that day."""
    parts = urlsplit(address)
    words = [(word, value) for word, value in parse_qsl(parts.query) if word != "as_of"]
    words = sorted([*words, ("as_of", day.isoformat())], key=lambda pair: pair[0])
    return urlunsplit(parts._replace(query=urlencode(words)))


@dataclass(frozen=True)
class Citation:
    """One page of the record as it stood on `day`: its title, lasting address and data version.

    `published` is the day of the record's newest announcement, None where there is none.
    """

    title: str
    address: str
    version: str
    day: date
    retrieved: date
    published: date | None

    @property
    def sentence(self) -> str:
        return (
            f"“{self.title}.” {SITE}, data version {self.version}, "
            f"{self.address} (retrieved {self.retrieved.day} {self.retrieved:%B %Y})."
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
            f"Retrieved {retrieved}, from {self.address}"
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
            f"  url = {{{_in_address(self.address)}}},\n"
            f"  urldate = {{{self.retrieved}}}\n"
            "}"
        )


def _escaped(text):
    return "".join(BIBTEX_ESCAPES.get(sign, sign) for sign in text)


def _in_address(address):
    """Return the address as the field `url` of BibTeX takes it, which a brace would end."""
    return address.replace("{", "%7B").replace("}", "%7D")
