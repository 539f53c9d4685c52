"""What the value of an environment variable may be."""

import errno
from ipaddress import ip_network
from pathlib import Path

import pytest

from wwc_site import environment


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://a.example.org/", "https://a.example.org"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("https://[::1]:65535", "https://[::1]:65535"),
    ],
)
def test_a_site_has_an_address_without_a_path(typed, address):
    assert environment.site_url(typed) == address


@pytest.mark.parametrize("typed", ["", "ftp://a", "https://a/b", "https://a:65536"])
def test_what_is_no_address_of_a_site_is_refused(typed):
    with pytest.raises(ValueError, match="site's address|out of range"):
        environment.site_url(typed)


@pytest.mark.parametrize("text", [",", "a b", "a/b", "a, http://a", "a:80"])
def test_what_is_no_host_is_refused(text):
    with pytest.raises(ValueError, match="not a host name"):
        environment.hosts(text)


def test_hosts_are_parted_by_commas():
    assert environment.hosts(" a.example.org,[::1] ") == ["a.example.org", "[::1]"]
    assert environment.hosts("") == []


def test_an_address_is_a_network_of_one():
    assert environment.networks(" 127.0.0.1 ,10.0.0.0/8") == [
        ip_network("127.0.0.1/32"),
        ip_network("10.0.0.0/8"),
    ]


@pytest.mark.parametrize("length", [31, 32])
def test_a_key_of_32_characters_is_long_enough(tmp_path, length):
    if length < 32:
        with pytest.raises(ValueError, match="too short"):
            environment.secret_key("k" * length, tmp_path)
    else:
        assert environment.secret_key("k" * length, tmp_path) == "k" * length
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_made_for_its_owner_alone(tmp_path):
    folder = environment.data_dir(str(tmp_path / "a" / "b"))

    assert (folder, folder.stat().st_mode & 0o777) == (tmp_path / "a" / "b", 0o700)


@pytest.mark.parametrize("error", [ValueError("x"), OSError("x")])
def test_a_wrong_variable_is_told_as_what_to_set(error):
    def parse(text):
        raise error

    env = environment.Environment({"PORT": "x"})

    assert env.read("PORT", parse, "1", "a number") is None
    with pytest.raises(SystemExit, match="PORT is not usable: set it to a number, or unset it"):
        env.seal()


def test_all_wrong_variables_are_told_at_once():
    env = environment.Environment({"PORT": "x", "WWC_DEBUG": "perhaps"})
    env.read("PORT", environment.port, "8000", "a port number")
    env.read("WWC_DEBUG", environment.boolean, "false", "true or false")

    with pytest.raises(SystemExit) as stopped:
        env.seal()
    assert [line.split()[3] for line in str(stopped.value).splitlines()] == ["PORT", "WWC_DEBUG"]


@pytest.mark.parametrize(
    ("text", "address"),
    [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "0.0.0.0"), ("::1", "[::1]")],  # noqa: S104
)
def test_an_address_to_listen_on_is_one_of_ip(text, address):
    assert environment.address_to_serve(text) == address


@pytest.mark.parametrize("text", ["localhost", "", "127.0.0.1:8000", "10.0.0.0/8"])
def test_what_is_no_address_is_refused(text):
    with pytest.raises(ValueError, match="IP"):
        environment.address_to_serve(text)


@pytest.mark.parametrize("text", ["0", "65", "-1", "two", ""])
def test_so_many_processes_do_not_serve(text):
    assert environment.processes("4") == 4
    with pytest.raises(ValueError, match="number of processes|invalid literal"):
        environment.processes(text)


@pytest.mark.parametrize("url", ["redis://127.0.0.1:6379/1", "rediss://h/0", "unix:///run/redis"])
def test_redis_is_named_by_its_url(url):
    assert environment.cache(url) == {
        "BACKEND": "wwc_site.redis_cache.RedisOrMiss",
        "LOCATION": url,
    }


def test_without_redis_the_memory_of_the_process_is_the_cache():
    assert environment.cache("")["BACKEND"].endswith("LocMemCache")


@pytest.mark.parametrize("url", ["memcached://h", "redis-sentinel://h", "127.0.0.1"])
def test_what_is_no_redis_is_refused(url):
    with pytest.raises(ValueError, match="not Redis"):
        environment.cache(url)


@pytest.mark.parametrize(("path", "fault"), [(" ", "empty"), ("", "empty")])
def test_a_folder_has_a_name(path, fault):
    with pytest.raises(ValueError, match=fault):
        environment.data_dir(path)


def test_a_full_disk_is_told_as_what_to_do_and_not_as_what_to_set(tmp_path, monkeypatch):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "mkdir", full)

    with pytest.raises(SystemExit, match="is full: free some space on it"):
        environment.data_dir(str(tmp_path / "x"))


def test_another_fault_of_a_folder_is_one_of_the_setting(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(OSError, match="Not a directory"):
        environment.data_dir(str(tmp_path / "file" / "x"))


@pytest.mark.parametrize(
    ("url", "seconds"), [("https://a.example.org", 31_536_000), ("http://a.example.org", 0)]
)
def test_only_a_site_of_https_is_to_be_asked_so_for_a_year(url, seconds):
    assert environment.hsts_seconds(url) == seconds


@pytest.mark.parametrize("form", ["plain", "json"])
def test_the_log_has_two_forms(form):
    assert environment.log_form(form) == form


@pytest.mark.parametrize("form", ["", "JSON", "xml"])
def test_the_log_has_no_other_form(form):
    with pytest.raises(ValueError, match="neither plain nor json"):
        environment.log_form(form)


@pytest.mark.parametrize(
    "dsn",
    ["", "https://k3y@faults.example.org/1", "http://k3y@127.0.0.1:8161/1", "https://k@a/b/c-d/22"],
)
def test_faults_may_be_told_to_a_project(dsn):
    assert environment.sentry_dsn(dsn) == dsn


@pytest.mark.parametrize(
    "dsn", ["https://a.example.org/1", "https://k@a", "ftp://k@a/1", "https://k@a/b", "k@a/1"]
)
def test_faults_are_told_nowhere_else(dsn):
    with pytest.raises(ValueError, match="not a DSN"):
        environment.sentry_dsn(dsn)
