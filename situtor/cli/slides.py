"""``situtor slides``: lessons as files for a hall without internet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from situtor.cli.common import ONE_LANG, console
from situtor.errors import UnknownModule


@click.command()
@click.argument("notebooks", nargs=-1)
@ONE_LANG
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("slides"),
    show_default=True,
    help="Folder for the decks.",
)
def slides(notebooks: tuple[str, ...], lang: str | None, out: Path) -> None:
    """Export slides that need no internet: one HTML file for each lesson and language.

    NOTEBOOKS are names of lessons (day1_04_medellin) or paths of any notebooks; left out, all.
    """
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from situtor.slides.make import make_decks

    paths = notebook_paths(notebooks, lang)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console(), transient=True) as progress:
        task = progress.add_task("slides", total=len(paths))

        def step(result: Any) -> None:
            progress.update(task, advance=1, description=result.notebook.stem)

        results = make_decks(paths, out, on_step=step)
    for each in results:
        if each.path:
            click.echo(f"{each.path}  {each.path.stat().st_size / 1e6:.2f} MB")
    failed = [each for each in results if not each.ok]
    for each in failed:
        click.echo(f"not made: {each.error}", err=True)
    if failed:
        raise click.ClickException(f"{len(failed)} of {len(results)} decks were not made")
    click.echo("Next: open a file in a browser; S shows the speaker notes, ? the keys.")


def notebook_paths(names: Sequence[str], lang: str | None) -> list[Path]:
    from situtor import library

    lessons = library.course_root() / "notebooks"
    langs = [lang] if lang else ["th", "en"]
    if not names:
        return [path for each in langs for path in sorted((lessons / each).glob("*.ipynb"))]
    paths: list[Path] = []
    for name in names:
        if Path(name).suffix == ".ipynb" and Path(name).exists():
            paths.append(Path(name))
            continue
        found = [lessons / each / f"{Path(name).stem}.ipynb" for each in langs]
        if not any(path.exists() for path in found):
            known = sorted({path.stem for path in lessons.glob("*/*.ipynb")})
            raise UnknownModule(name, known, "the lessons")
        paths += [path for path in found if path.exists()]
    return paths
