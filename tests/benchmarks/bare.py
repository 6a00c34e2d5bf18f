"""The least that Django can do: a view that returns a constant of the size asked for, without any middleware."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

settings.configure(ROOT_URLCONF=__name__, SECRET_KEY="none", ALLOWED_HOSTS=["127.0.0.1"])


@cache
def _constant(size: int) -> bytes:
    return b"x" * size


def constant(request: HttpRequest, size: int) -> HttpResponse:
    return HttpResponse(_constant(size), content_type="application/json")


urlpatterns = [path("<int:size>/", constant)]
application = get_wsgi_application()
