# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""``serve``: the web server."""

import os
import signal
import sys
import threading
from typing import Annotated, Any

import typer

from standort.cli.language import _
from standort.cli.option import DEFAULT_FOLDER, DataDir, example

Supervised = Annotated[bool, typer.Option("--supervised", hidden=True)]

# Far above any address or cookie of ours; a page would repeat a longer one.
_HEADER_BYTES = 16_384


def register(app: typer.Typer) -> None:
    app.command(
        "serve",
        help=_("Start the web server. In front of it stands a web server that speaks HTTPS."),
        epilog=example("standort serve --host 127.0.0.1 --port 8000"),
    )(serve)


def serve(
    host: Annotated[str, typer.Option("--host", help=_("Address to listen on."))] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help=_("Port to listen on."), min=1, max=65535)] = 8000,
    threads: Annotated[int, typer.Option("--threads", help=_("Requests answered at once."), min=1)] = 8,
    supervised: Supervised = False,
    data_dir: DataDir = DEFAULT_FOLDER,
) -> None:
    from standort.cli.installation import open_ready
    from standort.cli.port import refuse_busy_port
    from standort.cli.terminal import say

    open_ready(data_dir)
    refuse_busy_port(host, port, command="standort serve")
    end_with_parent(wanted=supervised)
    signal.signal(signal.SIGTERM, _stop)
    say(_("Serving on {address}; Ctrl-C ends it.").format(address=f"http://{host}:{port}/"))
    _listen(host=host, port=port, threads=threads)


def _listen(*, host: str, port: int, threads: int) -> None:
    import waitress
    from django.conf import settings
    from django.urls import resolve
    from django.utils.module_loading import import_string

    proxy: dict[str, Any] = {}
    if settings.HTTPS:
        proxy = {
            "trusted_proxy": settings.TRUSTED_PROXY,
            "trusted_proxy_headers": {"x-forwarded-proto", "x-forwarded-for"},
        }
    application = import_string(settings.WSGI_APPLICATION)
    # Loaded now, so that a mistake shows at the start and the first visitor does not wait.
    resolve("/health/")
    waitress.serve(
        application,
        host=host,
        port=port,
        threads=threads,
        ident="standort",
        clear_untrusted_proxy_headers=True,
        max_request_header_size=_HEADER_BYTES,
        max_request_body_size=(settings.UPLOAD_LIMIT_MB + 20) * 1024 * 1024,
        _quiet=True,
        **proxy,
    )


def _stop(_signal: int, _frame: object) -> None:
    raise SystemExit(0)


def end_with_parent(*, wanted: bool) -> None:
    """End this process when the one that started it is gone, however it went: its pipe closes then."""
    if not wanted:
        return

    def watch() -> None:
        sys.stdin.buffer.read()
        os._exit(0)

    threading.Thread(target=watch, daemon=True, name="parent").start()
