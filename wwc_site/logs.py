"""What the log leaves out."""

from cities.responses import BadRequest


def without_traceback(record) -> bool:
    """Log a bad request in one line: it is the visitor's, and not worth a traceback."""
    if record.exc_info and isinstance(record.exc_info[1], BadRequest):
        record.exc_info = None
    return True
