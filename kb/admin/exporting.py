"""Lists of the admin as CSV, XLSX or ODS, as they are filtered and searched. No cell computes anything."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from import_export.admin import ExportMixin
from import_export.fields import Field
from import_export.forms import ExportForm
from import_export.resources import Resource

from kb.admin.spreadsheets import FORMATS
from kb.api.tables import cell
from people.models import Person
from tenures.models import LANGUAGES, Office

MOST = 20_000  # rows: a spreadsheet of them is made in memory; all there is can be had from the API


class Exported(Resource):
    """Columns are named as tables name them that are taken in, where there are such."""

    related: tuple[str, ...] = ()  # what the columns need beside the rows of the list

    @classmethod
    def get_display_name(cls) -> str:
        return cls.__name__

    def filter_export(self, queryset: QuerySet[Any], **kwargs: Any) -> QuerySet[Any]:
        if queryset[MOST : MOST + 1].exists():
            raise ValueError(
                f"More than {MOST} rows. Filter or search the list first; /api/v1/export/ has everything."
            )
        return queryset.prefetch_related(*self.related)

    def export_field(self, field: Field, instance: Any, **kwargs: Any) -> Any:
        """Text that no spreadsheet computes: the library sees to "=" alone, by taking it away."""
        prepare = getattr(self, f"dehydrate_{field.column_name}", field.get_value)
        return cell(prepare(instance))


class Labelled(Exported):
    """With a column of labels for each language of the pages."""

    label: str

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for code in LANGUAGES:
            self.fields[f"{self.label}_{code}"] = column(f"{self.label}_{code}", f"labels__{code}")


def column(name: str, path: str = "") -> Field:
    """A column, and where its value stands if not under its name."""
    return Field(attribute=path or name, column_name=name, readonly=True)


class PersonExport(Exported):
    related = ("aliases",)
    slug = column("slug")
    person = column("person", "name")
    given_name = column("given_name")
    family_name = column("family_name")
    aliases = column("aliases")
    birth = column("birth", "birth__edtf")
    death = column("death", "death__edtf")
    nationality = column("nationality", "nationalities")
    wikidata = column("wikidata")

    def dehydrate_aliases(self, person: Person) -> list[str]:
        named = (f"{a.language}:{a.name}" if a.language else a.name for a in person.aliases.all())
        return sorted(named)


class OrganizationExport(Labelled):
    label = "organization_label"
    slug = column("slug")
    organization = column("organization", "name")
    country = column("country")


class OfficeExport(Labelled):
    label = "label"
    related = ("exclusive_with",)
    slug = column("slug")
    office = column("office", "title")
    organization = column("organization", "organization__name")
    country = column("country", "organization__country")
    established = column("established", "established__edtf")
    abolished = column("abolished", "abolished__edtf")
    exclusive_with = column("exclusive_with")

    def dehydrate_exclusive_with(self, office: Office) -> list[str]:
        return sorted(other.slug for other in office.exclusive_with.all())


class TenureExport(Exported):
    slug = column("slug")
    person = column("person", "person__name")
    office = column("office", "office__title")
    organization = column("organization", "office__organization__name")
    start = column("start", "start__edtf")
    end = column("end", "end_text")
    acting = column("acting")
    end_reason = column("end_reason")
    confirmed = column("confirmed", "last_confirmed")
    start_disputed = column("start_disputed")
    end_disputed = column("end_disputed")


class ClaimExport(Exported):
    key = column("key")
    article = column("article", "article__slug")
    person = column("person", "person_name")
    office = column("office", "office_title")
    organization = column("organization", "organization_name")
    property = column("property")
    value = column("value")
    modality = column("modality")
    judgement = column("judgement")
    outcome = column("outcome")
    rule = column("rule")
    quote = column("quote")
    start = column("start")
    end = column("end")
    person_slug = column("person_slug", "person__slug")
    tenure_slug = column("tenure_slug", "tenure__slug")


class Exporting(ExportMixin):
    """Whoever may see a list may take it along, as it is filtered and searched."""

    exported: type[Exported]
    export_formats = FORMATS
    export_form_class = ExportForm
    export_template_name = "admin/kb/table/export.html"
    to_encoding = "utf-8-sig"  # without its mark, Excel reads UTF-8 as the system's old encoding

    def has_export_permission(self, request: Any) -> bool:
        return bool(self.has_view_permission(request))

    def export_action(self, request: HttpRequest) -> HttpResponse:
        try:
            response: HttpResponse = super().export_action(request)
        except IncorrectLookupParameters:  # the list itself shows Django's page of a filter that is none
            address = reverse("admin:{}_{}_changelist".format(*self.get_model_info()))
            return HttpResponseRedirect(f"{address}?{ERROR_FLAG}=1")
        return response

    def get_export_resource_classes(self, request: Any) -> list[type[Exported]]:
        return [self.exported]
