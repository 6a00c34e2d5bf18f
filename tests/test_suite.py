"""What the suite needs and has not got, it names, with the line that mends it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests import chromium, postgres, suite


def program(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


@pytest.fixture
def bare(monkeypatch, tmp_path):
    """A machine with nothing on its path and nothing at home."""
    for name in ("CHROMIUM", "TEST_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_no_browser_fails_with_the_line_to_run(bare, capsys):
    # No apt-get on the path: nothing that could install one.
    assert suite.main(["--only", "sqlite"]) == 1
    assert "sudo apt-get install chromium" in capsys.readouterr().err


def test_a_browser_that_does_not_run_is_passed_over(bare):
    program(bare, "chromium", "exit 1")
    program(bare, "google-chrome", "echo Google Chrome 156")
    assert chromium.executable() == str(bare / "google-chrome")


def test_a_browser_that_is_named_is_the_only_one_tried(bare, monkeypatch):
    program(bare, "chromium", "echo Chromium 156")
    monkeypatch.setenv("CHROMIUM", str(bare / "mine"))
    with pytest.raises(chromium.NoChromium):
        chromium.executable()


def test_no_postgresql_fails_with_the_line_to_run(bare, monkeypatch):
    monkeypatch.setattr(postgres, "DEBIAN", bare)
    monkeypatch.setattr(postgres, "_shipped", list)
    with pytest.raises(postgres.NoPostgres, match=r"apt-get install postgresql.*TEST_DATABASE_URL"):
        postgres.find_programs()


def test_a_postgresql_that_does_not_start_leaves_nothing_behind(bare, monkeypatch, tmp_path):
    program(bare, "initdb", "echo no space left >&2; exit 1")
    program(bare, "pg_ctl", "exit 0")
    monkeypatch.setattr(postgres, "find_programs", lambda: bare)
    monkeypatch.setattr(postgres.os, "geteuid", lambda: 1000)  # root would have to become somebody else
    monkeypatch.setattr(postgres.tempfile, "tempdir", str(tmp_path))
    before = set(tmp_path.iterdir())
    with pytest.raises(postgres.NoPostgres, match="no space left"), postgres.server():
        pytest.fail("there is no server")
    assert set(tmp_path.iterdir()) == before


def test_a_server_that_is_named_is_used(monkeypatch):
    monkeypatch.setenv("TEST_DATABASE_URL", "postgresql://db.test/kb")
    with postgres.server() as address:
        assert address == "postgresql://db.test/kb"


def test_the_running_sites_settings_do_not_reach_the_tests(monkeypatch, tmp_path):
    monkeypatch.setenv("BEHIND_HTTPS", "1")
    monkeypatch.setenv("DATABASE_URL", "postgresql://db.test/kb")
    ask = "import os; raise SystemExit(3 * ('BEHIND_HTTPS' in os.environ or 'DATABASE_URL' in os.environ))"
    assert suite._run([sys.executable, "-c", ask], str(tmp_path)) == 0


def test_the_whole_suite_takes_every_processor_and_a_part_of_it_one(monkeypatch, tmp_path):
    commands = []
    monkeypatch.setattr(suite, "_run", lambda command, var, **more: commands.append(command))
    suite.on_sqlite([], str(tmp_path))
    suite.on_sqlite(["tests/web"], str(tmp_path))
    assert ["-n" in command for command in commands] == [True, False]
    assert ["--cov" in command for command in commands] == [True, False]


def test_a_lint_that_fails_fails_the_suite(monkeypatch, tmp_path):
    monkeypatch.setattr(suite, "LINT", [["true"], ["false"], ["true"]])
    assert suite.lint([], str(tmp_path)) == subprocess.run(["false"]).returncode
