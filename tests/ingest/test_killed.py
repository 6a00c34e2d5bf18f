"""Reading is killed in the middle: whole articles stay, no worker does, and a second run completes it."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = 60
FINISH = 60  # seconds after which something hangs


def manage(var: Path, *arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "VAR_DIR": str(var), "DATABASE_URL": "", "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip


def counted(var: Path, sql: str) -> int:
    with sqlite3.connect(next(var.glob("*.sqlite3"))) as database:
        return int(database.execute(sql).fetchone()[0])


def processes(group: int) -> list[int]:
    found = subprocess.run(
        ["ps", "-o", "pid=", "-g", str(group)], capture_output=True, text=True, check=False
    )
    return [int(pid) for pid in found.stdout.split()]


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for n in range(ARTICLES):
        first, last = f"{chr(65 + n % 26)}lfred", f"Berg{chr(97 + n // 26)}{chr(97 + n % 26)}sen"
        (folder / f"{n:02}.txt").write_text(
            f"---\nlanguage: en\npublished: 2020-01-01\n---\n{first} {last} was secretary general of NATO from "
            f"{1950 + n} to {1951 + n}.\n"
        )
    return folder


def test_a_killed_run_leaves_whole_articles_and_a_second_one_completes_it(tmp_path, folder):
    var = tmp_path / "var"
    assert manage(var, "migrate", "-v0").wait() == 0
    run = manage(var, "ingest", str(folder), "--jobs", "2")
    assert run.stdout is not None
    run.stdout.readline()  # the first article is stored
    run.send_signal(signal.SIGKILL)
    run.wait()
    stored = counted(var, "select count(*) from kb_article")
    assert 0 < stored < ARTICLES
    # Each article that is there has all it says, its facts among them: name, holding, start and end.
    assert counted(var, "select count(*) from kb_claim") == 3 * stored
    assert counted(var, "select count(*) from tenures_tenure where start_earliest is not null") == stored
    assert counted(var, "select count(*) from kb_reading") == stored

    until = time.monotonic() + FINISH
    while processes(run.pid) and time.monotonic() < until:
        time.sleep(0.1)
    assert processes(run.pid) == []

    again = manage(var, "ingest", str(folder), "--jobs", "2")
    assert again.communicate()[0].splitlines()[-1] == f"{ARTICLES - stored} new, {stored} unchanged"
    assert counted(var, "select count(*) from tenures_tenure") == ARTICLES
