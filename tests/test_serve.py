"""What `make run` does before the server takes over."""

from __future__ import annotations

import re
import runpy
import socket
import subprocess
import time
from contextlib import suppress
from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.test import RequestFactory

from kb.management.commands import serve
from kb.models import Claim, DataVersion


@pytest.fixture
def reserved():
    """Holds a port on which nobody listens: ours to serve on, and no other program is given it."""
    with socket.socket() as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(("127.0.0.1", 0))
        yield held


@pytest.fixture
def free_port(reserved):
    return reserved.getsockname()[1]


@pytest.fixture
def start(monkeypatch, settings, tmp_path, free_port):
    """Calls `serve`; answers what it printed and the command line that would take over."""
    settings.STATIC_ROOT = tmp_path / "static"
    became: list[list[str]] = []
    monkeypatch.setattr(serve.os, "execv", lambda program, words: became.append([program, *words]))

    def call() -> tuple[str, list[str]]:
        said = StringIO()
        call_command("serve", port=free_port, stdout=said)
        return said.getvalue(), became[-1]

    return call


@pytest.fixture
def endless(free_port):
    """A server as ours, of one worker, with a file that never ends."""
    command = [word.replace("kb.wsgi", "tests.endless:application") for word in serve.server(free_port, 1)]
    running = subprocess.Popen(command)
    yield free_port
    running.terminate()
    running.wait(30)


@pytest.mark.parametrize("taking", [serve.AT_ONCE - 1, serve.AT_ONCE])
def test_who_takes_a_file_slowly_keeps_nobody_waiting_for_long(endless, taking):
    def ask(path):
        asked = socket.create_connection(("127.0.0.1", endless), timeout=60)
        asked.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        return asked

    for _ in range(600):
        with suppress(ConnectionRefusedError):
            ask("/").close()
            break
        time.sleep(0.1)
    slow = [ask("/file") for _ in range(taking)]
    assert all(one.recv(12) == b"HTTP/1.1 200" for one in slow)  # and they take no more
    with ask("/") as quick:
        assert quick.recv(12) == b"HTTP/1.1 200"
    for one in slow:
        one.close()


@pytest.mark.django_db
def test_the_first_start_fills_the_site_and_lets_an_admin_in_and_the_second_changes_nothing(
    start, settings, free_port
):
    said, became = start()
    assert f"http://127.0.0.1:{free_port}/\n" in said
    assert f"--bind=127.0.0.1:{free_port}" in became
    config = runpy.run_path(next(word for word in became if word.startswith("--config=")).partition("=")[2])
    assert config["limit_request_line"] > 10_000  # characters of a search that is answered, not cut off
    password = re.search(r"user admin, password (\S{16})", said)
    assert password and authenticate(RequestFactory().get("/"), username="admin", password=password[1])
    assert (settings.STATIC_ROOT / "kb/site.css").is_file()
    version, claims = DataVersion.objects.get().number, Claim.objects.count()
    assert claims > 1000

    again, _ = start()
    assert "user admin, password" not in again
    assert authenticate(RequestFactory().get("/"), username="admin", password=password[1])
    assert (DataVersion.objects.get().number, Claim.objects.count()) == (version, claims)


def test_a_port_in_use_is_said_before_anything_is_done(start, reserved, free_port):
    reserved.listen()
    with pytest.raises(CommandError, match=rf"Port {free_port} is taken.*PORT=8080"):
        start()


def test_what_is_no_port_is_refused():
    with pytest.raises(CommandError, match=r"Not a port: 80000\. Try PORT=8000\."):
        call_command("serve", port=80000)


def test_a_silent_database_is_told_in_one_line(start, monkeypatch):
    def silent(*args: object, **given: object) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(serve, "call_command", silent)
    with pytest.raises(CommandError, match=r"The database does not answer.*DATABASE_URL.*connection refused"):
        start()
