"""``manage.py ingest``: read articles and tables, store what they say, let the facts follow."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser
from datetime import date
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from kb.ingest import pipeline
from kb.ingest.extract import supported_languages
from kb.ingest.proposal import proposal, table
from kb.ingest.read import inputs
from kb.ingest.records import BadInput, Problem, Tier


class Command(BaseCommand):
    help = (
        "Read news articles, tables, folders or addresses and store what they say. Exit 1 if any was refused."
    )

    requires_system_checks = ()  # they load every page and the admin, which a reader of files has no use for

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("inputs", nargs="+", metavar="PATH_OR_URL")
        parser.add_argument("--published", metavar="DATE", help="day of publication, ISO 8601")
        parser.add_argument("--language", choices=supported_languages())
        parser.add_argument("--title")
        parser.add_argument("--publisher")
        parser.add_argument("--url", help="address of the original")
        parser.add_argument("--tier", choices=[tier.value for tier in Tier])
        parser.add_argument("--dry-run", action="store_true", help="show what would be stored; write nothing")
        parser.add_argument(
            "--json", action="store_true", help="with --dry-run: one JSON object for one input"
        )
        parser.add_argument(
            "--skip-bad-rows", action="store_true", help="load a table's good rows, report the others"
        )
        parser.add_argument(
            "--allow-private", action="store_true", help="let addresses lead to private networks"
        )
        parser.add_argument(
            "--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="processes to read with"
        )

    def handle(self, *args: Any, **given: Any) -> None:
        today = timezone.localdate()
        options = pipeline.Options(
            published=_day(given["published"]),
            language=given["language"],
            title=given["title"],
            publisher=given["publisher"],
            url=given["url"],
            tier=given["tier"],
            skip_bad_rows=given["skip_bad_rows"],
            allow_private=given["allow_private"],
        )
        if given["json"]:
            self._print_json(given, options, today)
            return
        try:
            paths = inputs(given["inputs"])
        except BadInput as bad:
            self._complain(bad.problems)
            raise SystemExit(1) from bad
        with (
            tqdm(total=len(paths), unit="file", disable=None, file=sys.stderr, leave=False) as bar,
            _RowBar() as rows,
        ):

            def done(result: pipeline.Result) -> None:
                bar.update()
                with bar.external_write_mode(file=sys.stderr):
                    self._report(result, given["dry_run"])

            results = pipeline.ingest(
                paths, options, today=today, jobs=given["jobs"], dry_run=given["dry_run"], done=done,
                progress=rows.show,
            )  # fmt: skip
        refused = [result for result in results if result.problems]
        counted = {
            status: sum(result.status == status for result in results)
            for status in (pipeline.NEW, pipeline.CHANGED, pipeline.UNCHANGED, pipeline.REFUSED)
        }
        self.stdout.write(
            ", ".join(f"{count} {status}" for status, count in counted.items() if count) or "nothing to do"
        )
        if refused:
            raise SystemExit(1)

    def _report(self, result: pipeline.Result, dry_run: bool) -> None:
        self._complain(result.problems)
        for warning in result.warnings:
            self.stderr.write(f"{result.path}: {warning}")
        if result.status == pipeline.UNCHANGED and not dry_run:
            return
        if result.status != pipeline.REFUSED:
            changes = result.changes
            self.stdout.write(
                f"{result.path}: {result.status}, {changes.claims_added} claims added"
                + (f", {changes.claims_removed} removed" if changes.claims_removed else "")
                + f", {changes.facts_changed} facts changed"
            )
        if dry_run and result.document is not None:
            if result.document.kind == "prose":
                self.stdout.write(table(result.document, result.said))
            for change in result.changes.facts:
                self.stdout.write(f"  {change}")
            if result.changes.unlisted:
                self.stdout.write(f"  and {result.changes.unlisted} more")

    def _print_json(self, given: dict[str, Any], options: pipeline.Options, today: date) -> None:
        if not given["dry_run"] or len(given["inputs"]) != 1:
            raise CommandError("--json goes with --dry-run and one input.")
        try:
            document, said = pipeline.propose(given["inputs"][0], options, today=today)
        except BadInput as bad:
            self._complain(bad.problems)
            raise SystemExit(1) from bad
        for warning in document.warnings:
            self.stderr.write(f"{document.path}: {warning}")
        self.stdout.write(json.dumps(proposal(document, said), ensure_ascii=False, indent=2))

    def _complain(self, problems: tuple[Problem, ...]) -> None:
        for problem in problems:
            self.stderr.write(str(problem))


UNITS = {"indexed": "index", "weighed": "name", "ordered": "office"}  # of all else: row


class _RowBar:
    """The rows of a table, checked and then stored, and what follows: how much is done, how much remains, how long that takes."""

    def __init__(self) -> None:
        self._bar: tqdm[NoReturn] | None = None
        self._what = ""

    def __enter__(self) -> _RowBar:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def show(self, what: str, done: int, total: int) -> None:
        if self._bar is None or self._what != what:
            self._close()
            self._what = what
            self._bar = tqdm(
                total=total,
                desc=what,
                unit=UNITS.get(what, "row"),
                disable=None,
                file=sys.stderr,
                leave=False,
                position=1,
            )
        self._bar.update(done - self._bar.n)
        if done >= total:
            self._close()

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"Not a day: {text!r}. Write --published like 2024-10-01.") from error
