"""What the site is made of: no older than asked for, and listed as it is."""

import json
import re
import runpy
import shutil
import subprocess
import tomllib
from pathlib import Path

import django
import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
SBOM = runpy.run_path(str(ROOT / ".ci" / "sbom.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
LOCK = (ROOT / "requirements.lock").read_text()
LOCKS = [*ROOT.glob("requirements*.lock"), ROOT / "tests" / "browser" / "package-lock.json"]
HASH = "--hash=sha256:"
TWO = f"""# made by hand
left[extra]==1.0 ; python_version < '3' \\
    --hash=sha256:{"a" * 64} \\
    --hash=sha256:{"b" * 64}
    # via
    #   right
    #   site (pyproject.toml)
right==2.0 \\
    --hash=sha256:{"c" * 64}
    # via site (pyproject.toml)
"""


def locked(name):
    return re.search(rf"^{name}==(\S+)", LOCK, re.MULTILINE)[1]


@pytest.mark.parametrize("version", [django.__version__, locked("django")])
def test_django_is_at_least_the_patch_that_is_asked_for(version):
    asked = next(r for r in map(Requirement, PROJECT["dependencies"]) if r.name == "django")
    (floor,) = [each.version for each in asked.specifier if each.operator == ">="]

    assert floor.count(".") == 2  # a patch, not a whole series
    assert version in asked.specifier


def test_the_bill_of_materials_is_that_of_the_lock_file():
    assert SBOM["BILL"].read_text() == SBOM["written"](), "make lock writes it anew"


def test_every_library_and_every_checksum_is_in_it():
    bill = json.loads(SBOM["BILL"].read_text())
    hashes = [each["content"] for part in bill["components"] for each in part["hashes"]]

    assert [part["name"] for part in bill["components"]] == re.findall(r"^([\w-]+).*==", LOCK, re.M)
    assert hashes == re.findall(r"sha256:(\w+)", LOCK)
    assert all(part["hashes"] for part in bill["components"])


def test_a_library_is_named_by_purl_version_and_checksums():
    bill = SBOM["bill"](TWO, {"name": "site", "version": "3"})

    left, right = bill["components"]
    assert (left["purl"], left["version"], left["scope"]) == (
        "pkg:pypi/left@1.0",
        "1.0",
        "optional",
    )
    assert left["hashes"] == [{"alg": "SHA-256", "content": sign * 64} for sign in "ab"]
    assert (right["purl"], right["scope"]) == ("pkg:pypi/right@2.0", "required")


def test_it_says_what_needs_what():
    bill = SBOM["bill"](TWO, {"name": "site", "version": "3"})

    assert {each["ref"]: each["dependsOn"] for each in bill["dependencies"]} == {
        "site": ["pkg:pypi/left@1.0", "pkg:pypi/right@2.0"],
        "pkg:pypi/left@1.0": [],
        "pkg:pypi/right@2.0": ["pkg:pypi/left@1.0"],
    }


def test_it_names_no_registry_and_no_moment():
    text = SBOM["BILL"].read_text()

    assert re.findall(r"https?://[^\"]+", text) == [
        "http://cyclonedx.org/schema/bom-1.6.schema.json"
    ]
    assert "timestamp" not in text
    assert "serialNumber" not in text


def test_django_6_is_locked_for_its_part_of_the_tests():
    lock = (ROOT / "requirements-django6.lock").read_text()

    assert re.findall(r"^([\w-]+)==(\d+)", lock, re.MULTILINE) == [("django", "6")]
    assert HASH in lock


def test_where_no_python_is_new_enough_it_is_said(tmp_path):
    (tmp_path / "bash").symlink_to(shutil.which("bash"))
    (tmp_path / "python3.13").symlink_to("/bin/false")  # as a shim that leads nowhere

    done = subprocess.run(
        [ROOT / ".ci" / "with-django6", "-m", "pytest"],
        env={"PATH": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
    )

    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("== NOT TESTED ON DJANGO 6: no Python 3.12")


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_no_lock_names_where_its_packages_come_from(path):
    assert not re.search('"resolved"|index-url|find-links|registry', path.read_text())


def test_make_lock_renews_it():
    lock = (ROOT / "Makefile").read_text().split("\nlock:")[1].split("\n\n")[0]

    assert lock.rstrip().endswith(".ci/sbom.py")
