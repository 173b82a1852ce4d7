"""A worker without a language model, which does what the texts that it is given say."""

import os
import signal
import time
from multiprocessing.connection import Connection
from pathlib import Path

from claimcheck.model import Extraction, Problem
from claimcheck.store.packing import pack
from claimcheck.work.chunks import stumbled


def serve(handle):
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    other = Connection(handle)
    settings, _rules = other.recv()
    if settings.pipeline == "dies at once":
        os._exit(3)
    other.send("it has no parser" if settings.pipeline == "unusable" else "ready")
    while True:
        try:
            chunk = other.recv()
        except EOFError:
            os._exit(0)
        for article in chunk:
            other.send(answer(article))


def answer(article):
    order, _, word = article.text.partition(" ")
    if order == "die" or (order == "die-once" and first_time(Path(word))):
        os.kill(os.getpid(), signal.SIGKILL)
    if order == "wait":
        time.sleep(float(word))
    if order == "stumble":
        return stumbled(article, "IndexError: oh")
    return pack(Extraction(article=article, problems=(Problem(file=article.file, code="read", message=article.text),)))


def first_time(flag):
    there = flag.exists()
    flag.touch()
    return not there
