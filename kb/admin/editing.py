"""Dates of people and spells, and whole spells, typed in by an editor: each becomes a claim with its source."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse

from kb.admin.looking import LookingForm, Page, look_then_save
from kb.admin.typed import OfficeName, PersonName, SourceName, WrittenDate, echo
from kb.ingest.changes import Changes
from kb.ingest.editing import Edit, Quote, of_person, of_tenure, source_at, state
from kb.ingest.records import Property
from kb.models import Article, Claim
from people.admin import HistoryAdmin
from people.dates import PartialDate
from people.models import Person
from tenures.models import Tenure

EDIT = "kb.add_claim"
END_HELP = "The first day no longer in office. For “until and including 30 September” write 1 October."
ABOUT = (
    "What you type becomes a claim of yours with its source, and is preferred over all others. What the machine has "
    "read stays beside it. Leave a date as it is to say nothing about it."
)


class SourcedForm(LookingForm):
    """Where it can be read, and why it is to be so."""

    source = SourceName(label="Source", help_text="An article (its id or title), or an address: https://…")
    words = forms.CharField(
        label="Its words", required=False, max_length=1000, widget=forms.TextInput({"class": "vTextField"}),
        help_text="The sentence that says so, if you have it.",
    )  # fmt: skip
    reason = forms.CharField(
        label="Reason", max_length=500, widget=forms.TextInput({"class": "vTextField"}),
        help_text="Kept with the claim, for whoever wonders later.",
    )  # fmt: skip
    dates: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([name for name in self.fields if name not in SourcedForm.base_fields])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        source, words = cleaned.get("source"), cleaned.get("words", "")
        if isinstance(source, Article) and source.text and words and words not in source.text:
            self.add_error(
                "words", "These words are not in the stored text. Copy them from it, word for word."
            )
        if not self.errors and not self.values():
            raise ValidationError("Nothing is different. Change a date, or go back.")
        return cleaned

    def values(self) -> dict[Property, str]:
        """What is stated: the dates that were typed and are not what they were."""
        return {
            Property(name): self.cleaned_data[name].edtf
            for name in self.dates
            if self.cleaned_data.get(name) and self.cleaned_data[name].edtf != self.initial.get(name)
        }

    def understood(self) -> dict[str, str]:
        source = self.cleaned_data["source"]
        read = {name: echo(value) for name in self.dates if (value := self.cleaned_data.get(name))}
        return {**read, "source": source.label if isinstance(source, Article) else f"a source at {source}"}

    def state(self, edit: Edit, by: User) -> tuple[list[Claim], Changes]:
        source = self.cleaned_data["source"]
        article = source if isinstance(source, Article) else source_at(source)
        return state(replace(edit, quote=self.quote()), article, by=by, reason=self.cleaned_data["reason"])

    def quote(self) -> Quote:
        source, words = self.cleaned_data["source"], self.cleaned_data["words"]
        if words and isinstance(source, Article) and source.text:
            place = source.text.index(words)
            return Quote(words, place, place + len(words))
        return Quote(words)


class LifeForm(SourcedForm):
    birth = WrittenDate(label="Birth", required=False)
    death = WrittenDate(label="Death", required=False)
    dates = ("birth", "death")


class SpellForm(SourcedForm):
    start = WrittenDate(label="Start", required=False, help_text="The first day in office.")
    end = WrittenDate(label="End", required=False, help_text=END_HELP)
    dates = ("start", "end")


class NewSpellForm(SourcedForm):
    person = PersonName(label="Person")
    office = OfficeName(label="Office", help_text="Title and organization: Secretary General, NATO.")
    acting = forms.BooleanField(label="Acting", required=False)
    start = WrittenDate(label="Start", required=False, help_text="The first day in office.")
    end = WrittenDate(label="End", required=False, help_text=END_HELP)
    dates = ("start", "end")

    def values(self) -> dict[Property, str]:
        acting = {Property.ACTING: "true"} if self.cleaned_data.get("acting") else {}
        return {Property.HOLDS: "", **super().values(), **acting}

    def understood(self) -> dict[str, str]:
        name, known = self.cleaned_data["person"]
        about = name if known else f"{name}: nobody of that name is known, so this makes a new person"
        return {**super().understood(), "person": about, "office": str(self.cleaned_data["office"])}


class EditingMixin(HistoryAdmin):
    """A form beside the facts of a person or spell, on the page where they are shown."""

    change_form_template = "admin/kb/change_form_with_facts.html"
    facts_form: type[SourcedForm]

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_edit_facts"
        view = self.admin_site.admin_view(self.edit_facts_view)
        return [path("<int:pk>/facts/", view, name=name), *super().get_urls()]

    def may_edit(self, request: HttpRequest) -> bool:
        return request.user.has_perm(EDIT)

    def edit_of(self, fact: Any, values: dict[Property, str]) -> Edit:
        raise NotImplementedError

    def form_for(self, fact: Any, data: Any = None) -> SourcedForm:
        dates: dict[str, PartialDate] = {name: getattr(fact, name) for name in self.facts_form.dates}
        return self.facts_form(data, initial={name: date.edtf for name, date in dates.items()})

    def facts_address(self, fact: Any) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_edit_facts", args=[fact.pk])

    def edit_facts_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.may_edit(request):
            raise PermissionDenied
        fact = self.get_queryset(request).filter(pk=pk).first()
        if fact is None:
            raise Http404("It is no longer there: no claim supports it.")
        form = self.form_for(fact, request.POST or None)
        back_to = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[pk])

        def step() -> tuple[list[Claim], Changes]:
            edit = self.edit_of(fact, form.values())
            return form.state(edit, request.user)  # type: ignore[arg-type]

        return look_then_save(self, request, form, Page(f"Edit dates: {fact}", ABOUT, back_to), step)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        fact = kwargs.get("obj")
        if fact and self.may_edit(request):
            context |= {
                "facts_form": self.form_for(fact),
                "facts_address": self.facts_address(fact),
                "about": ABOUT,
            }
        return super().render_change_form(request, context, *args, **kwargs)


class LifeEditing(EditingMixin):
    facts_form = LifeForm

    def edit_of(self, fact: Person, values: dict[Property, str]) -> Edit:
        return of_person(fact, values)


class SpellEditing(EditingMixin):
    facts_form = SpellForm

    def edit_of(self, fact: Tenure, values: dict[Property, str]) -> Edit:
        return of_tenure(fact, values)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.may_edit(request)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """A spell by hand: the claims that tell of it, from which it follows like every other."""
        if not self.may_edit(request):
            raise PermissionDenied
        form = NewSpellForm(request.POST or None)

        def step() -> tuple[list[Claim], Changes]:
            office = form.cleaned_data["office"]
            edit = Edit(form.cleaned_data["person"][0], office.title, office.organization.name, form.values())
            return form.state(edit, request.user)  # type: ignore[arg-type]

        page = Page("Add a tenure", ABOUT, reverse("admin:tenures_tenure_changelist"))
        return look_then_save(self, request, form, page, step)
