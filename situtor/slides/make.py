"""Many notebooks at once: decks beside each other on all cores, none able to spoil another."""

from __future__ import annotations

import json
import multiprocessing
import os
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from situtor.errors import SitutorError
from situtor.slides import cache, inputs, runs, stamp
from situtor.slides.deck import SUFFIX, build, language_of
from situtor.slides.errors import SlidesError
from situtor.slides.execute import TIMEOUT, has_code, has_outputs


@dataclass(frozen=True)
class DeckResult:
    """What became of one notebook: `path` of its deck, or `error` in one line; never both.

    `unchanged` says that the deck was there already, made from the same things.
    """

    notebook: Path
    path: Path | None
    error: str | None
    seconds: float
    unchanged: bool = False

    @property
    def ok(self) -> bool:
        """Whether there is a deck."""
        return self.path is not None


def make_decks(
    notebooks: Sequence[Path],
    out: Path,
    lang: str | None = None,
    timeout: int = TIMEOUT,
    on_step: Callable[[DeckResult], None] | None = None,
    workers: int | None = None,
    *,
    fresh: bool = False,
) -> list[DeckResult]:
    """Decks as ``out/<language>/<notebook>.slides.html``, and what became of each notebook.

    What did not change since the deck was made is left as it is; what changed is run again only
    where its code or the data it reads did.

    Args:
        notebooks: files; run first if they hold no outputs.
        out: made if it is not there.
        lang: the language of all; each notebook's own if not given.
        timeout: seconds any one cell may take.
        on_step: told about each notebook as soon as it is done.
        workers: processes to use; as many as there are cores if not given.
        fresh: run and make everything, whatever is there already.

    Returns:
        One result for each notebook, in the order given. Failures are in the results; nothing is
        raised for them and no half-written file is left.
    """
    done: dict[int, DeckResult] = {}

    def note(at: int, result: DeckResult) -> None:
        done[at] = result
        if on_step is not None:
            on_step(result)

    for at, notebook in enumerate([] if fresh else notebooks):
        there = _unchanged(notebook, out, lang)
        if there is not None:
            note(at, there)
    jobs = {
        at: (notebook, out, lang, timeout, fresh)
        for at, notebook in enumerate(notebooks)
        if at not in done
    }
    count = min(workers or os.cpu_count() or 1, len(jobs))
    if count <= 1:
        for at, job in jobs.items():
            note(at, make_deck(*job))
    else:
        # Fresh processes: a fork would copy whatever threads a progress bar has running.
        spawn = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(count, mp_context=spawn) as pool:
            waiting = {pool.submit(make_deck, *job): at for at, job in jobs.items()}
            for future in as_completed(waiting):
                at = waiting[future]
                try:
                    note(at, future.result())
                except Exception as error:  # the worker itself died: memory, a signal
                    note(at, DeckResult(notebooks[at], None, f"{notebooks[at].stem}: {error}", 0))
    if jobs:
        cache.prune()
    return [done[at] for at in sorted(done)]


def make_deck(
    notebook: Path,
    out: Path,
    lang: str | None = None,
    timeout: int = TIMEOUT,
    fresh: bool = False,
) -> DeckResult:
    """One deck; what goes wrong is in the result."""
    began = perf_counter()
    path, error = None, None
    try:
        content = read_notebook(notebook)
        folder = notebook.resolve().parent
        spoken = lang or language_of(content, folder)
        made_from = _made_from(content, notebook, spoken)
        if _must_run(content):
            run = runs.executed(content, notebook.stem, folder, timeout, fresh=fresh)
            content, made_from = run.notebook, made_from if run.repeatable else ""
        made = build(content, notebook.stem, folder, spoken)
        path = _place(notebook, out, spoken)
        _write(path, stamp.stamped(made.html, made_from, folder, made.files))
    except SitutorError as problem:
        path, error = None, _named(notebook, str(problem))
    except OSError as problem:
        where = problem.filename or path or notebook
        path, error = None, _named(notebook, f"{where}: {problem.strerror}")
    return DeckResult(notebook, path, error, perf_counter() - began)


def _unchanged(notebook: Path, out: Path, lang: str | None) -> DeckResult | None:
    """The deck that is there already, if making it again would change nothing."""
    began = perf_counter()
    try:
        content = read_notebook(notebook)
    except SitutorError:
        return None  # said when it is its turn
    folder = notebook.resolve().parent
    spoken = lang or language_of(content, folder)
    path = _place(notebook, out, spoken)
    if not stamp.holds(path, _made_from(content, notebook, spoken), folder):
        return None
    return DeckResult(notebook, path, None, perf_counter() - began, unchanged=True)


def _must_run(content: dict[str, Any]) -> bool:
    return has_code(content) and not has_outputs(content)


def _made_from(content: dict[str, Any], notebook: Path, lang: str) -> str:
    ran = inputs.for_runs() if _must_run(content) else ""
    return inputs.digest(content, notebook.stem, lang, inputs.for_decks(), ran)


def _place(notebook: Path, out: Path, lang: str) -> Path:
    return out / lang / f"{notebook.stem}{SUFFIX}"


def read_notebook(path: Path) -> dict[str, Any]:
    """A notebook as nbformat 4 has it, sources as single strings.

    Read without nbformat where the file allows it, because importing that takes longer than
    writing a deck.

    Raises:
        SlidesError: the file is missing, or not a notebook.
    """
    try:
        content: Any = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise SlidesError(f"{path}: there is no such notebook") from None
    except (ValueError, UnicodeDecodeError) as error:
        raise SlidesError(f"{path}: this is not a notebook ({error})") from None
    if not isinstance(content, dict) or "nbformat" not in content:
        raise SlidesError(f"{path}: this is not a notebook (it has no nbformat)")
    if content["nbformat"] != 4:
        import nbformat

        content = dict(nbformat.convert(nbformat.from_dict(content), 4))
    for cell in content["cells"]:
        cell["source"] = "".join(cell["source"])
        cell.setdefault("metadata", {})
    content.setdefault("metadata", {})
    return dict(content)


def _named(notebook: Path, problem: str) -> str:
    return problem if notebook.stem in problem else f"{notebook.stem}: {problem}"


def _write(path: Path, content: bytes) -> None:
    """Write all of it or nothing: a reader never meets half a deck."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
