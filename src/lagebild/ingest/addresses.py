"""Only public addresses: a page's link must not reach into the network Lagebild runs in."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

import httpcore
import httpx

from lagebild.errors import FetchError

PORTS = (80, 443, 8080, 8443)


def is_public(address: str) -> bool:
    """Return whether an IP address is one of the open internet, whatever its notation wraps (IPv4 in IPv6, NAT64, 6to4)."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def checked(url: str, allowed: Iterable[str] = ()) -> str:
    """Return `url` if its form is one we fetch; raises FetchError with the reason. `allowed` are "host:port" let through."""
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise FetchError(f"{url}: no address ({error})") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchError(f"{url}: only http and https addresses are fetched")
    if parts.username or parts.password:
        raise FetchError(f"{url}: addresses with a user name are not fetched")
    if port not in PORTS and f"{parts.hostname}:{port}" not in allowed:
        raise FetchError(f"{url}: port {port} is not one of the web's ({', '.join(map(str, PORTS))})")
    return url


class PublicOnly(httpcore.SyncBackend):
    """Connects to the very address it has checked, so that a name cannot point elsewhere a moment later."""

    def __init__(self, allowed: Iterable[str] = ()) -> None:
        """Take `allowed`: "host:port" that need not be public (tests)."""
        super().__init__()
        self._allowed = frozenset(allowed)

    def connect_tcp(self, host: str, port: int, *args: Any, **kwargs: Any) -> httpcore.NetworkStream:
        """Resolve `host`, refuse it if any of its addresses is not public, and connect to the first."""
        if f"{host}:{port}" in self._allowed:
            return super().connect_tcp(host, port, *args, **kwargs)
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host} cannot be found ({error})") from error
        addresses = [str(one[4][0]) for one in found]
        for address in addresses:
            if not is_public(address):
                raise FetchError(f"{host} is at {address}, which is not a public address; not fetched")
        return super().connect_tcp(addresses[0], port, *args, **kwargs)


class PublicTransport(httpx.HTTPTransport):
    """httpx's transport over connections that PublicOnly makes."""

    def __init__(self, allowed: Iterable[str] = ()) -> None:
        """Take `allowed`: "host:port" that need not be public (tests)."""
        super().__init__(trust_env=False)
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False), max_connections=20, max_keepalive_connections=5,
            network_backend=PublicOnly(allowed),
        )
