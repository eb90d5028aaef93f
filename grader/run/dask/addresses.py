"""Which addresses need trust: what goes to another machine without TLS can be read, and changed, on the way."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

from grader.errors import CourseError

SCHEMES = ("tcp", "tls")


def expect_address(address: str, *, trusted: bool) -> None:
    """Look whether a scheduler's address may be used.

    Raises
    ------
    CourseError
        It is no address, or lies on another machine without TLS and without `--trust-network`.
    """
    parts = urlsplit(address)
    if parts.scheme not in SCHEMES or not parts.hostname or not _port(address):
        raise CourseError(
            f"--dask: {address!r} is no address; it looks like tls://192.168.1.7:8786 or tcp://localhost:8786"
        )
    if not (trusted or is_safe(address)):
        raise CourseError(
            f"--dask: {address} is on another machine, and the answers and the class's work would travel there in the "
            "clear: use tls://, or add --trust-network if nobody else is on that network"
        )


def is_safe(address: str) -> bool:
    """Tell whether what is sent to this address is encrypted, or does not leave the machine."""
    parts = urlsplit(address)
    return parts.scheme == "tls" or (parts.hostname is not None and is_here(parts.hostname))


def is_here(host: str) -> bool:
    """Tell whether a host's every address is one of this machine: only to those can a socket be bound."""
    try:
        found = {
            (family, place[0]) for family, _, _, _, place in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        }
    except OSError:
        return False
    return all(_bindable(family, str(place)) for family, place in found)


def _bindable(family: int, place: str) -> bool:
    try:
        with socket.socket(family, socket.SOCK_STREAM) as trial:
            trial.bind((place, 0))
    except OSError:
        return False
    return True


def _port(address: str) -> int | None:
    try:
        return urlsplit(address).port
    except ValueError:
        return None
