"""Errors that no view has answered: as pages to readers, as problem details to programs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import server_error as error_page

from kb.api import problems

API = "/api/"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What was wrong and what would work."""
    if request.path.startswith(API):
        return problems.answer(400, problems.Fault("request", f"Cannot be answered as asked: {exception}"))
    return render(request, "400.html", {"reason": str(exception)}, status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A page that leads on; it needs the frame, which Django's own view does without."""
    if request.path.startswith(API):
        return problems.nothing_at(request)
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    if request.path.startswith(API):
        return problems.our_fault()
    return error_page(request)
