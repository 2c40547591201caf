"""Measures situtor and its peers in one run, prints the tables, puts them into the README.

``python benchmarks/peers.py`` measures everything; names of parts (``tables decks answers
rooms``) measure only those and leave the README as it is. The peers come from PyPI into
environments of their own in the user's cache folder, on first use.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
from pathlib import Path

import peer_answers
import peer_decks
import peer_rooms
import peer_tables

README = Path(__file__).with_name("README.md")
BEGIN, END = "<!-- measured -->\n", "<!-- /measured -->"
PARTS = {
    "tables": peer_tables.measure,
    "decks": peer_decks.measure,
    "answers": peer_answers.measure,
    "rooms": peer_rooms.measure,
}


def circumstances(before: float) -> str:
    """When and on what; `before` is the load of the machine before the measuring began."""
    cores = os.cpu_count()
    calm = "" if before < 1.5 * (cores or 1) else " The machine was busy: only ratios hold."
    return (
        f"Measured on {datetime.date.today().isoformat()}, {cores} cores, {platform.system()}, "
        f"Python {platform.python_version()}; load at the start {before:.1f}.{calm}\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=", ".join(PARTS))
    asked = parser.parse_args().parts
    if unknown := set(asked) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    found = [circumstances(os.getloadavg()[0])]
    print(found[0], flush=True)
    for name in asked or PARTS:
        found.append(PARTS[name]().markdown())
        print(found[-1], flush=True)
    if not asked:
        text = README.read_text("utf-8")
        before, after = text.split(BEGIN)[0], text.split(END)[1]
        README.write_text("\n".join([before + BEGIN, *found, END + after]), "utf-8")


if __name__ == "__main__":
    main()
