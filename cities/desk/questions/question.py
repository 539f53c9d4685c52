"""A question of the record: what looks wrong and may be right. Pure."""

import json
from dataclasses import dataclass
from typing import Any
from zlib import crc32

# The tables that are asked about.
CITY = "cities_city"
CASE_STUDY = "cities_casestudy"
ANNOUNCEMENT = "certifications_announcement"
ASSESSMENT = "certifications_assessment"
AWARD = "certifications_certificationaward"
AWARD_SOURCE = "certifications_awardsource"


@dataclass(frozen=True)
class Question:
    """What a rule asks about a row, and the values that make it ask.

    `values` are plain, as JSON has them: whoever answers, answers for them alone. `also` are other
    rows, as (table, key), on whose pages the question stands too.
    """

    rule: str
    table: str
    key: int
    name: str
    sentence: str
    values: dict[str, Any]
    also: tuple[tuple[str, int], ...] = ()

    @property
    def id(self) -> str:
        """A name for it in addresses and forms, which changes with the values."""
        said = json.dumps(self.values, sort_keys=True)
        return f"{self.rule}-{self.key}-{crc32(said.encode()):08x}"

    @property
    def rows(self) -> tuple[tuple[str, int], ...]:
        """The rows on whose pages it stands."""
        return ((self.table, self.key), *self.also)

    def is_about(self, table: str, key: int) -> bool:
        return (table, key) in self.rows
