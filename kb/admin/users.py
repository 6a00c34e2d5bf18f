"""Who may sign in and in which role, and what everybody did."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.http import HttpRequest

from kb.roles import ROLES
from people.admin import Derived

admin.site.unregister([User, Group])


@admin.register(User)
class RoleAdmin(UserAdmin):
    """A chief gives roles, and no more than the chief's own: superusers are made on the command line."""

    list_display = ["username", "first_name", "last_name", "roles", "is_active", "last_login"]
    list_filter = ["is_active", "groups"]
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": ("first_name", "last_name", "email")}),
        (
            "Role",
            {
                "description": "A viewer sees everything. A curator judges claims and edits facts. A chief also "
                "retracts and takes down articles, merges and splits people, and gives roles. Nobody is deleted, "
                "because decisions bear their names: take the mark from “active” instead.",
                "fields": ("is_active", "is_staff", "groups"),
            },
        ),
        ("Times", {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")
    filter_horizontal = ("groups",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        users = super().get_queryset(request).prefetch_related("groups")
        # Who could set a superuser's password would be one.
        return users if request.user.is_superuser else users.filter(is_superuser=False)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "groups":
            kwargs["queryset"] = Group.objects.filter(name__in=ROLES)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: User, form: forms.ModelForm, change: bool) -> None:
        if not change:
            obj.is_staff = True  # an account is for the admin; there is nothing else to sign in to
        super().save_model(request, obj, form, change)

    def roles(self, user: User) -> str:
        return ", ".join(group.name for group in user.groups.all())


@admin.register(Group)
class GroupAdmin(Derived, admin.ModelAdmin):
    """Roles come with a migration, so that every site has the same."""

    list_display = ["name"]
    search_fields = ["name"]
    filter_horizontal = ["permissions"]


@admin.register(LogEntry)
class AuditLog(Derived, admin.ModelAdmin):
    """What was done here, by whom and when. Nobody can change it here."""

    list_display = ["action_time", "user", "content_type", "object_repr", "what"]
    list_display_links = ["action_time", "object_repr"]
    list_filter = ["action_flag", "content_type"]
    list_select_related = ["user", "content_type"]
    search_fields = ["object_repr", "change_message", "user__username"]
    date_hierarchy = "action_time"
    show_full_result_count = False
    fieldsets = [
        (None, {"fields": ["action_time", "user", "content_type", "object_id", "object_repr", "what"]})
    ]
    readonly_fields = ["what"]

    def what(self, entry: LogEntry) -> str:
        return entry.get_change_message()
