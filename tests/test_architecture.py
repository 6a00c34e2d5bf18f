"""The storeys of the house, held by import-linter, and what stands at the top level."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ALLOWED_AT_THE_TOP = {
    "manage.py", "pyproject.toml", "README.md", "seeds", "kb", "people", "tenures", "templates", "tests",
    "Makefile", "CHANGELOG.md", "requirements", "docs", "locale",
}  # fmt: skip


def test_imports_point_down():
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_top_level_holds_only_what_the_owner_fixed_and_tools_demand():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    top = {line.split("/")[0] for line in tracked.splitlines()}
    assert {name for name in top if not name.startswith(".")} <= ALLOWED_AT_THE_TOP


def test_only_settings_read_the_environment():
    readers = [
        path.relative_to(ROOT).as_posix()
        for folder in ("kb", "people", "tenures")
        for path in (ROOT / folder).rglob("*.py")
        if re.search(r"\bos\.environ|\bimport environ|getenv", path.read_text())
    ]
    # The entry points name the settings module, which is how Django finds the rest.
    assert set(readers) <= {"kb/settings.py", "kb/wsgi.py"}
