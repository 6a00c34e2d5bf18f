"""The README cannot quietly become untrue."""

from __future__ import annotations

import re
from html import unescape
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command, get_commands, load_command_class
from django.test import Client

from tests.browser import screenshots
from tests.test_architecture import ROOT

README = (ROOT / "README.md").read_text()
BLOCKS = re.findall(r"^```\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
LINES = [line for block in BLOCKS for line in block.splitlines()]
EXAMPLES = [
    unescape(m[1]) for line in LINES if (m := re.fullmatch(r"curl http://127\.0\.0\.1:8000(\S+)", line))
]
COMMANDS = [line.split()[2:] for line in LINES if line.startswith("python manage.py ")]
OWN_COMMANDS = sorted(name for name, app in get_commands().items() if app == "kb")


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker):
    """A database with the seeds in it, for every example of this module."""
    with django_db_blocker.unblock():
        from django.db import connection, transaction

        with transaction.atomic():
            call_command("ingest", str(ROOT / "seeds"), "--jobs", "1", stdout=StringIO(), stderr=StringIO())
            yield
            transaction.set_rollback(True)
        connection.close()


def test_every_variable_that_is_read_is_listed():
    read = set()
    for path in (ROOT / "kb/settings.py", ROOT / "tests/postgres.py", ROOT / "tests/chromium.py"):
        read |= set(re.findall(r"environ\.get\(\"([A-Z_]+)\"", path.read_text()))
    listed = set(re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE))
    assert read <= listed
    assert listed - read == {"PORT"}  # read by the Makefile
    assert "PORT ?=" in (ROOT / "Makefile").read_text()


@pytest.mark.parametrize("name", OWN_COMMANDS)
def test_every_command_and_option_is_listed(name):
    row = re.search(rf"^\| `{name}\b.*$", README, re.MULTILINE)
    assert row, f"{name} has no row in the table of commands"
    parser = load_command_class("kb", name).create_parser("manage.py", name)
    common = {"--help", "--version", "--verbosity", "--settings", "--pythonpath", "--traceback", "--no-color",
              "--force-color", "--skip-checks"}  # fmt: skip
    options = {o for action in parser._actions for o in action.option_strings if o.startswith("--")} - common
    assert {option for option in options if option not in row[0]} == set()


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_every_command_line_parses(arguments):
    name, *rest = arguments
    words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', " ".join(rest))]
    load_command_class("kb", name).create_parser("manage.py", name).parse_args(words)


@pytest.mark.parametrize("address", EXAMPLES)
def test_every_address_answers(address, seeded, django_db_blocker):
    with django_db_blocker.unblock():
        assert Client(headers={"accept": "*/*"}).get(address).status_code == 200


def test_every_picture_is_there():
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert pictures
    assert [p for p in pictures if not (ROOT / p).is_file()] == []


def test_every_make_target_named_exists():
    named = set(re.findall(r"`make ([a-z]+)`", README))
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert named and named <= targets


def test_ci_runs_the_command_of_the_readme_and_nothing_else():
    lines = [
        line for line in Path(ROOT / ".ci/run").read_text().splitlines() if line and not line.startswith("#")
    ]
    assert lines == ["set -eu", 'cd "$(dirname "$0")/.."', "make test"]


def test_the_readme_shows_every_page_wide_and_narrow_light_and_dark():
    shown = set(re.findall(r"docs/screenshots/([\w-]+)\.webp", README))
    assert shown == set(screenshots.names())


def test_the_pictures_are_there_and_the_repository_stays_light():
    files = {path.stem: path.stat().st_size for path in (ROOT / "docs/screenshots").iterdir()}
    assert files.keys() == set(screenshots.names())
    assert sum(files.values()) < 3_000_000
