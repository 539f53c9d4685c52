"""The look-up of a typed name, in the record and among the places that are no cities."""

from itertools import chain

from django.db.models import Q, Value

from cities.lookup.gazetteer import no_cities, similar_no_cities
from cities.lookup.ranking import Found, Name, Nearness, is_as_typed, meant, rank
from cities.lookup.reading import parse, words_of
from cities.lookup.wording import MOST_CITIES, Answer
from cities.models import City, OtherName
from cities.querysets import is_eligible, names_near
from cities.states import STATES

MOST_NEAREST = 6


def look_up(text, at, as_of="") -> Answer:
    """Return what `text` means; two statements, one where no name is near.

    `as_of` says, in a few words, until when a city is known not to be certified.
    """
    wanted = parse(text)
    found = rank(wanted, _names(wanted, at)) if wanted.readings else []
    nearness = found[0].nearness if found else Nearness.FAR
    exact = no_cities(wanted)
    may_be_similar = nearness >= Nearness.SIMILAR and not wanted.states
    outside = exact or (similar_no_cities(wanted) if may_be_similar else [])
    is_no_city = bool(outside) and nearness > (Nearness.SAME if exact else Nearness.SIMILAR)
    meant_here = [] if is_no_city else meant(found)
    furthest = Nearness.PART if is_no_city else Nearness.SIMILAR
    near = _near(wanted, found[len(meant_here) :], furthest)
    shown = [[each.city for each in part] for part in (meant_here[:MOST_CITIES], near)]
    cities, leads = _cities(list(chain(*shown)), [each.city for each in outside if each.city], at)
    meant_cities, others = ([cities[pk] for pk in part] for part in shown)
    states = [(code, STATES[code]) for code in _states(wanted, found)]
    return Answer(
        text,
        nearness,
        list(leads.values())[:MOST_CITIES] if is_no_city else meant_cities,
        others,
        states,
        names_a_state=bool(wanted.states) and nearness > Nearness.SAME and not exact,
        is_certain=not outside and _is_certain(wanted, meant_here),
        is_state=wanted.is_a_state,
        is_name=bool(wanted.readings),
        is_zip_code=bool(words_of(text)) and not wanted.readings,
        as_of=as_of,
        no_cities=tuple((each, leads.get(each.city)) for each in outside),
        means_no_city=is_no_city,
        is_exact=bool(exact),
    )


def same_or_similar(text, at) -> list[Found]:
    """Return the eligible cities that have that name, or one an error or two away."""
    wanted = parse(text)
    found = rank(wanted, _names(wanted, at)) if wanted.readings else []
    return [each for each in found if each.nearness in (Nearness.SAME, Nearness.SIMILAR)]


def _is_certain(wanted, found):
    """Is there one city that the text means, by its name alone, and no state that it may mean?

    The District of Columbia is its one city.
    """
    may_be_a_state = wanted.is_a_state and wanted.states != ("DC",)
    return len(found) == 1 and is_as_typed(wanted, found[0]) and not may_be_a_state


def _names(wanted, at):
    """Return the Names, of eligible cities, that are worth comparing; one statement."""
    own = names_near(City.objects.eligible(at), wanted).values_list(
        "pk", "name", "state", "population", Value(value=False)
    )
    other = names_near(OtherName.objects.filter(is_eligible(at, "city__")), wanted).values_list(
        "city", "name", "city__state", "city__population", Value(value=True)
    )
    return [Name(*row) for row in own.union(other, all=True)]


def _near(wanted, found, furthest):
    """Return the nearest of those found, none of them further than `furthest`.

    A state that is named for certain is answered with itself, not with what sounds like it; one
    that is stated beside a name binds.
    """
    if wanted.is_a_state:
        return []
    near = (each for each in found if each.nearness <= furthest)
    stated = wanted.stated or STATES
    return [each for each in near if each.state in stated][:MOST_NEAREST]


def _cities(pks, geoids, at):
    """Return ({key: city}, {GEOID: city}) of eligible cities with their standing."""
    if not pks and not geoids:
        return {}, {}
    asked = Q(pk__in=pks) | Q(geoid__in=geoids)
    cities = list(City.objects.eligible(at).with_standing(at).filter(asked))
    by_geoid = {city.geoid: city for city in cities}
    leads = {geoid: by_geoid[geoid] for geoid in geoids if geoid in by_geoid}
    return {city.pk: city for city in cities}, leads


def _states(wanted, found):
    """Return the codes of the states that the text names by itself, or beside the city found."""
    if wanted.is_a_state:
        return wanted.states
    is_settled = found and found[0].nearness < Nearness.ELSEWHERE
    beside = [
        state
        for reading in wanted.readings
        if not reading.liberties
        for state in reading.states
        if not is_settled or state == found[0].state
    ]
    return list(dict.fromkeys([*wanted.states, *beside]))
