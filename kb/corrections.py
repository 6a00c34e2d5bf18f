"""What changed lately, for readers: each fact before and after, and why."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from kb.models import Change

ADDED, CHANGED, REMOVED = KINDS = ("added", "changed", "removed")
_WITH = {
    ADDED: Q(before=""),
    CHANGED: ~Q(before="") & ~Q(after=""),
    REMOVED: ~Q(before="") & Q(after=""),
}
LATEST = 50  # in the feed
ON_A_PAGE = 5  # on the page that a change is about


def latest(*, person: str = "", office: str = "") -> QuerySet[Change]:
    """The newest first, without the texts of the sources; of one person or office only what was corrected."""
    found = Change.objects.select_related("article").defer("article__text")
    if person:
        found = found.filter(person_slug=person).exclude(before="")
    if office:
        found = found.filter(office_slug=office).exclude(before="")
    return found


def kind_of(change: Change) -> str:
    if not change.before:
        return ADDED
    return CHANGED if change.after else REMOVED


def of_kinds(changes: QuerySet[Change], kinds: Sequence[str]) -> QuerySet[Change]:
    return changes.filter(reduce(or_, (_WITH[kind] for kind in kinds)))


def reason_of(change: Change) -> str:
    """Why, in one sentence."""
    source = change.article.label if change.article else ""
    words = {
        Change.Cause.READ: _("A source was read: %(source)s") if source else _("Sources were read"),
        Change.Cause.JUDGED: _("A curator decided"),
        Change.Cause.RETRACTED: _("A source was taken back: %(source)s")
        if source
        else _("A source was taken back"),
        Change.Cause.RESTORED: _("A source was put back: %(source)s")
        if source
        else _("A source was put back"),
        Change.Cause.RULES: _("The facts were worked out anew"),
    }[Change.Cause(change.cause)]
    said = words % {"source": source} if source else words
    return f"{said}. {change.reason}".strip() if change.reason else f"{said}."
