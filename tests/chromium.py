"""A real Chromium for the browser tests: the one that is there, or Debian's where it may be installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLAYWRIGHTS_OWN = ".cache/ms-playwright/chromium-*/chrome-linux*/chrome"
MEND = (
    "No Chromium was found for the browser tests. Run `sudo apt-get install chromium` (Debian) or "
    "`sudo snap install chromium` (Ubuntu), or name another browser in CHROMIUM."
)


class NoChromium(Exception):
    """There is no browser to be had; the message says how to mend it."""


def executable() -> str:
    """Path of the browser. Raises NoChromium."""
    given = os.environ.get("CHROMIUM")
    found = map(shutil.which, (given,) if given else NAMES)
    downloaded = [] if given else sorted(map(str, Path.home().glob(PLAYWRIGHTS_OWN)), reverse=True)
    for path in (*found, *downloaded):
        if path and _runs(path):
            return path
    raise NoChromium(MEND)


def ensure() -> None:
    """Install a browser where there is none and this user may. Raises NoChromium."""
    try:
        executable()
    except NoChromium:
        become = _may_install()
        if become is None:
            raise
        print("Installing Chromium for the browser tests", flush=True)
        for command in (["update", "-qq"], ["install", "-y", "-qq", "chromium"]):
            apt = [*become, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *command]
            subprocess.run(apt, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
        executable()


def _runs(path: str) -> bool:
    """Ubuntu's ``chromium-browser`` may be a script that only says where to get the real one."""
    return not subprocess.run([path, "--version"], capture_output=True, check=False).returncode


def _may_install() -> list[str] | None:
    """What to put before apt-get; None where this user may not install."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    if shutil.which("sudo") and not subprocess.run([*sudo, "true"], capture_output=True).returncode:
        return sudo
    return None
