"""A running `claimcheck serve`, and reviewers who speak to it; for the tests of the server."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit


@dataclass
class Server:
    """The process, and the address that it printed."""

    process: subprocess.Popen
    address: str

    @property
    def host(self) -> str:
        return urlsplit(self.address).netloc

    @property
    def token(self) -> str:
        return urlsplit(self.address).path.strip("/")

    def asks(self, path: str = "", method: str = "GET", body: Any = None, headers: dict | None = None, **changed):
        """Return status, headers and content; `path` follows the token, or is the whole one if it starts with a /.

        A header that is None is not sent.
        """
        wanted = {"Host": self.host, **(headers or {}), **changed}
        line = http.client.HTTPConnection(self.host, timeout=20)
        try:
            line.putrequest(method, path if path.startswith("/") else f"/{self.token}/{path}", skip_host=True)
            if isinstance(body, bytes) and "Content-Length" not in wanted:
                wanted["Content-Length"] = str(len(body))
            for name, value in wanted.items():
                if value is not None:
                    line.putheader(name, value)
            line.endheaders(body)
            reply = line.getresponse()
            return reply.status, {name.lower(): value for name, value in reply.getheaders()}, reply.read()
        finally:
            line.close()

    def interrupted(self, with_signal: int = signal.SIGINT) -> int:
        self.process.send_signal(with_signal)
        return self.process.wait(20)


@dataclass
class Reviewer:
    """Somebody with the page open: knows what it showed, and answers on that."""

    server: Server
    name: str
    version: str = ""
    answers: dict = field(default_factory=dict)

    def looks(self) -> dict:
        status, _, content = self.server.asks(
            f"api/answers?reviewer={quote(self.name)}", headers={"X-Claimcheck-Token": self.server.token}
        )
        assert status == 200, content
        found = json.loads(content)
        self.version, self.answers = found["version"], found["answers"]
        return self.answers

    def sends(self, target: str, about: str = "disagreement", seen: list | None = None, headers=None, **fields):
        if not self.version:
            self.looks()
        own = [one["row"] for one in self.answers.get(target, []) if one["mine"]]
        body = {
            "about": about, "target": target, "reviewer": self.name, "fields": fields,
            "seen": own if seen is None else seen, "version": self.version,
        }  # fmt: skip
        status, _, content = self.server.asks("api/answer", "POST", json.dumps(body).encode(), self.may(headers))
        found = json.loads(content)
        if "answers" in found:
            self.answers[target] = found["answers"]
        return status, found

    def may(self, headers=None) -> dict:
        """The headers that a page of ours sends."""
        return {
            "X-Claimcheck-Token": self.server.token,
            "Content-Type": "application/json",
            "Origin": f"http://{self.server.host}",
            **(headers or {}),
        }


@contextmanager
def served(folder: Path, *options: str, deaf: bool = False) -> Iterator[Server]:
    """Serve the report in `folder` while the block lasts; a deaf one is started with Ctrl-C ignored."""
    process = subprocess.Popen(
        [sys.executable, "-m", "claimcheck", "serve", str(folder), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=(lambda: signal.signal(signal.SIGINT, signal.SIG_IGN)) if deaf else None,  # noqa: PLW1509 -- no threads yet
        env={**os.environ, "PYTHONUNBUFFERED": ""},
    )
    try:
        address = process.stdout.readline().strip()
        assert address.startswith("http://"), process.stderr.read()
        yield Server(process, address)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()
