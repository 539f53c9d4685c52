"""Which style sheets a reader waits for."""

from bench.sites import styles_of

HEAD = """<link rel="icon" href="/static/favicon.svg">
<link rel="stylesheet" href="/static/site.css">
<link rel="stylesheet" href="/static/home.css">
<link rel="stylesheet" href="/static/print.css" media="print">"""


def test_a_page_waits_for_its_style_sheets_but_not_for_that_of_print():
    assert styles_of(HEAD) == ["/static/site.css", "/static/home.css"]
