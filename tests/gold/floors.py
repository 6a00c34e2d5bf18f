"""What the extractor has reached on the annotated texts, by language and by folder, kept in ``floors.toml``."""

from __future__ import annotations

import re
from pathlib import Path

from kb.ingest.evaluate import Outcome, evaluate, load, total

GOLD = Path(__file__).parent
FLOORS = GOLD / "floors.toml"
# The figures that must not drop; false facts and texts that cannot be read must not rise.
FIGURES = ("precision", "recall", "dates_f1", "status_f1", "whole_f1", "facts_recall", "quotes_verbatim")
_HEADER = (
    "# What the extractor reaches on tests/gold; a test holds it. Raise it with `python -m tests.gold`.\n"
)
_ENTRY = re.compile(r"^(?:\[(\w+)\]|(\w+) = ([\d.]+))$", re.MULTILINE)

Figures = dict[str, dict[str, float | int]]


def today() -> Figures:
    """The figures of the rules as they are."""
    texts, problems = load(GOLD)
    if problems:
        raise SystemExit("\n".join(map(str, problems)))
    groups: dict[str, list[Outcome]] = {}
    for outcome in evaluate(texts):
        groups.setdefault(str(outcome.text.document.language), []).append(outcome)
        groups.setdefault(outcome.text.path.parent.name, []).append(outcome)
    figures = {name: total(outcomes).figures() for name, outcomes in sorted(groups.items())}
    return {name: {f: row[f] for f in (*FIGURES, "false_facts")} for name, row in figures.items()}


def kept() -> Figures:
    """The floors; of what two branches raised and git could not merge, the better."""
    found: Figures = {}
    row: dict[str, float | int] = {}
    for name, figure, written in _ENTRY.findall(FLOORS.read_text(encoding="utf-8")):
        if name:
            row = found.setdefault(name, {})
        else:
            value = float(written) if "." in written else int(written)
            row[figure] = _better(figure, value, row.get(figure, value))
    return found


def lowered(reached: Figures, floors: Figures) -> list[str]:
    """Every figure that is worse than its floor, in words."""
    worse = []
    for name, row in floors.items():
        for figure, floor in row.items():
            now = reached[name][figure]
            if (now > floor) if figure == "false_facts" else (now < floor):
                worse.append(f"{name}: {figure} is {now}, was {floor}")
    return worse


def raised(reached: Figures, floors: Figures) -> Figures:
    """The better of both, figure by figure."""
    return {
        name: {
            figure: _better(figure, now, floors.get(name, {}).get(figure, now)) for figure, now in row.items()
        }
        for name, row in reached.items()
    }


def _better(figure: str, one: float | int, other: float | int) -> float | int:
    return min(one, other) if figure == "false_facts" else max(one, other)


def write(figures: Figures) -> None:
    tables = (
        f"[{name}]\n" + "".join(f"{figure} = {value}\n" for figure, value in row.items())
        for name, row in figures.items()
    )
    FLOORS.write_text(_HEADER + "\n" + "\n".join(tables), encoding="utf-8")
