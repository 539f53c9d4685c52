"""A deployment has another name than the one before."""

from wwc_site import code_release as module
from wwc_site.code_release import code_release


def test_the_same_code_has_one_name():
    assert code_release() == code_release()


def test_what_readers_see_is_part_of_it(settings):
    before = code_release()
    settings.PUBLISHER = "Somebody else"

    assert code_release() != before


def test_a_changed_template_is_another_release(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    (tmp_path / module.ROOMS[3]).mkdir()
    page = tmp_path / module.ROOMS[3] / "base.html"
    page.write_text("<p>")
    before = code_release()
    page.write_text("<div>")

    assert code_release() != before
