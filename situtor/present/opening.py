"""Opening a lesson: a kernel of its own, every cell run, the deck written."""

from __future__ import annotations

import asyncio
import contextlib
import copy
import logging
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from situtor.language import Lang
from situtor.present import words
from situtor.slides.deck import language_of, title_of
from situtor.slides.execute import TIMEOUT, last_line, place
from situtor.slides.make import read_notebook

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Lesson:
    """A notebook as it was read just now: where it lies, nbformat 4, its language, its title."""

    path: Path
    notebook: Any
    lang: Lang
    title: str

    @property
    def name(self) -> str:
        """What the file is called, without its ending."""
        return self.path.stem

    @property
    def folder(self) -> Path:
        """Where its code runs and its pictures lie."""
        return self.path.parent

    @classmethod
    def at(cls, path: Path) -> Lesson:
        """The lesson in a file.

        Raises:
            SlidesError: the file is missing, or not a notebook.
        """
        notebook, path = read_notebook(path), path.resolve()
        lang, title = language_of(notebook, path.parent), title_of(notebook, path.stem)
        return cls(path, notebook, lang, title)


@dataclass
class Opening:
    """One run of a lesson in one kernel, on its way to being shown in one window.

    `share` says how much of it is done, from 0 to 1; `ran` holds the notebook with its outputs
    once it is 1; `failed` says that the kernel could not do it.
    """

    lesson: Lesson
    kernel_id: str
    share: float = 0.0
    ran: Any = None
    failed: bool = False
    _moved: asyncio.Event = field(default_factory=asyncio.Event)
    _task: asyncio.Task[None] | None = None

    @property
    def over(self) -> bool:
        """Whether there is nothing more to wait for."""
        return self.failed or self.ran is not None

    async def moved(self) -> None:
        """Wait until there is something new to show."""
        await self._moved.wait()
        self._moved.clear()

    def start(self, kernel: Any, timeout: int = TIMEOUT) -> None:
        """Run every cell; one that fails leaves a calm sentence and does not stop the others.

        Args:
            kernel: a jupyter_client manager whose kernel has been started.
            timeout: seconds any one cell may take.
        """
        self._task = asyncio.create_task(self._run(kernel, timeout))

    def stop(self) -> None:
        """Nobody waits any more."""
        if self._task is not None:
            self._task.cancel()

    async def _run(self, kernel: Any, timeout: int) -> None:
        try:
            self.ran = await self._ran(kernel, timeout)
        except Exception as error:  # the kernel died, or never spoke: the page says so
            log.error("%s: the kernel stopped (%s)", self.lesson.name, error)
            self.failed = True
        finally:
            self._moved.set()

    async def _ran(self, kernel: Any, timeout: int) -> Any:
        import nbformat
        from nbclient import NotebookClient

        ran = nbformat.from_dict(copy.deepcopy(self.lesson.notebook))
        for cell in ran.cells:
            if cell.cell_type == "code":
                cell.outputs = []
        client = NotebookClient(
            ran, km=kernel, timeout=timeout, allow_errors=True, interrupt_on_timeout=True
        )
        client.log.setLevel(logging.CRITICAL)
        await client.async_start_new_kernel_client()
        try:
            # Not async_execute: that takes over, and then removes, the server's signal handlers.
            for index, cell in enumerate(ran.cells):
                await client.async_execute_cell(cell, index, store_history=False)
                if cell.cell_type == "code":
                    for error in _calmed(cell, self.lesson.lang):
                        log.error("%s: %s", place(self.lesson.name, ran, index), last_line(error))
                self.share = (index + 1) / len(ran.cells)
                self._moved.set()
        finally:
            with contextlib.suppress(Exception):
                client.kc.stop_channels()
        return ran


def _calmed(cell: Any, lang: Lang) -> list[Any]:
    """Put a calm sentence in the place of each traceback; returns what it was."""
    errors = [output for output in cell.outputs if output.output_type == "error"]
    sentence = f'<p class="absent">{escape(words.CELL_FAILED.at(lang))}</p>'
    notice = {"output_type": "display_data", "metadata": {}, "data": {"text/html": sentence}}
    calm = type(cell)(notice)
    cell.outputs = [calm if output in errors else output for output in cell.outputs]
    return errors
