"""The static files: style sheets without what only people read, names worked out once."""

import re

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
BETWEEN_LINES = re.compile(r"\s*\n\s*")


class SiteStaticFiles(CompressedManifestStaticFilesStorage):
    """whitenoise's, for small style sheets and for pages that name a file a hundred times."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._urls = {}

    def save(self, name, content, max_length=None):
        """Keep a file that is collected."""
        if is_own_style_sheet(name):
            content = ContentFile(for_browsers(content.read().decode()).encode())
        return super().save(name, content, max_length)

    def post_process(self, paths, *args, **options):
        """Name and compress the style sheets as they were kept, not as their sources are."""
        kept = {name: (self, name) for name in paths if is_own_style_sheet(name)}
        return super().post_process(paths | kept, *args, **options)

    def url(self, name, force=False):  # noqa: FBT002 - as its parent has it
        """Return its address, which whitenoise would parse and join for every mention."""
        if name not in self._urls:
            self._urls[name] = super().url(name, force)
        return self._urls[name]


def is_own_style_sheet(name) -> bool:
    """Tell the site's from those of the admin, which lie in a folder and hold their licenses."""
    return name.endswith(".css") and "/" not in name


def for_browsers(css: str) -> str:
    """Return a style sheet without comments and indentation."""
    return BETWEEN_LINES.sub("\n", COMMENT.sub("", css)).strip()
