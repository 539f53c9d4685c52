"""What is written where; the whole archive is tested with its command."""

import pytest
from django.http import Http404

from wwc_site.export.export import Export
from wwc_site.export.folder import Folder

MODULE = "wwc_site.export.export"


def made(tmp_path):
    return Export(Folder(tmp_path), "", lambda said: None)


def test_it_says_how_far_it_is(roster, tmp_path, monkeypatch):
    monkeypatch.setattr(f"{MODULE}.A_STEP", 1)
    monkeypatch.setattr(f"{MODULE}.addresses", lambda at: ["/robots.txt", "/cities.csv"])
    said = []

    Export(Folder(tmp_path), "", said.append)._answers()

    assert said[-1] == "2 pages and files written, 0 ahead ..."


def test_a_page_that_leads_on_is_a_page_and_a_file_what_it_leads_to(roster, tmp_path):
    export = made(tmp_path)

    export._leads_on("/timeline/2020/", "/timeline/#missing")
    export._leads_on("/old.txt", "/robots.txt")

    assert 'url=/timeline/#missing"' in (tmp_path / "timeline/2020/index.html").read_text()
    assert (tmp_path / "old.txt").read_text().startswith("User-agent")


def test_a_fault_names_the_address(roster, tmp_path, monkeypatch):
    monkeypatch.setattr(f"{MODULE}.addresses", lambda at: ["/cities/nowhere/"])

    with pytest.raises(Http404) as fault:
        made(tmp_path)._answers()

    assert fault.value.__notes__ == ["It was asked for /cities/nowhere/."]
