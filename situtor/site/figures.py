"""The charts of the site as SVG files, drawn only where their data changed."""

from __future__ import annotations

import base64
import functools
import hashlib
import multiprocessing
import os
import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec

from situtor import library
from situtor.errors import SitutorError
from situtor.files import read_text
from situtor.language import Lang
from situtor.model import Dossier, Table
from situtor.site.output import Folder

# Fewer than this are drawn here: starting processes would take longer.
_FEW = 12
_SVG = re.compile(r"data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)")


@dataclass(frozen=True)
class Figure:
    """A chart in the site: its file, and what a reader needs around it.

    `source` is HTML; `height` is for a width of 1160 pixels.
    """

    name: str
    height: int
    title: str
    unit: str
    source: str
    alt: str


Figures = dict[tuple[str, str, Lang], Figure]
Job = tuple[str, str, Lang]
Drawn = tuple[bytes, dict[str, Any]]


def make_figures(
    dossiers: Sequence[Dossier],
    langs: Sequence[Lang],
    folder: Folder,
    workers: int | None = None,
    on_step: Callable[[str], None] = lambda _: None,
) -> Figures:
    """The charts of all tables that have one, as ``<lang>/charts/<dossier>-<table>.svg``.

    Args:
        dossiers: cases and collections.
        langs: in which languages.
        folder: where they go; a chart whose data, drawing code and language are those of an
            earlier run is kept.
        workers: processes to use; as many as there are cores if not given.
        on_step: told the dossier of each chart drawn.

    Raises:
        DataError: a CSV does not fit its description.
        SitutorError: a file cannot be written.
    """
    made: Figures = {}
    wanted: dict[Job, str] = {}
    for record in dossiers:
        for table in record.tables:
            if table.chart is None:
                continue
            for lang in langs:
                job, key = (record.id, table.id, lang), _key(record, table, lang)
                note = folder.kept(_name(job), key)
                if note is None:
                    wanted[job] = key
                else:
                    made[job] = Figure(_name(job), **note)
    for job, svg, note in _drawn(list(wanted), workers):
        on_step(job[0])
        folder.write(_name(job), svg, wanted[job], note)
        made[job] = Figure(_name(job), **note)
    return made


def _name(job: Job) -> str:
    dossier, table, lang = job
    return f"{lang}/charts/{dossier}-{table}.svg"


def _drawn(jobs: list[Job], workers: int | None) -> Iterator[tuple[Job, bytes, dict[str, Any]]]:
    for job, made in _tried(jobs, workers):
        if isinstance(made, str):
            raise SitutorError(made)
        yield job, *made


def _tried(jobs: list[Job], workers: int | None) -> Iterator[tuple[Job, Drawn | str]]:
    count = min(workers or os.cpu_count() or 1, len(jobs))
    if count <= 1 or len(jobs) <= _FEW:
        yield from ((job, _try(job)) for job in jobs)
        return
    # Fresh processes: a fork would copy whatever threads a progress bar has running.
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(count, mp_context=spawn) as pool:
        waiting = {pool.submit(_try, job): job for job in jobs}
        try:
            for future in as_completed(waiting):
                yield waiting[future], future.result()
        except BrokenProcessPool:
            raise SitutorError(
                "drawing the charts ended without a word, perhaps for lack of memory; close other "
                "programs and try again"
            ) from None
        finally:
            pool.shutdown(cancel_futures=True)


def _try(job: Job) -> Drawn | str:
    """The chart, or what is wrong with it: our errors do not travel between processes."""
    try:
        return _draw(job)
    except SitutorError as error:
        return str(error)


def _draw(job: Job) -> Drawn:
    from situtor.show.charts import plot

    dossier, table, lang = job
    record = library.load_dossier(dossier)
    chart = plot(record, library.find_table(record, table), lang)
    found = _SVG.search(chart.html)
    assert found is not None  # every chart carries its picture in its HTML
    width, height = chart.figure.get_size_inches()
    note = {
        "height": round(1160 * height / width),
        "title": chart.title,
        "unit": chart.unit,
        "source": chart.source,
        "alt": chart.alt,
    }
    return base64.b64decode(found[1]), note


def _key(record: Dossier, table: Table, lang: Lang) -> str:
    data = read_text(library.folder_of(record) / f"{table.id}.csv").encode("utf-8")
    said = msgspec.json.encode([table, record.sources, library.units(), lang])
    return hashlib.sha256(data + said + _recipe().encode()).hexdigest()[:24]


@functools.cache
def _recipe() -> str:
    """Changes when charts would be drawn differently."""
    show = Path(library.__file__).parent / "show"
    code = b"".join(path.read_bytes() for path in sorted(show.glob("*.py")))
    return hashlib.sha256(code).hexdigest() + version("matplotlib")
