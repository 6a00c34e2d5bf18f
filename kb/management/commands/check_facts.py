"""``manage.py check_facts``: say what in the facts cannot be right, or is worth a look."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from kb.findings import Found, findings


class Command(BaseCommand):
    help = (
        "Print findings on the facts. Exit status 1 if any is definite, that is, if some facts cannot all be true, "
        "and no curator has suppressed it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON object instead of lines")

    def handle(self, *args: Any, **given: Any) -> None:
        found = findings(timezone.localdate())
        open_ones = [f for f in found if f.suppressed is None]
        definite = sum(f.definite for f in open_ones)
        if given["json"]:
            rows = [
                {
                    "key": f.key,
                    "code": f.code,
                    "definite": f.definite,
                    "message": f.message,
                    "people": [person.slug for person in f.people],
                    "tenures": [tenure.slug for tenure in f.tenures],
                    "claims": [claim.key for claim in f.claims],
                    "suppressed": f.suppressed and f.suppressed.reason,
                }
                for f in found
            ]
            self.stdout.write(
                json.dumps({"definite": definite, "findings": rows}, ensure_ascii=False, indent=2)
            )
        else:
            for f in found:
                self.stdout.write(_line(f))
            suppressed = len(found) - len(open_ones)
            also = f", suppressed beside them: {suppressed}" if suppressed else ""
            self.stdout.write(f"findings: {len(open_ones)}, of them definite: {definite}{also}")
        if definite:
            raise SystemExit(1)


def _line(found: Found) -> str:
    line = f"{'definite' if found.definite else 'possible'} {found.code}: {found.message}"
    return f"suppressed {line} ({found.suppressed.reason})" if found.suppressed else line
