"""The names of the static files, each worked out once a process."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class NamedOnce(CompressedManifestStaticFilesStorage):
    """whitenoise's, which would parse and join the same address a hundred times a page."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._urls = {}

    def url(self, name, force=False):  # noqa: FBT002 - as its parent has it
        if name not in self._urls:
            self._urls[name] = super().url(name, force)
        return self._urls[name]
