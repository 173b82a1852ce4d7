"""Single pages from a real server: what is taken, what is refused and why, and how gently it is asked."""

from __future__ import annotations

import gzip
import time
from dataclasses import replace
from itertools import pairwise, repeat

import pytest

from claimcheck.fetch.limits import Limits
from claimcheck.fetch.pages import Pages
from claimcheck.fetch.places import is_public, place_of
from claimcheck.fetch.robots import read_robots
from claimcheck.read.raw import RefusedError
from claimcheck.read.web_source import decode_page
from tests.documents import web_page
from tests.web_server import HERE, Reply, serving

LIMITS = Limits(pause=0.0, seconds=5.0, size=1_000_000, own_addresses=frozenset({HERE}))
PAGE = web_page()


def fetched(replies, path="/ferry", limits=LIMITS):
    with serving(replies) as (site, asked):
        return Pages(limits).fetch(f"{site}{path}"), site, asked


def refused(replies, path="/ferry", limits=LIMITS):
    with serving(replies) as (site, _asked), pytest.raises(RefusedError) as told:
        Pages(limits).fetch(f"{site}{path}")
    return told.value


def test_a_page_is_saved_as_it_comes():
    page, site, asked = fetched({"/ferry?day=1": Reply(PAGE)}, "/ferry?day=1#comments")
    assert page == (f"{site}/ferry?day=1", PAGE)
    assert [path for _, _, path, _ in asked] == ["/robots.txt", "/ferry?day=1"]
    assert all(f"http://{host}" == site for _, host, _, _ in asked)
    assert all(headers["User-Agent"].startswith("claimcheck/") for *_, headers in asked)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_it_goes_where_it_is_sent(status):
    replies = {"/ferry": Reply(status=status, Location="/news/ferry"), "/news/ferry": Reply(PAGE)}
    page, site, _ = fetched(replies)
    assert page == (f"{site}/news/ferry", PAGE)


def test_no_cookie_goes_along():
    replies = {
        "/ferry": Reply(status=302, Location="/news/ferry", Set_Cookie="reader=7; Path=/"),
        "/news/ferry": Reply(PAGE),
    }
    _, _, asked = fetched(replies)
    assert not any("Cookie" in headers for *_, headers in asked)


def test_a_page_that_is_packed_is_unpacked():
    page, _, _ = fetched({"/ferry": Reply(gzip.compress(PAGE), Content_Encoding="gzip")})
    assert page.content == PAGE


@pytest.mark.parametrize(
    ("kind", "written_in", "declared"),
    [
        ("text/html; charset=windows-1252", "cp1252", "utf-8"),
        ("text/html; charset=ISO-8859-1", "cp1252", "utf-8"),
        ("text/html; charset=utf-16-le", "utf-16-le", "utf-8"),
        ("text/html; charset=UTF-8", "utf-8", "iso-8859-15"),
        ("text/html", "cp1252", "windows-1252"),
        ("text/html; charset=nonsense", "utf-8", "utf-8"),
        ("application/xhtml+xml; charset=iso-8859-2", "iso-8859-2", "utf-8"),
    ],
)
def test_what_the_server_alone_says_of_the_letters_is_kept(kind, written_in, declared):
    content = web_page("Zoë Lüth saw the ferry sink.").decode().replace('charset="utf-8"', f'charset="{declared}"')
    page, _, _ = fetched({"/ferry": Reply(content.encode(written_in), kind=kind)})
    assert "Zoë Lüth" in decode_page(page.content).text


@pytest.mark.parametrize(
    ("reply", "code", "words"),
    [
        (Reply(status=404), "not_found", "does not exist (404)"),
        (Reply(status=410), "not_found", "any more (410)"),
        (Reply(status=401), "not_given", "signed-in readers (401)"),
        (Reply(status=403), "not_given", "not given to programs (403)"),
        (Reply(status=429), "not_given", "fewer requests (429)"),
        (Reply(status=503), "not_given", "the server says 503"),
        (Reply(b"%PDF-1.4", kind="application/pdf"), "not_a_page", "application/pdf"),
        (Reply(b"PNG", kind="image/png"), "not_a_page", "image/png"),
        (Reply(PAGE, Content_Encoding="br"), "bad_answer", "(br)"),
        (Reply(PAGE, Content_Encoding="gzip, gzip"), "bad_answer", "(gzip, gzip)"),
        (Reply(b"no gzip", Content_Encoding="gzip"), "bad_answer", "can't be read"),
        (Reply(pieces=repeat(b"<p>on and on</p>" * 4000)), "too_large", "more than 1 MB"),
        (Reply(gzip.compress(b"<p>" * 900_000), Content_Encoding="gzip"), "too_large", "more than 1 MB"),
        (Reply(status=302, Location="/ferry"), "redirects", "more than 5 times"),
        (Reply(status=302, Location="ftp://lund.example/ferry"), "redirects", "not a web address"),
        (Reply(status=302, Location="http://ada:secret@lund.example/"), "redirects", "not a web address"),
        (Reply(status=302, Location="http://10.0.0.7/"), "private_address", "(10.0.0.7)"),
        (Reply(status=302, Location="http://169.254.169.254/latest/meta-data"), "private_address", "169.254"),
        (Reply(status=302, Location="http://127.0.0.2/"), "private_address", "(127.0.0.2)"),
        (Reply(status=302, Location="http://[::1]/"), "private_address", "(::1)"),
        (Reply(status=302, Location="http://2130706434/"), "private_address", "(127.0.0.2)"),
    ],
)
def test_what_is_no_page_is_refused(reply, code, words):
    error = refused({"/ferry": reply})
    assert error.code == code
    assert words in error.message


def test_an_endless_trickle_is_given_up():
    def trickle():
        while True:
            time.sleep(0.05)
            yield b"<p>"

    started = time.monotonic()
    error = refused({"/ferry": Reply(pieces=trickle())}, limits=replace(LIMITS, seconds=0.4))
    assert error.code == "too_slow"
    assert time.monotonic() - started < 3


def test_this_machine_is_not_asked_unless_that_is_said():
    with serving({"/ferry": Reply(PAGE)}) as (site, asked), pytest.raises(RefusedError) as told:
        Pages(Limits()).fetch(f"{site}/ferry")
    assert (told.value.code, asked) == ("private_address", [])


def test_where_a_name_leads_is_asked_once_and_the_connection_goes_there(monkeypatch):
    from claimcheck.fetch import answers

    names = []

    async def resolved(place, _own):
        names.append(place.host)
        return [HERE]

    monkeypatch.setattr(answers, "addresses_of", resolved)
    with serving({"/ferry": Reply(PAGE)}) as (site, asked):
        port = site.rpartition(":")[2]
        page = Pages(LIMITS).fetch(f"http://lund.example:{port}/ferry")
    assert page.url == f"http://lund.example:{port}/ferry"
    assert names == ["lund.example", "lund.example"]  # robots.txt, and the page
    assert {host for _, host, _, _ in asked} == {f"lund.example:{port}"}


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 -- nothing is bound to it
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::a00:1", False),
        ("64:ff9b::5db8:d822", True),
        ("no address", False),
    ],
)
def test_which_addresses_are_public(address, public):
    assert is_public(address) is public


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("https://lund.example", "https://lund.example/"),
        (" HTTPS://Lund.Example/Ferry ", "https://lund.example/Ferry"),
        ("http://lund.example:80/a#b", "http://lund.example/a"),
        ("http://lund.example:8080/a?b=c&d", "http://lund.example:8080/a?b=c&d"),
        ("https://lünd.example/fähre", "https://xn--lnd-hoa.example/f%C3%A4hre"),
        ("https://lund.example/f%C3%A4hre", "https://lund.example/f%C3%A4hre"),
        ("https://lund.example/a b", "https://lund.example/a%20b"),
        ("http://[2606:2800:220:1::1]/a", "http://[2606:2800:220:1::1]/a"),
    ],
)
def test_an_address_is_taken_apart(address, url):
    assert place_of(address).url == url


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("ferry.html", "bad_url"),
        ("", "bad_url"),
        ("ftp://lund.example/a", "bad_url"),
        ("file:///etc/passwd", "bad_url"),
        ("javascript:alert(1)", "bad_url"),
        ("https://", "bad_url"),
        ("https://lund.example:port/", "bad_url"),
        ("https://lund.example:99999/", "bad_url"),
        ("https://[::1/", "bad_url"),
        ("https://lund.example/" + "a" * 2000, "bad_url"),
        ("https://" + "ü" * 70 + ".example/", "bad_url"),
        ("https://ada@lund.example/", "url_password"),
        ("https://ada:secret@lund.example/", "url_password"),
    ],
)
def test_what_is_no_address_is_refused(address, code):
    with pytest.raises(RefusedError) as told:
        place_of(address)
    assert told.value.code == code


# --------------------------------------------------------------------------------------------------------- robots.txt

ROBOTS = """\
# Lund Post
User-agent: gatherer
Disallow: /

User-agent: *
Disallow: /private
Disallow: /*/print$
Disallow: /*?session=
Allow: /private/open
Crawl-delay: 3
Sitemap: https://lund.example/map.xml

User-agent: Claimcheck/0.1
User-agent: Other
Disallow: /desk
Allow: /desk/ferry
"""


@pytest.mark.parametrize(
    ("agent", "target", "allowed"),
    [
        ("gatherer", "/ferry", False),
        ("reader", "/ferry", True),
        ("reader", "/private", False),
        ("reader", "/private/a", False),
        ("reader", "/%70rivate/a", False),
        ("reader", "/private/open/a", True),
        ("reader", "/ferry/print", False),
        ("reader", "/ferry/print/2", True),
        ("reader", "/ferry?session=7", False),
        ("reader", "/ferry?day=7", True),
        ("claimcheck", "/private", True),
        ("claimcheck", "/desk", False),
        ("claimcheck", "/desk/ferry", True),
        ("other", "/desk", False),
    ],
)
def test_what_a_site_closes(agent, target, allowed):
    assert read_robots(ROBOTS, agent).allow(target) is allowed


@pytest.mark.parametrize(
    ("rule", "target", "allowed"),
    [
        ("Disallow:", "/a", True),
        ("Disallow: /", "/a", False),
        ("Disallow: *", "/a", False),
        ("Disallow: /a$", "/a", False),
        ("Disallow: /a$", "/ab", True),
        ("Disallow: /*a*b$", "/xaxxb", False),
        ("Disallow: /*ab$", "/ab", False),
        ("Disallow: /ab*b$", "/ab", True),
        ("Disallow: /a\nAllow: /a", "/a", True),
        ("disallow : /a # all of it", "/a", False),
        ("Crawl-delay: soon", "/a", True),
        ("\x00\x01 no rules", "/a", True),
    ],
)
def test_the_longest_rule_that_fits_decides(rule, target, allowed):
    assert read_robots(f"User-agent: *\r\n{rule}\r\n", "claimcheck").allow(target) is allowed


def test_a_rule_of_many_stars_takes_no_time():
    robots = read_robots("User-agent: *\nDisallow: /" + "*a" * 3000 + "$", "claimcheck")
    started = time.monotonic()
    assert robots.allow("/" + "a" * 2900 + "b")
    assert time.monotonic() - started < 1


@pytest.mark.parametrize(
    ("robots", "code"),
    [
        (Reply(b"User-agent: *\nDisallow: /ferry\n", kind="text/plain"), "robots"),
        (Reply(b"User-agent: *\nCrawl-delay: 900\n", kind="text/plain"), "robots"),
        (Reply(status=500), "robots"),
        (Reply(status=429), "robots"),
        (Reply(status=302, Location="http://10.0.0.7/robots.txt"), "private_address"),
        (Reply(status=404), None),
        (Reply(status=403), None),
        (Reply(status=301, Location="/rules.txt"), "robots"),
    ],
)
def test_robots_txt_is_heeded(robots, code):
    rules = Reply(b"User-agent: claimcheck\nDisallow: /\n", kind="text/plain")
    replies = {"/robots.txt": robots, "/rules.txt": rules, "/ferry": Reply(PAGE)}
    if code is None:
        assert fetched(replies)[0].content == PAGE
    else:
        assert refused(replies).code == code


def test_robots_txt_is_asked_for_again_where_a_page_leads_on():
    with serving({"/robots.txt": Reply(b"User-agent: *\nDisallow: /b", kind="text/plain")}) as (other, _):
        assert refused({"/ferry": Reply(status=302, Location=f"{other}/b")}).code == "robots"


def test_a_host_is_asked_no_more_than_so_often():
    replies = {"/a": Reply(PAGE), "/b": Reply(PAGE)}
    with serving(replies) as (site, asked):
        pages = Pages(replace(LIMITS, pause=0.2))
        for name in ("a", "b"):
            pages.fetch(f"{site}/{name}")
    times = [moment for moment, *_ in asked]
    assert [path for _, _, path, _ in asked] == ["/robots.txt", "/a", "/b"]
    assert all(later - before >= 0.19 for before, later in pairwise(times))


def test_a_site_may_ask_for_a_longer_pause():
    rules = Reply(b"User-agent: *\nCrawl-delay: 0.3", kind="text/plain")
    _, _, asked = fetched({"/robots.txt": rules, "/ferry": Reply(PAGE)})
    assert asked[1][0] - asked[0][0] >= 0.29
