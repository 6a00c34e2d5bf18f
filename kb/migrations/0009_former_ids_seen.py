from django.db import migrations

ROLES = ("viewer", "curator", "chief")


def give(apps, schema_editor):
    """Django makes permissions only after the last migration, so the one that is not yet there is made here."""
    group, permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="tenures", model="formerid"
    )
    words = {"name": "Can view former id"}
    found, _ = permission.objects.get_or_create(content_type=kind, codename="view_formerid", defaults=words)
    for role in ROLES:
        group.objects.get_or_create(name=role)[0].permissions.add(found)


class Migration(migrations.Migration):

    dependencies = [
        ("kb", "0008_ruling_on_offices"),
        ("tenures", "0008_former_ids"),
    ]

    operations = [
        migrations.RunPython(give, migrations.RunPython.noop),
    ]
