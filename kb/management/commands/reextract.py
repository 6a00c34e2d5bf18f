"""``manage.py reextract``: read all stored articles again after better rules, the difference first."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from kb.ingest import store
from kb.ingest.reextract import NO_TEXT, TABLE, Reread, reextract
from kb.models import Article, Claim


class Command(BaseCommand):
    help = "Show what the rules of today make of the stored articles. Nothing is written without --apply."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("articles", nargs="*", metavar="ARTICLE", help="public id, path or sha256")
        parser.add_argument("--apply", action="store_true", help="write what is shown")
        parser.add_argument("--json", action="store_true", help="for programs")

    def handle(self, **given: Any) -> None:
        articles = [self._found(wanted) for wanted in given["articles"]]
        rows = articles or Article.objects.order_by("pk").iterator(chunk_size=100)
        total = len(articles) or Article.objects.count()
        with tqdm(total=total, unit="article", disable=None, file=sys.stderr, leave=False) as bar:
            found = reextract(rows, today=timezone.localdate(), write=given["apply"], done=bar.update)
        if given["json"]:
            self.stdout.write(json.dumps([_plain(a) for a in found], ensure_ascii=False, indent=2))
        else:
            self._print(found, given["apply"])
        for again in found:
            for problem in again.problems:
                self.stderr.write(str(problem))
        if any(again.problems for again in found):
            raise SystemExit(1)

    def _found(self, wanted: str) -> Article:
        article = store.find_article(wanted)
        if article is None:
            raise CommandError(f"No article {wanted!r}. Name its public id, its path or its sha256.")
        return article

    def _print(self, found: list[Reread], applied: bool) -> None:
        for again in found:
            if again.skipped and again.skipped not in (NO_TEXT, TABLE):
                self.stdout.write(f"{again.article.slug}: skipped, {again.skipped}")
            lines = [f"  {sign} {words}" for sign, words in _lines(again)]
            if lines:
                self.stdout.write("\n".join([f"{again.article.slug}:", *lines]))
        facts = [change for again in found for change in again.facts]
        for change in facts:
            self.stdout.write(str(change))
        changed = sum(bool(again) and not again.problems for again in found)
        verb = "changed" if applied else "would change"
        self.stdout.write(f"{changed} articles and {len(facts)} facts {verb}.")


def _lines(again: Reread) -> list[tuple[str, str]]:
    return [
        *(("+", f"{s.person}: {s.property} {s.value} ({s.rule})") for s in again.added),
        *(("-", f"{claim} ({claim.rule})") for claim in again.gone),
        *(("=", f"{claim} (judged; no rule finds it)") for claim in again.kept),
        *(("~", f"{claim} (read anew; its judgement stays)") for claim in again.carried),
        *(("~", f"{before} ({_difference(before, now)})") for before, now in again.anew),
    ]


def _difference(before: Claim, now: Claim) -> str:
    """What is told otherwise of a claim; of the words around a quote, only that they are."""
    told = [
        f"{name}: {getattr(before, name)} → {getattr(now, name)}"
        for name in ("modality", "rule", "quote")
        if getattr(before, name) != getattr(now, name)
    ]
    return "; ".join(told) or "the words around its quote"


def _plain(again: Reread) -> dict[str, Any]:
    return {
        "article": again.article.slug,
        "skipped": again.skipped or None,
        "problems": [str(problem) for problem in again.problems],
        "added": [f"{s.person}: {s.property} {s.value}".rstrip() for s in again.added],
        "gone": [c.key for c in again.gone],
        "kept": [c.key for c in again.kept],
        "carried": [c.key for c in again.carried],
        "anew": [{"claim": before.key, "difference": _difference(before, now)} for before, now in again.anew],
        "facts": [{"subject": f.subject, "before": f.before, "after": f.after} for f in again.facts],
    }
