"""The server of the review on a disk that others write too: nothing decided is lost, however it ends."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path

import pytest

from compare.errors import UsageError
from compare.review.decisions import write_line
from compare.review.files import FILE, read
from compare.review.server import HOST, listen, running
from tests.serving import Fixed, Visitor, decision, in_thread, process

STORIES = Path(__file__).parent / "stories"


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Visitor]:
    """Somebody who has opened the page of a story."""
    with in_thread(Fixed(tmp_path)) as site:
        came = site.visitor()
        came.open()
        yield came


def test_what_others_write_is_read_and_what_nobody_can_read_is_kept(visitor: Visitor, tmp_path: Path) -> None:
    odd = '{"fp": "fp9:later", "soul": 1}'
    (tmp_path / FILE).write_text(f"{write_line(decision(5, 'Bo'))}\n{odd}\n", encoding="utf-8")
    assert visitor.read().lines == {"fp1:0000000000000005 Bo"}
    assert visitor.post(decision(6)).status == 200
    assert odd in (tmp_path / FILE).read_text(encoding="utf-8").splitlines()
    assert "line 3: " in visitor.open().text


def test_conflict_markers_are_told_and_not_written_over(visitor: Visitor, tmp_path: Path) -> None:
    text = f"<<<<<<< HEAD\n{write_line(decision(1))}\n=======\n{write_line(decision(2))}\n>>>>>>> b\n"
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    assert len(visitor.read().lines) == 2
    for reply in (visitor.post(decision(3)), visitor.post(decision(1), "/undo")):
        assert reply.status == 409 and "storydiff review merge" in reply.plain["error"]
    assert (tmp_path / FILE).read_text(encoding="utf-8") == text
    assert "a conflict marker of git" in visitor.open().text
    (tmp_path / FILE).write_text("", encoding="utf-8")
    assert visitor.post(decision(3)).lines == {"fp1:0000000000000003 Ann"}


def test_one_file_a_decision(tmp_path: Path) -> None:
    with in_thread(Fixed(tmp_path), apart=True) as site:
        visitor = site.visitor()
        visitor.open()
        assert len(visitor.post(decision(1)).lines) == 1
        assert len(visitor.post(decision(2)).lines) == 2
        assert len(list((tmp_path / "decisions").iterdir())) == 2
        assert len(visitor.post(decision(2), "/undo").lines) == 1
    assert not (tmp_path / FILE).exists()


def burst(visitor: Visitor, by: str, count: int, told: list[str]) -> None:
    """Decide `count` times; `told` gets what the server confirms."""
    for n in range(count):
        try:
            reply = visitor.post(decision(n, by))
        except (OSError, HTTPException):  # it was killed
            return
        assert reply.status == 200, reply
        told.append(f"{decision(n).fp} {by}")
        assert told[-1] in reply.lines


def test_two_processes_and_several_windows_lose_nothing(tmp_path: Path) -> None:
    servers = [process(tmp_path) for _ in range(2)]
    told: list[str] = []
    threads = []
    for i, (_, visitor) in enumerate(servers * 3):
        visitor.open()
        threads.append(threading.Thread(target=burst, args=(visitor, f"Ann {i}", 15, told)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(told) == 90
    assert all(visitor.read().lines == set(told) for _, visitor in servers)
    for started, _ in servers:
        started.send_signal(signal.SIGTERM)
        out, err = started.communicate(timeout=20)
        assert (started.returncode, out.strip(), err) == (0, "{'confirmed': 45}", "")
    contents = read(tmp_path)
    assert not contents.problems and {f"{d.fp} {d.by}" for d in contents.decisions} == set(told)
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_killed_at_any_moment_the_file_is_whole(tmp_path: Path) -> None:
    """Whatever was confirmed is there; nothing is half there, and the next server goes on."""
    told: list[str] = []
    for round_ in range(10):
        started, visitor = process(tmp_path)
        visitor.open()
        before = len(told)
        threads = [threading.Thread(target=burst, args=(visitor, f"{round_} {i}", 500, told)) for i in range(3)]
        for thread in threads:
            thread.start()
        deadline = time.monotonic() + 30
        while len(told) < before + 5 and time.monotonic() < deadline:
            time.sleep(0.001)
        time.sleep(0.0023 * round_)
        started.kill()
        started.communicate(timeout=20)
        for thread in threads:
            thread.join(30)
        contents = read(tmp_path)
        assert not contents.problems and len(told) >= before + 5
        assert {f"{d.fp} {d.by}" for d in contents.decisions} >= set(told)
    with in_thread(Fixed(tmp_path)) as site:
        site.visitor().open()
    assert {path.name for path in tmp_path.iterdir()} <= {FILE, f".{FILE}.lock", f".{FILE}.draft"}


@pytest.mark.parametrize("signal_", [signal.SIGINT, signal.SIGTERM])
def test_ending_it_in_the_midst_of_writing(signal_: signal.Signals, tmp_path: Path) -> None:
    started, visitor = process(tmp_path)
    idle = socket.create_connection((HOST, visitor.port), timeout=20)  # a browser keeps some open
    visitor.open()
    told: list[str] = []
    threads = [threading.Thread(target=burst, args=(visitor, f"Ann {i}", 500, told)) for i in range(3)]
    for thread in threads:
        thread.start()
    while len(told) < 10:
        time.sleep(0.001)
    start = time.monotonic()
    started.send_signal(signal_)
    out, err = started.communicate(timeout=20)
    assert time.monotonic() - start < 5 and (started.returncode, err) == (0, "")
    for thread in threads:
        thread.join(30)
    idle.close()
    contents = read(tmp_path)
    assert {f"{d.fp} {d.by}" for d in contents.decisions} >= set(told)
    assert out.strip() == str({"confirmed": len(contents.decisions)})
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_a_port_is_ours_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The usual port if it is free, so that a browser finds what it kept; else any, but never another than named."""
    with listen(0) as opened:
        host, port = opened.getsockname()
        assert host == HOST == "127.0.0.1"
        with pytest.raises(UsageError, match=rf"cannot listen on port {port} \(another program has it\)"):
            listen(port)
    monkeypatch.setattr(running, "PORT", port)
    with listen(None) as first, listen(None) as second:
        assert first.getsockname()[1] == port != second.getsockname()[1]


def test_the_command_from_start_to_end(tmp_path: Path) -> None:
    """As a person meets it: compare, open the browser, print the address, decide, edit an article, Ctrl-C."""
    story = tmp_path / "seeds" / "harbour"
    shutil.copytree(STORIES / "harbour", story)
    opened, browser = tmp_path / "opened", tmp_path / "browser.py"
    browser.write_text(
        f"import os, pathlib, sys, time\npathlib.Path({str(opened)!r}).write_text(sys.argv[1])\n"
        "os.close(1)\nos.close(2)\ntime.sleep(15)\n"  # a browser that stays in the foreground
    )
    command = [str(Path(sys.executable).parent / "storydiff"), "review", "serve", "--port", "0", "--open"]
    environment = {
        **os.environ,
        "STORYDIFF_CACHE_DIR": str(tmp_path / "cache"),
        "STORYDIFF_REVIEWER": "Kim Doe",
        "BROWSER": f"{sys.executable} {browser} %s",
    }
    started = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path, env=environment
    )
    assert started.stdout is not None
    first = started.stdout.readline()
    assert re.fullmatch(r"1 story, \d+ points to review, as Kim Doe\n", first), first
    address = [started.stdout.readline() for _ in range(3)][1].strip()
    visitor = Visitor(address)
    deadline = time.monotonic() + 20
    while not (opened.exists() and opened.read_text()) and time.monotonic() < deadline:
        time.sleep(0.01)
    ticket = Visitor(opened.read_text())
    assert ticket.entry != visitor.entry and ticket.enter().status == 303
    assert ticket.ask(f"/?token={ticket.entry}").status == 403, "whoever reads it off the list of processes is late"
    page = visitor.open().text
    fp = next(iter(re.findall(r'data-fp="([^"]+)"', page)))
    assert visitor.post(json.dumps({"fp": fp, "status": "confirmed"})).plain["decisions"][0]["by"] == "Kim Doe"
    assert visitor.read().plain["notice"] == ""
    text = (story / "courier.txt").read_text(encoding="utf-8")
    (story / "courier.txt").write_text(text + "\nThe quay was shut for three weeks.\n", encoding="utf-8")
    assert "have been edited" in visitor.read().plain["notice"]
    assert "three weeks" not in page and "three weeks" in visitor.open().text
    assert visitor.read().plain["notice"] == ""
    started.send_signal(signal.SIGINT)
    out, err = started.communicate(timeout=20)
    assert (started.returncode, err) == (0, "")
    assert out.endswith("1 confirmed; everything is saved\n")
    assert [d.fp for d in read(story).decisions] == [fp]


def test_wrong_calls_are_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from compare.cli import main

    for wrong in (["--port", "x"], ["--port", "70000"], ["--port", "-1"], [str(tmp_path / "none")]):
        assert main(["review", "serve", *wrong]) == 2
        assert "Traceback" not in capsys.readouterr().err
