"""``manage.py serve``: bring everything up to date and serve the site. What ``make run`` calls."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import socket
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

ADMIN = "admin"
SENDING = 600  # seconds for which a worker may give no sign of life before it is taken for dead
AT_ONCE = 8  # answers of a worker: whoever takes a file of everything slowly keeps nobody else waiting


class Command(BaseCommand):
    help = "Migrate, read the seeds, collect static files, and serve on 127.0.0.1 until stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=2)

    def handle(self, *args: Any, **given: Any) -> None:
        port = given["port"]
        self._check(port)
        try:
            call_command("migrate", verbosity=0, interactive=False)
        except OperationalError as silent:
            raise CommandError(f"The database does not answer; is DATABASE_URL right? {silent}") from silent
        try:
            call_command("ingest", str(settings.BASE_DIR / "seeds"))
        except SystemExit as refused:
            raise CommandError("The seeds were not all read; see the lines above.") from refused
        self._collect_static()
        self.stdout.write(f"\n  The timeline:  http://127.0.0.1:{port}/")
        self.stdout.write(f"  The API:       http://127.0.0.1:{port}/api/docs/")
        self.stdout.write(f"  The admin:     http://127.0.0.1:{port}/admin/")
        self._admin()
        self.stdout.write("  Ctrl-C stops the server.\n")
        self.stdout.flush()
        command = server(port, given["workers"])
        os.execv(command[0], command)  # noqa: S606 - the server takes this process over, so that Ctrl-C reaches it

    def _check(self, port: int) -> None:
        """Say at once, not after everything is read, that nothing can be served there."""
        if not 0 < port < 65536:
            raise CommandError(f"Not a port: {port}. Try PORT=8000.")
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError as refused:
                if refused.errno == errno.EADDRINUSE:
                    reason = "is taken, perhaps by this site already running"
                else:
                    reason = f"cannot be had ({refused.strerror})"
                raise CommandError(f"Port {port} {reason}. Try another, such as PORT=8080.") from refused

    def _admin(self) -> None:
        """Make the first account; its password is printed this once and stored nowhere."""
        users = get_user_model().objects
        if users.filter(is_superuser=True).exists():
            self.stdout.write(
                "                 with the password printed on the first run; "
                f"`manage.py changepassword {ADMIN}` sets another"
            )
            return
        password = secrets.token_urlsafe(12)
        users.create_superuser(ADMIN, password=password)
        self.stdout.write(f"                 user {ADMIN}, password {password}  (printed this once)")

    def _collect_static(self) -> None:
        """Collect static files where the sources or the libraries have changed since the last time."""
        digest = hashlib.sha256()
        for path in sorted(
            [*(settings.BASE_DIR / "kb/static").rglob("*"), settings.BASE_DIR / "requirements/runtime.txt"]
        ):
            if path.is_file():
                digest.update(path.read_bytes())
        stamp = Path(settings.STATIC_ROOT) / ".collected"
        if not stamp.exists() or stamp.read_text() != digest.hexdigest():
            # The API's page is Swagger UI; Redoc, which comes in the same package, is served nowhere.
            call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["redoc"])
            stamp.write_text(digest.hexdigest())


def server(port: int, workers: int) -> list[str]:
    """The command line that serves."""
    return [
        sys.executable, "-m", "gunicorn", "kb.wsgi",
        f"--config={settings.BASE_DIR / 'kb/server.py'}", f"--chdir={settings.BASE_DIR}",
        f"--bind=127.0.0.1:{port}", f"--workers={workers}", f"--threads={AT_ONCE}", "--log-level=warning",
        "--no-control-socket", f"--timeout={SENDING}",
    ]  # fmt: skip
