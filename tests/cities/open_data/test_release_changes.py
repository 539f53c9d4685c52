"""What differs between two releases."""

from cities.open_data.release_changes import changes_between, in_words

CITIES = "slug,name,state_name,population,current_level\r\n"
AWARDS = "slug,name,state_name,year,level,announced_on,source_url\r\n"


def files(*levels, population=5):
    awards = "".join(
        f"topeka-ks,Topeka,Kansas,{year},{level},{year}-04-01,https://example.org/\r\n"
        for year, level in levels
    )
    city = f"topeka-ks,Topeka,Kansas,{population},x\r\n"
    return {"cities.csv": "\ufeff" + CITIES + city, "awards.csv": "\ufeff" + AWARDS + awards}


def test_awards_come_go_and_change():
    before = files((2018, "silver"), (2019, "silver"))
    after = files((2018, "gold"), (2020, "gold"))

    changes = changes_between(before, after)

    told = [(each["change"], each["year"]) for each in changes]
    assert told == [("added", 2020), ("withdrawn", 2019), ("changed", 2018)]
    assert changes[-1] | {"city": "Topeka, Kansas"} == changes[-1]
    assert (changes[-1]["before"], changes[-1]["after"]) == ("silver", "gold")
    assert in_words(changes) == "1 award added, 1 award withdrawn, 1 value changed"


def test_the_same_files_differ_in_nothing():
    assert changes_between(files((2018, "gold")), files((2018, "gold"))) == []
    assert in_words([]) == ""


def test_all_of_the_first_is_added():
    changes = changes_between({}, files((2018, "gold")))

    assert [each["change"] for each in changes] == ["added"]
