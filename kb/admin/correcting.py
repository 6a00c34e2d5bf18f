"""A claim that was read wrongly, put right in its place: another person or office, another value."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from kb.admin.looking import LookingForm, Page, look_then_save
from kb.admin.typed import OfficeName, PersonName, in_full
from kb.admin.values import read_value
from kb.ingest.editing import correct
from kb.ingest.records import Property
from kb.models import Claim


class CorrectForm(LookingForm):
    person = PersonName(label="Person")
    office = OfficeName(label="Office", required=False)
    value = forms.CharField(
        label="Value", max_length=300, required=False, widget=forms.TextInput({"class": "vTextField"})
    )
    reason = forms.CharField(label="Reason", max_length=500, widget=forms.TextInput({"class": "vTextField"}))

    def __init__(self, claim: Claim, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.claim = claim
        if claim.office_title:
            self.fields["office"] = OfficeName(label="Office", as_is=self.initial["office"])
        else:
            del self.fields["office"]
        if claim.property == Property.HOLDS:
            del self.fields["value"]

    @classmethod
    def of(cls, claim: Claim, data: Any = None) -> CorrectForm:
        office = in_full(claim.office) if claim.office else f"{claim.office_title}, {claim.organization_name}"
        initial = {
            "person": claim.person.name if claim.person else claim.person_name,
            "office": office.strip(", "),
            "value": claim.value,
        }
        return cls(claim, data, initial=initial, prefix="correct")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        prop = Property(self.claim.property)
        if "value" in self.fields:
            try:
                cleaned["value"], self.read = read_value(prop, cleaned.get("value", ""))
            except ValidationError as error:
                self.add_error("value", error)
        if not self.errors and self._as_it_was(cleaned):
            raise ValidationError("Nothing is different. Change the person, the office or the value.")
        return cleaned

    def _as_it_was(self, cleaned: dict[str, Any]) -> bool:
        claim = self.claim
        return (cleaned["person"][0], *office_in(cleaned, claim), cleaned.get("value", "")) == (
            claim.person_name, claim.office_title, claim.organization_name, claim.value,
        )  # fmt: skip

    def understood(self) -> dict[str, str]:
        name, known = self.cleaned_data["person"]
        return {
            "person": name
            if known
            else f"{name}: nobody of that name is known, so this would be a new person",
            "office": str(self.cleaned_data.get("office") or ""),
            "value": getattr(self, "read", ""),
        }


def office_in(cleaned: dict[str, Any], claim: Claim) -> tuple[str, str]:
    """Title and organization, those of the claim where none was typed."""
    office = cleaned.get("office")
    if office is None:
        return claim.office_title, claim.organization_name
    return office.title, office.organization.name


class CorrectingMixin(admin.ModelAdmin):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.correct_view)
        return [path("<int:pk>/correct/", view, name="kb_claim_correct"), *super().get_urls()]

    def correct_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not request.user.has_perms(["kb.add_claim", "kb.add_judgement"]):
            raise PermissionDenied
        related = ("article", "person", "office__organization")
        claim = Claim.objects.select_related(*related).defer("article__text").filter(pk=pk).first()
        if claim is None:
            raise Http404("No such claim.")
        form = CorrectForm.of(claim, request.POST or None)
        about = (
            "The claim as it was read is rejected, and one that says what the quote says in truth is preferred. "
            "With the person or the office, everything that was read from the same mention moves along."
        )
        page = Page(f"Correct: {claim}", about, self._from(request, claim))
        return look_then_save(self, request, form, page, lambda: self._correct(form, request))

    @staticmethod
    def _correct(form: CorrectForm, request: HttpRequest) -> Any:
        cleaned, claim = form.cleaned_data, form.claim
        title, organization = office_in(cleaned, claim)
        return correct(
            claim, person=cleaned["person"][0], office=title, organization=organization,
            value=cleaned.get("value", claim.value), by=request.user, reason=cleaned["reason"],  # type: ignore[arg-type]
        )  # fmt: skip

    @staticmethod
    def _from(request: HttpRequest, claim: Claim) -> str:
        """Where the curator came from; the queue goes on from there."""
        wanted = request.GET.get("next", "")
        if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure()):
            return wanted
        return reverse("admin:kb_claim_change", args=[claim.pk])
