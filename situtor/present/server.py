"""The server behind a live deck: Voilà's kernels, sockets and client, with pages of our own.

It listens on this machine only, asks for the key that its address carries, and lets a page speak
to its kernel about widgets and nothing else: no page can run code.
"""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import signal
import subprocess
from collections.abc import Callable
from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import JupyterHandler
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.iostream import StreamClosedError
from tornado.netutil import bind_sockets
from traitlets.config import Config
from voila.app import Voila
from voila.utils import get_page_config

from situtor.present import page, words
from situtor.present.errors import PresentError
from situtor.present.opening import Lesson, Opening

log = logging.getLogger(__name__)
HOST = "127.0.0.1"
WINDOWS = 6  # each has a kernel of its own
_LONELY = 30 * 60  # seconds after which a kernel without a window is ended
_THEIRS = ("/api/kernels/", "/voila/static/", "/voila/labextensions/", "/voila/api/shutdown/")
_EXTENSIONS = (
    "@voila-dashboards/widgets-manager8",
    "@jupyter-widgets/jupyterlab-manager",
    "anywidget",
)


class LiveServer(Voila):
    """Serves one lesson until it is stopped; every window gets a kernel of its own."""

    lesson: Lesson
    sockets: list[Any]
    decks: dict[str, str]  # written, and not yet fetched; by kernel

    @classmethod
    def for_lesson(cls, lesson: Lesson, port: int = 0) -> LiveServer:
        """A server on a port of this machine, any free one for 0.

        Raises:
            PresentError: the port is taken.
        """
        try:
            sockets = bind_sockets(port, HOST)
        except (OSError, OverflowError):
            raise PresentError(
                f"port {port} is taken or not allowed; leave out --port and a free one is found"
            ) from None
        config = Config()
        config.Voila.ip = HOST
        config.Voila.log_level = "ERROR"
        config.Voila.root_dir = str(lesson.folder)
        config.Voila.auto_token = True
        # Only under names of this machine: no other site may point its own name here.
        config.Voila.tornado_settings = {"allow_remote_access": False, "ws_ping_timeout": 30_000}
        config.VoilaConfiguration.extension_allowlist = list(_EXTENSIONS)
        config.MappingKernelManager.cull_idle_timeout = _LONELY
        logging.getLogger("tornado").setLevel(logging.ERROR)
        server = cls(config=config, config_file_paths=[])
        server.lesson, server.sockets = lesson, sockets
        server.port = sockets[0].getsockname()[1]
        server.decks = {}
        server.initialize([])
        return server

    def serve(self, on_ready: Callable[[str], None]) -> None:
        """Answer until Ctrl+C or a signal comes; then end all kernels.

        Args:
            on_ready: told the address once the server answers.
        """
        self._on_ready = on_ready
        self.start()

    def init_handlers(self) -> list[Any]:
        """Of Voilà's pages those that its client needs, and our own."""
        theirs = [each for each in super().init_handlers() if each[0].startswith(_THEIRS)]
        ours = [("/", _Wait, {"server": self}), (r"/live/([\w-]+)", _Live, {"server": self})]
        return [*theirs, *ours]

    def listen(self) -> None:
        http = HTTPServer(self.app)
        http.add_sockets(self.sockets)
        self.ioloop = IOLoop.current()
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._handle_signal_stop)
        address = f"http://{HOST}:{self.port}/?token={self.identity_provider.token}"
        self.ioloop.add_callback(self._on_ready, address)
        try:
            self.ioloop.start()
        finally:
            http.stop()
            self.stop()

    # --- windows -----------------------------------------------------------------------------

    @property
    def is_full(self) -> bool:
        """Whether there are as many kernels as this machine should bear."""
        return len(self.kernel_manager) >= WINDOWS

    async def open(self) -> Opening:
        """Start a kernel and let it run the lesson, as its file is now.

        Raises:
            SlidesError: the file has gone, or is no notebook any more.
        """
        self.lesson = Lesson.at(self.lesson.path)
        kernel_id = await self.kernel_manager.start_kernel(
            kernel_name="python3",
            cwd=str(self.lesson.folder),
            env=dict(os.environ),
            stderr=subprocess.DEVNULL,  # what a kernel mutters is not for a hall
        )
        opening = Opening(self.lesson, kernel_id)
        opening.start(self.kernel_manager.get_kernel(kernel_id))
        return opening

    async def close(self, opening: Opening | None) -> None:
        """End a lesson that nobody waits for any more."""
        if opening is None:
            return
        opening.stop()
        if opening.kernel_id in self.kernel_manager:
            await self.kernel_manager.shutdown_kernel(opening.kernel_id, now=True)

    async def deck(self, opening: Opening) -> str:
        """Write the deck of a lesson that has been run; returns where it is handed out."""
        config = get_page_config(
            base_url=self.base_url,
            settings=self.app.settings,
            log=self.log,
            voila_configuration=self.voila_configuration,
        )
        config["kernelId"] = opening.kernel_id
        client = f"{config['fullStaticUrl']}/voila.js"
        html = await asyncio.to_thread(page.live_deck, opening.lesson, opening.ran, config, client)
        alive = {key: each for key, each in self.decks.items() if key in self.kernel_manager}
        self.decks = {**alive, opening.kernel_id: html}
        return f"/live/{opening.kernel_id}"


class _Page(JupyterHandler):
    """A page for whoever has the key."""

    def initialize(self, server: LiveServer) -> None:
        self.server = server
        self.lesson = server.lesson

    def begin(self, policy: str) -> None:
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Security-Policy", f"frame-ancestors 'none'; {policy}")
        self.set_header("Referrer-Policy", "no-referrer")

    def may(self) -> bool:
        """Whether the window has the key; if it has not, it is told where to find it."""
        if self.current_user is None:
            self.set_status(403)
            self.write_error(403)
        return self.current_user is not None

    def write_error(self, status_code: int, **_kwargs: Any) -> None:
        """A page in the place of a traceback."""
        sorry = (words.FAILED, words.FAILED_WHY)
        if status_code == 403:
            sorry = (words.NO_KEY, words.NO_KEY_WHY)
        self.begin(_still())
        self.finish(page.stopped(self.lesson, *sorry))


class _Wait(_Page):
    """Opens the lesson, and shows how far it is."""

    @allow_unauthenticated  # type: ignore[untyped-decorator]
    async def get(self) -> None:
        if not self.may():
            return
        if self.get_argument("token", None):
            self.redirect("/")  # the key is in a cookie now, and need not be read by the hall
            return
        nonce = secrets.token_urlsafe(12)
        self.begin(_still(nonce))
        if self.server.is_full:
            self.finish(page.stopped(self.lesson, words.TOO_MANY, words.TOO_MANY_WHY))
            return
        self.write(page.waiting(self.lesson))
        await self.flush()
        opening = None
        try:
            opening = await self.server.open()
            await self.show(opening, nonce)
        except StreamClosedError:  # the window was closed
            await self.server.close(opening)
        except Exception as error:  # whatever it is, nobody is left with a bar that stands still
            log.error("%s could not be opened: %s", self.lesson.name, error)
            await self.server.close(opening)
            sorry = page.stopped(self.lesson, words.FAILED, words.FAILED_WHY)
            self.finish(page.instead(sorry))

    async def show(self, opening: Opening, nonce: str) -> None:
        """Move the bar until the deck is there, then go to it."""
        while not opening.over:
            await opening.moved()
            self.write(page.progress(opening.share))
            await self.flush()
        if opening.failed:
            raise PresentError("its kernel stopped")
        self.finish(page.go_on(await self.server.deck(opening), nonce))


class _Live(_Page):
    """Hands a deck out, once: a window that is loaded again gets a new kernel and a new deck."""

    @allow_unauthenticated  # type: ignore[untyped-decorator]
    def get(self, kernel_id: str) -> None:
        if not self.may():
            return
        deck = self.server.decks.pop(kernel_id, None)
        if deck is None:
            self.redirect("/")
            return
        self.begin("")  # the deck carries its own
        _ = self.xsrf_token  # into a cookie: with it the window ends its kernel when it closes
        self.finish(deck)


def _still(nonce: str = "") -> str:
    """The policy of a page that shows itself and runs at most the script with this mark."""
    script = f"'nonce-{nonce}'" if nonce else "'none'"
    return (
        f"default-src 'none'; script-src {script}; style-src 'unsafe-inline'; font-src data:; "
        "img-src data:; form-action 'none'; base-uri 'none'"
    )
