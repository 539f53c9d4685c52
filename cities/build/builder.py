"""Builds the fixtures: joins the roster with the places, the announcements and the case studies."""

import json
from collections import defaultdict
from dataclasses import dataclass

from certifications.program import MINIMUM_POPULATION
from certifications.roster import RosterError
from certifications.rounds import parse_rounds
from cities.lookup.ranking import Name, meant, rank
from cities.lookup.reading import parse
from cities.text import fold

from .rounds import announcements_of
from .tables import Rows, read_rows

# So many places are named, at most, where a line of the roster may mean one of them.
MOST_NEAR = 5


class BuildError(ValueError):
    """Sources that no fixtures are built from; `faults` are the sentences that say why."""

    def __init__(self, faults: list[str]):
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Build:
    """The fixtures, {file name: objects}, and a sentence on each resolution a reader may doubt."""

    fixtures: dict[str, list[dict]]
    notes: tuple[str, ...]


def build(
    roster_text: str, places: Rows, announcements: Rows, sources: Rows, case_studies: Rows
) -> Build:
    """Return the fixtures of a roster; the other four are rows as csv.DictReader gives them.

    The objects have Django's serialized shape with natural keys, and are sorted. BuildError names
    every fault; only what faulty rows leave out is not looked for, lest it be called missing too.
    """
    faults: list[str] = []
    places = read_rows("places.csv", places, faults)
    announcements = read_rows("announcements.csv", announcements, faults)
    sources = read_rows("award_sources.csv", sources, faults)
    case_studies = read_rows("case_studies.csv", case_studies, faults)
    has_faulty_rows = bool(faults)
    try:
        lines = parse_rounds(roster_text)
    except RosterError as error:
        lines, faults = error.lines, error.faults + faults
    if has_faulty_rows:
        raise BuildError(faults)
    notes: list[str] = []
    cities = _resolve_all(lines, places, faults, notes)
    # Where a roster line is at fault, its city is missing for that reason, told already.
    known = {place["slug"] for place in places} if faults else set(cities)
    announced = announcements_of(lines, announcements, faults)
    faults += _faults_of_case_studies(case_studies, known)
    faults += _faults_of_sources(sources, cities) if not faults else []
    if faults:
        raise BuildError(faults)
    case_studies.sort(key=lambda study: (study["title"], study["url"]))
    fixtures = {
        "roster.json": [
            *_roster_objects(cities, announcements, announced),
            *_objects("certifications.awardsource", map(_source_fields, sources)),
        ],
        "eligible_cities.json": _eligible_objects(places),
        "case_studies.json": _objects("cities.casestudy", map(_case_study_fields, case_studies)),
    }
    return Build(fixtures, tuple(notes))


def population_of(place: dict) -> tuple[int, int, str]:
    """Return (persons, year, source) of the population that counts for the program.

    It is the census count of 2020; where that is below the program's minimum and the estimate for
    2024 reaches it, the estimate.
    """
    if place["pop_2020"] < MINIMUM_POPULATION <= place["pop_2024"]:
        source = "U.S. Census Bureau, Vintage 2024 estimate for July 1, 2024"
        return place["pop_2024"], 2024, source
    return place["pop_2020"], 2020, "U.S. Census Bureau, 2020 Census"


def to_json(objects: list[dict]) -> str:
    """Return the text of a fixture file, the same for the same objects."""
    return json.dumps(objects, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def _resolve_all(lines, places, faults, notes):
    """Return {slug: (place, its roster lines)}, sorted; report what is refused and chosen."""
    by_name = defaultdict(list)
    for place in places:
        for name in {fold(name) for name in (place["name"], *place["other_names"])}:
            by_name[name].append(place)
    cities = {}
    for line in lines:
        try:
            place = _resolve(line, by_name[fold(line.name)], places)
        except ValueError as refused:
            faults.append(f"{line.label}: {refused}")
            continue
        _, others = cities.setdefault(place["slug"], (place, []))
        if fault := _fault_of_another(line, others):
            faults.append(fault)
            continue
        others.append(line)
        if len(others) > 1:
            continue  # noted already
        if line.state is None:
            taken = f"{_label(place)}, the only eligible place of that name"
            notes.append(f"{line.label}: no state printed; taken as {taken}")
        elif fold(line.name) != fold(place["name"]):
            notes.append(f"{line.label}: another name of {_label(place)}")
    return dict(sorted(cities.items()))


def _resolve(line, namesakes, places):
    """Return the one place that the line can mean; ValueError says why there is none."""
    candidates = [place for place in namesakes if line.state in (None, place["state"])]
    eligible = [place for place in candidates if population_of(place)[0] >= MINIMUM_POPULATION]
    if len(eligible) > 1:
        raise ValueError(f"say which state: {_states(eligible)}")
    if eligible:
        return eligible[0]
    if candidates:
        figures = (
            f"{place['state']} {place['pop_2020']:,} (2020 census), {place['pop_2024']:,} (2024)"
            for place in candidates
        )
        raise ValueError(f"population under {MINIMUM_POPULATION:,}: {'; '.join(figures)}")
    absent = "not among the places of 30,000 or more in fixtures/places.csv"
    near = _nearest(line.label, places)
    raise ValueError(f"{absent}: did you mean {' or '.join(near)}?" if near else absent)


def _nearest(label, places):
    """Return the labels of the places that may be meant, as the look-up of the site finds them."""
    names = [
        Name(number, name, place["state"], place["pop_2020"], name != place["name"])
        for number, place in enumerate(places)
        for name in (place["name"], *place["other_names"])
    ]
    found = meant(rank(parse(label), names))
    return [_label(places[each.city]) for each in found[:MOST_NEAR]]


def _label(place):
    return f"{place['name']}, {place['state']}"


def _states(places):
    return ", ".join(sorted(place["state"] for place in places))


def _fault_of_another(line, others):
    """Return what is wrong with one more line of a place, "" if it is of another round."""
    for other in others:
        if other.day == line.day:
            return f"{line.label}: the same place as {other.label}, which stands before it"
        for year in {year for year, _ in line.awards} & {year for year, _ in other.awards}:
            return f"{line.label}: it has an award of {year} in the round of {other.day} already"
    return ""


def _faults_of_sources(sources, cities):
    awards = {
        (slug, year)
        for slug, (_, lines) in cities.items()
        for line in lines
        for year, _ in line.awards
    }
    return [
        f"fixtures/award_sources.csv: {source['slug']} has no award of {source['year']}"
        for source in sources
        if (source["slug"], source["year"]) not in awards
    ]


def _faults_of_case_studies(case_studies, known):
    return [
        f'fixtures/case_studies.csv: "{study["title"]}" names {slug}, no city of the roster'
        for study in case_studies
        for slug in study["city_slugs"]
        if slug not in known
    ]


def _roster_objects(cities, announcements, announced):
    awards = [
        (slug, *award, announced[line.day, award[0]])
        for slug, (_, lines) in cities.items()
        for award, line in sorted(
            ((award, line) for line in lines for award in line.awards), key=_year
        )
    ]
    assessment_fields = [{"city": [slug], "year": year} for slug, year, _, _ in awards]
    award_fields = [
        {
            "assessment": [slug, year],
            "level": int(level),
            "announcement": [announcement["year"], announcement["announced_at"]],
        }
        for slug, year, level, announcement in awards
    ]
    return [
        *_objects("cities.city", [_city_fields(place) for place, _ in cities.values()]),
        *_objects("certifications.announcement", announcements),
        *_objects("certifications.assessment", assessment_fields),
        *_objects("certifications.certificationaward", award_fields),
    ]


def _year(award_and_line):
    return award_and_line[0][0]


def _eligible_objects(places):
    """Return each eligible place as a city, those of the roster as well, and its other names."""
    eligible = sorted(
        (place for place in places if population_of(place)[0] >= MINIMUM_POPULATION),
        key=lambda place: place["slug"],
    )
    names = [(place["slug"], name) for place in eligible for name in place["other_names"]]
    return [
        *_objects("cities.city", map(_city_fields, eligible)),
        *_objects("cities.othername", [{"city": [slug], "name": name} for slug, name in names]),
    ]


def _city_fields(place):
    persons, year, source = population_of(place)
    return {
        **{name: place[name] for name in ("name", "official_name", "state", "slug", "geoid")},
        "population": persons,
        "population_year": year,
        "population_source": source,
        **{name: place[name] for name in ("population_area", "certified_as")},
        "latitude": place["lat"],
        "longitude": place["lon"],
        **{name: place[name] for name in ("region", "website")},
        "note": "",
    }


def _source_fields(source):
    fields = {name: value for name, value in source.items() if name not in ("slug", "year")}
    return {"award": [source["slug"], source["year"]], **fields}


def _case_study_fields(study):
    fields = {name: study[name] for name in ("title", "publisher", "published_on", "url")}
    return fields | {"cities": [[slug] for slug in study["city_slugs"]]}


def _objects(model, rows):
    return [{"model": model, "fields": fields} for fields in rows]
