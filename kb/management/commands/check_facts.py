"""``manage.py check_facts``: say what in the facts cannot be right, or is worth a look."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from kb.findings import findings


class Command(BaseCommand):
    help = "Print findings on the facts. Exit status 1 if any is definite: if some facts cannot all be true."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON object instead of lines")

    def handle(self, *args: Any, **given: Any) -> None:
        found = findings(timezone.localdate())
        definite = sum(f.definite for f in found)
        if given["json"]:
            rows = [
                {
                    "code": f.code,
                    "definite": f.definite,
                    "message": f.message,
                    "people": [person.slug for person in f.people],
                    "tenures": [tenure.slug for tenure in f.tenures],
                    "claims": [claim.key for claim in f.claims],
                }
                for f in found
            ]
            self.stdout.write(
                json.dumps({"definite": definite, "findings": rows}, ensure_ascii=False, indent=2)
            )
        else:
            for f in found:
                self.stdout.write(f"{'definite' if f.definite else 'possible'} {f.code}: {f.message}")
            self.stdout.write(f"findings: {len(found)}, of them definite: {definite}")
        if definite:
            raise SystemExit(1)
