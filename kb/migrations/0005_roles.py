from django.db import migrations

# What each role could do when it was made; later migrations add to it. `kb.roles` has what holds today.
VIEWED = (
    "people.person", "people.alias", "people.redirect", "tenures.organization", "tenures.office", "tenures.tenure",
    "tenures.vacancy", "kb.article", "kb.reading", "kb.claim", "kb.judgement", "kb.derivation", "kb.finding",
    "kb.suppression", "kb.change", "kb.report", "kb.dataversion",
)
VIEWER = {model.replace(".", ".view_") for model in VIEWED}
CURATOR = VIEWER | {
    "kb.add_judgement", "kb.add_claim", "kb.add_suppression", "kb.change_report", "kb.add_article",
    "kb.change_article", "people.change_person", "tenures.add_tenure", "tenures.change_tenure",
    "tenures.add_office", "tenures.change_office", "tenures.add_organization", "tenures.change_organization",
}
CHIEF = CURATOR | {
    "kb.retract_article", "auth.view_user", "auth.add_user", "auth.change_user", "auth.view_group",
    "admin.view_logentry", "axes.view_accessattempt", "axes.delete_accessattempt", "axes.view_accesslog",
}
ROLES = {"viewer": VIEWER, "curator": CURATOR, "chief": CHIEF}


def give(apps, schema_editor):
    """Django makes permissions only after the last migration, so those not yet there are made here."""
    group, permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    content_type = apps.get_model("contenttypes", "ContentType")
    for role, allowed in ROLES.items():
        permissions = []
        for name in sorted(allowed):
            app, _, codename = name.partition(".")
            kind, _ = content_type.objects.get_or_create(app_label=app, model=codename.rpartition("_")[2])
            words = {"name": f"Can {codename.replace('_', ' ')}"}
            found = permission.objects.get_or_create(content_type=kind, codename=codename, defaults=words)
            permissions.append(found[0])
        group.objects.get_or_create(name=role)[0].permissions.set(permissions)


def take(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("kb", "0004_suppression"),
        ("tenures", "0004_vacancy"),
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("axes", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(give, take)]
