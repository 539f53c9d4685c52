"""The pages of the second factor as a browser reads and sends them."""

from bs4 import BeautifulSoup

CODE, SET_UP = "/admin/second-factor/", "/admin/second-factor/set-up/"
NETWORK = {"REMOTE_ADDR": "203.0.113.5"}


def send(client, address, code, **form):
    return client.post(address, {"code": code} | form, **NETWORK)


def text_of(response):
    page = BeautifulSoup(response.content, "html.parser").select_one("#content")
    return " ".join(page.get_text().split())


def key_on(response):
    """Return the key that the page shows, as the database holds keys."""
    text = BeautifulSoup(response.content, "html.parser").select_one("#content code").get_text()
    codes = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", range(32), strict=True))
    number = 0
    for letter in text.replace(" ", ""):
        number = number * 32 + codes[letter]
    return f"{number:040x}"
