import socket

import pytest

from claimcheck import check

TEXT = "The ferry to Lund Isle sank on Monday, and {} passengers were saved, said the harbour master.\n"


def test_a_run_opens_no_socket(tmp_path, monkeypatch):
    def refuse(*_args, **_kwargs):
        pytest.fail("the network was asked for")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    for number in (12, 15):
        (tmp_path / f"{number}.txt").write_text(TEXT.format(number))
    assert len(check([tmp_path]).articles) == 2
