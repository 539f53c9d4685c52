"""The files of deploy/: each command, path, port and setting in them is one that there is."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from django.urls import resolve

from tests.browser.serving import ROOT, environment
from tests.test_readme import first_column

DEPLOY = ROOT / "deploy"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text()
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
UNITS = sorted(DEPLOY.glob("*.service")) + sorted(DEPLOY.glob("*.timer"))
BIN = Path(sys.executable).parent
SERVE = "gunicorn --config wwc_site/gunicorn_conf.py wwc_site.wsgi"
# What the settings of compose.yaml name that is no setting of the site.
OF_COMPOSE = {"WWC_HOST", "WWC_UPSTREAM", "POSTGRES_PASSWORD", "POSTGRES_USER", "POSTGRES_DB"}


def variables(path):
    """Return the variables of an environment file; also those that stand there as a comment."""
    return dict(re.findall(r"^#?([A-Z_]+)=(.*)", path.read_text(), re.MULTILINE))


def settings():
    return set(first_column("PORT"))


# The image -------------------------------------------------------------------------------------


def copied():
    """Return the paths that the image is made of."""
    return [source for source, _ in re.findall(r"^COPY (\S+) (\S+)$", DOCKERFILE, re.MULTILINE)]


def words_of(instruction):
    """Return the list of words that an instruction of the Dockerfile ends with."""
    (line,) = re.findall(rf"^{instruction} (\[.*\])$", DOCKERFILE, re.MULTILINE)
    return json.loads(line)


def test_hadolint_finds_nothing_in_the_dockerfile():
    done = subprocess.run([BIN / "hadolint", DEPLOY / "Dockerfile"], capture_output=True, text=True)

    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.once
def test_the_image_holds_all_that_the_site_needs(tmp_path):
    app = tmp_path / "app"
    app.mkdir()
    for name in copied():
        into = app / name
        shutil.copytree(ROOT / name, into) if (ROOT / name).is_dir() else shutil.copy(
            ROOT / name, into
        )
    env = environment() | {"WWC_DATA_DIR": str(tmp_path / "data")}
    asked = ["/", "/cities/", "/data/", "/cities.xlsx", "/badges/boston-ma.svg", "/cards/site.png"]
    code = f"""
import wwc_site.wsgi
from django.test import Client
print([Client(headers={{"host": "localhost"}}).get(path).status_code for path in {asked}])
"""

    prepared = subprocess.run(
        [sys.executable, "manage.py", "prepare"], cwd=app, env=env, capture_output=True, text=True
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=app,
        env=env | {"DJANGO_SETTINGS_MODULE": "wwc_site.settings"},
        capture_output=True,
        text=True,
    )

    assert prepared.returncode == 0, prepared.stderr
    assert done.stdout.strip() == str([200] * len(asked)), done.stderr


def test_no_secret_goes_into_the_image():
    ignored = (DEPLOY / "Dockerfile.dockerignore").read_text().splitlines()

    assert {".git", "var", "deploy"} <= set(ignored)
    assert not {"var", "deploy", ".", "./"} & set(copied())
    assert not re.search("SECRET|PASSWORD|DSN", DOCKERFILE)
    assert re.search(r"^USER [1-9]", DOCKERFILE, re.MULTILINE)


def test_the_variables_of_the_image_are_settings():
    (line,) = re.findall("^ENV (.*)", DOCKERFILE, re.MULTILINE)

    assert {name for name in re.findall(r"([A-Z_]+)=", line) if name[:6] != "PYTHON"} <= settings()


def test_the_image_asks_itself_whether_it_is_alive():
    (address,) = re.findall(r"'http://127.0.0.1:8000(/\w+)'", DOCKERFILE)
    assert resolve(address).url_name == "healthz"
    assert "EXPOSE 8000" in DOCKERFILE  # the default of PORT

    program, option, code = words_of(r"    CMD")
    refused = subprocess.run(
        [sys.executable, option, code.replace(":8000", ":9")], capture_output=True, text=True
    )
    assert program == "python"
    assert refused.returncode == 1
    assert "URLError" in refused.stderr


# Compose ---------------------------------------------------------------------------------------


def test_compose_lint_finds_nothing_grave():
    done = subprocess.run(
        [BIN / "compose-lint", "check", DEPLOY / "compose.yaml"], capture_output=True, text=True
    )

    assert done.returncode == 0, done.stdout


def test_every_variable_of_compose_is_given_and_every_setting_there_is_one():
    text = (DEPLOY / "compose.yaml").read_text()
    asked = set(re.findall(r"\$\{(\w+)", text))
    given = variables(DEPLOY / "compose.env")
    named = {name for each in COMPOSE["services"].values() for name in each.get("environment", {})}

    assert asked <= given.keys()
    assert named | given.keys() <= settings() | OF_COMPOSE


def test_every_host_of_compose_is_a_service_and_every_volume_is_kept():
    services = COMPOSE["services"]
    site = services["site"]["environment"]
    urls = [re.sub(r"\$\{.*?\}", "x", site[name]) for name in ("DATABASE_URL", "CACHE_URL")]
    hosts = {urlsplit(url).hostname for url in urls}
    hosts.add(services["proxy"]["environment"]["WWC_UPSTREAM"].partition(":")[0])

    assert hosts == {"database", "cache", "site"}
    assert hosts <= services.keys()
    for each in services.values():
        assert set(each.get("depends_on", [])) <= services.keys()
        for volume in each.get("volumes", []):
            source = volume.partition(":")[0]
            assert (DEPLOY / source).exists() if source[0] == "." else source in COMPOSE["volumes"]
    subnet = COMPOSE["networks"]["default"]["ipam"]["config"][0]["subnet"]
    assert site["WWC_TRUSTED_PROXIES"] == subnet


def test_compose_builds_what_is_here_and_runs_commands_that_there_are():
    built = COMPOSE["services"]["prepare"]

    assert (DEPLOY / built["build"]["context"] / built["build"]["dockerfile"]).exists()
    assert built["command"] == ["python", "manage.py", "prepare"]
    assert "VOLUME /data" in DOCKERFILE
    assert "WWC_DATA_DIR=/data" in DOCKERFILE
    assert "command" not in COMPOSE["services"]["site"]
    assert "ports" not in COMPOSE["services"]["site"]  # the proxy alone is reached from outside


# One machine -----------------------------------------------------------------------------------


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_systemd_understands_each_unit(unit, tmp_path):
    if not (program := shutil.which("systemd-analyze")):
        pytest.skip("systemd-analyze is not on this machine (Debian: apt-get install systemd)")
    for each in UNITS:  # a timer names its service; the programs are looked for where they are here
        text = (
            each.read_text().replace("/srv/wwc/.venv/bin", str(BIN)).replace("/srv/wwc", str(ROOT))
        )
        (tmp_path / each.name).write_text(text)

    done = subprocess.run([program, "verify", tmp_path / unit.name], capture_output=True, text=True)

    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_units_name_what_there_is():
    for unit in UNITS:
        for path in re.findall(r"/srv/wwc/(\S+)", unit.read_text()):
            assert (BIN / Path(path).name).exists()
        for module in re.findall(r"wwc_site[\w/.]*", unit.read_text()):
            assert (ROOT / module).exists() or (ROOT / f"{module.replace('.', '/')}.py").exists()


def test_the_server_is_started_in_one_way_everywhere():
    unit = (DEPLOY / "wwc.service").read_text()
    makefile = (ROOT / "Makefile").read_text()

    assert f"ExecStart=/srv/wwc/.venv/bin/{SERVE}\n" in unit
    assert f"exec $(BIN)/{SERVE}\n" in makefile
    assert words_of("CMD") == SERVE.split()


def test_the_environment_file_holds_settings_that_start_the_site(tmp_path):
    given = variables(DEPLOY / "wwc.env")
    set_ = dict(re.findall(r"^([A-Z_]+)=(.*)", (DEPLOY / "wwc.env").read_text(), re.MULTILINE))

    assert given.keys() <= settings()
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env=environment() | set_ | {"WWC_DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.once
def test_manage_runs_a_command_with_the_settings_of_the_service(tmp_path):
    (tmp_path / "wwc.env").write_text(f"WWC_DATA_DIR={tmp_path / 'var'}\nWWC_CONTACT=nobody\n")
    # In place of the real one, which needs root and the user.
    (tmp_path / "runuser").write_text('#!/bin/sh\n[ "$*" != "" ] && shift 3 && exec "$@"\n')
    (tmp_path / "runuser").chmod(0o755)

    done = subprocess.run(
        [DEPLOY / "manage", "check"],
        env=environment()
        | {"WWC_ENV": str(tmp_path / "wwc.env"), "PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
    )

    assert done.returncode == 1
    assert "environment variable WWC_CONTACT is not usable" in done.stderr


@pytest.mark.parametrize("given", [{}, {"WWC_HOST": "a.example.org", "WWC_UPSTREAM": "site:8000"}])
def test_caddy_understands_its_file(given):
    if not (program := shutil.which("caddy")):
        pytest.skip("caddy is not on this machine (Debian: apt-get install caddy)")
    command = [program, "adapt", "--config", DEPLOY / "Caddyfile", "--adapter", "caddyfile"]
    done = subprocess.run(command, env=environment() | given, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    assert "not formatted" not in done.stderr
    assert given.get("WWC_UPSTREAM", "127.0.0.1:8000") in done.stdout
    assert given.get("WWC_HOST", "directory.example.org") in done.stdout


# The site, asked whether it is fit for the world ------------------------------------------------


@pytest.mark.once
@pytest.mark.parametrize(("debug", "code"), [("false", 0), ("true", 1)])
def test_django_finds_nothing_to_say_of_a_site_of_https(tmp_path, debug, code):
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=environment()
        | {"WWC_DATA_DIR": str(tmp_path), "WWC_SITE_URL": "https://directory.example.org"}
        | {"WWC_DEBUG": debug},
        capture_output=True,
        text=True,
    )

    assert done.returncode == code, done.stderr
    assert ("no issues" in done.stdout) == (code == 0)
