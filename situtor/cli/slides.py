"""``situtor slides``: lessons as files for a hall without internet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from situtor.cli.common import ONE_LANG, can_be_written, console
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
@click.option("--fresh", is_flag=True, help="Run and make everything again, changed or not.")
@click.option("--check", is_flag=True, help="Open each in a browser and say what does not fit.")
def slides(
    notebooks: tuple[str, ...], lang: str | None, out: Path, fresh: bool, check: bool
) -> None:
    """Export slides that need no internet: one HTML file for each lesson and language.

    NOTEBOOKS are names of lessons (day1_04_medellin) or paths of any notebooks; left out, all.
    What has not changed since the last time is left as it is.
    """
    from situtor.slides.make import make_decks

    paths = notebook_paths(notebooks, lang)
    can_be_written(out)
    with _progress("slides", len(paths)) as step:
        results = make_decks(
            paths, out, on_step=lambda result: step(result.notebook.stem), fresh=fresh
        )
    made = [each.path for each in results if each.path]
    for each in results:
        if each.path:
            size = f"{each.path.stat().st_size / 1e6:.2f} MB"
            click.echo(f"{each.path}  {size}{'  unchanged' if each.unchanged else ''}")
    failed = [each for each in results if not each.ok]
    for each in failed:
        click.echo(f"not made: {each.error}", err=True)
    found = _check(made) if check else 0
    if failed:
        raise click.ClickException(f"{len(failed)} of {len(results)} decks were not made")
    if found:
        raise click.ClickException(f"{found} things to mend in {len(made)} decks")
    if check:
        click.echo(f"{len(made)} decks opened; nothing to mend.")
    click.echo("Next: open a file in a browser; S shows the speaker notes, ? the keys.")


def _check(decks: Sequence[Path]) -> int:
    """Say what does not fit; returns how much that was."""
    from situtor.slides import fit

    with _progress("checking", len(decks)) as step:
        found = fit.check(decks, on_deck=lambda deck: step(deck.name))
    for each in found:
        click.echo(str(each), err=True)
    return len(found)


@contextmanager
def _progress(name: str, total: int) -> Iterator[Callable[[str], None]]:
    """A bar for as long as the block lasts; what it gives is told what was done."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console(), transient=True) as bar:
        task = bar.add_task(name, total=total)
        yield lambda done: bar.update(task, advance=1, description=done)


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
