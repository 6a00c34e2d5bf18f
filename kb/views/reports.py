"""Report an error: the form, and what became of each report. None of it is kept in a cache."""

from __future__ import annotations

from http import HTTPStatus

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kb import reporting
from kb.models import Report

ROWS = 50
AN_HOUR = "3600"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_error(request: HttpRequest) -> HttpResponse:
    """``?about=`` names the value; the form sends it on signed."""
    form = reporting.ReportForm(request.POST or None)
    about = request.GET.get("about", "")
    if request.method == "POST" and form.is_valid():
        about = reporting.with_value(form.cleaned_data["token"], form.cleaned_data["value"])
    subject = reporting.subject_of(about)
    if subject is None:
        raise Http404(about[:40])
    if request.method == "POST" and form.is_valid():
        client = reporting.client_of(request)
        if reporting.too_many(client):
            response = render(
                request, "report_later.html", {"subject": subject}, status=HTTPStatus.TOO_MANY_REQUESTS
            )
            response["Retry-After"] = AN_HOUR
            return response
        given = form.cleaned_data
        return redirect(
            reporting.keep(subject, message=given["message"], source=given["source"], client=client)
        )
    status = HTTPStatus.BAD_REQUEST if form.is_bound else HTTPStatus.OK
    context = {
        "subject": subject,
        "form": form,
        "token": reporting.token_for(subject),
        "values": reporting.values_of(subject),
        "value": request.POST.get("value") or about.rpartition(":")[2],
    }
    return render(request, "report_error.html", context, status=status)


@never_cache
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """Every report, the newest first: what it is about and what became of it."""
    page = Paginator(Report.objects.all(), ROWS).get_page(request.GET.get("page"))
    return render(request, "reports.html", {"page": page})


@never_cache
@require_safe
def report(request: HttpRequest, key: str) -> HttpResponse:
    """The state of one report; whoever sent it keeps this address."""
    found = get_object_or_404(Report, key=key.replace("\0", ""))
    return render(request, "report.html", {"report": found, "subject": reporting.subject_of(found.about)})
