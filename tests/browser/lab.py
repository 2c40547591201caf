"""A real JupyterLab for tests: started on a copy of the notebooks, driven through Chromium."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

ROOT = Path(__file__).parents[2]
TOKEN = "course"


class Lab:
    """One server; `page` helpers run notebooks as a person would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "course"
        shutil.copytree(ROOT / "notebooks", self.folder)
        self.answers = folder / "answers.sqlite"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        private = {
            name: str(folder / name.lower())
            for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "HOME")
        }
        env = {**os.environ, **private, "SITUTOR_ANSWERS": str(self.answers)}
        self.log = (folder / "lab.log").open("wb")
        self.process = subprocess.Popen(
            [
                sys.executable, "-m", "situtor.teaching.launch",
                "--no-browser", f"--ServerApp.port={self.port}", "--ServerApp.port_retries=0",
                f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={self.folder}",
                "--LabApp.expose_app_in_browser=True",
                "--ServerApp.allow_root=True",
                # Jupyter gives up on a kernel that dies six times in a row; we kill it on purpose.
                "--KernelRestarter.restart_limit=100000", "--KernelRestarter.time_to_dead=1",
            ],
            env=env, stdout=self.log, stderr=self.log, cwd=self.folder,
        )  # fmt: skip
        self._wait()

    def _wait(self) -> None:
        limit = time.monotonic() + 60
        while time.monotonic() < limit:
            try:
                self.api("status")
                return
            except OSError:
                time.sleep(0.2)
        raise AssertionError("JupyterLab did not answer within a minute")

    def api(self, path: str) -> Any:
        """What the server's REST interface says."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/api/{path}", headers={"Authorization": f"token {TOKEN}"}
        )
        with urllib.request.urlopen(request, timeout=5) as reply:
            return json.load(reply)

    def open(self, page: Page, notebook: str) -> None:
        """Open a notebook in a fresh workspace and wait until its kernel is idle."""
        page.goto(f"http://127.0.0.1:{self.port}/lab/tree/{notebook}?reset&token={TOKEN}")
        page.wait_for_function("window.jupyterapp?.shell.currentWidget?.sessionContext?.isReady")
        self.idle(page)

    def idle(self, page: Page) -> None:
        page.wait_for_function(
            "window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status"
            " === 'idle'",
            timeout=60_000,
        )

    def run_all(self, page: Page) -> None:
        """Run every cell, as Run > Run All Cells does, and wait for the end."""
        page.evaluate("window.jupyterapp.commands.execute('notebook:run-all-cells')")
        self.idle(page)

    def command(self, page: Page, name: str) -> None:
        page.evaluate(f"window.jupyterapp.commands.execute({name!r})")

    def kernel_pid(self) -> int | None:
        """The process of the one kernel that is running, if there is one just now."""
        kernels = self.api("kernels")
        if not kernels:
            return None
        kernel = kernels[0]["id"]
        for entry in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                if f"kernel-{kernel}.json" in entry.read_bytes().decode(errors="replace"):
                    return int(entry.parent.name)
            except OSError:
                continue
        return None

    def kill_kernel(self) -> int:
        """SIGKILL to the kernel; its process id."""
        process = self.kernel_pid()
        assert process is not None
        os.kill(process, signal.SIGKILL)
        return process

    def wait_for_new_kernel(self, dead: int) -> None:
        """Until the server has started another in the place of the one that died."""
        limit = time.monotonic() + 60
        while time.monotonic() < limit:
            if self.kernel_pid() not in (None, dead):
                return
            time.sleep(0.1)
        raise AssertionError("the kernel was not started again within a minute")

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.log.close()


def answer(card: Locator, page: Page) -> None:
    """Do the first thing the card lets one do."""
    radio = card.locator("input[type=radio]:visible")
    written = card.locator("textarea:visible")
    slider = card.locator("[role=slider]:visible, input[type=range]:visible")
    if slider.count():
        slider.first.focus()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowRight")
    elif card.locator("input[type=number]:visible").count():
        for field in card.locator("input[type=number]:visible").all():
            field.fill("1")
            field.press("Tab")
    elif radio.count():
        radio.first.check()
    elif written.count():
        written.first.fill("น้ำท่วมทุกปี")
    else:
        card.locator(".si-body button:enabled").last.click()


def turn(explorer: Locator, page: Page) -> None:
    """Turn the knobs of an explorer until what it says changes."""
    said = explorer.locator(".si-say")
    before = said.inner_text()

    def changed() -> bool:
        page.wait_for_timeout(1200)
        return said.inner_text() != before

    for select in explorer.locator("select").all():
        for option in range(select.locator("option").count()):
            select.select_option(index=option)
            if changed():
                return
    for handle in explorer.locator(".noUi-handle").all():
        handle.focus()
        for key in ("ArrowRight", "ArrowLeft", "ArrowLeft"):
            page.keyboard.press(key)
            if changed():
                return
    raise AssertionError("no knob changes what the explorer says")
