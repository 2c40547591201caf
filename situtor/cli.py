"""The command line: ``situtor --help``. Each command says what to do next."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from situtor.cli_answers import LANG, answers
from situtor.errors import SitutorError, UnknownModule

if TYPE_CHECKING:
    from rich.console import Console


class Commands(click.Group):
    """Turns our errors into one line and a non-zero exit."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except SitutorError as error:
            raise click.ClickException(str(error)) from None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="situtor")
def main() -> None:
    """Teach social innovation with real cases, in Thai and in English."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console set to another code page must not stop a Thai sentence.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False, soft_wrap=True)


@main.command()
@LANG
@click.option(
    "--folder", type=click.Path(path_type=Path, file_okay=False), help="Where the lessons go."
)
@click.option("--prepare", is_flag=True, help="Lay the lessons out, but do not start JupyterLab.")
@click.argument("jupyter", nargs=-1)
def teach(lang: str, folder: Path | None, prepare: bool, jupyter: tuple[str, ...]) -> None:
    """Open JupyterLab on the course.

    In a checkout the lessons are taught where they lie. Installed from a wheel they are laid out
    in a folder of yours (./situtor-course unless --folder names another); what you changed there
    is never overwritten. Options after -- go to JupyterLab.
    """
    from situtor import library
    from situtor.teaching.launch import __name__ as launcher
    from situtor.teaching.launch import environment
    from situtor.teaching.layout import lay_out

    lessons = library.course_root() / "notebooks"
    installed = library.course_root().name == "_course"
    if installed or folder:
        folder = (folder or Path("situtor-course")).resolve()
        report = lay_out(lessons, folder)
        click.echo(f"Lessons in {folder}: {len(report.new)} new, {len(report.updated)} updated.")
        for name in report.beside:
            click.echo(f"You changed this lesson, so the newer one stands beside it: {name}")
    else:
        folder = lessons
    if prepare:
        click.echo("Start with: situtor teach" + (f' --folder "{folder}"' if installed else ""))
        return
    click.echo("Opening JupyterLab. Stop it with Ctrl+C.", err=True)
    start = f"--LabApp.default_url=/lab/tree/{lang}/00_start_here.ipynb"
    root = ["--ServerApp.allow_root=True"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    command = [sys.executable, "-m", launcher, f"--ServerApp.root_dir={folder}", start, *root]
    os.chdir(folder)
    if os.name == "nt":
        import subprocess

        sys.exit(subprocess.call([*command, *jupyter], env=environment()))
    os.execve(sys.executable, [*command, *jupyter], environment())


@main.command()
@LANG
def plan(lang: str) -> None:
    """Show the timetable."""
    from rich.table import Table

    from situtor import language, library
    from situtor.authoring.notebooks import is_written

    language.use(lang)
    course = library.load_course()
    console = _console()
    thai = lang == "th"
    for day in course.days:
        head, unit = ("วันที่", "นาที") if thai else ("Day", "min")
        title = f"{head} {day.day}: {day.title} ({day.minutes} {unit})"
        table = Table(title=title, title_justify="left", box=None)
        table.add_column("นาที" if thai else "min", justify="right")
        table.add_column("บทเรียน" if thai else "session")
        table.add_column("สมุดบทเรียน" if thai else "notebook")
        for module in day.modules:
            written = is_written(module)
            mark = module.id if written else f"{module.id} ({'ยังไม่มี' if thai else 'planned'})"
            table.add_row(str(module.minutes), str(module.title), mark)
        console.print(table)
    click.echo("Next: situtor teach" + ("" if thai else " --lang en"))


@main.command()
@LANG
@click.option("--day", type=click.Choice(["1", "2"]), help="Only this day.")
def cases(lang: str, day: str | None) -> None:
    """List the cases that can be loaded."""
    from rich.table import Table

    from situtor import language, library

    language.use(lang)
    table = Table("id", "ชื่อ" if lang == "th" else "name", box=None)
    for heading in ("facts", "tables"):
        table.add_column(heading, justify="right")
    for case_id in library.list_cases(int(day) if day else None):
        record = library.load_record(case_id)
        table.add_row(case_id, str(record.name), str(len(record.facts)), str(len(record.tables)))
    _console().print(table)
    click.echo('Next, in a notebook: situtor.load_case("medellin")')


@main.command()
@click.argument("notebooks", nargs=-1)
@click.option("--lang", type=click.Choice(["th", "en"]), help="Only this language.")
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

    paths = _notebook_paths(notebooks, lang)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=_console(), transient=True) as progress:
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


def _notebook_paths(names: Sequence[str], lang: str | None) -> list[Path]:
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


@main.command()
@click.argument("modules", nargs=-1)
@click.option("--lang", type=click.Choice(["th", "en"]), help="Only this language.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("worksheets"),
    show_default=True,
    help="Folder for the worksheets.",
)
@click.option("--base-url", help="Where the pages will be served: puts QR codes on the paper.")
@click.option("--pdf/--no-pdf", default=True, help="Print to PDF with Chromium.", show_default=True)
@click.option("--key", is_flag=True, help="Make the instructor's sheets with the reasoning too.")
def worksheets(
    modules: tuple[str, ...],
    lang: str | None,
    out: Path,
    base_url: str | None,
    pdf: bool,
    key: bool,
) -> None:
    """Make worksheets on A4 paper, and each exercise as a page for a phone.

    MODULES are names of sessions (day1_04_medellin); left out, all that have exercises.
    """
    from situtor import language, library
    from situtor.site.worksheets import make_worksheets

    known = {module.id: module for module in library.load_course().modules}
    for name in modules:
        if name not in known:
            raise UnknownModule(name, known, "the course")
    chosen = [known[name] for name in modules] or list(known.values())
    langs = [language.known(lang)] if lang else list(language.LANGS)
    with _console().status("…") as status:
        made = make_worksheets(chosen, out, langs, base_url, pdf, key, lambda n: status.update(n))
    for sheet in made:
        click.echo(str(sheet.pdf or sheet.html))
    click.echo(f"{len(made)} worksheets. Next: print them, or put {out} on a server for phones.")


@main.command()
@click.option("--fix", is_flag=True, help="Write again what is generated from the data.")
def check(fix: bool) -> None:
    """Check data, exercises and lessons, and say in plain words what is missing."""
    from situtor.authoring import checks

    if fix:
        for path in checks.fix():
            click.echo(f"written: {path}")
    with _console().status("…") as status:
        findings = list(checks.check_all(lambda name: status.update(name)))
    for finding in findings:
        click.echo(str(finding), err=True)
    if findings:
        raise click.ClickException(f"{len(findings)} to mend")
    if planned := checks.planned_modules():
        click.echo(f"planned, not written yet: {', '.join(module.id for module in planned)}")
    click.echo("All is well. Next: situtor slides")


main.add_command(answers)
