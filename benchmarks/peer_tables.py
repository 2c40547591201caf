"""Import and first table: situtor against packages that bring data sets with them."""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

from decks import timed
from environments import OWN, output, python, version
from table import Section, ratio

ROUNDS = 7
# Put before code, it refuses every connection and every look-up of a name.
REFUSE = """import socket
def refuse(*_, **__): raise OSError("no network")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
"""
VEGA = (
    "from vega_datasets import data, local_data; "
    "print(len(local_data.list_datasets()), 'of', len(data.list_datasets()))"
)


class Package(NamedTuple):
    name: str
    imports: str
    first: str


OURS = Package(
    "situtor",
    "import situtor",
    "import situtor; situtor.load_table('medellin', 'homicides_police_cities')",
)
PEERS = [
    Package("seaborn", "import seaborn", "import seaborn; seaborn.load_dataset('penguins')"),
    Package(
        "vega_datasets",
        "import vega_datasets",
        "from vega_datasets import data; data.cars()",
    ),
    Package(
        "palmerpenguins",
        "import palmerpenguins",
        "import palmerpenguins; palmerpenguins.load_penguins()",
    ),
    Package(
        "statsmodels",
        "import statsmodels.datasets",
        "import statsmodels.datasets as kept; kept.grunfeld.load_pandas().data",
    ),
]


def refused(interpreter: Path, code: str) -> str:
    """Nothing, when the code runs without the network; else the last line of its complaint."""
    with tempfile.TemporaryDirectory() as empty:
        done = subprocess.run(
            [str(interpreter), "-c", REFUSE + code],
            capture_output=True,
            text=True,
            env={**os.environ, "SEABORN_DATA": empty},
        )
    return done.stderr.strip().splitlines()[-1] if done.returncode else ""


def medians(codes: dict[str, tuple[Path, list[str]]]) -> dict[str, list[float]]:
    """Median seconds of fresh processes for each package's codes, everything in turn."""
    taken: dict[str, list[list[float]]] = {name: [] for name in codes}
    for _ in range(ROUNDS + 1):
        for name, (interpreter, several) in codes.items():
            taken[name].append([_seconds(interpreter, code) for code in several])
    return {
        name: [statistics.median(column) for column in zip(*rounds[1:], strict=True)]
        for name, rounds in taken.items()
    }


def _seconds(interpreter: Path, code: str) -> float:
    return timed(lambda: output(interpreter, "-c", code))


def measure() -> Section:
    packages = {each.name: each for each in [OURS, *PEERS]}
    where = {name: OWN if name == OURS.name else python("tables") for name in packages}
    complaints = {name: refused(where[name], each.first) for name, each in packages.items()}
    codes = {
        name: (
            where[name],
            ["pass", "import pandas", each.imports, *([] if complaints[name] else [each.first])],
        )
        for name, each in packages.items()
    }
    rows = []
    ours: list[float] = []
    for name, (bare, pandas, imported, *first) in medians(codes).items():
        taken = [imported - bare, *(each - bare for each in first)]
        ours = ours or taken
        offline = f"fails: {complaints[name]}" if complaints[name] else "works"
        if name == "vega_datasets":
            offline += f" for {output(where[name], '-c', VEGA)} data sets"
        rows.append(
            [
                version(where[name], name),
                ratio(taken[0], ours[0]),
                ratio(taken[1], ours[1]) if first else "–",
                f"{taken[0] * 1000:.0f} ms",
                f"{(imported - pandas) * 1000:+.0f} ms",
                f"{taken[1] * 1000:.0f} ms" if first else "–",
                f"{(first[0] - pandas) * 1000:+.0f} ms" if first else "–",
                offline,
            ]
        )
    return Section(
        "Import and first table",
        [
            "package", "import, × ours", "first table, × ours", "import, over bare Python",
            "import, over `import pandas`", "first table, over bare Python",
            "first table, over `import pandas`", "first table, network refused",
        ],
        rows,
        f"Fresh processes of `python -c`, median of {ROUNDS} after one that does not count. "
        "“First table” is the import and the first data frame. Bare Python and `import pandas` "
        "are measured in the same environment and the same rounds. situtor reads pandas when the "
        "first table is asked for, not when it is imported. Its environment here is the one of the "
        "tests, where pandas finds and imports pyarrow too; so compare first tables over "
        "`import pandas`, where some tens of milliseconds either way are scatter.",
    )  # fmt: skip
