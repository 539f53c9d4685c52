"""docs/operate.md: every command in it is run here, or, where that takes root, looked up."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import gunicorn
import pytest
import yaml
from django.core.management import get_commands, load_command_class
from django.urls import resolve

from tests.browser.serving import copy_prepared, environment

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs" / "operate.md").read_text()
COMPOSE = "docker compose --file deploy/compose.yaml "
# What comes before a command of manage.py: in a checkout, on a server, in a container.
MANAGE = re.compile(
    rf"^(?:\.venv/bin/python manage\.py|python manage\.py|manage\.py|deploy/manage"
    rf"|{COMPOSE}exec site python manage\.py) (.+)$"
)
# Of these a test runs only whether their words are understood, and why.
ONLY_READ = {
    "createsuperuser": "asks at a terminal",
    "changepassword": "likewise",
    "export_site": "takes minutes, and has tests that run it",
    "enter_cohort": "likewise: tests/cities/desk/management/commands",
}
# What the tests put where the text has an example.
IN_PLACE_OF = {"NAME": "kim", "FILE": "{backup}", "/mnt/elsewhere": "{folder}/elsewhere"}
# Programs of others: each word that is a path of the repository must be one.
OF_OTHERS = {
    "adduser", "apt-get", "cd", "curl", "docker", "git", "install", "journalctl", "kill", "pipx",
    "python3", "sha256sum", "systemctl",
}  # fmt: skip
OURS = re.compile(r"(?:deploy|docs|wwc_site)/\w[\w./-]*|requirements[\w-]*\.lock|manage\.py")
MAKE = re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)


def commands():
    """Return each command of the text: a line of a block, or what stands as code in a sentence."""
    blocks = re.findall(r"^```\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    lines = "".join(blocks).replace("\\\n", " ").splitlines()
    first = "|".join(
        map(re.escape, ["manage.py", ".venv/bin/python", "deploy/manage", "make", *OF_OTHERS])
    )
    prose = re.sub(r"^```.*?^```", "", TEXT, flags=re.MULTILINE | re.DOTALL)
    spans = re.findall(rf"`((?:{first}) [^`]+)`", prose.replace("\n", " "))
    found = [re.sub(r"\s+#.*", "", line).strip() for line in lines] + spans
    # An example of the log, and of a configuration, is no command.
    return sorted({line for line in found if not line.startswith(("{", '"'))})


MANAGED = sorted({match[1] for line in commands() if (match := MANAGE.match(line))})
OTHERS = [line for line in commands() if not MANAGE.match(line)]


def understood(words):
    """Return the name of a command of manage.py, once its own parser has read the words."""
    name, *arguments = shlex.split(words)
    command = load_command_class(get_commands()[name], name)
    command.create_parser("manage.py", name).parse_args(arguments)
    return name


@pytest.mark.parametrize("words", MANAGED)
def test_a_command_of_the_site_takes_these_words(words):
    assert understood(words)


@pytest.fixture(scope="module")
def a_site(tmp_path_factory):
    """Return a function that runs manage.py on a prepared site with a member of staff."""
    folder = tmp_path_factory.mktemp("operated")

    def manage(*arguments, stdin=None):
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=environment()
            | {
                "WWC_DATA_DIR": str(folder / "var"),
                "DJANGO_SUPERUSER_PASSWORD": "quite-l0ng-it-is",
            },
            stdin=subprocess.DEVNULL if stdin is None else None,
            capture_output=True,
            text=True,
        )

    copy_prepared(folder / "var")
    manage("createsuperuser", "--noinput", "--username", "kim", "--email", "kim@example.org")
    manage("backup", str(folder))
    backup = next(folder.glob("wwc-*.sqlite3"))

    def run(words):
        words = re.sub(r"\S*wwc-\d+T\d+Z\.sqlite3", str(backup), words)
        for example, real in IN_PLACE_OF.items():
            words = re.sub(rf"(?<!\S){example}(?!\S)", real, words)
        words = words.format(backup=backup, folder=folder)
        return manage(*shlex.split(words), *(["--yes"] if words.startswith("restore") else []))

    return run


@pytest.mark.once
@pytest.mark.parametrize("words", [w for w in MANAGED if w.split()[0] not in ONLY_READ])
def test_a_command_of_the_site_runs(a_site, words):
    done = a_site(words)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("line", OTHERS)
def test_a_command_of_another_program_names_what_there_is(line):
    program, *words = shlex.split(line)
    if program == "make":
        assert words[0] in MAKE
        return
    assert program.startswith(".venv/bin/") or program in OF_OTHERS
    assert [path for path in OURS.findall(line) if not (ROOT / path).exists()] == []
    for address in re.findall(r"http://127.0.0.1:8000(/\S*)", line):
        assert resolve(address)
    for unit in re.findall(r"(?<![\w/])wwc[\w-]*\.(?:service|timer)", line):
        assert (ROOT / "deploy" / unit).exists()


@pytest.mark.parametrize("line", [line for line in OTHERS if line.startswith(COMPOSE)])
def test_a_command_of_compose_names_its_services(line):
    services = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text())["services"]
    words = shlex.split(line.removeprefix(COMPOSE))

    assert words[0] in ("up", "ps", "cp", "pull", "exec", "restart")
    assert words[0] not in ("exec", "restart") or words[1] in services
    assert {word.partition(":")[0] for word in words if ":/" in word} <= services.keys()


def test_the_key_that_the_text_makes_is_long_enough():
    (code,) = re.findall(r'`\.venv/bin/python -c "(.+?)"`', TEXT)
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert len(made.stdout.strip()) >= 32


def test_no_section_is_longer_than_a_screen():
    sections = re.split(r"^## ", TEXT, flags=re.MULTILINE)[1:]

    assert [s.splitlines()[0] for s in sections if len(s.strip().splitlines()) > 55] == []


def test_every_section_is_linked_at_the_top_but_those_that_another_links():
    def anchor(title):
        return "#" + re.sub(r"[^\w-]", "", title.lower().replace(" ", "-"))

    anchors = {anchor(title) for title in re.findall(r"^## (.+)", TEXT, re.MULTILINE)}

    assert anchors == set(re.findall(r"\]\((#[\w-]+)\)", TEXT))


# The log ----------------------------------------------------------------------------------------


def rows_of_the_log():
    """Return (logger, [what the line says]) of each row of the table."""
    table = TEXT.split("| logger |")[1].split("\n\n")[0]
    cells = [row.split(" | ") for row in table.splitlines()[2:]]
    return [(row[0].strip("| `"), re.findall("`(.+?)`", row[1])) for row in cells]


def read(*folders):
    return "".join(p.read_text() for folder in folders for p in folder.rglob("*.py"))


def test_every_logger_of_the_site_is_in_the_table_and_every_one_there_writes():
    code = read(ROOT / "cities", ROOT / "certifications", ROOT / "wwc_site")
    ours = set(re.findall(r'getLogger\("(.+?)"\)', code)) | {"wwc_site.redis_cache"}

    assert {logger for logger, _ in rows_of_the_log()} == ours | {
        "django.request",
        "gunicorn.error",
    }


@pytest.mark.parametrize("line", [line for _, lines in rows_of_the_log() for line in lines])
def test_every_line_of_the_table_is_one_that_is_written(line):
    # Our own are put together; the tests that read the log have them whole.
    written = read(ROOT / "wwc_site", ROOT / "tests", Path(gunicorn.__file__).parent).replace(
        Path(__file__).read_text(), ""
    )

    assert [part for part in line.split("...") if part.strip() not in written] == []
