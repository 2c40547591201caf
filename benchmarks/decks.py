"""Measures slides against stock nbconvert, and a whole course of decks; prints one table.

The notebook is like those people bring: 25 slides, 6 figures with Thai titles, 4 tables, executed
before. Both converters get it in the same run, in turn, so that the ratios hold under any load.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat

from situtor import library

ROUNDS = 5
DECKS = 44
PLOT = """
import matplotlib.pyplot as plt
figure, axes = plt.subplots(figsize=(8, 4.5))
axes.plot([2545 + n for n in range(20)], [n * {0} % 17 for n in range(20)])
axes.set_title("จำนวนครัวเรือนที่เข้าร่วม")
"""
TABLE = "import pandas\npandas.DataFrame({'ปี': range(12), 'ราย': range(12), 'บาท': range(12)})"
TEXT = "## สไลด์ที่ {0}\n\n- ชาวบ้านตั้งกลุ่มออมทรัพย์\n- **หลักฐาน**ยังบาง\n\n$x_{{{0}}}^2$"


def notebook() -> Any:
    """The executed notebook."""
    from situtor.slides.execute import execute

    cells = []
    for number in range(25):
        slide = {"slideshow": {"slide_type": "slide"}}
        cells.append(nbformat.v4.new_markdown_cell(TEXT.format(number), metadata=slide))
        if number % 4 == 0 and number < 24:
            cells.append(nbformat.v4.new_code_cell(PLOT.format(number + 3)))
        if number % 6 == 1:
            cells.append(nbformat.v4.new_code_cell(TABLE))
    return execute(nbformat.v4.new_notebook(cells=cells), "bench")


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_turn(*works: Callable[[], object]) -> list[float]:
    """Median seconds of each, taken in turn after one round that does not count."""
    rounds = [[timed(work) for work in works] for _ in range(ROUNDS + 1)][1:]
    return [statistics.median(column) for column in zip(*rounds, strict=True)]


def run(*command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command], capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        sys.exit(done.stderr)


def command_line(path: Path) -> list[float]:
    """Seconds on the command line: stock, ours by nbconvert, ours by situtor."""
    out = ["--output-dir", str(path.parent / "out")]
    return in_turn(
        lambda: run("nbconvert", "--to", "slides", str(path), *out),
        lambda: run("nbconvert", "--to", "situtor_slides", str(path), *out),
        lambda: run("situtor", "slides", str(path), "--fresh", "--out", str(path.parent / "out")),
    )


def warm_process(executed: Any) -> list[float]:
    """Seconds in a process that converted before: stock, ours."""
    from nbconvert.exporters import SlidesExporter as Stock

    from situtor.slides.exporter import SlidesExporter as Ours

    stock, ours = Stock(), Ours()
    return in_turn(
        lambda: stock.from_notebook_node(executed), lambda: ours.from_notebook_node(executed)
    )


def course(folder: Path) -> list[float]:
    """Seconds for 44 decks: nothing kept, runs kept but no decks, nothing changed."""
    lessons = sorted((library.course_root() / "notebooks").glob("*/*.ipynb"))
    paths = []
    for number in range(DECKS):
        lesson = lessons[number % len(lessons)]
        path = folder / "lessons" / lesson.parent.name / f"{number:02}_{lesson.name}"
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(lesson, path)
        paths.append(str(path))
    out = folder / "decks"
    first = timed(lambda: run("situtor", "slides", *paths, "--fresh", "--out", str(out)))
    shutil.rmtree(out)
    warm = timed(lambda: run("situtor", "slides", *paths, "--out", str(out)))
    again = timed(lambda: run("situtor", "slides", *paths, "--out", str(out)))
    return [first, warm, again]


def say(label: str, value: float, unit: str = "s", goal: str = "") -> None:
    print(f"{label:<50} {value:8.2f} {unit:<3} {goal}", flush=True)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        executed = notebook()
        nbformat.write(executed, folder / "bench.ipynb")
        stock, by_nbconvert, by_situtor = command_line(folder / "bench.ipynb")
        say("command line: nbconvert --to slides (stock)", stock)
        say("command line: situtor slides", by_situtor)
        say("  ratio", by_situtor / stock, "×", "≤ 0.5")
        say("command line: nbconvert --to situtor_slides", by_nbconvert)
        say("  ratio", by_nbconvert / stock, "×")
        stock, ours = warm_process(executed)
        say("warm process: stock", stock)
        say("warm process: ours", ours)
        say("  ratio", ours / stock, "×", "≤ 1.3")
        first, warm, again = course(folder)
        say(f"{DECKS} decks, everything run", first)
        say(f"{DECKS} decks, runs kept", warm, "s", "≤ 20")
        say(f"{DECKS} decks, nothing changed", again, "s", "≤ 2")


if __name__ == "__main__":
    main()
