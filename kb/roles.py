"""What each role may do. Migrations give it, each what was new then; the groups are Django's own."""

from __future__ import annotations

# app.model: what is done with it. Whoever may add a judgement judges, and so on.
VIEWED = (
    "people.person", "people.alias", "people.redirect", "tenures.organization", "tenures.office", "tenures.tenure",
    "tenures.formerid", "tenures.vacancy",
    "kb.article", "kb.reading", "kb.claim", "kb.judgement", "kb.derivation", "kb.finding", "kb.suppression", "kb.ruling",
    "kb.change", "kb.report", "kb.dataversion",
)  # fmt: skip
VIEWER = frozenset(f"{model.replace('.', '.view_')}" for model in VIEWED)
CURATOR = VIEWER | {
    "kb.add_judgement",
    "kb.add_claim",
    "kb.add_suppression",
    "kb.change_report",
    "kb.add_article",
    "kb.change_article",
    "people.change_person",
    "tenures.add_tenure",
    "tenures.change_tenure",
    "tenures.add_office",
    "tenures.change_office",
    "tenures.add_organization",
    "tenures.change_organization",
}
CHIEF = CURATOR | {
    "kb.retract_article",
    "kb.add_ruling",
    "auth.view_user",
    "auth.add_user",
    "auth.change_user",
    "auth.view_group",
    "admin.view_logentry",
    "axes.view_accessattempt",
    "axes.delete_accessattempt",
    "axes.view_accesslog",
}
ROLES = {"viewer": VIEWER, "curator": CURATOR, "chief": CHIEF}
