"""Signing in: whose wrong passwords are counted together."""

from __future__ import annotations

from ipaddress import ip_address, ip_network

from django.http import HttpRequest

from kb.askers import ONE_HOUSEHOLD, address_of


def counted_for(request: HttpRequest) -> str | None:
    """The address that asks; of an IPv6 network, which has one owner, the first one."""
    try:
        read = ip_address(address_of(request))
    except ValueError:  # a socket of this machine has none
        return None
    if read.version == 6:
        return str(read.ipv4_mapped or ip_network((int(read), ONE_HOUSEHOLD), strict=False).network_address)
    return str(read)
