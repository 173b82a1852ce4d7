"""The process that parses documents. A hostile file can break only this process.

`apart` starts it and talks to it over its standard input and output, in frames: eight bytes with the length, then the
frame. A request is a frame of JSON and a frame with the file's content. The answer is a frame of JSON.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import struct
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

from claimcheck.read.document import PACKAGES, Document
from claimcheck.read.ebook import read_ebook
from claimcheck.read.mail import read_mail, read_saved_page
from claimcheck.read.news_xml import read_news_xml
from claimcheck.read.open_document import read_open_document
from claimcheck.read.page_words import PageWords
from claimcheck.read.pdf import read_pdf
from claimcheck.read.raw import RefusedError
from claimcheck.read.rich_text import read_rich_text
from claimcheck.read.web import read_web
from claimcheck.read.word import read_word

_LENGTH = struct.Struct(">Q")


def write_frame(pipe: BinaryIO, frame: bytes) -> None:
    """Write the length of `frame`, then `frame`, to `pipe`."""
    pipe.write(_LENGTH.pack(len(frame)))
    pipe.write(frame)
    pipe.flush()


def read_frame(pipe: BinaryIO) -> bytes | None:
    """Return the next frame from `pipe`, None if the other side has gone."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    length = _LENGTH.unpack(head)[0]
    frame = pipe.read(length)
    return frame if len(frame) == length else None


def serve(most_memory: int) -> None:
    """Answer requests until the other side has gone. `most_memory` is the memory limit of this process in bytes."""
    # Answers have a separate pipe: output of libraries must not mix with them.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    logging.disable(logging.CRITICAL)
    # Ctrl-C reaches every process at the terminal. The parent decides what happens to this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound_memory(most_memory)
    try:
        while (request := read_frame(sys.stdin.buffer)) is not None:
            content = read_frame(sys.stdin.buffer)
            if content is None:
                return
            write_frame(answers, json.dumps(_answer(json.loads(request), content)).encode())
    except BrokenPipeError:
        return


def _bound_memory(most: int) -> None:
    try:
        import resource  # noqa: PLC0415 -- Windows has none
    except ImportError:
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    except (ValueError, OSError):
        return  # macOS has the limit but doesn't accept a value


def _answer(request: dict[str, Any], content: bytes) -> dict[str, Any]:
    """Return the document in `content`, or why there is none."""
    try:
        return {"document": _read(request, content).as_json()}
    except RefusedError as error:
        return {"refused": [error.code, error.message]}
    except ImportError as error:
        package = PACKAGES.get(request["kind"], str(error.name))
        message = f"can't be read without the package {package} ({error}); run: python -m pip install {package}"
        return {"refused": ["package_missing", message]}
    except MemoryError:
        return {"failed": "memory"}
    except Exception as error:  # noqa: BLE001 -- an error of a library affects only this file
        return {"failed": f"{type(error).__name__}: {error}"[:300]}


def _read(request: dict[str, Any], content: bytes) -> Document:
    words = PageWords.of(request["pages"])
    # Named here, not in a table above, so that each is looked up only when it is called.
    readers: dict[str, Callable[[], Document]] = {
        "web": lambda: read_web(content, words),
        "word": lambda: read_word(content),
        "pdf": lambda: read_pdf(content),
        "open_document": lambda: read_open_document(content),
        "rich_text": lambda: read_rich_text(content),
        "ebook": lambda: read_ebook(content, words),
        "mail": lambda: read_mail(content, words),
        "saved_page": lambda: read_saved_page(content, words),
        "news_xml": lambda: read_news_xml(content, words),
    }
    return readers[request["kind"]]()
