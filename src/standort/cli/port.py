# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Ports: whether one is free, and which is the next that is."""

import socket

from standort.cli.error import CommandError
from standort.cli.language import _

_TRIED = 100
_HIGHEST = 65_535


def is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # As servers do: a port whose last connections are still closing counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def next_free(host: str, port: int) -> int | None:
    candidates = range(port + 1, min(port + _TRIED, _HIGHEST) + 1)
    return next((candidate for candidate in candidates if is_free(host, candidate)), None)


def refuse_busy_port(host: str, port: int, *, command: str) -> None:
    if is_free(host, port):
        return
    free = next_free(host, port)
    raise CommandError(
        _("Port {port} on {host} is in use, or you may not use it.").format(port=port, host=host),
        hint=_("The next free one: {command} --port {free}").format(command=command, free=free)
        if free
        else "",
    )
