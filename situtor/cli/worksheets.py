"""``situtor worksheets``: the exercises on paper."""

from __future__ import annotations

from pathlib import Path

import click

from situtor.cli.common import ONE_LANG, console, modules_named


@click.command()
@click.argument("modules", nargs=-1)
@ONE_LANG
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
    from situtor import language
    from situtor.site.worksheets import make_worksheets

    chosen = modules_named(modules)
    langs = [language.known(lang)] if lang else list(language.LANGS)
    with console().status("…") as status:
        made = make_worksheets(chosen, out, langs, base_url, pdf, key, lambda n: status.update(n))
    for sheet in made:
        click.echo(str(sheet.pdf or sheet.html))
    click.echo(f"{len(made)} worksheets. Next: print them, or put {out} on a server for phones.")
