"""The storeys of the house, held by import-linter, and what stands at the top level."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ALLOWED_AT_THE_TOP = {
    "manage.py", "pyproject.toml", "README.md", "seeds", "kb", "people", "tenures", "templates", "tests",
    "Makefile", "CHANGELOG.md", "requirements", "docs", "locale",
}  # fmt: skip
LANGUAGES_OWN = {"german.py", "german_nouns.py", "english.py", "french.py"}


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


def test_only_the_modules_of_a_language_ask_which_language_it_is():
    """The others ask its data or its object for what they want to know: so a language can be added."""
    files = [path for path in (ROOT / "kb" / "ingest").rglob("*.py") if path.name not in LANGUAGES_OWN]
    found = [f"{path.name}:{line}" for path in files for line in _language_comparisons(path.read_text())]
    assert len(files) > 60
    assert found == []


def test_comparisons_of_a_language_are_seen_however_they_are_written():
    source = 'a = self.language == "de"\nb = "fr" != language\nc = lex.language in ("de", "en")\nd = language in LANGUAGES'
    matched = 'match language:\n    case "de":\n        pass'
    assert _language_comparisons(source) == [1, 2, 3]
    assert _language_comparisons(matched) == [1]


def _language_comparisons(source: str) -> list[int]:
    """The lines on which something called "language" is compared with a literal."""
    lines = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            if any(map(_is_language, sides)) and any(map(_holds_text, sides)):
                lines.append(node.lineno)
        elif isinstance(node, ast.Match) and _is_language(node.subject):
            lines.append(node.lineno)
    return sorted(lines)


def _is_language(node: ast.expr) -> bool:
    return (getattr(node, "attr", "") or getattr(node, "id", "")) == "language"


def _holds_text(node: ast.expr) -> bool:
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return any(map(_holds_text, node.elts))
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
