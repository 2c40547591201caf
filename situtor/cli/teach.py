"""The commands of a day of teaching: open the lessons, see the timetable and the cases."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from situtor.cli.common import LANG, console

_OPENING = {
    "th": "กำลังเปิด JupyterLab ในเบราว์เซอร์ ถ้าไม่เปิดเอง ให้คัดลอกที่อยู่ http ข้างล่างนี้ไปเปิด เลิกใช้กด Ctrl+C",
    "en": "Opening JupyterLab in a browser. If none opens, copy the http address below into one. "
    "Ctrl+C stops it.",
}
_QUIET = "--Application.log_level=WARN"  # the address is still told


@click.command()
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
    click.echo(_OPENING[lang], err=True)
    start = f"--LabApp.default_url=/lab/tree/{lang}/00_start_here.ipynb"
    root = ["--ServerApp.allow_root=True"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    command = [
        sys.executable,
        "-m",
        launcher,
        f"--ServerApp.root_dir={folder}",
        start,
        _QUIET,
        *root,
    ]
    os.chdir(folder)
    if os.name == "nt":
        import subprocess

        sys.exit(subprocess.call([*command, *jupyter], env=environment()))
    os.execve(sys.executable, [*command, *jupyter], environment())


@click.command()
@LANG
def plan(lang: str) -> None:
    """Show the timetable."""
    from rich.table import Table

    from situtor import language, library
    from situtor.authoring.notebooks import is_written

    language.use(lang)
    course = library.load_course()
    out = console()
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
        out.print(table)
    click.echo("Next: situtor teach" + ("" if thai else " --lang en"))


@click.command()
@click.argument("names", metavar="[CASE]...", nargs=-1)
@LANG
@click.option("--day", type=click.Choice(["1", "2"]), help="Only this day.")
@click.option(
    "--excel",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write an Excel workbook for each into this folder.",
)
def cases(names: tuple[str, ...], lang: str, day: str | None, excel: Path | None) -> None:
    """List the cases that can be loaded, or write them as Excel workbooks.

    CASE is a case's id, or that of a collection such as context; left out, all cases.
    """
    from situtor import language, library

    language.use(lang)
    chosen = names or library.list_cases(int(day) if day else None)
    if excel:
        _workbooks(chosen, excel, lang)
        return
    from rich.table import Table

    table = Table("id", "ชื่อ" if lang == "th" else "name", box=None)
    for heading in ("facts", "tables"):
        table.add_column(heading, justify="right")
    for name in chosen:
        record = library.load_dossier(name)
        table.add_row(name, str(record.name), str(len(record.facts)), str(len(record.tables)))
    console().print(table)
    click.echo('Next, in a notebook: situtor.load_case("medellin")')


def _workbooks(names: Sequence[str], folder: Path, lang: str) -> None:
    from situtor.language import known
    from situtor.site.workbook import write_workbooks

    count = 0
    for path in write_workbooks(names, folder, known(lang)):
        click.echo(str(path))
        count += 1
    click.echo(f"{count} workbooks. Next: open one in Excel; its first sheet lists the others.")
