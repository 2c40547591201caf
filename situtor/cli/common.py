"""What the commands share."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from situtor.errors import SitutorError, UnknownModule

if TYPE_CHECKING:
    from rich.console import Console

    from situtor.model import Module

LANG = click.option(
    "--lang", type=click.Choice(["th", "en"]), default="th", show_default=True, help="Language."
)
ONE_LANG = click.option("--lang", type=click.Choice(["th", "en"]), help="Only this language.")


def console() -> Console:
    """Where tables and progress are drawn."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=True)


def can_be_written(folder: Path) -> None:
    """Make a folder, and see that files can be put there, before long work begins.

    Raises:
        SitutorError: they cannot.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise SitutorError(
            f"{folder}: nothing can be written here; choose another folder with --out "
            f"[{error.strerror or error}]"
        ) from None


def modules_named(names: Sequence[str]) -> list[Module]:
    """The sessions of the course with these ids; all of them for none.

    Raises:
        UnknownModule: the course has no such session.
    """
    from situtor import library

    known = {module.id: module for module in library.load_course().modules}
    for name in names:
        if name not in known:
            raise UnknownModule(name, known, "the course")
    return [known[name] for name in names] or list(known.values())
