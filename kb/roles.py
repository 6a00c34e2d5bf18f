"""What each role may do. Migrations give the roles what stands here; the groups are Django's own."""

from __future__ import annotations

from typing import Any

# app.model: what is done with it. Whoever may add a judgement judges, and so on.
VIEWED = (
    "people.person", "people.alias", "people.redirect", "tenures.organization", "tenures.office", "tenures.tenure", "tenures.vacancy",
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


def grant(apps: Any) -> None:
    """Give each role exactly what it may do; for a migration, with the models as they are there.

    Django makes permissions only after the last migration, so those not yet there are made here.
    """
    group, permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    content_type = apps.get_model("contenttypes", "ContentType")
    for role, allowed in ROLES.items():
        permissions = []
        for name in sorted(allowed):
            app, _, codename = name.partition(".")
            model = codename.rpartition("_")[2]
            kind, _ = content_type.objects.get_or_create(app_label=app, model=model)
            words = f"Can {codename.replace('_', ' ')}"
            permissions.append(
                permission.objects.get_or_create(
                    content_type=kind, codename=codename, defaults={"name": words}
                )[0]
            )
        group.objects.get_or_create(name=role)[0].permissions.set(permissions)
