"""``manage.py retract``: take an article back, with all the facts that only it supports."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from kb.ingest import store


class Command(BaseCommand):
    help = "Show what changes when an article no longer counts, then apply it. Nothing is deleted."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("article", metavar="ARTICLE", help="public id, path or sha256")
        parser.add_argument("--reason", default="", help="kept with the article, shown to readers")
        parser.add_argument("--restore", action="store_true", help="put a retracted article back instead")
        parser.add_argument("--dry-run", action="store_true", help="only show what would change")

    def handle(self, *args: Any, **given: Any) -> None:
        article = store.find_article(given["article"])
        if article is None:
            raise CommandError(
                f"No article {given['article']!r}. Name its public id (the last part of its page's address), "
                "the path it was read from, or its sha256."
            )
        if bool(article.retracted_at) != given["restore"]:
            raise CommandError(f"{article} is {'already' if article.retracted_at else 'not'} retracted.")
        with transaction.atomic():
            changes = (
                store.restore(article) if given["restore"] else store.retract(article, reason=given["reason"])
            )
            for change in changes.facts:
                self.stdout.write(str(change))
            if given["dry_run"]:
                transaction.set_rollback(True)
        verb = "would change" if given["dry_run"] else "changed"
        self.stdout.write(f"{article}: {len(changes.facts)} facts {verb}.")
