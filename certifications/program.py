"""Fixed facts of the certification program."""

from datetime import UTC, datetime

# The program was launched in 2015 (Data-Smart City Solutions, 2017); no award can be older. The
# upper bound only catches typing errors.
FIRST_YEAR = 2015
LAST_YEAR = 2100

# An announcement outside these moments is a typing error.
FIRST_MOMENT = datetime(FIRST_YEAR, 1, 1, tzinfo=UTC)
LAST_MOMENT = datetime(LAST_YEAR + 1, 12, 31, tzinfo=UTC)

# "Any U.S. city with a population of 30,000 or more" (the same article).
MINIMUM_POPULATION = 30_000

# A round is announced in its year or soon after: years further apart are a typing error.
MOST_YEARS_APART = 2
