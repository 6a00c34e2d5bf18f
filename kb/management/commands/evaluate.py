"""``manage.py evaluate``: how well the extractor reads annotated texts."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from kb.ingest.evaluate import Outcome, evaluate, load, total

_COLUMNS = {
    "texts": "texts", "tenures": "tenures", "precision": "precision", "recall": "recall", "f1": "F1",
    "dates_f1": "F1 dated", "status_f1": "F1 state", "whole_f1": "F1 both", "acting": "acting",
    "false_facts": "false facts", "facts_recall": "other facts", "quotes_verbatim": "quotes",
}  # fmt: skip
_NAME = 32  # characters of a group's name


class Command(BaseCommand):
    help = (
        "Precision, recall and F1 of the extractor against a folder of annotated texts. "
        "Exit 1 if any of them could not be read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", metavar="GOLD_FOLDER", type=Path, help="pairs of .txt and .json")
        parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
        parser.add_argument(
            "--remarks", action="store_true", help="also what was wrong or missed, text by text"
        )

    def handle(self, *args: Any, **given: Any) -> None:
        folder: Path = given["folder"]
        texts, problems = load(folder)
        for problem in problems:
            self.stderr.write(str(problem))
        if texts:
            self._report(folder, evaluate(texts), given)
        if problems:
            raise SystemExit(1)

    def _report(self, folder: Path, outcomes: list[Outcome], given: dict[str, Any]) -> None:
        remarks = {
            str(outcome.text.path.relative_to(folder)): list(outcome.remarks)
            for outcome in outcomes
            if outcome.remarks
        }
        overall = total(outcomes).figures()
        groups = {
            "folder": _by(outcomes, lambda o: str(o.text.path.parent.relative_to(folder))),
            "language": _by(outcomes, lambda o: o.text.document.language or "?"),
            "phenomenon": _by(outcomes, lambda o: o.text.phenomenon or "?"),
        }
        if given["json"]:
            self.stdout.write(
                json.dumps({"all": overall, **groups, "remarks": remarks}, ensure_ascii=False, indent=2)
            )
            return
        self.stdout.write(" " * _NAME + "".join(f"{name:>12}" for name in _COLUMNS.values()))
        self._line("all", overall)
        for group, rows in groups.items():
            self.stdout.write(f"by {group}")
            for name, figures in rows.items():
                self._line(f"  {name}", figures)
        if given["remarks"]:
            for path, lines in remarks.items():
                self.stdout.write(f"{path}\n" + "\n".join(f"    {line}" for line in lines))

    def _line(self, name: str, figures: dict[str, float | int]) -> None:
        cells = (figures[column] for column in _COLUMNS)
        self.stdout.write(
            f"{name[:_NAME]:<{_NAME}}"
            + "".join(f"{c:>12.3f}" if isinstance(c, float) else f"{c:>12}" for c in cells)
        )


def _by(outcomes: list[Outcome], key: Callable[[Outcome], str]) -> dict[str, dict[str, float | int]]:
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(key(outcome), []).append(outcome)
    return {name: total(groups[name]).figures() for name in sorted(groups)}
