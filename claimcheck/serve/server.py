"""Runs the server until it is interrupted."""

from __future__ import annotations

import secrets
import signal
import socket
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import uvicorn

from claimcheck.errors import UsageError
from claimcheck.serve.app import make_app
from claimcheck.serve.desk import Desk
from claimcheck.serve.guard import Door, is_loopback


def serve_report(folder: Path, *, host: str, port: int, reviewer: str, on_ready: Callable[[str], None]) -> None:
    """Serve the report in `folder` until the process is interrupted; `on_ready` is called with the address.

    Raises:
        NoUsableInputError: there is no report of this version. UsageError: the host or port is not available.
        KeyboardInterrupt: the user wants it to stop. Earlier answers are stored.
    """
    desk = Desk(folder)
    desk.page(reviewer)  # errors are shown here, not in the browser
    desk.answers(reviewer)
    with _bound(host, port) as listening:
        port = listening.getsockname()[1]
        door = Door(host, port, secrets.token_urlsafe(24))
        config = uvicorn.Config(
            make_app(desk, door, reviewer),
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            limit_concurrency=200,
            timeout_keep_alive=5,
            timeout_graceful_shutdown=10,
            h11_max_incomplete_event_size=32_768,
        )
        on_ready(f"http://{_shown(host)}:{port}/{door.token}/")
        # It raises the signal that ended it again, so that the command ends like any interrupted one.
        _Server(config).run(sockets=[listening])


class _Server(uvicorn.Server):
    """A server that ignores the signals that its process was started to ignore, such as Ctrl-C in the background."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        ends = (signal.SIGINT, signal.SIGTERM)
        self._ignored = frozenset(each for each in ends if signal.getsignal(each) is signal.SIG_IGN)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Start to shut down, or not."""
        if sig not in self._ignored:
            super().handle_exit(sig, frame)


def _bound(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
    except (OSError, UnicodeError) as error:
        raise UsageError(f"--host {host}: there is no such place ({error})") from error
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(place)
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise UsageError(
            f"--host {host} --port {port}: can't be had ({error.strerror or error}); name another port, or none"
        ) from error
    return listening


def _shown(host: str) -> str:
    """Return `host` as other machines see it."""
    if host in ("0.0.0.0", "::"):  # noqa: S104 -- only where the user says so
        return socket.gethostname()
    return f"[{host}]" if ":" in host else host


def is_open(host: str) -> bool:
    """Return whether other machines can reach the server at `host`."""
    return not is_loopback(host)
