"""What curators did, as one file: seeds and this file together rebuild the site.

Everything that can be done in the admin is in it, each with who, when and why, but accounts and the log. All is
named by public keys, so the file fits any database that read the same sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db.models import QuerySet

from kb.ingest.changes import Because, Changes, bump_version, in_turn
from kb.ingest.component import chunks, names_about, touched_by
from kb.ingest.facts import refresh
from kb.ingest.keepsake_ids import exported_ids, take_in_ids
from kb.ingest.keepsake_offices import exported_offices, take_in_offices, values_in
from kb.ingest.keepsake_rows import CLAIM, by_and_at, values, who
from kb.ingest.keepsake_sources import (
    SOURCE,
    dated,
    exported_sources,
    take_in_added,
    take_in_edits,
    take_in_takedowns,
)
from kb.ingest.namings import Name
from kb.ingest.ruling import settle
from kb.models import Article, Change, Claim, Judgement, Report, Ruling, Suppression
from people.models import Person, Redirect
from tenures.models import Tenure

FORMAT = 2
FORMATS = (1, 2)  # the first had judgements, editors' claims, standing rulings and suppressions only
RULED = ("kind", "same", "ours", "theirs", "said", "meant")  # what makes a ruling itself
RULING = (*RULED, "name_keys", "slugs", "label", "reason")
SUPPRESSION = ("key", "about", "code", "message", "reason")
REPORT = ("key", "about", "label", "shown", "message", "source", "state", "answer")


class WrongFile(Exception):
    """Says what is wrong with a file, and what would work."""


def exported() -> dict[str, Any]:
    """Plain values for JSON, in an order that does not change."""
    edited = Claim.objects.filter(rule__startswith="editor.").order_by("key")
    judgements = Judgement.objects.select_related("claim__article", "by").defer("claim__article__text")
    rulings = Ruling.objects.select_related("by", "withdrawn_by").order_by("at", "pk")
    suppressions = Suppression.objects.select_related("by", "lifted_by").order_by("at", "pk")
    judged = {j.claim.key: j.claim for j in judgements if not j.claim.rule.startswith("editor.")}
    return {
        "format": FORMAT,
        **exported_sources(),
        **exported_offices(),
        "claims": [_claim(c) for c in edited.select_related("article").defer("article__text")],
        "judged": [_claim(judged[key]) for key in sorted(judged)],
        "judgements": [
            {"claim": j.claim.key, "verdict": j.verdict, "reason": j.reason, **who(j.by, j.at)}
            for j in judgements.order_by("at", "pk")
        ],
        "rulings": [
            {**values(r, RULING), **who(r.by, r.at), **_ended("withdrawn", r.withdrawn_by, r.withdrawn_at)}
            for r in rulings
        ],
        "suppressions": [
            {**values(s, SUPPRESSION), **who(s.by, s.at), **_ended("lifted", s.lifted_by, s.lifted_at)}
            for s in suppressions
        ],
        "reports": [_report(r) for r in _reports().order_by("at", "pk")],
        "former_ids": exported_ids(),
    }


def _claim(claim: Claim) -> dict[str, Any]:
    article = claim.article
    source = {**values(article, SOURCE), "sha256": article.sha256}
    return {**values(claim, CLAIM), "article": article.slug, "source": source}


def _ended(how: str, by: User | None, at: Any) -> dict[str, Any]:
    return {f"{how}_by": by and by.get_username(), f"{how}_at": at and at.isoformat()}


def _reports() -> Any:
    return Report.objects.select_related("claim", "person", "tenure", "decided_by")


def _report(report: Report) -> dict[str, Any]:
    return {
        **values(report, REPORT),
        "claim": report.claim and report.claim.key,
        "person": report.person and report.person.slug,
        "tenure": report.tenure and report.tenure.slug,
        "at": report.at.isoformat(),
        **_ended("decided", report.decided_by, report.decided_at),
    }


@in_turn
def take_in(given: Mapping[str, Any]) -> tuple[Changes, list[str]]:
    """Bring back what was exported; what is there already stays once. Returns a line for all that has no place."""
    if not isinstance(given, Mapping) or given.get("format") not in FORMATS:
        raise WrongFile(
            f"Not a file of decisions of format {FORMAT}. Give one that `decisions export` wrote."
        )
    users = {user.get_username(): user for user in get_user_model().objects.all()}
    amiss = take_in_added(given.get("added", []))
    touched = take_in_takedowns(given.get("takedowns", []))
    take_in_offices(given, users)
    edited = [claim for row in given["claims"] if (claim := _take_claim(row))]
    judged, missing = _take_judgements(given["judgements"], given.get("judged", []), users)
    touched |= touched_by(edited)
    touched |= touched_by(judged)
    keys, unknown = take_in_edits(given, users)
    touched |= keys
    touched |= _take_rulings(given["rulings"], users)
    for row in given["suppressions"]:
        _take_suppression(row, users)
    bump_version()
    changes = refresh(touched, Because(Change.Cause.JUDGED, "Decisions taken in from a file"))
    take_in_ids(given.get("former_ids", []))
    _take_reports(given.get("reports", []), users)
    amiss += [f"no claim {key} here: read its source first, then import again" for key in missing]
    return changes, [*amiss, *unknown]


def _take_claim(row: Mapping[str, Any]) -> Claim | None:
    """None where its source is a text that nobody read here; any other is described where it is not there yet."""
    claim = Claim.objects.filter(key=row["key"]).first()
    if claim is None:
        article = _article(row)
        if article is None and row["source"].get("sha256"):
            return None
        article = article or Article.objects.create(slug=row["article"], **_source(row))
        claim = Claim.objects.create(article=article, **values_in(row, CLAIM))
    return claim


def _article(row: Mapping[str, Any]) -> Article | None:
    sha256 = row["source"].get("sha256")
    known = Article.objects.filter(sha256=sha256) if sha256 else Article.objects.filter(slug=row["article"])
    return known.first()


def _source(row: Mapping[str, Any]) -> dict[str, Any]:
    return dated({name: row["source"][name] for name in SOURCE})


def _take_judgements(
    rows: list[Mapping[str, Any]], judged: Iterable[Mapping[str, Any]], users: Mapping[str, User]
) -> tuple[list[Claim], list[str]]:
    """Each with its own time: the latest holds, here as there."""
    wanted = {row["claim"] for row in rows}
    claims = {c.key: c for some in chunks(wanted) for c in Claim.objects.filter(key__in=some)}
    for row in judged:
        if row["key"] in wanted - claims.keys() and (claim := _same_or_made(row)):
            claims[row["key"]] = claim
    for row in rows:
        claim = claims.get(row["claim"])
        if claim is None:
            continue
        by = by_and_at(row, users)
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


def _same_or_made(row: Mapping[str, Any]) -> Claim | None:
    """Of a claim that the rules of today do not find so: the one that says the same there, else itself.

    None where its source is not here.
    """
    article = _article(row)
    if article is None:
        return None
    place = values_in(row, ("statement", "property", "value", "mention", "start"))
    same = list(article.claims.filter(**place, judgements=None)[:2])
    return same[0] if len(same) == 1 else Claim.objects.create(article=article, **values_in(row, CLAIM))


def _take_rulings(rows: Iterable[Mapping[str, Any]], users: Mapping[str, User]) -> set[str]:
    """The name keys touched."""
    touched: set[str] = set()
    names: set[Name] = set()
    for row in rows:
        _take_ruling(row, users)
        touched |= set(row["name_keys"])
        names |= {(title, body) for title, body in (row[side] for side in ("said", "meant") if row.get(side))}
    if names:
        settle()
        touched |= names_about(names)
    return touched


def _take_ruling(row: Mapping[str, Any], users: Mapping[str, User]) -> None:
    """A file that was written before offices could be merged says less of each."""
    known = Ruling.objects.filter(**values_in(row, [name for name in RULED if name in row]), at=row["at"])
    if row["same"] and row.get("withdrawn_at") and known.filter(withdrawn_at=None).exists():
        Redirect.objects.filter(
            old_slug__in=row["slugs"]
        ).delete()  # they are two again, each under their own
    _take(known, values_in(row, [name for name in RULING if name in row]), row, users, "withdrawn")


def _take_suppression(row: Mapping[str, Any], users: Mapping[str, User]) -> None:
    known = Suppression.objects.filter(key=row["key"], at=row["at"])
    _take(known, values_in(row, SUPPRESSION), row, users, "lifted")


def _take(
    known: QuerySet[Any], said: dict[str, Any], row: Mapping[str, Any], users: Mapping[str, User], ended: str
) -> None:
    """Made where it is not known yet; what has been taken back there is taken back here."""
    if not known.exists():
        known.model.objects.create(**said, **by_and_at(row, users), **_until(row, users, ended))
    elif row.get(f"{ended}_at"):
        known.filter(**{f"{ended}_at": None}).update(**_until(row, users, ended))


def _until(row: Mapping[str, Any], users: Mapping[str, User], how: str) -> dict[str, Any]:
    return by_and_at(row, users, f"{how}_by", f"{how}_at") if row.get(f"{how}_at") else {}


def _take_reports(rows: Iterable[Mapping[str, Any]], users: Mapping[str, User]) -> None:
    """What readers reported and how it was answered; a report that is here already is answered here."""
    for row in rows:
        if Report.objects.filter(key=row["key"]).exists():
            continue
        about = {
            "claim": Claim.objects.filter(key=row["claim"]).first(),
            "person": Person.objects.filter(slug=row["person"]).first(),
            "tenure": Tenure.objects.filter(slug=row["tenure"]).first(),
        }
        report = Report.objects.create(**values_in(row, REPORT), **about, **_until(row, users, "decided"))
        Report.objects.filter(pk=report.pk).update(at=row["at"])
