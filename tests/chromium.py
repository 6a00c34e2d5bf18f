"""A real Chromium for the browser tests: the one that is there, or Debian's where it may be installed."""

from __future__ import annotations

import os
import shutil
import subprocess

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MEND = (
    "No Chromium was found for the browser tests. Run `sudo apt-get install chromium`, "
    "or name another in CHROMIUM."
)


class NoChromium(Exception):
    """There is no browser to be had; the message says how to mend it."""


def executable() -> str:
    """Path of the browser. Raises NoChromium."""
    given = os.environ.get("CHROMIUM")
    found = next(filter(None, map(shutil.which, (given,) if given else NAMES)), None)
    if found is None:
        raise NoChromium(MEND)
    return found


def ensure() -> str:
    """Path of the browser, installed first where this user may. Raises NoChromium."""
    try:
        return executable()
    except NoChromium:
        if (become := _may_install()) is None:
            raise
    print("Installing Chromium for the browser tests", flush=True)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run([*become, *command], check=False, env=environment, **quiet)  # type: ignore[call-overload]
    return executable()


def _may_install() -> list[str] | None:
    """What to put before apt-get; None where this user may not install."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and not subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode:
        return ["sudo", "-n"]
    return None
