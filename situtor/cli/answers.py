"""The commands around what participants answered: ``situtor answers --help``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from situtor.cli.common import LANG
from situtor.errors import SitutorError


@click.group()
def answers() -> None:
    """What participants answered: sum it up, carry it to another machine, or delete it."""


@answers.command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--learner", help="Only this learner's answers.")
def answers_export(file: Path, learner: str | None) -> None:
    """Write all answers to FILE; its ending says how.

    A name that ends in .csv becomes a table for Excel, one in .parquet a table for a statistics
    program, a row an answer; any other name the portable file that `import` takes.
    """
    from situtor.answers import export_answers, export_csv, export_parquet, open_store

    tables = {".csv": export_csv, ".parquet": export_parquet}
    if export := tables.get(file.suffix.lower()):
        count = export(file, open_store(), learner)
        click.echo(f"{count} answers in {file}. Next: open it in Excel or a statistics program.")
        return
    count = export_answers(file, open_store(), learner)
    click.echo(f"{count} answers in {file}. Next, elsewhere: situtor answers import {file.name}")


@answers.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--salvage", is_flag=True, help="Take the complete answers of a file that is cut off."
)
def answers_import(files: tuple[Path, ...], salvage: bool) -> None:
    """Take in answers from FILES; doing it twice does no harm."""
    from situtor.answers import TransferError, import_answers, open_store

    store = open_store()
    wrong = 0
    for file in files:
        try:
            report = import_answers(file, store, salvage=salvage)
        except TransferError as error:
            click.echo(str(error), err=True)
            wrong += 1
            continue
        click.echo(
            f"{file.name}: {report.new} new, {report.known} known, {len(report.rejected)} rejected"
        )
        for each in report.rejected:
            click.echo(f"{file.name}, line {each.line}: rejected, {each.reason}", err=True)
        wrong += bool(report.rejected)
    if wrong:
        raise click.ClickException(
            f"{wrong} of {len(files)} files had something wrong; the rest is in"
        )


@answers.command("list")
def answers_list() -> None:
    """Show who has answered: code, nickname and number of answers."""
    from collections import Counter

    from situtor.answers import open_store

    store = open_store()
    counts = Counter(answer.learner for answer in store.answers())
    for learner in store.learners():
        click.echo(f"{learner.id}  {counts[learner.id]:>5}  {learner.nickname}")
    click.echo("To delete one: situtor answers forget CODE")


@answers.command("forget")
@click.argument("learner")
def answers_forget(learner: str) -> None:
    """Delete everything about LEARNER (the code that `situtor answers list` shows)."""
    from situtor.answers import open_store

    count = open_store().forget(learner)
    click.echo(f"{count} answers and the nickname are gone from this machine.")


@answers.command("summary")
@click.argument("case", required=False)
@click.argument("exercise", required=False)
@click.option(
    "--before-after",
    is_flag=True,
    help="Show how scores moved from the six items before the course to the six after it.",
)
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path, exists=True),
    help="A folder of exported files, or one of them.",
)
@click.option("--names", is_flag=True, help="Show nicknames beside what people wrote.")
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the pictures to this file.",
)
@LANG
def answers_summary(
    case: str | None,
    exercise: str | None,
    before_after: bool,
    source: Path | None,
    names: bool,
    html: Path | None,
    lang: str,
) -> None:
    """Show what the class answered to EXERCISE of CASE; left out, to all of the case."""
    from situtor import language
    from situtor.exercises.summary.panel import Panel, page
    from situtor.exercises.summary.room import summaries, summary

    language.use(lang)
    found: Sequence[Panel]
    if before_after and not (case or names):
        from situtor.exercises.summary.change import change
        from situtor.exercises.summary.change_views import change_panel

        case, found = "before and after", [change_panel(change(source))]
    elif before_after or case is None:
        raise click.UsageError(
            "expected the name of a case (and of one of its exercises), or --before-after alone"
        )
    elif exercise:
        found = [summary(case, exercise, source, names)]
    else:
        found = summaries(case, source, names)
    click.echo("\n\n".join(each.plain for each in found))
    if html:
        _write(html, page(case, found))
        click.echo(f"Next: open {html} in a browser.")
    else:
        click.echo("Next, for the pictures: the same with --html FILE")


@answers.command("calibration")
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path, exists=True),
    help="A folder of exported files, or one of them.",
)
@click.option("--names", is_flag=True, help="List people by nickname.")
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the picture to this file.",
)
@LANG
def answers_calibration(source: Path | None, names: bool, html: Path | None, lang: str) -> None:
    """Show how often the truth lay inside the ranges that people gave."""
    from situtor import language
    from situtor.exercises.summary.calibration import calibration
    from situtor.exercises.summary.panel import page

    language.use(lang)
    found = calibration(source, names)
    click.echo(found.plain)
    if html:
        _write(html, page("calibration", [found]))
        click.echo(f"Next: open {html} in a browser.")
    else:
        click.echo("Next, for the picture: the same with --html FILE")


def _write(path: Path, content: str) -> None:
    """Write a page of ours; another kind of file of that name is left as it is."""
    try:
        if path.exists() and not path.read_bytes().startswith(b"<!doctype html>"):
            raise SitutorError(f"{path}: something else is here already; choose another name")
        path.write_text(content, "utf-8")
    except OSError as error:
        raise SitutorError(
            f"{path}: the file cannot be written here; choose a folder that exists and has space "
            f"[{error.strerror or error}]"
        ) from None
