"""Tells faults to a collector that speaks the protocol of Sentry, where the operator names one.

That is a machine of others. It learns where in the code which kind of fault happened, and in which
request. What was typed, who asked and what the database said stay in the log here, under that id.
"""

import logging

import sentry_sdk
from sentry_sdk.integrations.logging import LoggingIntegration, ignore_logger

from .logs import REQUEST_ID

# What is left of an event. Everything else, now or in a later version of the library, is not sent.
TOLD = {"event_id", "timestamp", "platform", "level", "logger", "release", "sdk", "exception"}


def tell(dsn: str, release: str, **options):
    """From now on tell each logged error to the project that `dsn` names."""
    ignore_logger("wwc.request")  # Django's own line on the same fault has the traceback
    sentry_sdk.init(
        dsn,
        release=release,
        send_default_pii=False,
        default_integrations=False,
        integrations=[LoggingIntegration(level=None, event_level=logging.ERROR)],
        include_local_variables=False,  # they hold what was typed, and awards under embargo
        auto_session_tracking=False,
        before_send=_without_words,
        **options,
    )


def _without_words(event, hint):
    """Return the event without anything that a visitor, the staff or the database said."""
    told = {name: event[name] for name in TOLD & event.keys()}
    for exception in told.get("exception", {}).get("values", []):
        exception.pop("value", None)
    told["logentry"] = {"message": hint["log_record"].msg}  # before the path is put in
    told["tags"] = {"request_id": REQUEST_ID.get() or "-"}
    return told
