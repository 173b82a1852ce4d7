import socket

import pytest

from claimcheck import check

TEXT = "The ferry to Lund Isle sank on Monday, and {} passengers were saved, said the harbour master.\n"


def test_a_run_speaks_to_nobody(tmp_path, monkeypatch):
    def refuse(*_args, **_kwargs):
        pytest.fail("the network was asked for")

    # Not the making of a socket: a library asks in this way, when it is imported, whether the machine knows IPv6.
    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    for number in (12, 15):
        (tmp_path / f"{number}.txt").write_text(TEXT.format(number))
    assert len(check([tmp_path]).articles) == 2
