"""What the desk adds to each revision of the record.

Before and after it the version that readers have is kept, and whoever corrects that says why.
"""

from certifications.history.reasons import NEED_A_REASON
from certifications.history.recording import AROUND_EACH
from cities.open_data.corrections import corrects
from cities.open_data.releases import keep_releases

if keep_releases not in AROUND_EACH:
    AROUND_EACH.append(keep_releases)
if corrects not in NEED_A_REASON:
    NEED_A_REASON.append(corrects)
