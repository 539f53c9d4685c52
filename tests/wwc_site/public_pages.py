"""Public pages of each kind, errors among them, with the status of each: (URL, status)."""

PUBLIC = [
    ("/", 200),
    ("/cities/", 200),
    ("/cities/?level=gold&year=2018", 200),
    ("/cities/?level=bronze", 400),
    ("/cities/boston-ma/", 200),
    ("/cities/nowhere/", 404),
    ("/timeline/", 200),
    ("/timeline/2018/", 200),
    ("/about/", 200),
    ("/healthz", 200),
    ("/no-such-page", 404),
]
