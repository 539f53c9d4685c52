"""What to do where the disk refuses the site: one sentence, for every message of a start."""

import errno
from pathlib import Path

FULL = (errno.ENOSPC, errno.EDQUOT)
REFUSED = (errno.EROFS, errno.EACCES, errno.EPERM)


def disk_fault(error: Exception, folder: Path) -> str | None:
    """Return what to do about the system's, or SQLite's, refusal; None if it is no such one."""
    number, reason = getattr(error, "errno", None), str(error)
    if number in FULL or "disk is full" in reason:
        return f"The disk of {folder} is full: free some space on it and start again."
    if number in REFUSED or "readonly database" in reason:
        return (
            f"{folder} cannot be written to ({getattr(error, 'strerror', None) or reason}): let "
            "this user write there, or set WWC_DATA_DIR to a folder where that is so."
        )
    return None
