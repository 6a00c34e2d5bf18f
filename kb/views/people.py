"""People: the list, and everything said about one of them."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kb.person_page import page_of
from kb.views.home import FIRST_OFFICE
from people.models import Person, Redirect
from tenures.models import Tenure

PAGE_SIZE = 200  # people: one screen to search in, 40 kB


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everyone that some source vouches for, by family name, with their offices."""
    held = Tenure.objects.select_related("office__organization").in_order()
    shown = Person.objects.shown().prefetch_related(Prefetch("tenures", held))
    page = Paginator(shown, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "person_list.html", {"page": page})


@require_safe
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """One person. An old slug leads to the new one; one whom no claim supports any more is gone."""
    found = Person.objects.filter(slug=slug).first()
    if found is None:
        moved = get_object_or_404(Redirect.objects.select_related("person"), old_slug=slug)
        return redirect(moved.person, permanent=True)
    if found.hidden:
        return render(request, "people/gone.html", {"person": found}, status=410)
    page = page_of(found, first_office=FIRST_OFFICE, today=timezone.localdate())
    return render(request, "person.html", {"page": page})
