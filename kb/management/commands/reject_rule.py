"""``manage.py reject_rule``: undo everything that one rule of the extractor found."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from kb.ingest.store import judge
from kb.models import Claim


class Command(BaseCommand):
    help = "Reject every claim that a rule found and nobody has judged. They stay rejected when read again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("rule", metavar="RULE", help="as it stands beside each claim")
        parser.add_argument("--reason", default="", help="kept with each judgement")
        parser.add_argument("--dry-run", action="store_true", help="only show what would change")

    def handle(self, *, rule: str, reason: str, dry_run: bool, **options: Any) -> None:
        if not Claim.objects.filter(rule=rule).exists():
            raise CommandError(
                f"No claim was found by a rule {rule!r}. Look at a claim for the name of its rule."
            )
        with transaction.atomic():
            claims = list(Claim.objects.filter(rule=rule, judgement=""))
            changes = judge(claims, "rejected", by=None, reason=reason or f"Everything that {rule} found")
            for change in changes.facts:
                self.stdout.write(str(change))
            if dry_run:
                transaction.set_rollback(True)
        would = "would be" if dry_run else "are"
        self.stdout.write(f"{len(claims)} claims {would} rejected, {len(changes.facts)} facts changed")
