"""The pages of the releases, and their files."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from cities.open_data.package import FILES, digest
from cities.open_data.release_changes import in_words
from cities.open_data.releases import keep_releases, public_releases, texts_of
from cities.responses import page_of

PER_PAGE = 50
MOST_CHANGES = 200
FOR_EVER = "public, max-age=31536000, immutable"
TYPES = {"csv": "text/csv", "json": "application/json"}


def releases_page(request):
    """List the releases, newest first."""
    keep_releases()
    page = page_of(request, public_releases().defer("package"), PER_PAGE)
    rows = [(release, in_words(release.changes)) for release in page]
    return render(request, "cities/pages/releases.html", {"page": page, "rows": rows})


def release_page(request, version):
    """Show one release: its files with their checksums, and what it changed."""
    release = _release(version)
    texts = texts_of(release)
    files = [(name, len(text.encode()), digest(text)) for name, text in texts.items()]
    context = {
        "release": release,
        "files": files,
        "before": public_releases().filter(pk__lt=release.pk).defer("package").first(),
        "changes": release.changes[:MOST_CHANGES],
        "left_out": max(0, len(release.changes) - MOST_CHANGES),
        "in_words": in_words(release.changes),
        "size": len(release.package),
    }
    return render(request, "cities/pages/release.html", context)


def release_package(request, version):
    """Answer with the ZIP file of a release."""
    release = _release(version)
    response = HttpResponse(bytes(release.package), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="wwc-{release.version}.zip"'
    return _kept(response, release.sha256)


def release_file(request, version, name):
    """Answer with one file of a release."""
    if name not in FILES:
        raise Http404
    text = texts_of(_release(version))[name]
    kind = TYPES.get(name.rpartition(".")[2], "text/plain")
    return _kept(HttpResponse(text, content_type=f"{kind}; charset=utf-8"), digest(text))


def _release(version):
    """Return the release, made if it is of the present version and nobody asked for it before."""
    if not public_releases().filter(version=version).exists():
        keep_releases()
    return get_object_or_404(public_releases(), version=version)


def _kept(response, digest):
    response["ETag"] = f'"{digest}"'
    response["Cache-Control"] = FOR_EVER
    return response
