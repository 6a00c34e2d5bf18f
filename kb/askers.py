"""Who asks: the address that limits are counted for."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest
from rest_framework.request import Request

ONE_HOUSEHOLD = 64  # bits of an IPv6 address that its owner does not choose


def asker(request: Request | HttpRequest) -> str:
    """Who asks; those of one IPv6 network are one."""
    return _household(address_of(request))


def address_of(request: Request | HttpRequest) -> str:
    """The address that the outermost of our own proxies saw, or else the one that connected.

    What stands further left in X-Forwarded-For was written by the client and proves nothing.
    """
    seen = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    seen.append(request.META.get("REMOTE_ADDR", ""))
    return seen[-1 - min(settings.PROXIES, len(seen) - 1)]


def _household(address: str) -> str:
    try:
        read = ip_address(address)
    except ValueError:  # a socket of this machine has none
        return address
    if isinstance(read, IPv6Address) and not read.ipv4_mapped:
        return f"{int(read) >> (128 - ONE_HOUSEHOLD):x}::"
    return str(getattr(read, "ipv4_mapped", None) or read)
