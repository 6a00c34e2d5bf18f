"""The schema in the migrations is the schema in the models, and each does for ever what it did once."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command

from kb.roles import ROLES


@pytest.mark.django_db
def test_no_model_has_changed_without_a_migration():
    said = StringIO()
    call_command("makemigrations", check_changes=True, dry_run=True, stdout=said)
    assert "No changes detected" in said.getvalue()


def test_no_migration_does_what_todays_roles_say():
    """A role that changes later must not change what an old migration did."""
    for migration in Path("kb/migrations").glob("0*.py"):
        assert "kb.roles" not in migration.read_text().replace("`kb.roles`", ""), migration


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_the_migrations_give_each_role_what_it_has_today(role):
    permissions = Permission.objects.filter(group__name=role).values_list(
        "content_type__app_label", "codename"
    )
    assert {f"{app}.{codename}" for app, codename in permissions} == ROLES[role]
