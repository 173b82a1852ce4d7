import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Timer

import pytest

from claimcheck.read import apart as module
from claimcheck.read.apart import Apart, reading_apart
from claimcheck.read.inputs import read_inputs
from claimcheck.read.raw import MEGABYTE, RefusedError
from tests.documents import STORY, pdf_file, web_page, word_file

GOOD = {"web": web_page(), "word": word_file(*STORY), "pdf": pdf_file(list(STORY))}


@pytest.fixture
def apart(rules):
    with reading_apart(rules.datelines) as reader:
        yield reader


def put_into_worker(monkeypatch, program):
    """Make the process of the readers do `program` before it serves."""
    monkeypatch.setattr(module, "_PROGRAM", f"{program}\n{module._PROGRAM}")


HANG = """
import claimcheck.read.worker as w, time
whole = w.read_word
w.read_word = lambda content: time.sleep(600) if b"hang" in content else whole(content)
"""
DIE = """
import claimcheck.read.worker as w, os
whole = w.read_word
w.read_word = lambda content: os.kill(os.getpid(), 11) if b"die" in content else whole(content)
"""
RAISE = """
import claimcheck.read.worker as w
def fail(content): raise RecursionError("too deep")
w.read_word = fail
"""
GREEDY = """
import claimcheck.read.worker as w
whole = w.read_word
w.read_word = lambda content: bytearray(3_000_000_000) if b"greedy" in content else whole(content)
"""
NOISY = """
import claimcheck.read.worker as w
whole = w.read_word
def noisy(content):
    print("noise" * 100)
    import logging; logging.getLogger("x").error("noise")
    return whole(content)
w.read_word = noisy
"""
MISSING = """
import sys
for name in ("trafilatura", "docx", "pypdf"):
    sys.modules[name] = None
"""


@pytest.mark.parametrize("kind", GOOD)
def test_documents_are_read_in_one_process(kind, apart):
    first = apart.read(kind, GOOD[kind])
    process = apart._process
    assert STORY[0] in first.text
    assert apart.read(kind, GOOD[kind]) == first
    assert apart._process is process


def test_one_that_takes_too_long_is_given_up(rules, monkeypatch):
    put_into_worker(monkeypatch, HANG)
    reader = Apart(rules.datelines, seconds=3)
    start = time.monotonic()
    with pytest.raises(RefusedError) as caught:
        reader.read("word", b"hang")
    assert caught.value.code == "too_slow"
    assert time.monotonic() - start < 30
    assert STORY[0] in Apart(rules.datelines).read("word", GOOD["word"]).text


@pytest.mark.parametrize(
    ("program", "content", "code"),
    [(DIE, b"die", "reader_failed"), (GREEDY, b"greedy", "too_much_memory"), (RAISE, b"x", "reader_failed")],
)
def test_one_that_breaks_its_reader_costs_itself(program, content, code, apart, monkeypatch):
    put_into_worker(monkeypatch, program)
    with pytest.raises(RefusedError) as caught:
        apart.read("word", content)
    assert caught.value.code == code
    assert STORY[0] in apart.read("web", GOOD["web"]).text
    with pytest.raises(RefusedError) as caught:
        apart.read("word", content)
    assert caught.value.code == code


@pytest.fixture
def heeding_ctrl_c():
    """A shell lets what it runs in the background ignore an interrupt; the test is not to hang on that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeding_ctrl_c")
def test_ctrl_c_ends_it_at_once(rules, monkeypatch):
    put_into_worker(monkeypatch, HANG)
    timer = Timer(1.5, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt), reading_apart(rules.datelines) as reader:
        reader.read("word", b"hang")
    assert time.monotonic() - started < 15
    assert reader._process is None


def test_what_libraries_print_does_not_get_into_the_answer(apart, monkeypatch, capfd):
    put_into_worker(monkeypatch, NOISY)
    assert STORY[0] in apart.read("word", GOOD["word"]).text
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("name", "package"), [("a.html", "trafilatura"), ("a.docx", "python-docx"), ("a.pdf", "pypdf")]
)
def test_a_missing_package_is_named_with_what_to_do(name, package, tmp_path, rules, monkeypatch):
    put_into_worker(monkeypatch, MISSING)
    (tmp_path / "good.txt").write_text(STORY[0])
    (tmp_path / name).write_bytes(dict(zip(("a.html", "a.docx", "a.pdf"), GOOD.values(), strict=True))[name])
    articles, (problem,) = read_inputs([tmp_path], rules)
    assert [article.file for article in articles] == ["good.txt"]
    assert (problem.file, problem.code) == (name, "package_missing")
    assert f"pip install {package}" in problem.message


def test_no_process_is_left_behind(rules):
    with reading_apart(rules.datelines) as reader:
        reader.read("word", GOOD["word"])
        process = reader._process
    assert process.poll() is not None
    reader.close()


def test_the_process_ends_when_its_master_is_killed():
    program = (
        "import time; from claimcheck.rulebook.book import load_rulebook; from claimcheck.read.apart import Apart\n"
        "reader = Apart(load_rulebook().datelines)\n"
        "try: reader.read('word', b'x')\n"
        "except Exception: pass\n"
        "print(reader._process.pid, flush=True); time.sleep(600)"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as master:
        worker = int(master.stdout.readline())
        master.send_signal(signal.SIGKILL)
        master.wait()
    for _ in range(100):
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            return
        # A process that nobody has waited for yet still has its number.
        state = Path(f"/proc/{worker}/stat")
        if state.exists() and ") Z " in state.read_text():
            return
        time.sleep(0.1)
    pytest.fail("the worker lives on")


def test_the_script_of_a_user_is_not_run_twice(tmp_path):
    (tmp_path / "page.html").write_bytes(GOOD["web"])
    script = tmp_path / "script.py"
    script.write_text(
        "from pathlib import Path\nfrom claimcheck.read.inputs import read_inputs\n"
        "from claimcheck.rulebook.book import load_rulebook\n"
        "print('started', len(read_inputs([Path('page.html')], load_rulebook())[0]))\n"
    )
    done = subprocess.run([sys.executable, script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == "started 1\n"


def test_a_large_page_fits_the_limits(apart):
    page = web_page(*(f"{sentence} Part {number}." for number in range(3000) for sentence in STORY))
    assert len(page) > MEGABYTE
    assert "Part 2999." in apart.read("web", page).text
