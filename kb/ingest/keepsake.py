"""What curators did, as one file: seeds and this file together rebuild the site.

Judgements, editors' claims with their sources, rulings on who is who, and suppressed findings, each with
who, when and why. Everything is named by public keys, so the file fits any database that read the same sources.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.dateparse import parse_datetime

from kb.ingest.changes import Because, Changes, bump_version
from kb.ingest.component import chunks, touched_by
from kb.ingest.facts import refresh
from kb.models import Article, Change, Claim, Judgement, Ruling, Suppression

FORMAT = 1
CLAIM = (
    "key", "statement", "property", "value", "modality", "person_name", "name_key", "value_key", "mention",
    "office_title", "organization_name", "quote", "prefix", "suffix", "start", "end", "rule", "preferred",
)  # fmt: skip
SOURCE = ("title", "publisher", "language", "published", "seen", "url", "tier", "family")
RULING = ("same", "ours", "theirs", "name_keys", "slugs", "label", "reason")
SUPPRESSION = ("key", "about", "code", "message", "reason")


class WrongFile(Exception):
    """Says what is wrong with a file, and what would work."""


def exported() -> dict[str, Any]:
    """Plain values for JSON, in an order that does not change."""
    edited = Claim.objects.filter(rule__startswith="editor.").select_related("article").order_by("key")
    return {
        "format": FORMAT,
        "claims": [
            {**_values(c, CLAIM), "article": c.article.slug, "source": _values(c.article, SOURCE)}
            for c in edited.defer("article__text")
        ],
        "judgements": [
            {"claim": j.claim.key, "verdict": j.verdict, "reason": j.reason, **_who(j.by, j.at)}
            for j in Judgement.objects.select_related("claim", "by").order_by("at", "pk")
        ],
        "rulings": [
            {**_values(r, RULING), **_who(r.by, r.at)}
            for r in Ruling.objects.filter(withdrawn_at=None).select_related("by").order_by("at", "pk")
        ],
        "suppressions": [
            {**_values(s, SUPPRESSION), **_who(s.by, s.at)}
            for s in Suppression.objects.filter(lifted_at=None).select_related("by").order_by("at", "pk")
        ],
    }


@transaction.atomic
def take_in(given: Mapping[str, Any]) -> tuple[Changes, list[str]]:
    """Bring back what was exported; what is there already stays once. Returns the claims it could not find."""
    if not isinstance(given, Mapping) or given.get("format") != FORMAT:
        raise WrongFile(
            f"Not a file of decisions of format {FORMAT}. Give one that `decisions export` wrote."
        )
    users = {user.get_username(): user for user in get_user_model().objects.all()}
    touched = {key for row in given["claims"] for key in _take_claim(row)}
    touched_claims, missing = _take_judgements(given["judgements"], users)
    touched |= touched_by(touched_claims)
    for row in given["rulings"]:
        about = {name: row[name] for name in ("same", "ours", "theirs")}
        if not Ruling.objects.filter(**about, withdrawn_at=None).exists():
            Ruling.objects.create(**{name: row[name] for name in RULING}, **_by(row, users))
        touched |= set(row["name_keys"])
    for row in given["suppressions"]:
        if not Suppression.objects.filter(key=row["key"], lifted_at=None).exists():
            Suppression.objects.create(**{name: row[name] for name in SUPPRESSION}, **_by(row, users))
    bump_version()
    return refresh(touched, Because(Change.Cause.JUDGED, "Decisions taken in from a file")), missing


def _take_claim(row: Mapping[str, Any]) -> set[str]:
    """The name keys touched; the source is described only where it is not there yet."""
    article, _ = Article.objects.get_or_create(slug=row["article"], defaults=row["source"])
    claim, _ = Claim.objects.get_or_create(
        key=row["key"], defaults={"article": article, **{name: row[name] for name in CLAIM}}
    )
    return touched_by([claim])


def _take_judgements(
    rows: list[Mapping[str, Any]], users: Mapping[str, User]
) -> tuple[list[Claim], list[str]]:
    """Each with its own time: the latest holds, here as there."""
    wanted = {row["claim"] for row in rows}
    claims = {c.key: c for some in chunks(wanted) for c in Claim.objects.filter(key__in=some)}
    for row in rows:
        claim = claims.get(row["claim"])
        if claim is None:
            continue
        by = _by(row, users)
        if not Judgement.objects.filter(claim=claim, verdict=row["verdict"], at=by["at"]).exists():
            judgement = Judgement.objects.create(
                claim=claim, verdict=row["verdict"], reason=row["reason"], by=by["by"]
            )
            Judgement.objects.filter(pk=judgement.pk).update(at=by["at"])
    for claim in claims.values():
        latest = claim.judgements.order_by("-at", "-pk").first()
        if latest and (claim.judgement, claim.judged_at) != (latest.verdict, latest.at):
            claim.judgement, claim.judged_at = latest.verdict, latest.at
            claim.save()
    return list(claims.values()), sorted(wanted - claims.keys())


def _values(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _who(by: User | None, at: Any) -> dict[str, Any]:
    return {"by": by.get_username() if by else None, "at": at.isoformat()}


def _by(row: Mapping[str, Any], users: Mapping[str, User]) -> dict[str, Any]:
    """Who and when; a name without an account here is left out, the decision stands all the same."""
    return {"by": users.get(row["by"] or ""), "at": parse_datetime(row["at"])}
