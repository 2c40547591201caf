"""Measures how long after a key an answer is on the disk, in a real JupyterLab.

``python benchmarks/latency.py`` types into an exercise and takes the time from each key to the
moment the page says that the answer is saved, which it says only when the disk has it. Further
down, what the time is made of: the wait for more keys, and the store alone.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import nbformat

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "browser"))
from lab import Lab  # noqa: E402

from situtor.answers import AnswerStore  # noqa: E402
from situtor.slides import fit  # noqa: E402

KEYS = 150
GOAL = 150
TEXT = "ถามว่าใครนับและนับอย่างไร แล้วเทียบกับตำบลข้างเคียง "
# In the page: when each key came, and when the status next said "saved".
WATCH = """card => {
  const status = card.querySelector(".si-status");
  const waiting = [];
  card.addEventListener("input", () => waiting.push(performance.now()), true);
  new MutationObserver(() => {
    if (status.dataset.state !== "saved") return;
    const now = performance.now();
    for (const key of waiting.splice(0)) window.taken.push(now - key);
  }).observe(status, { attributes: true });
}"""


def typed(page: Any, pause: int) -> list[float]:
    """Milliseconds from key to saved, typing with so many milliseconds between keys."""
    card = page.locator(".si-exercise").first
    area = card.locator("textarea:visible").first
    area.fill("")
    page.wait_for_timeout(1000)
    page.evaluate("window.taken = []")
    area.press_sequentially((TEXT * 9)[:KEYS], delay=pause, timeout=0)
    page.wait_for_timeout(1000)
    times: list[float] = page.evaluate("window.taken")
    return times


def line(what: str, times: list[float], goal: str = "") -> None:
    middle, most = statistics.median(times), max(times)
    high = statistics.quantiles(times, n=20)[-1]
    print(f"{what:<26} {len(times):>5} {middle:8.1f} {high:8.1f} {most:8.1f}  {goal}")


def store_alone(folder: Path) -> list[float]:
    store = AnswerStore(folder / "alone.sqlite")
    times = []
    for number in range(KEYS):
        start = time.perf_counter()
        store.add("medellin", "exit_ticket", "reflect", {"texts": {"changed": TEXT[:number]}})
        times.append((time.perf_counter() - start) * 1000)
    return times


def main() -> None:
    with tempfile.TemporaryDirectory() as name, fit.browser() as browser:
        folder = Path(name)
        lab = Lab(folder)
        try:
            cell = nbformat.v4.new_code_cell(
                'import situtor\nsitutor.setup("th")\n'
                'situtor.load_case("medellin").exercise("exit_ticket")'
            )
            kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
            notebook = nbformat.v4.new_notebook(cells=[cell], metadata=kernel)
            nbformat.write(notebook, lab.folder / "one.ipynb")
            page = browser.new_page()
            lab.open(page, "one.ipynb")
            lab.run_all(page)
            page.locator(".si-exercise").first.wait_for()
            page.locator(".si-exercise").first.evaluate(WATCH)
            print(f"{'from key to saved, ms':<26} {'keys':>5} {'median':>8} {'p95':>8} {'max':>8}")
            for pause in (300, 180, 90):
                line(f"a key every {pause} ms", typed(page, pause), f"p95 ≤ {GOAL} ms")
            rows = sum(1 for _ in AnswerStore(lab.answers).answers())
            size = sum(path.stat().st_size for path in folder.glob("answers.sqlite*"))
            print(f"kept: {rows} answers, {size / 1024:.0f} KiB")
        finally:
            lab.stop()
        line("the store alone", store_alone(folder))


if __name__ == "__main__":
    main()
