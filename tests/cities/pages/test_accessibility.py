"""The accessibility statement."""


def test_the_statement_says_what_was_tested_and_is_linked_everywhere(db, page):
    soup = page("/about/accessibility/")

    assert soup.h1.get_text() == "Accessibility of this directory"
    assert "WCAG 2.2" in soup.main.get_text()
    assert page("/").select(".footing a[href='/about/accessibility/']")
