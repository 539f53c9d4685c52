"""What somebody comes for, done with real clicks."""


class Journey:
    """A tab whose clicks are counted."""

    def __init__(self, tab, path):
        self.tab = tab
        self.clicks = 0
        tab.goto(path, wait_until="networkidle")

    def click(self, locator):
        locator.click()
        self.clicks += 1
