"""A class on one server: real logins, a real JupyterLab, answers that reach the instructor."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import expect

from situtor.answers import AnswerStore

ROOT = Path(__file__).parents[2]
HUB = ROOT / "deploy" / "jupyterhub"
NICKNAME = "ปู่สม 2"


def start(*options: str, folder: Path) -> subprocess.Popen[str]:
    tools = [Path(sys.executable).parent, Path(sys.prefix) / "node_modules" / ".bin"]
    path = os.pathsep.join([*map(str, tools), os.environ["PATH"]])
    return subprocess.Popen(
        [sys.executable, HUB / "start.py", "--folder", folder, "--address", "127.0.0.1", *options],
        env={**os.environ, "PATH": path},
        stdout=subprocess.PIPE,
        stderr=(folder.parent / "hub.log").open("w"),
        text=True,
        start_new_session=True,
    )


@dataclass
class Class:
    address: str
    code: str
    homes: Path

    def answers(self, nickname: str) -> list[Any]:
        path = self.homes / nickname / "answers.sqlite"
        if not path.exists():
            return []
        with closing(AnswerStore(path)) as store:
            return [each.value for each in store.answers()]


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Class]:
    folder = tmp_path_factory.mktemp("hub") / "ห้อง เรียน"
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    hub = start("--port", str(port), "--together", folder=folder)
    assert hub.stdout is not None
    said = "".join(hub.stdout.readline() for _ in range(4))
    code = re.search(r"Class code +(\S+)", said)
    assert code, said + (folder.parent / "hub.log").read_text("utf-8")
    wait_for(f"http://127.0.0.1:{port}/hub/login")
    yield Class(f"http://127.0.0.1:{port}", code[1], folder / "homes")
    hub.send_signal(signal.SIGTERM)
    hub.wait(30)
    with socket.socket() as door:
        assert door.connect_ex(("127.0.0.1", port)) != 0, "the proxy outlived the hub"


def wait_for(address: str) -> None:
    limit = time.monotonic() + 90
    while time.monotonic() < limit:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=5):
            return
        time.sleep(0.3)
    raise AssertionError("the hub did not answer in a minute and a half")


def test_a_participant_signs_in_works_and_the_instructor_has_the_answer(room: Class, browser: Any):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(room.address)
    page.get_by_label("ชื่อเล่น").fill(NICKNAME)
    page.get_by_label("รหัสห้อง").fill("0000-0000")
    page.get_by_role("button", name="เข้าชั้นเรียน").click()
    expect(page.get_by_role("alert")).to_contain_text("ไม่ถูกต้อง")
    page.get_by_label("รหัสห้อง").fill(room.code)
    page.get_by_role("button", name="เข้าชั้นเรียน").click()

    expect(page.locator(".jp-Notebook")).to_be_visible(timeout=90_000)
    mine = room.homes / NICKNAME / "situtor-course" / "notebooks"
    assert (mine / "th" / "00_start_here.ipynb").exists()
    assert (mine / "en" / "day1_04_medellin.ipynb").exists()

    expect(page.get_by_text("| Idle")).to_be_visible(timeout=60_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    expect(page.get_by_label("ชื่อเล่นของผู้ตอบ")).to_have_value(NICKNAME, timeout=60_000)
    card = page.locator(".si-exercise").first
    card.locator("input[type=radio]").first.check(timeout=60_000)
    expect(card.locator(".si-status")).to_have_attribute("data-state", "saved")
    page.close()
    context.close()

    given = room.answers(NICKNAME)
    assert given
    limit = time.monotonic() + 60
    while room.answers("instructor") != given and time.monotonic() < limit:
        time.sleep(0.5)
    assert room.answers("instructor") == given
    elsewhere = [url for url in asked if not url.startswith((room.address, "data:", "blob:"))]
    assert elsewhere == []


@pytest.mark.parametrize("nickname", ["../codes", ".ssh", "<b>", "instructor", "a" * 41])
def test_a_name_that_is_no_nickname_stays_outside(room: Class, browser: Any, nickname: str):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{room.address}/hub/login")
    page.get_by_label("ชื่อเล่น").evaluate("(field, name) => { field.value = name }", nickname)
    page.get_by_label("รหัสห้อง").fill(room.code)
    page.get_by_role("button", name="เข้าชั้นเรียน").click()
    expect(page.get_by_role("alert")).to_be_visible()
    context.close()


def test_a_port_that_is_taken_is_said_in_one_line(tmp_path: Path):
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        port = str(door.getsockname()[1])
        hub = start("--port", port, "--together", folder=tmp_path / "class")
        assert hub.wait(30) == 1
    said = (tmp_path / "hub.log").read_text("utf-8")
    assert said == f"Error: port {port} is taken; choose another with --port\n"
    assert not (tmp_path / "class").exists()


def test_kubernetes_gets_the_same_class():
    values = yaml.safe_load((HUB / "values.yaml").read_text("utf-8"))
    sys.path.insert(0, str(HUB))
    try:
        import classroom
    finally:
        sys.path.remove(str(HUB))
    config = values["hub"]["config"]
    assert config["Authenticator"]["username_pattern"] == classroom.USERNAME
    assert config["Authenticator"]["admin_users"] == [classroom.INSTRUCTOR]
    assert Path(values["singleuser"]["extraEnv"]["SITUTOR_ANSWERS"]).name == classroom.ANSWERS
    assert json.dumps(values["singleuser"]["defaultUrl"]).startswith('"/git-pull?')
