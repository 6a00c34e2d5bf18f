"""The admin, loaded with the addresses and not with every command: one that shows no page starts in half the time."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import autodiscover, checks
from django.contrib.admin.apps import SimpleAdminConfig
from django.core.checks import CheckMessage, Tags, register


class AdminOnDemand(SimpleAdminConfig):
    """Whoever asks for addresses, or for the checks of the admin, loads it."""

    def ready(self) -> None:
        register(checks.check_dependencies, Tags.admin)
        register(_check_admin, Tags.admin)


def _check_admin(app_configs: Any, **given: Any) -> list[CheckMessage]:
    autodiscover()
    return list(checks.check_admin_app(app_configs, **given))
