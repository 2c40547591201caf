"""Measures what the first lesson promises; prints one table. Medians of fresh processes."""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from situtor import library

ROUNDS = 15


def seconds(code: str, rounds: int = ROUNDS) -> float:
    """Median wall time of a fresh Python that runs the code."""
    taken = []
    for _ in range(rounds + 1):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken[1:])


def imports() -> float:
    return seconds("import situtor") - seconds("pass")


def first_table() -> float:
    path = library.case_file("medellin").parent / "homicides_police_cities.csv"
    ours = seconds("import situtor; situtor.load_table('medellin', 'homicides_police_cities')")
    return ours - seconds(f"import pandas; pandas.read_csv({str(path)!r})")


def deck(folder: Path) -> tuple[float, float, float]:
    """Seconds to make the Medellín deck, megabytes, and seconds to its first painted slide."""
    from situtor.slides import fit

    start = time.perf_counter()
    command = [sys.executable, "-m", "situtor", "slides", "day1_04_medellin", "--lang", "th"]
    subprocess.run([*command, "--out", str(folder)], check=True, capture_output=True)
    made = time.perf_counter() - start
    path = next(folder.rglob("*.html"))
    painted = []
    with fit.browser() as chromium:
        for _ in range(5):
            context = chromium.new_context(offline=True, viewport={"width": 1280, "height": 720})
            page = context.new_page()
            page.goto(path.as_uri())
            page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
            paint = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
            painted.append(page.evaluate(paint) / 1000)
            context.close()
    return made, path.stat().st_size / 1e6, statistics.median(painted)


def lab_start() -> float:
    """Seconds from `situtor teach` to a JupyterLab page that answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "situtor", "teach", "--", "--no-browser"]
    options = [f"--ServerApp.port={port}", "--IdentityProvider.token=bench"]
    start = time.perf_counter()
    server = subprocess.Popen(
        [*command, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ
    )
    try:
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/lab?token=bench", timeout=5)
                return time.perf_counter() - start
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
    finally:
        server.terminate()
        server.wait()


def main() -> None:
    rows = [
        ("import situtor, over bare Python", imports() * 1000, "ms", "≤ 40"),
        ("first load_table, over pandas.read_csv", first_table() * 1000, "ms", "≤ 120"),
    ]
    with tempfile.TemporaryDirectory() as folder:
        made, size, paint = deck(Path(folder))
    rows += [
        ("Medellín deck, notebook to file", made, "s", ""),
        ("Medellín deck, size", size, "MB", "≤ 1.5"),
        ("Medellín deck, first paint with the network off", paint, "s", "≤ 1"),
        ("situtor teach, second start to a page", lab_start(), "s", "≤ 15"),
    ]
    for name, value, unit, goal in rows:
        print(f"{name:<50} {value:8.2f} {unit:<3} {goal}")


if __name__ == "__main__":
    main()
