"""A small web server on this machine, which answers as the tests tell it to."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HERE = "127.0.0.1"


class Reply:
    """What is answered: a status, headers, and a body, or pieces of one that come one after the other."""

    def __init__(self, body=b"", *, status=200, kind="text/html; charset=utf-8", pieces=None, **headers):
        self.status, self.body, self.pieces = status, body, pieces
        self.headers = {"Content-Type": kind, **{name.replace("_", "-"): value for name, value in headers.items()}}


@contextmanager
def serving(replies):
    """Serve `replies` by path, and give the server's address and the list of (time, host, path) that was asked for."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append((time.monotonic(), self.headers["Host"], self.path, dict(self.headers)))
            reply = replies.get(self.path, Reply(status=404))
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                for piece in reply.pieces if reply.pieces is not None else [reply.body]:
                    self.wfile.write(piece)
            except OSError:
                pass  # whoever asked has had enough

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer((HERE, 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://{HERE}:{server.server_port}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
