"""Bring the catalogues of translations in line with the strings in the sources, and compile them."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kb import catalogues


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="write nothing; exit 1 if anything is missing"
        )

    def handle(self, *, check: bool, **options: Any) -> None:
        wrong = 0
        for language in catalogues.LANGUAGES:
            if not check:
                catalogues.write(language, catalogues.update(language))
            faults = catalogues.faults(language)
            wrong += len(faults)
            for fault in faults:
                self.stdout.write(f"{language}: {fault}")
        if wrong and check:
            raise CommandError(f"{wrong} strings need a translator.")
