"""``manage.py decisions``: what curators did, to a file and back."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.core.serializers.json import DjangoJSONEncoder

from kb.ingest.keepsake import WrongFile, exported, take_in


class Command(BaseCommand):
    help = "Export everything that curators did to a JSON file, or import it again: sources and file rebuild the site."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["export", "import"])
        parser.add_argument("file", type=Path)

    def handle(self, *, what: str, file: Path, **options: Any) -> None:
        if what == "export":
            kept = exported()
            text = json.dumps(kept, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
            file.write_text(text + "\n", encoding="utf-8")
            counts = (f"{len(rows)} {name}" for name, rows in kept.items() if isinstance(rows, list))
            self.stdout.write(f"{file}: {', '.join(counts)}")
            return
        try:
            changes, missing = take_in(json.loads(file.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError, WrongFile) as wrong:
            raise CommandError(f"{file}: {wrong}") from None
        for line in missing:
            self.stdout.write(line)
        for change in changes.facts:
            self.stdout.write(f"  {change}")
        self.stdout.write(f"{len(changes.facts)} facts changed")
